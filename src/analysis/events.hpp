// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/measures.hpp"
#include "analysis/parameters.hpp"
#include "analysis/road_cover.hpp"
#include "analysis/rules.hpp"
#include "analysis/sampler.hpp"
#include "analysis/situation.hpp"
#include "core/date.hpp"
#include "incident/incident.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace cordon::analysis {

/// What of an event the geometry needs; its facts stand beside it with the same index.
struct EventPlace {
    std::uint32_t incident = 0; ///< in the set
    std::uint64_t key = 0;      ///< of its random stream
    Sampler sampler;
    DateInterval date{};
    double radius_m = 0.0;    ///< of the threat disc at factor 1; 0 = none
    double tolerance_m = 0.0; ///< up to which it counts as on a road
    double claimed = 0.0;     ///< 1 when only a party claims it, so that q applies
    bool is_point = false;
    bool reaches_road = true; ///< false: no road is near enough to be exposed, wherever it is drawn
    /// Stretches that a passage or a ban holds for; places of hostile events are drawn instead.
    std::vector<std::uint32_t> holds_for;
};

/// The incidents that take part, by id.
struct Events {
    std::vector<EventFacts> facts;
    std::vector<EventPlace> places;
    std::vector<std::string> origins; ///< names of the independent sources
    std::vector<IncidentUse> uses;    ///< one for each incident, in the order of the set
    std::size_t roadless = 0;         ///< said to be on a road, but no road is in their region
};

/// Sorts out what takes part and prepares its places. `window` is W.
[[nodiscard]] Events prepare_events(const incident::IncidentSet& set, const RoadCover& roads,
                                    const Network& network, const DateInterval& window,
                                    const Parameters& parameters);

/// w of a day: by decay inside W, 0 outside (encirclement card, section 3).
[[nodiscard]] double weight_of(Date day, const DateInterval& window, Decay decay,
                               double half_life_days);
/// w integrated over an interval of days.
[[nodiscard]] double weight_of(const DateInterval& date, const DateInterval& window, Decay decay,
                               double half_life_days);

} // namespace cordon::analysis
