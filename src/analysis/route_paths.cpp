// SPDX-License-Identifier: MIT
#include "analysis/route_paths.hpp"

#include "analysis/nearest_road.hpp"
#include "analysis/shortest_path.hpp"
#include "proj/geodesic.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cordon::analysis {

namespace {

/// A town has an extent: a side road of up to this length to the place that stands for it is no
/// part of a route that goes on.
constexpr double longest_side_road_m = 5000.0;
/// How far the report on a missing road looks for one.
constexpr double farthest_told_m = 200'000.0;

/// A junction that was found on the network.
struct Stop {
    std::uint32_t node = 0;
    const Junction* junction = nullptr;
};

void report_no_road(const Network& network, const RouteRequest& request, const Junction& junction,
                    Metres farthest, Reporter& reporter) {
    const auto nearest = nearest_road(network, junction.at, Metres(farthest_told_m));
    reporter.warn(
        fmt::format("route '{}': no road near {} within {:.0f} km (nearest {}); the junction was "
                    "left out",
                    request.id, junction.name, farthest.value() / 1000.0,
                    nearest ? fmt::format("{:.0f} km away", nearest->distance_m / 1000.0)
                            : fmt::format("more than {:.0f} km away", farthest_told_m / 1000.0)),
        Where{.key = request.id});
}

std::vector<Stop> find_stops(Network& network, const RouteRequest& request, Metres farthest,
                             Reporter& reporter) {
    std::vector<Stop> stops;
    for (const Junction& junction : request.junctions) {
        const auto snap = nearest_connected_road(network, junction.at, farthest);
        if (snap)
            stops.push_back({node_at(network, *snap), &junction});
        else
            report_no_road(network, request, junction, farthest, reporter);
    }
    return stops;
}

bool turns_back(const Stretch::Piece& in, const Stretch::Piece& out) {
    return in.edge == out.edge && in.reversed != out.reversed;
}

/// Node behind a piece.
std::uint32_t head(const Network& network, const Stretch::Piece& piece) {
    const Edge& edge = network.edges[piece.edge];
    return piece.reversed ? edge.from : edge.to;
}

/// Joins the legs. Where the way runs into a side road to a junction and out again, the side road
/// is left away and the junction moves to where it leaves the route.
class PathJoiner {
  public:
    PathJoiner(const Network& network, RoutePaths& result) : network_(network), result_(result) {}

    void add(std::vector<Stretch::Piece> leg, const Stop& from, RoutePath& path) {
        const std::size_t common = side_road(leg, path);
        const std::uint32_t node = common == 0 ? from.node : head(network_, leg[common - 1]);
        result_.names.try_emplace(node, from.junction->name);
        path.pieces.resize(path.pieces.size() - common);
        path.pieces.insert(path.pieces.end(), leg.begin() + static_cast<std::ptrdiff_t>(common),
                           leg.end());
    }

  private:
    /// Number of pieces at the path's end by which the leg goes back, 0 when they are no mere side
    /// road.
    [[nodiscard]] std::size_t side_road(const std::vector<Stretch::Piece>& leg,
                                        const RoutePath& path) const {
        const std::size_t most = std::min(leg.size(), path.pieces.size());
        std::size_t count = 0;
        double length = 0.0;
        while (count < most && turns_back(path.pieces[path.pieces.size() - 1 - count], leg[count]))
            length += network_.edges[leg[count++].edge].length_m;
        return count < most && length <= longest_side_road_m ? count : 0;
    }

    const Network& network_;
    RoutePaths& result_;
};

std::string no_way(const Network& network, const RouteRequest& request, const Stop& from,
                   const Stop& to) {
    const bool apart = network.components[from.node] != network.components[to.node];
    return fmt::format("route '{}': no way from {} to {}{}; the route was left out", request.id,
                       from.junction->name, to.junction->name,
                       apart ? ", whose roads are not connected" : " along one-way roads");
}

std::optional<RoutePath> find_path(const Network& network, PathFinder& finder,
                                   const RouteRequest& request, const std::vector<Stop>& stops,
                                   RoutePaths& result, Reporter& reporter) {
    RoutePath path;
    RoutePaths own; // its names are dropped with a route that has no way
    PathJoiner joiner(network, own);
    for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
        auto leg = finder.find(stops[i].node, stops[i + 1].node);
        if (!leg) {
            reporter.warn(no_way(network, request, stops[i], stops[i + 1]),
                          Where{.key = request.id});
            return std::nullopt;
        }
        joiner.add(std::move(*leg), stops[i], path);
    }
    if (path.pieces.empty()) {
        reporter.warn(fmt::format("route '{}': fewer than two of its junctions lie apart on a "
                                  "road; the route was left out",
                                  request.id),
                      Where{.key = request.id});
        return std::nullopt;
    }
    own.names.try_emplace(stops.back().node, stops.back().junction->name);
    result.names.merge(own.names);
    return path;
}

} // namespace

RoutePaths find_route_paths(Network& network, const std::vector<RouteRequest>& requests,
                            Metres farthest, Reporter& reporter) {
    std::vector<std::vector<Stop>> stops;
    stops.reserve(requests.size());
    // All splits first: ways refer to edges.
    for (const RouteRequest& request : requests)
        stops.push_back(find_stops(network, request, farthest, reporter));
    RoutePaths result;
    PathFinder finder(network);
    for (std::size_t i = 0; i < requests.size(); ++i) {
        auto path = find_path(network, finder, requests[i], stops[i], result, reporter);
        if (!path) continue;
        path->request = i;
        result.paths.push_back(std::move(*path));
    }
    return result;
}

} // namespace cordon::analysis
