// SPDX-License-Identifier: MIT
#include "incident/extract/quantity.hpp"
#include "incident/extract/time_rules.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace cordon::incident {

namespace {

std::string_view unit_code(TimeUnit unit) {
    switch (unit) {
    case TimeUnit::second: return "S";
    case TimeUnit::minute: return "M";
    case TimeUnit::hour: return "H";
    case TimeUnit::day: return "D";
    case TimeUnit::week: return "W";
    case TimeUnit::month: return "M";
    case TimeUnit::year: return "Y";
    }
    return "D";
}

/// `P3D`, `PT2H`, `PXW`.
std::string duration_value(double amount, bool is_vague, TimeUnit unit) {
    const std::string_view clock = unit < TimeUnit::day ? "T" : "";
    if (is_vague) return fmt::format("P{}X{}", clock, unit_code(unit));
    return fmt::format("P{}{}{}", clock, amount, unit_code(unit));
}

double days_of(TimeUnit unit) {
    switch (unit) {
    case TimeUnit::day: return 1.0;
    case TimeUnit::week: return 7.0;
    case TimeUnit::month: return 30.44;
    case TimeUnit::year: return 365.25;
    default: return 1.0 / 24.0;
    }
}

/// Days before the anchor: the nearest and the furthest that the quantity allows.
DateInterval reach_back(Date today, const Quantity& amount, TimeUnit unit) {
    const double unit_days = days_of(unit);
    // "plusieurs" has no upper end in words; the geocoding card reads 3 to 8.
    const double high = amount.range.high ? *amount.range.high
                        : amount.is_vague ? 8.0
                                          : 1.5 * amount.range.low;
    const auto back = static_cast<int>(std::lround(std::min(high * unit_days, 36500.0)));
    const auto near =
        static_cast<int>(std::lround(std::min(amount.range.low * unit_days, 36500.0)));
    return {today - back, today - near};
}

struct Amount {
    Quantity quantity;
    TimeUnit unit = TimeUnit::day;
    std::size_t end = 0;
};

/// "trois jours", "plusieurs semaines", "a few months", "des années", "un quart de siècle".
std::optional<Amount> read_amount(const WordsView& words, std::size_t i) {
    std::optional<Quantity> quantity = read_quantity(words, i);
    const bool some = words.is(i, "des") && i > 0 &&
                      words.is_any(i - 1, {"depuis", "pendant", "durant", "apres", "a", "pour"});
    if (!quantity && some && unit_word(words, i + 1)) {
        quantity = Quantity{};
        quantity->range = {3.0, std::nullopt};
        quantity->is_vague = true;
        quantity->end = i + 1;
    }
    if (!quantity && words.is_any(i, {"a", "an"}) && unit_word(words, i + 1)) {
        quantity = Quantity{};
        quantity->range = {1.0, 1.0};
        quantity->stated = 1.0;
        quantity->end = i + 1;
    }
    if (words.phrase(i, "un quart de siecle") != 0) {
        Amount amount{Quantity{}, TimeUnit::year, i + 4};
        amount.quantity.range = {25.0, 25.0};
        amount.quantity.stated = 25.0;
        return amount;
    }
    if (!quantity) return std::nullopt;
    std::size_t at = quantity->end;
    if (words.is_any(at, {"longs", "longues", "bons", "bonnes", "long", "past", "dernieres",
                          "derniers", "straight", "consecutive", "full"}))
        ++at;
    const auto unit = unit_word(words, at);
    // "une seconde" is mostly an ordinal.
    if (!unit || (quantity->stated == 1.0 && words.is(at, "seconde"))) return std::nullopt;
    return Amount{*quantity, *unit, at + 1};
}

/// Ages are no durations: "une fillette de 6 ans", "Anne, 34 ans,", "aged 12 years".
bool is_age(const WordsView& words, std::size_t i, const Amount& amount) {
    if (amount.unit != TimeUnit::year) return false;
    if (words.is_any(amount.end, {"old"}) ||
        (i > 0 && words.is_any(i - 1, {"age", "agee", "ages", "agees", "aged"})))
        return true;
    if (i > 1 && words.is_sign(i - 1, ",") &&
        (words.is_sign(amount.end, ",") || words.is_sign(amount.end, ".") ||
         words.is_sign(amount.end, ")")))
        return true;
    if (i > 1 && words.is_any(i - 1, {"de", "d"}))
        return words.is_any(i - 2, {"age",   "agee",       "ages",        "homme",     "femme",
                                    "fille", "fillette",   "garcon",      "garconnet", "enfant",
                                    "jeune", "adolescent", "adolescente", "bebe",      "moins",
                                    "plus",  "personne",   "mineur",      "soldat",    "conducteur",
                                    "fils",  "majeur",     "lyceen"});
    return i > 1 && words.is_sign(i - 1, "(") && words.is_sign(amount.end, ")");
}

/// Behind "depuis", "for", "over the past": a state that still goes on.
bool is_since(const WordsView& words, std::size_t i) {
    for (const std::string_view phrase :
         {"depuis", "voici", "voila", "for", "for the past", "for the last", "over the past",
          "over the last", "in the past", "in the last", "during the past", "depuis environ",
          "au cours des", "ces"})
        if (words.phrase_before(i, phrase) != WordsView::npos) return true;
    return false;
}

/// "de 8 à 24 mois", "between 3 and 5 days": two durations of one unit.
bool opens_range(const WordsView& words, std::size_t i) {
    return i > 0 && words.is_any(i - 1, {"de", "entre", "between", "from"}) && words.is_number(i) &&
           words.is_any(i + 1, {"a", "et", "and", "to"}) && words.is_number(i + 2);
}

/// "deux ans", "plusieurs semaines"; behind "depuis" also the days that it spans.
std::optional<TimeExpression> duration(const TimeContext& context, std::size_t i) {
    const WordsView& words = context.words;
    const auto amount = read_amount(words, i);
    if (!amount || is_age(words, i, *amount) || opens_range(words, i)) return std::nullopt;
    auto expression = time_expression(i, amount->end, "duration");
    expression.kind = TimeKind::duration;
    expression.value =
        duration_value(amount->quantity.stated, amount->quantity.is_vague, amount->unit);
    if (is_since(words, i) && context.anchor.day) {
        expression.rule = "since-duration";
        expression.is_state = true;
        const DateInterval reach = reach_back(*context.anchor.day, amount->quantity, amount->unit);
        set_interval(expression, {reach.from, *context.anchor.day}, Granularity::period);
    }
    return expression;
}

/// "de 8 à 24 mois": the first number is a duration of the same unit.
std::optional<TimeExpression> first_of_range(const TimeContext& context, std::size_t i) {
    const WordsView& words = context.words;
    if (!opens_range(words, i)) return std::nullopt;
    const auto unit = unit_word(words, i + 3);
    const PlainNumber first = read_number(words, i);
    if (!unit || first.end != i + 1) return std::nullopt;
    auto expression = time_expression(i, i + 1, "duration");
    expression.kind = TimeKind::duration;
    expression.value = duration_value(first.value, false, *unit);
    return expression;
}

/// "il y a trois jours", "three days ago", "voici deux semaines".
std::optional<TimeExpression> ago(const TimeContext& context, std::size_t i) {
    const WordsView& words = context.words;
    const std::size_t lead = words.any_phrase(i, {"il y a", "voici", "voila"});
    const auto amount = read_amount(words, lead != 0 ? lead : i);
    if (!amount) {
        const std::size_t end =
            words.any_phrase(i, {"il y a peu", "il y a longtemps", "long ago", "some time ago"});
        if (end == 0) return std::nullopt;
        auto expression = time_expression(i, end, "vague-past");
        expression.value = "PAST_REF";
        expression.is_state = true;
        return expression;
    }
    const bool behind = words.is(amount->end, "ago");
    if (lead == 0 && !behind) return std::nullopt;
    auto expression = time_expression(i, amount->end + (behind ? 1 : 0), "ago");
    const auto& quantity = amount->quantity;
    expression.value = duration_value(quantity.stated, quantity.is_vague, amount->unit);
    if (!context.anchor.day) return expression;
    DateInterval reach = reach_back(*context.anchor.day, quantity, amount->unit);
    // Days are meant exactly; weeks and longer units give half of a unit to each side.
    const int half = amount->unit == TimeUnit::week    ? 3
                     : amount->unit == TimeUnit::month ? 15
                     : amount->unit == TimeUnit::year  ? 180
                                                       : 0;
    reach.from = reach.from - half;
    reach.to = std::min(reach.to + half, *context.anchor.day);
    set_interval(expression, reach,
                 half == 0 && reach.is_one_day() ? Granularity::day : Granularity::period);
    if (expression.granularity == Granularity::day) {
        expression.value = to_iso(reach.from);
        if (amount->unit < TimeUnit::day) expression.kind = TimeKind::time;
    } else if (!quantity.is_vague) {
        const Date middle = Date::from_days((reach.from.days() + reach.to.days()) / 2);
        expression.value = amount->unit == TimeUnit::week    ? week_value(middle)
                           : amount->unit == TimeUnit::month ? to_iso(middle).substr(0, 7)
                                                             : to_iso(middle).substr(0, 4);
    }
    return expression;
}

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
    if (unit->value == CalendarUnit::weekend && shift == Shift::none && at > i)
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
    const VaguePhrase* best = nullptr;
    std::size_t end = 0;
    for (const VaguePhrase& row : vague)
        if (const std::size_t behind = context.words.phrase(i, row.phrase); behind > end) {
            best = &row;
            end = behind;
        }
    if (best == nullptr) return std::nullopt;
    auto expression = time_expression(i, end, "vague-reference");
    expression.value = best->value;
    expression.is_future = best->value == "FUTURE_REF";
    expression.is_state = !expression.is_future;
    if (best->days > 0 && context.anchor.day)
        set_interval(expression, {*context.anchor.day - best->days, *context.anchor.day},
                     Granularity::period);
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

const std::vector<TimeRule>& period_rules() {
    static const std::vector<TimeRule> rules = {
        ago, duration, first_of_range, calendar_period, vague_reference, habit};
    return rules;
}

} // namespace cordon::incident
