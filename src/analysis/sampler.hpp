// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/parameters.hpp"
#include "analysis/random.hpp"
#include "analysis/road_cover.hpp"
#include "incident/incident.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cordon::analysis {

/// Draws places from an incident's location: area-uniform in discs, rings, sectors and areas,
/// length-uniform on stretches; on roads only when a source says that it was on a road (flag
/// `on_road`), and then length-uniform over the roads of the region. Rival places: one of them,
/// each as likely; several places: all of them. Immutable, shared between threads.
class Sampler {
  public:
    /// `roads` outlives the sampler. The region is the credible one when there is one. A Sampler of
    /// an incident without a place is empty().
    Sampler(const incident::Incident& incident, const RoadCover& roads,
            const Parameters& parameters);
    Sampler(Sampler&&) noexcept;
    Sampler& operator=(Sampler&&) noexcept;
    Sampler(const Sampler&) = delete;
    Sampler& operator=(const Sampler&) = delete;
    ~Sampler();

    [[nodiscard]] bool empty() const;
    /// True when every place is a point: nominal() is the position that the source gives.
    [[nodiscard]] bool is_point() const;
    /// True when the source says that it was on a road but no road lies in the region: its draws
    /// are not on roads.
    [[nodiscard]] bool lacks_road() const;

    /// Appends the places of one draw.
    void sample(Stream& stream, std::vector<geom::LonLat>& out, RoadCover::Scratch& scratch) const;
    /// Appends the stated positions; only when is_point().
    void nominal(std::vector<geom::LonLat>& out) const;
    /// A disc that holds every draw; empty when the region is no disc, ring or sector.
    struct Disc {
        geom::LonLat center{};
        double radius_m = 0.0;
    };
    [[nodiscard]] std::optional<Disc> bounds() const;
    /// Lines of stretches with the distance up to which they count as covered, for passages.
    struct CoveredLine {
        std::vector<geom::LonLat> line;
        double half_width_m = 0.0;
    };
    [[nodiscard]] std::vector<CoveredLine> lines() const;

    struct Node; ///< one place, or a choice between places

  private:
    std::unique_ptr<const Node> root_;
    const RoadCover* roads_ = nullptr;
};

} // namespace cordon::analysis
