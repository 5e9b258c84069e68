// SPDX-License-Identifier: MIT
#pragma once

#include "place/expression/pattern.hpp"

#include <optional>

namespace cordon::place::expression {

/// The slots `road` and `water`, see slots.hpp.
[[nodiscard]] std::optional<std::size_t> read_road(const Tape& tape, std::size_t at,
                                                   Captures& into);
[[nodiscard]] std::optional<std::size_t> read_water(const Tape& tape, std::size_t at,
                                                    Captures& into);

} // namespace cordon::place::expression
