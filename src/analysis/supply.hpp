// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/evaluation.hpp"
#include "analysis/measures.hpp"
#include "analysis/situation.hpp"

#include <span>
#include <vector>

namespace cordon::analysis {

/// Gateways of all circles, found once.
struct GatewaySet {
    std::vector<double> radii_km;
    std::vector<std::vector<Gateway>> lists;
};
[[nodiscard]] GatewaySet find_gateways(const Network& network, const Centre& centre,
                                       const Parameters& parameters);

/// Shares of a circle by weight.
struct GatewayShares {
    double cut = 0.0;
    double contested = 0.0; ///< contested or restricted
    double unknown = 0.0;
};
[[nodiscard]] GatewayShares shares_of(std::span<const Gateway> gateways,
                                      std::span<const Status> stretch_status);

/// Fills the states that paths and flows need: cut stretches are closed, contested ones cost and
/// carry by their exposure (encirclement card, sections 8 and 9).
void fill_states(std::span<const Status> status, std::span<const double> exposure_weighted,
                 double cost_factor, std::vector<SupplyGraph::StretchState>& states);

/// Detours of all suppliers and the share of them that is reachable.
struct Reach {
    std::vector<SupplierResult> suppliers;
    double share = 0.0;
};
[[nodiscard]] Reach reach(const SupplyGraph& graph, std::span<const Supplier> suppliers,
                          std::span<const SupplyGraph::StretchState> states);

} // namespace cordon::analysis
