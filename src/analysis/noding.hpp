// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/road_lines.hpp"

/// For the .cpp files of this module; not part of its interface.
namespace cordon::analysis {

/// Which points of the lines are one place, and where roads meet.
///
/// A vertex is a place that lines have in common to 1e-7 degrees. It is a junction when a line ends
/// there, or when the lines through it do not all have the same two neighbours there (the rule by
/// which TopoJSON finds arcs): a crossing that was noded, but not a line that was drawn twice.
struct Vertices {
    std::vector<std::uint32_t> of_point;      ///< vertex of each point of the lines
    std::vector<geom::LonLat> places;         ///< of each vertex
    std::vector<std::uint8_t> is_junction;    ///< of each vertex
    std::vector<std::uint32_t> end_count;     ///< of each vertex: line ends there
    std::vector<std::uint32_t> through_count; ///< of each vertex: lines that run through
};

[[nodiscard]] Vertices find_vertices(const RoadLines& roads);

} // namespace cordon::analysis
