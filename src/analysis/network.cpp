// SPDX-License-Identifier: MIT
#include "analysis/network.hpp"

#include "analysis/components.hpp"
#include "analysis/road_index.hpp"
#include "proj/geodesic.hpp"

#include <algorithm>

namespace cordon::analysis {

namespace {

/// Within this distance of a node no new one is made.
constexpr double same_node_m = 1.0;

/// The segment that a distance along a line falls on.
std::uint32_t segment_at(std::span<const geom::LonLat> line, double along_m) {
    double sum = 0.0;
    std::uint32_t k = 0;
    for (; k + 2 < line.size(); ++k) {
        sum += proj::distance(line[k], line[k + 1]).value();
        if (along_m < sum) break;
    }
    return k;
}

/// Puts the second half of a split edge behind the first in their stretch, in its direction.
void insert_half(Stretch& stretch, std::uint32_t first, std::uint32_t second) {
    for (std::size_t i = 0; i < stretch.pieces.size(); ++i) {
        const Stretch::Piece piece = stretch.pieces[i];
        if (piece.edge != first) continue;
        const auto place = stretch.pieces.begin() + static_cast<std::ptrdiff_t>(i);
        stretch.pieces.insert(piece.reversed ? place : place + 1, {second, piece.reversed});
        ++i;
    }
}

/// Splits an edge at a place on one of its segments; the first half keeps its points where they
/// are.
void split(Network& network, std::uint32_t id, std::uint32_t segment, geom::LonLat at) {
    const auto node = static_cast<std::uint32_t>(network.nodes.size());
    network.nodes.push_back(at);
    if (!network.components.empty()) // a network made by hand may lack them
        network.components.push_back(network.components[network.edges[id].from]);

    Edge second = network.edges[id];
    second.from = node;
    second.first_point = static_cast<std::uint32_t>(network.points.size());
    const std::uint32_t begin = network.edges[id].first_point + segment + 1;
    const std::uint32_t end = network.edges[id].first_point + network.edges[id].point_count;
    network.points.reserve(network.points.size() + 1 + end - begin);
    network.points.push_back(at);
    for (std::uint32_t i = begin; i < end; ++i) network.points.push_back(network.points[i]);
    second.point_count = 1 + end - begin;

    Edge& first = network.edges[id];
    first.to = node;
    first.point_count = segment + 2;
    network.points[begin] = at;
    first.length_m = proj::length(network.line(first)).value();
    second.length_m = proj::length(network.line(second)).value();
    network.edges.push_back(second);
    if (second.stretch < network.stretches.size())
        insert_half(network.stretches[second.stretch], id,
                    static_cast<std::uint32_t>(network.edges.size() - 1));
}

} // namespace

std::vector<geom::LonLat> Network::line(const Stretch& stretch) const {
    std::vector<geom::LonLat> result;
    for (const Stretch::Piece& piece : stretch.pieces) {
        const std::span<const geom::LonLat> part = line(edges[piece.edge]);
        if (!result.empty()) result.pop_back(); // the node that both share
        if (piece.reversed)
            result.insert(result.end(), part.rbegin(), part.rend());
        else
            result.insert(result.end(), part.begin(), part.end());
    }
    return result;
}

std::uint32_t node_at(Network& network, const Snap& snap) {
    const Edge& edge = network.edges[snap.edge];
    if (snap.along_m <= same_node_m) return edge.from;
    if (snap.along_m >= edge.length_m - same_node_m) return edge.to;
    const std::uint32_t segment = segment_at(network.line(edge), snap.along_m);
    split(network, snap.edge, segment, snap.at);
    // Edges that the index does not know are looked at one by one: only so many of them.
    if (network.index) {
        const std::size_t known = network.index->line_count();
        if (network.edges.size() - known > 64 + known / 16) index_roads(network);
    }
    return static_cast<std::uint32_t>(network.nodes.size() - 1);
}

} // namespace cordon::analysis
