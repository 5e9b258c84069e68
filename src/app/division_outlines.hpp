// SPDX-License-Identifier: MIT
#pragma once

#include "app/map_document.hpp"
#include "core/diagnostic.hpp"
#include "incident/areas.hpp"
#include "incident/incident.hpp"

#include <string>
#include <utility>
#include <vector>

namespace cordon::app {

/// What find_outlines() has used.
struct DivisionOutlines {
    std::vector<std::string> attributions;
    std::vector<std::pair<std::string, std::string>> inputs; ///< file of the user and SHA-256
    std::vector<incident::RenamedArea> renamed;              ///< for the method note
};

/// Gives incidents that are known by an administrative division only the outline of that division:
/// of regions (level `admin1`) from Natural Earth, of districts (`admin2`) from the document's
/// file. The division is the one that holds the position which the source printed, else the only
/// one of that name around the other incidents. What stays without an outline is not drawn, and a
/// warning says so. Throws Error when the document's file cannot be read.
[[nodiscard]] DivisionOutlines find_outlines(incident::IncidentSet& set, const DataSection& data,
                                             Reporter& reporter);

} // namespace cordon::app
