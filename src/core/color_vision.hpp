// SPDX-License-Identifier: MIT
#pragma once

#include "core/color.hpp"

#include <array>
#include <string_view>

/// How colours look to readers with a colour vision deficiency and on a black and white print, and
/// how far two colours are apart.
namespace cordon {

/// Ways of seeing: all cones, one kind of cone missing, lightness alone.
enum class Vision { normal, protan, deutan, tritan, grey };

inline constexpr std::array all_visions = {Vision::normal, Vision::protan, Vision::deutan,
                                           Vision::tritan, Vision::grey};

/// `protanopia` and so on.
[[nodiscard]] std::string_view name(Vision vision);

/// The colour as it is seen; alpha is kept. Dichromacy by the matrices of Machado, Oliveira and
/// Fernandes (2009, IEEE TVCG 15(6), severity 1.0) on linear sRGB, grey by relative luminance.
[[nodiscard]] Color seen_by(const Color& color, Vision vision);

/// CIEDE2000 of two opaque colours (Sharma, Wu and Dalal 2005), D65, kL = kC = kH = 1: 0 = equal,
/// about 1 = just seen side by side, 100 = black and white.
[[nodiscard]] double color_difference(const Color& first, const Color& second);

} // namespace cordon
