// SPDX-License-Identifier: MIT
#pragma once

#include "app/article.hpp"
#include "core/diagnostic.hpp"
#include "incident/incident.hpp"

#include <cstddef>

namespace cordon::app {

/// What became of the places in words.
struct PlaceWords {
    std::size_t located = 0; ///< incidents that have a region now
    std::size_t left = 0;    ///< whose words name no place that could be drawn
    std::string attribution; ///< of the gazetteers; empty when nothing was located
};

/// Gives incidents without a position the region of their place in words ("77 nautical miles west
/// of Hodeidah", "entre Didiéni et Kolokani"), as said and as credible. The rows are read together,
/// so that they tell each other which country is meant. Incidents that have a position, or no
/// place, stay as they are. Throws Error when there is no gazetteer.
[[nodiscard]] PlaceWords locate_by_words(incident::IncidentSet& set, const PlaceRequest& request,
                                         Reporter& reporter);

} // namespace cordon::app
