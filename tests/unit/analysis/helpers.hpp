// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/network.hpp"
#include "core/diagnostic.hpp"
#include "support/ascii_roads.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::analysis::test {

using cordon::test::ascii_roads;
using cordon::test::AsciiRoadOptions;
using cordon::test::AsciiRoads;

/// All findings as one text, one a line.
inline std::string all(const CollectingReporter& reporter) {
    std::string text;
    for (const Diagnostic& diagnostic : reporter.diagnostics) text += to_text(diagnostic) + "\n";
    return text;
}

/// A network and its letters.
struct Drawn {
    AsciiRoads roads;
    Network network;
    std::string findings;
};

inline Drawn draw(std::string_view drawing, const AsciiRoadOptions& options = {},
                  const NetworkOptions& network_options = {}) {
    Drawn drawn{ascii_roads(drawing, options), {}, {}};
    CollectingReporter reporter;
    drawn.network = build_network(drawn.roads.layer, network_options, reporter);
    drawn.findings = all(reporter);
    return drawn;
}

/// A layer of lines from coordinates.
inline data::FeatureLayer lines_of(const std::vector<std::vector<geom::LonLat>>& lines) {
    data::FeatureLayer layer("roads");
    for (const auto& line : lines) {
        layer.shapes.begin(geom::Kind::line);
        layer.shapes.add_part(line);
        layer.finish_feature();
    }
    return layer;
}

/// The node at a letter, or the one nearest to a place; fails the test beyond a metre.
inline std::uint32_t node(const Network& network, geom::LonLat at) {
    std::uint32_t best = 0;
    const auto square = [&](std::uint32_t i) {
        const geom::LonLat d = network.nodes[i] - at;
        return d.x * d.x + d.y * d.y;
    };
    for (std::uint32_t i = 0; i < network.nodes.size(); ++i)
        if (square(i) < square(best)) best = i;
    EXPECT_LT(square(best), 1e-10) << "no node at " << at.x << ' ' << at.y;
    return best;
}

/// Number of edge ends at a node.
inline int degree(const Network& network, geom::LonLat at) {
    const std::uint32_t id = node(network, at);
    int count = 0;
    for (const Edge& edge : network.edges) count += (edge.from == id ? 1 : 0) + (edge.to == id);
    return count;
}

/// Every edge is in its stretch, once; stretches are connected from end to end.
inline void expect_whole(const Network& network) {
    std::vector<int> count(network.edges.size(), 0);
    std::set<std::string> ids;
    for (std::uint32_t id = 0; id < network.stretches.size(); ++id) {
        const Stretch& stretch = network.stretches[id];
        EXPECT_TRUE(ids.insert(stretch.id).second) << stretch.id;
        ASSERT_FALSE(stretch.pieces.empty());
        double length = 0.0;
        std::optional<std::uint32_t> node;
        for (const Stretch::Piece& piece : stretch.pieces) {
            const Edge& edge = network.edges[piece.edge];
            EXPECT_EQ(edge.stretch, id);
            ++count[piece.edge];
            length += edge.length_m;
            if (node) {
                EXPECT_EQ(*node, piece.reversed ? edge.to : edge.from) << stretch.id;
            }
            node = piece.reversed ? edge.from : edge.to;
        }
        EXPECT_NEAR(length, stretch.length_m, 1e-6);
    }
    EXPECT_EQ(std::count(count.begin(), count.end(), 1), std::ssize(count));
}

} // namespace cordon::analysis::test
