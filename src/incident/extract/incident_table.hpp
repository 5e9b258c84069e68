// SPDX-License-Identifier: MIT
#pragma once

#include "core/language.hpp"
#include "incident/extract/extraction.hpp"

#include <string>

namespace cordon::incident {

/// The incidents for people, a line each with date, kind, place, claim, counts and flags, the
/// quoted words below; then what was left out as a summary. Ends with a newline; plain text.
[[nodiscard]] std::string incident_table(const Extraction& extraction, Language language);

} // namespace cordon::incident
