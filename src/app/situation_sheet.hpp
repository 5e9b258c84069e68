// SPDX-License-Identifier: MIT
#pragma once

#include "app/evidence.hpp"
#include "app/map_document.hpp"
#include "app/situation.hpp"
#include "compose/sheet.hpp"

#include <string>
#include <utility>
#include <vector>

/// What an analysis adds to a map.
namespace cordon::app {

/// Layers for the style's source `cordon:analysis`, by their names there: `analysis/gateways` of
/// one circle (100 km when there is one) and `analysis/suppliers` with the direction in which they
/// supply (`angle`, for an icon that points to the right) and their detour in words (`label`).
[[nodiscard]] std::vector<std::pair<std::string, data::LayerPtr>>
situation_layers(const MapDocument& document, const SituationRun& run);

/// Adds timeline, azimuth rose and the day of the road status to a sheet, as the document asks.
void add_situation(compose::SheetRequest& request, const MapDocument& document,
                   const Evidence& evidence, const SituationRun& run);

/// How the status was found, sentence by sentence, in the map's language: rules, radii, window,
/// draws, and the measures that are not drawn.
[[nodiscard]] std::vector<std::string> situation_notes(const MapDocument& document,
                                                       const SituationRun& run);

} // namespace cordon::app
