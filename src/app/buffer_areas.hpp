// SPDX-License-Identifier: MIT
#pragma once

#include "app/map_document.hpp"
#include "core/units.hpp"
#include "data/feature_layer.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

/// The ground within a distance of a layer's features, and what becomes of it together with the
/// ground of another layer: `cordon buffer`, and `buffer` and `combine` of a layer in map.toml.
namespace cordon::app {

/// What of a layer is wanted.
struct AreaRequest {
    const data::FeatureLayer& layer;
    std::optional<Metres> distance; ///< empty = the polygons of the layer as they are
    std::vector<double> rings;      ///< factors of the distance; a grade ends where the next begins
    std::optional<Combine> combine; ///< empty = an area for each feature
    bool dissolve = false;          ///< one area for all features (each grade)
    const data::FeatureLayer* with = nullptr; ///< the other layer; its areas are united
    std::optional<Metres> with_distance;      ///< of the other layer
};

/// Areas and how exact they are.
struct AreaResult {
    /// Polygons with the attributes of their features; dissolved ones have none of them. On top:
    /// `buffer_km`, with rings also `buffer_from_km` and `grade` (1 = innermost).
    data::FeatureLayer areas;
    double error = 0.0;      ///< max |true distance - distance| / distance; 0 without a distance
    std::size_t places = 0;  ///< of the outlines, at which it was measured
    double square_km = 0.0;  ///< of all areas, overlaps counted as often as they are there
    std::size_t without = 0; ///< features that have nothing to buffer: no geometry, or no area
};

/// Makes the areas. Throws Error when a buffer is off by more than proj::buffer_error_limit, when
/// the two layers do not fit the request, or when nothing is left to draw from.
[[nodiscard]] AreaResult make_areas(const AreaRequest& request);

/// `0.03`: the error in percent, never less than it is.
[[nodiscard]] std::string error_percent(double error);

} // namespace cordon::app
