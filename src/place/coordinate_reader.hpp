// SPDX-License-Identifier: MIT
#pragma once

#include "geom/point.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace cordon::place {

/// Reads characters of the original text: coordinates have signs that tokens do not keep together.
class CoordinateReader {
  public:
    explicit CoordinateReader(std::string_view text) : text_(text) {}

    struct Angle {
        double value = 0.0;
        double precision = 1.0; ///< unit of its last digit, degrees
        char axis = 0;          ///< N, S, E, W, or 0 when not said
        bool is_decimal = false;
        bool has_sign = false; ///< a degree sign
    };

    /// The next angle: `-8.07`, `34°00'36"N`, `N 12.5`.
    std::optional<Angle> angle();
    /// Skips what stands between two angles; false when nothing does.
    bool separator();
    [[nodiscard]] std::size_t at() const { return at_; }
    /// True when the number does not simply go on: `12.5, -8.0, 3` or `8.07km`.
    [[nodiscard]] bool ends_here() const;
    /// True when nothing is left.
    [[nodiscard]] bool at_end();

  private:
    bool eat(std::string_view sign);
    void spaces();
    char hemisphere();
    std::optional<std::pair<double, int>> number();
    void minutes(Angle& angle);

    std::string_view text_;
    std::size_t at_ = 0;
};

/// The degrees that a whole text such as `34°00'36"N` is; nothing when it is more or less than one
/// angle.
[[nodiscard]] std::optional<double> read_angle(std::string_view text);

/// The position that a whole text is: latitude first (`32.7089, 36.5695`) unless letters say
/// otherwise (`75°19'E 34°00'N`), or a WKT point (`POINT (36.57 32.71)`, longitude first).
[[nodiscard]] std::optional<geom::LonLat> read_position(std::string_view text);

} // namespace cordon::place
