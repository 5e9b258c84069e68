// SPDX-License-Identifier: MIT
#include "place/resolve_groups.hpp"
#include "place/toponym.hpp"
#include "place/type_words.hpp"
#include "place/word_set.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace cordon::place {

namespace {

// Scores in units of a factor 10 of population (geocoding card, section 3).
constexpr double country_bonus = 3.0;
constexpr double division_bonus = 0.8;
constexpr double capital_bonus = 1.0;
constexpr double seat_bonus = 0.4;
constexpr double second_division_malus = -0.8;
constexpr double natural_malus = -1.5;
constexpr double alternate_malus = -1.2;
constexpr double stripped_malus = -0.9;
constexpr double country_factor = 1.2;
constexpr double division_factor = 1.6;
constexpr double nearest_factor = 1.3;
constexpr double hint_bonus = 6.0;
constexpr double distance_bonus = 4.0;
constexpr double same_name_seat_bonus =
    2.2; ///< bare `Mopti` is the town, `région de Mopti` the region
constexpr double own_division_weight = 1.5;
constexpr double expected_country_weight = 4.0;
constexpr double demonym_weight = 0.5;
constexpr double listed_bonus = 0.4;    ///< for places that the worldwide gazetteer has, too
constexpr std::size_t longest_link = 4; ///< tokens between a place and its container
constexpr double stray_population = 15'000.0;
constexpr double stray_support = 0.3; ///< weight of other names in the village's country
constexpr double stray_rest = 2.5;    ///< weight of the country that the rest speaks of
constexpr double stray_share = 0.6;   ///< of all weights
constexpr int max_rounds = 4;
constexpr double large_margin = 99.0;
constexpr double earth_km = 6371.0;

/// Words that say that one place is in the other.
constexpr auto inside_words = make_word_set("in", "of", "en", "au", "aux", "dans", "within");
constexpr auto articles = make_word_set("the", "la", "le", "l", "les");

std::array<double, 3> direction_of(geom::LonLat at) {
    const double lon = at.x * std::numbers::pi / 180.0;
    const double lat = at.y * std::numbers::pi / 180.0;
    return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

double square_of_chord(const std::array<double, 3>& a, const std::array<double, 3>& b) {
    const double dx = a[0] - b[0];
    const double dy = a[1] - b[1];
    const double dz = a[2] - b[2];
    return dx * dx + dy * dy + dz * dz;
}

bool is_large(const Place& place) {
    const std::string_view code = place.feature_code;
    return code.starts_with("PCL") || code == "CONT" || code == "RGN" || code == "OCN" ||
           code == "SEA";
}

double feature_bonus(const Place& place) {
    const std::string_view code = place.feature_code;
    if (code.starts_with("PCL")) return code == "PCLH" ? 0.0 : country_bonus;
    if (code == "CONT") return country_bonus;
    if (code == "RGN" || code == "OCN" || code == "SEA") return 1.0;
    if (code == "ADM1") return division_bonus;
    if (code == "PPLC") return capital_bonus;
    if (code == "PPLA") return seat_bonus;
    if (place.feature_class == 'A') return second_division_malus;
    if (code == "PPLX" || code == "PPLQ" || code == "PPLH" || code == "PPLW") return -0.5;
    return place.feature_class == 'P' ? 0.0 : natural_malus;
}

double prior_of(const Place& place, NameRank rank) {
    const double malus = rank == NameRank::primary     ? 0.0
                         : rank == NameRank::alternate ? alternate_malus
                                                       : stripped_malus;
    // Countries are called by many names; none of them is second-rate.
    const bool any_name = place.feature_code.starts_with("PCL") || place.feature_code == "CONT" ||
                          place.feature_code == "RGN";
    return std::log10(place.effective_population() + 10.0) + feature_bonus(place) +
           (place.listed ? listed_bonus : 0.0) + (any_name ? 0.0 : malus);
}

double share_term(const Weights& weights, std::int32_t index, double own) {
    if (index < 0) return 0.0;
    const double weight = weights.of[static_cast<std::size_t>(index)] - own;
    const double total = weights.total - own;
    if (weight <= 1e-9 || total <= 1e-9) return 0.0;
    return 2.0 * std::log(1.0 + weight) * std::sqrt(weight / total);
}

class Resolver {
  public:
    Resolver(const TokenizedText& text, const Gazetteer& gazetteer, std::vector<Toponym>& toponyms,
             const ResolveOptions& options)
        : text_(text), gazetteer_(gazetteer), toponyms_(toponyms), options_(options) {}

    void run(const std::vector<DistanceHint>& hints) {
        make_groups();
        countries_.of.assign(country_numbers_.size(), 0.0);
        divisions_.of.assign(division_numbers_.size(), 0.0);
        prefer_seats();
        containers();
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
        hand_back();
    }

  private:
    void make_groups() {
        std::map<std::string, std::size_t, std::less<>> index;
        group_of_.assign(toponyms_.size(), none);
        for (std::size_t i = 0; i < toponyms_.size(); ++i) {
            const Toponym& toponym = toponyms_[i];
            const bool evidence = toponym.role == NameRole::demonym;
            const bool used = evidence || toponym.role == NameRole::place ||
                              toponym.role == NameRole::organisation;
            if (!used || toponym.candidates.empty()) continue;
            const TypeFit fit = best_fit(toponym);
            const std::string key =
                toponym.folded + '|' + (fit == TypeFit::good ? toponym.type_word : "");
            const auto [found, is_new] = index.try_emplace(key, groups_.size());
            if (is_new) {
                groups_.push_back(make_group(toponym, evidence, fit));
                const auto same = [&toponym](const NameGroup& g) {
                    return g.key == toponym.folded;
                };
                groups_.back().leader = static_cast<std::size_t>(
                    std::find_if(groups_.begin(), groups_.end(), same) - groups_.begin());
            }
            groups_[found->second].mentions.push_back(i);
            group_of_[i] = found->second;
        }
    }

    [[nodiscard]] TypeFit best_fit(const Toponym& toponym) const {
        TypeFit best = TypeFit::none;
        for (const Candidate& candidate : toponym.candidates)
            best = std::max(best, fits_type(gazetteer_.place(candidate.place), toponym.type_word));
        return best;
    }

    NameGroup make_group(const Toponym& toponym, bool evidence, TypeFit best) {
        NameGroup group{.key = toponym.folded, .is_evidence = evidence};
        for (const Candidate& candidate : toponym.candidates) {
            const Place& place = gazetteer_.place(candidate.place);
            if (fits_type(place, toponym.type_word) != best) continue;
            ScoredPlace one{.candidate = candidate};
            one.prior = prior_of(place, candidate.rank);
            one.direction = direction_of(place.at);
            one.is_country = is_large(place);
            one.is_division = place.feature_code == "ADM1";
            if (!place.country.empty()) one.country = number(country_numbers_, place.country);
            if (!place.country.empty() && !place.admin1.empty())
                one.division = number(division_numbers_, place.country + '.' + place.admin1);
            group.places.push_back(one);
        }
        sort(group);
        return group;
    }

    static std::int32_t number(std::map<std::string, std::int32_t>& numbers, std::string key) {
        const auto next = static_cast<std::int32_t>(numbers.size());
        return numbers.try_emplace(std::move(key), next).first->second;
    }

    /// A bare name that a division shares with its seat is the seat.
    void prefer_seats() {
        for (NameGroup& group : groups_) {
            if (!toponyms_[group.mentions.front()].type_word.empty()) continue;
            const bool is_country = std::any_of(group.places.begin(), group.places.end(),
                                                [](const ScoredPlace& p) { return p.is_country; });
            if (is_country) continue; // `Mexico`, `Luxembourg`: the country
            for (const ScoredPlace& division : group.places) {
                if (!division.is_division) continue;
                for (ScoredPlace& town : group.places) {
                    const Place& place = gazetteer_.place(town.candidate.place);
                    if (place.feature_class != 'P') continue;
                    const bool seat = place.feature_code == "PPLA" ||
                                      place.feature_code == "PPLC" || place.population >= 1e6;
                    // `New York` is an alternate name of New York City only.
                    const bool alternate = town.candidate.rank != NameRank::primary;
                    if (alternate && place.population < 1e6) continue;
                    if (seat && town.country == division.country &&
                        (town.division == division.division || place.feature_code == "PPLC"))
                        town.hints = same_name_seat_bonus - (alternate ? alternate_malus : 0.0);
                }
            }
        }
    }

    /// `X, Y`, `X (Y)`, `X en Y`; `X in Y`, `X of Y` count half.
    void containers() {
        for (std::size_t i = 0; i + 1 < toponyms_.size(); ++i) {
            if (group_of_[i] == none || toponyms_[i].role == NameRole::demonym) continue;
            std::size_t next = i + 1;
            if (group_of_[next] == none) continue;
            const double strength = link(toponyms_[i], toponyms_[next]);
            if (strength <= 0.0 || group_of_[i] == group_of_[next]) continue;
            contain(groups_[group_of_[i]], groups_[group_of_[next]], strength);
            // `X, Y, Z`: the outer one speaks for the inner one, too.
            if (next + 1 < toponyms_.size() && group_of_[next + 1] != none &&
                group_of_[next + 1] != group_of_[i] &&
                link(toponyms_[next], toponyms_[next + 1]) >= hint_bonus)
                contain(groups_[group_of_[i]], groups_[group_of_[next + 1]], strength / 2);
        }
    }

    /// What stands between two names, as a bonus; 0 = nothing of interest.
    [[nodiscard]] double link(const Toponym& inner, const Toponym& outer) const {
        const std::size_t from = inner.first_token + inner.token_count;
        if (outer.role == NameRole::demonym || outer.first_token <= from ||
            outer.first_token > from + longest_link)
            return 0.0;
        if (text_.tokens[from].sentence != text_.tokens[outer.first_token].sentence) return 0.0;
        bool comma = false;
        bool preposition = false;
        bool only_en = true;
        for (std::size_t i = from; i < outer.first_token; ++i) {
            const std::string_view sign = text_.words(i);
            const std::string_view w = text_.fold(i);
            if (sign == "," || sign == "(") {
                if (comma) return 0.0;
                comma = true;
            } else if (inside_words.contains(w)) {
                preposition = true;
                only_en = only_en && w == "en";
            } else if (!articles.contains(w) && !(sign == "." && i == from)) {
                return 0.0;
            }
        }
        if (comma && !preposition) return hint_bonus;
        if (preposition) return only_en && !comma ? hint_bonus : hint_bonus / 2;
        return 0.0;
    }

    void contain(NameGroup& inner, NameGroup& outer, double strength) {
        bool any = false;
        std::vector<bool> outer_used(outer.places.size(), false);
        for (ScoredPlace& one : inner.places) {
            bool inside = false;
            for (std::size_t k = 0; k < outer.places.size(); ++k)
                if (holds(outer.places[k], one)) inside = outer_used[k] = true;
            if (!inside) continue;
            one.hints = std::max(one.hints, strength);
            any = true;
        }
        if (!any) return;
        inner.has_hint = true;
        for (std::size_t k = 0; k < outer.places.size(); ++k)
            if (outer_used[k]) {
                outer.places[k].hints = std::max(outer.places[k].hints, strength / 2);
                outer.has_hint = true;
            }
    }

    [[nodiscard]] bool holds(const ScoredPlace& area, const ScoredPlace& one) const {
        const Place& outer = gazetteer_.place(area.candidate.place);
        if (outer.feature_class != 'A' || area.candidate.place == one.candidate.place) return false;
        if (area.country != one.country || one.is_country) return false;
        if (area.is_country) return true;
        if (area.division != one.division || one.is_division) return false;
        if (area.is_division) return true;
        const Place& inner = gazetteer_.place(one.candidate.place);
        return !outer.admin2.empty() && outer.admin2 == inner.admin2 &&
               inner.feature_code != "ADM2";
    }

    /// Distances that the text states choose among homonyms.
    void distances(const std::vector<DistanceHint>& hints) {
        for (const DistanceHint& hint : hints) {
            if (hint.index >= toponyms_.size() || hint.other >= toponyms_.size()) continue;
            const std::size_t a = group_of_[hint.index];
            const std::size_t b = group_of_[hint.other];
            if (a == none || b == none || a == b) continue;
            near(groups_[a], groups_[b], hint.at_most);
            near(groups_[b], groups_[a], hint.at_most);
        }
    }

    static void near(NameGroup& group, const NameGroup& other, Metres at_most) {
        if (other.places.empty()) return;
        const ScoredPlace& there = other.places.front();
        for (ScoredPlace& one : group.places) {
            const bool close =
                sphere_km(one.direction, there.direction) * 1000.0 <= at_most.value();
            if (close) one.hints = std::max(one.hints, distance_bonus);
        }
    }

    void weigh() {
        countries_.clear();
        divisions_.clear();
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

    static double own_weight(const NameGroup& group, const ScoredPlace& best) {
        return group.confidence * (best.is_division ? own_division_weight : 1.0);
    }

    static double confidence(const NameGroup& group) {
        if (group.is_evidence) return demonym_weight;
        const ScoredPlace& best = group.places.front();
        if (group.places.size() == 1 || best.is_country || best.is_division || group.has_hint)
            return 1.0;
        double second = -1e9;
        for (std::size_t i = 1; i < group.places.size(); ++i)
            second = std::max(second, group.places[i].prior);
        return std::clamp(0.25 + 0.25 * (best.prior - second), 0.1, 1.0);
    }

    void score() {
        std::vector<const ScoredPlace*> fixed;
        std::vector<std::size_t> owner;
        for (std::size_t g = 0; g < groups_.size(); ++g) {
            if (groups_[g].places.empty() || groups_[g].is_evidence) continue;
            const ScoredPlace& best = groups_[g].places.front();
            if (best.is_country || best.is_division) continue;
            fixed.push_back(&best);
            owner.push_back(groups_[g].leader);
        }
        std::vector<std::array<double, 3>> points;
        for (const ScoredPlace* place : fixed) points.push_back(place->direction);
        for (std::size_t g = 0; g < groups_.size(); ++g) {
            NameGroup& group = groups_[g];
            if (group.is_evidence || group.places.empty()) continue;
            const NameGroup& leader = groups_[group.leader];
            const ScoredPlace best = leader.places.front();
            const double own_division_part = own_weight(leader, best);
            for (ScoredPlace& one : group.places) {
                one.score = one.prior + one.hints;
                if (!one.is_country) {
                    const double own_country =
                        one.country == best.country ? leader.confidence : 0.0;
                    const double own_division =
                        one.division == best.division ? own_division_part : 0.0;
                    one.score +=
                        country_factor * share_term(countries_, one.country, own_country) +
                        division_factor * share_term(divisions_, one.division, own_division);
                }
                if (!one.is_country && !one.is_division) {
                    // The nearest by the straight way through the Earth is the nearest one.
                    std::size_t near = points.size();
                    double least = 1e9;
                    for (std::size_t k = 0; k < points.size(); ++k) {
                        const double chord = square_of_chord(one.direction, points[k]);
                        if (chord >= least || owner[k] == group.leader) continue;
                        least = chord;
                        near = k;
                    }
                    const double nearest =
                        near < points.size() ? sphere_km(one.direction, points[near]) : 1e9;
                    if (nearest < 1e8)
                        one.score +=
                            nearest_factor * std::max(0.0, 2.0 - std::log10(nearest + 3.0));
                }
            }
        }
        for (NameGroup& group : groups_) sort(group);
    }

    void sort(NameGroup& group) const {
        std::sort(group.places.begin(), group.places.end(),
                  [this](const ScoredPlace& a, const ScoredPlace& b) {
                      const double x = a.score == 0.0 ? a.prior : a.score;
                      const double y = b.score == 0.0 ? b.prior : b.score;
                      if (x != y) return x > y;
                      return gazetteer_.place(a.candidate.place).id <
                             gazetteer_.place(b.candidate.place).id;
                  });
    }

    /// A village in a country that nothing else in the text points to, while all the rest points
    /// to another one: the place that is meant is missing from the gazetteer.
    [[nodiscard]] bool is_stray(const NameGroup& group) const {
        if (group.places.empty() || group.is_evidence || group.has_hint) return false;
        const ScoredPlace& best = group.places.front();
        const Place& place = gazetteer_.place(best.candidate.place);
        if (place.feature_class != 'P' || best.country < 0 ||
            place.effective_population() > stray_population)
            return false;
        const double own = countries_.of[static_cast<std::size_t>(best.country)] - group.confidence;
        const double rest = countries_.total - group.confidence;
        const double most = *std::max_element(countries_.of.begin(), countries_.of.end());
        return own < stray_support && most >= stray_rest && most >= stray_share * rest;
    }

    void hand_back() {
        for (std::size_t i = 0; i < toponyms_.size(); ++i) {
            Toponym& toponym = toponyms_[i];
            if (group_of_[i] == none) continue;
            const NameGroup& group = groups_[group_of_[i]];
            if (toponym.role == NameRole::place && is_stray(groups_[group.leader])) {
                toponym.role = NameRole::other;
                toponym.rule = "far-village";
            }
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
    }

    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    const TokenizedText& text_;
    const Gazetteer& gazetteer_;
    std::vector<Toponym>& toponyms_;
    const ResolveOptions& options_;
    std::vector<NameGroup> groups_;
    std::vector<std::size_t> group_of_;
    std::map<std::string, std::int32_t> country_numbers_;
    std::map<std::string, std::int32_t> division_numbers_;
    Weights countries_;
    Weights divisions_;
};

} // namespace

double sphere_km(const std::array<double, 3>& a, const std::array<double, 3>& b) {
    const double half_chord = std::min(1.0, 0.5 * std::sqrt(square_of_chord(a, b)));
    return 2.0 * earth_km * std::asin(half_chord);
}

void resolve(const TokenizedText& text, const Gazetteer& gazetteer, std::vector<Toponym>& toponyms,
             const ResolveOptions& options, const std::vector<DistanceHint>& hints) {
    Resolver(text, gazetteer, toponyms, options).run(hints);
}

} // namespace cordon::place
