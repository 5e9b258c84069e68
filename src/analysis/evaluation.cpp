// SPDX-License-Identifier: MIT
#include "analysis/evaluation.hpp"

#include "proj/geodesic.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace cordon::analysis {

namespace {

using Shares = std::vector<std::pair<std::uint32_t, double>>;

double find_share(const Shares& shares, std::uint32_t key) {
    const auto found = std::lower_bound(
        shares.begin(), shares.end(), key,
        [](const auto& entry, std::uint32_t wanted) { return entry.first < wanted; });
    return found != shares.end() && found->first == key ? found->second : 0.0;
}

Shares to_shares(const std::map<std::uint32_t, std::uint32_t>& counts, std::uint32_t draws) {
    Shares shares;
    shares.reserve(counts.size());
    for (const auto& [key, count] : counts)
        shares.emplace_back(key, static_cast<double>(count) / draws);
    return shares;
}

/// Routes of each stretch.
std::vector<std::vector<std::uint32_t>> routes_of_stretches(const Network& network) {
    std::vector<std::vector<std::uint32_t>> routes(network.stretches.size());
    for (std::uint32_t r = 0; r < network.routes.size(); ++r)
        for (const std::uint32_t s : network.routes[r].stretches) routes[s].push_back(r);
    return routes;
}

bool is_drawn(const EventFacts& facts) {
    return facts.hostile || facts.physical_break || facts.repaired;
}

/// Day of an event for the rules, where nothing is drawn: its last day inside the window.
double last_day(const EventPlace& place, const DateInterval& window) {
    return std::min(place.date.to, window.to).days();
}

} // namespace

double OnShares::on_stretch(std::uint32_t event, std::uint32_t stretch) const {
    return find_share(stretches[event], stretch);
}
double OnShares::on_route(std::uint32_t event, std::uint32_t route) const {
    return find_share(routes[event], route);
}

AngularInput seen_from(const Centre& centre, geom::LonLat place, double radius_m, double weight) {
    const proj::GeodesicLine line = proj::inverse(centre.at, place);
    return {line.distance.value(), line.azimuth.value(), radius_m, weight};
}

void Drawing::place(std::uint32_t draw) {
    frame_.clear();
    discs_.clear();
    present_.clear();
    const Parameters& p = world_.parameters;
    for (std::uint32_t e = 0; e < world_.events.places.size(); ++e) {
        const EventPlace& event = world_.events.places[e];
        const EventFacts& facts = world_.events.facts[e];
        Stream stream(p.seed, event.key, draw);
        // The order of the uses is part of the result: existence, date, place.
        const double existence = stream.uniform();
        const std::uint32_t day_number =
            stream.below(static_cast<std::uint32_t>(event.date.length_days()));
        if (event.claimed > 0.0 && existence >= p.claimed_probability) continue;
        const Date day = event.date.from + static_cast<int>(day_number);
        if (day < world_.window.from || day > world_.window.to) continue;
        present_.push_back(e);
        const double weight = weight_of(day, world_.window, p.decay, p.half_life_days);
        for (const std::uint32_t stretch : event.holds_for)
            frame_.add_hit(stretch, {e, static_cast<double>(day.days())});
        if (!is_drawn(facts) && event.radius_m <= 0.0) continue;
        at_.clear();
        event.sampler.sample(stream, at_, frame_.scratch());
        frame_.add({.event = e, .weight = weight, .day = static_cast<double>(day.days())}, at_,
                   1.0);
        if (event.radius_m <= 0.0) continue;
        for (const geom::LonLat& one : at_)
            discs_.push_back(seen_from(world_.centre, one, event.radius_m, weight));
    }
    frame_.finish();
}

OnShares on_shares(const World& world, double radius_factor, std::uint32_t draws) {
    OnShares shares;
    const auto routes = routes_of_stretches(world.network);
    RoadCover::Scratch scratch;
    std::vector<geom::LonLat> at;
    std::vector<Cover> covers;
    for (std::size_t e = 0; e < world.events.places.size(); ++e) {
        const EventPlace& event = world.events.places[e];
        std::map<std::uint32_t, std::uint32_t> stretch_counts;
        std::map<std::uint32_t, std::uint32_t> route_counts;
        const double tolerance =
            event.radius_m > 0.0 ? event.radius_m * radius_factor : event.tolerance_m;
        for (std::uint32_t n = 0; is_drawn(world.events.facts[e]) && n < draws; ++n) {
            Stream stream(world.parameters.seed, event.key, n);
            (void)stream.uniform(); // existence and date, as in the draws
            (void)stream.below(1);
            at.clear();
            covers.clear();
            event.sampler.sample(stream, at, scratch);
            for (const geom::LonLat& one : at) world.roads.cover(one, tolerance, covers, scratch);
            std::set<std::uint32_t> stretches;
            std::set<std::uint32_t> on_routes;
            for (const Cover& cover : covers) {
                stretches.insert(cover.stretch);
                on_routes.insert(routes[cover.stretch].begin(), routes[cover.stretch].end());
            }
            for (const std::uint32_t s : stretches) ++stretch_counts[s];
            for (const std::uint32_t r : on_routes) ++route_counts[r];
        }
        shares.stretches.push_back(to_shares(stretch_counts, draws));
        shares.routes.push_back(to_shares(route_counts, draws));
    }
    return shares;
}

std::uint32_t base_samples(const Events& events) {
    const auto uncertain = std::count_if(events.places.begin(), events.places.end(),
                                         [](const EventPlace& place) { return !place.is_point; });
    if (uncertain == 0) return 1;
    return static_cast<std::uint32_t>(std::clamp<std::ptrdiff_t>(20'000 / uncertain, 16, 200));
}

Base evaluate_base(const World& world, const OnShares& shares, const Variation& variation) {
    const std::size_t count = world.network.stretches.size();
    Base base;
    base.exposure.resize(count);
    base.exposure_weighted.resize(count);
    base.status.resize(count, Status::no_information);
    base.decisions.resize(count);
    base.evidence.resize(count);
    const Parameters& p = world.parameters;
    const std::uint32_t samples = base_samples(world.events);
    Frame frame(world);
    std::vector<geom::LonLat> at;
    for (std::uint32_t n = 0; n < samples; ++n) {
        frame.clear();
        for (std::uint32_t e = 0; e < world.events.places.size(); ++e) {
            const EventPlace& event = world.events.places[e];
            if (event.radius_m <= 0.0) continue;
            at.clear();
            if (event.is_point) {
                event.sampler.nominal(at);
            } else {
                Stream stream(p.seed, event.key, n);
                (void)stream.uniform();
                (void)stream.below(1);
                event.sampler.sample(stream, at, frame.scratch());
            }
            const double existence = event.claimed > 0.0 ? variation.claimed_probability : 1.0;
            const double weight =
                existence * weight_of(event.date, world.window, p.decay, variation.half_life_days);
            frame.add({.event = e, .weight = weight}, at, variation.radius_factor);
        }
        frame.finish();
        for (const std::uint32_t s : frame.touched()) {
            base.exposure[s] += frame.exposure(s) / samples;
            base.exposure_weighted[s] += frame.exposure_weighted(s) / samples;
        }
    }
    for (std::uint32_t e = 0; e < world.events.places.size(); ++e) {
        const EventPlace& event = world.events.places[e];
        const double existence = event.claimed > 0.0 ? variation.claimed_probability : 1.0;
        const Hit hit{e, last_day(event, world.window)};
        for (const std::uint32_t s : event.holds_for) base.evidence[s].hits.push_back(hit);
        for (const auto& [stretch, share] : shares.stretches[e])
            if (share * existence >= p.on_route_probability_min)
                base.evidence[stretch].hits.push_back(hit);
    }
    for (std::size_t s = 0; s < count; ++s) {
        RoadEvidence& road = base.evidence[s];
        road.exposure_weighted = base.exposure_weighted[s];
        if (road.hits.empty() && road.exposure_weighted < p.contested_exposure_min) continue;
        base.decisions[s] = decide(road, world.events.facts, p, world.window.to);
        base.status[s] = base.decisions[s].status;
    }
    return base;
}

} // namespace cordon::analysis
