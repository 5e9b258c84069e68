// SPDX-License-Identifier: MIT
#include "analysis/paths_between.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/biconnected_components.hpp>

#include <algorithm>
#include <numeric>

namespace cordon::analysis {

std::vector<std::uint8_t>
edges_on_paths(std::uint32_t node_count,
               std::span<const std::pair<std::uint32_t, std::uint32_t>> edges, std::uint32_t source,
               std::uint32_t sink) {
    using Graph =
        boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                              boost::property<boost::edge_index_t, std::uint32_t>>;
    std::vector<std::uint8_t> marks(edges.size(), 0);
    if (source == sink) return marks;
    // Boost takes an edge beside another one for the way back over it: of parallel edges, which
    // always share their block, one is enough. The closing edge stands behind all others.
    const auto ends = [&](std::uint32_t i) {
        const auto pair = i < edges.size() ? edges[i] : std::pair(source, sink);
        return std::pair(std::min(pair.first, pair.second), std::max(pair.first, pair.second));
    };
    std::vector<std::uint32_t> order(edges.size() + 1);
    std::iota(order.begin(), order.end(), std::uint32_t{0});
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::pair(ends(a), a) < std::pair(ends(b), b);
    });
    std::vector<std::uint32_t> number(order.size(), 0); ///< of each edge in the graph
    Graph graph(node_count);
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto pair = ends(order[i]);
        if (pair.first == pair.second) continue; // a loop is on no way
        if (i == 0 || ends(order[i - 1]) != pair)
            boost::add_edge(pair.first, pair.second, count++, graph);
        number[order[i]] = count - 1;
    }
    std::vector<std::size_t> block(count, 0);
    boost::biconnected_components(graph, boost::make_iterator_property_map(
                                             block.begin(), boost::get(boost::edge_index, graph)));
    const std::size_t wanted = block[number[edges.size()]];
    for (std::size_t i = 0; i < edges.size(); ++i)
        marks[i] = static_cast<std::uint8_t>(edges[i].first != edges[i].second &&
                                             block[number[i]] == wanted);
    return marks;
}

} // namespace cordon::analysis
