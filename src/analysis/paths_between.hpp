// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

/// For the .cpp files of this module; not part of its interface.
namespace cordon::analysis {

/// Marks the edges (node pairs, directions ignored) that lie on some way from `source` to `sink`
/// that meets no node twice: those in the block of an added edge source-sink (Hopcroft and Tarjan
/// 1973, Boost.Graph). No other edge can change a distance or a flow between the two.
[[nodiscard]] std::vector<std::uint8_t>
edges_on_paths(std::uint32_t node_count,
               std::span<const std::pair<std::uint32_t, std::uint32_t>> edges, std::uint32_t source,
               std::uint32_t sink);

} // namespace cordon::analysis
