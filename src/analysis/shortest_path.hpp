// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/chains.hpp"

/// For the .cpp files of this module; not part of its interface.
namespace cordon::analysis {

/// Shortest ways between nodes of a network by length, one-way roads respected (A*, Hart, Nilsson
/// and Raphael 1968, with the straight distance as the lower bound). Keeps its arrays between
/// questions. The network must not change meanwhile.
class PathFinder {
  public:
    explicit PathFinder(const Network& network);

    /// The pieces from one node to another; empty when there is no way. A way from a node to itself
    /// has no pieces.
    [[nodiscard]] std::optional<std::vector<Stretch::Piece>> find(std::uint32_t from,
                                                                  std::uint32_t to);

  private:
    struct Entry {
        double estimate = 0.0; ///< cost so far and straight distance still to go
        double cost = 0.0;
        std::uint32_t node = 0;

        [[nodiscard]] bool operator<(const Entry& other) const { // the heap's top is the cheapest
            return estimate != other.estimate ? estimate > other.estimate : node > other.node;
        }
    };

    void relax(std::uint32_t node, std::uint32_t edge, std::uint32_t goal);
    [[nodiscard]] double lower_bound(std::uint32_t node, std::uint32_t goal) const;
    [[nodiscard]] std::vector<Stretch::Piece> way_to(std::uint32_t from, std::uint32_t to) const;
    void reset();

    const Network& network_;
    Incidence incidence_;
    std::vector<double> costs_;           ///< of each node, infinite when not reached
    std::vector<std::uint32_t> arrivals_; ///< edge by which each node was reached
    std::vector<std::uint32_t> touched_;  ///< nodes to be reset
    std::vector<Entry> heap_;
};

} // namespace cordon::analysis
