// SPDX-License-Identifier: MIT
#include "geom/overlay.hpp"

#include "core/diagnostic.hpp"
#include "geom/geos.hpp"

#include <fmt/format.h>

#include <cmath>
#include <vector>

namespace cordon::geom {

namespace {

template <typename Space>
GeosHandle valid(const ShapeView<Space>& shape) {
    bool changed = false;
    return to_valid_geos(shape, changed);
}

template <typename Space>
void check_polygon(const ShapeView<Space>& shape) {
    if (shape.kind() != Kind::polygon && !shape.empty())
        throw Error("cannot overlay with a feature that is not a polygon");
}

} // namespace

template <typename Space>
Shape<Space> planar_buffer(const ShapeView<Space>& shape, double distance, int quad_segments) {
    if (!std::isfinite(distance))
        throw Error(fmt::format("cannot buffer by a distance of {}", distance));
    const GeosHandle input = valid(shape);
    const GeosHandle result = checked(
        GEOSBuffer_r(geos_context(), input.get(), distance, quad_segments), "buffer a feature");
    return from_geos<Space>(*result, Kind::polygon);
}

template <typename Space>
Shape<Space> unite(const Shapes<Space>& features) {
    std::vector<GeosHandle> items;
    for (std::size_t i = 0; i < features.size(); ++i) {
        check_polygon(features[i]);
        if (!features[i].empty()) items.push_back(valid(features[i]));
    }
    if (items.empty()) return Shape<Space>(Kind::polygon);
    std::vector<GEOSGeometry*> raw;
    raw.reserve(items.size());
    for (GeosHandle& item : items) raw.push_back(item.release());
    const GeosHandle all =
        checked(GEOSGeom_createCollection_r(geos_context(), GEOS_GEOMETRYCOLLECTION, raw.data(),
                                            static_cast<unsigned>(raw.size())),
                "collect polygons");
    const GeosHandle result =
        checked(GEOSUnaryUnion_r(geos_context(), all.get()), "unite polygons");
    return from_geos<Space>(*result, Kind::polygon);
}

template <typename Space>
Shape<Space> intersect(const ShapeView<Space>& shape, const ShapeView<Space>& polygon) {
    check_polygon(polygon);
    if (shape.empty() || polygon.empty()) return Shape<Space>(shape.kind());
    const GeosHandle a = valid(shape);
    const GeosHandle b = valid(polygon);
    const GeosHandle result =
        checked(GEOSIntersection_r(geos_context(), a.get(), b.get()), "intersect features");
    return from_geos<Space>(*result, shape.kind());
}

template <typename Space>
Shape<Space> subtract(const ShapeView<Space>& shape, const ShapeView<Space>& polygon) {
    check_polygon(polygon);
    if (shape.empty()) return Shape<Space>(shape.kind());
    const GeosHandle a = valid(shape);
    if (polygon.empty()) return from_geos<Space>(*a, shape.kind());
    const GeosHandle b = valid(polygon);
    const GeosHandle result =
        checked(GEOSDifference_r(geos_context(), a.get(), b.get()), "subtract features");
    return from_geos<Space>(*result, shape.kind());
}

template <typename Space>
Shape<Space> cut_to(const ShapeView<Space>& polygon, const Box<Space>& box) {
    check_polygon(polygon);
    if (polygon.empty() || box.empty()) return Shape<Space>(Kind::polygon);
    const GeosHandle whole = to_geos(polygon);
    const GeosHandle part = checked(
        GEOSClipByRect_r(geos_context(), whole.get(), box.min_x, box.min_y, box.max_x, box.max_y),
        "cut a polygon to a box");
    return from_geos<Space>(*part, Kind::polygon);
}

template <typename Space>
Shape<Space> repaired(const ShapeView<Space>& polygon) {
    check_polygon(polygon);
    bool changed = false;
    const GeosHandle valid = to_valid_geos(polygon, changed);
    return changed ? from_geos<Space>(*valid, Kind::polygon) : Shape<Space>(polygon);
}

template LonLatShape planar_buffer(const LonLatView&, double, int);
template ProjectedShape planar_buffer(const ProjectedView&, double, int);
template PageShape planar_buffer(const PageView&, double, int);
template LonLatShape unite(const LonLatShapes&);
template ProjectedShape unite(const ProjectedShapes&);
template PageShape unite(const PageShapes&);
template LonLatShape intersect(const LonLatView&, const LonLatView&);
template ProjectedShape intersect(const ProjectedView&, const ProjectedView&);
template PageShape intersect(const PageView&, const PageView&);
template LonLatShape repaired(const LonLatView&);
template PageShape repaired(const PageView&);
template LonLatShape cut_to(const LonLatView&, const LonLatBox&);
template PageShape cut_to(const PageView&, const PageBox&);
template LonLatShape subtract(const LonLatView&, const LonLatView&);
template ProjectedShape subtract(const ProjectedView&, const ProjectedView&);
template PageShape subtract(const PageView&, const PageView&);

} // namespace cordon::geom
