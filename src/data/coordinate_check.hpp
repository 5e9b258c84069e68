// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"
#include "geom/point.hpp"

#include <span>
#include <string>

namespace cordon::data {

/// Judges the coordinates of features and remembers what speaks for swapped axes, 0..360 longitudes
/// or metres.
class CoordinateCheck {
  public:
    /// The box of the points, and `why` when the feature cannot be used (not a number, latitude
    /// above 90, …).
    struct Finding {
        geom::LonLatBox box;
        std::string why; ///< empty = usable
    };
    /// Looks at the points of one feature. Latitudes that rounding put above 90 (by 1e-4 at most)
    /// are set to 90.
    [[nodiscard]] Finding look_at(std::span<geom::LonLat> points);

    /// Throws Error with a hint when most features have coordinates that cannot be degrees (metres,
    /// feet).
    void demand_degrees(const std::string& file) const;
    /// Says once what was seen: swapped axes, longitudes above 180.
    void report(const std::string& file, Reporter& reporter) const;

  private:
    [[nodiscard]] std::string judge(std::span<geom::LonLat> points);

    std::size_t features_ = 0;    ///< with points
    std::size_t swapped_ = 0;     ///< |y| > 90 while |x| <= 90
    std::size_t not_degrees_ = 0; ///< some |coordinate| > 360
    std::size_t beyond_180_ = 0;  ///< longitudes in 180..360
    geom::LonLat example_;        ///< of the first feature that cannot be degrees
};

} // namespace cordon::data
