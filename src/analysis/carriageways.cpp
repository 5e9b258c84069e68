// SPDX-License-Identifier: MIT
#include "analysis/carriageways.hpp"

#include "analysis/local_plane.hpp"
#include "analysis/nearest_road.hpp"
#include "proj/geodesic.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace cordon::analysis {

namespace {

/// Carriageways of one road lie this near to each other: wide medians reach some 50 m.
constexpr Metres widest_road{80.0};
/// Where they are compared, as shares of the length.
constexpr std::array<double, 3> samples{0.2, 0.5, 0.8};
/// Opposite to within 45 degrees.
constexpr double most_cosine = -0.7;

/// Direction of a line near a distance along it, in the plane of that place; not normalised.
geom::Projected heading(std::span<const geom::LonLat> line, double along_m) {
    constexpr double step_m = 15.0;
    const geom::LonLat a = proj::along(line, Metres(std::max(0.0, along_m - step_m)));
    const geom::LonLat b = proj::along(line, Metres(along_m + step_m));
    return LocalPlane(a).to_plane(b);
}

double cosine(geom::Projected a, geom::Projected b) {
    const double lengths = std::hypot(a.x, a.y) * std::hypot(b.x, b.y);
    return lengths > 0.0 ? (a.x * b.x + a.y * b.y) / lengths : 1.0;
}

bool could_be_twin(const Edge& edge) {
    return edge.oneway && edge.from != edge.to && edge.road_class <= RoadClass::secondary;
}

/// The edge of a route beside the middle of a carriageway that it runs against all along.
std::optional<std::uint32_t> opposite(const Network& network, std::uint32_t id,
                                      const std::vector<std::uint8_t>& taken) {
    const Edge& edge = network.edges[id];
    const std::span<const geom::LonLat> line = network.line(edge);
    const auto counts = [&](std::uint32_t other) {
        return taken[other] == 1 && network.edges[other].oneway &&
               network.edges[other].road_class == edge.road_class;
    };
    std::optional<std::uint32_t> middle;
    for (const double share : samples) {
        const double along_m = share * edge.length_m;
        const auto snap =
            nearest_road(network, proj::along(line, Metres(along_m)), widest_road, counts);
        if (!snap) return std::nullopt;
        const auto other = heading(network.line(network.edges[snap->edge]), snap->along_m);
        if (cosine(heading(line, along_m), other) > most_cosine) return std::nullopt;
        if (share == samples[1]) middle = snap->edge;
    }
    return middle;
}

} // namespace

std::size_t adopt_carriageways(Network& network, std::vector<std::uint8_t>& taken) {
    std::size_t count = 0;
    for (std::uint32_t id = 0; id < network.edges.size(); ++id) {
        if (taken[id] != 0 || !could_be_twin(network.edges[id])) continue;
        const auto found = opposite(network, id, taken);
        if (!found) continue;
        network.edges[id].stretch = network.edges[*found].stretch;
        taken[id] = 2; // on a stretch, but no road that others are compared with
        ++count;
    }
    return count;
}

} // namespace cordon::analysis
