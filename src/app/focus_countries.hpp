// SPDX-License-Identifier: MIT
#pragma once

#include "app/evidence.hpp"
#include "app/map_document.hpp"
#include "data/feature_layer.hpp"

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace cordon::app {

/// Which countries a map is about.
struct Focus {
    std::set<std::string> codes;    ///< ISO alpha-2
    std::vector<std::string> names; ///< in the map's language, the one with most places first
};

/// Index of the country (an area of `countries`) that holds a place; empty at sea.
[[nodiscard]] std::optional<std::size_t> country_at(const data::FeatureLayer& countries,
                                                    geom::LonLat place);

/// The countries of which the incidents speak: the one that holds `centre`, else those with at
/// least a quarter of the located places.
[[nodiscard]] Focus focus_countries(const Evidence& evidence, const MapDocument& document);

} // namespace cordon::app
