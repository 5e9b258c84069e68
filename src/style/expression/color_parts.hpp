// SPDX-License-Identifier: MIT
#pragma once

#include "style/expression/value.hpp"

#include <span>

namespace cordon::style {

/// Why three or four values (r, g, b in 0..255, alpha in 0..1) are no colour, as the reference
/// words it; empty when they are one.
[[nodiscard]] std::optional<std::string> rgba_problem(std::span<const Value> parts);

} // namespace cordon::style
