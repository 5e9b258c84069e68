// SPDX-License-Identifier: MIT
#include "incident/extract/event_linker.hpp"

#include "incident/extract/time_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace cordon::incident {

namespace {

/// Tokens between a trigger and tokens [begin, end); those before the trigger count a little more:
/// time and place usually stand behind.
double distance_to(const EventMention& mention, std::size_t begin, std::size_t end) {
    if (begin >= mention.trigger.end) return static_cast<double>(begin - mention.trigger.end);
    if (end <= mention.trigger.begin) return 3.0 + static_cast<double>(mention.trigger.begin - end);
    return 0.0;
}

LinkSource source_of(const EventMention& mention, std::size_t begin, bool statement) {
    if (statement) return LinkSource::statement;
    return mention.clause.holds(begin) ? LinkSource::clause : LinkSource::sentence;
}

} // namespace

std::span<const TimeExpression> dates_within(const LinkInput& input, const TokenRange& tokens) {
    const auto begins_before = [&](std::size_t token) {
        const auto found = std::partition_point(
            input.dates.begin(), input.dates.end(),
            [token](const TimeExpression& date) { return date.first_token < token; });
        return static_cast<std::size_t>(found - input.dates.begin());
    };
    const std::size_t first = begins_before(tokens.begin);
    return std::span(input.dates).subspan(first, begins_before(tokens.end) - first);
}

IndexRange places_touching(const LinkInput& input, const place::Span& span) {
    const auto& all = input.places.expressions;
    const auto first =
        std::partition_point(all.begin(), all.end(), [&](const place::PlaceExpression& one) {
            return one.span.end <= span.begin;
        });
    const auto last =
        std::partition_point(first, all.end(), [&](const place::PlaceExpression& one) {
            return one.span.begin < span.end;
        });
    return {static_cast<std::size_t>(first - all.begin()),
            static_cast<std::size_t>(last - all.begin())};
}

namespace {

/// "last month's" directly before token `at`.
bool is_owner_of(const WordsView& words, const TimeExpression& date, std::size_t at) {
    const std::size_t end = date.end_token();
    if (end >= at || at - end > 2 || !words.follows(at)) return false;
    return words.is(at - 1, "s") || words.is_sign(at - 1, "'") || words.is_sign(at - 1, "’");
}

/// The day of "released on Monday", "libérés le lendemain".
bool ends_captivity(const WordsView& words, const TimeExpression& date) {
    for (std::size_t back = 1; back <= 3 && words.follows(date.first_token + 1 - back); ++back)
        if (words.is_any(date.first_token - back, {"released", "freed", "escaped", "relaches",
                                                   "relache", "liberes", "libere", "liberees"}))
            return true;
    return false;
}

/// "un couvre-feu a été instauré mercredi après des affrontements": the day of what came after.
bool is_before_sequel(const WordsView& words, const TimeExpression& date, std::size_t trigger) {
    constexpr std::size_t reach = 4;
    for (std::size_t i = date.end_token(); i < std::min(trigger, date.end_token() + reach); ++i)
        if (words.is_any(i, {"apres", "after", "following"})) return true;
    return false;
}

/// What speaks against a date of the mention's sentence.
double cost_of(const WordsView& words, const EventMention& mention, const TimeExpression& date) {
    double cost = distance_to(mention, date.first_token, date.end_token());
    if (!mention.clause.holds(date.first_token)) cost += 12.0;
    if (is_before_sequel(words, date, mention.trigger.begin)) cost += 12.0;
    // A year, a month, "this month" say less than a day, however near they stand.
    constexpr int week = 7;
    if (date.interval->length_days() > 3) cost += 15.0;
    if (date.interval->length_days() > week) cost += 15.0;
    return cost;
}

} // namespace

bool opens_look_back(const WordsView& words, const TimeExpression& date) {
    const std::size_t end = date.end_token();
    return date.is_state && date.interval && words.is_sign(end, ",") &&
           words.is_any(end + 1, {"when", "lorsque", "lorsqu", "quand"});
}

bool may_last(EventKind kind) {
    return kind == EventKind::armed_clash || kind == EventKind::shelling ||
           kind == EventKind::kidnapping || kind == EventKind::riot || kind == EventKind::protest;
}

bool begins_lately(const TimeExpression& date, const DateAnchor& anchor) {
    constexpr int week = 7;
    return date.is_state && date.interval && date.kind == TimeKind::date && !date.is_comparison &&
           !date.is_future && date.granularity != Granularity::period && anchor.day &&
           *anchor.day - date.interval->from <= week && date.interval->from <= *anchor.day;
}

std::optional<Link> own_date(const LinkInput& input, const EventMention& mention) {
    std::optional<Link> best;
    double best_cost = 0.0;
    // "impose depuis fin mai un blocus": it lasts, and is news while it does.
    const auto lasts = [&](const TimeExpression& date) {
        if (may_last(mention.kind) && begins_lately(date, input.anchor)) return true;
        return mention.kind == EventKind::blockade && date.is_state && date.interval &&
               date.kind == TimeKind::date && !date.is_comparison && !date.is_future;
    };
    for (const TimeExpression& date : dates_within(input, mention.sentence)) {
        // "the deadliest since June 2023, when 42 people were killed"
        if (opens_look_back(input.words, date) && mention.trigger.begin > date.end_token())
            return Link{static_cast<std::size_t>(&date - input.dates.data()), LinkSource::clause};
        if (!date.can_date_an_event() && !lasts(date)) continue;
        const bool statement = follows_saying(input.words, date.first_token);
        // "last month's bombing", "Monday's attack": its own.
        if (is_owner_of(input.words, date, mention.trigger.begin))
            return Link{static_cast<std::size_t>(&date - input.dates.data()), LinkSource::clause};
        // "were taken and released the following day": the day they came back.
        if (mention.kind == EventKind::kidnapping && ends_captivity(input.words, date)) continue;
        const double cost = cost_of(input.words, mention, date) + (statement ? 40.0 : 0.0);
        if (!best || cost < best_cost) {
            best = Link{static_cast<std::size_t>(&date - input.dates.data()),
                        source_of(mention, date.first_token, statement)};
            best_cost = cost;
        }
    }
    return best;
}

namespace {

/// "N'Djamena, 19 septembre 2026 (Alwihda Info) –": where the report was written. A sign and the
/// day of publication stand behind the place that opens the paragraph.
bool is_date_line(const LinkInput& input, std::size_t begin, std::size_t end) {
    const WordsView& words = input.words;
    if (begin > 0 && words.token(begin - 1).paragraph == words.token(begin).paragraph) return false;
    // "YANGON: A strike on a monastery": a town in capitals.
    if (words.is_sign(end, ":") && words.token(begin).all_caps) return true;
    constexpr std::size_t longest = 12;
    for (std::size_t i = end; i < std::min(end + longest, words.size()); ++i) {
        if (words.token(i).paragraph != words.token(begin).paragraph) return false;
        if (words.is_sign(i, "—") || words.is_sign(i, "–") ||
            (words.is_sign(i, "-") && words.token(i).space_before))
            return true;
        const bool header = !words.is_word(i) || words.token(i).capitalised ||
                            words.is_any(i, {"le", "the", "with"}) ||
                            month_word(words, i, true).has_value() ||
                            weekday_word(words, i).has_value();
        if (!header) return false;
    }
    return false;
}

/// Those whom reports quote.
bool is_source_noun(const WordsView& words, std::size_t i) {
    return words.is_any(i, {"officier",     "source",        "responsable",   "journaliste",
                            "diplomate",    "analyste",      "chercheur",     "expert",
                            "humanitaire",  "coordinateur",  "coordinatrice", "correspondant",
                            "representant", "officer",       "official",      "journalist",
                            "diplomat",     "analyst",       "researcher",    "worker",
                            "coordinator",  "correspondent", "representative"});
}

/// "témoigne Omar Nyala, coordinateur de MSF à El-Fasher", "an official of the agency in Gao said":
/// a verb of saying beside the one who is quoted and his place.
bool is_quoted_there(const WordsView& words, std::size_t begin, std::size_t end) {
    constexpr std::size_t longest = 6;
    const std::size_t first = words.sentence_begin(begin);
    std::size_t noun = begin;
    for (std::size_t back = 1; back <= longest && begin >= first + back; ++back) {
        noun = begin - back;
        const bool link = words.is_any(noun, {"de", "du", "d", "la", "l", "of", "the", "for"}) ||
                          (words.is_word(noun) && words.token(noun).capitalised);
        if (is_source_noun(words, noun) || !link) break;
    }
    if (noun == begin || !is_source_noun(words, noun)) return false;
    constexpr std::size_t reach = 8;
    const auto speaks = [&](std::size_t i) {
        return is_saying(words, i) || words.is(i, "temoigne");
    };
    for (std::size_t at = noun > first + reach ? noun - reach : first; at < noun; ++at)
        if (speaks(at)) return true;
    return speaks(end) || (words.is_sign(end, ",") && speaks(end + 1));
}

/// "un officier basé à Kandi", "a diplomat based in Dakar": where the one who tells it lives.
bool is_home_of_source(const WordsView& words, std::size_t begin, std::size_t end) {
    if (begin < 2) return false;
    if (words.is_any(begin - 1, {"base", "basee", "bases", "basees", "based"}))
        return is_source_noun(words, begin - 2);
    if (!words.is_any(begin, {"a", "in"})) return false;
    // "analyse Bakary Sambe, du Timbuktu Institute à Dakar"
    if (words.follows(begin) &&
        words.is_any(begin - 1, {"institute", "institut", "foundation", "fondation", "observatory",
                                 "observatoire", "think-tank"}))
        return true;
    return is_quoted_there(words, begin, end);
}

/// "Dans le Sud, un drone a visé une moto sur la route …", "au sud-est de la Grande Terre", which
/// no gazetteer has: a frame, no place of its own.
bool is_frame(const place::PlaceExpression& expression) {
    return std::all_of(
        expression.clauses.begin(), expression.clauses.end(), [](const place::Clause& clause) {
            const bool leads_nowhere = clause.row() == 18 || clause.row() == 19;
            return clause.toponyms.empty() && !clause.position && clause.line.empty() &&
                   (clause.unknown.empty() || leads_nowhere) && clause.anaphor != "capital";
        });
}

/// A word with a capital after the first one: "À Goma, Kinshasa".
bool place_word_within(const WordsView& words, std::size_t first, std::size_t end) {
    for (std::size_t i = first + 1; i < end; ++i)
        if (words.is_word(i) && words.token(i).capitalised) return true;
    return false;
}

/// First word of its sentence, perhaps behind a date line: "Bamako, 30 oct. (AFP) – Paris a".
bool opens_sentence(const WordsView& words, std::size_t i) {
    // "De son côté, Kinshasa reproche", "Meanwhile, Ankara condemned"
    const std::size_t first = words.sentence_begin(i);
    constexpr std::size_t longest_opening = 4;
    if (i > first && i - first <= longest_opening && words.is_sign(i - 1, ",") &&
        !place_word_within(words, first, i))
        return true;
    return i == words.sentence_begin(i) || words.is_sign(i - 1, "–") || words.is_sign(i - 1, "—") ||
           words.is_sign(i - 1, "-");
}

/// "Islamabad accuses Kabul of": capitals that stand for their governments.
bool is_government(const WordsView& words, std::size_t begin, std::size_t end) {
    const auto is_politics = [&](std::size_t i) {
        const std::string_view word = words.fold(i);
        return word.starts_with("accus") ||
               words.is_any(i, {"denies", "denied", "blames", "blamed", "urged", "urges", "nie",
                                "dement", "condemns", "condemned", "exhorte"});
    };
    if (words.follows(end) && is_politics(end)) return true;
    // "Kyiv said", "Ouagadougou a par ailleurs annoncé".
    const bool is_subject = opens_sentence(words, begin) && words.token(begin).capitalised;
    if (is_subject && words.follows(end)) {
        if (is_saying(words, end)) return true;
        for (std::size_t at = end + 1; words.is(end, "a") && at < end + 4; ++at)
            if (is_saying(words, at)) return true;
    }
    // "Islamabad wants Kabul to rein in"
    if (begin > 0 && words.follows(begin) && words.is(end, "to") &&
        words.is_any(begin - 1, {"wants", "wanted", "asks", "asked", "tells", "told", "presses",
                                 "pressed", "expects"}))
        return true;
    return begin > 0 && words.follows(begin) && is_politics(begin - 1);
}

/// "The General Staff in Kyiv said": the seat of the one who speaks, named with its "in".
bool is_speakers_seat(const WordsView& words, std::size_t begin, std::size_t end) {
    return words.is_any(begin, {"in", "a"}) && words.follows(begin) && is_saying(words, end);
}

/// "bloquaient la route de Busia": where the road goes.
bool is_end_of_road(const WordsView& words, std::size_t begin) {
    return begin > 0 && words.follows(begin) && words.is_any(begin, {"de", "d", "du", "to"}) &&
           words.is_any(begin - 1, {"route", "axe", "piste", "nationale", "road", "highway"});
}

/// An area, and no village in it that no gazetteer has.
bool is_only_area(const LinkInput& input, std::size_t place) {
    const auto& clauses = input.places.expressions[place].clauses;
    return names_area(input.places, place) &&
           std::all_of(clauses.begin(), clauses.end(),
                       [](const place::Clause& clause) { return clause.unknown.empty(); });
}

/// What speaks against a place expression, tokens [begin, end), whatever the event.
double cost_of(const LinkInput& input, std::size_t place, std::size_t begin, std::size_t end) {
    const place::PlaceExpression& expression = input.places.expressions[place];
    const PlaceScale scale = input.places.scales[place];
    double cost = 0.0;
    const bool bare = std::all_of(expression.clauses.begin(), expression.clauses.end(),
                                  [](const place::Clause& clause) { return clause.is_bare; });
    if (bare) cost += 8.0;
    // "À Ménaka, dans le quartier d'Adjabar": of the town. "On the Mir Ali–Miramshah road in North
    // Waziristan": what is known is the area.
    const bool vague = std::all_of(expression.clauses.begin(), expression.clauses.end(),
                                   [](const place::Clause& clause) {
                                       return !clause.unknown.empty() && clause.toponyms.empty() &&
                                              (clause.row() == 12 || clause.row() == 15);
                                   });
    if (vague) cost += 20.0;
    if (is_frame(expression)) cost += 14.0;
    if (is_end_of_road(input.words, begin)) cost += 12.0;
    // "along National Highway 2 at Gamgiphai": the town says where on it.
    if (std::all_of(expression.clauses.begin(), expression.clauses.end(),
                    [](const place::Clause& clause) {
                        return !clause.line.empty() && clause.toponyms.empty();
                    }))
        cost += 10.0;
    if (is_date_line(input, begin, end))
        cost += 40.0;
    else if (is_speakers_seat(input.words, begin, end))
        cost += 25.0;
    // "On the island of Basilan …, in the town of Sumisip": the finer one.
    if (scale == PlaceScale::division || is_only_area(input, place)) cost += 6.0;
    if (scale == PlaceScale::country) cost += 30.0;
    return cost;
}

/// "Damas a salué", "Washington will host": the capital acts. Towns are passive: "Kyiv was hit".
bool is_acting_capital(const WordsView& words, std::size_t begin, std::size_t end) {
    if (!opens_sentence(words, begin) || !words.follows(end) || !words.is_word(end) ||
        words.token(end).capitalised)
        return false;
    if (words.is_any(end, {"is",      "was",      "were",  "came",     "saw",       "fell",
                           "remains", "remained", "woke",  "suffered", "witnessed", "faced",
                           "in",      "on",       "at",    "after",    "under",     "where",
                           "when",    "est",      "etait", "sous",     "ou",        "reste",
                           "connait", "et",       "and",   "or",       "de",        "du"}))
        return false;
    return words.any_phrase(end, {"has been", "had been", "a ete", "a connu", "ont ete",
                                  "avait ete", "s est reveille", "s est reveillee"}) == 0;
}

/// "Comme à Farabougou en 2020", "as in Mosul": another place and time.
bool is_compared_place(const WordsView& words, std::size_t begin) {
    return begin > 0 && words.follows(begin) &&
           words.is_any(begin, {"a", "au", "aux", "dans", "en", "in", "at", "near"}) &&
           words.is_any(begin - 1, {"comme", "like", "as"});
}

/// "évacués sur l'hôpital de Niamey", "rushed to hospital in Lahore": where the wounded went.
bool is_refuge(const WordsView& words, std::size_t begin, std::size_t end) {
    constexpr std::size_t reach = 6;
    const std::size_t first = words.sentence_begin(begin);
    bool moved = false;
    std::size_t at = begin;
    for (std::size_t back = 1; back <= reach && begin >= first + back && !moved; ++back) {
        at = begin - back;
        if (words.is_sign(at, ",") || words.is_sign(at, ";")) return false;
        if (words.is_any(at, {"evacue", "evacues", "evacuee", "evacuees", "achemine", "achemines",
                              "acheminee", "acheminees", "transfere", "transferes", "hospitalise",
                              "hospitalises", "evacuated", "airlifted", "flown"}))
            return true;
        moved = words.is_any(at, {"transporte", "transportes", "transportee", "transportees",
                                  "conduits", "admis", "soignes", "taken", "rushed", "transferred",
                                  "brought", "admitted", "treated"});
    }
    if (!moved) return false;
    for (; at < end + 2; ++at)
        if (words.is_any(at, {"hopital", "hopitaux", "clinique", "morgue", "hospital", "hospitals",
                              "clinic", "mortuary", "centre"}))
            return true;
    return false;
}

/// "Vernon Adkins, 40, of McKee", "originaire de Kati": where a person is from.
bool is_home_of_person(const WordsView& words, std::size_t begin) {
    if (begin < 3) return false;
    if (words.is_any(begin - 1, {"originaire", "originaires", "natif", "native", "natifs"}))
        return true;
    return words.is(begin, "of") && words.is_sign(begin - 1, ",") && words.is_number(begin - 2) &&
           words.is_sign(begin - 3, ",");
}

/// "a Liberia-flagged tanker", "a Mombasa-bound bus"
bool is_trait(const WordsView& words, std::size_t end) {
    return end < words.size() && words.is_word(end) && words.token(end).hyphen_before &&
           words.is_any(end, {"flagged", "registered", "bound", "based", "backed", "born", "owned",
                              "led", "trained", "linked", "style", "made"});
}

/// "un autocar reliant Mandera à Nairobi": where it runs.
bool is_end_of_line(const WordsView& words, std::size_t begin) {
    constexpr std::size_t reach = 5;
    for (std::size_t back = 1; back <= reach && words.follows(begin + 1 - back); ++back) {
        const std::size_t i = begin - back;
        if (words.is_any(i, {"reliant", "ralliant", "desservant", "plying"})) return true;
        if (words.token(i).kind == place::TokenKind::punctuation) return false;
    }
    return false;
}

/// "à la limite entre les territoires de Walungu et d'Uvira": beside both, and not the town.
bool is_between_limits(const WordsView& words, std::size_t begin) {
    constexpr std::size_t reach = 9;
    for (std::size_t back = 1; back <= reach && words.follows(begin + 1 - back); ++back) {
        const std::size_t i = begin - back;
        if (words.is_any(i, {"limite", "limites", "confins"})) return true;
        if (words.token(i).kind == place::TokenKind::punctuation) return false;
    }
    return false;
}

} // namespace

bool is_beside_event(const LinkInput& input, std::size_t place) {
    const WordsView& words = input.words;
    const place::Span& span = input.places.expressions[place].span;
    const std::size_t begin = words.text().token_at(span.begin);
    const std::size_t end = words.text().token_at(span.end - 1) + 1;
    return is_home_of_source(words, begin, end) || is_government(words, begin, end) ||
           is_compared_place(words, begin) || is_refuge(words, begin, end) ||
           is_home_of_person(words, begin) || is_end_of_line(words, begin) ||
           is_trait(words, end) || is_between_limits(words, begin) ||
           (input.places.capitals[place] && is_acting_capital(words, begin, end));
}

bool is_in_passing(const LinkInput& input, std::size_t place) {
    const place::PlaceExpression& expression = input.places.expressions[place];
    const bool bare = std::all_of(expression.clauses.begin(), expression.clauses.end(),
                                  [](const place::Clause& clause) { return clause.is_bare; });
    const std::size_t begin = input.words.text().token_at(expression.span.begin);
    return bare && !opens_sentence(input.words, begin);
}

bool opens_date_line(const LinkInput& input, std::size_t place) {
    const place::TokenizedText& text = input.words.text();
    const place::Span& span = input.places.expressions[place].span;
    return is_date_line(input, text.token_at(span.begin), text.token_at(span.end - 1) + 1);
}

std::size_t end_of_news(const LinkInput& input, const EventMention& mention) {
    for (const TimeExpression& date : dates_within(input, mention.sentence))
        if (mention.trigger.begin < date.first_token && opens_look_back(input.words, date))
            return date.end_token();
    return mention.sentence.end;
}

std::optional<Link> own_place(const LinkInput& input, const EventMention& mention) {
    std::optional<Link> best;
    double best_cost = 0.0;
    const place::TokenizedText& text = input.words.text();
    const place::Span sentence = input.words.span(mention.sentence.begin, mention.sentence.end);
    const IndexRange places = places_touching(input, sentence);
    for (std::size_t i = places.begin; i < places.end; ++i) {
        const place::PlaceExpression& expression = input.places.expressions[i];
        const PlaceScale scale = input.places.scales[i];
        if (scale == PlaceScale::none) continue;
        const std::size_t begin = text.token_at(expression.span.begin);
        const std::size_t end = text.token_at(expression.span.end - 1) + 1;
        if (!mention.sentence.holds(begin)) continue;
        if (is_beside_event(input, i) || begin >= end_of_news(input, mention)) continue;
        const bool statement = follows_saying(input.words, begin);
        double cost = distance_to(mention, begin, end) + cost_of(input, i, begin, end);
        if (!mention.clause.holds(begin)) cost += 12.0;
        if (statement) cost += 25.0;
        if (!best || cost < best_cost) {
            best = Link{i, source_of(mention, begin, statement)};
            best_cost = cost;
        }
    }
    return best;
}

bool frames_alone(const LinkInput& input, const EventMention& mention) {
    const IndexRange named =
        places_touching(input, input.words.span(mention.sentence.begin, mention.sentence.end));
    const auto count = [&](PlaceScale scale) {
        return std::count(input.places.scales.begin() + static_cast<std::ptrdiff_t>(named.begin),
                          input.places.scales.begin() + static_cast<std::ptrdiff_t>(named.end),
                          scale);
    };
    return count(PlaceScale::division) == 1 && count(PlaceScale::local) == 0;
}

} // namespace cordon::incident
