// SPDX-License-Identifier: MIT
#pragma once

#include "app/evidence.hpp"
#include "app/map_document.hpp"
#include "app/map_layers.hpp"
#include "app/situation.hpp"
#include "compose/sheet.hpp"

#include <string>
#include <vector>

/// What an analysis adds to a map.
namespace cordon::app {

/// Gives gateways and suppliers to the style's source `cordon:analysis`: the gateways of one circle
/// (100 km when there is one), the suppliers with the direction in which they supply (`angle`, for
/// an icon that points to the right) and their detour in words (`label`).
void provide_situation(MapLayers& layers, const MapDocument& document, const SituationRun& run);

/// Adds timeline, azimuth rose and the day of the road status to a sheet, as the document asks.
void add_situation(compose::SheetRequest& request, const MapDocument& document,
                   const Evidence& evidence, const SituationRun& run);

/// How the status was found, sentence by sentence, in the map's language: rules, radii, window,
/// draws, and the measures that are not drawn.
[[nodiscard]] std::vector<std::string> situation_notes(const MapDocument& document,
                                                       const SituationRun& run);

} // namespace cordon::app
