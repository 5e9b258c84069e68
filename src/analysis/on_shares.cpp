// SPDX-License-Identifier: MIT
#include "analysis/evaluation.hpp"

#include <algorithm>

namespace cordon::analysis {

namespace {

using Shares = std::vector<std::pair<std::uint32_t, double>>;

double find_share(const Shares& shares, std::uint32_t key) {
    const auto found = std::lower_bound(
        shares.begin(), shares.end(), key,
        [](const auto& entry, std::uint32_t wanted) { return entry.first < wanted; });
    return found != shares.end() && found->first == key ? found->second : 0.0;
}

/// Routes of each stretch.
std::vector<std::vector<std::uint32_t>> routes_of_stretches(const Network& network) {
    std::vector<std::vector<std::uint32_t>> routes(network.stretches.size());
    for (std::uint32_t r = 0; r < network.routes.size(); ++r)
        for (const std::uint32_t s : network.routes[r].stretches) routes[s].push_back(r);
    return routes;
}

/// In how many samples something was hit; each sample counts once.
class Counter {
  public:
    explicit Counter(std::size_t keys) : counts_(keys), last_(keys) {}

    /// `sample` counts from 1.
    void hit(std::uint32_t key, std::uint32_t sample) {
        if (counts_[key] == 0) touched_.push_back(key);
        if (last_[key] == sample) return;
        last_[key] = sample;
        ++counts_[key];
    }
    /// The shares, ascending by key; starts anew.
    Shares take(std::uint32_t samples) {
        std::sort(touched_.begin(), touched_.end());
        Shares shares;
        shares.reserve(touched_.size());
        for (const std::uint32_t key : touched_) {
            shares.emplace_back(key, static_cast<double>(counts_[key]) / samples);
            counts_[key] = 0;
            last_[key] = 0;
        }
        touched_.clear();
        return shares;
    }

  private:
    std::vector<std::uint32_t> counts_;
    std::vector<std::uint32_t> last_; ///< sample of the last hit
    std::vector<std::uint32_t> touched_;
};

/// Counts for all factors of the radii at once: the places are the same.
class Counting {
  public:
    Counting(const World& world, std::span<const double> factors)
        : world_(world), factors_(factors), routes_(routes_of_stretches(world.network)),
          stretches_(factors.size(), Counter(world.network.stretches.size())),
          on_routes_(factors.size(), Counter(world.network.routes.size())),
          limits_(factors.size()) {}

    void add_event(std::uint32_t e, std::uint32_t samples, std::vector<OnShares>& out) {
        std::uint32_t drawn = 1;
        if (world_.events.facts[e].is_drawn()) {
            set_limits(world_.events.places[e]);
            if (!decide_without_draws(world_.events.places[e])) {
                drawn = samples;
                draw(world_.events.places[e], samples);
            }
        }
        for (std::size_t f = 0; f < factors_.size(); ++f) {
            out[f].stretches.push_back(stretches_[f].take(drawn));
            out[f].routes.push_back(on_routes_[f].take(drawn));
        }
    }

  private:
    void set_limits(const EventPlace& place) {
        farthest_ = 0.0;
        for (std::size_t f = 0; f < factors_.size(); ++f) {
            limits_[f] = place.radius_m > 0.0 ? place.radius_m * factors_[f] : place.tolerance_m;
            farthest_ = std::max(farthest_, limits_[f]);
        }
    }

    void hit(const RoadCover::Near& near, std::size_t f, std::uint32_t sample) {
        stretches_[f].hit(near.stretch, sample);
        for (const std::uint32_t r : routes_[near.stretch]) on_routes_[f].hit(r, sample);
    }

    /// A region that lies on each road wholly or not at all needs no draws. False when it does.
    bool decide_without_draws(const EventPlace& place) {
        const std::optional<Sampler::Disc> disc = place.sampler.bounds();
        if (!disc) return false;
        // Distances are planar: what is nearer to a limit than their error is drawn.
        const double margin = 10.0 + 1e-3 * disc->radius_m;
        const double reach = disc->radius_m + margin;
        near_.clear();
        world_.roads.near(disc->center, farthest_ + reach, near_, scratch_);
        for (const RoadCover::Near& near : near_)
            for (const double limit : limits_)
                if (near.distance_m < limit + reach && near.distance_m + reach > limit)
                    return false;
        for (const RoadCover::Near& near : near_)
            for (std::size_t f = 0; f < limits_.size(); ++f)
                if (near.distance_m < limits_[f]) hit(near, f, 1);
        return true;
    }

    void draw(const EventPlace& place, std::uint32_t samples) {
        for (std::uint32_t n = 0; n < samples; ++n) {
            Stream stream(world_.parameters.seed, place.key, n);
            skip_to_place(stream);
            at_.clear();
            near_.clear();
            place.sampler.sample(stream, at_, scratch_);
            for (const geom::LonLat& one : at_) world_.roads.near(one, farthest_, near_, scratch_);
            for (const RoadCover::Near& near : near_)
                for (std::size_t f = 0; f < limits_.size(); ++f)
                    if (near.distance_m < limits_[f]) hit(near, f, n + 1);
        }
    }

    const World& world_;
    std::span<const double> factors_;
    std::vector<std::vector<std::uint32_t>> routes_;
    std::vector<Counter> stretches_; ///< by factor
    std::vector<Counter> on_routes_;
    std::vector<double> limits_; ///< metres up to which an event counts as on a road, by factor
    double farthest_ = 0.0;
    std::vector<geom::LonLat> at_;
    std::vector<RoadCover::Near> near_;
    RoadCover::Scratch scratch_;
};

} // namespace

double OnShares::on_stretch(std::uint32_t event, std::uint32_t stretch) const {
    return find_share(stretches[event], stretch);
}
double OnShares::on_route(std::uint32_t event, std::uint32_t route) const {
    return find_share(routes[event], route);
}

std::vector<OnShares> on_shares(const World& world, std::span<const double> factors,
                                std::uint32_t samples) {
    std::vector<OnShares> out(factors.size());
    Counting counting(world, factors);
    for (std::uint32_t e = 0; e < world.events.places.size(); ++e)
        counting.add_event(e, samples, out);
    return out;
}

std::uint32_t share_samples(const Events& events, const Parameters& parameters) {
    const int wanted = std::clamp(parameters.draws, 400, 1000);
    const auto drawn = std::count_if(events.facts.begin(), events.facts.end(),
                                     [](const EventFacts& facts) { return facts.is_drawn(); });
    // Few thousand events: as many as wanted. Beyond, no more than some 4 million places.
    constexpr std::ptrdiff_t all_places = 4'000'000;
    const std::ptrdiff_t most =
        std::max<std::ptrdiff_t>(50, all_places / std::max<std::ptrdiff_t>(drawn, 1));
    return static_cast<std::uint32_t>(std::min<std::ptrdiff_t>(wanted, most));
}

} // namespace cordon::analysis
