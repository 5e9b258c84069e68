// SPDX-License-Identifier: MIT
#include "analysis/situation.hpp"
#include "analysis/statistics.hpp"

#include <cstddef>

namespace cordon::analysis {

namespace {

/// True when the 5-95 % ranges of two samples have nothing in common; without draws nothing is
/// called a change.
bool ranges_part(const std::vector<double>& before, const std::vector<double>& after) {
    if (before.empty() || after.empty()) return false;
    const Estimate a = estimate(0.0, before);
    const Estimate b = estimate(0.0, after);
    return *a.p95 < *b.p05 || *b.p95 < *a.p05;
}

} // namespace

Change compare(const Situation& before, const Situation& after, const Network& network) {
    Change change;
    change.before = before.window;
    change.after = after.window;
    for (std::size_t r = 0; r < after.routes.size(); ++r) {
        change.exposure_delta.emplace_back(network.routes[after.routes[r].route].id,
                                           after.routes[r].exposure_weighted.value -
                                               before.routes[r].exposure_weighted.value);
        change.is_change = change.is_change || ranges_part(before.route_exposure_draws[r],
                                                           after.route_exposure_draws[r]);
    }
    if (before.capacity.reason.empty() && after.capacity.reason.empty())
        change.loss_delta = after.capacity.loss_share.value - before.capacity.loss_share.value;
    change.is_change = change.is_change || ranges_part(before.loss_draws, after.loss_draws);
    for (std::size_t c = 0; c < after.gateways.size(); ++c) {
        change.gateways_delta.emplace_back(after.gateways[c].radius_km,
                                           after.gateways[c].cut_share.value -
                                               before.gateways[c].cut_share.value);
        change.is_change =
            change.is_change || ranges_part(before.gateway_draws[c], after.gateway_draws[c]);
    }
    for (std::size_t s = 0; s < after.stretch_status.size(); ++s)
        if (network.stretches[s].on_route && before.stretch_status[s] != after.stretch_status[s])
            change.changed_stretches.push_back(network.stretches[s].id);
    return change;
}

} // namespace cordon::analysis
