// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/evaluation.hpp"
#include "analysis/supply.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace cordon::analysis {

/// What all draws gave, draw by draw. Rows are draws; stretches are those of `stretches` only.
struct Draws {
    std::size_t count = 0;
    std::vector<std::uint32_t> stretches; ///< of the routes, ascending
    std::vector<std::vector<Status>> stretch_status;
    std::vector<std::vector<float>> stretch_exposure; ///< X_w
    std::vector<std::vector<Status>> route_status;
    std::vector<std::vector<double>> route_exposure;
    std::vector<double> theta_deg;
    std::vector<double> gap_deg;
    std::vector<std::vector<GatewayShares>> gateways; ///< by circle
    std::vector<double> loss_share;
    std::vector<double> reachable_share;
};

/// Runs the draws on several threads; the answer does not depend on their number.
[[nodiscard]] Draws run_draws(const World& world, const GatewaySet& gateways,
                              const SupplyGraph& graph, std::span<const Supplier> suppliers,
                              int threads);

/// Status of a route in a world where every place is known: the worst stretch, and contested when a
/// hostile event lies on any part of it.
[[nodiscard]] Status route_status(const Route& route, std::span<const Status> stretch_status);

} // namespace cordon::analysis
