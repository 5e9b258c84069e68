// SPDX-License-Identifier: MIT
#include "compose/area_room.hpp"

#include "geom/measure.hpp"
#include "geom/simplify.hpp"

#include <algorithm>
#include <utility>

namespace cordon::compose {

namespace {

using Stretch = std::pair<double, double>; ///< from, to along a row

/// The stretches of the row at `y` that lie inside (even-odd), within `seen`, from left to right.
std::vector<Stretch> inside_at(const geom::PageView& polygon, const geom::PageBox& seen, double y) {
    std::vector<double> crossings;
    for (std::size_t i = 0; i < polygon.part_count(); ++i) {
        const auto ring = polygon.part(i);
        for (std::size_t k = 0; k < ring.size(); ++k) {
            const geom::PagePoint a = ring[k];
            const geom::PagePoint b = ring[k + 1 < ring.size() ? k + 1 : 0];
            if ((a.y <= y) != (b.y <= y))
                crossings.push_back(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y));
        }
    }
    std::sort(crossings.begin(), crossings.end());
    std::vector<Stretch> out;
    for (std::size_t k = 0; k + 1 < crossings.size(); k += 2) {
        const Stretch part{std::max(crossings[k], seen.min_x),
                           std::min(crossings[k + 1], seen.max_x)};
        if (part.first < part.second) out.push_back(part);
    }
    return out;
}

std::vector<Stretch> common(const std::vector<Stretch>& a, const std::vector<Stretch>& b) {
    std::vector<Stretch> out;
    for (const Stretch& one : a) {
        for (const Stretch& other : b) {
            const Stretch both{std::max(one.first, other.first),
                               std::min(one.second, other.second)};
            if (both.first < both.second) out.push_back(both);
        }
    }
    return out;
}

} // namespace

void AreaOutlines::add(std::size_t feature, const geom::PageView& area) {
    geom::simplify(area, coarse_outline, geom::SmallRings::drop, outlines_);
    boxes_.push_back(area.box());
    features_.push_back(feature);
}

bool AreaOutlines::other_holds(std::size_t feature, geom::PagePoint p) const {
    for (std::size_t k = 0; k < features_.size(); ++k)
        if (features_[k] != feature && boxes_[k].contains(p) && geom::contains(outlines_[k], p))
            return true;
    return false;
}

std::vector<geom::PagePoint> roomy_places(const geom::PageView& polygon, const geom::PageBox& seen,
                                          double height, int rows) {
    std::vector<geom::PagePoint> out;
    for (int row = 0; row < rows; ++row) {
        const double y = seen.min_y + height / 2 + (seen.height() - height) * (row + 0.5) / rows;
        std::vector<Stretch> free = inside_at(polygon, seen, y);
        for (const double at : {y - height / 2, y + height / 2})
            free = common(free, inside_at(polygon, seen, at));
        const auto widest = std::max_element(free.begin(), free.end(), [](Stretch a, Stretch b) {
            return a.second - a.first < b.second - b.first;
        });
        if (widest != free.end()) out.emplace_back((widest->first + widest->second) / 2, y);
    }
    return out;
}

} // namespace cordon::compose
