// SPDX-License-Identifier: MIT
#include "analysis/circle_crossings.hpp"
#include "analysis/local_plane.hpp"
#include "analysis/measures.hpp"
#include "proj/geodesic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace cordon::analysis {

namespace {

/// Crossings of one road that are this near to each other are one gateway (section 7: the two
/// carriageways of a main road, or a bend along the circle).
constexpr double same_gateway_deg = 1.0;
constexpr double same_gateway_m = 500.0;

bool is_main(const Edge& edge) {
    return edge.road_class == RoadClass::trunk || edge.road_class == RoadClass::primary ||
           edge.road_class == RoadClass::secondary;
}

double difference_deg(double a, double b) {
    const double d = std::abs(a - b);
    return std::min(d, 360.0 - d);
}

/// Edges of one road: the same name, one stretch, or two nameless carriageways of one class.
bool same_road(const Network& network, const Gateway& a, const Gateway& b) {
    const Edge& x = network.edges[a.edge];
    const Edge& y = network.edges[b.edge];
    if (a.stretch == b.stretch) return true;
    if (x.name != 0 || y.name != 0) return x.name == y.name;
    return x.oneway && y.oneway && x.road_class == y.road_class;
}

bool same_gateway(const Network& network, const Gateway& a, const Gateway& b) {
    return difference_deg(a.azimuth_deg, b.azimuth_deg) < same_gateway_deg &&
           proj::distance(a.at, b.at).value() < same_gateway_m && same_road(network, a, b);
}

/// Adds a crossing, or lets it count with the one that it belongs to: the one of greater weight
/// stays.
void add(const Network& network, const Gateway& gateway, std::vector<Gateway>& gateways) {
    for (Gateway& known : gateways) {
        if (!same_gateway(network, known, gateway)) continue;
        if (gateway.weight > known.weight) known = gateway;
        return;
    }
    gateways.push_back(gateway);
}

std::string road_of(const Network& network, const Edge& edge) {
    if (edge.name != 0) return network.names[edge.name];
    return edge.stretch < network.stretches.size() ? network.stretches[edge.stretch].road
                                                   : std::string();
}

/// `D100-285`, the second one `D100-285b`; after `z` by number.
void give_ids(Metres radius, std::vector<Gateway>& gateways) {
    std::map<std::string, int> counts;
    for (Gateway& gateway : gateways) {
        const int degrees = static_cast<int>(std::lround(gateway.azimuth_deg)) % 360;
        const std::string id = fmt::format("D{:.6g}-{}", radius.value() / 1000.0, degrees);
        const int count = counts[id]++;
        if (count == 0)
            gateway.id = id;
        else if (count < 26)
            gateway.id = id + static_cast<char>('a' + count);
        else
            gateway.id = fmt::format("{}-{}", id, count + 1);
    }
}

} // namespace

std::vector<Gateway> gateways(const Network& network, const Centre& centre, Metres radius) {
    std::vector<Gateway> result;
    const double r = radius.value();
    if (!(r > 0.0)) throw Error(fmt::format("gateways need a radius above 0, not {} m", r));
    for (std::uint32_t id = 0; id < network.edges.size(); ++id) {
        const Edge& edge = network.edges[id];
        if (!is_main(edge)) continue;
        // Neither end can be farther from the circle than the road is long.
        const double far =
            std::abs(sphere_distance(centre.at, network.points[edge.first_point]) - r);
        if (far > 1.01 * edge.length_m + 0.01 * r) continue;
        for (const CircleCrossing& crossing : circle_crossings(network.line(edge), centre.at, r)) {
            const double azimuth = proj::inverse(centre.at, crossing.at).azimuth.value();
            add(network,
                {.id = {},
                 .road = road_of(network, edge),
                 .at = crossing.at,
                 .azimuth_deg = azimuth < 0.0 ? azimuth + 360.0 : azimuth,
                 .weight = edge.weight,
                 .edge = id,
                 .stretch = edge.stretch},
                result);
        }
    }
    std::sort(result.begin(), result.end(), [](const Gateway& a, const Gateway& b) {
        return std::tie(a.azimuth_deg, a.road, a.edge) < std::tie(b.azimuth_deg, b.road, b.edge);
    });
    give_ids(radius, result);
    return result;
}

} // namespace cordon::analysis
