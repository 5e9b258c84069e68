// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/extract.hpp"

namespace cordon::incident {

/// Fills `incidents` from the events of an extraction: one incident for each, pending review, with
/// everything that was found about it in its member `extraction`.
void build_incidents(Extraction& extraction, const ExtractOptions& options);

} // namespace cordon::incident
