// SPDX-License-Identifier: MIT
#include "analysis/events.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

namespace cordon::analysis {

namespace {

using incident::Incident;
using incident::Type;

bool is_hostile_type(const Incident& incident) {
    switch (incident.type) {
    case Type::attack_on_traffic:
    case Type::checkpoint:
    case Type::kidnapping:
    case Type::explosive_device: return true;
    // An attack on a place is one on the road only when a source says so.
    case Type::armed_attack: return incident.has_flag("on_road");
    default: return false;
    }
}

bool has_part(const Incident& incident, const Parameters& p) {
    return is_hostile_type(incident) || incident.type == Type::passage ||
           incident.type == Type::declared_ban || incident.type == Type::lifting ||
           incident.has_flag("physical_break") || incident.has_flag("repaired") ||
           p.radius(incident.type) > Metres(0.0);
}

/// Days on which a ban was told of: its own and those of its sources up to the end of the window.
double last_confirmation(const Incident& ban, const DateInterval& window) {
    int last = ban.date.to.days();
    for (const incident::Source& source : ban.sources) {
        const std::string& text = source.event_date.empty() ? source.date : source.event_date;
        if (const auto day = parse_iso_date(text); day && day->to <= window.to)
            last = std::max(last, day->to.days());
    }
    return last;
}

/// Share of a stretch's length that lies within a distance of a line.
double covered_share(const Network& network, const Stretch& stretch,
                     const Sampler::CoveredLine& line, double tolerance_m) {
    const std::vector<geom::LonLat> points = network.line(stretch);
    double inside = 0.0;
    double total = 0.0;
    constexpr double step_m = 500.0;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const double length = local_distance_m(points[i], points[i + 1]);
        const int steps = std::max(1, static_cast<int>(std::ceil(length / step_m)));
        for (int k = 0; k < steps; ++k) {
            const geom::LonLat at = point_between(points[i], points[i + 1], (k + 0.5) / steps);
            total += length / steps;
            if (local_distance_m(at, line.line) <= line.half_width_m + tolerance_m)
                inside += length / steps;
        }
    }
    return total > 0.0 ? inside / total : 0.0;
}

/// The stretches that a passage or a ban holds for.
class Holding {
  public:
    Holding(const RoadCover& roads, const Network& network, const Parameters& p)
        : roads_(roads), network_(network), p_(p) {}

    std::vector<std::uint32_t> find(const EventPlace& place, const EventFacts& facts) {
        std::set<std::uint32_t> found;
        for (const Sampler::CoveredLine& line : place.sampler.lines()) by_line(line, found);
        if (place.sampler.lines().empty()) by_draws(place, facts.passage, found);
        return {found.begin(), found.end()};
    }

  private:
    void by_line(const Sampler::CoveredLine& line, std::set<std::uint32_t>& found) {
        std::set<std::uint32_t> near;
        std::vector<Cover> covers;
        const double tolerance = p_.on_route_km * 1000.0;
        for (const geom::LonLat& at : line.line)
            roads_.cover(at, line.half_width_m + tolerance + p_.densify_km * 1000.0, covers,
                         scratch_);
        for (const Cover& cover : covers) near.insert(cover.stretch);
        for (const std::uint32_t s : near)
            if (covered_share(network_, network_.stretches[s], line, tolerance) >=
                p_.on_route_probability_min)
                found.insert(s);
    }

    void by_draws(const EventPlace& place, bool passage, std::set<std::uint32_t>& found) {
        constexpr std::uint32_t draws = 200;
        std::map<std::uint32_t, std::uint32_t> counts;
        std::vector<geom::LonLat> at;
        std::vector<Cover> covers;
        for (std::uint32_t n = 0; n < draws; ++n) {
            at.clear();
            Stream stream(p_.seed, place.key, n);
            place.sampler.sample(stream, at, scratch_);
            std::set<std::uint32_t> hit;
            for (const geom::LonLat& one : at) {
                covers.clear();
                roads_.cover(one, place.tolerance_m, covers, scratch_);
                for (const Cover& cover : covers)
                    if (!passage || !is_at_end(cover)) hit.insert(cover.stretch);
            }
            for (const std::uint32_t s : hit) ++counts[s];
        }
        for (const auto& [stretch, count] : counts)
            if (count >= p_.on_route_probability_min * draws) found.insert(stretch);
    }

    /// Somebody who reached a junction may have come by any of its roads.
    [[nodiscard]] bool is_at_end(const Cover& cover) const {
        const double length = network_.stretches[cover.stretch].length_m;
        const double end = std::min(5000.0, length / 4);
        const double middle = (cover.from_m + cover.to_m) / 2;
        return middle < end || middle > length - end;
    }

    const RoadCover& roads_;
    const Network& network_;
    const Parameters& p_;
    RoadCover::Scratch scratch_;
};

class Preparation {
  public:
    Preparation(const incident::IncidentSet& set, const RoadCover& roads, const Network& network,
                const DateInterval& window, const Parameters& p)
        : set_(set), roads_(roads), network_(network), window_(window), p_(p) {}

    Events run() {
        events_.uses.resize(set_.incidents.size());
        for (const std::uint32_t i : by_id()) take(i);
        number_origins();
        find_holdings();
        end_bans();
        return std::move(events_);
    }

  private:
    /// Sums run in the order of the events: that of the file must not show in the last digits.
    [[nodiscard]] std::vector<std::uint32_t> by_id() const {
        std::vector<std::uint32_t> order(set_.incidents.size());
        std::iota(order.begin(), order.end(), std::uint32_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            return set_.incidents[a].id < set_.incidents[b].id;
        });
        return order;
    }

    void take(std::uint32_t i) {
        const Incident& incident = set_.incidents[i];
        IncidentUse& use = events_.uses[i];
        use.incident = i;
        use.radius_km = p_.radius(incident.type).value() / 1000.0;
        use.reason_left_out = reason(incident);
        if (use.reason_left_out.empty()) {
            Sampler sampler(incident, roads_, p_);
            if (sampler.empty()) {
                use.reason_left_out = "not located";
            } else {
                use.weight = weight_of(incident.date, window_, p_.decay, p_.half_life_days);
                add(i, incident, std::move(sampler));
            }
        }
    }

    [[nodiscard]] std::string reason(const Incident& incident) const {
        if (incident.has_flag("pattern")) return "a statement on many events";
        if (incident.has_flag("off_map")) return "far from the subject";
        if (incident.date_precision == incident::DatePrecision::unknown) return "not dated";
        if (!incident.date.touches(window_)) return "outside the window";
        if (!has_part(incident, p_)) return "its type has no part in the rules";
        return incident::is_located(incident.location) ? "" : "not located";
    }

    void add(std::uint32_t i, const Incident& incident, Sampler sampler) {
        EventFacts facts;
        facts.id = incident.id;
        facts.type = incident.type;
        facts.claim = incident.claim;
        facts.hostile = is_hostile_type(incident);
        facts.passage = incident.type == Type::passage;
        facts.escorted = incident.has_flag("escorted");
        facts.physical_break = incident.has_flag("physical_break");
        facts.repaired = incident.has_flag("repaired");
        facts.verified = incident.claim == incident::Claim::confirmed ||
                         incident::independent_sources(incident) >= 2;
        facts.ban = incident.type == Type::declared_ban && incident.has_flag("enforced");
        if (incident.type == Type::declared_ban)
            facts.ban_end = last_confirmation(incident, window_) + p_.ban_expiry_days;
        EventPlace place{.incident = i,
                         .key = stream_key(incident.id),
                         .sampler = std::move(sampler),
                         .date = incident.date};
        place.radius_m = p_.radius(incident.type).value();
        place.tolerance_m = place.radius_m > 0.0 ? place.radius_m : p_.on_route_km * 1000.0;
        place.claimed = incident.claim == incident::Claim::claimed ? 1.0 : 0.0;
        place.is_point = place.sampler.is_point();
        place.reaches_road = reaches_road(place);
        if (place.sampler.lacks_road()) ++events_.roadless;
        events_.facts.push_back(std::move(facts));
        events_.places.push_back(std::move(place));
    }

    /// With radii up to twice the given ones, as in the sensitivity table.
    [[nodiscard]] bool reaches_road(const EventPlace& place) {
        const std::optional<Sampler::Disc> disc = place.sampler.bounds();
        if (!disc) return true;
        const double limit = std::max(2.0 * place.radius_m, place.tolerance_m);
        near_.clear();
        roads_.near(disc->center, 1.001 * (disc->radius_m + limit), near_, scratch_);
        return !near_.empty();
    }

    void number_origins() {
        std::map<std::string, std::uint32_t> numbers;
        for (std::size_t e = 0; e < events_.facts.size(); ++e) {
            const Incident& incident = set_.incidents[events_.places[e].incident];
            for (const incident::Source& source : incident.sources)
                if (!source.secondary && !source.independent_name().empty())
                    numbers.emplace(source.independent_name(), 0);
        }
        for (auto& [name, number] : numbers) {
            number = static_cast<std::uint32_t>(events_.origins.size());
            events_.origins.push_back(name);
        }
        for (std::size_t e = 0; e < events_.facts.size(); ++e) {
            std::set<std::uint32_t> own;
            for (const incident::Source& source :
                 set_.incidents[events_.places[e].incident].sources)
                if (!source.secondary && !source.independent_name().empty())
                    own.insert(numbers.at(source.independent_name()));
            events_.facts[e].origins.assign(own.begin(), own.end());
        }
    }

    void find_holdings() {
        Holding holding(roads_, network_, p_);
        for (std::size_t e = 0; e < events_.facts.size(); ++e) {
            const EventFacts& facts = events_.facts[e];
            const Type type = facts.type;
            if (facts.passage || type == Type::declared_ban || type == Type::lifting)
                events_.places[e].holds_for = holding.find(events_.places[e], facts);
        }
    }

    /// A lifting ends the bans of the stretches that it holds for; one that names no road ends all.
    void end_bans() {
        for (std::size_t l = 0; l < events_.facts.size(); ++l) {
            if (events_.facts[l].type != Type::lifting) continue;
            const EventPlace& lifting = events_.places[l];
            for (std::size_t b = 0; b < events_.facts.size(); ++b) {
                EventFacts& ban = events_.facts[b];
                const EventPlace& place = events_.places[b];
                if (ban.type != Type::declared_ban || place.date.from > lifting.date.to) continue;
                const bool shared =
                    lifting.holds_for.empty() ||
                    std::any_of(lifting.holds_for.begin(), lifting.holds_for.end(), [&](auto s) {
                        return std::binary_search(place.holds_for.begin(), place.holds_for.end(),
                                                  s);
                    });
                if (shared)
                    ban.ban_end =
                        std::min(*ban.ban_end, static_cast<double>(lifting.date.to.days()) - 1.0);
            }
        }
    }

    const incident::IncidentSet& set_;
    const RoadCover& roads_;
    const Network& network_;
    const DateInterval& window_;
    const Parameters& p_;
    std::vector<RoadCover::Near> near_;
    RoadCover::Scratch scratch_;
    Events events_;
};

} // namespace

double weight_of(Date day, const DateInterval& window, Decay decay, double half_life_days) {
    if (day < window.from || day > window.to) return 0.0;
    if (decay == Decay::step) return 1.0;
    return std::exp2(-static_cast<double>(window.to - day) / half_life_days);
}

double weight_of(const DateInterval& date, const DateInterval& window, Decay decay,
                 double half_life_days) {
    const Date from = std::max(date.from, window.from);
    const Date to = std::min(date.to, window.to);
    double sum = 0.0;
    for (Date day = from; day <= to; day = day + 1)
        sum += weight_of(day, window, decay, half_life_days);
    return sum / date.length_days();
}

Events prepare_events(const incident::IncidentSet& set, const RoadCover& roads,
                      const Network& network, const DateInterval& window,
                      const Parameters& parameters) {
    return Preparation(set, roads, network, window, parameters).run();
}

} // namespace cordon::analysis
