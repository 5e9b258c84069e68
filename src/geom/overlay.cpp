// SPDX-License-Identifier: MIT
#include "geom/overlay.hpp"

#include "core/diagnostic.hpp"
#include "geom/geos.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
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

/// Does a value lie on a line of a grid?
bool on_grid(double value, double cell) {
    return std::fmod(value, cell) == 0.0;
}

/// A ring with a point wherever one of its edges along a line of the grid crosses another line, and
/// no point twice in succession.
template <typename Space>
std::vector<Point<Space>> split_at_grid(std::span<const Point<Space>> ring, double cell) {
    std::vector<Point<Space>> out;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        if (out.empty() || !(ring[i] == out.back())) out.push_back(ring[i]);
        if (i + 1 == ring.size()) break;
        const Point<Space>& a = ring[i];
        const Point<Space>& b = ring[i + 1];
        const bool upright = a.x == b.x && on_grid(a.x, cell);
        if (!upright && !(a.y == b.y && on_grid(a.y, cell))) continue;
        const double from = upright ? a.y : a.x;
        const double to = upright ? b.y : b.x;
        const auto first = static_cast<std::int64_t>(std::floor(std::min(from, to) / cell)) + 1;
        const auto last = static_cast<std::int64_t>(std::ceil(std::max(from, to) / cell)) - 1;
        std::vector<double> lines;
        for (std::int64_t k = first; k <= last; ++k) lines.push_back(static_cast<double>(k) * cell);
        if (from > to) std::reverse(lines.begin(), lines.end());
        for (const double line : lines)
            out.push_back(upright ? Point<Space>{a.x, line} : Point<Space>{line, a.y});
    }
    return out;
}

/// Appends the polygons (outer rings with their holes) that touch a line of the grid to `touching`
/// and the others to `inside`.
template <typename Space>
void sort_by_grid(const ShapeView<Space>& shape, double cell, Shape<Space>& touching,
                  Shape<Space>& inside) {
    for (std::size_t first = 0; first < shape.part_count();) {
        std::size_t last = first + 1;
        while (last < shape.part_count() && shape.is_hole(last)) ++last;
        // Holes of a polygon lie inside: where they touch a line, so does the outer ring.
        const std::span<const Point<Space>> outer = shape.part(first);
        const bool touches = std::any_of(outer.begin(), outer.end(), [&](const Point<Space>& p) {
            return on_grid(p.x, cell) || on_grid(p.y, cell);
        });
        for (; first < last; ++first)
            touches ? touching.add_part(split_at_grid<Space>(shape.part(first), cell),
                                        shape.is_hole(first))
                    : inside.add_part(shape.part(first), shape.is_hole(first));
    }
}

} // namespace

template <typename Space>
Shape<Space> planar_buffer(const ShapeView<Space>& shape, double distance, int quad_segments) {
    if (!std::isfinite(distance))
        throw Error(fmt::format("cannot buffer by a distance of {}", distance));
    const GeosHandle input = valid(shape);
    const GeosHandle result =
        checked(library().GEOSBuffer_r(geos_context(), input.get(), distance, quad_segments),
                "buffer a feature");
    return from_geos<Space>(*result, Kind::polygon);
}

template <typename Space>
Shape<Space> unite(const Shapes<Space>& polygons) {
    std::vector<GeosHandle> items;
    for (std::size_t i = 0; i < polygons.size(); ++i) {
        check_polygon(polygons[i]);
        if (!polygons[i].empty()) items.push_back(valid(polygons[i]));
    }
    if (items.empty()) return Shape<Space>(Kind::polygon);
    const GeosHandle all = collect(GEOS_GEOMETRYCOLLECTION, std::move(items));
    const GeosHandle result =
        checked(library().GEOSUnaryUnion_r(geos_context(), all.get()), "unite polygons");
    return from_geos<Space>(*result, Kind::polygon);
}

template <typename Space>
Shape<Space> join_cells(const Shapes<Space>& polygons, double cell) {
    Shape<Space> out(Kind::polygon);
    Shapes<Space> cut;
    for (std::size_t i = 0; i < polygons.size(); ++i) {
        check_polygon(polygons[i]);
        Shape<Space> touching(Kind::polygon);
        sort_by_grid(polygons[i], cell, touching, out);
        if (!touching.empty()) cut.add_shape(touching.view());
    }
    if (cut.empty()) return out;
    std::vector<GeosHandle> items;
    for (std::size_t i = 0; i < cut.size(); ++i) items.push_back(to_geos(cut[i]));
    const GeosHandle all = collect(GEOS_GEOMETRYCOLLECTION, std::move(items));
    // Common edges are found by their points; where these are not as they should be, unite() takes
    // its time.
    const GeosHandle joined(library().GEOSCoverageUnion_r(geos_context(), all.get()));
    const Shape<Space> whole = joined ? from_geos<Space>(*joined, Kind::polygon) : unite(cut);
    for (std::size_t i = 0; i < whole.view().part_count(); ++i)
        out.add_part(whole.view().part(i), whole.view().is_hole(i));
    return out;
}

template <typename Space>
Shape<Space> intersect(const ShapeView<Space>& shape, const ShapeView<Space>& polygon) {
    check_polygon(polygon);
    if (shape.empty() || polygon.empty()) return Shape<Space>(shape.kind());
    const GeosHandle a = valid(shape);
    const GeosHandle b = valid(polygon);
    const GeosHandle result = checked(
        library().GEOSIntersection_r(geos_context(), a.get(), b.get()), "intersect features");
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
        checked(library().GEOSDifference_r(geos_context(), a.get(), b.get()), "subtract features");
    return from_geos<Space>(*result, shape.kind());
}

template <typename Space>
Shape<Space> cut_to(const ShapeView<Space>& polygon, const Box<Space>& box) {
    check_polygon(polygon);
    if (polygon.empty() || box.empty()) return Shape<Space>(Kind::polygon);
    const GeosHandle whole = to_geos(polygon);
    const GeosHandle part =
        checked(library().GEOSClipByRect_r(geos_context(), whole.get(), box.min_x, box.min_y,
                                           box.max_x, box.max_y),
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
template LonLatShape join_cells(const LonLatShapes&, double);
template ProjectedShape join_cells(const ProjectedShapes&, double);
template PageShape join_cells(const PageShapes&, double);
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
