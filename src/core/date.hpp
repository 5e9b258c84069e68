// SPDX-License-Identifier: MIT
#pragma once

#include "core/language.hpp"

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace cordon {

/// A civil day in the proleptic Gregorian calendar, kept as days since 1970-01-01.
class Date {
  public:
    Date() = default;
    /// `month` 1..12, `day` 1..31; a day that the month lacks gives an empty result.
    [[nodiscard]] static std::optional<Date> from_civil(int year, int month, int day);
    /// Days since 1970-01-01, negative before.
    [[nodiscard]] static Date from_days(int days) { return Date(days); }

    [[nodiscard]] int days() const { return days_; }
    [[nodiscard]] int year() const;
    [[nodiscard]] int month() const; ///< 1..12
    [[nodiscard]] int day() const;   ///< 1..31
    /// 0 = Monday .. 6 = Sunday (ISO 8601 order).
    [[nodiscard]] int weekday() const;

    auto operator<=>(const Date&) const = default;
    friend Date operator+(Date date, int days) { return Date(date.days_ + days); }
    friend Date operator-(Date date, int days) { return Date(date.days_ - days); }
    friend int operator-(Date a, Date b) { return a.days_ - b.days_; }

  private:
    explicit Date(int days) : days_(days) {}
    int days_ = 0;
};

/// A closed interval of days, `from <= to`.
struct DateInterval {
    Date from;
    Date to;

    [[nodiscard]] bool is_one_day() const { return from == to; }
    [[nodiscard]] int length_days() const { return to - from + 1; }
    [[nodiscard]] bool touches(const DateInterval& other) const {
        return from <= other.to && other.from <= to;
    }
    friend bool operator==(const DateInterval&, const DateInterval&) = default;
    auto operator<=>(const DateInterval&) const = default;
};

/// Reads `2025-10-28`, `2025-10` or `2025` (ISO 8601) as the interval of days that it names; a time
/// after `T` is ignored.
[[nodiscard]] std::optional<DateInterval> parse_iso_date(std::string_view text);
/// Reads `2025-09-01/2025-10-30`, or one date, as an interval; empty when reversed or unreadable.
[[nodiscard]] std::optional<DateInterval> parse_iso_interval(std::string_view text);
/// `2025-10-28`.
[[nodiscard]] std::string to_iso(Date date);

/// `28 Oct. 2025`, `1 Sept. 2025` / `28 oct. 2025`, `1er sept. 2025`; no-break spaces between the
/// parts.
[[nodiscard]] std::string format_date(Date date, Language language);
/// As format_date without the year.
[[nodiscard]] std::string format_day(Date date, Language language);
/// Shortest honest form: `4–5 Sept. 2025`, `30 Oct. – 3 Nov. 2025`, `Oct. 2025` for a whole month,
/// `2025` for a year.
[[nodiscard]] std::string format_interval(const DateInterval& interval, Language language);
/// As format_interval, without the year when the interval lies in `year`.
[[nodiscard]] std::string format_interval_short(const DateInterval& interval, int year,
                                                Language language);
/// Full month name, lower case in French: `October`, `octobre`. `month` 1..12.
[[nodiscard]] std::string_view month_name(int month, Language language);
/// Full weekday name, lower case in French. `weekday` 0 = Monday.
[[nodiscard]] std::string_view weekday_name(int weekday, Language language);

} // namespace cordon
