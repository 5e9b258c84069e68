// SPDX-License-Identifier: MIT
#pragma once

#include "incident/incident.hpp"

namespace cordon::incident {

/// Checks a set before drawing: weekdays that do not fit their dates (in date_text, notes and
/// quotes), pages dated before the event, incidents without a source, positions shared by several
/// incidents (perhaps an area's centroid), more than six drawing classes (an error), names that
/// look like admin centroids. Findings carry file, line and id.
void lint(const IncidentSet& set, Reporter& reporter);

} // namespace cordon::incident
