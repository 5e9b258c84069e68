// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/network.hpp"

#include <functional>

/// For the .cpp files of this module; not part of its interface.
namespace cordon::analysis {

/// The edges at each node, in flat arrays; a loop is there twice.
class Incidence {
  public:
    explicit Incidence(const Network& network);
    [[nodiscard]] std::span<const std::uint32_t> at(std::uint32_t node) const {
        return std::span(edges_).subspan(starts_[node], starts_[node + 1] - starts_[node]);
    }
    [[nodiscard]] std::size_t degree(std::uint32_t node) const {
        return starts_[node + 1] - starts_[node];
    }

  private:
    std::vector<std::uint32_t> starts_;
    std::vector<std::uint32_t> edges_;
};

/// The end of an edge that is not `node`; `node` itself for a loop.
[[nodiscard]] inline std::uint32_t other_end(const Edge& edge, std::uint32_t node) {
    return edge.from == node ? edge.to : edge.from;
}

/// Which edges are strung together, and where the string is cut.
struct ChainRules {
    std::function<bool(std::uint32_t)> takes; ///< edge
    std::function<bool(std::uint32_t)> cuts;  ///< node
};

/// The edges that `takes` accepts as chains of edges that meet in nodes that `cuts` does not name
/// and that have no other such edge, in the order of their lowest edge; each edge is in one chain,
/// which runs in the direction of its lowest edge.
[[nodiscard]] std::vector<std::vector<Stretch::Piece>>
find_chains(const Network& network, const Incidence& incidence, const ChainRules& rules);

/// Adds a stretch `#n` for each chain between forks of the edges that `taken` does not mark (one
/// entry for each edge). `road` is the name that most of its length has.
void add_plain_stretches(Network& network, const Incidence& incidence,
                         const std::vector<std::uint8_t>& taken);

/// Sets length and road from the pieces, and the edges' `stretch`. `road` is left as it is when no
/// name holds for half of the length.
void finish_stretch(Network& network, std::uint32_t id);

/// The node at which a stretch begins or ends.
[[nodiscard]] std::uint32_t first_node(const Network& network, const Stretch& stretch);
[[nodiscard]] std::uint32_t last_node(const Network& network, const Stretch& stretch);

} // namespace cordon::analysis
