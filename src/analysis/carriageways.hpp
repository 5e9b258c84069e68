// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/network.hpp"

/// For the .cpp files of this module; not part of its interface.
namespace cordon::analysis {

/// Gives the other carriageway of a dual road to the stretch of the one that a route runs on, so
/// that both are open or cut together: one-way main roads off the routes that run beside a one-way
/// road of a route, against it, from end to end. `taken` (one entry for each edge) marks edges on
/// routes; those found are marked too. Returns their number.
std::size_t adopt_carriageways(Network& network, std::vector<std::uint8_t>& taken);

} // namespace cordon::analysis
