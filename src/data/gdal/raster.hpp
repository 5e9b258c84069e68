// SPDX-License-Identifier: MIT
#pragma once

#include "data/gdal/interface.hpp"

namespace cordon::data::gdal {

/// Warps a raster file into the buffers of the request; what lies outside of it stays transparent
/// or NaN.
[[nodiscard]] Outcome read_raster(const RasterRequest& request);

} // namespace cordon::data::gdal
