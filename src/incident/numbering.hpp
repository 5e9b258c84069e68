// SPDX-License-Identifier: MIT
#pragma once

#include "incident/incident.hpp"

#include <vector>

namespace cordon::incident {

/// Whether incidents with `review = "pending"` are drawn.
enum class Pending : bool { hidden, drawn };

/// True for incidents that a map shows as a symbol or region: located, not rejected, pending only
/// when asked for.
[[nodiscard]] bool is_drawn(const Incident& incident, Pending pending);

/// A number for each incident of the set, `first` … by date, then west to east, then id; 0 for
/// those that are not drawn. Rival places and several places of one incident share its number.
[[nodiscard]] std::vector<int> number_incidents(const IncidentSet& set, Pending pending,
                                                int first = 1);

} // namespace cordon::incident
