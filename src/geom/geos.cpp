// SPDX-License-Identifier: MIT
#include "geom/geos.hpp"

#include "core/diagnostic.hpp"

#include <fmt/format.h>

#include <cmath>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace cordon::geom {

namespace {

struct ContextState {
    std::string message; ///< of the last error
    GEOSContextHandle_t handle = library().GEOS_init_r();

    ContextState() {
        if (handle == nullptr) throw Error("cannot start GEOS: out of memory");
        library().GEOSContext_setNoticeMessageHandler_r(
            handle, [](const char*, void*) {}, nullptr);
        library().GEOSContext_setErrorMessageHandler_r(
            handle,
            [](const char* text, void* self) { static_cast<ContextState*>(self)->message = text; },
            this);
    }
    ContextState(const ContextState&) = delete;
    ContextState& operator=(const ContextState&) = delete;
    ContextState(ContextState&&) = delete;
    ContextState& operator=(ContextState&&) = delete;
    ~ContextState() { library().GEOS_finish_r(handle); }
};

ContextState& state() {
    thread_local ContextState one;
    return one;
}

/// The coordinates of a part, with the first one again at the end of an open ring.
template <typename Space>
GEOSCoordSequence* sequence(std::span<const Point<Space>> part, bool ring) {
    static_assert(sizeof(Point<Space>) == 2 * sizeof(double));
    for (const Point<Space>& p : part)
        if (!std::isfinite(p.x) || !std::isfinite(p.y))
            throw Error(fmt::format("cannot compute with a coordinate that is not finite ({}, {})",
                                    p.x, p.y));
    std::vector<Point<Space>> closed;
    if (ring && !(part.front() == part.back())) {
        closed.assign(part.begin(), part.end());
        closed.push_back(part.front());
        part = closed;
    }
    GEOSCoordSequence* result = library().GEOSCoordSeq_copyFromBuffer_r(
        geos_context(), &part[0].x, static_cast<unsigned>(part.size()), 0, 0);
    if (result == nullptr) throw Error("cannot build a geometry: out of memory");
    return result;
}

template <typename Space>
bool is_ring(std::span<const Point<Space>> part) {
    return part.size() > 3 || (part.size() == 3 && !(part.front() == part.back()));
}

template <typename Space>
GeosHandle polygons(const ShapeView<Space>& shape) {
    auto* const context = geos_context();
    std::vector<GeosHandle> items;
    for (std::size_t i = 0; i < shape.part_count(); ++i) {
        if (shape.is_hole(i) || !is_ring(shape.part(i))) continue;
        GeosHandle shell =
            checked(library().GEOSGeom_createLinearRing_r(context, sequence(shape.part(i), true)),
                    "build a ring");
        std::vector<GeosHandle> holes;
        for (std::size_t k = i + 1; k < shape.part_count() && shape.is_hole(k); ++k)
            if (is_ring(shape.part(k)))
                holes.push_back(checked(
                    library().GEOSGeom_createLinearRing_r(context, sequence(shape.part(k), true)),
                    "build a ring"));
        std::vector<GEOSGeometry*> raw;
        raw.reserve(holes.size());
        for (GeosHandle& hole : holes) raw.push_back(hole.release());
        items.push_back(
            checked(library().GEOSGeom_createPolygon_r(context, shell.release(), raw.data(),
                                                       static_cast<unsigned>(raw.size())),
                    "build a polygon"));
    }
    return collect(GEOS_MULTIPOLYGON, std::move(items));
}

template <typename Space>
GeosHandle lines(const ShapeView<Space>& shape) {
    std::vector<GeosHandle> items;
    for (std::size_t i = 0; i < shape.part_count(); ++i)
        if (shape.part(i).size() > 1)
            items.push_back(checked(library().GEOSGeom_createLineString_r(
                                        geos_context(), sequence(shape.part(i), false)),
                                    "build a line"));
    return collect(GEOS_MULTILINESTRING, std::move(items));
}

template <typename Space>
GeosHandle points(const ShapeView<Space>& shape) {
    std::vector<GeosHandle> items;
    for (std::size_t i = 0; i < shape.part_count(); ++i)
        for (const Point<Space>& p : shape.part(i))
            items.push_back(checked(
                library().GEOSGeom_createPoint_r(geos_context(), sequence(std::span(&p, 1), false)),
                "build a point"));
    return collect(GEOS_MULTIPOINT, std::move(items));
}

template <typename Space>
void add_sequence(const GEOSGeometry& geometry, bool hole, Shape<Space>& out) {
    auto* const context = geos_context();
    const GEOSCoordSequence* coordinates = library().GEOSGeom_getCoordSeq_r(context, &geometry);
    unsigned size = 0;
    if (coordinates == nullptr ||
        library().GEOSCoordSeq_getSize_r(context, coordinates, &size) == 0 || size == 0)
        return;
    std::vector<Point<Space>> buffer(size);
    if (library().GEOSCoordSeq_copyToBuffer_r(context, coordinates, &buffer[0].x, 0, 0) == 0)
        return;
    out.add_part(buffer, hole);
}

template <typename Space>
void add_parts(const GEOSGeometry& geometry, Kind kind, Shape<Space>& out) {
    auto* const context = geos_context();
    const int type = library().GEOSGeomTypeId_r(context, &geometry);
    if (type >= GEOS_MULTIPOINT) {
        for (int i = 0; i < library().GEOSGetNumGeometries_r(context, &geometry); ++i)
            add_parts(*library().GEOSGetGeometryN_r(context, &geometry, i), kind, out);
        return;
    }
    if (library().GEOSisEmpty_r(context, &geometry) == 1) return;
    if (type == GEOS_POLYGON && kind == Kind::polygon) {
        add_sequence(*library().GEOSGetExteriorRing_r(context, &geometry), false, out);
        for (int i = 0; i < library().GEOSGetNumInteriorRings_r(context, &geometry); ++i)
            add_sequence(*library().GEOSGetInteriorRingN_r(context, &geometry, i), true, out);
    } else if ((type == GEOS_LINESTRING && kind == Kind::line) ||
               (type == GEOS_POINT && kind == Kind::point)) {
        add_sequence(geometry, false, out);
    }
}

} // namespace

GEOSContextHandle_t geos_context() {
    return state().handle;
}

GeosHandle checked(GEOSGeometry* raw, std::string_view what) {
    if (raw == nullptr)
        throw Error(fmt::format("cannot {}: {}", what,
                                state().message.empty() ? "out of memory" : state().message));
    return GeosHandle(raw);
}

GeosHandle collect(int type, std::vector<GeosHandle> items) {
    std::vector<GEOSGeometry*> raw;
    raw.reserve(items.size());
    for (GeosHandle& item : items) raw.push_back(item.release());
    return checked(library().GEOSGeom_createCollection_r(geos_context(), type, raw.data(),
                                                         static_cast<unsigned>(raw.size())),
                   "build a geometry");
}

template <typename Space>
GeosHandle to_geos(const ShapeView<Space>& shape) {
    if (shape.kind() == Kind::polygon) return polygons(shape);
    return shape.kind() == Kind::line ? lines(shape) : points(shape);
}

template <typename Space>
GeosHandle to_valid_geos(const ShapeView<Space>& shape, bool& changed) {
    GeosHandle geometry = to_geos(shape);
    changed = shape.kind() == Kind::polygon &&
              library().GEOSisValid_r(geos_context(), geometry.get()) != 1;
    if (!changed) return geometry;
    GeosHandle valid =
        checked(library().GEOSMakeValid_r(geos_context(), geometry.get()), "repair a polygon");
    // Edges that enclose nothing become lines, and overlays of collections are not robust.
    if (library().GEOSGeomTypeId_r(geos_context(), valid.get()) != GEOS_GEOMETRYCOLLECTION)
        return valid;
    return to_geos(from_geos<Space>(*valid, Kind::polygon).view());
}

template <typename Space>
Shape<Space> from_geos(const GEOSGeometry& geometry, Kind kind) {
    Shape<Space> out(kind);
    add_parts(geometry, kind, out);
    return out;
}

template GeosHandle to_geos(const LonLatView&);
template GeosHandle to_geos(const ProjectedView&);
template GeosHandle to_geos(const PageView&);
template GeosHandle to_valid_geos(const LonLatView&, bool&);
template GeosHandle to_valid_geos(const ProjectedView&, bool&);
template GeosHandle to_valid_geos(const PageView&, bool&);
template LonLatShape from_geos(const GEOSGeometry&, Kind);
template ProjectedShape from_geos(const GEOSGeometry&, Kind);
template PageShape from_geos(const GEOSGeometry&, Kind);

} // namespace cordon::geom
