// SPDX-License-Identifier: MIT
// A local newspaper names its towns without saying where they are. Each of them alone is read as
// the larger one of that name; only all of them together show the region.
#include "place/resolver.hpp"

#include <algorithm>

namespace cordon::place {

namespace {

/// A region is tried for the names that have a place there that is at most so much less likely.
constexpr double reach = 3.0;
constexpr std::size_t most_regions = 5;
/// Longer texts are of more than one region; and the search would take too long.
constexpr std::size_t most_groups = 40;

double best_base(const NameGroup& group) {
    double best = -1e9;
    for (const ScoredPlace& one : group.places) best = std::max(best, one.base());
    return best;
}

} // namespace

void Resolver::try_regions(const std::vector<DistanceHint>& hints) {
    if (groups_.size() > most_groups) return;
    const std::vector<std::int32_t> tried = regions();
    if (tried.empty()) return;
    const std::vector<NameGroup> start = groups_;
    std::vector<NameGroup> best = groups_;
    double most = fit();
    for (const std::int32_t region : tried) {
        groups_ = start;
        if (!move_to(region)) continue;
        converge(hints);
        if (const double now = fit(); now > most) {
            most = now;
            best = groups_;
        }
    }
    groups_ = std::move(best);
    weigh();
}

/// First-level divisions where two names or more have a place, the most promising first.
std::vector<std::int32_t> Resolver::regions() const {
    struct Promise {
        std::int32_t region = 0;
        int names = 0;
        double gain = 0.0;
        std::size_t last = no_group; ///< the group that was counted last,
        double of_last = 0.0;        ///< with its best place there
    };
    std::vector<Promise> all(division_numbers_.size());
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        const NameGroup& group = groups_[g];
        if (!group.is_open() || group.leader != g) continue;
        const double best = best_base(group);
        for (const ScoredPlace& one : group.places) {
            const double gain = reach - (best - one.base());
            if (one.division < 0 || gain <= 0.0) continue;
            Promise& promise = all[static_cast<std::size_t>(one.division)];
            if (promise.last != g) {
                promise.last = g;
                promise.of_last = 0.0;
                ++promise.names;
            }
            promise.gain += std::max(0.0, gain - promise.of_last);
            promise.of_last = std::max(promise.of_last, gain);
        }
    }
    for (std::size_t i = 0; i < all.size(); ++i) all[i].region = static_cast<std::int32_t>(i);
    std::erase_if(all, [](const Promise& p) { return p.names < 2; });
    std::sort(all.begin(), all.end(), [](const Promise& a, const Promise& b) {
        return a.gain != b.gain ? a.gain > b.gain : a.region < b.region;
    });
    if (all.size() > most_regions) all.resize(most_regions);
    std::vector<std::int32_t> out;
    out.reserve(all.size());
    for (const Promise& promise : all) out.push_back(promise.region);
    return out;
}

/// Puts the places of the region first; false when they are so already.
bool Resolver::move_to(std::int32_t region) {
    bool moved = false;
    for (NameGroup& group : groups_) {
        if (!group.is_open() || group.places.front().is_country) continue;
        const auto there =
            std::find_if(group.places.begin(), group.places.end(),
                         [region](const ScoredPlace& p) { return p.division == region; });
        if (there == group.places.end() || there == group.places.begin()) continue;
        if (group.places.front().base() - there->base() > reach) continue;
        std::rotate(group.places.begin(), there, there + 1);
        moved = true;
    }
    return moved;
}

/// The sum of the scores of the chosen places.
double Resolver::fit() const {
    double sum = 0.0;
    for (const NameGroup& group : groups_)
        if (group.is_open()) sum += group.places.front().score;
    return sum;
}

} // namespace cordon::place
