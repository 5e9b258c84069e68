// SPDX-License-Identifier: MIT
// What the words beside a name and the other places of its name say of it.
#include "place/name_cues.hpp"
#include "place/resolve_prior.hpp"
#include "place/resolver.hpp"
#include "place/word_set.hpp"

#include <algorithm>

namespace cordon::place {

namespace {

using score::alternate_malus;
using score::hint_bonus;

constexpr double distance_bonus = 4.0;
/// Bare `Mopti` is the town, `région de Mopti` the region: what the town gains and the division
/// loses. The loss is the larger one, since other towns of the name have no such gain.
constexpr double seat_gain = 0.6;
constexpr double seat_loss = -1.6;
constexpr double division_gain = 2.2;
constexpr double other_than_country = -3.0;
constexpr double world_city = 1'000'000.0;
constexpr double seat_of_large_division = 0.2; ///< share of the division's people
constexpr double no_small_town = 100'000.0;    ///< too many people to be missing elsewhere
constexpr double short_form_bonus = 4.0;
constexpr std::size_t longest_link = 4; ///< tokens between a place and its container

/// Words that say that one place is in the other.
constexpr auto inside_words = make_word_set("in", "of", "en", "au", "aux", "dans", "within");
constexpr auto firm_words = make_word_set("en", "au", "aux", "dans");
constexpr auto articles = make_word_set("the", "la", "le", "l", "les");

/// A first town, a city of the world or one that holds much of its division.
bool is_seat(const Place& town, const Place& area) {
    return town.feature_code == "PPLA" || town.population >= world_city ||
           (area.population > 0.0 && town.population >= seat_of_large_division * area.population);
}

} // namespace

void Resolver::read_hints() {
    adopt_long_forms();
    for (NameGroup& group : groups_) {
        if (!group.is_open()) continue;
        group.like_town =
            std::any_of(group.mentions.begin(), group.mentions.end(),
                        [this](std::size_t i) { return is_used_like_town(text_, toponyms_[i]); });
        prefer_countries(group);
        prefer_seats(group);
    }
    containers();
}

/// `Fada`, where the text has written `Fada N'Gourma` before: the short form of that name, unless a
/// larger place is called so.
void Resolver::adopt_long_forms() {
    std::vector<std::pair<std::string_view, std::size_t>> keys;
    for (std::size_t g = 0; g < groups_.size(); ++g)
        if (groups_[g].is_open()) keys.emplace_back(groups_[g].key, g);
    std::sort(keys.begin(), keys.end());
    for (std::size_t k = 0; k < keys.size(); ++k) {
        NameGroup& group = groups_[keys[k].second];
        for (std::size_t next = k + 1; next < keys.size(); ++next) {
            const std::string_view longer = keys[next].first;
            if (!longer.starts_with(group.key)) break;
            if (longer.size() > group.key.size() && longer[group.key.size()] == ' ' &&
                adopt(group, groups_[keys[next].second]))
                break;
        }
    }
}

bool Resolver::adopt(NameGroup& group, const NameGroup& longer) const {
    const auto is_large = [](const ScoredPlace& p) { return p.is_country || p.is_division; };
    if (longer.mentions.front() > group.mentions.front() ||
        std::any_of(group.places.begin(), group.places.end(), is_large))
        return false;
    ScoredPlace meant = longer.places.front();
    const Place& place = gazetteer_.place(meant.candidate.place);
    const Place& other = gazetteer_.place(group.places.front().candidate.place);
    if (place.feature_class != 'P' || other.effective_population() > place.effective_population())
        return false;
    std::erase_if(group.places, [&meant](const ScoredPlace& p) {
        return p.candidate.place == meant.candidate.place;
    });
    meant.hints = short_form_bonus;
    group.places.insert(group.places.begin(), meant);
    return true;
}

/// Whether the mentions read as those of a town in French.
int Resolver::town_cues(const NameGroup& group) const {
    int sum = 0;
    for (const std::size_t i : group.mentions) sum += french_town_cue(text_, toponyms_[i]);
    return sum;
}

/// `Iraq` is no other name of Arāk, nor `Mexico` one of its capital or of its state; but in French
/// one goes `à Mexico`, `à Luxembourg`.
void Resolver::prefer_countries(NameGroup& group) const {
    const auto state = std::find_if(group.places.begin(), group.places.end(), [this](auto& one) {
        return gazetteer_.place(one.candidate.place).feature_code.starts_with("PCL");
    });
    if (state == group.places.end()) return;
    const std::int32_t country = state->country;
    const bool town = town_cues(group) > 0;
    for (ScoredPlace& one : group.places) {
        const bool capital = gazetteer_.place(one.candidate.place).feature_code == "PPLC";
        if (town && capital && one.country == country)
            one.hints = hint_bonus;
        else if (!one.is_country && (one.candidate.rank != NameRank::primary ||
                                     (one.is_division && one.country == country)))
            one.hints = other_than_country;
    }
}

/// A bare name that a division shares with its seat is the seat.
void Resolver::prefer_seats(NameGroup& group) {
    if (!toponyms_[group.mentions.front()].type_word.empty()) return;
    const bool is_country = std::any_of(group.places.begin(), group.places.end(),
                                        [](const ScoredPlace& p) { return p.is_country; });
    if (is_country) return; // `Mexico`, `Luxembourg`: the country
    for (ScoredPlace& division : group.places) {
        if (!division.is_division) continue;
        for (ScoredPlace& town : group.places) {
            const Place& place = gazetteer_.place(town.candidate.place);
            if (place.feature_class != 'P' || town.country != division.country) continue;
            const bool capital = place.feature_code == "PPLC";
            if (!capital && town.division != division.division) continue;
            // `New York` is an alternate name of New York City only.
            const bool alternate = town.candidate.rank != NameRank::primary;
            const Place& area = gazetteer_.place(division.candidate.place);
            if (!(capital || is_seat(place, area)) || (alternate && place.population < world_city))
                continue;
            if (is_bare_division(group, division, town)) {
                division.hints = division_gain;
                continue;
            }
            town.hints = seat_gain - (alternate ? alternate_malus : 0.0);
            division.hints = seat_loss;
        }
    }
}

/// Whether the bare name is the division all the same: the seat of a large one is told apart as
/// `Quebec City`, and only a division has a governor.
bool Resolver::is_bare_division(const NameGroup& group, const ScoredPlace& division,
                                const ScoredPlace& town) const {
    if (text_.language == TextLanguage::french) return town_cues(group) < 0;
    const Place& seat = gazetteer_.place(town.candidate.place);
    const Place& area = gazetteer_.place(division.candidate.place);
    if (seat.feature_code == "PPLC") return false; // `the Washington government` is the country's
    if (std::any_of(group.mentions.begin(), group.mentions.end(),
                    [this](std::size_t i) { return is_used_like_division(text_, toponyms_[i]); }))
        return true;
    if (seat.population <= 0.0 || seat.population >= seat_of_large_division * area.population)
        return false;
    const auto cities = gazetteer_.find(group.key + " city");
    return std::any_of(cities.begin(), cities.end(),
                       [&town](const Found& found) { return found.place == town.candidate.place; });
}

void Resolver::containers() {
    const std::size_t count = toponyms_.size();
    for (std::size_t i = 0; i + 1 < count; ++i) {
        const std::size_t inner = group_of_[i];
        const std::size_t outer = group_of_[i + 1];
        if (inner == no_group || outer == no_group || inner == outer ||
            toponyms_[i].role == NameRole::demonym)
            continue;
        if (owns(toponyms_[i], toponyms_[i + 1])) {
            contain(outer, inner, hint_bonus);
            continue;
        }
        const double strength = link(toponyms_[i], toponyms_[i + 1]);
        if (strength <= 0.0) continue;
        contain(inner, outer, strength);
        // `X, Y, Z`: the outer one speaks for the inner one, too.
        const std::size_t third = i + 2 < count ? group_of_[i + 2] : no_group;
        if (third != no_group && third != inner &&
            link(toponyms_[i + 1], toponyms_[i + 2]) >= hint_bonus)
            contain(inner, third, strength / 2);
    }
    for (NameGroup& group : groups_) {
        if (group.has_hint) group.container = no_group;
        if (group.container != no_group) group.places.clear();
    }
}

/// "Iraq's Kurdistan region": nothing but the possessive stands between them.
bool Resolver::owns(const Toponym& owner, const Toponym& owned) const {
    const std::size_t sign = owner.first_token + owner.token_count;
    return owned.first_token == sign + 1 && text_.tokens[sign].possessive &&
           text_.tokens[sign].sentence == text_.tokens[owned.first_token].sentence;
}

/// What stands between two names, as a bonus; 0 = nothing of interest.
double Resolver::link(const Toponym& inner, const Toponym& outer) const {
    const std::size_t from = inner.first_token + inner.token_count;
    if (outer.role == NameRole::demonym || outer.first_token <= from ||
        outer.first_token > from + longest_link)
        return 0.0;
    if (text_.tokens[from].sentence != text_.tokens[outer.first_token].sentence) return 0.0;
    bool comma = false;
    bool preposition = false;
    bool firm = true; // `X en Y`, `X, au Y`
    for (std::size_t i = from; i < outer.first_token; ++i) {
        const std::string_view sign = text_.words(i);
        const std::string_view w = text_.fold(i);
        if (sign == "," || sign == "(") {
            if (comma) return 0.0;
            comma = true;
        } else if (inside_words.contains(w)) {
            preposition = true;
            firm = firm && firm_words.contains(w);
        } else if (!articles.contains(w) && !(sign == "." && i == from)) {
            return 0.0;
        }
    }
    if (comma && !preposition) return hint_bonus;
    if (preposition)
        return firm && (comma || text_.fold(from) == "en") ? hint_bonus : hint_bonus / 2;
    return 0.0;
}

void Resolver::contain(std::size_t inner_group, std::size_t outer_group, double strength) {
    NameGroup& inner = groups_[inner_group];
    NameGroup& outer = groups_[outer_group];
    const auto has_country = [](const NameGroup& group) {
        return std::any_of(group.places.begin(), group.places.end(),
                           [](const ScoredPlace& one) { return one.is_country; });
    };
    if (has_country(inner) && has_country(outer)) return; // a list: `Iraq, Iran and Syria`
    bool any = false;
    std::vector<bool> outer_used(outer.places.size(), false);
    for (ScoredPlace& one : inner.places) {
        bool inside = false;
        for (std::size_t k = 0; k < outer.places.size(); ++k)
            if (holds(outer.places[k], one)) inside = outer_used[k] = true;
        if (!inside) continue;
        // What speaks for the seat and against its division still does.
        one.hints = std::max(one.hints, strength + std::min(0.0, one.hints));
        any = true;
    }
    if (!any) {
        if (strength >= hint_bonus && may_be_missing(inner, outer)) inner.container = outer_group;
        return;
    }
    inner.has_hint = true;
    for (std::size_t k = 0; k < outer.places.size(); ++k)
        if (outer_used[k]) {
            outer.places[k].hints = std::max(outer.places[k].hints, strength / 2);
            outer.has_hint = true;
        }
}

bool Resolver::holds(const ScoredPlace& area, const ScoredPlace& one) const {
    const Place& outer = gazetteer_.place(area.candidate.place);
    if (outer.feature_class != 'A' || area.candidate.place == one.candidate.place) return false;
    if (area.country != one.country || one.is_country) return false;
    if (area.is_country) return true;
    if (area.division != one.division || one.is_division) return false;
    if (area.is_division) return true;
    const Place& inner = gazetteer_.place(one.candidate.place);
    return !outer.admin2.empty() && outer.admin2 == inner.admin2 && inner.feature_code != "ADM2";
}

/// `Greenwood, W.Va.`: the text says where the village is, and the gazetteer has only others of the
/// name elsewhere. It is then somewhere in the container. No lists: `Paris, Ohio and Geneva`.
bool Resolver::may_be_missing(const NameGroup& inner, const NameGroup& outer) const {
    if (inner.places.empty() || outer.places.empty()) return false;
    const Place& area = gazetteer_.place(outer.places.front().candidate.place);
    if (area.feature_code != "ADM1" && !area.feature_code.starts_with("PCL")) return false;
    return std::all_of(inner.places.begin(), inner.places.end(), [&](const ScoredPlace& one) {
        const Place& place = gazetteer_.place(one.candidate.place);
        // "Iraq's Kurdistan region" and the province of Iran.
        if (place.feature_code == "ADM1" && area.feature_code.starts_with("PCL")) return true;
        // "Mambasa (Ituri)": a large town elsewhere that only some spell so is not meant, either.
        return place.feature_class == 'P' && (place.effective_population() < no_small_town ||
                                              one.candidate.rank != NameRank::primary);
    });
}

/// Distances that the text states choose among homonyms.
void Resolver::distances(const std::vector<DistanceHint>& hints) {
    const auto near = [](NameGroup& group, const NameGroup& other, Metres at_most) {
        if (other.places.empty()) return;
        const ScoredPlace& there = other.places.front();
        for (ScoredPlace& one : group.places)
            if (sphere_km(one.direction, there.direction) * 1000.0 <= at_most.value())
                one.hints = std::max(one.hints, distance_bonus);
    };
    for (const DistanceHint& hint : hints) {
        if (hint.index >= toponyms_.size() || hint.other >= toponyms_.size()) continue;
        const std::size_t a = group_of_[hint.index];
        const std::size_t b = group_of_[hint.other];
        if (a == no_group || b == no_group || a == b) continue;
        near(groups_[a], groups_[b], hint.at_most);
        near(groups_[b], groups_[a], hint.at_most);
    }
}

} // namespace cordon::place
