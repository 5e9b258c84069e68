// SPDX-License-Identifier: MIT
#pragma once

#include "data/feature_layer.hpp"
#include "incident/incident.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace cordon::incident {

/// What makes an outline that of an area.
enum class AreaMatch : std::uint8_t {
    position_or_name,  ///< it holds the reported position, else it is the only one of that name
    position,          ///< it holds the reported position
    position_and_name, ///< it holds the reported position and has the name
};

/// How outlines are found for areas that are known by name or by a reported position only.
struct AreaJoin {
    std::string level = "admin1"; ///< only areas of this level; empty = areas without a level
    std::string name_column{};    ///< attribute with the division's name; empty = positions only
    AreaMatch match = AreaMatch::position_or_name;
};

/// An area whose outline has another name in the layer: another spelling, or a division that was
/// cut differently.
struct RenamedArea {
    std::string name;    ///< as the incidents have it
    std::string outline; ///< as the layer has it

    friend bool operator==(const RenamedArea&, const RenamedArea&) = default;
};

/// What fill_areas() did.
struct AreaJoinResult {
    std::size_t filled = 0;
    std::size_t missing = 0; ///< areas of that level that still have no outline; they are not drawn
    std::vector<RenamedArea> renamed{}; ///< each pair once, in the order of the incidents
};

/// Gives areas without an outline the polygon of the layer that matches; names are compared without
/// case and accents.
AreaJoinResult fill_areas(IncidentSet& set, const data::FeatureLayer& divisions,
                          const AreaJoin& join);

} // namespace cordon::incident
