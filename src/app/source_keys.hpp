// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"
#include "data/feature_layer.hpp"
#include "style/style.hpp"

namespace cordon::app {

/// What the keys of a `geojson` source make of its features: `promoteId` and `generateId` give
/// them ids, `filter` keeps those that it lets through (all, with a warning, when it is not valid).
[[nodiscard]] data::FeatureLayer with_source_keys(data::FeatureLayer layer,
                                                  const style::Source& source, Reporter& reporter);

} // namespace cordon::app
