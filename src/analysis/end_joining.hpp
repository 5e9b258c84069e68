// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/noding.hpp"
#include "analysis/union_find.hpp"

/// For the .cpp files of this module; not part of its interface.
namespace cordon::analysis {

/// A place inside a line's segment at which it is to be split.
struct LineSplit {
    std::uint32_t line = 0;
    std::uint32_t segment = 0;
    double fraction = 0.0;    ///< 0..1 along the segment
    std::uint32_t vertex = 0; ///< the new vertex there
};

/// What joining the loose ends gave.
struct Joins {
    UnionFind same_place; ///< vertices that became one node; its place is that of the set's name
    std::vector<LineSplit> splits; ///< by line, segment and fraction
    std::size_t joined_ends = 0;   ///< over a gap, however small
};

/// Joins line ends to what lies within `snap` metres, nearest pairs first: a loose end (where one
/// line ends and nothing else is) to the nearest end or line; any other end only to a road that it
/// is not connected with yet, so that dense streets keep their shape. A line that passes on another
/// level (bridge, tunnel, `layer`) is joined at its ends only. Adds the vertices of splits to
/// `vertices`.
[[nodiscard]] Joins join_ends(const RoadLines& roads, Vertices& vertices, Metres snap);

} // namespace cordon::analysis
