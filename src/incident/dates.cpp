// SPDX-License-Identifier: MIT
#include "incident/dates.hpp"

#include "incident/date_tokens.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace cordon::incident {

namespace {

/// Day and month at `at` in either order; the number of tokens that they take is always two.
std::optional<std::pair<int, int>> day_and_month(const std::vector<DateToken>& tokens,
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

constexpr std::array<PartOfMonth, 10> parts_of_month = {{{"debut", 1, 10},
                                                         {"early", 1, 10},
                                                         {"beginning", 1, 10},
                                                         {"mi", 11, 20},
                                                         {"mid", 11, 20},
                                                         {"fin", 21, 31},
                                                         {"late", 21, 31},
                                                         {"end", 21, 31},
                                                         {"courant", 1, 31},
                                                         {"in", 1, 31}}};

std::optional<DateInterval> days_of_month(int year, int month, int first, int last) {
    const auto from = Date::from_civil(year, month, first);
    auto to = Date::from_civil(year, month, last);
    for (int day = last; !to && day > 27; --day) to = Date::from_civil(year, month, day);
    if (!from || !to) return std::nullopt;
    return DateInterval{*from, *to};
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
    if (at < tokens.size() && (tokens[at].folded == "of" || tokens[at].folded == "de")) ++at;
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
    std::vector<DateToken> tokens = date_tokens(text);
    if (!tokens.empty() && weekday_of(tokens.front().folded)) tokens.erase(tokens.begin());
    if (!tokens.empty() && (tokens.front().folded == "le" || tokens.front().folded == "the"))
        tokens.erase(tokens.begin());
    if (tokens.size() < 2 || tokens.size() > 5) return std::nullopt;
    if (const auto found = day_and_month(tokens, 0)) {
        if (tokens.size() != 3) return std::nullopt;
        const auto year = year_of(tokens[2].folded);
        const auto date =
            year ? Date::from_civil(*year, found->second, found->first) : std::nullopt;
        if (!date) return std::nullopt;
        return DateInterval{*date, *date};
    }
    return parse_month_words(tokens);
}

std::vector<WeekdayDate> find_weekday_dates(std::string_view text, std::optional<int> year) {
    std::vector<WeekdayDate> dates;
    const std::vector<DateToken> tokens = date_tokens(text);
    for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
        const auto weekday = weekday_of(tokens[i].folded);
        if (!weekday) continue;
        std::size_t at = i + 1;
        if (tokens[at].folded == "le" || tokens[at].folded == "the") ++at;
        const auto found = day_and_month(tokens, at);
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
        if (numbers->at(0) > 12) day_first = true;
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
    int year = numbers->at(2);
    if (year < 100) year += year < 70 ? 2000 : 1900; // event data begin about 1970
    if (year < 1000) return std::nullopt;            // 28/10/202 is a slip
    return Date::from_civil(year, month, day);
}

} // namespace cordon::incident
