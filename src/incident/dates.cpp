// SPDX-License-Identifier: MIT
#include "incident/dates.hpp"

#include "core/ascii.hpp"
#include "data/csv.hpp"
#include "incident/date_tokens.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>
#include <span>

namespace cordon::incident {

namespace {

/// Year of two digits: event data begin about 1970.
int full_year(int year) {
    if (year >= 100) return year;
    return year + (year < 70 ? 2000 : 1900);
}

/// Day and month at `at` in either order; the number of tokens that they take is always two.
std::optional<std::pair<int, int>> day_month_at(const std::vector<DateToken>& tokens,
                                                std::size_t at) {
    if (at + 1 >= tokens.size()) return std::nullopt;
    const std::string& first = tokens[at].folded;
    const std::string& second = tokens[at + 1].folded;
    if (const auto day = day_of(first))
        if (const auto month = month_of(second)) return std::pair(*day, *month);
    if (const auto month = month_of(first))
        if (const auto day = day_of(second)) return std::pair(*day, *month);
    return std::nullopt;
}

/// Which days of a month `early`, `mi`, `fin` … mean (design: geocoding, section 9).
struct PartOfMonth {
    std::string_view word;
    int first;
    int last; ///< 31 = to the end of the month
};

constexpr std::array<PartOfMonth, 23> parts_of_month = {
    {{"debut", 1, 10},   {"principios", 1, 10}, {"comienzos", 1, 10}, {"inicio", 1, 10},
     {"inicios", 1, 10}, {"anfang", 1, 10},     {"mediados", 11, 20}, {"meados", 11, 20},
     {"mitte", 11, 20},  {"fines", 21, 31},     {"finales", 21, 31},  {"fim", 21, 31},
     {"finais", 21, 31}, {"ende", 21, 31},      {"early", 1, 10},     {"beginning", 1, 10},
     {"mi", 11, 20},     {"mid", 11, 20},       {"fin", 21, 31},      {"late", 21, 31},
     {"end", 21, 31},    {"courant", 1, 31},    {"in", 1, 31}}};

std::optional<DateInterval> days_of_month(int year, int month, int first, int last) {
    const auto from = Date::from_civil(year, month, first);
    auto to = Date::from_civil(year, month, last);
    for (int day = last; !to && day > 27; --day) to = Date::from_civil(year, month, day);
    if (!from || !to) return std::nullopt;
    return DateInterval{*from, *to};
}

/// Words inside of one date: `le 14 de enero de 2025`, `segunda-feira`.
constexpr std::array<std::string_view, 8> in_date = {"of", "de",  "d",  "do",
                                                     "le", "the", "el", "feira"};
/// Words between two dates: `from 3 to 5 May 2025`.
constexpr std::array<std::string_view, 25> between_dates = {
    "nuit", "night", "noche", "noite", "del", "du",    "au",     "from", "to",
    "and",  "et",    "e",     "y",     "at",  "um",    "as",     "al",   "a",
    "on",   "em",    "until", "bis",   "vom", "entre", "between"};

using Joints = std::span<const std::string_view>;

/// The words of a text without the joints.
std::vector<DateToken> tokens_without(std::string_view text, std::initializer_list<Joints> joints) {
    std::vector<DateToken> tokens = date_tokens(text);
    std::erase_if(tokens, [&](const DateToken& token) {
        return std::any_of(joints.begin(), joints.end(), [&](const Joints& words) {
            return std::find(words.begin(), words.end(), token.folded) != words.end();
        });
    });
    return tokens;
}

/// A year of four digits, or of two: `03-May-24`.
std::optional<int> any_year_of(std::string_view folded) {
    if (const auto year = year_of(folded)) return year;
    const auto two = folded.size() == 2 ? data::parse_number(folded) : std::nullopt;
    if (!two || *two < 0.0) return std::nullopt;
    return full_year(static_cast<int>(*two));
}

std::optional<DateInterval> one_day(int year, std::pair<int, int> day_and_month) {
    const auto date = Date::from_civil(year, day_and_month.second, day_and_month.first);
    return date ? std::optional(DateInterval{*date, *date}) : std::nullopt;
}

std::optional<DateInterval> from_to(const std::optional<DateInterval>& from,
                                    const std::optional<DateInterval>& to) {
    if (!from || !to || to->to < from->from) return std::nullopt;
    return DateInterval{from->from, to->to};
}

/// `9–11 April 2025` or `April 9–11, 2025`.
std::optional<DateInterval> parse_days_of_month(const std::vector<DateToken>& tokens) {
    if (tokens.size() != 4) return std::nullopt;
    const auto year = any_year_of(tokens[3].folded);
    if (!year) return std::nullopt;
    const bool month_first = month_of(tokens[0].folded).has_value();
    const auto month = month_of(tokens[month_first ? 0 : 2].folded);
    const auto first = day_of(tokens[month_first ? 1 : 0].folded);
    const auto last = day_of(tokens[month_first ? 2 : 1].folded);
    if (!month || !first || !last) return std::nullopt;
    return from_to(one_day(*year, {*first, *month}), one_day(*year, {*last, *month}));
}

/// `octobre 2025`, `fin octobre 2025`, `late October 2025`, with `at` behind any weekday.
std::optional<DateInterval> parse_month_words(const std::vector<DateToken>& tokens) {
    PartOfMonth part{{}, 1, 31};
    std::size_t at = 0;
    const auto* found =
        std::find_if(parts_of_month.begin(), parts_of_month.end(),
                     [&](const PartOfMonth& row) { return row.word == tokens[0].folded; });
    if (found != parts_of_month.end()) {
        part = *found;
        ++at;
    }
    if (at + 2 != tokens.size()) return std::nullopt;
    const auto month = month_of(tokens[at].folded);
    const auto year = year_of(tokens[at + 1].folded);
    if (!month || !year) return std::nullopt;
    return days_of_month(*year, *month, part.first, part.last);
}

/// The three numbers of `28/10/2025` with one sort of sign between them; a time after a space is
/// cut off.
std::optional<std::array<int, 3>> three_numbers(std::string_view text) {
    std::array<int, 3> numbers{};
    const char* at = text.data();
    const char* const end = at + text.size();
    char sign = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        if (i > 0) {
            if (at == end || (sign != 0 && *at != sign)) return std::nullopt;
            sign = *at++;
            if (sign != '/' && sign != '.' && sign != '-') return std::nullopt;
        }
        const auto [next, failed] = std::from_chars(at, end, numbers.at(i));
        if (failed != std::errc() || numbers.at(i) < 0) return std::nullopt;
        at = next;
    }
    if (at != end && *at != ' ' && *at != 'T') return std::nullopt;
    return numbers;
}

} // namespace

std::optional<DateInterval> parse_date_words(std::string_view text) {
    std::vector<DateToken> tokens = tokens_without(text, {in_date, between_dates});
    if (!tokens.empty() && weekday_of(tokens.front().folded)) tokens.erase(tokens.begin());
    constexpr std::size_t most = 6; // two whole dates
    if (tokens.size() < 2 || tokens.size() > most) return std::nullopt;
    if (const auto days = parse_days_of_month(tokens)) return days;
    if (const auto first = day_month_at(tokens, 0)) {
        if (tokens.size() == 2) return std::nullopt;
        const auto year = any_year_of(tokens[2].folded);
        const std::size_t next = year ? 3 : 2;
        const auto last = next < tokens.size() ? day_month_at(tokens, next) : std::nullopt;
        const std::size_t end = last ? next + 2 : next;
        const auto last_year =
            end < tokens.size() ? any_year_of(tokens[end].folded) : std::optional<int>();
        if (tokens.size() != (last_year ? end + 1 : end)) return std::nullopt;
        if (!last) return year && !last_year ? one_day(*year, *first) : std::nullopt;
        if (!last_year) return std::nullopt;
        return from_to(one_day(year.value_or(*last_year), *first), one_day(*last_year, *last));
    }
    return parse_month_words(tokens);
}

std::vector<WeekdayDate> find_weekday_dates(std::string_view text, std::optional<int> year) {
    std::vector<WeekdayDate> dates;
    const std::vector<DateToken> tokens = tokens_without(text, {in_date});
    for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
        const auto weekday = weekday_of(tokens[i].folded);
        if (!weekday) continue;
        const std::size_t at = i + 1;
        const auto found = day_month_at(tokens, at);
        if (!found) continue;
        std::size_t last = at + 1;
        std::optional<int> its_year = year;
        if (last + 1 < tokens.size()) {
            if (const auto stated = year_of(tokens[last + 1].folded)) {
                its_year = stated;
                ++last;
            }
        }
        const auto date =
            its_year ? Date::from_civil(*its_year, found->second, found->first) : std::nullopt;
        if (!date) continue;
        const std::size_t begin = tokens[i].begin;
        dates.push_back(
            {std::string(text.substr(begin, tokens[last].end - begin)), *weekday, *date});
    }
    return dates;
}

std::optional<Date> other_month_reading(const WeekdayDate& found) {
    for (const int offset : {1, -1, 2, -2, 3, -3}) {
        const int months = found.date.year() * 12 + found.date.month() - 1 + offset;
        const auto date = Date::from_civil(months / 12, months % 12 + 1, found.date.day());
        if (date && date->weekday() == found.weekday) return date;
    }
    return std::nullopt;
}

std::string long_date(Date date) {
    return fmt::format("{} {} {}", date.day(), month_name(date.month(), Language::en), date.year());
}

DateOrder find_date_order(const std::vector<std::string_view>& cells) {
    bool day_first = false;
    bool month_first = false;
    for (const std::string_view cell : cells) {
        const auto numbers = three_numbers(cell);
        if (!numbers || numbers->at(0) > 31) continue;
        // 03.09.2025: countries that write dates with points have the day first.
        const bool pointed = cell.find('.') != std::string_view::npos &&
                             cell.find_first_of("/-") == std::string_view::npos;
        if (numbers->at(0) > 12 || (pointed && numbers->at(1) <= 12)) day_first = true;
        if (numbers->at(1) > 12) month_first = true;
    }
    if (day_first && month_first) return DateOrder::mixed;
    if (!day_first && !month_first) return DateOrder::ambiguous;
    return day_first ? DateOrder::day_first : DateOrder::month_first;
}

std::optional<Date> parse_numeric_date(std::string_view text, DateOrder order) {
    const auto numbers = three_numbers(text);
    if (!numbers) return std::nullopt;
    if (numbers->at(0) >= 1000)
        return Date::from_civil(numbers->at(0), numbers->at(1), numbers->at(2));
    const bool month_first = order == DateOrder::month_first;
    const int day = numbers->at(month_first ? 1 : 0);
    const int month = numbers->at(month_first ? 0 : 1);
    const int year = full_year(numbers->at(2));
    if (year < 1000) return std::nullopt; // 28/10/202 is a slip
    return Date::from_civil(year, month, day);
}

std::optional<DateInterval> parse_week_or_quarter(std::string_view text) {
    const std::vector<DateToken> tokens = date_tokens(text);
    if (tokens.size() != 2) return std::nullopt;
    const bool year_first = year_of(tokens[0].folded).has_value();
    const auto year = year_of(tokens[year_first ? 0 : 1].folded);
    const std::string& part = tokens[year_first ? 1 : 0].folded;
    if (!year || part.size() < 2 || part.size() > 3) return std::nullopt;
    const auto number = data::parse_number(std::string_view(part).substr(1));
    if (!number || *number < 1.0 || *number > 53.0) return std::nullopt;
    const int count = static_cast<int>(*number);
    if (part[0] == 'w' || part[0] == 's') { // ISO 8601: week 1 holds 4 January
        const auto fourth = Date::from_civil(*year, 1, 4);
        if (!fourth) return std::nullopt;
        const Date monday = *fourth - fourth->weekday() + 7 * (count - 1);
        return DateInterval{monday, monday + 6};
    }
    if ((part[0] != 'q' && part[0] != 't') || count > 4) return std::nullopt;
    const auto first = days_of_month(*year, 3 * count - 2, 1, 31);
    const auto last = days_of_month(*year, 3 * count, 1, 31);
    return from_to(first, last);
}

std::string_view without_time(std::string_view text) {
    const auto digit_at = [&](std::size_t i) { return i < text.size() && is_digit(text[i]); };
    for (std::size_t colon = text.find(':'); colon != std::string_view::npos;
         colon = text.find(':', colon + 1)) {
        std::size_t begin = colon;
        while (begin > 0 && colon - begin < 2 && digit_at(begin - 1)) --begin;
        const bool is_time = begin < colon && digit_at(colon + 1) && digit_at(colon + 2) &&
                             (begin == 0 || !digit_at(begin - 1));
        if (!is_time) continue;
        while (begin > 0 &&
               std::string_view(" ,T\t").find(text[begin - 1]) != std::string_view::npos)
            --begin;
        return text.substr(0, begin);
    }
    return text;
}

std::optional<Date> parse_compact_date(std::string_view text) {
    constexpr std::size_t digits = 8;
    if (text.size() != digits || text.find_first_not_of("0123456789") != std::string_view::npos)
        return std::nullopt;
    const auto number = [&](std::size_t at, std::size_t size) {
        return static_cast<int>(data::parse_number(text.substr(at, size)).value_or(0.0));
    };
    const int year = number(0, 4);
    return year >= 1900 && year < 2200 ? Date::from_civil(year, number(4, 2), number(6, 2))
                                       : std::nullopt;
}

bool looks_like_date(std::string_view text) {
    constexpr std::size_t shortest = 6; // 1/2/25; a year or a number alone is none
    if (parse_compact_date(text)) return true;
    text = without_time(text);
    if (text.size() < shortest || data::parse_number(text)) return false;
    return parse_iso_interval(text) || parse_numeric_date(text, DateOrder::day_first) ||
           parse_numeric_date(text, DateOrder::month_first) || parse_date_words(text);
}

std::optional<Date> parse_number_date(std::string_view text, NumberDate kind) {
    const auto number = data::parse_number(text);
    if (!number) return std::nullopt;
    constexpr double seconds_a_day = 86400.0;
    constexpr int epoch_of_sheets = -25569; // 30 December 1899, with 1900 taken for a leap year
    if (kind == NumberDate::serial) {
        const bool fits = *number >= 20000.0 && *number < 80000.0; // 1954 to 2119
        return fits ? std::optional(Date::from_days(epoch_of_sheets + static_cast<int>(*number)))
                    : std::nullopt;
    }
    const double seconds = *number >= 1e11 ? *number / 1000.0 : *number;
    const bool fits = seconds >= 1e8 && seconds < 4.2e9; // 1973 to 2103
    return fits ? std::optional(Date::from_days(static_cast<int>(seconds / seconds_a_day)))
                : std::nullopt;
}

} // namespace cordon::incident
