// SPDX-License-Identifier: MIT
#include "incident/extract/phrase_table.hpp"
#include "incident/extract/time_rules.hpp"

#include <fmt/format.h>

#include <array>

namespace cordon::incident {

namespace {

/// The calendar unit of "la semaine dernière", "le week-end", "last month".
enum class CalendarUnit : std::uint8_t { week, weekend, month, year };

struct CalendarWords {
    CalendarUnit unit = CalendarUnit::week;
    Shift shift = Shift::none;
    std::size_t end = 0;
};

std::optional<Reading<CalendarUnit>> calendar_unit(const WordsView& words, std::size_t i) {
    if (const std::size_t end = words.any_phrase(i, {"week end", "weekend"}); end != 0)
        return Reading<CalendarUnit>{CalendarUnit::weekend, end};
    if (words.is_any(i, {"semaine", "week"}))
        return Reading<CalendarUnit>{CalendarUnit::week, i + 1};
    if (words.is_any(i, {"mois", "month"}))
        return Reading<CalendarUnit>{CalendarUnit::month, i + 1};
    if (words.is_any(i, {"an", "annee", "year"}))
        return Reading<CalendarUnit>{CalendarUnit::year, i + 1};
    return std::nullopt;
}

std::optional<CalendarWords> calendar_words(const WordsView& words, std::size_t i) {
    Shift shift = Shift::none;
    std::size_t at = i;
    if (words.is_any(i, {"last", "past"})) shift = Shift::last;
    if (words.is(i, "next")) shift = Shift::next;
    if (words.is_any(i, {"this", "cette", "ce"})) shift = Shift::current;
    if (shift != Shift::none || words.is_any(i, {"la", "le", "l", "the", "over"})) ++at;
    if (words.is_any(at, {"nouvelle"}) && words.is(at + 1, "annee"))
        return CalendarWords{CalendarUnit::year, Shift::current, at + 2};
    const auto unit = calendar_unit(words, at);
    if (!unit) return std::nullopt;
    std::size_t end = unit->end;
    if (const auto behind = shift_behind(words, end)) {
        shift = behind->value;
        end = behind->end;
    } else if (const std::size_t current = words.any_phrase(end, {"en cours"}); current != 0) {
        shift = Shift::current;
        end = current;
    } else if (shift == Shift::current && words.is(end, "ci")) {
        ++end;
    }
    // "le week-end", "au cours du week-end"
    const bool has_article = at > i || (i > 0 && words.is(i - 1, "du"));
    if (unit->value == CalendarUnit::weekend && shift == Shift::none && has_article)
        shift = Shift::current;
    if (shift == Shift::none) return std::nullopt;
    // "ce mois" and "ces mois": only the current one; "l'an" alone is no date.
    return CalendarWords{unit->value, shift, end};
}

void set_weekend(TimeExpression& expression, Date today, Shift shift, Tense tense) {
    // Saturday of this week; from Monday to Friday "ce week-end" may be over or to come.
    Date saturday = today - today.weekday() + 5;
    const bool is_on = today >= saturday;
    if (shift == Shift::last) saturday = saturday - 7;
    if (shift == Shift::next && is_on) saturday = saturday + 7;
    if (shift == Shift::current && !is_on && tense != Tense::future) saturday = saturday - 7;
    set_interval(expression, {saturday, saturday + 1}, Granularity::weekend);
    expression.value = week_value(saturday) + "-WE";
    expression.is_future = saturday > today;
}

/// "la semaine dernière", "le mois prochain", "cette année", "la fin de l'année dernière".
std::optional<TimeExpression> calendar_period(const TimeContext& context, std::size_t i) {
    const WordsView& words = context.words;
    Part part = Part::whole;
    std::size_t at = i;
    if (const auto read = part_words(words, i)) {
        part = read->value;
        at = read->end;
    }
    const auto read = calendar_words(words, at);
    if (!read) return std::nullopt;
    auto expression = time_expression(i, read->end, "calendar-period");
    if (!context.anchor.day) return expression;
    const Date today = *context.anchor.day;
    const int shift = read->shift == Shift::last ? -1 : read->shift == Shift::next ? 1 : 0;
    switch (read->unit) {
    case CalendarUnit::weekend:
        set_weekend(expression, today, read->shift, tense_near(words, i, read->end));
        return expression;
    case CalendarUnit::week:
        set_interval(expression, week_of(today, shift), Granularity::week);
        expression.value = week_value(today + 7 * shift);
        break;
    case CalendarUnit::month: {
        const int months = today.year() * 12 + today.month() - 1 + shift;
        if (const auto days = month_days(months / 12, months % 12 + 1, part))
            set_interval(expression, *days,
                         part == Part::whole ? Granularity::month : Granularity::month_part);
        expression.value = fmt::format("{:04}-{:02}", months / 12, months % 12 + 1);
        break;
    }
    case CalendarUnit::year: {
        const int year = today.year() + shift;
        DateInterval days{*Date::from_civil(year, 1, 1), *Date::from_civil(year, 12, 31)};
        if (part == Part::start) days.to = *Date::from_civil(year, 4, 30);
        if (part == Part::end) days.from = *Date::from_civil(year, 9, 1);
        set_interval(expression, days, Granularity::year);
        expression.value = fmt::format("{:04}", year);
        break;
    }
    }
    expression.is_future = shift > 0;
    // "cette semaine", "ce mois-ci" reach no further than the day of the article.
    if (shift == 0 && expression.interval->to > today && expression.interval->from <= today &&
        part == Part::whole)
        expression.interval->to = today;
    return expression;
}

struct VaguePhrase {
    std::string_view phrase;
    int days; ///< back from the anchor; 0 = no span
    std::string_view value;
};
constexpr std::array<VaguePhrase, 41> vague = {{{"recemment", 30, "PAST_REF"},
                                                {"tout recemment", 14, "PAST_REF"},
                                                {"dernierement", 30, "PAST_REF"},
                                                {"nouvellement", 30, "PAST_REF"},
                                                {"ces derniers jours", 7, "PAST_REF"},
                                                {"ces jours ci", 7, "PRESENT_REF"},
                                                {"ces derniers temps", 30, "PAST_REF"},
                                                {"ces dernieres heures", 1, "PAST_REF"},
                                                {"ces dernieres semaines", 56, "PAST_REF"},
                                                {"ces derniers mois", 240, "PAST_REF"},
                                                {"ces dernieres annees", 2000, "PAST_REF"},
                                                {"les derniers jours", 7, "PAST_REF"},
                                                {"les dernieres semaines", 56, "PAST_REF"},
                                                {"recently", 30, "PAST_REF"},
                                                {"lately", 30, "PAST_REF"},
                                                {"recent days", 7, "PAST_REF"},
                                                {"recent weeks", 56, "PAST_REF"},
                                                {"recent months", 240, "PAST_REF"},
                                                {"recent years", 2000, "PAST_REF"},
                                                {"maintenant", 0, "PRESENT_REF"},
                                                {"desormais", 0, "PRESENT_REF"},
                                                {"actuellement", 0, "PRESENT_REF"},
                                                {"en ce moment", 0, "PRESENT_REF"},
                                                {"a l heure actuelle", 0, "PRESENT_REF"},
                                                {"dorenavant", 0, "PRESENT_REF"},
                                                {"now", 0, "PRESENT_REF"},
                                                {"currently", 0, "PRESENT_REF"},
                                                {"at present", 0, "PRESENT_REF"},
                                                {"jadis", 0, "PAST_REF"},
                                                {"autrefois", 0, "PAST_REF"},
                                                {"naguere", 0, "PAST_REF"},
                                                {"prochainement", 0, "FUTURE_REF"},
                                                {"bientot", 0, "FUTURE_REF"},
                                                {"soon", 0, "FUTURE_REF"},
                                                {"une date ulterieure", 0, "FUTURE_REF"},
                                                {"les prochains jours", 0, "FUTURE_REF"},
                                                {"les prochaines semaines", 0, "FUTURE_REF"},
                                                {"les jours a venir", 0, "FUTURE_REF"},
                                                {"the coming days", 0, "FUTURE_REF"},
                                                {"the coming weeks", 0, "FUTURE_REF"},
                                                {"the near future", 0, "FUTURE_REF"}}};

/// "récemment", "ces derniers jours", "désormais", "dans les prochains jours".
std::optional<TimeExpression> vague_reference(const TimeContext& context, std::size_t i) {
    static const PhraseTable<VaguePhrase> table(vague, &VaguePhrase::phrase);
    std::size_t end = 0;
    const VaguePhrase* const best = longest_phrase(table, context.words, i, end);
    if (best == nullptr) return std::nullopt;
    // "to leave as soon as possible"
    if (best->phrase == "soon" && context.words.is(end, "as")) return std::nullopt;
    auto expression = time_expression(i, end, "vague-reference");
    expression.value = best->value;
    expression.is_future = best->value == "FUTURE_REF";
    expression.is_state = !expression.is_future;
    if (best->days > 0 && context.anchor.day)
        set_interval(expression, {*context.anchor.day - best->days, *context.anchor.day},
                     Granularity::period);
    return expression;
}

/// "over the past day", "au cours des dernières 24 heures": a report of one day.
std::optional<TimeExpression> past_day(const TimeContext& context, std::size_t i) {
    const std::size_t end = context.words.any_phrase(
        i, {"past day", "past 24 hours", "last 24 hours", "dernieres 24 heures",
            "24 dernieres heures", "dernieres vingt quatre heures"});
    if (end == 0 || !context.anchor.day) return std::nullopt;
    auto expression = time_expression(i, end, "past-day");
    set_interval(expression, {*context.anchor.day - 1, *context.anchor.day}, Granularity::day);
    expression.value = to_iso(*context.anchor.day - 1);
    return expression;
}

struct Habit {
    std::string_view phrase;
    std::string_view value;
};
constexpr std::array<Habit, 15> habits = {{{"chaque jour", "P1D"},
                                           {"tous les jours", "P1D"},
                                           {"quotidiennement", "P1D"},
                                           {"chaque semaine", "P1W"},
                                           {"toutes les semaines", "P1W"},
                                           {"chaque mois", "P1M"},
                                           {"tous les mois", "P1M"},
                                           {"chaque annee", "P1Y"},
                                           {"tous les ans", "P1Y"},
                                           {"every day", "P1D"},
                                           {"daily", "P1D"},
                                           {"every week", "P1W"},
                                           {"every month", "P1M"},
                                           {"every year", "P1Y"},
                                           {"toute l annee", "P1D"}}};

/// "chaque jour", "tous les lundis", "every Friday".
std::optional<TimeExpression> habit(const TimeContext& context, std::size_t i) {
    const WordsView& words = context.words;
    for (const Habit& row : habits) {
        const std::size_t end = words.phrase(i, row.phrase);
        if (end == 0) continue;
        auto expression = time_expression(i, end, "habit");
        expression.kind = TimeKind::set;
        expression.value = row.value;
        return expression;
    }
    const std::size_t at = words.any_phrase(i, {"tous les", "chaque", "every", "les"});
    if (at == 0) return std::nullopt;
    for (std::string_view plural :
         {"lundis", "mardis", "mercredis", "jeudis", "vendredis", "samedis", "dimanches"}) {
        if (!words.is(at, plural)) continue;
        auto expression = time_expression(i, at + 1, "habit");
        expression.kind = TimeKind::set;
        expression.value = "XXXX-WXX";
        return expression;
    }
    const auto weekday = words.is(i, "les") ? std::nullopt : weekday_word(words, at);
    if (!weekday) return std::nullopt;
    auto expression = time_expression(i, at + 1, "habit");
    expression.kind = TimeKind::set;
    expression.value = fmt::format("XXXX-WXX-{}", *weekday + 1);
    return expression;
}

} // namespace

const std::vector<TimeRule>& vague_rules() {
    static const std::vector<TimeRule> rules = [] {
        TimeOpenings period = part_openings();
        period.add({"last",    "past", "next",  "this", "cette",    "ce",   "la",
                    "le",      "l",    "the",   "over", "nouvelle", "week", "weekend",
                    "semaine", "mois", "month", "an",   "annee",    "year"});
        TimeOpenings habitual;
        habitual.add(habits, &Habit::phrase).add({"tous", "chaque", "every", "les"});
        return std::vector<TimeRule>{
            {calendar_period, period},
            {vague_reference, TimeOpenings().add(vague, &VaguePhrase::phrase)},
            {past_day, TimeOpenings().add({"past", "last", "dernieres", "24"})},
            {habit, habitual}};
    }();
    return rules;
}

} // namespace cordon::incident
