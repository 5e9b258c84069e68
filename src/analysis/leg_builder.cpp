// SPDX-License-Identifier: MIT
#include "analysis/leg_builder.hpp"

#include "analysis/edges.hpp"
#include "analysis/local_plane.hpp"
#include "analysis/nearest_road.hpp"
#include "core/unicode.hpp"
#include "geom/measure.hpp"
#include "proj/geodesic.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cordon::analysis {

namespace {

/// Ends of one name are one place within this distance, two places of one name beyond it.
constexpr double same_place_m = 5000.0;
/// Two legs between the same places are one road when they stay this near to each other: way-point
/// lines through the same places differ by their curves, up to 1 km each.
constexpr double same_road_m = 2500.0;

bool stays_near(std::span<const geom::LonLat> a, std::span<const geom::LonLat> b) {
    return std::all_of(a.begin(), a.end(), [&](geom::LonLat p) {
        const LocalPlane plane(p);
        for (std::size_t k = 0; k + 1 < b.size(); ++k)
            if (geom::nearest_on_segment(geom::Projected{}, plane.to_plane(b[k]),
                                         plane.to_plane(b[k + 1]))
                    .distance <= same_road_m)
                return true;
        return false;
    });
}

/// Removes nodes that no edge has.
void drop_unused_nodes(Network& network) {
    constexpr std::uint32_t unused = 0xffffffffU;
    std::vector<std::uint32_t> number(network.nodes.size(), unused);
    for (const Edge& edge : network.edges) number[edge.from] = number[edge.to] = 0;
    std::uint32_t count = 0;
    for (std::uint32_t i = 0; i < number.size(); ++i) {
        if (number[i] == unused) continue;
        number[i] = count;
        network.nodes[count++] = network.nodes[i];
    }
    network.nodes.resize(count);
    for (Edge& edge : network.edges) {
        edge.from = number[edge.from];
        edge.to = number[edge.to];
    }
}

} // namespace

std::uint32_t LegBuilder::node(const std::string& name, geom::LonLat at) {
    const std::string folded = fold_name(name);
    const LocalPlane plane(at);
    bool far = false;
    std::optional<std::uint32_t> close;
    for (std::uint32_t i = 0; i < network_.nodes.size(); ++i) {
        const double distance = plane.distance(network_.nodes[i], at);
        const bool same_name = !folded.empty() && names_[i] == folded;
        if (same_name && distance <= same_place_m) return i;
        far = far || same_name;
        if (distance <= snap_m_ && !close) close = i;
    }
    if (close) return *close;
    if (far)
        reporter_.warn(fmt::format("roads end at two places named {} that lie more than {:.0f} km "
                                   "apart: they are not joined",
                                   name, same_place_m / 1000.0),
                       where_);
    network_.nodes.push_back(at);
    names_.push_back(folded);
    return static_cast<std::uint32_t>(network_.nodes.size() - 1);
}

std::optional<std::uint32_t> LegBuilder::same_road(std::uint32_t from, std::uint32_t to,
                                                   std::span<const geom::LonLat> line) const {
    for (std::uint32_t id = 0; id < network_.edges.size(); ++id) {
        const Edge& edge = network_.edges[id];
        const bool ends =
            (edge.from == from && edge.to == to) || (edge.from == to && edge.to == from);
        if (ends && stays_near(line, network_.line(edge)) && stays_near(network_.line(edge), line))
            return id;
    }
    return std::nullopt;
}

void LegBuilder::add_edge(std::uint32_t from, std::uint32_t to, std::span<const geom::LonLat> line,
                          const RoadAttributes& road) {
    const auto first = static_cast<std::uint32_t>(network_.points.size());
    network_.points.insert(network_.points.end(), line.begin(), line.end());
    network_.points[first] = network_.nodes[from];
    network_.points.back() = network_.nodes[to];
    const auto count = static_cast<std::uint32_t>(line.size());
    network_.edges.push_back(
        {.from = from,
         .to = to,
         .first_point = first,
         .point_count = count,
         .length_m = road_length(std::span(network_.points).subspan(first, count)),
         .weight = road.weight,
         .name = road.name,
         .road_class = road.road_class,
         .oneway = road.oneway,
         .bridge = road.bridge,
         .ferry = road.ferry,
         .ford = road.ford,
         .seasonal = road.seasonal});
}

void LegBuilder::add(Leg& leg, std::vector<geom::LonLat> line, const RoadAttributes& road) {
    std::uint32_t from = node(leg.from, line.front());
    std::uint32_t to = node(leg.to, line.back());
    if (const auto same = same_road(from, to, line)) {
        leg.piece = {*same, network_.edges[*same].from != from};
        return;
    }
    if (road.backward) { // an edge runs in the direction that it is passable in
        std::swap(from, to);
        std::reverse(line.begin(), line.end());
    }
    leg.piece = {static_cast<std::uint32_t>(network_.edges.size()), road.backward};
    add_edge(from, to, line, road);
}

void join_leg_ends(Network& network, Metres snap) {
    std::vector<std::uint32_t> degree(network.nodes.size(), 0);
    for (const Edge& edge : network.edges) {
        ++degree[edge.from];
        ++degree[edge.to];
    }
    for (std::uint32_t node = 0; node < degree.size(); ++node) {
        if (degree[node] != 1) continue;
        std::uint32_t own = 0;
        while (network.edges[own].from != node && network.edges[own].to != node) ++own;
        const auto snapped = nearest_road(network, network.nodes[node], snap,
                                          [&](std::uint32_t edge) { return edge != own; });
        if (!snapped) continue;
        const std::uint32_t target = node_at(network, *snapped);
        Edge& edge = network.edges[own];
        const bool at_start = edge.from == node;
        (at_start ? edge.from : edge.to) = target;
        network.points[edge.first_point + (at_start ? 0 : edge.point_count - 1)] =
            network.nodes[target];
        ++network.snapped_ends;
    }
    drop_unused_nodes(network);
}

} // namespace cordon::analysis
