// SPDX-License-Identifier: MIT
#include "analysis/statistics.hpp"
#include "analysis/study.hpp"

#include <algorithm>
#include <set>

namespace cordon::analysis {

namespace {

GatewayCircle circle_of(const Study& study, std::size_t c) {
    GatewayCircle circle;
    circle.radius_km = study.gateways.radii_km[c];
    std::vector<double> not_cut;
    for (const Gateway& gateway : study.gateways.lists[c]) {
        circle.total_weight += gateway.weight;
        const Status status = study.base.status[gateway.stretch];
        circle.list.push_back({gateway, status, study.base.decisions[gateway.stretch].rule});
        if (status != Status::cut) not_cut.push_back(gateway.azimuth_deg);
    }
    circle.largest_not_cut_gap_deg = largest_gap_deg(std::move(not_cut));
    std::vector<double> cut;
    std::vector<double> contested;
    std::vector<double> unknown;
    for (const auto& draw : study.draws.gateways) {
        cut.push_back(draw[c].cut);
        contested.push_back(draw[c].contested);
        unknown.push_back(draw[c].unknown);
    }
    const GatewayShares shares = shares_of(study.gateways.lists[c], study.base.status);
    circle.cut_share = estimate(shares.cut, std::move(cut));
    circle.contested_share = estimate(shares.contested, std::move(contested));
    circle.unknown_share = estimate(shares.unknown, std::move(unknown));
    return circle;
}

/// Share of the draws in which enough gateways of some circle are cut or contested.
double share_of_draws(const Study& study) {
    const double needed = study.in.parameters.gate.gateway_share_min;
    const auto holds = std::count_if(
        study.draws.gateways.begin(), study.draws.gateways.end(), [&](const auto& draw) {
            return std::any_of(draw.begin(), draw.end(), [&](const GatewayShares& shares) {
                return shares.cut + shares.contested >= needed;
            });
        });
    return static_cast<double>(holds) / static_cast<double>(study.draws.count);
}

} // namespace

std::vector<GatewayCircle> gateway_circles(const Study& study) {
    std::vector<GatewayCircle> out;
    for (std::size_t c = 0; c < study.gateways.lists.size(); ++c)
        out.push_back(circle_of(study, c));
    return out;
}

GateMeasures gate_measures(const Study& study, std::span<const GatewayCircle> circles) {
    GateMeasures gate;
    const Events& events = study.world.events;
    std::set<std::uint32_t> origins;
    for (std::size_t e = 0; e < events.facts.size(); ++e) {
        const EventFacts& facts = events.facts[e];
        if (!facts.hostile && !facts.physical_break && !facts.ban &&
            events.places[e].radius_m <= 0.0)
            continue;
        ++gate.located_incidents;
        origins.insert(facts.origins.begin(), facts.origins.end());
    }
    gate.independent_sources = static_cast<int>(origins.size());
    for (const GatewayCircle& circle : circles) {
        if (circle.list.empty()) continue;
        const double share = circle.cut_share.value + circle.contested_share.value;
        gate.gateway_share = std::max(gate.gateway_share.value_or(0.0), share);
    }
    if (study.draws.count > 0 && gate.gateway_share) gate.draw_share = share_of_draws(study);
    return gate;
}

} // namespace cordon::analysis
