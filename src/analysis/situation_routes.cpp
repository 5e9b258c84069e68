// SPDX-License-Identifier: MIT
#include "analysis/statistics.hpp"
#include "analysis/study.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace cordon::analysis {

namespace {

/// Makes the results of the routes.
class Routes {
  public:
    explicit Routes(const Study& study)
        : study_(study), network_(study.world.network), events_(study.world.events),
          base_(study.base), draws_(study.draws), p_(study.in.parameters) {}

    [[nodiscard]] RouteResult result(std::uint32_t r) const {
        const Route& route = network_.routes[r];
        RouteResult out;
        out.route = r;
        double weighted = 0.0;
        for (const std::uint32_t s : route.stretches) {
            const double length = network_.stretches[s].length_m;
            if (length <= 0.0) continue;
            out.stretches.push_back(stretch_result(s));
            weighted += base_.exposure_weighted[s] * length / route.length_m;
            for (std::size_t i = 0; i < radius_factors.size(); ++i)
                out.exposure.at(i) += study_.exposure.at(i)[s] * length / route.length_m;
        }
        out.exposure_weighted = estimate(weighted, column(draws_.route_exposure, r));
        decide_route(out, route);
        out.incident_rate_per_100_km = incident_rate(route, r);
        out.probability = probability(draws_.route_status, r);
        return out;
    }

  private:
    [[nodiscard]] std::optional<StatusProbability>
    probability(const std::vector<std::vector<Status>>& rows, std::size_t i) const {
        if (rows.empty()) return std::nullopt;
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

    [[nodiscard]] StretchResult stretch_result(std::uint32_t s) const {
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
        out.explanation = explain(study_, s);
        return out;
    }

    /// Hostile events that are surely on the route, although perhaps on no single stretch of it.
    [[nodiscard]] RoadEvidence spread_evidence(std::uint32_t route) const {
        RoadEvidence road;
        for (std::uint32_t e = 0; e < events_.facts.size(); ++e) {
            if (!events_.facts[e].hostile) continue;
            const EventPlace& place = events_.places[e];
            const double claimed = place.claimed > 0.0 ? p_.claimed_probability : 1.0;
            if (study_.shares.on_route(e, route) * claimed >= p_.on_route_probability_min)
                road.hits.push_back(
                    {e, static_cast<double>(std::min(place.date.to, study_.in.window.to).days())});
        }
        return road;
    }

    /// The first stretch with the route's status explains it.
    void explain_by(RouteResult& out, const Route& route, const StretchResult& result) const {
        if (!out.explanation.empty()) return;
        if (result.status == Status::no_information) {
            out.explanation = result.explanation;
            return;
        }
        const Stretch& stretch = network_.stretches[result.stretch];
        out.explanation = route.stretches.size() == 1
                              ? result.explanation
                              : stretch.from + " – " + stretch.to + ": " + result.explanation;
    }

    void decide_route(RouteResult& out, const Route& route) const {
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
            explain_by(out, route, stretch);
        }
        out.no_information_share = route.length_m > 0.0 ? silent / route.length_m : 1.0;
        if (out.status == Status::no_information && out.no_information_share < 1.0)
            out.explanation =
                fmt::format("no report that decides anything on {:.0f} % of its length: silence is "
                            "not 'open'",
                            100 * out.no_information_share);
        const RoadEvidence spread = spread_evidence(out.route);
        if (!spread.hits.empty() && out.status < Status::contested) {
            out.status = Status::contested;
            out.rule = 3;
            out.explanation = explain_hostile(study_, spread) +
                              ", although on no single stretch in half of the draws";
        }
        add_evidence(out.evidence, spread, origins);
        finish_evidence(out.evidence, origins);
    }

    [[nodiscard]] double incident_rate(const Route& route, std::uint32_t r) const {
        if (route.length_m <= 0.0) return 0.0;
        double sum = 0.0;
        for (std::uint32_t e = 0; e < events_.facts.size(); ++e)
            if (events_.facts[e].hostile)
                sum +=
                    events_.uses[events_.places[e].incident].weight * study_.shares.on_route(e, r);
        return sum / (route.length_m / 1e5);
    }

    const Study& study_;
    const Network& network_;
    const Events& events_;
    const Base& base_;
    const Draws& draws_;
    const Parameters& p_;
};

} // namespace

std::vector<double> column(std::span<const std::vector<double>> rows, std::size_t i) {
    std::vector<double> out;
    out.reserve(rows.size());
    for (const auto& row : rows) out.push_back(row[i]);
    return out;
}

std::vector<RouteResult> route_results(const Study& study) {
    const Routes routes(study);
    std::vector<RouteResult> out;
    for (std::uint32_t r = 0; r < study.world.network.routes.size(); ++r)
        out.push_back(routes.result(r));
    return out;
}

} // namespace cordon::analysis
