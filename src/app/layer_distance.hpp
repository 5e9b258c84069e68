// SPDX-License-Identifier: MIT
#pragma once

#include "app/map_document.hpp"
#include "data/feature_layer.hpp"

#include <string>
#include <string_view>

/// Distances that a user gives for a layer. A layer's own units are refused: a degree and a metre
/// of Web Mercator are not the same length everywhere.
namespace cordon::app {

/// Whose distance it is.
struct DistanceOf {
    std::string_view name; ///< of the layer
    std::string_view crs;  ///< of its file; empty = not named
    data::CrsUnit unit = data::CrsUnit::degrees;
    double latitude = 0.0; ///< in its middle
    std::string_view form; ///< how the user writes it: `buffer = "{}"`, `--distance {}`
};

/// Facts of a layer for that.
[[nodiscard]] DistanceOf distance_of(const data::FeatureLayer& layer, std::string_view form);

/// The distance on the ground. Throws Error when it was given in units of the CRS; the message
/// names the layer, its CRS and what the distance would be on the ground there. `where` = of the
/// key.
[[nodiscard]] Metres ground_distance(const GivenDistance& given, const DistanceOf& of,
                                     const Where& where = {});

} // namespace cordon::app
