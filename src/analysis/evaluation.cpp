// SPDX-License-Identifier: MIT
#include "analysis/evaluation.hpp"

#include "proj/geodesic.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::analysis {

namespace {

/// Day of an event for the rules, where nothing is drawn: its last day inside the window.
double last_day(const EventPlace& place, const DateInterval& window) {
    return std::min(place.date.to, window.to).days();
}

} // namespace

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
        if (!facts.is_drawn() && event.radius_m <= 0.0) continue;
        at_.clear();
        event.sampler.sample(stream, at_, frame_.scratch());
        if (event.reaches_road)
            frame_.add({.event = e, .weight = weight, .day = static_cast<double>(day.days())}, at_,
                       1.0);
        if (event.radius_m <= 0.0) continue;
        for (const geom::LonLat& one : at_)
            discs_.push_back(seen_from(world_.centre, one, event.radius_m, weight));
    }
    frame_.finish();
}

std::uint32_t base_samples(const Events& events) {
    const auto uncertain = std::count_if(events.places.begin(), events.places.end(),
                                         [](const EventPlace& place) { return !place.is_point; });
    if (uncertain == 0) return 1;
    return static_cast<std::uint32_t>(std::clamp<std::ptrdiff_t>(20'000 / uncertain, 16, 200));
}

void base_place(const World& world, const EventPlace& place, std::uint32_t n,
                std::vector<geom::LonLat>& out, RoadCover::Scratch& scratch) {
    if (place.is_point) {
        place.sampler.nominal(out);
        return;
    }
    Stream stream(world.parameters.seed, place.key, n);
    skip_to_place(stream);
    place.sampler.sample(stream, out, scratch);
}

namespace {

double existence(const EventPlace& place, const Weighting& weighting) {
    return place.claimed > 0.0 ? weighting.claimed_probability : 1.0;
}

/// w of every event, times its probability of existence.
std::vector<double> event_weights(const World& world, const Weighting& weighting) {
    std::vector<double> weights;
    weights.reserve(world.events.places.size());
    for (const EventPlace& place : world.events.places)
        weights.push_back(existence(place, weighting) * weight_of(place.date, world.window,
                                                                  world.parameters.decay,
                                                                  weighting.half_life_days));
    return weights;
}

/// Mean exposures over the samples of all places.
void add_exposures(const World& world, double radius_factor,
                   std::span<const std::vector<double>> weights, std::vector<Base>& bases) {
    const std::uint32_t samples = base_samples(world.events);
    Frame frame(world);
    std::vector<geom::LonLat> at;
    for (std::uint32_t n = 0; n < samples; ++n) {
        frame.clear();
        for (std::uint32_t e = 0; e < world.events.places.size(); ++e) {
            const EventPlace& place = world.events.places[e];
            if (place.radius_m <= 0.0 || !place.reaches_road) continue;
            at.clear();
            base_place(world, place, n, at, frame.scratch());
            frame.add({.event = e}, at, radius_factor);
        }
        frame.finish();
        for (std::size_t k = 0; k < bases.size(); ++k) {
            frame.reweigh(weights[k]);
            for (const std::uint32_t s : frame.touched()) {
                bases[k].exposure[s] += frame.exposure(s) / samples;
                bases[k].exposure_weighted[s] += frame.exposure_weighted(s) / samples;
            }
        }
    }
}

void decide_all(const World& world, const OnShares& shares, const Weighting& weighting,
                Base& base) {
    const Parameters& p = world.parameters;
    for (std::uint32_t e = 0; e < world.events.places.size(); ++e) {
        const EventPlace& place = world.events.places[e];
        const Hit hit{e, last_day(place, world.window)};
        for (const std::uint32_t s : place.holds_for) base.evidence[s].hits.push_back(hit);
        for (const auto& [stretch, share] : shares.stretches[e])
            if (share * existence(place, weighting) >= p.on_route_probability_min)
                base.evidence[stretch].hits.push_back(hit);
    }
    for (std::size_t s = 0; s < base.status.size(); ++s) {
        RoadEvidence& road = base.evidence[s];
        road.exposure_weighted = base.exposure_weighted[s];
        if (road.hits.empty() && road.exposure_weighted < p.contested_exposure_min) continue;
        base.decisions[s] = decide(road, world.events.facts, p, world.window.to);
        base.status[s] = base.decisions[s].status;
    }
}

} // namespace

std::vector<Base> evaluate_bases(const World& world, const OnShares& shares, double radius_factor,
                                 std::span<const Weighting> weightings) {
    const std::size_t count = world.network.stretches.size();
    Base empty;
    empty.exposure.resize(count);
    empty.exposure_weighted.resize(count);
    empty.status.resize(count, Status::no_information);
    empty.decisions.resize(count);
    empty.evidence.resize(count);
    std::vector<Base> bases(weightings.size(), empty);
    std::vector<std::vector<double>> weights;
    for (const Weighting& weighting : weightings)
        weights.push_back(event_weights(world, weighting));
    add_exposures(world, radius_factor, weights, bases);
    for (std::size_t k = 0; k < bases.size(); ++k)
        decide_all(world, shares, weightings[k], bases[k]);
    return bases;
}

} // namespace cordon::analysis
