// SPDX-License-Identifier: MIT
#include "geom/overlay.hpp"
#include "geom/shape_memo.hpp"
#include "proj/buffer.hpp"
#include "proj/local_frame.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::proj {

namespace {

/// Straight edges in the frame may differ from the true ones by so many metres: more for polygons
/// as large as Russia, whose edges would be cut into hundreds of thousands.
double edge_error(double reach) {
    constexpr double large = 1e6; // metres
    constexpr double share = 2e-5;
    return 1.0 + share * std::max(0.0, reach - large);
}

/// A frame for several polygons and the longest edge to use in it.
struct Workspace {
    FrameFit fit;
    double longest = 0.0;
};

Workspace workspace(const std::vector<geom::LonLat>& places) {
    double highest = 0.0;
    for (const geom::LonLat& p : places) highest = std::max(highest, std::abs(p.y));
    const FrameFit fit = fit_frame(places);
    return {fit, longest_edge(edge_error(fit.reach), fit.reach, highest)};
}

void add_places(const geom::LonLatShape& shape, std::vector<geom::LonLat>& places) {
    const geom::LonLatView view = shape.view();
    for (std::size_t i = 0; i < view.part_count(); ++i)
        places.insert(places.end(), view.part(i).begin(), view.part(i).end());
}

template <typename Operation>
geom::LonLatShape compute(const geom::LonLatShape& a, const geom::LonLatShape& b,
                          Operation operation) {
    std::vector<geom::LonLat> places;
    add_places(a, places);
    add_places(b, places);
    const Workspace work = workspace(places);
    const geom::ProjectedShape plane_a = to_plane(a.view(), work.fit.frame, work.longest);
    const geom::ProjectedShape plane_b = to_plane(b.view(), work.fit.frame, work.longest);
    const geom::ProjectedShape result = operation(plane_a.view(), plane_b.view());
    return to_lonlat(result.view(), work.fit.frame);
}

/// What of a polygon of many points can lie within a box: projecting a whole country for one town
/// in it would take longest.
geom::LonLatShape trimmed(const geom::LonLatShape& polygon, const geom::LonLatBox& box) {
    constexpr std::size_t few_points = 1000;
    constexpr double margin = 1.0; // degrees, for edges that are bent in the plane
    const geom::LonLatBox window = box.grown(margin);
    if (polygon.view().point_count() <= few_points || window.contains(polygon.box()))
        return polygon;
    return geom::cut_to(polygon.view(), window);
}

/// What `operation` makes of two polygons, kept: texts cut the same discs by the same borders again
/// and again.
template <typename Operation>
geom::LonLatShape combine(const geom::LonLatShape& a, const geom::LonLatShape& b,
                          Operation operation) {
    constexpr std::size_t most_known = std::size_t{1} << 18U; // points: 4 MiB
    thread_local geom::ShapeMemo<geom::LonLatShape> known(most_known);
    geom::ShapeKey key = geom::shape_key(a.view());
    key.add(geom::shape_key(b.view()));
    return known.get(key, operation);
}

} // namespace

geom::LonLatShape unite(const std::vector<geom::LonLatShape>& polygons) {
    std::vector<geom::LonLat> places;
    for (const geom::LonLatShape& polygon : polygons) add_places(polygon, places);
    if (places.empty()) return geom::LonLatShape(geom::Kind::polygon);
    const Workspace work = workspace(places);
    geom::ProjectedShapes plane;
    for (const geom::LonLatShape& polygon : polygons)
        plane.add_shape(to_plane(polygon.view(), work.fit.frame, work.longest).view());
    const geom::ProjectedShape result = geom::unite(plane);
    return to_lonlat(result.view(), work.fit.frame);
}

geom::LonLatShape intersect(const geom::LonLatShape& a, const geom::LonLatShape& b) {
    if (a.empty() || b.empty()) return geom::LonLatShape(geom::Kind::polygon);
    return combine(a, b, [&] {
        const geom::LonLatShape near_b = trimmed(a, b.box());
        const geom::LonLatShape near_a = trimmed(b, a.box());
        if (near_b.empty() || near_a.empty()) return geom::LonLatShape(geom::Kind::polygon);
        return compute(near_b, near_a,
                       [](const auto& x, const auto& y) { return geom::intersect(x, y); });
    });
}

geom::LonLatShape subtract(const geom::LonLatShape& a, const geom::LonLatShape& b) {
    if (a.empty()) return geom::LonLatShape(geom::Kind::polygon);
    if (b.empty()) return a;
    return combine(a, b, [&] {
        const geom::LonLatShape near_a = trimmed(b, a.box());
        if (near_a.empty()) return a;
        return compute(a, near_a,
                       [](const auto& x, const auto& y) { return geom::subtract(x, y); });
    });
}

geom::LonLatShape subtract(const geom::LonLatShape& a,
                           const std::vector<geom::LonLatShape>& others) {
    if (a.empty()) return geom::LonLatShape(geom::Kind::polygon);
    std::vector<geom::LonLat> places;
    add_places(a, places);
    for (const geom::LonLatShape& other : others) add_places(other, places);
    const Workspace work = workspace(places);
    const auto to_frame = [&work](const geom::LonLatShape& polygon) {
        return to_plane(polygon.view(), work.fit.frame, work.longest);
    };
    geom::ProjectedShapes plane;
    for (const geom::LonLatShape& other : others)
        if (!other.empty()) plane.add_shape(to_frame(other).view());
    const geom::ProjectedShape result =
        geom::subtract(to_frame(a).view(), geom::unite(plane).view());
    return to_lonlat(result.view(), work.fit.frame);
}

} // namespace cordon::proj
