// SPDX-License-Identifier: MIT
#include "analysis/monte_carlo.hpp"

#include "core/threads.hpp"

#include <algorithm>
#include <atomic>
#include <utility>

namespace cordon::analysis {

namespace {

/// The draws of one thread.
class Worker {
  public:
    Worker(const World& world, const GatewaySet& gateways, SupplyGraph graph,
           std::span<const Supplier> suppliers, Draws& draws)
        : world_(world), gateways_(gateways), graph_(std::move(graph)), suppliers_(suppliers),
          draws_(draws), drawing_(world), status_(world.network.stretches.size()),
          exposure_(world.network.stretches.size()), states_(world.network.stretches.size()),
          flow_before_(graph_.max_flow(states_)) {
        for (const Supplier& supplier : suppliers) weight_ += supplier.weight;
    }

    void run(std::size_t draw) {
        for (const std::uint32_t s : touched_) {
            status_[s] = Status::no_information;
            exposure_[s] = 0.0;
            states_[s] = {};
        }
        drawing_.place(static_cast<std::uint32_t>(draw));
        const Frame& frame = drawing_.frame();
        touched_ = frame.touched();
        for (const std::uint32_t s : touched_) {
            exposure_[s] = frame.exposure_weighted(s);
            status_[s] = status_of(frame.evidence(s), world_.events.facts, world_.parameters,
                                   world_.window.to);
            set_state(s);
        }
        keep_roads(draw);
        keep_measures(draw);
    }

  private:
    void set_state(std::uint32_t s) {
        if (status_[s] == Status::cut) {
            states_[s] = {true, 1.0, 0.0};
        } else if (status_[s] == Status::contested || status_[s] == Status::restricted) {
            states_[s].cost_factor = 1.0 + world_.parameters.contested_cost_factor * exposure_[s];
            states_[s].capacity_factor = 1.0 - exposure_[s];
        }
    }

    void keep_roads(std::size_t draw) {
        for (std::size_t i = 0; i < draws_.stretches.size(); ++i) {
            const std::uint32_t s = draws_.stretches[i];
            draws_.stretch_status[draw][i] = status_[s];
            draws_.stretch_exposure[draw][i] = static_cast<float>(exposure_[s]);
        }
        for (std::size_t r = 0; r < world_.network.routes.size(); ++r) {
            const Route& route = world_.network.routes[r];
            double weighted = 0.0;
            for (const std::uint32_t s : route.stretches)
                weighted += exposure_[s] * world_.network.stretches[s].length_m;
            draws_.route_status[draw][r] = route_status(route, status_);
            draws_.route_exposure[draw][r] = route.length_m > 0.0 ? weighted / route.length_m : 0.0;
        }
    }

    void keep_measures(std::size_t draw) {
        const Angular angular = angular_coverage(drawing_.discs());
        draws_.theta_deg[draw] = angular.theta_deg;
        draws_.gap_deg[draw] = angular.gap_deg;
        for (std::size_t c = 0; c < gateways_.lists.size(); ++c)
            draws_.gateways[draw][c] = shares_of(gateways_.lists[c], status_);
        if (suppliers_.empty()) return;
        double reached = 0.0;
        const std::vector<SupplyGraph::Way> ways = graph_.ways(states_);
        for (std::size_t i = 0; i < ways.size(); ++i)
            if (ways[i].reachable) reached += suppliers_[i].weight;
        draws_.reachable_share[draw] = weight_ > 0.0 ? reached / weight_ : 0.0;
        draws_.loss_share[draw] =
            flow_before_ > 0.0 ? 1.0 - graph_.max_flow(states_) / flow_before_ : 0.0;
    }

    const World& world_;
    const GatewaySet& gateways_;
    SupplyGraph graph_; ///< a copy: questions use its memory
    std::span<const Supplier> suppliers_;
    Draws& draws_;
    Drawing drawing_;
    std::vector<Status> status_;
    std::vector<double> exposure_;
    std::vector<SupplyGraph::StretchState> states_;
    std::vector<std::uint32_t> touched_;
    double flow_before_;
    double weight_ = 0.0;
};

Draws make_room(const World& world, const GatewaySet& gateways, bool with_suppliers) {
    Draws draws;
    draws.count = static_cast<std::size_t>(world.parameters.draws);
    for (const Route& route : world.network.routes)
        draws.stretches.insert(draws.stretches.end(), route.stretches.begin(),
                               route.stretches.end());
    std::sort(draws.stretches.begin(), draws.stretches.end());
    draws.stretches.erase(std::unique(draws.stretches.begin(), draws.stretches.end()),
                          draws.stretches.end());
    draws.stretch_status.assign(draws.count, std::vector<Status>(draws.stretches.size()));
    draws.stretch_exposure.assign(draws.count, std::vector<float>(draws.stretches.size()));
    draws.route_status.assign(draws.count, std::vector<Status>(world.network.routes.size()));
    draws.route_exposure.assign(draws.count, std::vector<double>(world.network.routes.size()));
    draws.theta_deg.resize(draws.count);
    draws.gap_deg.resize(draws.count);
    draws.gateways.assign(draws.count, std::vector<GatewayShares>(gateways.lists.size()));
    if (with_suppliers) {
        draws.loss_share.resize(draws.count);
        draws.reachable_share.resize(draws.count);
    }
    return draws;
}

} // namespace

Status route_status(const Route& route, std::span<const Status> stretch_status) {
    std::vector<Status> own;
    own.reserve(route.stretches.size());
    for (const std::uint32_t s : route.stretches) own.push_back(stretch_status[s]);
    return worst(own);
}

Draws run_draws(const World& world, const GatewaySet& gateways, const SupplyGraph& graph,
                std::span<const Supplier> suppliers, int threads) {
    Draws draws = make_room(world, gateways, !suppliers.empty());
    if (draws.count == 0) return draws;
    const int wanted = threads > 0 ? threads : usable_processors();
    const int useful = static_cast<int>(std::min<std::size_t>(64, draws.count));
    // Every draw writes rows of its own, so that the order of the threads leaves no trace.
    std::atomic<std::size_t> next = 0;
    run_on_threads(std::min(wanted, useful), [&] {
        Worker worker(world, gateways, graph, suppliers, draws);
        for (std::size_t draw = next++; draw < draws.count; draw = next++) worker.run(draw);
    });
    return draws;
}

} // namespace cordon::analysis
