// SPDX-License-Identifier: MIT
#include "analysis/road_index.hpp"

#include "analysis/local_plane.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cordon::analysis {

namespace {

/// Segments in a box: fewer make the index large, more make boxes that hold little road.
constexpr std::uint32_t longest_run = 8;

/// Half the width in degrees of longitude of what lies within `degrees` of a latitude.
double longitude_reach(double latitude, double degrees) {
    const double farthest = std::abs(latitude) + degrees;
    if (farthest > 89.0) return 360.0;
    return std::min(360.0, degrees / std::cos(farthest * std::numbers::pi / 180.0));
}

} // namespace

RoadIndex::RoadIndex(std::span<const geom::LonLat> points, std::span<const PointRange> lines)
    : line_count_(lines.size()) {
    runs_.reserve(points.size() / longest_run + lines.size());
    boxes_.reserve(runs_.capacity());
    for (std::uint32_t id = 0; id < lines.size(); ++id)
        add_runs(points.subspan(lines[id].first, lines[id].count), id);
    index_ = geom::BoxIndex<geom::GeographicSpace>(boxes_);
    boxes_.clear();
    boxes_.shrink_to_fit();
}

void RoadIndex::add_runs(std::span<const geom::LonLat> line, std::uint32_t id) {
    if (line.size() < 2) return;
    const auto segments = static_cast<std::uint32_t>(line.size() - 1);
    for (std::uint32_t first = 0; first < segments; first += longest_run) {
        const std::uint32_t count = std::min(longest_run, segments - first);
        geom::LonLatBox box;
        geom::LonLat p = line[first];
        box.add(p);
        for (std::uint32_t k = first + 1; k <= first + count; ++k) {
            p = {p.x + wrapped(line[k].x - p.x), line[k].y}; // unbroken across the antimeridian
            box.add(p);
        }
        wraps_ = wraps_ || box.min_x < -180.0 || box.max_x > 180.0;
        runs_.push_back({id, first, count});
        boxes_.push_back(box);
    }
}

void RoadIndex::query(geom::LonLat place, double radius_m, std::vector<std::uint32_t>& runs) const {
    // A degree of latitude is at least 110,574 m.
    const double reach = radius_m / 110574.0 + 1e-9;
    const double reach_x = longitude_reach(place.y, reach);
    const geom::LonLatBox box{place.x - reach_x, place.y - reach, place.x + reach_x,
                              place.y + reach};
    index_.query(box, runs);
    if (!wraps_ && box.min_x >= -180.0 && box.max_x <= 180.0) return;
    std::vector<std::uint32_t> more;
    for (const double turn : {-360.0, 360.0}) {
        index_.query({box.min_x + turn, box.min_y, box.max_x + turn, box.max_y}, more);
        runs.insert(runs.end(), more.begin(), more.end());
    }
    std::sort(runs.begin(), runs.end());
    runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
}

} // namespace cordon::analysis
