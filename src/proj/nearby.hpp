// SPDX-License-Identifier: MIT
#pragma once

#include "core/units.hpp"
#include "geom/point.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace cordon::proj {

/// A place in earth-centred coordinates, metres. The straight line between two of them is never
/// longer than the geodesic.
using EarthPoint = std::array<double, 3>;
[[nodiscard]] EarthPoint earth_point(geom::LonLat place);

/// Places that come one by one, and which of them is the nearest on the ground within a fixed
/// distance: `NearPlaces known(kilometres(20)); known.add(a); known.nearest(b);`
///
/// A grid of earth-centred cubes finds the candidates, whose straight distances bound the
/// geodesics: most questions need none.
class NearPlaces {
  public:
    /// `reach` is 1 m to 5,000 km.
    explicit NearPlaces(Metres reach);

    void add(geom::LonLat place);
    /// The place (0 = added first) whose geodesic is the shortest and at most as long as the reach;
    /// of equal ones the one added last. Empty when all lie farther away.
    [[nodiscard]] std::optional<std::size_t> nearest(geom::LonLat place) const;

  private:
    using Cell = std::uint64_t;
    [[nodiscard]] Cell cell(const EarthPoint& at, const std::array<int, 3>& step) const;

    double reach_;
    double width_; ///< of a cube
    std::vector<geom::LonLat> places_;
    std::vector<EarthPoint> points_;
    std::unordered_map<Cell, std::vector<std::uint32_t>> cells_;
};

/// The longest of the geodesics from a place to others; 0 when there are none.
[[nodiscard]] Metres farthest(geom::LonLat from, std::span<const geom::LonLat> places);

} // namespace cordon::proj
