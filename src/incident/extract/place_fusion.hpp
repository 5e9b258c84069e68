// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/incident_match.hpp"

#include <vector>

namespace cordon::incident {

/// Where reports of one event put it together.
struct FusedPlace {
    Location location;
    LocalText words;                 ///< as reported, with " / " between rivals
    const MatchItem* lead = nullptr; ///< the report with the narrowest region
    bool rival = false;              ///< some regions do not meet
};

/// Intersects the regions of at least one report: said with said and credible with credible. Where
/// the narrowest region lies (95 %) in the others its model stays; else the outline of what they
/// share is the place. Regions that share less than 2 % of the smaller one are rivals: the location
/// is `alternatives`, the narrowest first.
[[nodiscard]] FusedPlace fuse_places(const std::vector<const MatchItem*>& items);

} // namespace cordon::incident
