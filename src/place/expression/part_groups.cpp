// SPDX-License-Identifier: MIT
#include "place/expression/part_groups.hpp"

#include "core/units.hpp"
#include "geom/overlay.hpp"
#include "geom/shape_memo.hpp"
#include "geom/simplify.hpp"
#include "proj/geodesic.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>
#include <optional>

namespace cordon::place::expression {

namespace {

geom::LonLatBox shifted(const geom::LonLatBox& box, double degrees) {
    return {box.min_x + degrees, box.min_y, box.max_x + degrees, box.max_y};
}

/// By how many degrees of longitude the second box has to be moved to touch the first.
std::optional<double> touching_shift(const geom::LonLatBox& a, const geom::LonLatBox& b) {
    for (const double shift : {0.0, 360.0, -360.0})
        if (a.intersects(shifted(b, shift))) return shift;
    return std::nullopt;
}

/// A group in the making: its box and the outer rings in it.
struct Gathering {
    geom::LonLatBox box;
    std::vector<std::size_t> rings;
};

/// Takes in all that touches one gathering, until nothing does.
void gather_all(std::vector<Gathering>& all) {
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t i = 0; i < all.size(); ++i)
            for (std::size_t k = all.size() - 1; k > i; --k) {
                const auto shift = touching_shift(all[i].box, all[k].box);
                if (!shift) continue;
                all[i].box.add(shifted(all[k].box, *shift));
                all[i].rings.insert(all[i].rings.end(), all[k].rings.begin(), all[k].rings.end());
                all.erase(all.begin() + static_cast<std::ptrdiff_t>(k));
                changed = true;
            }
    }
}

/// A ring with the holes that follow it.
void add_ring(const geom::LonLatView& view, std::size_t ring, geom::LonLatShape& out) {
    out.add_part(view.part(ring), false);
    for (std::size_t i = ring + 1; i < view.part_count() && view.is_hole(i); ++i)
        out.add_part(view.part(i), true);
}

/// How far two intervals are apart, as the nearest end of each.
std::pair<double, double> nearest_ends(double a_low, double a_high, double b_low, double b_high) {
    if (a_high < b_low) return {a_high, b_low};
    if (b_high < a_low) return {a_low, b_high};
    const double both = std::max(a_low, b_low);
    return {both, both};
}

double gap_km(const geom::LonLatBox& a, const geom::LonLatBox& b) {
    const auto [y_a, y_b] = nearest_ends(a.min_y, a.max_y, b.min_y, b.max_y);
    double least = HUGE_VAL;
    for (const double shift : {0.0, 360.0, -360.0}) {
        const auto [x_a, x_b] = nearest_ends(a.min_x, a.max_x, b.min_x + shift, b.max_x + shift);
        const auto latitude = [](double y) { return std::clamp(y, -90.0, 90.0); };
        least = std::min(least, proj::distance({x_a, latitude(y_a)}, {x_b, latitude(y_b)}).value());
    }
    return least / 1000.0;
}

} // namespace

geom::LonLatBox grown_by_km(const geom::LonLatBox& box, double km) {
    constexpr double least_km_per_degree = 110.0; // of latitude, so that the box is no smaller
    const double up = km / least_km_per_degree;
    const double highest = std::max(std::abs(box.min_y - up), std::abs(box.max_y + up));
    const double shrunk = std::cos(std::min(highest, 90.0) * std::numbers::pi / 180.0);
    const double aside = std::min(180.0, up / std::max(shrunk, 1e-3));
    return {box.min_x - aside, std::max(-90.0, box.min_y - up), box.max_x + aside,
            std::min(90.0, box.max_y + up)};
}

std::vector<PartGroup> part_groups(const geom::LonLatShape& outline, double km) {
    const geom::LonLatView view = outline.view();
    std::vector<Gathering> gatherings;
    for (std::size_t i = 0; i < view.part_count(); ++i) {
        if (view.is_hole(i)) continue;
        geom::LonLatBox box;
        for (const geom::LonLat& p : view.part(i)) box.add(p);
        gatherings.push_back({grown_by_km(box, km), {i}});
    }
    gather_all(gatherings);
    std::vector<PartGroup> groups;
    for (Gathering& gathering : gatherings) {
        PartGroup& group = groups.emplace_back();
        group.box = gathering.box;
        std::sort(gathering.rings.begin(), gathering.rings.end());
        for (const std::size_t ring : gathering.rings) add_ring(view, ring, group.outline);
    }
    return groups;
}

geom::LonLatShape home_parts(const geom::LonLatShape& outline) {
    constexpr double together = 100.0; // km
    constexpr double far = 2000.0;     // km
    constexpr double small = 0.05;
    const std::vector<PartGroup> groups = part_groups(outline, together);
    if (groups.size() < 2) return outline;
    std::vector<double> areas;
    areas.reserve(groups.size());
    for (const PartGroup& group : groups) areas.push_back(proj::area_m2(group.outline.view()));
    const double total = std::accumulate(areas.begin(), areas.end(), 0.0);
    const auto largest =
        static_cast<std::size_t>(std::max_element(areas.begin(), areas.end()) - areas.begin());
    geom::LonLatShape home(geom::Kind::polygon);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (areas[i] < small * total && gap_km(groups[largest].box, groups[i].box) > far) continue;
        const geom::LonLatView view = groups[i].outline.view();
        for (std::size_t k = 0; k < view.part_count(); ++k)
            home.add_part(view.part(k), view.is_hole(k));
    }
    return home;
}

namespace {

geom::LonLatShapes simplified(const geom::LonLatShape& outline, double km) {
    geom::LonLatShapes simple;
    geom::simplify(outline.view(), km / km_per_degree, geom::SmallRings::drop, simple);
    return simple;
}

geom::LonLatShape find_home_outline(const geom::LonLatShape& outline) {
    constexpr std::size_t most_points = 4000;
    constexpr double share = 1.0 / 2000.0; // of the side of a square of its area
    geom::LonLatShape home = home_parts(outline);
    if (home.view().point_count() <= most_points) return home;
    double km = share * std::sqrt(proj::area_m2(home.view())) / 1000.0;
    while (simplified(home, km)[0].point_count() > most_points) km *= 1.5;
    return generalized(home, km);
}

} // namespace

geom::LonLatShape generalized(const geom::LonLatShape& outline, double km) {
    // Edges are geodesics: one along ten degrees of a parallel would leave it by 15 km.
    constexpr double longest = 0.5; // degrees
    geom::LonLatShapes dense;
    geom::densify(simplified(outline, km)[0], longest, dense);
    return geom::repaired(dense[0]);
}

geom::LonLatShape home_outline(const geom::LonLatShape& outline) {
    constexpr std::size_t most_known = std::size_t{1} << 17U; // points: 2 MiB
    static geom::ShapeMemo<geom::LonLatShape> known(most_known);
    return known.get(geom::shape_key(outline.view()), [&] { return find_home_outline(outline); });
}

} // namespace cordon::place::expression
