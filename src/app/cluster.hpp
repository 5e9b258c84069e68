// SPDX-License-Identifier: MIT
#pragma once

#include "geom/point.hpp"

#include <string>
#include <utility>
#include <vector>

namespace cordon::app {

/// Incidents that stand together.
struct Cluster {
    geom::LonLat at{};  ///< the position that most of them have, never one that none has
    std::string letter; ///< A, B … Z, AA …, the largest first; empty = too many to be listed
    std::vector<std::string> ids; ///< each incident once, in the order of the points
    std::string place;            ///< the name that most of them have; empty = none
    std::size_t places = 0;       ///< different names
    std::string from;             ///< first and last day, ISO; empty = none is dated
    std::string to;
    std::vector<std::pair<std::string, int>> classes; ///< drawing classes, the most frequent first
    std::vector<std::pair<std::string, int>> claims;  ///< the surest first
    double spread_km = 0.0;                           ///< from the symbol to the farthest position
    double uncertainty_km = 0.0; ///< largest radius in which an incident can lie
    int unknown_radius = 0;      ///< incidents of which nobody said how exact they are
};

} // namespace cordon::app
