// SPDX-License-Identifier: MIT
#include "analysis/situation.hpp"

#include "analysis/statistics.hpp"
#include "analysis/study.hpp"
#include "proj/geodesic.hpp"

#include <algorithm>
#include <set>

namespace cordon::analysis {

namespace {

// Pieces of road no longer than this: the regions of places on roads are cut by pieces.
constexpr Metres piece_length{1000.0};

/// One analysis, step by step.
class Analysis {
  public:
    explicit Analysis(const Inputs& in)
        : in_(in), p_(in.parameters), network_(*in.network),
          roads_(network_, std::min(kilometres(p_.densify_km), piece_length)),
          events_(prepare_events(*in.incidents, roads_, network_, in.window, p_)),
          world_{network_, roads_, events_, p_, in_.centre, in.window},
          gateways_(find_gateways(network_, in.centre, p_)),
          graph_(network_, in.centre, in.suppliers),
          shares_(on_shares(world_, radius_factors, share_samples(events_, p_))) {
        base_ = std::move(bases(base_factor, {{weighting_of(p_)}}).front());
        draws_ = run_draws(world_, gateways_, graph_, in_.suppliers, in_.threads);
    }

    Situation run() {
        out_.window = in_.window;
        out_.draws = p_.draws;
        out_.incidents = events_.uses;
        out_.stretch_status = base_.status;
        out_.stretch_exposure_weighted = base_.exposure_weighted;
        Study study{in_, world_, gateways_, base_, draws_, shares_[base_factor]};
        measure_suppliers();
        measure_sensitivity(study);
        out_.routes = route_results(study);
        out_.angular = angular_result(study);
        out_.gateways = gateway_circles(study);
        out_.gate = gate_measures(study, out_.gateways);
        out_.max_buffer_error_share = buffer_error_share(study);
        keep_samples();
        out_.notes = situation_notes(study);
        return std::move(out_);
    }

  private:
    [[nodiscard]] std::vector<Base> bases(std::size_t factor,
                                          std::span<const Weighting> weightings) const {
        return evaluate_bases(world_, shares_[factor], radius_factors.at(factor), weightings);
    }

    // Suppliers and capacity.

    void measure_suppliers() {
        std::vector<SupplyGraph::StretchState> states;
        fill_states(base_.status, base_.exposure_weighted, p_.contested_cost_factor, states);
        Reach reached = reach(graph_, in_.suppliers, states);
        out_.suppliers = std::move(reached.suppliers);
        out_.reachable_share = estimate(reached.share, draws_.reachable_share);
        const std::vector<SupplyGraph::StretchState> free(states.size());
        out_.capacity.flow_before = graph_.max_flow(free);
        out_.capacity.flow_after = graph_.max_flow(states);
        out_.capacity.loss_share = estimate(loss(out_.capacity.flow_after), draws_.loss_share);
        out_.capacity.further_closures = graph_.further_closures(states);
        out_.touches_border = graph_.touches_border(states);
        out_.capacity.reason = why_no_flow();
    }

    /// Nothing to lose is not the same as nothing lost.
    [[nodiscard]] std::string why_no_flow() const {
        if (out_.capacity.flow_before > 0.0) return {};
        if (in_.suppliers.empty()) return "no suppliers";
        const bool all_inside =
            std::all_of(in_.suppliers.begin(), in_.suppliers.end(), [&](const Supplier& supplier) {
                return proj::distance(in_.centre.at, supplier.at) <= in_.centre.inner_radius;
            });
        return all_inside ? "all suppliers lie inside the centre"
                          : "no supplier has a way to the centre even without incidents";
    }

    [[nodiscard]] double loss(double flow) const {
        return out_.capacity.flow_before > 0.0 ? 1.0 - flow / out_.capacity.flow_before : 0.0;
    }

    // Sensitivity.

    /// Half-lives and probabilities of the rows. The run's own stand in the middle and last when
    /// they are others, so that one row is always the base.
    [[nodiscard]] std::vector<Weighting> row_weightings() const {
        std::set<double> half_lives{7.0, 14.0, 30.0};
        if (half_lives.insert(p_.half_life_days).second) half_lives.erase(14.0);
        std::set<double> claimed{0.5, 1.0};
        if (claimed.insert(p_.claimed_probability).second) claimed.erase(1.0);
        std::vector<Weighting> out;
        for (const double half_life : half_lives)
            for (const double probability : claimed) out.push_back({half_life, probability});
        return out;
    }

    void measure_sensitivity(Study& study) {
        const std::vector<Weighting> weightings = row_weightings();
        for (std::size_t factor = 0; factor < radius_factors.size(); ++factor) {
            std::vector<Base> rows = bases(factor, weightings);
            for (std::size_t i = 0; i < rows.size(); ++i)
                out_.sensitivity.push_back(
                    sensitivity_row(rows[i], radius_factors.at(factor), weightings[i]));
            study.exposure.at(factor) = std::move(rows.front().exposure);
        }
    }

    [[nodiscard]] SensitivityRow sensitivity_row(const Base& base, double factor,
                                                 const Weighting& weighting) const {
        SensitivityRow row{factor, weighting.half_life_days, weighting.claimed_probability};
        std::vector<SupplyGraph::StretchState> states;
        fill_states(base.status, base.exposure_weighted, p_.contested_cost_factor, states);
        if (out_.capacity.flow_before > 0.0) row.loss_share = loss(graph_.max_flow(states));
        for (std::size_t c = 0; c < gateways_.radii_km.size(); ++c)
            if (gateways_.radii_km[c] == 100.0 && !gateways_.lists[c].empty())
                row.gateways_cut_share_100_km = shares_of(gateways_.lists[c], base.status).cut;
        for (const Route& route : network_.routes)
            if (route_status(route, base.status) == Status::cut) ++row.cut_routes;
        row.is_base = factor == 1.0 && weighting.half_life_days == p_.half_life_days &&
                      weighting.claimed_probability == p_.claimed_probability;
        return row;
    }

    void keep_samples() {
        out_.loss_draws = draws_.loss_share;
        for (std::size_t c = 0; c < gateways_.lists.size(); ++c) {
            std::vector<double> cut;
            for (const auto& draw : draws_.gateways) cut.push_back(draw[c].cut);
            out_.gateway_draws.push_back(std::move(cut));
        }
        for (std::size_t r = 0; r < network_.routes.size(); ++r)
            out_.route_exposure_draws.push_back(column(draws_.route_exposure, r));
    }

    const Inputs& in_;
    const Parameters& p_;
    const Network& network_;
    RoadCover roads_;
    Events events_;
    World world_;
    GatewaySet gateways_;
    SupplyGraph graph_;
    std::vector<OnShares> shares_; ///< by radius factor
    Base base_;
    Draws draws_;
    Situation out_;
};

} // namespace

Situation analyse(const Inputs& inputs) {
    if (inputs.network == nullptr || inputs.network->edges.empty())
        throw Error("there are no roads to analyse", "name a file with --roads");
    return Analysis(inputs).run();
}

} // namespace cordon::analysis
