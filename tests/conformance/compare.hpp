// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.hpp"

namespace cordon::conformance {

/// Equality of fixtures: numbers to six significant digits by the suite's own rule of cutting them,
/// objects with the same keys, null for what is missing.
[[nodiscard]] bool same(const Json& a, const Json& b);

} // namespace cordon::conformance
