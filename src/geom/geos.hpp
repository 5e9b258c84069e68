// SPDX-License-Identifier: MIT
#pragma once

#include "geom/library.hpp"
#include "geom/shapes.hpp"

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

/// GEOS handles for the .cpp files of this module; not part of its interface.
namespace cordon::geom {

/// The calling thread's GEOS context; its messages go nowhere but into Error.
[[nodiscard]] GEOSContextHandle_t geos_context();

struct GeosDeleter {
    void operator()(GEOSGeometry* geometry) const {
        library().GEOSGeom_destroy_r(geos_context(), geometry);
    }
};
using GeosHandle = std::unique_ptr<GEOSGeometry, GeosDeleter>;

/// `raw` as an owner; throws Error with `what` ("unite polygons") and GEOS's reason when it is
/// null.
[[nodiscard]] GeosHandle checked(GEOSGeometry* raw, std::string_view what);

/// The items as one geometry of a collection type (GEOS_GEOMETRYCOLLECTION, GEOS_MULTIPOLYGON …).
[[nodiscard]] GeosHandle collect(int type, std::vector<GeosHandle> items);

/// A multi-part geometry of the shape's kind. Rings are closed when they are not; parts with too
/// few points are left out. Throws Error for coordinates that are not finite.
template <typename Space>
[[nodiscard]] GeosHandle to_geos(const ShapeView<Space>& shape);

/// As to_geos, repaired when it is a polygon that is not valid; `changed` tells whether it was.
template <typename Space>
[[nodiscard]] GeosHandle to_valid_geos(const ShapeView<Space>& shape, bool& changed);

/// The parts of `geometry` that have the kind's dimension.
template <typename Space>
[[nodiscard]] Shape<Space> from_geos(const GEOSGeometry& geometry, Kind kind);

} // namespace cordon::geom
