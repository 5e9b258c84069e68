// SPDX-License-Identifier: MIT
#pragma once

#include "core/color.hpp"

#include <optional>
#include <string_view>

namespace cordon::style {

/// Reads a CSS colour: a name, `transparent`, hex with 3, 4, 6 or 8 digits, `rgb()`, `rgba()`,
/// `hsl()` or `hsla()` with commas or with spaces (CSS Color 4; no angle unit but `deg`, no
/// `none`). Empty when it is none of these.
[[nodiscard]] std::optional<Color> parse_color(std::string_view text);

} // namespace cordon::style
