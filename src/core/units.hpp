// SPDX-License-Identifier: MIT
#pragma once

#include <compare>

namespace cordon {

/// A scalar that carries its unit in its type: `Metres + Degrees` does not compile.
template <typename Unit>
class Quantity {
  public:
    constexpr Quantity() = default;
    /// `value` is in units of `Unit`.
    constexpr explicit Quantity(double value) : value_(value) {}

    /// The bare number, for use inside one function only.
    [[nodiscard]] constexpr double value() const { return value_; }

    constexpr auto operator<=>(const Quantity&) const = default;
    constexpr Quantity operator-() const { return Quantity(-value_); }
    friend constexpr Quantity operator+(Quantity a, Quantity b) {
        return Quantity(a.value_ + b.value_);
    }
    friend constexpr Quantity operator-(Quantity a, Quantity b) {
        return Quantity(a.value_ - b.value_);
    }
    friend constexpr Quantity operator*(Quantity a, double k) { return Quantity(a.value_ * k); }
    friend constexpr Quantity operator*(double k, Quantity a) { return Quantity(a.value_ * k); }
    friend constexpr Quantity operator/(Quantity a, double k) { return Quantity(a.value_ / k); }
    friend constexpr double operator/(Quantity a, Quantity b) { return a.value_ / b.value_; }

  private:
    double value_ = 0.0;
};

using Metres = Quantity<struct MetreUnit>;           ///< distance on the ground
using Degrees = Quantity<struct DegreeUnit>;         ///< angle or azimuth, clockwise from north
using Millimetres = Quantity<struct MillimetreUnit>; ///< length on paper
using Pixels = Quantity<struct PixelUnit>;           ///< CSS pixel: 1/96 inch on paper

/// A degree of latitude, or of longitude at the equator, on a sphere; within 0.6 % on the ground.
inline constexpr double km_per_degree = 111.2;

/// Kilometres on the ground as metres.
constexpr Metres kilometres(double km) {
    return Metres(km * 1000.0);
}

/// CSS pixels in a millimetre: 96 / 25.4 (MapLibre's pixel, `styles` card section 6).
inline constexpr double pixels_per_mm = 96.0 / 25.4;
/// CSS pixels in a typographic point: 96 / 72.
inline constexpr double pixels_per_point = 96.0 / 72.0;

/// Paper length to CSS pixels.
constexpr Pixels to_pixels(Millimetres length) {
    return Pixels(length.value() * pixels_per_mm);
}

} // namespace cordon
