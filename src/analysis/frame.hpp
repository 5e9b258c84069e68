// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/events.hpp"
#include "analysis/measures.hpp"
#include "analysis/network.hpp"
#include "analysis/road_cover.hpp"
#include "analysis/rules.hpp"

#include <span>
#include <vector>

namespace cordon::analysis {

/// What all evaluations share, prepared once.
struct World {
    const Network& network;
    const RoadCover& roads;
    const Events& events;
    const Parameters& parameters;
    const Centre& centre;
    DateInterval window;
};

/// An event at its places for one evaluation.
struct Placed {
    std::uint32_t event = 0;
    double weight = 0.0; ///< w, times q where that applies
    double day = 0.0;
    std::uint32_t first = 0; ///< places, in Frame::at
    std::uint32_t count = 0;
};

/// One world in which every event has its place: exposure and evidence of each stretch. Reused for
/// many draws; keeps its memory.
class Frame {
  public:
    explicit Frame(const World& world);

    /// Forgets the events.
    void clear();
    /// Adds an event at places; `radius_factor` multiplies its radius.
    void add(const Placed& placed, std::span<const geom::LonLat> at, double radius_factor);
    /// Computes exposures and gathers the hits.
    void finish();
    /// Computes the exposures anew with other weights (one for each event of the world); places and
    /// hits stay. After finish().
    void reweigh(std::span<const double> weights);

    /// Stretches with an exposure or a hit, ascending.
    [[nodiscard]] const std::vector<std::uint32_t>& touched() const { return touched_; }
    [[nodiscard]] double exposure(std::uint32_t stretch) const { return exposure_[stretch]; } ///< X
    [[nodiscard]] double exposure_weighted(std::uint32_t stretch) const {
        return exposure_weighted_[stretch];
    }
    [[nodiscard]] const RoadEvidence& evidence(std::uint32_t stretch) const {
        return evidence_[stretch];
    }
    [[nodiscard]] RoadEvidence& evidence(std::uint32_t stretch) { return evidence_[stretch]; }
    /// Adds a hit to a stretch and marks it as touched; before finish().
    void add_hit(std::uint32_t stretch, Hit hit);
    [[nodiscard]] RoadCover::Scratch& scratch() { return scratch_; }

  private:
    /// A part of a stretch inside the disc of an event.
    struct Entry {
        std::uint32_t stretch = 0;
        std::uint32_t event = 0;
        double from_m = 0.0;
        double to_m = 0.0;
        bool exposes = false;
        bool hits = false;
        double day = 0.0;
    };
    struct Mark {
        double at_m = 0.0;
        std::uint32_t event = 0;
        int step = 0; ///< +1 enters, -1 leaves
    };
    /// The marks of one stretch.
    struct Run {
        std::uint32_t stretch = 0;
        std::size_t first = 0;
        std::size_t count = 0;
    };
    void touch(std::uint32_t stretch);
    void merge();
    void add_run(std::span<const Entry> entries);
    void sweep(const Run& run, std::span<const double> weights);

    const World& world_;
    std::vector<Entry> entries_;
    std::vector<Cover> covers_;
    std::vector<double> weights_; ///< of each event
    std::vector<double> exposure_;
    std::vector<double> exposure_weighted_;
    std::vector<RoadEvidence> evidence_;
    std::vector<char> is_touched_;
    std::vector<std::uint32_t> touched_;
    std::vector<Mark> marks_;
    std::vector<Run> runs_;
    RoadCover::Scratch scratch_;
};

} // namespace cordon::analysis
