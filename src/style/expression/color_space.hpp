// SPDX-License-Identifier: MIT
#pragma once

#include "core/color.hpp"

#include <cstdint>

namespace cordon::style {

/// The space in which two colours are mixed.
enum class ColorSpace : std::uint8_t { rgb, lab, hcl };

/// `hue` in degrees of any size, `saturation` and `lightness` 0..1 (CSS Color 4, section 7).
[[nodiscard]] Color hsl_to_rgb(double hue, double saturation, double lightness, double alpha);

/// The mix of two colours: `from` at t = 0, `to` at t = 1; all components in straight alpha.
/// lab is CIE L*a*b* with white point D50, hcl its polar form on the shorter way round the hues.
[[nodiscard]] Color mix(const Color& from, const Color& to, double t, ColorSpace space);

/// The colour as it comes back from being multiplied with its alpha: the last bits may change. The
/// reference keeps colours in that form, and its results are compared to six digits that are cut,
/// not rounded.
[[nodiscard]] Color unblended(const Color& color);

} // namespace cordon::style
