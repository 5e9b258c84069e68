// SPDX-License-Identifier: MIT
#include "analysis/carriageways.hpp"
#include "analysis/chains.hpp"
#include "analysis/network.hpp"
#include "analysis/route_paths.hpp"
#include "analysis/slug.hpp"
#include "proj/geodesic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace cordon::analysis {

namespace {

constexpr std::uint32_t no_stretch = 0xffffffffU;

/// Cuts the ways of the routes into stretches that each lie on the same routes from end to end.
class StretchCutter {
  public:
    StretchCutter(Network& network, const std::vector<RouteRequest>& requests, RoutePaths found)
        : network_(network), requests_(requests), found_(std::move(found)), incidence_(network),
          routes_on_(network.edges.size()), taken_(network.edges.size(), 0) {
        for (std::uint32_t i = 0; i < found_.paths.size(); ++i)
            for (const Stretch::Piece& piece : found_.paths[i].pieces) {
                taken_[piece.edge] = 1;
                std::vector<std::uint32_t>& on = routes_on_[piece.edge];
                if (on.empty() || on.back() != i) on.push_back(i);
            }
    }

    void run() {
        network_.stretches.clear();
        network_.routes.clear();
        const ChainRules rules{[&](std::uint32_t edge) { return taken_[edge] != 0; },
                               [&](std::uint32_t node) { return cuts(node); }};
        for (Edge& edge : network_.edges) edge.stretch = no_stretch;
        chains_ = find_chains(network_, incidence_, rules);
        chain_of_.assign(network_.edges.size(), no_stretch);
        for (std::uint32_t i = 0; i < chains_.size(); ++i)
            for (const Stretch::Piece& piece : chains_[i]) chain_of_[piece.edge] = i;
        name_forks();
        for (const RoutePath& path : found_.paths) add_route(path);
        adopt_carriageways(network_, taken_);
        add_plain_stretches(network_, incidence_, taken_);
    }

  private:
    /// True where stretches end: at junctions and where the routes on the roads change.
    [[nodiscard]] bool cuts(std::uint32_t node) const {
        if (found_.names.contains(node)) return true;
        std::optional<std::uint32_t> first;
        std::size_t count = 0;
        for (const std::uint32_t edge : incidence_.at(node)) {
            if (taken_[edge] == 0) continue;
            ++count;
            if (!first)
                first = edge;
            else if (routes_on_[edge] != routes_on_[*first])
                return true;
        }
        return count != 2;
    }

    /// Gives the chains' ends that are no junctions a name by the nearest one.
    void name_forks() {
        struct Fork {
            std::string near;
            double distance = 0.0;
            std::uint32_t node = 0;
        };
        std::vector<Fork> forks;
        for (const std::vector<Stretch::Piece>& chain : chains_)
            for (const std::uint32_t node : ends_of(chain)) {
                if (found_.names.contains(node)) continue;
                const auto [name, distance] = nearest_junction(node);
                forks.push_back({name, distance, node});
            }
        std::sort(forks.begin(), forks.end(), [](const Fork& a, const Fork& b) {
            return std::tie(a.near, a.distance, a.node) < std::tie(b.near, b.distance, b.node);
        });
        std::map<std::string, int> counts;
        for (const Fork& fork : forks) {
            if (found_.names.contains(fork.node)) continue; // the end of several chains
            const int number = ++counts[fork.near];
            found_.names[fork.node] = number == 1
                                          ? fmt::format("fork near {}", fork.near)
                                          : fmt::format("fork {} near {}", number, fork.near);
        }
    }

    [[nodiscard]] std::array<std::uint32_t, 2>
    ends_of(const std::vector<Stretch::Piece>& chain) const {
        Stretch stretch;
        stretch.pieces = {chain.front(), chain.back()};
        return {first_node(network_, stretch), last_node(network_, stretch)};
    }

    [[nodiscard]] std::pair<std::string, double> nearest_junction(std::uint32_t node) const {
        std::pair<std::string, double> best{"", std::numeric_limits<double>::infinity()};
        for (const RoutePath& path : found_.paths)
            for (const Junction& junction : requests_[path.request].junctions) {
                const double distance = proj::distance(network_.nodes[node], junction.at).value();
                if (distance < best.second) best = {junction.name, distance};
            }
        return best;
    }

    void add_route(const RoutePath& path) {
        const RouteRequest& request = requests_[path.request];
        Route route{.id = request.id, .name = request.name, .road = request.road, .stretches = {}};
        std::uint32_t last_chain = no_stretch;
        for (std::size_t i = 0; i < path.pieces.size(); ++i) {
            const std::uint32_t chain = chain_of_[path.pieces[i].edge];
            // A chain that is run through twice in a row turned at its end.
            const bool again =
                chain == last_chain && i > 0 && path.pieces[i].edge != path.pieces[i - 1].edge;
            if (!again) {
                route.stretches.push_back(stretch_of(chain, path.pieces[i], request));
                route.length_m += network_.stretches[route.stretches.back()].length_m;
            }
            last_chain = chain;
        }
        network_.routes.push_back(std::move(route));
    }

    /// The stretch of a chain, made by the first route on it and in its direction.
    std::uint32_t stretch_of(std::uint32_t chain, const Stretch::Piece& first,
                             const RouteRequest& request) {
        const std::uint32_t known = network_.edges[first.edge].stretch;
        if (known != no_stretch) return known;
        Stretch stretch;
        stretch.pieces = chains_[chain];
        const auto same = std::find_if(stretch.pieces.begin(), stretch.pieces.end(),
                                       [&](const auto& piece) { return piece.edge == first.edge; });
        if (same->reversed != first.reversed) {
            std::reverse(stretch.pieces.begin(), stretch.pieces.end());
            for (Stretch::Piece& piece : stretch.pieces) piece.reversed = !piece.reversed;
        }
        stretch.from = found_.names[first_node(network_, stretch)];
        stretch.to = found_.names[last_node(network_, stretch)];
        stretch.id =
            ids_.take(fmt::format("{}/{}-{}", request.id, slug(stretch.from), slug(stretch.to)));
        stretch.road = request.road;
        stretch.on_route = true;
        network_.stretches.push_back(std::move(stretch));
        const auto id = static_cast<std::uint32_t>(network_.stretches.size() - 1);
        finish_stretch(network_, id);
        return id;
    }

    Network& network_;
    const std::vector<RouteRequest>& requests_;
    RoutePaths found_;
    Incidence incidence_;
    std::vector<std::vector<std::uint32_t>> routes_on_; ///< of each edge
    std::vector<std::uint8_t> taken_;                   ///< of each edge: it lies on a route
    std::vector<std::vector<Stretch::Piece>> chains_;
    std::vector<std::uint32_t> chain_of_; ///< of each edge
    UniqueIds ids_;
};

void check(const std::vector<RouteRequest>& requests) {
    std::set<std::string> ids;
    for (const RouteRequest& request : requests) {
        if (!ids.insert(request.id).second)
            throw Error(fmt::format("route '{}' is asked for twice", request.id),
                        "give each route an id of its own");
        if (request.junctions.size() < 2)
            throw Error(
                fmt::format("route '{}' has {} junctions", request.id, request.junctions.size()),
                "a route runs between at least two");
    }
}

} // namespace

void make_routes(Network& network, const std::vector<RouteRequest>& requests, Metres farthest,
                 Reporter& reporter) {
    check(requests);
    StretchCutter(network, requests, find_route_paths(network, requests, farthest, reporter)).run();
}

} // namespace cordon::analysis
