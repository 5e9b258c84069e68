// SPDX-License-Identifier: MIT
#pragma once

#include "app/map_document.hpp"
#include "app/situation.hpp"
#include "core/diagnostic.hpp"
#include "data/feature_layer.hpp"

#include <set>
#include <string>

namespace cordon::app {

/// The supply routes of a map as one layer of stretches between named junctions.
struct Routes {
    data::LayerPtr
        layer; ///< attributes: corridor, from, to, ref, shield, name, status; null = none asked for
    std::string attribution;
    std::set<std::string> names; ///< towns at the stretches' ends
    int count = 0;               ///< of corridors
};

/// Reads the shipped corridors (or the user's) that the document's `[[routes]]` name. A stretch
/// without a status by the author is `unassessed`: a supply road of which the map says nothing.
/// With an analysis the stretches and their statuses are its own, those of `[[routes]]` or all; a
/// status by the author takes its place.
[[nodiscard]] Routes read_routes(const MapDocument& document, const SituationRun* situation,
                                 Reporter& reporter);

} // namespace cordon::app
