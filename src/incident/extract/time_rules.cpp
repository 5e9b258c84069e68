// SPDX-License-Identifier: MIT
#include "incident/extract/time_rules.hpp"

#include <fmt/format.h>

#include <cstdlib>

namespace cordon::incident {

TimeOpenings& TimeOpenings::add(std::initializer_list<std::string_view> more) {
    words.insert(words.end(), more.begin(), more.end());
    return *this;
}

TimeOpenings& TimeOpenings::add(const TimeOpenings& more) {
    words.insert(words.end(), more.words.begin(), more.words.end());
    numbers = numbers || more.numbers;
    return *this;
}

TimeExpression time_expression(std::size_t i, std::size_t end, std::string_view rule) {
    TimeExpression expression;
    expression.first_token = i;
    expression.token_count = end - i;
    expression.rule = rule;
    return expression;
}

void set_day(TimeExpression& expression, Date day) {
    expression.interval = DateInterval{day, day};
    expression.granularity = Granularity::day;
    expression.value = to_iso(day);
}

void set_day_part(TimeExpression& expression, Date day, const DayPart& part,
                  std::string_view words) {
    expression.interval = DateInterval{day, part.reaches_next_day ? day + 1 : day};
    expression.granularity = Granularity::moment;
    expression.kind = TimeKind::time;
    expression.value = fmt::format("{}T{}", to_iso(day), part.code);
    expression.time_of_day = words;
}

void set_interval(TimeExpression& expression, DateInterval interval, Granularity granularity) {
    expression.interval = interval;
    expression.granularity = granularity;
}

std::optional<DateInterval> month_days(int year, int month, Part part) {
    const auto first = Date::from_civil(year, month, 1);
    const auto next =
        month == 12 ? Date::from_civil(year + 1, 1, 1) : Date::from_civil(year, month + 1, 1);
    if (!first || !next) return std::nullopt;
    switch (part) {
    case Part::start: return DateInterval{*first, *first + 9};
    case Part::middle: return DateInterval{*first + 10, *first + 19};
    case Part::end: return DateInterval{*first + 20, *next - 1};
    case Part::whole: break;
    }
    return DateInterval{*first, *next - 1};
}

DateInterval week_of(Date day, int shift) {
    const Date monday = day - day.weekday() + 7 * shift;
    return {monday, monday + 6};
}

std::string week_value(Date day) {
    // ISO 8601: the week belongs to the year of its Thursday.
    const Date thursday = day - day.weekday() + 3;
    const Date new_year = *Date::from_civil(thursday.year(), 1, 1);
    return fmt::format("{:04}-W{:02}", thursday.year(), (thursday - new_year) / 7 + 1);
}

namespace {

/// First day of the question's day or month in a year.
std::optional<Date> first_day(const YearQuestion& question, int year) {
    return Date::from_civil(year, question.month, question.day == 0 ? 1 : question.day);
}

/// The year of the nearest date whose weekday fits, from eleven months back to seven ahead.
std::optional<int> year_by_weekday(const YearQuestion& question, Date anchor) {
    std::optional<int> best;
    int best_distance = 0;
    for (int year = anchor.year() - 1; year <= anchor.year() + 1; ++year) {
        const auto day = first_day(question, year);
        if (!day || day->weekday() != *question.weekday) continue;
        const int ahead = *day - anchor;
        if (ahead < -335 || ahead > 215) continue;
        if (!best || std::abs(ahead) < best_distance) {
            best = year;
            best_distance = std::abs(ahead);
        }
    }
    return best;
}

} // namespace

std::optional<int> find_year(const YearQuestion& question, const DateAnchor& anchor) {
    if (!anchor.day) return std::nullopt;
    const Date today = *anchor.day;
    if (question.weekday && question.day != 0)
        if (const auto year = year_by_weekday(question, today)) return year;
    // The latest such date not after tomorrow, and the one a year later.
    int past = today.year() - 2;
    for (int year = today.year() - 1; year <= today.year() + 1; ++year)
        if (const auto day = first_day(question, year); day && *day <= today + 1) past = year;
    const int future = past + 1;
    if (question.shift == Shift::last) {
        const auto day = first_day(question, past);
        const bool is_over =
            day && *day < today &&
            (question.day != 0 || past != today.year() || question.month != today.month());
        return is_over ? past : past - 1;
    }
    if (question.shift == Shift::next) return future;
    const auto before = first_day(question, past);
    const auto after = first_day(question, future);
    if (!before || !after) return past;
    const bool is_this_month =
        question.day == 0 && past == today.year() && question.month == today.month();
    if (is_this_month) return past;
    const int age = today - *before;
    const int wait = *after - today;
    if (question.is_limit) return age <= wait ? past : future;
    if (question.tense == Tense::future) return wait < 300 ? future : past;
    // News seldom leaves the year out for a day eight months ago, but does so for one soon to come.
    if (question.tense == Tense::unknown && wait <= 60 && age > 240) return future;
    return past;
}

} // namespace cordon::incident
