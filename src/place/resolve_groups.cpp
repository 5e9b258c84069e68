// SPDX-License-Identifier: MIT
// Names that are the same are one group, with the places that fit their type word.
#include "place/resolve_prior.hpp"
#include "place/resolver.hpp"
#include "place/word_set.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::place {

namespace {

constexpr double foreign_spelling_malus = 0.6;
constexpr double earth_km = 6371.0;

/// Countries whose newspapers write English, and not as in the United States.
constexpr auto commonwealth =
    make_word_set("AU", "CA", "GB", "GH", "IE", "IN", "JM", "KE", "NG", "NZ", "PK", "ZA");

} // namespace

bool is_chosen(const ChosenPlace& chosen, geom::LonLat at) {
    constexpr double near_km = 10.0;
    return arc_km(chord_squared(direction_of(chosen.at), direction_of(at))) <= near_km;
}

double arc_km(double chord_squared) {
    return 2.0 * earth_km * std::asin(std::min(1.0, 0.5 * std::sqrt(chord_squared)));
}

double sphere_km(const std::array<double, 3>& a, const std::array<double, 3>& b) {
    return arc_km(chord_squared(a, b));
}

std::int32_t Resolver::number(std::map<std::string, std::int32_t>& numbers, std::string key) {
    const auto next = static_cast<std::int32_t>(numbers.size());
    return numbers.try_emplace(std::move(key), next).first->second;
}

void Resolver::make_groups() {
    std::map<std::string, std::size_t, std::less<>> index;
    std::map<std::string, std::size_t, std::less<>> leaders;
    group_of_.assign(toponyms_.size(), no_group);
    for (std::size_t i = 0; i < toponyms_.size(); ++i) {
        const Toponym& toponym = toponyms_[i];
        const bool used = toponym.role == NameRole::demonym || toponym.role == NameRole::place ||
                          toponym.role == NameRole::organisation;
        if (!used || toponym.candidates.empty()) continue;
        const TypeFit fit = best_fit(toponym);
        const std::string key =
            toponym.folded + '|' + (fit == TypeFit::good ? toponym.type_word : "");
        const auto [found, is_new] = index.try_emplace(key, groups_.size());
        if (is_new) {
            groups_.push_back(make_group(toponym, fit));
            groups_.back().leader =
                leaders.try_emplace(toponym.folded, found->second).first->second;
        }
        groups_[found->second].mentions.push_back(i);
        group_of_[i] = found->second;
    }
}

TypeFit Resolver::best_fit(const Toponym& toponym) const {
    TypeFit best = TypeFit::none;
    for (const Candidate& candidate : toponym.candidates)
        best = std::max(best, fits_type(gazetteer_.place(candidate.place), toponym.type_word));
    return best;
}

NameGroup Resolver::make_group(const Toponym& toponym, TypeFit best) {
    NameGroup group;
    group.key = toponym.folded;
    group.is_evidence = toponym.role == NameRole::demonym;
    for (const Candidate& candidate : toponym.candidates) {
        const Place& place = gazetteer_.place(candidate.place);
        if (fits_type(place, toponym.type_word) != best) continue;
        ScoredPlace one;
        one.candidate = candidate;
        one.prior = prior_of(place, candidate.rank) - spelling_malus(place);
        one.direction = direction_of(place.at);
        one.is_country = is_large(place);
        one.is_division = place.feature_code == "ADM1";
        if (!place.country.empty()) one.country = number(country_numbers_, place.country);
        if (!place.country.empty() && !place.admin1.empty())
            one.division = number(division_numbers_, place.country + '.' + place.admin1);
        group.places.push_back(one);
    }
    prefer_rivers(group);
    keep_chosen(group);
    sort(group);
    return group;
}

/// The Nile is a river; the division of that name is called River Nile.
void Resolver::prefer_rivers(NameGroup& group) const {
    const auto is_river = [&](const ScoredPlace& one) {
        const Place& place = gazetteer_.place(one.candidate.place);
        return place.feature_code == "STM" && place.country.empty() &&
               one.candidate.rank == NameRank::primary;
    };
    if (std::none_of(group.places.begin(), group.places.end(), is_river)) return;
    std::erase_if(group.places, [](const ScoredPlace& one) {
        return one.is_division && one.candidate.rank != NameRank::primary;
    });
}

void Resolver::keep_chosen(NameGroup& group) const {
    const auto chosen = std::find_if(options_.chosen.rbegin(), options_.chosen.rend(),
                                     [&](const ChosenPlace& one) { return one.name == group.key; });
    if (chosen == options_.chosen.rend()) return;
    const auto is_it = [&](const ScoredPlace& one) {
        const Place& place = gazetteer_.place(one.candidate.place);
        return chosen->id ? place.id == *chosen->id : is_chosen(*chosen, place.at);
    };
    const auto found = std::find_if(group.places.begin(), group.places.end(), is_it);
    if (found == group.places.end()) return;
    group.places = {*found};
    group.has_hint = true;
}

/// `color` is not written in London, nor `colour` in Ohio.
double Resolver::spelling_malus(const Place& place) const {
    if (home_.spelling == 0) return 0.0;
    const bool foreign =
        home_.spelling > 0 ? commonwealth.contains(place.country) : place.country == "US";
    return foreign ? foreign_spelling_malus : 0.0;
}

void Resolver::sort(NameGroup& group) const {
    std::sort(group.places.begin(), group.places.end(),
              [this](const ScoredPlace& a, const ScoredPlace& b) {
                  const double x = a.score == 0.0 ? a.prior : a.score;
                  const double y = b.score == 0.0 ? b.prior : b.score;
                  if (x != y) return x > y;
                  return gazetteer_.place(a.candidate.place).id <
                         gazetteer_.place(b.candidate.place).id;
              });
}

} // namespace cordon::place
