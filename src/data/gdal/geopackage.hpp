// SPDX-License-Identifier: MIT
#pragma once

#include "data/gdal/interface.hpp"

namespace cordon::data::gdal {

/// Makes a GeoPackage of GeoJSON texts in memory. The same input gives the same bytes: its time
/// stamps are fixed. False when GDAL failed; its message went to the error handler.
[[nodiscard]] bool write_geopackage(const WriteRequest& request);

} // namespace cordon::data::gdal
