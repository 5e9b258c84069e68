// SPDX-License-Identifier: MIT
#pragma once

#include "incident/incident.hpp"
#include "incident/select.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cordon::incident {

/// Positions that are too fresh or too sensitive to be shown exactly (encirclement card, section
/// 12).
struct CoarsenOptions {
    Profile profile = Profile::public_; ///< internal = nothing is changed
    std::optional<Date> as_of{};        ///< the day that ages count from; empty = ages unknown
    double grid_deg = 0.05;             ///< positions go to the middle of their cell; 0 = off
    double age_days = 14;               ///< incidents younger than that
};

struct Coarsened {
    /// Index in the set and location to show, of the incidents whose position is changed.
    std::vector<std::pair<std::size_t, Location>> locations;
    std::string rule;       ///< `0.05 degrees`, or `none`
    CoarsenOptions options; ///< by which they were changed

    /// The location to show of the incident with that index; null when it is its own.
    [[nodiscard]] const Location* of(std::size_t incident) const;
};

/// Moves points of at most 5 km radius to the middle of a grid cell and widens their radius so that
/// it still holds the truth. Concerns incidents younger than the limit or flagged `aid_workers`;
/// rings, stretches and areas are coarse already. For drawing and files; analysis takes the
/// original positions.
[[nodiscard]] Coarsened coarsen(const IncidentSet& set, const CoarsenOptions& options);

/// Exchanges the locations with those of the set that they were made of: once to show them, once
/// more to have the originals back.
void swap_locations(IncidentSet& set, Coarsened& coarsened);

} // namespace cordon::incident
