// SPDX-License-Identifier: MIT
#include "incident/extract/event_judge.hpp"

#include "incident/extract/event_plain_news.hpp"
#include "incident/extract/table_counts.hpp"
#include "incident/extract/time_words.hpp"
#include "incident/extract/unlisted_names.hpp"
#include "incident/extract/word_pattern.hpp"
#include "place/lexicon.hpp"
#include "place/word_table.hpp"

#include <algorithm>
#include <array>

namespace cordon::incident {

namespace {

/// Events that are older than this are background.
constexpr int background_days = 400;

} // namespace

template <typename Test>
bool EventJudge::any_date(const EventMention& mention, Test test) const {
    const auto dates = dates_within(input_, mention.sentence);
    return std::any_of(dates.begin(), dates.end(), test);
}

std::string_view EventJudge::reason_against(const EventCandidate& candidate) const {
    const EventMention& mention = candidate.mention;
    const EventContext& context = mention.context;
    if (!info(mention.kind).is_incident && mention.kind != EventKind::claim)
        return "not_an_incident";
    if (context.negated) return "negated";
    if (context.comparison || is_compared(mention)) return "comparison";
    if (context.biography) return "biography";
    if (context.trial) return "trial";
    if (context.modal) return "modal";
    if (context.future || is_announced(mention)) return "future";
    if (mention.kind == EventKind::blockade && is_by_nature(mention)) return "not_an_incident";
    if (is_play(mention)) return "sport";
    if (is_finance(mention) || is_plain_news(mention)) return "not_an_incident";
    if (is_background(candidate)) return "background";
    if (is_pattern(candidate)) return "pattern";
    return {};
}

/// The only dates of the sentence are those of a comparison.
bool EventJudge::is_compared(const EventMention& mention) const {
    return any_date(mention, [](const TimeExpression& date) { return date.is_comparison; }) &&
           !any_date(mention, [](const TimeExpression& date) { return !date.is_comparison; });
}
bool EventJudge::is_announced(const EventMention& mention) const {
    return any_date(mention, [](const TimeExpression& date) { return date.is_future; }) &&
           !any_date(mention, [](const TimeExpression& date) { return !date.is_future; });
}

/// "La route est coupée" in or behind a paragraph about floods: nobody closed it.
bool EventJudge::is_by_nature(const EventMention& mention) const {
    constexpr std::array<std::string_view, 14> stems = {
        "inond",  "crue",  "pluie",  "pluvi",   "flood",  "landslid", "mudslid",
        "rainfa", "rains", "seisme", "earthqu", "cyclon", "eboulem",  "debord"};
    const auto is_nature = [&](std::size_t i) {
        const std::string_view word = words_.fold(i);
        return word == "rain" ||
               std::any_of(stems.begin(), stems.end(),
                           [&](std::string_view stem) { return word.starts_with(stem); });
    };
    // Blockades by armed people name them.
    const auto actors = actors_of(input_, mention);
    if (!actors.empty()) return false;
    const auto in_paragraph = [&](std::size_t i) {
        const std::size_t paragraph = words_.token(i).paragraph;
        return paragraph <= mention.paragraph && paragraph + 1 >= mention.paragraph;
    };
    std::size_t i = mention.sentence.begin;
    while (i > 0 && in_paragraph(i - 1)) --i;
    for (; i < words_.size() && in_paragraph(i); ++i)
        if (is_nature(i)) return true;
    return false;
}

/// In a report of a match "attacked" and "shot" are play, unless people came to harm.
bool EventJudge::is_play(const EventMention& mention) const {
    if (!is_match_report_ && !is_match_paragraph(mention)) return false;
    return counts_of(mention).empty() && actors_of(input_, mention).empty();
}

namespace {

/// Words that only reports of matches use.
constexpr std::array<std::string_view, 26> match_terms = {
    "striker",       "strikers",     "midfielder", "goalkeeper", "equalised", "equalized",
    "equaliser",     "equalizer",    "stoppage",   "substitute", "captain",   "whistle",
    "offside",       "quarterback",  "touchdown",  "wicket",     "buteur",    "attaquant",
    "penalty",       "egalisation",  "egalise",    "lucarne",    "gardien",   "corner",
    "prolongations", "selectionneur"};

using TermNumbers = place::WordTable<std::size_t>;
const TermNumbers& match_term_numbers() {
    static const TermNumbers numbers = [] {
        TermNumbers table;
        for (std::size_t k = 0; k < match_terms.size(); ++k) table[match_terms.at(k)] = k;
        return table;
    }();
    return numbers;
}
/// Letters of the shortest of them.
constexpr std::size_t shortest_term = 6;

/// "2-1": two small numbers with a hyphen.
bool is_score(const WordsView& words, std::size_t i) {
    const auto small = [&](std::size_t at) {
        return words.is_number(at) && words.raw(at).size() <= 2;
    };
    if (small(i) && small(i + 1) && words.token(i + 1).hyphen_before) return true;
    return small(i) && (words.is_sign(i + 1, "-") || words.is_sign(i + 1, "–")) && small(i + 2) &&
           !words.token(i + 1).space_before;
}

} // namespace

/// At least four different words of matches stand in the whole text.
bool EventJudge::is_match_report(const WordsView& words) {
    constexpr std::size_t enough = 4;
    const TermNumbers& numbers = match_term_numbers();
    std::array<bool, match_terms.size()> seen{};
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words.fold(i);
        if (word.size() < shortest_term) continue;
        if (const std::size_t* const number = numbers.find(word)) seen.at(*number) = true;
    }
    return static_cast<std::size_t>(std::count(seen.begin(), seen.end(), true)) >= enough;
}

/// A score and a word of matches in the paragraph, in an article about other things.
bool EventJudge::is_match_paragraph(const EventMention& mention) const {
    std::size_t first = mention.sentence.begin;
    const std::size_t paragraph = words_.token(first).paragraph;
    if (last_paragraph_.number == paragraph) return last_paragraph_.is_match;
    last_paragraph_ = {paragraph, false};
    const auto inside = [&](std::size_t i) {
        return i < words_.size() && words_.token(i).paragraph == paragraph;
    };
    while (first > 0 && inside(first - 1)) --first;
    bool score = false;
    for (std::size_t i = first; inside(i) && !score; ++i)
        score = words_.is_number(i) && is_score(words_, i);
    if (!score) return false;
    for (std::size_t i = first; inside(i); ++i)
        if (match_term_numbers().find(words_.fold(i)) != nullptr)
            return last_paragraph_.is_match = true;
    return false;
}

/// "L'attaque des spéculateurs contre la gourde", "les titres ont explosé": nobody came to harm,
/// and no armed group is named.
bool EventJudge::is_finance(const EventMention& mention) const {
    if (mention.kind == EventKind::protest || mention.kind == EventKind::riot) return false;
    static const PatternIndex money = [] {
        PatternIndex index;
        index.add("speculat*|bourse|boursier*|actionnaire*|investiss*|investor*|sharehol*|currency|"
                  "devise|devises|monetaire|monetary|inflation|rouble|obligations|bonds|treasury|"
                  "stocks");
        return index;
    }();
    if (money.find(words_, mention.sentence.begin, mention.sentence.end).empty()) return false;
    return counts_of(mention).empty() && actors_of(input_, mention).empty();
}

/// Illness, petty crime and business: words of violence without anybody who is armed.
bool EventJudge::is_plain_news(const EventMention& mention) const {
    if (!is_of_illness(words_, mention) && !is_petty_crime(words_, mention) &&
        !is_deal_of_business(words_, mention))
        return false;
    const auto actors = actors_of(input_, mention);
    return std::none_of(actors.begin(), actors.end(), [](const EventActor& actor) {
        const bool people = actor.actor->side == ActorSide::civilians ||
                            actor.actor->side == ActorSide::protesters ||
                            actor.actor->id == "police";
        return !people && actor.role != ActorRole::mentioned;
    });
}

bool EventJudge::is_background(const EventCandidate& candidate) const {
    if (!candidate.date) return false;
    // "en 2021": a look back, no report.
    const TimeExpression& date = input_.dates[candidate.date->index];
    if (date.granularity == Granularity::year || date.rule == "decade") return true;
    if (!input_.anchor.day) return false;
    // "depuis l'attaque de mars": it is only counted from.
    constexpr int weeks_ago = 30;
    const std::size_t trigger = candidate.mention.trigger.begin;
    const bool counted_from =
        trigger >= 2 && words_.is_any(trigger - 2, {"depuis", "since", "apres", "after"});
    if (counted_from && candidate.mention.definite &&
        *input_.anchor.day - date.interval->to > weeks_ago)
        return true;
    return *input_.anchor.day - input_.dates[candidate.date->index].interval->to > background_days;
}

/// "due to crime, terrorism, kidnapping and unrest", "such as kidnapping": what may happen there.
bool EventJudge::is_risk(const EventMention& mention) const {
    const std::size_t i = mention.trigger.begin;
    if (mention.trigger.end != i + 1 || !words_.follows(i) || !words_.fold(i).ends_with("ing"))
        return false;
    const bool listed = words_.is_sign(i - 1, ",") ||
                        words_.is_any(i - 1, {"as", "of", "to", "or", "including", "from"});
    return listed && counts_of(mention).empty() && actors_of(input_, mention).empty();
}

bool EventJudge::is_surely_local(const EventCandidate& candidate) const {
    if (!is_local(candidate)) return false;
    const auto& clauses = input_.places.expressions[candidate.place->index].clauses;
    return std::any_of(clauses.begin(), clauses.end(), [&](const place::Clause& clause) {
        if (clause.rule != unlisted_rule) return true;
        const std::size_t last = words_.text().token_at(clause.span.end - 1);
        return !place::Lexicon::shipped().is_common(words_.fold(last), words_.text().language);
    });
}

/// "depuis le début des émeutes", "since the start of the clashes".
bool EventJudge::is_counted_from(const EventMention& mention) const {
    constexpr std::size_t reach = 12;
    const std::size_t from = mention.trigger.begin > mention.sentence.begin + reach
                                 ? mention.trigger.begin - reach
                                 : mention.sentence.begin;
    for (std::size_t i = from; i < mention.trigger.end; ++i)
        if (words_.any_phrase(i, {"depuis le debut", "depuis l eclatement", "depuis la reprise",
                                  "since the start", "since the beginning", "since the outbreak",
                                  "since the onset", "since the outset"}) != 0)
            return true;
    return false;
}

namespace {

/// Longer than one event; `state`: of what may well last, as a road that is closed since Monday.
bool lasts_long(const WordsView& words, const TimeExpression& date, bool state) {
    // "exchanged fire for several hours": one event.
    const auto unit = unit_word(words, date.end_token() - 1);
    if (unit && *unit <= TimeUnit::hour) return false;
    // "20 people have been killed since Monday"
    const bool days = !state && date.interval && date.interval->length_days() > 2;
    return date.granularity == Granularity::period || days;
}

} // namespace

/// The sentence sums up more than one event.
bool EventJudge::is_sum(const EventMention& mention) const {
    // "Au total, 41 civils ont été tués cette semaine"
    const std::size_t first = mention.sentence.begin;
    if (words_.any_phrase(first, {"au total", "en tout", "in total", "in all", "altogether"}) != 0)
        return true;
    // "Depuis, plus de 350 personnes ont été tuées au Liban."
    if ((words_.is(first, "depuis") && words_.is_sign(first + 1, ",")) ||
        words_.any_phrase(first, {"since then", "depuis lors", "so far", "to date"}) != 0)
        return true;
    // "Onze personnes sont mortes depuis le début des émeutes le 13 mai"
    return is_counted_from(mention) && !counts_of(mention).empty();
}

/// "multiplie les attaques", "les attaques … depuis plusieurs semaines", plural without a day.
bool EventJudge::is_pattern(const EventCandidate& candidate) const {
    const EventMention& mention = candidate.mention;
    if (!is_surely_local(candidate) && is_sum(mention)) return true;
    const int length =
        candidate.date ? input_.dates[candidate.date->index].interval->length_days() : 0;
    const bool dated = candidate.date && length <= 4;
    if (dated && !mention.context.repeated) return false;
    if (mention.context.repeated) return !dated || mention.plural;
    const bool state = mention.kind == EventKind::blockade || mention.kind == EventKind::checkpoint;
    // "Entre janvier et juin, 2.600 personnes ont été tuées dans le pays": a sum.
    constexpr int months = 45;
    if (!state && length > months && !is_surely_local(candidate)) return true;
    if (is_of_years(words_, mention)) return true;
    const bool fights = is_fight_under_way(mention);
    const bool lasting = any_date(mention, [&](const TimeExpression& date) {
        return date.is_state && !fights && lasts_long(words_, date, state);
    });
    if (lasting && (mention.plural || mention.trigger.form == TriggerForm::verb)) return true;
    const bool local = is_surely_local(candidate);
    // "More than 260 people have been killed in the violence since May 2023": a sum.
    if (!state && !local && lasting && !counts_of(mention).empty()) return true;
    return mention.plural && !local && !fights && counts_of(mention).empty();
}

/// "Depuis vendredi matin, des combats opposent X à Y": one that goes on, since a day of the week
/// before.
bool EventJudge::is_fight_under_way(const EventMention& mention) const {
    return may_last(mention.kind) && any_date(mention, [&](const TimeExpression& date) {
               return begins_lately(date, input_.anchor);
           });
}

/// The mention's clause names a place, and the rest of the sentence another one.
bool EventJudge::is_told_apart(const EventMention& mention, const TokenRange& act) const {
    const IndexRange places = places_touching(input_, words_.span(act.begin, act.end));
    bool here = false;
    bool elsewhere = false;
    for (std::size_t i = places.begin; i < places.end; ++i) {
        if (input_.places.scales[i] != PlaceScale::local) continue;
        const std::size_t at = words_.text().token_at(input_.places.expressions[i].span.begin);
        (mention.clause.holds(at) ? here : elsewhere) = true;
    }
    return here && elsewhere;
}

std::vector<StatedCount> EventJudge::counts_of(const EventMention& mention) const {
    std::vector<place::Span> taken;
    const place::Span sentence = words_.span(mention.sentence.begin, mention.sentence.end);
    for (const TimeExpression& date : dates_within(input_, mention.sentence))
        taken.push_back(date.span);
    const IndexRange places = places_touching(input_, sentence);
    for (std::size_t i = places.begin; i < places.end; ++i)
        taken.push_back(input_.places.expressions[i].span);
    // Of "killed five …, and beheaded two … the next day" each act has its own.
    TokenRange act = mention.sentence;
    for (std::size_t i = act.begin; i < mention.sentence.end; ++i) {
        if (words_.token(i).kind != place::TokenKind::punctuation || !is_second_act(words_, i))
            continue;
        if (i < mention.trigger.begin)
            act.begin = i + 1;
        else if (mention.trigger.end > 0)
            act.end = std::min(act.end, i);
    }
    // "two died in X, while a woman was killed in Y"
    act.end = std::min(act.end, end_of_news(input_, mention));
    const TokenRange own = mention.clause;
    const bool sums_up =
        words_.is_sign(own.end, ":") || (own.begin > 0 && words_.is_sign(own.begin - 1, ":"));
    if (!sums_up && own.end > own.begin && is_told_apart(mention, act)) {
        act.begin = std::max(act.begin, own.begin);
        act.end = std::min(act.end, own.end);
    }
    auto counts = find_counts(words_, act.begin, act.end, taken);
    for (StatedCount& count : find_table_counts(words_, mention.sentence.begin))
        counts.push_back(std::move(count));
    return counts;
}

/// "Paris, Rome et Washington ont appelé leurs ressortissants à quitter le pays."
bool EventJudge::is_by_capital(const EventMention& mention) const {
    const IndexRange places =
        places_touching(input_, words_.span(mention.sentence.begin, mention.sentence.end));
    for (std::size_t i = places.begin; i < places.end; ++i)
        if (input_.places.capitals[i] && is_beside_event(input_, i)) return true;
    return false;
}

bool EventJudge::is_too_vague(const EventCandidate& candidate) const {
    const EventMention& mention = candidate.mention;
    if (candidate.date) return false;
    if (is_risk(mention)) return true;
    if (mention.kind == EventKind::advisory && (candidate.place || is_by_capital(mention)))
        return false;
    // "A woman was injured", nobody says when and where.
    constexpr double telling = 0.5;
    const bool weak = mention.trigger.strength < telling;
    const bool local = is_surely_local(candidate);
    if ((local || !weak) && !counts_of(mention).empty()) return false;
    // "In the Odesa region a refinery was damaged": a division is a place, if a wide one.
    const bool division = candidate.place && mention.trigger.form == TriggerForm::verb &&
                          !mention.plural &&
                          input_.places.scales[candidate.place->index] == PlaceScale::division;
    if (!local && !division && !inherited_place(mention)) return true;
    if (mention.plural && !local) return true;
    if (inherited_date(mention)) return false;
    // "La ville de Léré est toujours sous blocus"
    if (local && mention.kind == EventKind::blockade) return false;
    // "| 1130 | Outskirts of Aita | Artillery shelling |": the row of a table.
    if (local && words_.is_sign(mention.sentence.begin, "|")) return false;
    if (mention.trigger.form == TriggerForm::verb && (local || division)) return false;
    // "Moscou revendique la prise de X"
    if (mention.has_claim && (local || division)) return false;
    const auto actors = actors_of(input_, mention);
    return std::none_of(actors.begin(), actors.end(), [](const EventActor& actor) {
        return actor.role == ActorRole::agent || actor.role == ActorRole::target;
    });
}

bool EventJudge::follows_known_place(std::size_t expression) const {
    if (expression == 0) return false;
    const auto sentence_of_place = [&](std::size_t i) {
        const std::size_t at = words_.text().token_at(input_.places.expressions[i].span.begin);
        return words_.token(at).sentence;
    };
    const std::size_t before = expression - 1;
    return sentence_of_place(before) == sentence_of_place(expression) &&
           input_.places.scales[before] == PlaceScale::local &&
           !has_only_unknown_names(input_.places.expressions[before]);
}

std::optional<std::size_t> EventJudge::inherited_place(const EventMention& mention) const {
    const place::Span sentence = words_.span(mention.sentence.begin, mention.sentence.end);
    std::optional<bool> elsewhere; // a place of its own that no gazetteer has
    for (std::size_t i = places_touching(input_, sentence).end; i-- > 0;) {
        const PlaceScale scale = input_.places.scales[i];
        if (scale != PlaceScale::local && scale != PlaceScale::division) continue;
        if (!elsewhere) elsewhere = names_unknown_place(words_, input_.places, mention.sentence);
        if (*elsewhere && scale == PlaceScale::local) continue;
        // "à 17 km de Kisangani sur la route d'Opala": what is known of the two.
        if (has_only_unknown_names(input_.places.expressions[i]) && follows_known_place(i))
            continue;
        const std::size_t at = words_.text().token_at(input_.places.expressions[i].span.begin);
        if (at >= mention.sentence.begin || is_beside_event(input_, i) ||
            opens_date_line(input_, i) || is_in_passing(input_, i))
            continue;
        const auto& token = words_.token(at);
        if (token.sentence + detail_reach < sentence_of(mention)) return std::nullopt;
        if (token.paragraph == mention.paragraph) return i;
    }
    return std::nullopt;
}

bool EventJudge::is_anaphor(std::size_t expression) const {
    const auto& clauses = input_.places.expressions[expression].clauses;
    return std::all_of(clauses.begin(), clauses.end(), [](const place::Clause& clause) {
        return clause.row() == 34 && clause.anaphor == "last" && clause.toponyms.empty();
    });
}

std::optional<std::size_t> EventJudge::antecedent(std::size_t expression) const {
    const auto& all = input_.places.expressions;
    const auto paragraph_of = [&](std::size_t i) {
        return words_.token(words_.text().token_at(all[i].span.begin)).paragraph;
    };
    for (std::size_t i = expression; i-- > 0;) {
        if (paragraph_of(i) + 1 < paragraph_of(expression)) break;
        if (input_.places.scales[i] == PlaceScale::local && !is_anaphor(i) &&
            !is_beside_event(input_, i) && !opens_date_line(input_, i))
            return i;
    }
    return std::nullopt;
}

std::optional<std::size_t> EventJudge::inherited_date(const EventMention& mention) const {
    for (std::size_t i = input_.dates.size(); i-- > 0;) {
        const TimeExpression& date = input_.dates[i];
        if (date.first_token >= mention.sentence.begin || !date.can_date_an_event()) continue;
        const auto& token = words_.token(date.first_token);
        if (token.paragraph != mention.paragraph ||
            token.sentence + definite_reach < sentence_of(mention))
            return std::nullopt;
        if (!follows_saying(words_, date.first_token)) return i;
    }
    return std::nullopt;
}

} // namespace cordon::incident
