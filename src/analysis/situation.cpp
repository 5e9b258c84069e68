// SPDX-License-Identifier: MIT
#include "analysis/situation.hpp"

#include "analysis/evaluation.hpp"
#include "analysis/monte_carlo.hpp"
#include "analysis/statistics.hpp"
#include "analysis/supply.hpp"
#include "proj/buffer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

namespace cordon::analysis {

namespace {

// Pieces of road no longer than this: the regions of places on roads are cut by pieces.
constexpr Metres piece_length{1000.0};
// Samples for P(on R) when no draws were asked for.
constexpr std::uint32_t least_samples = 400;
constexpr std::uint32_t most_samples = 1000;

std::vector<double> column(const std::vector<std::vector<double>>& rows, std::size_t i) {
    std::vector<double> out;
    out.reserve(rows.size());
    for (const auto& row : rows) out.push_back(row[i]);
    return out;
}

/// One analysis, step by step.
class Analysis {
  public:
    explicit Analysis(const Inputs& in)
        : in_(in), p_(in.parameters), network_(*in.network),
          roads_(network_, std::min(kilometres(p_.densify_km), piece_length)),
          events_(prepare_events(*in.incidents, roads_, network_, in.window, p_)),
          world_{network_, roads_, events_, p_, in_.centre, in.window},
          gateways_(find_gateways(network_, in.centre, p_)),
          graph_(network_, in.centre, in.suppliers) {}

    Situation run() {
        samples_ = static_cast<std::uint32_t>(
            std::clamp(p_.draws, static_cast<int>(least_samples), static_cast<int>(most_samples)));
        shares_.emplace(1.0, on_shares(world_, 1.0, samples_));
        base_ = evaluate_base(world_, shares_.at(1.0), base_variation());
        draws_ = run_draws(world_, gateways_, graph_, in_.suppliers, in_.threads);
        out_.window = in_.window;
        out_.draws = p_.draws;
        out_.incidents = events_.uses;
        out_.stretch_status = base_.status;
        out_.stretch_exposure_weighted = base_.exposure_weighted;
        measure_suppliers();
        measure_sensitivity(); // before the routes: it makes the shares at r/2 and 2r
        measure_routes();
        measure_angles();
        measure_gateways();
        measure_gate();
        measure_buffers();
        keep_samples();
        write_notes();
        return std::move(out_);
    }

  private:
    [[nodiscard]] Variation base_variation() const {
        return {1.0, p_.half_life_days, p_.claimed_probability};
    }

    const OnShares& shares(double factor) {
        const auto found = shares_.find(factor);
        if (found != shares_.end()) return found->second;
        return shares_.emplace(factor, on_shares(world_, factor, samples_)).first->second;
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
    }

    [[nodiscard]] double loss(double flow) const {
        return out_.capacity.flow_before > 0.0 ? 1.0 - flow / out_.capacity.flow_before : 0.0;
    }

    // Sensitivity.

    void measure_sensitivity() {
        for (const double factor : {0.5, 1.0, 2.0}) {
            for (const double half_life : {7.0, 14.0, 30.0}) {
                for (const double claimed : {0.5, 1.0}) {
                    const Variation variation{factor, half_life, claimed};
                    out_.sensitivity.push_back(sensitivity_row(variation));
                }
            }
        }
    }

    SensitivityRow sensitivity_row(const Variation& variation) {
        const Base base = evaluate_base(world_, shares(variation.radius_factor), variation);
        if (variation.half_life_days == 14.0 && variation.claimed_probability == 1.0)
            exposure_by_factor_.emplace(variation.radius_factor, base.exposure);
        SensitivityRow row{variation.radius_factor, variation.half_life_days,
                           variation.claimed_probability};
        std::vector<SupplyGraph::StretchState> states;
        fill_states(base.status, base.exposure_weighted, p_.contested_cost_factor, states);
        row.loss_share = loss(graph_.max_flow(states));
        for (std::size_t c = 0; c < gateways_.radii_km.size(); ++c)
            if (gateways_.radii_km[c] == 100.0 && !gateways_.lists[c].empty())
                row.gateways_cut_share_100_km = shares_of(gateways_.lists[c], base.status).cut;
        for (const Route& route : network_.routes)
            if (route_status(route, base.status) == Status::cut) ++row.cut_routes;
        row.is_base = variation.radius_factor == 1.0 &&
                      variation.half_life_days == p_.half_life_days &&
                      variation.claimed_probability == p_.claimed_probability;
        return row;
    }

    // Routes.

    [[nodiscard]] StatusProbability probability(const std::vector<std::vector<Status>>& rows,
                                                std::size_t i) const {
        std::array<std::size_t, status_count> counts{};
        for (const std::vector<Status>& row : rows) ++counts.at(static_cast<std::size_t>(row[i]));
        StatusProbability out{};
        for (std::size_t s = 0; s < status_count; ++s)
            out.at(s) = share(counts.at(s), draws_.count);
        return out;
    }

    void add_evidence(StatusEvidence& out, const RoadEvidence& road,
                      std::set<std::uint32_t>& origins) const {
        for (const Hit& hit : road.hits) {
            const EventFacts& facts = events_.facts[hit.event];
            std::vector<std::string>& ids = facts.passage ? out.passage_ids : out.incident_ids;
            if (std::find(ids.begin(), ids.end(), facts.id) == ids.end()) ids.push_back(facts.id);
            std::optional<Date>& last = facts.passage ? out.last_passage : out.last_hostile;
            const Date day = Date::from_days(static_cast<int>(hit.day));
            if (facts.passage || facts.hostile || facts.physical_break || facts.ban)
                last = last ? std::max(*last, day) : day;
            if (!facts.passage) origins.insert(facts.origins.begin(), facts.origins.end());
        }
    }

    static void finish_evidence(StatusEvidence& out, const std::set<std::uint32_t>& origins) {
        std::sort(out.incident_ids.begin(), out.incident_ids.end());
        std::sort(out.passage_ids.begin(), out.passage_ids.end());
        out.independent_sources = static_cast<int>(origins.size());
    }

    StretchResult stretch_result(std::uint32_t s) {
        StretchResult out;
        out.stretch = s;
        out.status = base_.status[s];
        out.rule = base_.decisions[s].rule;
        out.disputed = base_.decisions[s].disputed;
        out.exposure = base_.exposure[s];
        const auto row = static_cast<std::size_t>(
            std::lower_bound(draws_.stretches.begin(), draws_.stretches.end(), s) -
            draws_.stretches.begin());
        std::vector<double> sample;
        sample.reserve(draws_.count);
        for (const auto& draw : draws_.stretch_exposure) sample.push_back(draw[row]);
        out.exposure_weighted = estimate(base_.exposure_weighted[s], std::move(sample));
        out.probability = probability(draws_.stretch_status, row);
        std::set<std::uint32_t> origins;
        add_evidence(out.evidence, base_.evidence[s], origins);
        finish_evidence(out.evidence, origins);
        return out;
    }

    /// Hostile events that are surely on the route, although on no single stretch of it.
    [[nodiscard]] std::vector<std::uint32_t> spread_events(std::uint32_t route) const {
        std::vector<std::uint32_t> found;
        for (std::uint32_t e = 0; e < events_.facts.size(); ++e) {
            if (!events_.facts[e].hostile) continue;
            const double claimed = events_.places[e].claimed > 0.0 ? p_.claimed_probability : 1.0;
            if (shares_.at(1.0).on_route(e, route) * claimed >= p_.on_route_probability_min)
                found.push_back(e);
        }
        return found;
    }

    void decide_route(RouteResult& out, const Route& route) {
        out.status = route_status(route, base_.status);
        std::set<std::uint32_t> origins;
        double silent = 0.0;
        for (const StretchResult& stretch : out.stretches) {
            add_evidence(out.evidence, base_.evidence[stretch.stretch], origins);
            if (stretch.status == Status::no_information)
                silent += network_.stretches[stretch.stretch].length_m;
            if (stretch.status != out.status) continue;
            out.rule = std::min(out.rule, stretch.rule);
            out.disputed = out.disputed || stretch.disputed;
        }
        out.no_information_share = route.length_m > 0.0 ? silent / route.length_m : 1.0;
        const std::vector<std::uint32_t> spread = spread_events(out.route);
        RoadEvidence road;
        for (const std::uint32_t e : spread)
            road.hits.push_back(
                {e,
                 static_cast<double>(std::min(events_.places[e].date.to, in_.window.to).days())});
        if (!spread.empty() && out.status < Status::contested) {
            out.status = Status::contested;
            out.rule = 3;
        }
        add_evidence(out.evidence, road, origins);
        finish_evidence(out.evidence, origins);
    }

    RouteResult route_result(std::uint32_t r) {
        const Route& route = network_.routes[r];
        RouteResult out;
        out.route = r;
        double weighted = 0.0;
        for (const std::uint32_t s : route.stretches) {
            const double length = network_.stretches[s].length_m;
            if (length <= 0.0) continue;
            out.stretches.push_back(stretch_result(s));
            weighted += base_.exposure_weighted[s] * length / route.length_m;
            std::size_t i = 0;
            for (const double factor : {0.5, 1.0, 2.0})
                out.exposure.at(i++) += exposure_by_factor_.at(factor)[s] * length / route.length_m;
        }
        out.exposure_weighted = estimate(weighted, column(draws_.route_exposure, r));
        decide_route(out, route);
        double rate = 0.0;
        for (std::uint32_t e = 0; e < events_.facts.size(); ++e)
            if (events_.facts[e].hostile)
                rate += out_.incidents[events_.places[e].incident].weight *
                        shares_.at(1.0).on_route(e, r);
        if (route.length_m > 0.0) out.incident_rate_per_100_km = rate / (route.length_m / 1e5);
        out.probability = probability(draws_.route_status, r);
        return out;
    }

    void measure_routes() {
        for (std::uint32_t r = 0; r < network_.routes.size(); ++r)
            out_.routes.push_back(route_result(r));
    }

    // Directions.

    /// Discs of one sample of all places; points stand where they were stated.
    std::vector<AngularInput> sample_discs(std::uint32_t n, std::vector<double>* sectors) {
        std::vector<AngularInput> discs;
        std::vector<geom::LonLat> at;
        RoadCover::Scratch scratch;
        for (std::uint32_t e = 0; e < events_.places.size(); ++e) {
            const EventPlace& place = events_.places[e];
            if (place.radius_m <= 0.0) continue;
            at.clear();
            if (place.is_point) {
                place.sampler.nominal(at);
            } else {
                Stream stream(p_.seed, place.key, n);
                (void)stream.uniform();
                (void)stream.below(1);
                place.sampler.sample(stream, at, scratch);
            }
            for (const geom::LonLat& one : at) {
                discs.push_back(seen_from(in_.centre, one, place.radius_m,
                                          out_.incidents[place.incident].weight));
                if (sectors == nullptr) continue;
                const double azimuth = std::fmod(discs.back().azimuth_deg + 360.0, 360.0);
                (*sectors)[static_cast<std::size_t>(azimuth / 360.0 *
                                                    static_cast<double>(sectors->size())) %
                           sectors->size()] += 1.0;
            }
        }
        return discs;
    }

    void measure_angles() {
        const std::uint32_t samples = base_samples(events_);
        std::vector<double> counts(static_cast<std::size_t>(p_.sectors));
        std::vector<Angular> seen;
        double theta = 0.0;
        for (std::uint32_t n = 0; n < samples; ++n) {
            seen.push_back(angular_coverage(sample_discs(n, &counts)));
            theta += seen.back().theta_deg / samples;
            out_.angular.resultant_length += seen.back().resultant_length / samples;
        }
        // The gap whose width is in the middle of all stands for them with its limits.
        std::sort(seen.begin(), seen.end(), [](const Angular& a, const Angular& b) {
            return a.gap_deg != b.gap_deg ? a.gap_deg < b.gap_deg : a.gap_from_deg < b.gap_from_deg;
        });
        const Angular& middle = seen[seen.size() / 2];
        AngularResult& out = out_.angular;
        out.circular_variance = 1.0 - out.resultant_length;
        out.gap_from_deg = middle.gap_from_deg;
        out.gap_to_deg = middle.gap_to_deg;
        std::vector<double> covered = draws_.theta_deg;
        for (double& value : covered) value /= 360.0;
        out.theta_deg = estimate(theta, draws_.theta_deg);
        out.covered_share = estimate(theta / 360.0, std::move(covered));
        out.gap_deg = estimate(middle.gap_deg, draws_.gap_deg);
        const std::vector<double> roads = road_by_sector();
        const double width = 360.0 / p_.sectors;
        for (std::size_t k = 0; k < counts.size(); ++k) {
            SectorCount sector{static_cast<double>(k) * width, static_cast<double>(k + 1) * width,
                               counts[k] / samples, std::nullopt};
            if (roads[k] > 0.0) sector.per_100_km = sector.incidents / (roads[k] / 1e5);
            out.sectors.push_back(sector);
        }
    }

    /// Metres of main road in each sector round the centre.
    [[nodiscard]] std::vector<double> road_by_sector() const {
        std::vector<double> metres(static_cast<std::size_t>(p_.sectors));
        std::vector<char> is_main(network_.stretches.size());
        for (const Edge& edge : network_.edges)
            if (edge.road_class <= RoadClass::secondary) is_main[edge.stretch] = 1;
        for (const RoadCover::Piece& piece : roads_.pieces()) {
            if (is_main[piece.stretch] == 0) continue;
            const LocalOffset offset = local_offset(in_.centre.at, (piece.a + piece.b) * 0.5);
            const double azimuth =
                std::atan2(offset.east_m, offset.north_m) * 180.0 / std::numbers::pi;
            const double share = std::fmod(azimuth + 360.0, 360.0) / 360.0;
            metres[static_cast<std::size_t>(share * p_.sectors) % metres.size()] += piece.length_m;
        }
        return metres;
    }

    // Gateways.

    void measure_gateways() {
        for (std::size_t c = 0; c < gateways_.lists.size(); ++c) {
            GatewayCircle circle;
            circle.radius_km = gateways_.radii_km[c];
            std::vector<double> not_cut;
            for (const Gateway& gateway : gateways_.lists[c]) {
                circle.total_weight += gateway.weight;
                const Status status = base_.status[gateway.stretch];
                circle.list.push_back({gateway, status, base_.decisions[gateway.stretch].rule});
                if (status != Status::cut) not_cut.push_back(gateway.azimuth_deg);
            }
            circle.largest_not_cut_gap_deg = largest_gap_deg(std::move(not_cut));
            std::vector<double> cut;
            std::vector<double> contested;
            std::vector<double> unknown;
            for (const auto& draw : draws_.gateways) {
                cut.push_back(draw[c].cut);
                contested.push_back(draw[c].contested);
                unknown.push_back(draw[c].unknown);
            }
            const GatewayShares shares = shares_of(gateways_.lists[c], base_.status);
            circle.cut_share = estimate(shares.cut, std::move(cut));
            circle.contested_share = estimate(shares.contested, std::move(contested));
            circle.unknown_share = estimate(shares.unknown, std::move(unknown));
            out_.gateways.push_back(std::move(circle));
        }
    }

    // The gate.

    void measure_gate() {
        std::set<std::uint32_t> origins;
        for (std::size_t e = 0; e < events_.facts.size(); ++e) {
            const EventFacts& facts = events_.facts[e];
            if (!facts.hostile && !facts.physical_break && !facts.ban &&
                events_.places[e].radius_m <= 0.0)
                continue;
            ++out_.gate.located_incidents;
            origins.insert(facts.origins.begin(), facts.origins.end());
        }
        out_.gate.independent_sources = static_cast<int>(origins.size());
        for (const GatewayCircle& circle : out_.gateways) {
            if (circle.list.empty()) continue;
            const double share = circle.cut_share.value + circle.contested_share.value;
            out_.gate.gateway_share = std::max(out_.gate.gateway_share.value_or(0.0), share);
        }
        if (draws_.count == 0 || !out_.gate.gateway_share) return;
        std::size_t holds = 0;
        for (const auto& draw : draws_.gateways)
            if (std::any_of(draw.begin(), draw.end(), [&](const GatewayShares& shares) {
                    return shares.cut + shares.contested >= p_.gate.gateway_share_min;
                }))
                ++holds;
        out_.gate.draw_share = static_cast<double>(holds) / static_cast<double>(draws_.count);
    }

    /// The error of the discs as they are drawn, measured at the centre's latitude.
    void measure_buffers() {
        std::set<double> radii;
        for (const auto& [type, km] : p_.radius_km)
            if (km > 0.0) radii.insert(km);
        geom::LonLatShape point(geom::Kind::point);
        point.begin_part();
        point.add(in_.centre.at);
        for (const double km : radii) {
            const geom::LonLatShape disc = proj::disc(in_.centre.at, kilometres(km));
            out_.max_buffer_error_share =
                std::max(out_.max_buffer_error_share,
                         proj::buffer_error(point.view(), disc, kilometres(km)));
        }
        if (out_.max_buffer_error_share > p_.buffer_error_limit_share)
            throw Error(
                fmt::format("the buffers are off by {:.3f} % of their radius, more than {:.3f} %",
                            100 * out_.max_buffer_error_share, 100 * p_.buffer_error_limit_share),
                "raise analysis.buffer_error_limit_share or report the case");
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

    // What a reader has to know.

    void write_notes() {
        std::map<std::string, int> left_out;
        for (const IncidentUse& use : events_.uses)
            if (!use.reason_left_out.empty()) ++left_out[use.reason_left_out];
        for (const auto& [reason, count] : left_out)
            out_.notes.push_back(
                fmt::format("{} incident{} left out: {}", count, count == 1 ? "" : "s", reason));
        if (events_.roadless > 0)
            out_.notes.push_back(fmt::format("{} incident{} said to be on a road, but the network "
                                             "has none in the region: drawn anywhere in it",
                                             events_.roadless, events_.roadless == 1 ? "" : "s"));
        std::map<std::string, int> special;
        for (const Edge& edge : network_.edges) {
            if (edge.ferry) ++special["ferry"];
            if (edge.ford) ++special["ford"];
            if (edge.seasonal) ++special["seasonal road"];
        }
        for (const auto& [what, count] : special)
            out_.notes.push_back(
                fmt::format("{} piece{} of the network: {}", count, count == 1 ? "" : "s", what));
        out_.notes.emplace_back("no report is not the same as quiet: a stretch without reports is "
                                "'no information', never 'open'");
    }

    const Inputs& in_;
    const Parameters& p_;
    const Network& network_;
    RoadCover roads_;
    Events events_;
    World world_;
    GatewaySet gateways_;
    SupplyGraph graph_;
    std::uint32_t samples_ = least_samples;
    std::map<double, OnShares> shares_;
    std::map<double, std::vector<double>> exposure_by_factor_;
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
