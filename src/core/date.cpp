// SPDX-License-Identifier: MIT
#include "core/date.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <chrono>

namespace cordon {

namespace {

std::chrono::year_month_day civil(int days) {
    return std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(days)));
}

/// Reads exactly `digits` decimal digits at the front of `text` and removes them.
std::optional<int> take_digits(std::string_view& text, std::size_t digits) {
    if (text.size() < digits) return std::nullopt;
    int value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + digits, value);
    if (failed != std::errc() || end != text.data() + digits || text.front() == '-')
        return std::nullopt;
    text.remove_prefix(digits);
    return value;
}

bool take(std::string_view& text, char c) {
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
}

int days_in_month(int year, int month) {
    const auto last = std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) /
                      std::chrono::last;
    return static_cast<int>(static_cast<unsigned>(last.day()));
}

constexpr std::array<std::string_view, 12> months_en = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 12> months_fr = {
    "janvier", "février", "mars",      "avril",   "mai",      "juin",
    "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};
constexpr std::array<std::string_view, 12> short_en = {"Jan.",  "Feb.", "March", "April",
                                                       "May",   "June", "July",  "Aug.",
                                                       "Sept.", "Oct.", "Nov.",  "Dec."};
constexpr std::array<std::string_view, 12> short_fr = {"janv.", "févr.", "mars",   "avr.",
                                                       "mai",   "juin",  "juill.", "août",
                                                       "sept.", "oct.",  "nov.",   "déc."};
constexpr std::array<std::string_view, 7> weekdays_en = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
constexpr std::array<std::string_view, 7> weekdays_fr = {"lundi",    "mardi",  "mercredi", "jeudi",
                                                         "vendredi", "samedi", "dimanche"};

std::string day_number(Date date, Language language) {
    const bool first = language == Language::fr && date.day() == 1;
    return first ? "1er" : fmt::format("{}", date.day());
}

std::string_view short_month(int month, Language language) {
    const auto index = static_cast<std::size_t>(month - 1);
    return language == Language::fr ? short_fr.at(index) : short_en.at(index);
}

bool is_whole_month(const DateInterval& interval) {
    return interval.from.day() == 1 && interval.from.year() == interval.to.year() &&
           interval.from.month() == interval.to.month() &&
           interval.to.day() == days_in_month(interval.to.year(), interval.to.month());
}

bool is_whole_year(const DateInterval& interval) {
    return interval.from.year() == interval.to.year() && interval.from.month() == 1 &&
           interval.from.day() == 1 && interval.to.month() == 12 && interval.to.day() == 31;
}

std::string with_year(const std::string& text, int year, bool wanted) {
    return wanted ? text + std::string(no_break_space) + fmt::format("{}", year) : text;
}

std::string interval_text(const DateInterval& interval, Language language, bool year_wanted) {
    const Date from = interval.from;
    const Date to = interval.to;
    if (is_whole_year(interval)) return fmt::format("{}", from.year());
    if (interval.is_one_day())
        return with_year(format_day(from, language), from.year(), year_wanted);
    if (is_whole_month(interval))
        return with_year(std::string(month_name(from.month(), language)), from.year(), year_wanted);
    if (from.year() != to.year())
        return format_date(from, language) + " – " + format_date(to, language);
    if (from.month() == to.month()) {
        const std::string days = day_number(from, language) + "–" + day_number(to, language);
        const std::string text =
            days + std::string(no_break_space) + std::string(short_month(to.month(), language));
        return with_year(text, to.year(), year_wanted);
    }
    return with_year(format_day(from, language) + " – " + format_day(to, language), to.year(),
                     year_wanted);
}

} // namespace

std::optional<Date> Date::from_civil(int year, int month, int day) {
    // chrono keeps months and days in one byte and years in two: larger numbers would wrap round.
    if (year < -9999 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
        return std::nullopt;
    const std::chrono::year_month_day date(std::chrono::year(year),
                                           std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day)));
    if (!date.ok()) return std::nullopt;
    return Date(static_cast<int>(std::chrono::sys_days(date).time_since_epoch().count()));
}

int Date::year() const {
    return static_cast<int>(civil(days_).year());
}
int Date::month() const {
    return static_cast<int>(static_cast<unsigned>(civil(days_).month()));
}
int Date::day() const {
    return static_cast<int>(static_cast<unsigned>(civil(days_).day()));
}

int Date::weekday() const {
    const int shifted = (days_ + 3) % 7; // 1970-01-01 was a Thursday
    return shifted < 0 ? shifted + 7 : shifted;
}

std::optional<DateInterval> parse_iso_date(std::string_view text) {
    const std::size_t time = text.find_first_of("T ");
    if (time == 10) text = text.substr(0, time);
    const std::optional<int> year = take_digits(text, 4);
    if (!year) return std::nullopt;
    if (text.empty())
        return DateInterval{*Date::from_civil(*year, 1, 1), *Date::from_civil(*year, 12, 31)};
    if (!take(text, '-')) return std::nullopt;
    const std::optional<int> month = take_digits(text, 2);
    if (!month || *month < 1 || *month > 12) return std::nullopt;
    if (text.empty()) {
        return DateInterval{*Date::from_civil(*year, *month, 1),
                            *Date::from_civil(*year, *month, days_in_month(*year, *month))};
    }
    if (!take(text, '-')) return std::nullopt;
    const std::optional<int> day = take_digits(text, 2);
    if (!day || !text.empty()) return std::nullopt;
    const std::optional<Date> date = Date::from_civil(*year, *month, *day);
    if (!date) return std::nullopt;
    return DateInterval{*date, *date};
}

std::optional<DateInterval> parse_iso_interval(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) return parse_iso_date(text);
    const auto from = parse_iso_date(text.substr(0, slash));
    const auto to = parse_iso_date(text.substr(slash + 1));
    if (!from || !to || to->to < from->from) return std::nullopt;
    return DateInterval{from->from, to->to};
}

std::string to_iso(Date date) {
    return fmt::format("{:04}-{:02}-{:02}", date.year(), date.month(), date.day());
}

std::string format_day(Date date, Language language) {
    return day_number(date, language) + std::string(no_break_space) +
           std::string(short_month(date.month(), language));
}

std::string format_date(Date date, Language language) {
    return with_year(format_day(date, language), date.year(), true);
}

std::string format_interval(const DateInterval& interval, Language language) {
    return interval_text(interval, language, true);
}

std::string format_interval_short(const DateInterval& interval, int year, Language language) {
    const bool same_year = interval.from.year() == year && interval.to.year() == year;
    return interval_text(interval, language, !same_year);
}

std::string_view month_name(int month, Language language) {
    const auto index = static_cast<std::size_t>(month - 1);
    return language == Language::fr ? months_fr.at(index) : months_en.at(index);
}

std::string_view weekday_name(int weekday, Language language) {
    const auto index = static_cast<std::size_t>(weekday);
    return language == Language::fr ? weekdays_fr.at(index) : weekdays_en.at(index);
}

} // namespace cordon
