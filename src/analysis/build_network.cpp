// SPDX-License-Identifier: MIT
#include "analysis/chains.hpp"
#include "analysis/components.hpp"
#include "analysis/edges.hpp"
#include "analysis/network.hpp"

#include <fmt/format.h>

#include <cmath>

namespace cordon::analysis {

namespace {

/// A network in so many pieces is mostly a sign of roads that do not meet where they should.
constexpr double expected_main_share = 0.9;
/// More than this is no gap between ends but another road.
constexpr double most_snap_m = 1000.0;

void check(const NetworkOptions& options) {
    const double snap = options.snap.value();
    if (!(snap >= 0.0) || snap > most_snap_m)
        throw Error(fmt::format("road ends cannot be joined over {} m", snap),
                    fmt::format("give 0 to {} m", most_snap_m));
}

void report_special(const Network& network, const Where& where, Reporter& reporter) {
    std::size_t ferries = 0;
    std::size_t fords = 0;
    std::size_t seasonal = 0;
    for (const Edge& edge : network.edges) {
        ferries += edge.ferry ? 1U : 0U;
        fords += edge.ford ? 1U : 0U;
        seasonal += edge.seasonal ? 1U : 0U;
    }
    if (ferries + fords + seasonal > 0)
        reporter.note(fmt::format("the roads hold {} ferries, {} fords and {} seasonal pieces",
                                  ferries, fords, seasonal),
                      where);
}

void report(const Network& network, const std::vector<double>& lengths, const Where& where,
            Reporter& reporter) {
    const double share = network.length_m > 0.0 ? lengths.front() / network.length_m : 0.0;
    reporter.note(
        fmt::format("road network: {} edges, {:.0f} km, {} {}; the largest holds {:.1f} "
                    "% of the length",
                    network.edges.size(), network.length_m / 1000.0, network.component_count,
                    network.component_count == 1 ? "component" : "components", 100.0 * share),
        where);
    if (share < expected_main_share)
        reporter.warn("much of the road network is not connected with the rest", where,
                      {"roads are joined where they share a coordinate and where an end lies on "
                       "another road; a larger snapping distance closes larger gaps"});
    report_special(network, where, reporter);
}

void report_dropped(const DroppedEdges& dropped, std::size_t joined, const Where& where,
                    Reporter& reporter) {
    if (dropped.duplicates > 0)
        reporter.note(fmt::format("{} roads occur twice and count once", dropped.duplicates),
                      where);
    if (dropped.without_length > 0)
        reporter.note(fmt::format("{} roads are shorter than the snapping distance and were left "
                                  "out",
                                  dropped.without_length),
                      where);
    if (joined > 0)
        reporter.note(fmt::format("{} road ends were joined to a road that they do not touch to "
                                  "the last digit",
                                  joined),
                      where);
}

} // namespace

Network build_network(const data::FeatureLayer& lines, const NetworkOptions& options,
                      Reporter& reporter) {
    check(options);
    const Where where{.file = lines.metadata.source};
    RoadLines roads = collect_roads(lines, options, reporter);
    Vertices vertices = find_vertices(roads);
    Joins joins = join_ends(roads, vertices, options.snap);
    Network network;
    network.names = std::move(roads.names);
    network.attribution = lines.metadata.attribution;
    network.licence = lines.metadata.licence;
    network.snapped_ends = joins.joined_ends;
    const DroppedEdges dropped = make_edges(roads, vertices, joins, options, network);
    if (network.edges.empty())
        throw Error("all roads are shorter than the snapping distance", "give a smaller one");
    report_dropped(dropped, joins.joined_ends, where, reporter);
    const std::vector<double> lengths = measure_network(network);
    report(network, lengths, where, reporter);
    add_plain_stretches(network, Incidence(network),
                        std::vector<std::uint8_t>(network.edges.size(), 0));
    return network;
}

} // namespace cordon::analysis
