// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/network.hpp"

#include <map>

/// For the .cpp files of this module; not part of its interface.
namespace cordon::analysis {

/// The way that a requested route takes.
struct RoutePath {
    std::size_t request = 0; ///< index
    std::vector<Stretch::Piece> pieces;
};

/// The ways of all requests and the names of the nodes that they are cut at.
struct RoutePaths {
    std::vector<RoutePath> paths;
    std::map<std::uint32_t, std::string> names; ///< of junction nodes
};

/// Finds the junctions on the network (which splits edges there) and the shortest ways between
/// them. Reports junctions without a road near and routes without a way.
[[nodiscard]] RoutePaths find_route_paths(Network& network,
                                          const std::vector<RouteRequest>& requests,
                                          Metres farthest, Reporter& reporter);

} // namespace cordon::analysis
