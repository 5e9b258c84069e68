// SPDX-License-Identifier: MIT
#include "analysis/flow_graph.hpp"

#include <boost/graph/boykov_kolmogorov_max_flow.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>

#include <algorithm>
#include <numeric>

namespace cordon::analysis {

namespace {

using Graph =
    boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                       boost::no_property, std::uint32_t, std::uint32_t>;
using EdgeDescriptor = boost::graph_traits<Graph>::edge_descriptor;

} // namespace

struct FlowGraph::Shape {
    Graph graph;
    std::vector<std::uint32_t> slot; ///< edge of each arc, first along, then against
    std::vector<EdgeDescriptor> reverse;
};

FlowGraph::FlowGraph(std::uint32_t node_count,
                     std::span<const std::pair<std::uint32_t, std::uint32_t>> arcs) {
    auto shape = std::make_shared<Shape>();
    std::vector<std::pair<std::uint32_t, std::uint32_t>> directed;
    directed.reserve(2 * arcs.size());
    for (const auto& [a, b] : arcs) {
        directed.emplace_back(a, b);
        directed.emplace_back(b, a);
    }
    // Boost keeps the edges by their first node: sorted here, so that the place of each is known.
    std::vector<std::uint32_t> order(directed.size());
    std::iota(order.begin(), order.end(), std::uint32_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
        return directed[x].first < directed[y].first;
    });
    shape->slot.resize(directed.size());
    std::vector<std::pair<std::uint32_t, std::uint32_t>> sorted(directed.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        shape->slot[order[i]] = i;
        sorted[i] = directed[order[i]];
    }
    shape->graph = Graph(boost::edges_are_sorted, sorted.begin(), sorted.end(), node_count);
    shape->reverse.resize(directed.size());
    for (std::uint32_t i = 0; i < order.size(); ++i)
        shape->reverse[i] = {sorted[i].second, shape->slot[order[i] ^ 1U]};
    capacity_.resize(directed.size());
    residual_.resize(directed.size());
    distance_.resize(node_count);
    shape_ = std::move(shape);
}

double FlowGraph::max_flow(std::span<const Capacity> capacities, std::uint32_t source,
                           std::uint32_t sink) {
    const Shape& shape = *shape_;
    for (std::size_t i = 0; i < capacities.size(); ++i) {
        capacity_[shape.slot[2 * i]] = capacities[i].along;
        capacity_[shape.slot[2 * i + 1]] = capacities[i].against;
    }
    const auto edge_index = boost::get(boost::edge_index, shape.graph);
    const auto vertex_index = boost::get(boost::vertex_index, shape.graph);
    std::vector<EdgeDescriptor> predecessor(distance_.size());
    std::vector<boost::default_color_type> color(distance_.size());
    return boost::boykov_kolmogorov_max_flow(
        shape.graph, boost::make_iterator_property_map(capacity_.begin(), edge_index),
        boost::make_iterator_property_map(residual_.begin(), edge_index),
        boost::make_iterator_property_map(shape.reverse.begin(), edge_index),
        boost::make_iterator_property_map(predecessor.begin(), vertex_index),
        boost::make_iterator_property_map(color.begin(), vertex_index),
        boost::make_iterator_property_map(distance_.begin(), vertex_index), vertex_index, source,
        sink);
}

} // namespace cordon::analysis
