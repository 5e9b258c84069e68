// SPDX-License-Identifier: MIT
#include "analysis/components.hpp"

#include "analysis/road_index.hpp"
#include "analysis/union_find.hpp"

#include <algorithm>
#include <numeric>

namespace cordon::analysis {

namespace {

/// Numbers the components by length, the longest first; equal ones by their first node.
std::vector<double> number_components(Network& network) {
    UnionFind sets(network.nodes.size());
    for (const Edge& edge : network.edges) sets.join(edge.from, edge.to);
    std::vector<double> lengths(network.nodes.size(), 0.0);
    for (const Edge& edge : network.edges) lengths[sets.find(edge.from)] += edge.length_m;
    std::vector<std::uint32_t> roots;
    for (std::uint32_t i = 0; i < network.nodes.size(); ++i)
        if (sets.find(i) == i) roots.push_back(i);
    std::stable_sort(roots.begin(), roots.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return lengths[a] > lengths[b]; });
    std::vector<std::uint32_t> number(network.nodes.size(), 0);
    std::vector<double> result(roots.size());
    for (std::uint32_t k = 0; k < roots.size(); ++k) {
        number[roots[k]] = k;
        result[k] = lengths[roots[k]];
    }
    network.components.resize(network.nodes.size());
    for (std::uint32_t i = 0; i < network.nodes.size(); ++i)
        network.components[i] = number[sets.find(i)];
    return result;
}

} // namespace

std::vector<double> measure_network(Network& network) {
    std::vector<double> lengths = number_components(network);
    network.component_count = lengths.size();
    network.length_m = std::accumulate(lengths.begin(), lengths.end(), 0.0);
    network.box = {};
    for (const geom::LonLat& p : network.points) network.box.add(p);
    index_roads(network);
    return lengths;
}

void index_roads(Network& network) {
    std::vector<PointRange> lines;
    lines.reserve(network.edges.size());
    for (const Edge& edge : network.edges) lines.push_back({edge.first_point, edge.point_count});
    network.index = std::make_shared<const RoadIndex>(network.points, lines);
}

} // namespace cordon::analysis
