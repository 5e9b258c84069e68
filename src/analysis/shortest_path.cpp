// SPDX-License-Identifier: MIT
#include "analysis/shortest_path.hpp"

#include "analysis/local_plane.hpp"

#include <algorithm>
#include <limits>

namespace cordon::analysis {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

} // namespace

PathFinder::PathFinder(const Network& network)
    : network_(network), incidence_(network), costs_(network.nodes.size(), infinite),
      arrivals_(network.nodes.size(), 0) {}

double PathFinder::lower_bound(std::uint32_t node, std::uint32_t goal) const {
    // Less than the geodesic by more than the sphere can be wrong.
    return 0.99 * sphere_distance(network_.nodes[node], network_.nodes[goal]);
}

void PathFinder::reset() {
    for (const std::uint32_t node : touched_) costs_[node] = infinite;
    touched_.clear();
    heap_.clear();
}

void PathFinder::relax(std::uint32_t node, std::uint32_t edge, std::uint32_t goal) {
    const Edge& road = network_.edges[edge];
    if (road.oneway && road.from != node) return;
    const std::uint32_t next = other_end(road, node);
    const double cost = costs_[node] + road.length_m;
    if (!(cost < costs_[next])) return;
    if (costs_[next] == infinite) touched_.push_back(next);
    costs_[next] = cost;
    arrivals_[next] = edge;
    heap_.push_back({cost + lower_bound(next, goal), cost, next});
    std::push_heap(heap_.begin(), heap_.end());
}

std::vector<Stretch::Piece> PathFinder::way_to(std::uint32_t from, std::uint32_t to) const {
    std::vector<Stretch::Piece> pieces;
    for (std::uint32_t node = to; node != from;) {
        const std::uint32_t edge = arrivals_[node];
        pieces.push_back({edge, network_.edges[edge].to != node});
        node = other_end(network_.edges[edge], node);
    }
    std::reverse(pieces.begin(), pieces.end());
    return pieces;
}

std::optional<std::vector<Stretch::Piece>> PathFinder::find(std::uint32_t from, std::uint32_t to) {
    reset();
    costs_[from] = 0.0;
    touched_.push_back(from);
    heap_.push_back({lower_bound(from, to), 0.0, from});
    while (!heap_.empty()) {
        std::pop_heap(heap_.begin(), heap_.end());
        const Entry top = heap_.back();
        heap_.pop_back();
        if (top.node == to) return way_to(from, to);
        if (top.cost > costs_[top.node]) continue; // a cheaper way was found meanwhile
        for (const std::uint32_t edge : incidence_.at(top.node)) relax(top.node, edge, to);
    }
    return std::nullopt;
}

} // namespace cordon::analysis
