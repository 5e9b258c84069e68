// SPDX-License-Identifier: MIT
#pragma once

#include "data/feature_layer.hpp"

#include <string>

namespace cordon::app {

/// Throws Error unless the name ends in .geojson, .json, .gpkg or .fgb, or is "-" (GeoJSON).
void check_layer_file(const std::string& path);

/// The layer in the format that the name asks for, its credit in it. The same layer gives the same
/// bytes.
[[nodiscard]] std::string layer_bytes(const data::FeatureLayer& layer, const std::string& path);

} // namespace cordon::app
