// SPDX-License-Identifier: MIT
#include "analysis/nearest_road.hpp"

#include "analysis/local_plane.hpp"
#include "analysis/road_index.hpp"
#include "core/diagnostic.hpp"
#include "geom/measure.hpp"
#include "proj/geodesic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace cordon::analysis {

namespace {

/// A segment that may hold the nearest place, by planar distance.
struct Candidate {
    double distance = 0.0;
    std::uint32_t edge = 0;
    std::uint32_t segment = 0;
    double fraction = 0.0;
};

/// How much longer than the best planar distance a true best one may look: the plane's scale along
/// parallels changes by tan(latitude) times the angle northward.
double slack(double distance, double latitude) {
    const double steepness = std::tan(std::min(std::abs(latitude), 85.0) * std::numbers::pi / 180);
    return 1.0 + distance * (1.01 + (0.2 + 2 * steepness) * distance / 6.3e6);
}

class Search {
  public:
    Search(const Network& network, geom::LonLat place, const EdgeFilter& counts)
        : network_(network), place_(place), plane_(place), counts_(counts) {}

    [[nodiscard]] std::optional<Snap> within(double farthest) {
        const double limit = slack(farthest, place_.y);
        double radius = std::min(limit, 1000.0);
        while (true) {
            look(radius);
            const double enough = slack(best_, place_.y);
            if (radius >= limit || enough <= radius) break;
            radius = std::min(limit, best_ < limit ? enough : 4 * radius);
        }
        return exact(farthest);
    }

  private:
    void look(double radius) {
        candidates_.clear();
        best_ = std::numeric_limits<double>::infinity();
        const std::size_t indexed = network_.index ? network_.index->line_count() : 0;
        if (network_.index) {
            network_.index->query(place_, radius, runs_);
            for (const std::uint32_t id : runs_) {
                const RoadIndex::Run& run = network_.index->run(id);
                look_at(run.line, run.first, run.first + run.count);
            }
        }
        for (std::size_t edge = indexed; edge < network_.edges.size(); ++edge)
            look_at(static_cast<std::uint32_t>(edge), 0, network_.edges[edge].point_count);
    }

    /// Segments first..end-1 of an edge; an edge that was split has fewer than the index knows.
    void look_at(std::uint32_t id, std::uint32_t first, std::uint32_t end) {
        const Edge& edge = network_.edges[id];
        if (edge.point_count < 2) return;
        if (counts_ && !counts_(id)) return;
        const std::span<const geom::LonLat> line = network_.line(edge);
        end = std::min(end, edge.point_count - 1);
        for (std::uint32_t k = first; k < end; ++k) {
            const geom::Projected a = plane_.to_plane(line[k]);
            const geom::Projected step{plane_.to_plane(line[k + 1]).x,
                                       plane_.to_plane(line[k + 1]).y};
            const auto near = geom::nearest_on_segment(geom::Projected{}, a, step);
            best_ = std::min(best_, near.distance);
            if (near.distance <= slack(best_, place_.y))
                candidates_.push_back({near.distance, id, k, near.fraction});
        }
    }

    [[nodiscard]] std::optional<Snap> exact(double farthest) const {
        std::optional<Snap> best;
        std::uint32_t segment = 0;
        for (const Candidate& candidate : candidates_) {
            if (candidate.distance > slack(best_, place_.y)) continue;
            const std::span<const geom::LonLat> line =
                network_.line(network_.edges[candidate.edge]);
            const NearestOnGeodesic near = nearest_on_geodesic(
                line[candidate.segment], line[candidate.segment + 1], place_, candidate.fraction);
            if (best && near.distance_m >= best->distance_m) continue;
            best = {candidate.edge, near.along_m, near.at, near.distance_m};
            segment = candidate.segment;
        }
        if (!best || best->distance_m > farthest) return std::nullopt;
        const std::span<const geom::LonLat> line = network_.line(network_.edges[best->edge]);
        best->along_m += proj::length(line.first(segment + 1)).value();
        return best;
    }

    const Network& network_;
    geom::LonLat place_;
    LocalPlane plane_;
    const EdgeFilter& counts_;
    std::vector<std::uint32_t> runs_;
    std::vector<Candidate> candidates_;
    double best_ = std::numeric_limits<double>::infinity(); ///< planar
};

} // namespace

NearestOnGeodesic nearest_on_geodesic(geom::LonLat a, geom::LonLat b, geom::LonLat place,
                                      double fraction) {
    const proj::GeodesicLine whole = proj::inverse(a, b);
    const double length = whole.distance.value();
    const auto point_at = [&](double s) {
        if (s <= 0.0) return a;
        return s >= length ? b : proj::direct(a, whole.azimuth, Metres(s));
    };
    double s = std::clamp(fraction, 0.0, 1.0) * length;
    // The foot of the perpendicular, found by stepping along the line by the part of the distance
    // that lies in its direction; each step gains four digits and more at road distances.
    for (int i = 0; i < 5; ++i) {
        const geom::LonLat at = point_at(s);
        const proj::GeodesicLine to_place = proj::inverse(at, place);
        const double azimuth =
            s > 0.0 ? proj::inverse(a, at).back_azimuth.value() : whole.azimuth.value();
        const double step =
            to_place.distance.value() *
            std::cos((to_place.azimuth.value() - azimuth) * std::numbers::pi / 180.0);
        const double next = std::clamp(s + step, 0.0, length);
        const bool done = std::abs(next - s) < 1e-4;
        s = next;
        if (done) break;
    }
    const geom::LonLat at = point_at(s);
    return {at, s, proj::distance(at, place).value()};
}

std::optional<Snap> nearest_road(const Network& network, geom::LonLat place, Metres farthest,
                                 const EdgeFilter& counts) {
    if (!std::isfinite(place.x) || !std::isfinite(place.y) || std::abs(place.y) > 90.0)
        throw Error(
            fmt::format("no road can be looked for at longitude {}, latitude {}", place.x, place.y),
            "longitudes run from -180 to 180, latitudes from -90 to 90");
    if (!(farthest.value() >= 0.0)) return std::nullopt;
    return Search(network, place, counts).within(farthest.value());
}

std::optional<Snap> nearest_road(const Network& network, geom::LonLat place, Metres farthest) {
    return nearest_road(network, place, farthest, EdgeFilter());
}

std::optional<Snap> nearest_connected_road(const Network& network, geom::LonLat place,
                                           Metres farthest) {
    const auto nearest = nearest_road(network, place, farthest, EdgeFilter());
    if (!nearest || network.components.empty() ||
        network.components[network.edges[nearest->edge].from] == 0)
        return nearest;
    const Metres still(std::min(farthest.value(), nearest->distance_m + 1000.0));
    const auto connected = nearest_road(network, place, still, [&](std::uint32_t edge) {
        return network.components[network.edges[edge].from] == 0;
    });
    return connected ? connected : nearest;
}

} // namespace cordon::analysis
