// SPDX-License-Identifier: MIT
#include "analysis/chains.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace cordon::analysis {

namespace {

class ChainFinder {
  public:
    ChainFinder(const Network& network, const Incidence& incidence, const ChainRules& rules)
        : network_(network), incidence_(incidence), rules_(rules), used_(network.edges.size(), 0) {}

    [[nodiscard]] std::vector<std::vector<Stretch::Piece>> all() {
        std::vector<std::vector<Stretch::Piece>> chains;
        for (std::uint32_t id = 0; id < network_.edges.size(); ++id)
            if (used_[id] == 0 && rules_.takes(id)) chains.push_back(chain_of(id));
        return chains;
    }

  private:
    /// The edge by which a chain goes on behind a node that it reached by `edge`, if it does.
    [[nodiscard]] std::optional<std::uint32_t> next(std::uint32_t node, std::uint32_t edge) const {
        if (rules_.cuts(node)) return std::nullopt;
        std::optional<std::uint32_t> found;
        int count = 0;
        for (const std::uint32_t id : incidence_.at(node)) {
            if (!rules_.takes(id)) continue;
            ++count;
            if (id != edge) found = id;
        }
        if (count != 2 || !found || used_[*found] != 0) return std::nullopt;
        return found;
    }

    /// Extends a chain that has reached `node` by `edge`.
    void extend(std::uint32_t node, std::uint32_t edge, std::vector<Stretch::Piece>& pieces) {
        while (const auto found = next(node, edge)) {
            edge = *found;
            used_[edge] = 1;
            const bool reversed = network_.edges[edge].from != node;
            pieces.push_back({edge, reversed});
            node = other_end(network_.edges[edge], node);
        }
    }

    [[nodiscard]] std::vector<Stretch::Piece> chain_of(std::uint32_t id) {
        used_[id] = 1;
        std::vector<Stretch::Piece> behind;
        extend(network_.edges[id].from, id, behind);
        std::vector<Stretch::Piece> pieces(behind.rbegin(), behind.rend());
        for (Stretch::Piece& piece : pieces) piece.reversed = !piece.reversed;
        pieces.push_back({id, false});
        extend(network_.edges[id].to, id, pieces);
        return pieces;
    }

    const Network& network_;
    const Incidence& incidence_;
    const ChainRules& rules_;
    std::vector<std::uint8_t> used_;
};

} // namespace

Incidence::Incidence(const Network& network)
    : starts_(network.nodes.size() + 1, 0), edges_(2 * network.edges.size()) {
    for (const Edge& edge : network.edges) {
        ++starts_[edge.from + 1];
        ++starts_[edge.to + 1];
    }
    for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
    std::vector<std::uint32_t> fill(starts_.begin(), starts_.end() - 1);
    for (std::uint32_t id = 0; id < network.edges.size(); ++id) {
        edges_[fill[network.edges[id].from]++] = id;
        edges_[fill[network.edges[id].to]++] = id;
    }
}

std::vector<std::vector<Stretch::Piece>>
find_chains(const Network& network, const Incidence& incidence, const ChainRules& rules) {
    return ChainFinder(network, incidence, rules).all();
}

void finish_stretch(Network& network, std::uint32_t id) {
    Stretch& stretch = network.stretches[id];
    stretch.length_m = 0.0;
    std::map<std::uint32_t, double> by_name;
    for (const Stretch::Piece& piece : stretch.pieces) {
        Edge& edge = network.edges[piece.edge];
        edge.stretch = id;
        stretch.length_m += edge.length_m;
        by_name[edge.name] += edge.length_m;
    }
    for (const auto& [name, length] : by_name)
        if (name != 0 && length >= stretch.length_m / 2) stretch.road = network.names[name];
}

void add_plain_stretches(Network& network, const Incidence& incidence,
                         const std::vector<std::uint8_t>& taken) {
    const ChainRules rules{[&](std::uint32_t edge) { return taken[edge] == 0; },
                           [&](std::uint32_t node) { return incidence.degree(node) != 2; }};
    std::size_t number = 0;
    for (std::vector<Stretch::Piece>& pieces : find_chains(network, incidence, rules)) {
        Stretch stretch;
        stretch.id = fmt::format("#{}", ++number);
        stretch.pieces = std::move(pieces);
        network.stretches.push_back(std::move(stretch));
        finish_stretch(network, static_cast<std::uint32_t>(network.stretches.size() - 1));
    }
}

std::uint32_t first_node(const Network& network, const Stretch& stretch) {
    const Stretch::Piece& piece = stretch.pieces.front();
    const Edge& edge = network.edges[piece.edge];
    return piece.reversed ? edge.to : edge.from;
}

std::uint32_t last_node(const Network& network, const Stretch& stretch) {
    const Stretch::Piece& piece = stretch.pieces.back();
    const Edge& edge = network.edges[piece.edge];
    return piece.reversed ? edge.from : edge.to;
}

} // namespace cordon::analysis
