// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"
#include "data/feature_layer.hpp"
#include "data/reader.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace cordon::data {

/// Reads a file through GDAL, restricted to file formats, and reprojects it to WGS 84. The module
/// that is linked with GDAL is opened on the first call. Throws Error with our own sentence for
/// whatever GDAL reports.
[[nodiscard]] FeatureLayer read_with_gdal(const std::filesystem::path& path,
                                          const ReadOptions& options, Reporter& reporter);

/// Names of the layers of a file that GDAL opens.
[[nodiscard]] std::vector<std::string> layer_names_with_gdal(const std::filesystem::path& path);

} // namespace cordon::data
