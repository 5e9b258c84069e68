// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"
#include "core/json.hpp"

#include <string>

namespace cordon::app {

/// The keys of `[analysis]` with their default values: the parameters in the order of the report,
/// and `compare`, a second window (`2025-07-01/2025-08-31`) to compare with.
[[nodiscard]] const Json& analysis_defaults();

/// Unknown parameters and wrong types of an `[analysis]` table. `file` is the name used in
/// messages.
[[nodiscard]] Diagnostics analysis_key_faults(const Json& given, const std::string& file);

} // namespace cordon::app
