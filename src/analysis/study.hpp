// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/evaluation.hpp"
#include "analysis/monte_carlo.hpp"
#include "analysis/situation.hpp"
#include "analysis/supply.hpp"

#include <array>
#include <span>
#include <vector>

/// For the .cpp files of this module: the parts of a Situation, each made from the same study.
namespace cordon::analysis {

/// Factors of the radii in the order of RouteResult::exposure.
inline constexpr std::array radius_factors{0.5, 1.0, 2.0};
inline constexpr std::size_t base_factor = 1; ///< its place among them

/// What was computed before the measures are read off it.
struct Study {
    const Inputs& in;
    const World& world;
    const GatewaySet& gateways;
    const Base& base;
    const Draws& draws;
    const OnShares& shares;                        ///< P(on R) at factor 1
    std::array<std::vector<double>, 3> exposure{}; ///< X by stretch, by radius factor
};

/// One result for each route of the network, in their order.
[[nodiscard]] std::vector<RouteResult> route_results(const Study& study);

/// Why a stretch has its status: the evidence with its sources and the thresholds that it met.
[[nodiscard]] std::string explain(const Study& study, std::uint32_t stretch);
/// The same for hostile events on a road.
[[nodiscard]] std::string explain_hostile(const Study& study, const RoadEvidence& road);

/// Directions in which the threat discs lie.
[[nodiscard]] AngularResult angular_result(const Study& study);

/// The gateways of each circle.
[[nodiscard]] std::vector<GatewayCircle> gateway_circles(const Study& study);

/// What the evidence gate asks for.
[[nodiscard]] GateMeasures gate_measures(const Study& study,
                                         std::span<const GatewayCircle> circles);

/// The largest relative error of the discs as they are drawn, measured at the centre's latitude.
/// Throws Error when it is above the limit.
[[nodiscard]] double buffer_error_share(const Study& study);

/// What a reader has to know, sentence by sentence.
[[nodiscard]] std::vector<std::string> situation_notes(const Study& study);

/// The i-th entry of each row.
[[nodiscard]] std::vector<double> column(std::span<const std::vector<double>> rows, std::size_t i);

} // namespace cordon::analysis
