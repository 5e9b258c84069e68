// SPDX-License-Identifier: MIT
#include "incident/extract/extract.hpp"

#include "core/sha256.hpp"
#include "core/unicode.hpp"
#include "incident/extract/event_context.hpp"
#include "incident/extract/event_merger.hpp"
#include "incident/extract/incident_builder.hpp"
#include "incident/extract/unknown_places.hpp"
#include "incident/extract/unlisted_names.hpp"
#include "incident/json_fields.hpp"
#include "place/expression/parser.hpp"
#include "place/locate.hpp"
#include "proj/geodesic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace cordon::incident {

std::string_view name(ActorRole role) {
    switch (role) {
    case ActorRole::agent: return "agent";
    case ActorRole::target: return "target";
    case ActorRole::claimant: return "claimant";
    case ActorRole::mentioned: break;
    }
    return "mentioned";
}

std::string_view name(LinkSource source) {
    switch (source) {
    case LinkSource::clause: return "clause";
    case LinkSource::sentence: return "sentence";
    case LinkSource::neighbour: return "neighbour";
    case LinkSource::statement: return "statement";
    case LinkSource::assumed: return "assumed";
    case LinkSource::none: break;
    }
    return "none";
}

namespace {

/// "kidnapped as they drove from Ataq to Nisab", "dont le véhicule roulait de Kati à Kita": on the
/// way between the two.
bool is_journey(const WordsView& words, std::size_t at) {
    constexpr std::size_t reach = 4;
    const std::size_t first = words.sentence_begin(at);
    for (std::size_t back = 1; back <= reach && at >= first + back; ++back)
        if (words.is_any(at - back,
                         {"drove", "driving", "travelling", "traveling", "travelled", "traveled",
                          "journeying", "riding", "rode", "en", "roulait", "roulaient", "circulait",
                          "circulaient", "voyageait", "voyageaient", "rentraient", "revenaient"}))
            return words.is(at - back, "en") ? words.is(at - back + 1, "route") : true;
    return false;
}

/// The two ends of a way lie so close that something between them is a place.
bool is_short(const ArticlePlaces& places, const place::Clause& way,
              const place::Gazetteer& gazetteer) {
    constexpr double longest_km = 150.0;
    const place::Toponym& from = places.toponyms[way.toponyms[0]];
    const place::Toponym& to = places.toponyms[way.toponyms[1]];
    return from.is_resolved() && to.is_resolved() &&
           proj::distance(gazetteer.place(from.candidates.front().place).at,
                          gazetteer.place(to.candidates.front().place).at)
                       .value() /
                   1000.0 <=
               longest_km;
}

/// Where something goes is mostly no place of an event, but a march is where it leads, and rockets
/// hit what they were fired at: "ont marché de Delmas à Pétion-Ville", "fired from Gaza towards
/// Haifa".
void take_way(const WordsView& words, const ArticlePlaces& places,
              const place::Gazetteer& gazetteer, place::PlaceExpression& expression) {
    if (expression.clauses.size() != 1 || !expression.clauses.front().is_role) return;
    place::Clause& way = expression.clauses.front();
    const bool is_route = way.rule == "33-route" && way.toponyms.size() == 2;
    if (is_route && is_journey(words, words.text().token_at(expression.span.begin)) &&
        is_short(places, way, gazetteer)) {
        way.rule = "13-between";
        way.is_role = false;
        return;
    }
    if (!is_route && way.rule != "33-towards") return;
    constexpr std::size_t reach = 7;
    const std::size_t at = words.text().token_at(expression.span.begin);
    // "spread to El Tarra, where a drone dropped explosives"
    const std::size_t behind = words.text().token_at(expression.span.end - 1) + 1;
    if (!is_route && happens_there(words, behind)) {
        way.rule = "1-in";
        way.is_role = false;
        way.is_named = true;
        return;
    }
    const std::size_t first = words.sentence_begin(at);
    for (std::size_t back = 1; back <= reach && at >= first + back; ++back) {
        const std::size_t i = at - back;
        if (is_route && back <= 3 &&
            words.is_any(
                i, {"marche", "marchent", "defile", "defilent", "marched", "march", "paraded"})) {
            way.rule = "13-between";
            way.is_role = false;
            return;
        }
        if (words.is_any(i, {"fired", "launched", "tire", "tires", "tirees", "tiree", "lance",
                             "lances", "lancees"})) {
            way.rule = "1-in";
            way.is_role = false;
            way.is_named = true;
            if (is_route) way.toponyms.erase(way.toponyms.begin());
            return;
        }
    }
}

/// "autour de Tibú et d'El Tarra": near each of them, not near both at once.
void part_neighbours(place::PlaceExpression& expression) {
    if (expression.clauses.size() != 1) return;
    const place::Clause& both = expression.clauses.front();
    if (both.row() != 9 || both.toponyms.size() != 2) return;
    place::Clause first = both;
    place::Clause second = both;
    first.toponyms.pop_back();
    second.toponyms.erase(second.toponyms.begin());
    expression.clauses = {std::move(first), std::move(second)};
    expression.several = true;
}

/// "the Fontaine hospital" in Haiti is not that of Fontaine in France: names within those of
/// buildings are places only in a country that the other names lie in.
bool is_foreign_building(const WordsView& words, const ArticlePlaces& places,
                         const place::PlaceExpression& expression,
                         const place::Gazetteer& gazetteer) {
    const auto country = [&](const place::Toponym& name) -> const std::string& {
        return gazetteer.place(name.candidates.front().place).country;
    };
    for (const place::Clause& clause : expression.clauses) {
        if (clause.toponyms.empty()) continue;
        const place::Toponym& building = places.toponyms[clause.toponyms.front()];
        // "near the Victoria base"
        const bool is_facility =
            words.is_any(building.first_token + building.token_count,
                         {"base", "camp", "barracks", "garrison", "hospital", "hotel", "bridge",
                          "prison", "mosque", "school", "market", "crossing", "checkpoint"});
        if (clause.row() != 29 && !is_facility) continue;
        if ((building.role == place::NameRole::place && !is_facility) ||
            building.candidates.empty())
            continue;
        return std::none_of(places.toponyms.begin(), places.toponyms.end(),
                            [&](const place::Toponym& name) {
                                return name.is_resolved() && name.folded != building.folded &&
                                       country(name) == country(building);
                            });
    }
    return false;
}

/// "in the Singapore Strait", "the Mozambique Channel": a water called after the land beside it,
/// which no gazetteer has.
bool is_of_water(const WordsView& words, const ArticlePlaces& places,
                 const place::PlaceExpression& expression, const place::Gazetteer& gazetteer) {
    return std::any_of(
        expression.clauses.begin(), expression.clauses.end(), [&](const place::Clause& clause) {
            if (clause.toponyms.size() != 1) return false;
            const place::Toponym& name = places.toponyms[clause.toponyms.front()];
            const std::size_t behind = name.first_token + name.token_count;
            const bool is_water =
                name.is_resolved() &&
                gazetteer.place(name.candidates.front().place).feature_class == 'H';
            if (name.type_word == "strait" || name.type_word == "channel") return !is_water;
            // "the Tambo Valley" is not the town of Tambo.
            const bool is_town =
                name.is_resolved() &&
                gazetteer.place(name.candidates.front().place).feature_class == 'P';
            if (name.type_word == "valley" || name.type_word == "mountains")
                return is_town && fold_name(gazetteer.place(name.candidates.front().place).name)
                                          .find(name.type_word) == std::string::npos;
            return words.follows(behind) && words.is_word(behind) &&
                   words.token(behind).capitalised &&
                   words.is_any(behind, {"strait", "straits", "channel", "sea", "ocean"});
        });
}

/// "MAROUA, 3 septembre (L'Œil du Sahel) -": the name of the paper between the brackets.
bool is_agency(const WordsView& words, const place::PlaceExpression& expression) {
    constexpr std::size_t longest = 5; // tokens on either side
    const std::size_t begin = words.text().token_at(expression.span.begin);
    std::size_t open = begin;
    while (open > 0 && begin - open < longest && !words.is_sign(open, "(")) --open;
    if (!words.is_sign(open, "(") || words.token(open).paragraph != words.token(begin).paragraph)
        return false;
    std::size_t close = begin;
    while (close < begin + longest && !words.is_sign(close, ")")) ++close;
    return words.is_sign(close, ")") &&
           (words.is_sign(close + 1, "-") || words.is_sign(close + 1, "–") ||
            words.is_sign(close + 1, "—"));
}

void find_places(Extraction& extraction, const ExtractOptions& options) {
    if (options.gazetteer == nullptr) return;
    ArticlePlaces& places = extraction.places;
    const place::Gazetteer& gazetteer = *options.gazetteer;
    places.toponyms = place::recognize(extraction.text, gazetteer, options.resolve);
    // Distances between the names of one expression help to choose among homonyms.
    const place::ClauseReader clauses(extraction.text, places.toponyms);
    place::resolve(extraction.text, gazetteer, places.toponyms, options.resolve,
                   place::distance_hints(clauses.expressions()));
    places.expressions = clauses.expressions(&gazetteer);
    doubt_far_names(places, extraction.text, gazetteer);
    const WordsView words(extraction.text);
    add_unlisted_names(places, words, gazetteer);
    for (place::PlaceExpression& expression : places.expressions) {
        take_way(words, places, gazetteer, expression);
        part_neighbours(expression);
    }
    // "l'État islamique au Grand Sahara": a place in a group's name is none of the event's.
    const auto is_name_of_group = [&](const place::PlaceExpression& expression) {
        return std::any_of(
            extraction.actors.begin(), extraction.actors.end(), [&](const ActorMention& actor) {
                // "the Arakan Army": the article is no part of the group's name.
                const std::size_t first = words.text().token_at(expression.span.begin);
                const bool begins = actor.span.begin <= expression.span.begin ||
                                    (words.is_any(first, {"the", "l", "la", "le"}) &&
                                     actor.first_token == first + 1);
                return !actor.actor->is_generic && begins && expression.span.end <= actor.span.end;
            });
    };
    for (const place::PlaceExpression& expression : places.expressions)
        places.scales.push_back(is_name_of_group(expression) || is_agency(words, expression) ||
                                        is_of_water(words, places, expression, gazetteer) ||
                                        is_foreign_building(words, places, expression, gazetteer)
                                    ? PlaceScale::none
                                    : scale_of(expression, places.toponyms, gazetteer));
    for (const place::PlaceExpression& expression : places.expressions)
        places.divisions.push_back(division_of(expression, places.toponyms, gazetteer));
    for (const place::PlaceExpression& expression : places.expressions)
        places.countries.push_back(country_of(expression, places.toponyms, gazetteer));
    for (const place::PlaceExpression& expression : places.expressions)
        places.capitals.push_back(names_capitals(expression, places.toponyms, gazetteer));
}

/// Names of places are no triggers; expressions may hold some ("le barrage de Sélingué").
std::vector<place::Span> name_spans(const ArticlePlaces& places) {
    std::vector<place::Span> spans;
    for (const place::Toponym& toponym : places.toponyms)
        if (toponym.role == place::NameRole::place) spans.push_back(toponym.span);
    return spans;
}

/// What was kept out, for people who wonder: kind, reason and words.
Json left_out_json(const Extraction& extraction) {
    Json::Array items;
    for (const LeftOut& item : extraction.left_out) {
        if (item.reason == "not_an_incident") continue;
        ObjectBuilder object;
        object.add("reason", item.reason);
        object.add("kind", info(item.kind).name);
        object.add("words", std::string(extraction.text.words(item.span)));
        object.add("bytes", Json(Json::Array{Json(static_cast<double>(item.span.begin)),
                                             Json(static_cast<double>(item.span.end))}));
        items.push_back(object.take());
    }
    return Json(std::move(items));
}

/// When, who and where, then the events themselves.
void read_events(Extraction& extraction, const ExtractOptions& options) {
    const WordsView words(extraction.text);
    extraction.dates = find_dates(extraction.text, extraction.anchor);
    extraction.actors = find_actors(words);
    find_places(extraction, options);
    const auto names = name_spans(extraction.places);
    MergedEvents merged = merge_mentions(
        {words, extraction.anchor, extraction.dates, extraction.places, extraction.actors},
        find_mentions(words, {extraction.actors, names}));
    extraction.left_out = std::move(merged.left_out);
    extraction.events = std::move(merged.events);
}

void describe(Extraction& extraction, const ExtractOptions& options) {
    IncidentSet& set = extraction.incidents;
    if (extraction.anchor.day && !extraction.anchor.is_assumed)
        set.as_of = to_iso(*extraction.anchor.day);
    set.source = options.publisher;
    ObjectBuilder article;
    article.add("sha256", sha256(extraction.text.text));
    article.add("language", extraction.text.language == place::TextLanguage::french ? "fr" : "en");
    article.add("date_rule", extraction.anchor.rule);
    article.add_text("read_as", extraction.source_note);
    article.add("left_out", left_out_json(extraction));
    set.extra.push_back({"article", article.take(), 0});
}

/// The country that most names of the article lie in.
std::string country_of(const Extraction& extraction, const place::Gazetteer& gazetteer) {
    std::map<std::string, int> counts;
    for (const place::Toponym& toponym : extraction.places.toponyms)
        if (toponym.is_resolved())
            ++counts[gazetteer.place(toponym.candidates.front().place).country];
    counts.erase("");
    const auto most =
        std::max_element(counts.begin(), counts.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == counts.end() ? std::string() : most->first;
}

/// A reviewer's place in words, read in the article's country: the narrowest of its expressions.
Location read_place(const std::string& words, const Extraction& extraction,
                    const ExtractOptions& options) {
    const place::Gazetteer& gazetteer = *options.gazetteer;
    place::LocateOptions locate{.language = std::nullopt,
                                .resolve = options.resolve,
                                .region = options.region,
                                .draw_bare_names = true};
    if (locate.resolve.countries.empty())
        if (auto country = country_of(extraction, gazetteer); !country.empty())
            locate.resolve.countries.push_back(std::move(country));
    const place::LocatedText located = place::locate(words, gazetteer, locate);
    const place::LocatedExpression* best = nullptr;
    double best_area = 0.0;
    for (const place::LocatedExpression& one : located.expressions)
        for (const place::Region& region : one.regions) {
            if (!region.is_located()) continue;
            const double area = proj::area_m2(region.credible.view());
            if (best != nullptr && area >= best_area) continue;
            best = &one;
            best_area = area;
        }
    Location unknown;
    unknown.said = Unknown{"no place of these words is known"};
    if (best == nullptr) return unknown;
    ArticlePlaces places;
    places.toponyms = located.toponyms;
    return location_of(best->regions, {best->expression, places, gazetteer, located.text});
}

} // namespace

Extraction extract_incidents(std::string text, const ExtractOptions& options) {
    ArticleText article = read_article(std::move(text), options.format);
    Extraction extraction;
    for (const std::string& note : article.notes)
        extraction.source_note += (extraction.source_note.empty() ? "" : "; ") + note;
    extraction.text = place::tokenize(std::move(article.text), options.language);
    const bool is_of_page = article.published && article.is_metadata;
    const auto given = options.date && !is_of_page ? options.date : article.published;
    extraction.anchor =
        find_anchor(extraction.text, given, is_of_page ? GivenBy::page : GivenBy::user);
    // Many texts of a large collection tell of none; a review may place something in them.
    const bool whole = !options.events_only || options.decisions != nullptr;
    if (whole || may_mention_events(WordsView(extraction.text))) read_events(extraction, options);
    if (extraction.events.size() > options.max_incidents)
        throw Error(fmt::format("{} incidents in one article; at most {} are kept",
                                extraction.events.size(), options.max_incidents),
                    "give one article at a time");
    build_incidents(extraction, options);
    describe(extraction, options);
    if (options.decisions == nullptr) return extraction;
    PlaceReader reader;
    if (options.gazetteer != nullptr)
        reader = [&](const std::string& place) { return read_place(place, extraction, options); };
    apply_decisions(extraction, *options.decisions, reader);
    return extraction;
}

} // namespace cordon::incident
