// SPDX-License-Identifier: MIT
#include "analysis/chains.hpp"
#include "analysis/components.hpp"
#include "analysis/leg_builder.hpp"
#include "analysis/network.hpp"
#include "analysis/road_lines.hpp"
#include "analysis/slug.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace cordon::analysis {

namespace {

/// Legs are compared with one another; more of them are a road network, not routes.
constexpr std::size_t most_legs = 2000;

/// The parts of a feature as one line without unusable points.
std::vector<geom::LonLat> line_of(const geom::LonLatView& shape) {
    std::vector<geom::LonLat> line;
    for (std::size_t i = 0; i < shape.part_count(); ++i)
        for (const geom::LonLat& p : shape.part(i)) {
            const bool usable = std::isfinite(p.x) && std::isfinite(p.y) &&
                                std::abs(p.x) <= 180.0 && std::abs(p.y) <= 90.0;
            if (usable && (line.empty() || place_key(line.back()) != place_key(p)))
                line.push_back(p);
        }
    return line;
}

/// Features by corridor, then as they stand: the file's order is that of its spatial index.
std::vector<std::size_t> by_corridor(const data::FeatureLayer& legs) {
    std::vector<std::size_t> order(legs.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return legs.text(a, "corridor") < legs.text(b, "corridor");
    });
    return order;
}

void check(const data::FeatureLayer& layer) {
    if (layer.size() > most_legs)
        throw Error(fmt::format("{} features are too many for legs of supply routes (at most {})",
                                layer.size(), most_legs),
                    "read them as a road network");
}

/// The stretches of all legs, one for each edge, named by the first leg on it.
void make_stretches(Network& network, const std::vector<Leg>& legs) {
    UniqueIds ids;
    std::vector<std::uint8_t> taken(network.edges.size(), 0);
    for (const Leg& leg : legs) {
        if (taken[leg.piece.edge] != 0 || leg.corridor.empty()) continue;
        taken[leg.piece.edge] = 1;
        network.stretches.push_back(
            {.id = ids.take(fmt::format("{}/{}-{}", leg.corridor, slug(leg.from), slug(leg.to))),
             .from = leg.from,
             .to = leg.to,
             .road = leg.road,
             .pieces = {leg.piece},
             .on_route = true});
        finish_stretch(network, static_cast<std::uint32_t>(network.stretches.size() - 1));
    }
    add_plain_stretches(network, Incidence(network), taken);
}

/// Strings the legs of one corridor together.
class Corridor {
  public:
    Corridor(const Network& network, std::string id) : network_(network) {
        route_.id = route_.name = std::move(id);
    }

    void add(const Leg& leg) { legs_.push_back(&leg); }
    [[nodiscard]] Route& route() { return route_; }
    void begin_at(std::string_view name) { start_ = fold_name(name); }

    /// The route, with a warning about legs that it cannot reach.
    Route finish(Reporter& reporter) {
        std::uint32_t node = start_node();
        std::vector<const Leg*> left = legs_;
        while (!left.empty()) {
            const auto next = std::find_if(left.begin(), left.end(), [&](const Leg* leg) {
                return near_end(*leg) == node || far_end(*leg) == node;
            });
            if (next == left.end()) break;
            node = near_end(**next) == node ? far_end(**next) : near_end(**next);
            const std::uint32_t stretch = network_.edges[(*next)->piece.edge].stretch;
            route_.stretches.push_back(stretch);
            route_.length_m += network_.stretches[stretch].length_m;
            left.erase(next);
        }
        if (!left.empty())
            reporter.warn(fmt::format("corridor '{}': the leg from {} to {} does not join the "
                                      "others; {} of {} legs are not in the route",
                                      route_.id, left.front()->from, left.front()->to, left.size(),
                                      legs_.size()),
                          Where{.key = route_.id});
        return std::move(route_);
    }

  private:
    /// The node of a leg's first place, and of its last. A stretch may run the other way when
    /// another leg made it, and consist of several edges.
    [[nodiscard]] std::uint32_t near_end(const Leg& leg) const {
        const Stretch& stretch = stretch_of(leg);
        return same_way(leg, stretch) ? first_node(network_, stretch)
                                      : last_node(network_, stretch);
    }
    [[nodiscard]] std::uint32_t far_end(const Leg& leg) const {
        const Stretch& stretch = stretch_of(leg);
        return same_way(leg, stretch) ? last_node(network_, stretch)
                                      : first_node(network_, stretch);
    }
    [[nodiscard]] const Stretch& stretch_of(const Leg& leg) const {
        return network_.stretches[network_.edges[leg.piece.edge].stretch];
    }
    [[nodiscard]] static bool same_way(const Leg& leg, const Stretch& stretch) {
        return fold_name(leg.from) == fold_name(stretch.from);
    }

    /// The end that the corridors name, else one that only one leg has.
    [[nodiscard]] std::uint32_t start_node() const {
        for (const Leg* leg : legs_) {
            if (!start_.empty() && fold_name(leg->from) == start_) return near_end(*leg);
            if (!start_.empty() && fold_name(leg->to) == start_) return far_end(*leg);
        }
        for (const Leg* leg : legs_) {
            const std::uint32_t node = near_end(*leg);
            const auto others = std::count_if(legs_.begin(), legs_.end(), [&](const Leg* other) {
                return near_end(*other) == node || far_end(*other) == node;
            });
            if (others == 1) return node;
        }
        return near_end(*legs_.front());
    }

    const Network& network_;
    Route route_;
    std::vector<const Leg*> legs_;
    std::string start_;
};

void make_corridors(Network& network, const std::vector<Leg>& legs, const data::FeatureLayer& layer,
                    Reporter& reporter) {
    std::map<std::string, Corridor> corridors;
    for (const Leg& leg : legs)
        if (!leg.corridor.empty())
            corridors.try_emplace(leg.corridor, network, leg.corridor).first->second.add(leg);
    for (std::size_t i = 0; i < layer.size(); ++i) {
        const auto found = corridors.find(std::string(layer.text(i, "corridor")));
        if (found == corridors.end()) continue;
        Route& route = found->second.route();
        if (const auto name = layer.text(i, "name"); !name.empty()) route.name = name;
        route.road = layer.text(i, "ref");
        found->second.begin_at(layer.text(i, "from"));
    }
    for (auto& [id, corridor] : corridors) network.routes.push_back(corridor.finish(reporter));
}

void report(const Network& network, const Where& where, Reporter& reporter) {
    reporter.note(fmt::format("supply routes: {} routes in {} stretches, {:.0f} km",
                              network.routes.size(), network.stretches.size(),
                              network.length_m / 1000.0),
                  where);
    for (const Route& route : network.routes) {
        const Stretch& first = network.stretches[route.stretches.front()];
        const std::uint32_t node = network.edges[first.pieces.front().edge].from;
        if (network.components[node] != 0)
            reporter.warn(fmt::format("route '{}' is not connected with the others", route.id),
                          where, {"routes meet in ends of the same name and place"});
    }
}

} // namespace

Network network_of_legs(const data::FeatureLayer& legs, const data::FeatureLayer& corridors,
                        const NetworkOptions& options, Reporter& reporter) {
    check(legs);
    check(corridors);
    const Where where{.file = legs.metadata.source};
    RoadAttributeReader reader(legs, options);
    LegBuilder builder(options.snap, where, reporter);
    std::vector<Leg> found;
    std::size_t skipped = 0;
    for (const std::size_t i : by_corridor(legs)) {
        std::vector<geom::LonLat> line;
        if (legs.shapes.kind(i) == geom::Kind::line) line = line_of(legs.shapes[i]);
        const auto road = reader.read(i);
        if (line.size() < 2 || !road) {
            ++skipped;
            continue;
        }
        found.push_back({.corridor = std::string(legs.text(i, "corridor")),
                         .from = std::string(legs.text(i, "from")),
                         .to = std::string(legs.text(i, "to")),
                         .road = std::string(legs.text(i, "ref")),
                         .piece = {}});
        builder.add(found.back(), std::move(line), *road);
    }
    if (skipped > 0)
        reporter.warn(fmt::format("{} legs are no roads and were left out", skipped), where);
    if (found.empty()) throw Error("no leg of a supply route in the layer", "legs are lines");
    report_attributes(reader.findings(), options, where, reporter);
    Network network = builder.take();
    network.names = std::move(reader.names());
    network.attribution = legs.metadata.attribution;
    network.licence = legs.metadata.licence;
    make_stretches(network, found);
    join_leg_ends(network, options.snap);
    measure_network(network);
    make_corridors(network, found, corridors, reporter);
    report(network, where, reporter);
    return network;
}

} // namespace cordon::analysis
