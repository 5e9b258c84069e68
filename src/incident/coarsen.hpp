// SPDX-License-Identifier: MIT
#pragma once

#include "incident/incident.hpp"
#include "incident/select.hpp"

#include <cstddef>
#include <optional>
#include <string>

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
    IncidentSet set;
    std::size_t count = 0; ///< incidents whose position was changed
    std::string rule;      ///< `0.05 degrees`, or `none`
};

/// Moves points of at most 5 km radius to the middle of a grid cell and widens their radius so that
/// it still holds the truth. Concerns incidents younger than the limit or flagged `aid_workers`;
/// rings, stretches and areas are coarse already. For drawing and files; analysis takes the
/// original positions.
[[nodiscard]] Coarsened coarsen(const IncidentSet& set, const CoarsenOptions& options);

} // namespace cordon::incident
