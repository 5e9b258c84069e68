// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace cordon {

/// Writes a number rounded to seven decimals (of degrees: 1 cm), halves away from zero, `-0` as
/// `0`: the text of append_text() for it, in half of the time. `to` has room for `rounded_length`
/// bytes; returns the end of the text.
[[nodiscard]] char* write_rounded(char* to, double number);
inline constexpr std::size_t rounded_length = 32;

} // namespace cordon
