// SPDX-License-Identifier: MIT
#include "analysis/supply.hpp"

#include <algorithm>

namespace cordon::analysis {

GatewaySet find_gateways(const Network& network, const Centre& centre,
                         const Parameters& parameters) {
    GatewaySet set;
    for (const double radius : parameters.gateway_radii_km) {
        set.radii_km.push_back(radius);
        set.lists.push_back(gateways(network, centre, kilometres(radius)));
    }
    return set;
}

GatewayShares shares_of(std::span<const Gateway> gateways, std::span<const Status> stretch_status) {
    GatewayShares shares;
    double total = 0.0;
    for (const Gateway& gateway : gateways) {
        total += gateway.weight;
        switch (stretch_status[gateway.stretch]) {
        case Status::cut: shares.cut += gateway.weight; break;
        case Status::restricted:
        case Status::contested: shares.contested += gateway.weight; break;
        case Status::no_information: shares.unknown += gateway.weight; break;
        case Status::open: break;
        }
    }
    if (total <= 0.0) return {};
    return {shares.cut / total, shares.contested / total, shares.unknown / total};
}

void fill_states(std::span<const Status> status, std::span<const double> exposure_weighted,
                 double cost_factor, std::vector<SupplyGraph::StretchState>& states) {
    states.resize(status.size());
    for (std::size_t s = 0; s < status.size(); ++s) {
        SupplyGraph::StretchState state;
        if (status[s] == Status::cut) {
            state = {true, 1.0, 0.0};
        } else if (status[s] == Status::contested || status[s] == Status::restricted) {
            state.cost_factor = 1.0 + cost_factor * exposure_weighted[s];
            state.capacity_factor = 1.0 - exposure_weighted[s];
        }
        states[s] = state;
    }
}

namespace {

constexpr double per_km = 1e-3;

SupplierResult result_of(const SupplyGraph::Way& before, const SupplyGraph::Way& after) {
    SupplierResult out;
    if (!before.reachable) {
        out.reason = "no route";
        return out;
    }
    out.distance_before_km = before.length_m * per_km;
    out.reachable = after.reachable;
    if (!after.reachable) {
        out.reason = "no route";
        return out;
    }
    out.distance_after_km = after.length_m * per_km;
    out.detour_km = (after.length_m - before.length_m) * per_km;
    if (before.length_m > 0.0) {
        out.detour_ratio = after.length_m / before.length_m;
        out.cost_ratio = after.cost_m / before.cost_m;
    }
    return out;
}

} // namespace

Reach reach(const SupplyGraph& graph, std::span<const Supplier> suppliers,
            std::span<const SupplyGraph::StretchState> states) {
    const std::vector<SupplyGraph::StretchState> free(states.size());
    const std::vector<SupplyGraph::Way> before = graph.ways(free);
    const std::vector<SupplyGraph::Way> after = graph.ways(states);
    Reach out;
    double total = 0.0;
    for (std::uint32_t i = 0; i < suppliers.size(); ++i) {
        SupplierResult result = result_of(before[i], after[i]);
        result.supplier = i;
        if (!suppliers[i].node) result.reason = "no road near";
        total += suppliers[i].weight;
        if (result.reachable) out.share += suppliers[i].weight;
        out.suppliers.push_back(std::move(result));
    }
    if (total > 0.0) out.share /= total;
    return out;
}

} // namespace cordon::analysis
