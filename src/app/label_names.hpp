// SPDX-License-Identifier: MIT
#pragma once

#include "app/map_document.hpp"
#include "data/feature_layer.hpp"
#include "incident/incident.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cordon::app {

/// Are two points of the same name so near that they are one town?
[[nodiscard]] bool is_one_town(geom::LonLat a, geom::LonLat b);

/// Languages in which the map's labels are written, best first.
[[nodiscard]] std::vector<std::string> label_languages(const MapDocument& document);

/// The name of a base map feature in the first of `languages` that it has one for, else its own.
[[nodiscard]] std::string_view name_in(const data::FeatureLayer& layer, std::size_t i,
                                       const std::vector<std::string>& languages);

/// The label of a base map feature: its name in the first of `languages`, and below it, on a second
/// line, in the first of `also` that it has another name for.
[[nodiscard]] std::string label_of(const data::FeatureLayer& layer, std::size_t i,
                                   const std::vector<std::string>& languages,
                                   const std::vector<std::string>& also);

/// Writes the places that distances and directions count from ("ring 102–120 km round …") as the
/// labels of the map do: one place has one name on one sheet. A place is recognised by its local
/// name and its position.
void use_label_names(incident::IncidentSet& set, const MapDocument& document, Reporter& reporter);

} // namespace cordon::app
