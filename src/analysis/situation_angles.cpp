// SPDX-License-Identifier: MIT
#include "analysis/statistics.hpp"
#include "analysis/study.hpp"
#include "proj/buffer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

namespace cordon::analysis {

namespace {

std::size_t sector_of(double azimuth_deg, std::size_t count) {
    const double share = std::fmod(azimuth_deg + 360.0, 360.0) / 360.0;
    return static_cast<std::size_t>(share * static_cast<double>(count)) % count;
}

/// Metres of main road in each sector round the centre.
std::vector<double> road_by_sector(const Study& study) {
    std::vector<double> metres(static_cast<std::size_t>(study.in.parameters.sectors));
    const Network& network = study.world.network;
    std::vector<char> is_main(network.stretches.size());
    for (const Edge& edge : network.edges)
        if (edge.road_class <= RoadClass::secondary) is_main[edge.stretch] = 1;
    for (const RoadCover::Piece& piece : study.world.roads.pieces()) {
        if (is_main[piece.stretch] == 0) continue;
        const LocalOffset offset =
            local_offset(study.in.centre.at, point_between(piece.a, piece.b, 0.5));
        const double azimuth = std::atan2(offset.east_m, offset.north_m) * 180.0 / std::numbers::pi;
        metres[sector_of(azimuth, metres.size())] += piece.length_m;
    }
    return metres;
}

/// Draws the discs of all places; points stand where they were stated.
class DiscSampler {
  public:
    explicit DiscSampler(const Study& study) : study_(study) {}

    /// Discs of sample `n`, and the sectors that their middles lie in counted.
    const std::vector<AngularInput>& sample(std::uint32_t n, std::vector<double>& sectors) {
        discs_.clear();
        const Events& events = study_.world.events;
        for (const EventPlace& place : events.places) {
            if (place.radius_m <= 0.0) continue;
            at_.clear();
            base_place(study_.world, place, n, at_, scratch_);
            const double weight = events.uses[place.incident].weight;
            for (const geom::LonLat& one : at_) {
                discs_.push_back(seen_from(study_.in.centre, one, place.radius_m, weight));
                sectors[sector_of(discs_.back().azimuth_deg, sectors.size())] += 1.0;
            }
        }
        return discs_;
    }

  private:
    const Study& study_;
    std::vector<AngularInput> discs_;
    std::vector<geom::LonLat> at_;
    RoadCover::Scratch scratch_;
};

void add_sectors(AngularResult& out, const Study& study, const std::vector<double>& counts) {
    const std::vector<double> roads = road_by_sector(study);
    const double width = 360.0 / static_cast<double>(counts.size());
    for (std::size_t k = 0; k < counts.size(); ++k) {
        const auto from = static_cast<double>(k) * width;
        SectorCount sector{from, static_cast<double>(k + 1) * width, counts[k], std::nullopt};
        if (roads[k] > 0.0) sector.per_100_km = sector.incidents / (roads[k] / 1e5);
        out.sectors.push_back(sector);
    }
}

} // namespace

AngularResult angular_result(const Study& study) {
    const std::uint32_t samples = base_samples(study.world.events);
    std::vector<double> counts(static_cast<std::size_t>(study.in.parameters.sectors));
    std::vector<Angular> seen;
    AngularResult out;
    DiscSampler sampler(study);
    double theta = 0.0;
    for (std::uint32_t n = 0; n < samples; ++n) {
        seen.push_back(angular_coverage(sampler.sample(n, counts)));
        theta += seen.back().theta_deg / samples;
        out.resultant_length += seen.back().resultant_length / samples;
    }
    for (double& count : counts) count /= samples;
    // The gap whose width is in the middle of all stands for them with its limits.
    std::sort(seen.begin(), seen.end(), [](const Angular& a, const Angular& b) {
        return a.gap_deg != b.gap_deg ? a.gap_deg < b.gap_deg : a.gap_from_deg < b.gap_from_deg;
    });
    const Angular& middle = seen[seen.size() / 2];
    out.circular_variance = 1.0 - out.resultant_length;
    out.gap_from_deg = middle.gap_from_deg;
    out.gap_to_deg = middle.gap_to_deg;
    std::vector<double> covered = study.draws.theta_deg;
    for (double& value : covered) value /= 360.0;
    out.theta_deg = estimate(theta, study.draws.theta_deg);
    out.covered_share = estimate(theta / 360.0, std::move(covered));
    out.gap_deg = estimate(middle.gap_deg, study.draws.gap_deg);
    add_sectors(out, study, counts);
    return out;
}

double buffer_error_share(const Study& study) {
    std::set<double> radii;
    for (const auto& [type, km] : study.in.parameters.radius_km)
        if (km > 0.0) radii.insert(km);
    const geom::LonLat centre = study.in.centre.at;
    geom::LonLatShape point(geom::Kind::point);
    point.begin_part();
    point.add(centre);
    double worst = 0.0;
    for (const double km : radii) {
        const geom::LonLatShape disc = proj::disc(centre, kilometres(km));
        worst = std::max(worst, proj::buffer_error(point.view(), disc, kilometres(km)));
    }
    const double limit = study.in.parameters.buffer_error_limit_share;
    if (worst > limit)
        throw Error(fmt::format("the buffers are off by {:.3f} % of their radius, more than {:.3f} "
                                "%",
                                100 * worst, 100 * limit),
                    "raise analysis.buffer_error_limit_share or report the case");
    return worst;
}

} // namespace cordon::analysis
