// SPDX-License-Identifier: MIT
#include "geom/overlay.hpp"

#include "core/diagnostic.hpp"
#include "geom/geos.hpp"

#include <fmt/format.h>

#include <cmath>
#include <vector>

namespace cordon::geom {

namespace {

/// Chords lose 0.03 % of the distance; 8, GEOS's default, would lose 0.48 %.
constexpr int quad_segments = 32;

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

/// The polygons as one collection.
GeosHandle collected(std::vector<GeosHandle> items) {
    std::vector<GEOSGeometry*> raw;
    raw.reserve(items.size());
    for (GeosHandle& item : items) raw.push_back(item.release());
    return checked(GEOSGeom_createCollection_r(geos_context(), GEOS_GEOMETRYCOLLECTION, raw.data(),
                                               static_cast<unsigned>(raw.size())),
                   "collect polygons");
}

/// What of a polygon lies in a box.
template <typename Space>
GeosHandle cut_to(const ShapeView<Space>& shape, const Box<Space>& box) {
    GeosHandle whole = valid(shape);
    if (box.contains(shape.box())) return whole;
    return checked(GEOSClipByRect_r(geos_context(), whole.get(), box.min_x, box.min_y, box.max_x,
                                    box.max_y),
                   "cut a polygon");
}

} // namespace

template <typename Space>
Shape<Space> planar_buffer(const ShapeView<Space>& shape, double distance) {
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
    const GeosHandle all = collected(std::move(items));
    const GeosHandle result =
        checked(GEOSUnaryUnion_r(geos_context(), all.get()), "unite polygons");
    return from_geos<Space>(*result, Kind::polygon);
}

template <typename Space>
Shape<Space> unite_pieces(const Shapes<Space>& polygons, const Box<Space>& box, double step) {
    std::vector<GeosHandle> items;
    for (std::size_t i = 0; i < polygons.size(); ++i) {
        check_polygon(polygons[i]);
        if (!polygons[i].empty() && box.intersects(polygons.box(i)))
            items.push_back(cut_to(polygons[i], box));
    }
    if (items.empty()) return Shape<Space>(Kind::polygon);
    const GeosHandle all = collected(std::move(items));
    const GeosHandle result =
        checked(GEOSUnaryUnionPrec_r(geos_context(), all.get(), step), "unite polygons");
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

template LonLatShape planar_buffer(const LonLatView&, double);
template ProjectedShape planar_buffer(const ProjectedView&, double);
template PageShape planar_buffer(const PageView&, double);
template LonLatShape unite(const LonLatShapes&);
template ProjectedShape unite(const ProjectedShapes&);
template PageShape unite(const PageShapes&);
template LonLatShape unite_pieces(const LonLatShapes&, const LonLatBox&, double);
template ProjectedShape unite_pieces(const ProjectedShapes&, const ProjectedBox&, double);
template PageShape unite_pieces(const PageShapes&, const PageBox&, double);
template LonLatShape intersect(const LonLatView&, const LonLatView&);
template ProjectedShape intersect(const ProjectedView&, const ProjectedView&);
template PageShape intersect(const PageView&, const PageView&);
template LonLatShape subtract(const LonLatView&, const LonLatView&);
template ProjectedShape subtract(const ProjectedView&, const ProjectedView&);
template PageShape subtract(const PageView&, const PageView&);

} // namespace cordon::geom
