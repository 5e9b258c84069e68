// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/end_joining.hpp"

/// For the .cpp files of this module; not part of its interface.
namespace cordon::analysis {

/// Edges that were not made.
struct DroppedEdges {
    std::size_t without_length = 0; ///< both ends became one node
    std::size_t duplicates = 0;     ///< the same points a second time
};

/// Cuts the lines at junctions and splits and fills nodes, points and edges of the network. An edge
/// that occurs twice is kept once, passable in every direction that one of them allows.
DroppedEdges make_edges(const RoadLines& roads, const Vertices& vertices, Joins& joins,
                        const NetworkOptions& options, Network& network);

/// Geodesic length of a road: exact from 1 km a segment on; below by the radii of curvature in the
/// middle, with an error under 1e-7 of the length.
[[nodiscard]] double road_length(std::span<const geom::LonLat> line);

} // namespace cordon::analysis
