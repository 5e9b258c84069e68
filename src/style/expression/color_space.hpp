// SPDX-License-Identifier: MIT
#pragma once

#include "core/color.hpp"

#include <cstdint>

namespace cordon::style {

/// The space in which two colours are mixed.
enum class ColorSpace : std::uint8_t { rgb, lab, hcl };

/// `hue` in degrees of any size, `saturation` and `lightness` 0..1 (CSS Color 4, section 7).
[[nodiscard]] Color hsl_to_rgb(double hue, double saturation, double lightness, double alpha);

/// The mix of two colours: `a` at t = 0, `b` at t = 1; all components in straight alpha.
/// lab is CIE L*a*b* with white point D50, hcl its polar form on the shorter way round the hues.
[[nodiscard]] Color mix(const Color& a, const Color& b, double t, ColorSpace space);

} // namespace cordon::style
