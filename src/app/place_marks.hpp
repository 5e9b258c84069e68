// SPDX-License-Identifier: MIT
#pragma once

#include "app/evidence.hpp"
#include "app/map_document.hpp"
#include "data/feature_layer.hpp"

#include <filesystem>

namespace cordon::app {

/// What decides which towns of the base map are named.
struct PlaceChoice {
    const LabelSection& labels;
    const Evidence& evidence;
    const data::FeatureLayer* suppliers = nullptr; ///< points with a `name` that they carry
    bool gathered = false; ///< do circles for several incidents lie over the towns?
};

/// Adds to the shipped places (`name`, `name_en`, `name_fr`, `ascii`, `rank`, `focus`) the columns
/// `wanted` (named by an incident at that place, by a road or by the map file), `hidden` (asked for
/// by the map file, carried by a crossing, or a second entry of one town) and `gathered`.
void mark_places(data::FeatureLayer& places, const PlaceChoice& choice);

/// Farthest distance that add_isolation() tells apart.
inline constexpr double farthest_isolation_km = 500.0;

/// The places of `file` that bear on the isolation of `places`: ranks and populations alone.
[[nodiscard]] data::FeatureLayer places_round(const std::filesystem::path& file,
                                              const data::FeatureLayer& places, Reporter& reporter);

/// Adds the column `isolation_km`: how far the nearest more important place of `around` is, by rank
/// and then population; at most farthest_isolation_km. What stands alone in a wide land is worth a
/// name that it would not get beside a city.
void add_isolation(data::FeatureLayer& places, const data::FeatureLayer& around);

} // namespace cordon::app
