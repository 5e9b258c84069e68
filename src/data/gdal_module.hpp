// SPDX-License-Identifier: MIT
#pragma once

#include "data/gdal/interface.hpp"

namespace cordon::data {

/// The function of the module `cordon_gdal`, which is opened on the first call and stays open.
/// Throws Error when it is not installed or cannot be loaded.
[[nodiscard]] gdal::ReadFunction gdal_read_function();

/// The same for rasters.
[[nodiscard]] gdal::RasterFunction gdal_raster_function();

/// The same for writing.
[[nodiscard]] gdal::WriteFunction gdal_write_function();

} // namespace cordon::data
