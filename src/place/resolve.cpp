// SPDX-License-Identifier: MIT
#include "place/resolve_prior.hpp"
#include "place/resolver.hpp"
#include "proj/geodesic.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::place {

namespace {

constexpr double country_factor = 1.2;
constexpr double division_factor = 1.6;
constexpr double nearest_factor = 1.3;
constexpr double own_division_weight = 1.5;
constexpr double expected_country_weight = 4.0;
constexpr double demonym_weight = 0.5;
constexpr double least_confidence = 0.25;
constexpr double like_town_malus = -5.0;
constexpr double known_country = 0.3; ///< weight of a country that the rest of the text speaks of
constexpr double stray_population = 15'000.0;
constexpr double stray_town_population = 60'000.0; ///< where many names speak of one country
constexpr double stray_town_rest = 3.0;
constexpr double stray_town_share = 0.4;
constexpr double near_towns = 500e3; ///< m
constexpr double known_town_population = 200'000.0;
constexpr double close_score = 0.5;   ///< below which a homonym at home is meant
constexpr double stray_support = 0.3; ///< weight of other names in the village's country
constexpr double stray_rest = 2.5;    ///< weight of the country that the rest speaks of
constexpr double stray_rest_of_other_name = 1.5;
constexpr double stray_share = 0.6; ///< of all weights
constexpr int max_rounds = 4;
constexpr double large_margin = 99.0;

double share_term(const Weights& weights, std::int32_t index, double own) {
    if (index < 0) return 0.0;
    const double weight = weights.at(index) - own;
    const double total = weights.total - own;
    if (weight <= 1e-9 || total <= 1e-9) return 0.0;
    return 2.0 * std::log(1.0 + weight) * std::sqrt(weight / total);
}

double own_weight(const NameGroup& group, const ScoredPlace& best) {
    return group.confidence * (best.is_division ? own_division_weight : 1.0);
}

double confidence(const NameGroup& group) {
    if (group.is_evidence) return demonym_weight;
    const ScoredPlace& best = group.places.front();
    if (group.places.size() == 1 || best.is_country || best.is_division || group.has_hint)
        return 1.0;
    double second = -1e9;
    for (std::size_t i = 1; i < group.places.size(); ++i)
        second = std::max(second, group.places[i].prior);
    return std::clamp(0.25 + 0.25 * (best.prior - second), least_confidence, 1.0);
}

} // namespace

void Resolver::run(const std::vector<DistanceHint>& hints) {
    home_ = home_evidence(text_);
    make_groups();
    for (const HomeEvidence::Share& share : home_.shares) {
        const std::string country(share.country);
        const std::int32_t division =
            share.admin1.empty()
                ? -1
                : number(division_numbers_, country + '.' + std::string(share.admin1));
        home_numbers_.emplace_back(number(country_numbers_, country), division);
    }
    countries_.of.assign(country_numbers_.size(), 0.0);
    divisions_.of.assign(division_numbers_.size(), 0.0);
    read_hints();
    converge(hints);
    try_regions(hints);
    hand_back();
}

void Resolver::converge(const std::vector<DistanceHint>& hints) {
    std::vector<std::uint32_t> last;
    for (int round = 0; round < max_rounds; ++round) {
        distances(hints);
        weigh();
        score();
        std::vector<std::uint32_t> now;
        for (const NameGroup& group : groups_)
            if (!group.places.empty()) now.push_back(group.places.front().candidate.place);
        if (now == last) break;
        last = std::move(now);
    }
}

void Resolver::weigh() {
    countries_.clear();
    divisions_.clear();
    for (std::size_t i = 0; i < home_numbers_.size(); ++i) {
        countries_.add(home_numbers_[i].first, home_.shares[i].weight);
        divisions_.add(home_numbers_[i].second, home_.shares[i].weight);
    }
    double expected = expected_country_weight;
    for (const std::string& iso : options_.countries) {
        const auto found = country_numbers_.find(iso);
        if (found != country_numbers_.end()) countries_.add(found->second, expected);
        expected /= 2;
    }
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        NameGroup& group = groups_[g];
        if (group.places.empty() || group.leader != g) continue;
        group.confidence = confidence(group);
        const ScoredPlace& best = group.places.front();
        countries_.add(best.country, group.confidence);
        divisions_.add(best.division, own_weight(group, best));
    }
}

void Resolver::score() {
    points_.clear();
    point_owners_.clear();
    for (const NameGroup& group : groups_) {
        if (!group.is_open()) continue;
        const ScoredPlace& best = group.places.front();
        if (best.is_country || best.is_division) continue;
        points_.push_back(best.direction);
        point_owners_.push_back(group.leader);
    }
    for (NameGroup& group : groups_)
        if (group.is_open() && !groups_[group.leader].places.empty()) score(group);
    for (NameGroup& group : groups_) sort(group);
}

/// The places of one name by what the other names point to.
void Resolver::score(NameGroup& group) const {
    const NameGroup& leader = groups_[group.leader];
    const ScoredPlace& best = leader.places.front(); // nothing is sorted before all are scored
    const double own_division_part = own_weight(leader, best);
    for (ScoredPlace& one : group.places) {
        one.score = one.base();
        const double own = one.country == best.country ? leader.confidence : 0.0;
        if (!one.is_country) {
            const double own_division = one.division == best.division ? own_division_part : 0.0;
            one.score += country_factor * share_term(countries_, one.country, own) +
                         division_factor * share_term(divisions_, one.division, own_division);
        } else if (group.like_town && countries_.at(one.country) - own < known_country &&
                   countries_.total - own >= known_country) {
            one.score += like_town_malus;
        }
        if (!one.is_country && !one.is_division) one.score += context_score(group, one);
    }
}

/// What the nearest other place adds.
double Resolver::context_score(const NameGroup& group, const ScoredPlace& one) const {
    constexpr double none = 1e9;
    double nearest = none; // squares of chords, since only the least of them needs its arc
    for (std::size_t k = 0; k < points_.size(); ++k)
        if (point_owners_[k] != group.leader)
            nearest = std::min(nearest, chord_squared(one.direction, points_[k]));
    if (nearest >= none) return 0.0;
    return nearest_factor * std::max(0.0, 2.0 - std::log10(arc_km(nearest) + 3.0));
}

/// A village in a country that nothing else in the text points to, while all the rest points
/// to another one: the place that is meant is missing from the gazetteer.
bool Resolver::is_stray(const NameGroup& group) const {
    if (group.places.empty() || group.is_evidence || group.has_hint) return false;
    const ScoredPlace& best = group.places.front();
    const Place& place = gazetteer_.place(best.candidate.place);
    const double people = place.effective_population();
    // Another country's city may have a quarter of that name, however many live there.
    const bool is_quarter = place.feature_code == "PPLX";
    if (place.feature_class != 'P' || best.country < 0 ||
        (people > stray_town_population && !is_quarter))
        return false;
    const double own = countries_.at(best.country) - group.confidence;
    const double rest = countries_.total - group.confidence;
    const double most = *std::max_element(countries_.of.begin(), countries_.of.end());
    if (own >= stray_support) return false;
    // "Orshi" is another name of Orchies in France: fewer names speak against it.
    const bool other_name = best.candidate.rank != NameRank::primary;
    const double enough = other_name ? stray_rest_of_other_name : stray_rest;
    if (people <= stray_population && most >= enough &&
        (most >= stray_share * rest || is_only_home(best.country, most)))
        return true;
    return most >= stray_town_rest && most >= stray_town_share * rest && lies_apart(group);
}

/// Of the countries beside the village's own and the one that weighs most none has more than a
/// third of the latter: several homonyms of unknown villages lie in as many countries.
bool Resolver::is_only_home(std::int32_t own, double most) const {
    constexpr double other_share = 1.0 / 3.0;
    bool home = false;
    for (std::size_t i = 0; i < countries_.of.size(); ++i) {
        if (static_cast<std::int32_t>(i) == own) continue;
        const bool is_home = !home && countries_.of[i] >= most;
        home = home || is_home;
        if (!is_home && countries_.of[i] > other_share * most) return false;
    }
    return home;
}

/// No other town of the text lies near: Rønne belongs to a text about Swedish and Estonian shores.
bool Resolver::lies_apart(const NameGroup& group) const {
    const geom::LonLat at = gazetteer_.place(group.places.front().candidate.place).at;
    return std::none_of(groups_.begin(), groups_.end(), [&](const NameGroup& other) {
        if (&other == &group || other.places.empty() || other.leader == group.leader) return false;
        const Place& town = gazetteer_.place(other.places.front().candidate.place);
        return town.feature_class == 'P' && proj::distance(at, town.at).value() < near_towns;
    });
}

/// "Fada" of a title, and "Fada N'Gourma" in the text below.
const NameGroup* Resolver::longer_name_of(const NameGroup& group) const {
    for (const NameGroup& longer : groups_) {
        if (longer.key.size() <= group.key.size() || !longer.key.starts_with(group.key) ||
            longer.key[group.key.size()] != ' ' || longer.places.empty())
            continue;
        const Place& place = gazetteer_.place(longer.places.front().candidate.place);
        if (place.feature_class == 'P' && !is_stray(groups_[longer.leader])) return &longer;
    }
    return nullptr;
}

/// "Delmas" in a text about Haiti: a town of South Africa that nothing else points to gives way to
/// the place of that name in the country that the text speaks of, where they are close.
void Resolver::prefer_home(NameGroup& group) const {
    if (group.places.size() < 2 || group.is_evidence || group.has_hint) return;
    const ScoredPlace best = group.places.front();
    if (best.country < 0 || best.is_country || best.is_division ||
        gazetteer_.place(best.candidate.place).effective_population() > known_town_population)
        return;
    const double own = countries_.at(best.country) - group.confidence;
    const auto most = std::max_element(countries_.of.begin(), countries_.of.end());
    if (own >= stray_support || *most < stray_town_rest) return;
    const auto home = static_cast<std::int32_t>(most - countries_.of.begin());
    for (std::size_t i = 1; i < group.places.size(); ++i) {
        if (group.places[i].score < best.score - close_score) return;
        if (group.places[i].country != home) continue;
        std::rotate(group.places.begin(), group.places.begin() + static_cast<std::ptrdiff_t>(i),
                    group.places.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        return;
    }
}

void Resolver::hand_back() {
    for (NameGroup& group : groups_) prefer_home(group);
    for (std::size_t i = 0; i < toponyms_.size(); ++i) {
        Toponym& toponym = toponyms_[i];
        if (group_of_[i] == no_group) continue;
        const NameGroup& group = groups_[group_of_[i]];
        if (group.container != no_group && !groups_[group.container].places.empty()) {
            toponym.rule = "in-container";
            give_candidates(toponym, groups_[group.container]);
            continue;
        }
        if (toponym.role == NameRole::place && is_stray(groups_[group.leader])) {
            if (const NameGroup* const longer = longer_name_of(group)) {
                give_candidates(toponym, *longer);
                continue;
            }
            toponym.role = NameRole::other;
            toponym.rule = far_village_rule;
        }
        give_candidates(toponym, group);
    }
}

void Resolver::give_candidates(Toponym& toponym, const NameGroup& group) const {
    toponym.candidates.clear();
    for (const ScoredPlace& one : group.places) {
        if (toponym.candidates.size() == options_.keep_candidates) break;
        toponym.candidates.push_back(one.candidate);
        toponym.candidates.back().score = group.is_evidence ? one.prior : one.score;
    }
    toponym.margin = toponym.candidates.size() > 1
                         ? toponym.candidates[0].score - toponym.candidates[1].score
                         : large_margin;
}

void resolve(const TokenizedText& text, const Gazetteer& gazetteer, std::vector<Toponym>& toponyms,
             const ResolveOptions& options, const std::vector<DistanceHint>& hints) {
    Resolver(text, gazetteer, toponyms, options).run(hints);
}

} // namespace cordon::place
