// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

namespace cordon {

/// The value of a JSON number (RFC 8259, section 6), correctly rounded, by the standard library: a
/// number below the smallest double is 0, `-0` too. Empty when it is above the largest double or
/// no number.
[[nodiscard]] std::optional<double> json_number(std::string_view text);

} // namespace cordon
