// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

namespace cordon {

/// sRGB colour with straight (not premultiplied) alpha; all members 0..1.
struct Color {
    double r = 0.0;
    double g = 0.0;
    double b = 0.0;
    double a = 1.0;

    friend bool operator==(const Color&, const Color&) = default;
};

/// The same colour with its alpha multiplied by `opacity` (0..1).
[[nodiscard]] constexpr Color with_opacity(Color color, double opacity) {
    color.a *= opacity;
    return color;
}

/// `#rrggbb`; alpha is not part of it.
[[nodiscard]] std::string to_hex(const Color& color);

} // namespace cordon
