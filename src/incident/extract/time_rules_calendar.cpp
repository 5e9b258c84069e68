// SPDX-License-Identifier: MIT
#include "incident/extract/time_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace cordon::incident {

namespace {

int to_int(std::string_view digits) {
    int value = -1;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

/// `2025-10-28`: three numbers joined by hyphens.
std::optional<TimeExpression> iso_day(const TimeContext& context, std::size_t i) {
    const WordsView& words = context.words;
    const auto year = year_number(words, i);
    if (!year || !words.is_number(i + 1) || !words.is_number(i + 2)) return std::nullopt;
    if (!words.token(i + 1).hyphen_before || !words.token(i + 2).hyphen_before) return std::nullopt;
    const auto day = Date::from_civil(*year, to_int(words.fold(i + 1)), to_int(words.fold(i + 2)));
    if (!day) return std::nullopt;
    // A time behind "T" belongs to it.
    auto expression = time_expression(i, i + 3, "iso-day");
    set_day(expression, *day);
    return expression;
}

std::optional<Date> numeric_date(bool day_first, int first, int second, int year) {
    if (year < 100) year += year >= 70 ? 1900 : 2000;
    if (year < 1900 || year > 2099) return std::nullopt;
    if (second > 12) day_first = false;
    if (first > 12) day_first = true;
    return day_first ? Date::from_civil(year, second, first)
                     : Date::from_civil(year, first, second);
}

/// `28/10/2025`, `28.10.2025`, `28-10-2025`: day first in French.
std::optional<TimeExpression> numeric_day(const TimeContext& context, std::size_t i) {
    const WordsView& words = context.words;
    if (!words.is_number(i)) return std::nullopt;
    std::array<int, 3> parts{};
    std::size_t end = 0;
    const std::string_view raw = words.raw(i);
    const std::size_t dot = raw.find('.');
    if (dot != std::string_view::npos && raw.find('.', dot + 1) != std::string_view::npos) {
        const std::size_t second = raw.find('.', dot + 1);
        if (raw.size() - second != 5) return std::nullopt;
        parts = {to_int(raw.substr(0, dot)), to_int(raw.substr(dot + 1, second - dot - 1)),
                 to_int(raw.substr(second + 1))};
        end = i + 1;
    } else if (words.is_sign(i + 1, "/") && words.is_number(i + 2) && words.is_sign(i + 3, "/") &&
               words.is_number(i + 4)) {
        parts = {to_int(raw), to_int(words.raw(i + 2)), to_int(words.raw(i + 4))};
        end = i + 5;
    } else if (words.is_number(i + 1) && words.is_number(i + 2) &&
               words.token(i + 1).hyphen_before && words.token(i + 2).hyphen_before &&
               words.raw(i + 2).size() == 4) {
        parts = {to_int(raw), to_int(words.raw(i + 1)), to_int(words.raw(i + 2))};
        end = i + 3;
    }
    if (end == 0) return std::nullopt;
    const auto day = numeric_date(words.is_french(), parts[0], parts[1], parts[2]);
    if (!day) return std::nullopt;
    auto expression = time_expression(i, end, "numeric-day");
    set_day(expression, *day);
    return expression;
}

/// The token opens a line, a list's item or a table's cell.
bool opens_item(const WordsView& words, std::size_t i) {
    if (i == 0 || words.token(i).line_break_before) return true;
    if (words.is_sign(i - 1, "|")) return true;
    const bool bullet = words.is_sign(i - 1, "•") || words.is_sign(i - 1, "-") ||
                        words.is_sign(i - 1, "*") || words.is_sign(i - 1, "–");
    return bullet && (i == 1 || words.token(i - 1).line_break_before);
}

/// `• 12/10 – Cercle de Niono`: a day without its year at the head of an item. English lists say
/// which number is the day by the other one only.
std::optional<TimeExpression> item_day(const TimeContext& context, std::size_t i) {
    const WordsView& words = context.words;
    if (!words.is_number(i) || !words.is_sign(i + 1, "/") || !words.is_number(i + 2) ||
        words.is_sign(i + 3, "/") || words.token(i + 1).space_before || !opens_item(words, i))
        return std::nullopt;
    if (words.raw(i).size() > 2 || words.raw(i + 2).size() > 2) return std::nullopt;
    int day = to_int(words.raw(i));
    int month = to_int(words.raw(i + 2));
    constexpr int months = 12;
    if (!words.is_french() && day <= months && month <= months) return std::nullopt;
    if (month > months) std::swap(day, month);
    if (day < 1 || day > 31 || month < 1 || month > months) return std::nullopt;
    const auto year = find_year({.month = month,
                                 .day = day,
                                 .weekday = std::nullopt,
                                 .shift = Shift::none,
                                 .tense = Tense::past,
                                 .is_limit = false},
                                context.anchor);
    if (!year) return std::nullopt;
    const auto date = Date::from_civil(*year, month, day);
    if (!date) return std::nullopt;
    auto expression = time_expression(i, i + 3, "item-day");
    set_day(expression, *date);
    return expression;
}

/// What stands before a day: article and weekday.
struct DayLead {
    std::size_t end = 0;
    std::optional<int> weekday;
};

DayLead day_lead(const WordsView& words, std::size_t i) {
    DayLead lead{i, std::nullopt};
    if (words.is_any(i, {"le", "les", "ce", "the"})) ++lead.end;
    if (const auto weekday = weekday_word(words, lead.end)) {
        lead.weekday = weekday;
        ++lead.end;
        if (words.is_sign(lead.end, ",")) ++lead.end;
        if (words.is_any(lead.end, {"le", "the"})) ++lead.end;
    }
    return lead;
}

/// Day and month, and the year when it stands there.
struct DayMonth {
    int day = 0;
    int month = 0;
    std::optional<int> year;
    Shift shift = Shift::none;
    std::size_t end = 0;
};

/// Four digits, or two behind a month in French ("octobre 98"); `end` behind them.
std::optional<Reading<int>> year_behind(const WordsView& words, std::size_t i, int month) {
    if (words.is_sign(i, ".") && words.is_number(i + 1)) ++i; // "oct. 2025"
    const bool comma = words.is_sign(i, ",");
    if (const auto year = year_number(words, comma ? i + 1 : i);
        year && (!comma || !words.is_french()))
        return Reading<int>{*year, comma ? i + 2 : i + 1};
    if (comma || month == 0 || !words.is_french() || !words.is_number(i) ||
        words.raw(i).size() != 2)
        return std::nullopt;
    const int year = to_int(words.raw(i));
    // Up to 31 it could be a day or a count.
    if (year <= 31) return std::nullopt;
    return Reading<int>{year >= 70 ? 1900 + year : 2000 + year, i + 1};
}

void read_year(const WordsView& words, DayMonth& date) {
    if (const auto year = year_behind(words, date.end, date.month)) {
        date.year = year->value;
        date.end = year->end;
    } else if (const auto shift = shift_behind(words, date.end)) {
        date.shift = shift->value;
        date.end = shift->end;
    }
}

/// "28 octobre [2025]", "28th of October", "October 28[, 2025]".
std::optional<DayMonth> day_month(const WordsView& words, std::size_t i) {
    DayMonth date;
    if (const auto day = day_number(words, i)) {
        const std::size_t at = words.is_any(day->end, {"of"}) ? day->end + 1 : day->end;
        if (const auto month = month_word(words, at, true)) {
            date = {day->value, *month, std::nullopt, Shift::none, at + 1};
            read_year(words, date);
            return date;
        }
        return std::nullopt;
    }
    if (words.is_french()) return std::nullopt;
    const auto month = month_word(words, i, true);
    if (!month) return std::nullopt;
    const std::size_t at = words.is_sign(i + 1, ".") ? i + 2 : i + 1;
    const auto day = day_number(words, at);
    if (!day || words.is_sign(day->end, ":")) return std::nullopt;
    date = {day->value, *month, std::nullopt, Shift::none, day->end};
    read_year(words, date);
    return date;
}

/// True behind "jusqu'au", "d'ici au", "à partir du", "until", "by".
bool is_limit(const WordsView& words, std::size_t i) {
    static constexpr std::array<std::string_view, 9> limits = {
        "jusqu au", "jusqu a", "d ici au", "d ici le",    "d ici",
        "until",    "till",    "by",       "a compter du"};
    return std::any_of(limits.begin(), limits.end(), [&](std::string_view phrase) {
        return words.phrase_before(i, phrase) != WordsView::npos;
    });
}

/// Makes the expression of a day; the weekday is checked.
TimeExpression resolve_day(const TimeContext& context, std::size_t i, const DayMonth& date,
                           std::optional<int> weekday) {
    auto expression = time_expression(i, date.end, date.year ? "full-day" : "day-month");
    std::optional<int> year = date.year;
    if (!year)
        year = find_year({.month = date.month,
                          .day = date.day,
                          .weekday = weekday,
                          .shift = date.shift,
                          .tense = tense_near(context.words, i, date.end),
                          .is_limit = is_limit(context.words, i)},
                         context.anchor);
    const auto day = year ? Date::from_civil(*year, date.month, date.day) : std::nullopt;
    if (!day) {
        expression.granularity = Granularity::day;
        expression.value = fmt::format("XXXX-{:02}-{:02}", date.month, date.day);
        return expression;
    }
    expression.weekday_mismatch = weekday && day->weekday() != *weekday;
    if (const auto part = day_part(context.words, date.end); part && part->value.code != "12:00") {
        expression.token_count = part->end - i;
        set_day_part(expression, *day, part->value, context.words.raw(date.end));
        return expression;
    }
    set_day(expression, *day);
    return expression;
}

std::optional<TimeExpression> named_day(const TimeContext& context, std::size_t i) {
    const DayLead lead = day_lead(context.words, i);
    const auto date = day_month(context.words, lead.end);
    if (!date) return std::nullopt;
    return resolve_day(context, i, *date, lead.weekday);
}

/// "les 6 et 13 avril", "du 3 au 5 septembre", "October 3-5": the first day borrows the month of
/// the second. The expression is the first day alone.
std::optional<TimeExpression> borrowed_day(const TimeContext& context, std::size_t i) {
    const WordsView& words = context.words;
    const DayLead lead = day_lead(words, i);
    const auto day = day_number(words, lead.end);
    if (!day || month_word(words, day->end, true)) return std::nullopt;
    std::size_t at = day->end;
    const bool hyphen = words.is_number(at) && words.token(at).hyphen_before;
    if (!hyphen) {
        if (!words.is_any(at, {"et", "au", "a", "ou", "and", "to", ",", "-", "–"}))
            return std::nullopt;
        ++at;
    }
    const DayLead second = day_lead(words, at);
    auto date = day_month(words, second.end);
    if (!date) return std::nullopt;
    if (date->day <= day->value) return std::nullopt; // "le 30 et le 2 octobre" is no such list
    date->day = day->value;
    auto expression = resolve_day(context, i, *date, lead.weekday);
    expression.token_count = day->end - i;
    expression.rule = "day-of-list";
    return expression;
}

/// True when a bare month name is one: English "may" and "march" are also verbs.
bool is_month_name(const WordsView& words, std::size_t i, bool has_year) {
    if (words.is_french() || has_year) return true;
    if (!words.token(i).capitalised) return false;
    if (!words.is_any(i, {"may", "march"})) return true;
    return i > 0 && words.is_any(i - 1, {"in", "since", "of", "until", "from", "last", "next",
                                         "this", "early", "late", "mid", "by", "during"});
}

/// "en octobre", "début octobre 2025", "mois de juin", "last October".
std::optional<TimeExpression> named_month(const TimeContext& context, std::size_t i) {
    const WordsView& words = context.words;
    std::size_t at = i;
    Part part = Part::whole;
    if (const auto read = part_words(words, i)) {
        part = read->value;
        at = read->end;
    }
    Shift shift = Shift::none;
    if (!words.is_french()) {
        if (words.is(at, "last")) shift = Shift::last;
        if (words.is(at, "next")) shift = Shift::next;
        if (shift != Shift::none || words.is(at, "this")) ++at;
    }
    if (const std::size_t end =
            words.any_phrase(at, {"le mois de", "le mois d", "mois de", "mois d", "the month of"});
        end != 0)
        at = end;
    const auto month = month_word(words, at, false);
    if (!month) return std::nullopt;
    DayMonth date{0, *month, std::nullopt, shift, at + 1};
    read_year(words, date);
    if (!is_month_name(words, at, date.year.has_value())) return std::nullopt;
    auto expression = time_expression(i, date.end, date.year ? "month-year" : "month");
    expression.granularity = part == Part::whole ? Granularity::month : Granularity::month_part;
    std::optional<int> year = date.year;
    if (!year)
        year = find_year({.month = *month,
                          .day = 0,
                          .weekday = std::nullopt,
                          .shift = date.shift,
                          .tense = tense_near(words, i, date.end),
                          .is_limit = is_limit(words, i)},
                         context.anchor);
    if (!year) {
        expression.value = fmt::format("XXXX-{:02}", *month);
        return expression;
    }
    expression.value = fmt::format("{:04}-{:02}", *year, *month);
    if (const auto days = month_days(*year, *month, part)) expression.interval = days;
    return expression;
}

DateInterval year_days(int year) {
    return {*Date::from_civil(year, 1, 1), *Date::from_civil(year, 12, 31)};
}

/// A number of four digits is a year unless it counts something: "2000 personnes".
bool counts_things(const WordsView& words, std::size_t i) {
    if (!words.is_word(i + 1) || !words.follows(i + 1) || words.token(i + 1).capitalised)
        return false;
    if (words.is_any(i + 1, {"et",   "a",     "au",   "de",     "du",    "ou",    "par",  "pour",
                             "la",   "le",    "les",  "l",      "il",    "elle",  "en",   "dans",
                             "mais", "avant", "sont", "est",    "ont",   "apres", "and",  "to",
                             "the",  "by",    "but",  "when",   "after", "was",   "were", "has",
                             "had",  "with",  "as",   "before", "under", "on",    "qui",  "que",
                             "avec", "une",   "un",   "lors",   "sous",  "d",     "sur",  "in"}))
        return false;
    return !(i > 0 && words.is_any(i - 1, {"en", "depuis", "des", "annee", "in", "since", "during",
                                           "fin", "debut", "late", "early"}));
}

/// "2021", "l'année 2001", "les années 1990", "in the 1990s", "fin 2024".
std::optional<TimeExpression> named_year(const TimeContext& context, std::size_t i) {
    const WordsView& words = context.words;
    std::size_t at = i;
    if (const std::size_t end = words.any_phrase(i, {"l annee", "annee"}); end != 0) at = end;
    Part part = Part::whole;
    if (const auto read = part_words(words, at)) {
        part = read->value;
        at = read->end;
    }
    if (const std::size_t end = words.any_phrase(at, {"les annees", "annees"}); end != 0) {
        const auto decade = year_number(words, end);
        if (!decade) return std::nullopt;
        auto expression = time_expression(i, end + 1, "decade");
        set_interval(expression, {year_days(*decade).from, year_days(*decade + 9).to},
                     Granularity::period);
        expression.value = fmt::format("{:03}", *decade / 10);
        return expression;
    }
    const auto year = year_number(words, at);
    if (!year || words.token(at).hyphen_before || words.is_sign(at + 1, "%") ||
        words.is_sign(at + 1, "€") || counts_things(words, at))
        return std::nullopt;
    auto expression = time_expression(i, at + 1, "year");
    DateInterval days = year_days(*year);
    if (part == Part::start) days.to = *Date::from_civil(*year, 4, 30);
    if (part == Part::middle)
        days = {*Date::from_civil(*year, 5, 1), *Date::from_civil(*year, 8, 31)};
    if (part == Part::end) days.from = *Date::from_civil(*year, 9, 1);
    set_interval(expression, days, Granularity::year);
    expression.value = fmt::format("{:04}", *year);
    return expression;
}

struct SeasonName {
    std::string_view word;
    std::string_view code;
    int first_month;
};
constexpr std::array<SeasonName, 9> seasons = {{{"ete", "SU", 6},
                                                {"hiver", "WI", 12},
                                                {"printemps", "SP", 3},
                                                {"automne", "FA", 9},
                                                {"summer", "SU", 6},
                                                {"winter", "WI", 12},
                                                {"spring", "SP", 3},
                                                {"autumn", "FA", 9},
                                                {"fall", "FA", 9}}};

/// "été" and "fall" need a word that makes them a season.
bool is_season(const WordsView& words, std::size_t i) {
    if (words.is_any(i, {"ete", "fall", "spring"}))
        return (i > 0 && words.is_any(i - 1, {"en", "l", "cet", "d", "this", "last", "in", "of",
                                              "since", "next"})) ||
               year_number(words, i + 1).has_value();
    return true;
}

std::optional<TimeExpression> named_season(const TimeContext& context, std::size_t i) {
    const WordsView& words = context.words;
    const bool current = words.is_any(i, {"cet", "ce", "this"});
    const bool last = words.is(i, "last");
    const std::size_t at = current || last || words.is(i, "l") ? i + 1 : i;
    for (const SeasonName& season : seasons) {
        if (!words.is(at, season.word) || !is_season(words, at)) continue;
        auto expression = time_expression(i, at + 1, "season");
        expression.granularity = Granularity::season;
        std::optional<int> year = year_number(words, at + 1);
        if (year) expression.token_count = at + 2 - i;
        if (const auto shift = shift_behind(words, at + 1); !year && shift && context.anchor.day) {
            year =
                context.anchor.day->year() - (context.anchor.day->month() < season.first_month + 3);
            expression.token_count = shift->end - i;
        }
        if (!year && context.anchor.day && (current || last))
            year = context.anchor.day->year() - (last ? 1 : 0);
        if (!year) {
            expression.value = fmt::format("XXXX-{}", season.code);
            return expression;
        }
        expression.value = fmt::format("{:04}-{}", *year, season.code);
        const Date from = *Date::from_civil(*year, season.first_month, 1);
        expression.interval = DateInterval{from, from + 91};
        return expression;
    }
    return std::nullopt;
}

} // namespace

const std::vector<TimeRule>& day_rules() {
    static const std::vector<TimeRule> rules = [] {
        const TimeOpenings number{.words = {}, .numbers = true};
        TimeOpenings lead = number; // what day_lead() and day_number() read
        lead.add(weekday_openings()).add({"le", "les", "ce", "the", "premier"});
        return std::vector<TimeRule>{{iso_day, number},
                                     {numeric_day, number},
                                     {item_day, number},
                                     {named_day, TimeOpenings(lead).add(month_openings())},
                                     {borrowed_day, lead}};
    }();
    return rules;
}

const std::vector<TimeRule>& calendar_rules() {
    static const std::vector<TimeRule> rules = [] {
        TimeOpenings in_month = part_openings();
        in_month.add(month_openings()).add({"last", "next", "this", "le", "mois", "the"});
        TimeOpenings in_year = part_openings();
        in_year.numbers = true;
        in_year.add({"l", "annee", "les", "annees"});
        TimeOpenings season;
        season.add(seasons, &SeasonName::word).add({"cet", "ce", "this", "last", "l"});
        return std::vector<TimeRule>{
            {named_month, in_month}, {named_year, in_year}, {named_season, season}};
    }();
    return rules;
}

} // namespace cordon::incident
