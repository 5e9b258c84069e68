// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/situation.hpp"
#include "core/json.hpp"
#include "incident/incident.hpp"

#include <string>
#include <vector>

namespace cordon::analysis {

/// Counts of the incidents and, unless the licence forbids it, each with its part in the analysis.
[[nodiscard]] Json incidents_report(const incident::IncidentSet& set,
                                    const std::vector<IncidentUse>& uses);

/// All sources, by id.
[[nodiscard]] Json sources_report(const incident::IncidentSet& set);

} // namespace cordon::analysis
