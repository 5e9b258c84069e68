// SPDX-License-Identifier: MIT
#include "incident/extract/unknown_places.hpp"

#include "incident/extract/event_context.hpp"
#include "proj/geodesic.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string>

namespace cordon::incident {

namespace {

/// Towns that reports name as the two ends of a road are rarely farther apart.
constexpr double longest_stretch_km = 60.0;

/// "on the Jibia–Batsari road", "National Route 2": beside the village that the same sentence
/// names.
bool is_stretch(const ArticlePlaces& places, std::size_t expression) {
    const auto& clauses = places.expressions[expression].clauses;
    return std::any_of(clauses.begin(), clauses.end(), [](const place::Clause& clause) {
        return (clause.row() >= 13 && clause.row() <= 15 && clause.toponyms.size() == 2) ||
               (clause.row() == 16 && !clause.line.empty());
    });
}

/// "In Mogadishu, a commissioner was shot near the Bakara market": the town before the comma.
bool is_opening_town(const WordsView& words, const ArticlePlaces& places, std::size_t town,
                     std::size_t unknown) {
    const auto& clauses = places.expressions[town].clauses;
    const place::Clause& spot = places.expressions[unknown].clauses.front();
    if (places.scales[town] != PlaceScale::local || clauses.size() != 1 || !clauses[0].is_named ||
        clauses[0].toponyms.size() != 1)
        return false;
    const std::size_t begin = words.text().token_at(places.expressions[town].span.begin);
    const std::size_t end = words.text().token_at(places.expressions[town].span.end - 1) + 1;
    const std::size_t at = words.text().token_at(places.expressions[unknown].span.begin);
    if (begin != words.sentence_begin(begin) || !words.is_sign(end, ",") || at < end) return false;
    // "À Guayaquil, dans le secteur de Nueva Prosperina": a part of it, whatever it is called.
    if (at == end + 1 && spot.row() != 13) return true;
    if (spot.row() != 9 && spot.row() != 12) return false;
    for (std::size_t i = end; i < at; ++i)
        if (is_saying(words, i)) return false;
    return true;
}

/// The first-level division of all towns and divisions that the article names, at least three of
/// them: the village that no gazetteer has lies there, too.
std::optional<std::size_t> only_division(const ArticlePlaces& places) {
    constexpr std::size_t fewest = 3;
    std::optional<std::size_t> area;
    std::set<std::string> names;
    const std::string* home = nullptr;
    for (std::size_t i = 0; i < places.expressions.size(); ++i) {
        const std::string& division = places.divisions[i];
        if (division.empty()) continue;
        if (home != nullptr && *home != division) return std::nullopt;
        home = &division;
        if (places.scales[i] == PlaceScale::division && !area) area = i;
        for (const place::Clause& clause : places.expressions[i].clauses)
            for (const std::size_t name : clause.toponyms)
                names.insert(places.toponyms[name].folded);
    }
    return names.size() >= fewest ? area : std::nullopt;
}

/// The only division whose areas the article names, where the paragraph of expression `at` names
/// nothing outside: "Huit soldats ont été tués dans la région des Savanes … À Margba, un engin a
/// tué sept jeunes".
std::optional<std::size_t> only_area(const WordsView& words, const ArticlePlaces& places,
                                     std::size_t at) {
    std::optional<std::size_t> area;
    for (std::size_t i = 0; i < places.expressions.size(); ++i) {
        if (places.divisions[i].empty() || !names_area(places, i)) continue;
        if (area && places.divisions[*area] != places.divisions[i]) return std::nullopt;
        // The widest of them holds whatever lies in one of the others.
        const bool wider = area && places.scales[i] == PlaceScale::division &&
                           places.scales[*area] != PlaceScale::division;
        if (!area || wider) area = i;
    }
    if (!area || *area > at || places.scales[*area] != PlaceScale::division) return std::nullopt;
    const auto paragraph_of = [&](std::size_t i) {
        return words.token(words.text().token_at(places.expressions[i].span.begin)).paragraph;
    };
    const std::string& home = places.divisions[*area];
    const std::string_view country = std::string_view(home).substr(0, home.find('.'));
    for (std::size_t i = 0; i < places.expressions.size(); ++i) {
        if (paragraph_of(i) != paragraph_of(at)) continue;
        if (!places.divisions[i].empty() && places.divisions[i] != home) return std::nullopt;
        if (places.scales[i] == PlaceScale::country && places.countries[i] != country)
            return std::nullopt;
    }
    return area;
}

/// "beheaded four in X and, two days later, raided Y district": the area of the other act.
bool is_of_second_act(const WordsView& words, const ArticlePlaces& places, std::size_t from,
                      std::size_t to) {
    const std::size_t end = words.text().token_at(places.expressions[to].span.begin);
    for (std::size_t i = words.text().token_at(places.expressions[from].span.end - 1) + 1; i < end;
         ++i)
        if (words.token(i).kind == place::TokenKind::punctuation && is_second_act(words, i))
            return true;
    return false;
}

/// The area that frames expression `at`: that of its sentence that stands nearest, else the last
/// one before it in the paragraph. What other paragraphs name may lie elsewhere, unless the whole
/// article speaks of one division.
std::optional<std::size_t> frame_of(const WordsView& words, const ArticlePlaces& places,
                                    std::size_t at) {
    const auto token_of = [&](std::size_t i) -> const place::Token& {
        return words.token(words.text().token_at(places.expressions[i].span.begin));
    };
    const place::Token& here = token_of(at);
    std::optional<std::size_t> best;
    double best_cost = 0.0;
    for (std::size_t i = 0; i < places.expressions.size(); ++i) {
        if (i == at) continue;
        const place::Token& there = token_of(i);
        const bool same_sentence = there.sentence == here.sentence;
        if (!names_area(places, i) &&
            !(same_sentence && (is_stretch(places, i) || is_opening_town(words, places, i, at))))
            continue;
        if (!same_sentence && (i > at || there.paragraph != here.paragraph)) continue;
        if (same_sentence && i > at && is_of_second_act(words, places, at, i)) continue;
        double cost = std::abs(static_cast<double>(i) - static_cast<double>(at));
        if (!same_sentence) cost += 1e3;
        if (!best || cost < best_cost) {
            best = i;
            best_cost = cost;
        }
    }
    if (best) return best;
    const auto heading =
        heading_area(words, places, words.text().token_at(places.expressions[at].span.begin));
    if (heading) return heading;
    if (const auto division = only_division(places)) return division;
    return only_area(words, places, at);
}

/// The expression of an area that fills tokens [begin, end) but for signs and numbers.
std::optional<std::size_t> area_alone(const WordsView& words, const ArticlePlaces& places,
                                      std::size_t begin, std::size_t end) {
    const place::Span line = words.span(begin, end);
    const auto& all = places.expressions;
    const auto first =
        std::partition_point(all.begin(), all.end(), [&](const place::PlaceExpression& one) {
            return one.span.begin < line.begin;
        });
    if (first == all.end() || first->span.end > line.end) return std::nullopt;
    for (std::size_t i = begin; i < end; ++i)
        if (words.is_word(i) && !words.token(i).span.touches(first->span)) return std::nullopt;
    const auto index = static_cast<std::size_t>(first - all.begin());
    return names_area(places, index) ? std::optional(index) : std::nullopt;
}

/// "between Awasse and Macomia" with one end unknown: not far from the other one.
std::optional<place::Clause> known_end(const place::PlaceExpression& expression) {
    for (const place::Clause& clause : expression.clauses) {
        const bool stretch = clause.row() >= 13 && clause.row() <= 15;
        if (!stretch || clause.unknown.empty() || clause.toponyms.size() != 1) continue;
        place::Clause end = clause;
        end.rule = "4-bounds";
        end.unknown.clear();
        end.distance = place::Distance{.km = longest_stretch_km, .bound = place::Bound::less};
        return end;
    }
    return std::nullopt;
}

/// No distance or direction leads farther, km.
constexpr double widest_relation = 1000.0;

/// The farthest that a relation ("40 km north of", "southwest of", "near") can lead, km; 0 when the
/// clause is none.
double farthest_km(const place::Clause& clause) {
    constexpr double factor = 3.0;
    constexpr double slack = 60.0;
    constexpr double unmeasured = 200.0;
    if (clause.is_role || clause.excludes || clause.toponyms.size() != 1) return 0.0;
    if (clause.distance && clause.row() >= 2 && clause.row() <= 5)
        return factor * clause.distance->max_km.value_or(clause.distance->km) + slack;
    const bool near = (clause.row() >= 9 && clause.row() <= 11) || clause.row() == 18;
    // "à Sindian, dans le nord de la Casamance": no region that is named so reaches farther.
    constexpr double widest_region = 1500.0;
    if (clause.is_container || (clause.row() >= 19 && clause.row() <= 22)) return widest_region;
    return near ? unmeasured : 0.0;
}

/// Well away on the other side than the clause says: "southwest of Orikhiv", and it is northwest.
bool is_behind(const place::Clause& clause, geom::LonLat from, geom::LonLat to, double km) {
    constexpr double near = 40.0;
    constexpr double other_side = 80.0;
    if (!clause.bearing || km < near) return false;
    const double turn = proj::inverse(from, to).azimuth.value() - clause.bearing->azimuth_deg;
    return std::abs(std::remainder(turn, 360.0)) > other_side;
}

/// "at Malpasse on the Dominican border", where the gazetteer has a Malpasse in France only.
bool is_other_border(const ArticlePlaces& places, const place::Clause& clause,
                     const place::Place& town, const place::Gazetteer& gazetteer) {
    constexpr double widest_country_km = 5000.0;
    if (clause.row() < 23 || clause.row() > 24 || clause.toponyms.empty()) return false;
    return std::all_of(
        clause.toponyms.begin(), clause.toponyms.end(), [&](const std::size_t index) {
            const place::Toponym& name = places.toponyms[index];
            return !name.candidates.empty() &&
                   proj::distance(town.at, gazetteer.place(name.candidates.front().place).at)
                               .value() /
                           1000.0 >
                       widest_country_km;
        });
}

/// Another clause of the expression says that its place is somewhere else than this town.
bool lies_elsewhere(const ArticlePlaces& places, const place::PlaceExpression& expression,
                    const place::Place& town, const place::Gazetteer& gazetteer) {
    return std::any_of(expression.clauses.begin(), expression.clauses.end(),
                       [&](const place::Clause& clause) {
                           if (is_other_border(places, clause, town, gazetteer)) return true;
                           const double most = farthest_km(clause);
                           if (most <= 0.0) return false;
                           const place::Place* const from = meant(places, clause, gazetteer);
                           const bool is_region = most > widest_relation;
                           if (from == nullptr || from->feature_code.starts_with("PCL") ||
                               (from->feature_class != 'P' && !is_region))
                               return false;
                           const double km = proj::distance(town.at, from->at).value() / 1000.0;
                           return km > most || is_behind(clause, from->at, town.at, km);
                       });
}

/// "Ségou. Le chef du village de Sarro a été enlevé": the place that opens the paragraph alone.
std::optional<std::size_t> run_in_head(const WordsView& words, const ArticlePlaces& places,
                                       std::size_t at) {
    const auto& text = words.text();
    const std::size_t here = text.token_at(places.expressions[at].span.begin);
    const std::size_t first = text.token_at(text.paragraphs[words.token(here).paragraph].begin);
    for (std::size_t i = 0; i < at; ++i) {
        const std::size_t begin = text.token_at(places.expressions[i].span.begin);
        if (begin != first) continue;
        const std::size_t end = text.token_at(places.expressions[i].span.end - 1) + 1;
        // "Mamoudzou (lundi 20) : affrontements à Kawéni"
        std::size_t behind = end;
        if (words.is_sign(end, "("))
            while (behind < words.sentence_end(end) && !words.is_sign(behind, ":")) ++behind;
        const bool alone = words.is_sign(end, ".") || words.is_sign(behind, ":");
        if (alone && !places.divisions[i].empty()) return i;
    }
    return std::nullopt;
}

/// The region that a town of a run-in head stands for.
place::PlaceExpression region_of(const place::PlaceExpression& head) {
    place::PlaceExpression region = head;
    for (place::Clause& clause : region.clauses) {
        clause.rule = "21-region";
        clause.type_word = "region";
        clause.is_bare = false;
    }
    return region;
}

} // namespace

std::optional<std::size_t> heading_area(const WordsView& words, const ArticlePlaces& places,
                                        std::size_t at) {
    constexpr std::size_t farthest = 12; // paragraphs
    constexpr std::size_t longest = 8;   // tokens of a heading
    const auto& paragraphs = words.text().paragraphs;
    const std::size_t here = words.token(at).paragraph;
    for (std::size_t above = here; above > 0 && here - above < farthest;) {
        --above;
        const std::size_t begin = words.text().token_at(paragraphs[above].begin);
        const std::size_t end = words.text().token_at(paragraphs[above].end - 1) + 1;
        if (end - begin > longest || !is_heading(words, {begin, words.sentence_end(begin)}))
            continue;
        return area_alone(words, places, begin, end);
    }
    return std::nullopt;
}

namespace {

/// Names of the text that lie in a place's country.
std::ptrdiff_t names_beside(const ArticlePlaces& places, const place::Place& place,
                            const place::Gazetteer& gazetteer) {
    return std::count_if(
        places.toponyms.begin(), places.toponyms.end(), [&](const place::Toponym& name) {
            return name.is_resolved() &&
                   gazetteer.place(name.candidates.front().place).country == place.country;
        });
}

/// "entre Dessa et Ayorou", of which the gazetteer has a Dessa in Ethiopia only: the end that lies
/// in the country of fewer names becomes unknown.
void doubt_far_end(ArticlePlaces& places, place::Clause& stretch, const place::TokenizedText& text,
                   const place::Gazetteer& gazetteer) {
    constexpr double longest_km = 800.0;
    if (stretch.row() < 13 || stretch.row() > 14 || stretch.toponyms.size() != 2) return;
    std::array<const place::Place*, 2> ends{};
    for (std::size_t i = 0; i < 2; ++i) {
        const place::Toponym& name = places.toponyms[stretch.toponyms[i]];
        if (!name.is_resolved()) return;
        ends.at(i) = &gazetteer.place(name.candidates.front().place);
        if (ends.at(i)->feature_class != 'P') return;
    }
    if (ends[0]->country == ends[1]->country ||
        proj::distance(ends[0]->at, ends[1]->at).value() / 1000.0 < longest_km)
        return;
    const auto first = names_beside(places, *ends[0], gazetteer);
    const auto second = names_beside(places, *ends[1], gazetteer);
    if (first == second) return;
    const std::size_t doubted = first < second ? 0 : 1;
    stretch.unknown = text.words(places.toponyms[stretch.toponyms[doubted]].span);
    stretch.toponyms.erase(stretch.toponyms.begin() + static_cast<std::ptrdiff_t>(doubted));
}

} // namespace

void doubt_far_names(ArticlePlaces& places, const place::TokenizedText& text,
                     const place::Gazetteer& gazetteer) {
    for (place::PlaceExpression& expression : places.expressions)
        for (place::Clause& clause : expression.clauses)
            doubt_far_end(places, clause, text, gazetteer);
    for (place::PlaceExpression& expression : places.expressions) {
        if (expression.clauses.size() < 2 || expression.several) continue;
        for (place::Clause& named : expression.clauses) {
            if (!named.is_named || named.is_container) continue;
            const place::Place* const town = meant(places, named, gazetteer);
            if (town == nullptr || town->feature_class != 'P' ||
                !lies_elsewhere(places, expression, *town, gazetteer))
                continue;
            named.unknown = text.words(places.toponyms[named.toponyms.front()].span);
            named.toponyms.clear();
        }
    }
}

bool has_known_end(const place::PlaceExpression& expression) {
    return known_end(expression).has_value();
}

bool is_framed(const WordsView& words, const ArticlePlaces& places, std::size_t expression) {
    return frame_of(words, places, expression).has_value();
}

std::optional<place::PlaceExpression>
wider_place(const WordsView& words, const ArticlePlaces& places, std::size_t expression) {
    const place::PlaceExpression& named = places.expressions[expression];
    if (std::all_of(named.clauses.begin(), named.clauses.end(),
                    [](const place::Clause& clause) { return clause.unknown.empty(); }))
        return std::nullopt;
    place::PlaceExpression wider;
    wider.span = named.span;
    const auto add = [&](const place::PlaceExpression& from) {
        for (const place::Clause& clause : from.clauses)
            if (!clause.is_role && !clause.excludes && clause.unknown.empty())
                wider.clauses.push_back(clause);
    };
    if (auto end = known_end(named)) {
        wider.clauses.push_back(std::move(*end));
        // "sur l'axe Dori-Gorgadji, dans la région du Sahel": and not beyond its border.
        for (const place::Clause& clause : named.clauses)
            if (clause.unknown.empty() && !clause.is_role &&
                (clause.is_container || (clause.row() >= 20 && clause.row() <= 21)))
                wider.clauses.push_back(clause);
        return wider;
    }
    add(named);
    if (wider.clauses.empty())
        if (const auto frame = frame_of(words, places, expression)) add(places.expressions[*frame]);
    if (wider.clauses.empty())
        if (const auto head = run_in_head(words, places, expression))
            add(region_of(places.expressions[*head]));
    if (wider.clauses.empty()) return std::nullopt;
    return wider;
}

} // namespace cordon::incident
