// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/network.hpp"

#include <string>
#include <vector>

namespace cordon::analysis {

/// The roads of a layer (an extract of OpenStreetMap, or any lines with a road class) as a layer
/// that build_network() reads as it reads the source: a line for each road that vehicles use, with
/// `class` (the value of `highway`), `ref`, `name`, `length_km` (geodesic), `weight` (capacity
/// weight of its class), and where they say something `oneway`, `bridge`, `tunnel`, `layer`, `ford`
/// and `seasonal`. Only the `classes` (RoadClass names or values of `highway`), all when empty.
/// Attribution and licence are the source's. Throws Error when no road is left.
[[nodiscard]] data::FeatureLayer road_layer(const data::FeatureLayer& lines,
                                            const NetworkOptions& options,
                                            const std::vector<std::string>& classes,
                                            Reporter& reporter);

} // namespace cordon::analysis
