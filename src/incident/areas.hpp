// SPDX-License-Identifier: MIT
#pragma once

#include "data/feature_layer.hpp"
#include "incident/incident.hpp"

#include <cstddef>
#include <string>

namespace cordon::incident {

/// How outlines are found for areas that are known by name or by a reported position only.
struct AreaJoin {
    std::string level = "admin1"; ///< only areas of this level; empty = areas without a level
    std::string name_column{};    ///< attribute with the division's name; empty = positions only
};

/// What fill_areas() did.
struct AreaJoinResult {
    std::size_t filled = 0;
    std::size_t missing = 0; ///< areas of that level that still have no outline; they are not drawn
};

/// Gives areas without an outline the polygon of the layer that holds their reported position, else
/// the only one that has their name (compared without case and accents).
AreaJoinResult fill_areas(IncidentSet& set, const data::FeatureLayer& divisions,
                          const AreaJoin& join);

} // namespace cordon::incident
