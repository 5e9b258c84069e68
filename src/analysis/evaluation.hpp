// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/frame.hpp"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace cordon::analysis {

/// Share of an event's possible places that lie on a road, by stretch and by route. Ascending.
struct OnShares {
    std::vector<std::vector<std::pair<std::uint32_t, double>>> stretches; ///< for each event
    std::vector<std::vector<std::pair<std::uint32_t, double>>> routes;

    [[nodiscard]] double on_stretch(std::uint32_t event, std::uint32_t stretch) const;
    [[nodiscard]] double on_route(std::uint32_t event, std::uint32_t route) const;
};

/// How events are weighed.
struct Weighting {
    double half_life_days = 14.0;
    double claimed_probability = 1.0; ///< q of events that only a party claims
};
[[nodiscard]] inline Weighting weighting_of(const Parameters& parameters) {
    return {parameters.half_life_days, parameters.claimed_probability};
}

/// The answer without draws: points where they are stated, uncertain places by their shares.
struct Base {
    std::vector<double> exposure;          ///< X by stretch
    std::vector<double> exposure_weighted; ///< X_w
    std::vector<Status> status;
    std::vector<Decision> decisions;
    std::vector<RoadEvidence> evidence;
};

/// One draw: where everything was this time. For the loop of the draws and for tests.
class Drawing {
  public:
    explicit Drawing(const World& world) : world_(world), frame_(world) {}

    /// Places all events by draw number `draw` and gathers exposure and evidence.
    void place(std::uint32_t draw);
    [[nodiscard]] const Frame& frame() const { return frame_; }
    /// Discs of the events that took place in the window, seen from the centre.
    [[nodiscard]] const std::vector<AngularInput>& discs() const { return discs_; }
    /// The events that took place.
    [[nodiscard]] const std::vector<std::uint32_t>& present() const { return present_; }

  private:
    const World& world_;
    Frame frame_;
    std::vector<geom::LonLat> at_;
    std::vector<AngularInput> discs_;
    std::vector<std::uint32_t> present_;
};

/// P(on R) of every event from `samples` places, for radii times each of `factors`. Places are
/// drawn only where they can make a difference.
[[nodiscard]] std::vector<OnShares> on_shares(const World& world, std::span<const double> factors,
                                              std::uint32_t samples);

/// Number of samples for on_shares(): that of the draws between 400 and 1000, fewer for sets of
/// many thousand events.
[[nodiscard]] std::uint32_t share_samples(const Events& events, const Parameters& parameters);

/// Evaluates the base with radii times `radius_factor`, once for each way of weighing. `shares` are
/// those of the same factor.
[[nodiscard]] std::vector<Base> evaluate_bases(const World& world, const OnShares& shares,
                                               double radius_factor,
                                               std::span<const Weighting> weightings);

/// Moves a stream past existence and date to the numbers of the place, so that all samples see the
/// places of the draws.
inline void skip_to_place(Stream& stream) {
    (void)stream.uniform();
    (void)stream.below(1);
}

/// Appends the places of an event in sample `n` of the base: a point where it is stated, another
/// region's own draw.
void base_place(const World& world, const EventPlace& place, std::uint32_t n,
                std::vector<geom::LonLat>& out, RoadCover::Scratch& scratch);

/// Number of samples by which the base averages over places that are no points: 1 when all are
/// points, else 16 to 200 so that large sets stay quick.
[[nodiscard]] std::uint32_t base_samples(const Events& events);

/// The disc of an event at a place, seen from the centre.
[[nodiscard]] AngularInput seen_from(const Centre& centre, geom::LonLat place, double radius_m,
                                     double weight);

} // namespace cordon::analysis
