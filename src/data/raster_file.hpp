// SPDX-License-Identifier: MIT
#pragma once

#include "data/bitmap_file.hpp"
#include "geom/point.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace cordon::data {

/// What is wanted of a raster file.
struct RasterWindow {
    std::string crs{};        ///< PROJ string, code or WKT
    geom::ProjectedBox box{}; ///< in that CRS
    int width = 0;            ///< pixels, 1..8192
    int height = 0;
};

/// The colours of a raster file (GeoTIFF, PNG or JPEG with a georeference, GeoPackage …), warped
/// bilinearly by GDAL; transparent where the file has none. One band is grey. Throws Error for a
/// file that cannot be read or has no CRS.
[[nodiscard]] RgbaBitmap read_raster_colours(const std::filesystem::path& path,
                                             const RasterWindow& window);

/// The values of one band (from 1), for elevations in metres; NaN where there are none. Throws
/// Error as above, and for a band that the file does not have.
[[nodiscard]] std::vector<float> read_raster_band(const std::filesystem::path& path, int band,
                                                  const RasterWindow& window);

} // namespace cordon::data
