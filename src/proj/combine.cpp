// SPDX-License-Identifier: MIT
#include "geom/overlay.hpp"
#include "geom/shape_memo.hpp"
#include "proj/buffer.hpp"
#include "proj/local_frame.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <vector>

namespace cordon::proj {

namespace {

/// Straight edges in the frame may differ from the true ones by so many metres: more for polygons
/// as large as Russia, whose edges would be cut into hundreds of thousands.
double edge_error(double reach) {
    constexpr double large = 1e6; // metres
    constexpr double share = 2e-5;
    return 1.0 + share * std::max(0.0, reach - large);
}

std::vector<geom::LonLat> places_of(std::span<const geom::LonLatShape* const> polygons) {
    std::vector<geom::LonLat> places;
    for (const geom::LonLatShape* polygon : polygons) {
        const geom::LonLatView view = polygon->view();
        for (std::size_t i = 0; i < view.part_count(); ++i)
            places.insert(places.end(), view.part(i).begin(), view.part(i).end());
    }
    return places;
}

double highest_latitude(const std::vector<geom::LonLat>& places) {
    double highest = 0.0;
    for (const geom::LonLat& p : places) highest = std::max(highest, std::abs(p.y));
    return highest;
}

/// A plane in which several polygons are combined.
class Plane {
  public:
    explicit Plane(std::span<const geom::LonLatShape* const> polygons)
        : Plane(places_of(polygons)) {}
    [[nodiscard]] geom::ProjectedShape to(const geom::LonLatShape& polygon) const {
        return to_plane(polygon.view(), fit_.frame, longest_);
    }
    [[nodiscard]] geom::LonLatShape back(const geom::ProjectedShape& polygon) const {
        return to_lonlat(polygon.view(), fit_.frame);
    }

  private:
    explicit Plane(const std::vector<geom::LonLat>& places)
        : fit_(fit_frame(places)),
          longest_(longest_edge(edge_error(fit_.reach), fit_.reach, highest_latitude(places))) {}

    FrameFit fit_;
    double longest_; ///< edge, metres
};

template <typename Operation>
geom::LonLatShape compute(const geom::LonLatShape& a, const geom::LonLatShape& b,
                          Operation operation) {
    const Plane plane(std::array{&a, &b});
    const geom::ProjectedShape plane_a = plane.to(a);
    const geom::ProjectedShape plane_b = plane.to(b);
    return plane.back(operation(plane_a.view(), plane_b.view()));
}

std::vector<const geom::LonLatShape*> pointers_to(const std::vector<geom::LonLatShape>& polygons) {
    std::vector<const geom::LonLatShape*> out;
    for (const geom::LonLatShape& polygon : polygons)
        if (!polygon.empty()) out.push_back(&polygon);
    return out;
}

geom::ProjectedShape united_in(const Plane& plane,
                               std::span<const geom::LonLatShape* const> polygons) {
    geom::ProjectedShapes shapes;
    for (const geom::LonLatShape* polygon : polygons) shapes.add_shape(plane.to(*polygon).view());
    return geom::unite(shapes);
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

/// What `operation` makes of some polygons, kept: texts cut the same discs by the same borders
/// again and again. Each operation has results of its own.
template <typename Operation>
geom::LonLatShape combine(std::span<const geom::LonLatShape* const> polygons, Operation operation) {
    constexpr std::size_t most_known = std::size_t{1} << 19U; // points: 8 MiB
    static geom::ShapeMemo<geom::LonLatShape> known(most_known);
    geom::ShapeKey key;
    for (const geom::LonLatShape* polygon : polygons) key.add(geom::shape_key(polygon->view()));
    return known.get(key, operation);
}

} // namespace

geom::LonLatShape unite(const std::vector<geom::LonLatShape>& polygons) {
    const std::vector<const geom::LonLatShape*> all = pointers_to(polygons);
    if (all.empty()) return geom::LonLatShape(geom::Kind::polygon);
    return combine(all, [&] {
        const Plane plane(all);
        return plane.back(united_in(plane, all));
    });
}

geom::LonLatShape intersect(const geom::LonLatShape& a, const geom::LonLatShape& b) {
    if (a.empty() || b.empty()) return geom::LonLatShape(geom::Kind::polygon);
    return combine(std::array{&a, &b}, [&] {
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
    return combine(std::array{&a, &b}, [&] {
        const geom::LonLatShape near_a = trimmed(b, a.box());
        if (near_a.empty()) return a;
        return compute(a, near_a,
                       [](const auto& x, const auto& y) { return geom::subtract(x, y); });
    });
}

geom::LonLatShape subtract(const geom::LonLatShape& a,
                           const std::vector<geom::LonLatShape>& others) {
    if (a.empty()) return geom::LonLatShape(geom::Kind::polygon);
    std::vector<const geom::LonLatShape*> all = pointers_to(others);
    all.insert(all.begin(), &a);
    return combine(all, [&] {
        const Plane plane(all);
        const geom::ProjectedShape away = united_in(plane, std::span(all).subspan(1));
        return plane.back(geom::subtract(plane.to(a).view(), away.view()));
    });
}

} // namespace cordon::proj
