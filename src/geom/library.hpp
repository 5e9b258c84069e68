// SPDX-License-Identifier: MIT
#pragma once

#include "core/plugin.hpp"

#include <geos_c.h>

/// GEOS for the .cpp files of this module; not part of its interface. The library is not linked:
/// its 6,000 relocations are a third of what a start costs, and neither tiles nor a map without
/// areas of its own asks it anything.
namespace cordon::geom {

// One list for the members, the loader and the plugin.
// NOLINTBEGIN(cppcoreguidelines-macro-usage)
// clang-format off
#define CORDON_GEOS_FUNCTIONS(X) \
    X(GEOSBuffer_r) \
    X(GEOSClipByRect_r) \
    X(GEOSContext_setErrorMessageHandler_r) \
    X(GEOSContext_setNoticeMessageHandler_r) \
    X(GEOSCoordSeq_copyFromBuffer_r) \
    X(GEOSCoordSeq_copyToBuffer_r) \
    X(GEOSCoordSeq_getSize_r) \
    X(GEOSCoverageUnion_r) \
    X(GEOSDifference_r) \
    X(GEOSGeomTypeId_r) \
    X(GEOSGeom_createCollection_r) \
    X(GEOSGeom_createLineString_r) \
    X(GEOSGeom_createLinearRing_r) \
    X(GEOSGeom_createPoint_r) \
    X(GEOSGeom_createPolygon_r) \
    X(GEOSGeom_destroy_r) \
    X(GEOSGeom_getCoordSeq_r) \
    X(GEOSGetExteriorRing_r) \
    X(GEOSGetGeometryN_r) \
    X(GEOSGetInteriorRingN_r) \
    X(GEOSGetNumGeometries_r) \
    X(GEOSGetNumInteriorRings_r) \
    X(GEOSIntersection_r) \
    X(GEOSMakeValid_r) \
    X(GEOSUnaryUnion_r) \
    X(GEOS_finish_r) \
    X(GEOS_init_r) \
    X(GEOSisEmpty_r) \
    X(GEOSisValid_r)
// clang-format on
// NOLINTEND(cppcoreguidelines-macro-usage)

/// GEOS's functions under their own names.
struct Library {
    CORDON_GEOS_FUNCTIONS(CORDON_TABLE_MEMBER)
};

/// By which the plugin `cordon_geos` exports it.
inline constexpr const char* library_function_name = "cordon_geos_library";
inline constexpr int geos_version =
    GEOS_VERSION_MAJOR * 10000 + GEOS_VERSION_MINOR * 100 + GEOS_VERSION_PATCH;

/// The functions; the first call opens the plugin. Throws Error when it cannot be loaded.
[[nodiscard]] const Library& library();

} // namespace cordon::geom
