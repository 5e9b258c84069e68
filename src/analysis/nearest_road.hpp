// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/network.hpp"

/// For the .cpp files of this module; not part of its interface.
namespace cordon::analysis {

/// The nearest place among all roads, or among those of the largest component.
enum class Roads : bool { all, largest_component };
[[nodiscard]] std::optional<Snap> nearest_road(const Network& network, geom::LonLat place,
                                               Metres farthest, Roads roads);

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
