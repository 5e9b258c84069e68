// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/network.hpp"

#include <functional>

/// For the .cpp files of this module; not part of its interface.
namespace cordon::analysis {

/// Tells which edges count.
using EdgeFilter = std::function<bool(std::uint32_t)>;

/// As the public nearest_road(), among the edges that `counts` accepts (all when it is empty).
[[nodiscard]] std::optional<Snap> nearest_road(const Network& network, geom::LonLat place,
                                               Metres farthest, const EdgeFilter& counts);

/// As nearest_road(), but a road of the largest component is preferred to one of an isolated piece
/// that is up to a kilometre nearer: a place snapped to a stray piece would look cut off.
[[nodiscard]] std::optional<Snap> nearest_connected_road(const Network& network, geom::LonLat place,
                                                         Metres farthest);

/// Where the geodesic between two places comes nearest to a third.
struct NearestOnGeodesic {
    geom::LonLat at{};
    double along_m = 0.0;
    double distance_m = 0.0;
};
/// `fraction` (0..1) is a first guess.
[[nodiscard]] NearestOnGeodesic nearest_on_geodesic(geom::LonLat a, geom::LonLat b,
                                                    geom::LonLat place, double fraction);

} // namespace cordon::analysis
