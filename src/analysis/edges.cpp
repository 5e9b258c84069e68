// SPDX-License-Identifier: MIT
#include "analysis/edges.hpp"

#include "analysis/local_plane.hpp"
#include "proj/geodesic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cordon::analysis {

namespace {

constexpr std::uint32_t no_node = 0xffffffffU;

/// Takes the pieces of lines one after the other.
class EdgeMaker {
  public:
    EdgeMaker(const RoadLines& roads, const Vertices& vertices, Joins& joins, Network& network)
        : roads_(roads), vertices_(vertices), joins_(joins), network_(network),
          node_of_(vertices.places.size(), no_node) {
        network.points.reserve(roads.points.size() + roads.lines.size());
        network.edges.reserve(roads.lines.size());
    }

    /// Cuts line `id`; `split` is the first split that was not used yet.
    void add(std::uint32_t id, std::size_t& split) {
        const PointRange& line = roads_.lines[id];
        begin(vertices_.of_point[line.first]);
        for (std::uint32_t k = 1; k < line.count; ++k) {
            for (; split < joins_.splits.size() && joins_.splits[split].line == id &&
                   joins_.splits[split].segment == k - 1;
                 ++split)
                end(joins_.splits[split].vertex, id);
            const std::uint32_t vertex = vertices_.of_point[line.first + k];
            if (vertices_.is_junction[vertex] != 0)
                end(vertex, id);
            else
                network_.points.push_back(roads_.points[line.first + k]);
        }
        network_.points.pop_back(); // the beginning of a piece that does not follow
    }

    [[nodiscard]] std::size_t without_length() const { return without_length_; }

  private:
    void begin(std::uint32_t vertex) {
        first_ = static_cast<std::uint32_t>(network_.points.size());
        from_ = node(vertex);
        network_.points.push_back(network_.nodes[from_]);
    }

    void end(std::uint32_t vertex, std::uint32_t line) {
        const std::uint32_t to = node(vertex);
        network_.points.push_back(network_.nodes[to]);
        const auto count = static_cast<std::uint32_t>(network_.points.size() - first_);
        if (from_ == to && count == 2) {
            network_.points.resize(first_);
            ++without_length_;
        } else {
            const RoadAttributes& road = roads_.roads[line];
            network_.edges.push_back(
                {.from = from_,
                 .to = to,
                 .first_point = first_,
                 .point_count = count,
                 .length_m = road_length(std::span(network_.points).subspan(first_, count)),
                 .weight = road.weight,
                 .name = road.name,
                 .road_class = road.road_class,
                 .oneway = road.oneway,
                 .bridge = road.bridge,
                 .ferry = road.ferry,
                 .ford = road.ford,
                 .seasonal = road.seasonal});
        }
        begin(vertex);
    }

    std::uint32_t node(std::uint32_t vertex) {
        vertex = joins_.same_place.find(vertex);
        if (node_of_[vertex] == no_node) {
            node_of_[vertex] = static_cast<std::uint32_t>(network_.nodes.size());
            network_.nodes.push_back(vertices_.places[vertex]);
        }
        return node_of_[vertex];
    }

    const RoadLines& roads_;
    const Vertices& vertices_;
    Joins& joins_;
    Network& network_;
    std::vector<std::uint32_t> node_of_;
    std::uint32_t first_ = 0;
    std::uint32_t from_ = 0;
    std::size_t without_length_ = 0;
};

/// An edge's ends and a hash of its points that do not depend on its direction.
struct EdgeKey {
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    std::uint64_t hash = 0;
    std::uint32_t edge = 0;

    [[nodiscard]] auto tie() const { return std::tie(low, high, hash, edge); }
    [[nodiscard]] bool same(const EdgeKey& other) const {
        return low == other.low && high == other.high && hash == other.hash;
    }
};

EdgeKey key_of(const Network& network, std::uint32_t id) {
    const Edge& edge = network.edges[id];
    const std::span<const geom::LonLat> line = network.line(edge);
    std::uint64_t hash = line.size();
    // A sum over unordered neighbours is the same in both directions.
    for (std::size_t k = 0; k + 1 < line.size(); ++k) {
        const std::uint64_t a = place_key(line[k]);
        const std::uint64_t b = place_key(line[k + 1]);
        hash += (std::min(a, b) * 0x9e3779b97f4a7c15U) ^ (std::max(a, b) * 0xc2b2ae3d27d4eb4fU);
    }
    return {std::min(edge.from, edge.to), std::max(edge.from, edge.to), hash, id};
}

/// Makes the kept edge passable wherever the dropped one is.
void merge(Edge& kept, const Edge& dropped) {
    const bool opposite = kept.from != dropped.from;
    if (kept.oneway && (!dropped.oneway || opposite)) kept.oneway = false;
    kept.weight = std::max(kept.weight, dropped.weight);
    if (kept.name == 0) kept.name = dropped.name;
}

/// Drops repeated edges; their points are left behind, unused.
std::size_t drop_duplicates(Network& network) {
    std::vector<EdgeKey> keys;
    keys.reserve(network.edges.size());
    for (std::uint32_t id = 0; id < network.edges.size(); ++id) keys.push_back(key_of(network, id));
    std::sort(keys.begin(), keys.end(),
              [](const EdgeKey& a, const EdgeKey& b) { return a.tie() < b.tie(); });
    std::vector<std::uint8_t> dropped(network.edges.size(), 0);
    std::size_t count = 0;
    for (std::size_t i = 0; i < keys.size();) {
        Edge& kept = network.edges[keys[i].edge];
        std::size_t k = i + 1;
        for (; k < keys.size() && keys[k].same(keys[i]); ++k) {
            merge(kept, network.edges[keys[k].edge]);
            dropped[keys[k].edge] = 1;
            ++count;
        }
        i = k;
    }
    if (count == 0) return 0;
    std::size_t out = 0;
    for (std::size_t i = 0; i < network.edges.size(); ++i)
        if (dropped[i] == 0) network.edges[out++] = network.edges[i];
    network.edges.resize(out);
    return count;
}

} // namespace

double road_length(std::span<const geom::LonLat> line) {
    constexpr double axis = 6378137.0;
    constexpr double e2 = 0.00669437999014;
    constexpr double radians = std::numbers::pi / 180.0;
    constexpr double short_m = 1000.0;
    double sum = 0.0;
    for (std::size_t k = 0; k + 1 < line.size(); ++k) {
        const double middle = (line[k].y + line[k + 1].y) / 2 * radians;
        const double sine = std::sin(middle);
        const double w2 = 1.0 - e2 * sine * sine;
        const double prime = axis / std::sqrt(w2);
        const double north = (line[k + 1].y - line[k].y) * radians * prime * (1.0 - e2) / w2;
        const double east =
            wrapped(line[k + 1].x - line[k].x) * radians * prime * std::sqrt(1.0 - sine * sine);
        const double metres = std::hypot(north, east);
        const bool near = metres < short_m && std::abs(line[k].y) < 85.0;
        sum += near ? metres : proj::distance(line[k], line[k + 1]).value();
    }
    return sum;
}

DroppedEdges make_edges(const RoadLines& roads, const Vertices& vertices, Joins& joins,
                        const NetworkOptions& options, Network& network) {
    EdgeMaker maker(roads, vertices, joins, network);
    std::size_t split = 0;
    for (std::uint32_t id = 0; id < roads.lines.size(); ++id) {
        maker.add(id, split);
        if (network.edges.size() > options.max_edges)
            throw Error(fmt::format("the roads have more than {} edges", options.max_edges),
                        "read a smaller area or fewer classes");
    }
    const std::size_t duplicates = drop_duplicates(network);
    return {maker.without_length(), duplicates};
}

} // namespace cordon::analysis
