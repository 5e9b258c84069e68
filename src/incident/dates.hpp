// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.hpp"
#include "core/language.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::incident {

/// Reads a date in words, English, French, Spanish, Portuguese, German or Italian: `28 October
/// 2025`, `1er septembre 2025`, `October 28, 2025`, `mardi 28 octobre 2025`, `14 de enero de 2025`,
/// `03-May-24`, days from and to (`9–11 April 2025`, `30 Sept – 2 Oct 2025`), `octobre 2025` (the
/// month), `fin octobre 2025` or `late October 2025` (the 21st to its end; `début`/`early` the 1st
/// to 10th, `mi`/`mid` the 11th to 20th). Empty for anything else.
[[nodiscard]] std::optional<DateInterval> parse_date_words(std::string_view text);

/// A date with its weekday, found in a text.
struct WeekdayDate {
    std::string text; ///< as it stands there: `lundi 13 septembre 2025`
    int weekday = 0;  ///< 0 = Monday
    Date date;
};

/// All dates with a weekday in a text, English or French. A date without a year takes `year`;
/// without one it is skipped.
[[nodiscard]] std::vector<WeekdayDate> find_weekday_dates(std::string_view text,
                                                          std::optional<int> year);

/// The other reading of a date whose weekday does not fit: the same day of the month in the nearest
/// month (later ones first, at most three away) in which the weekday fits; empty when there is
/// none.
[[nodiscard]] std::optional<Date> other_month_reading(const WeekdayDate& found);

/// `13 October 2025`, plain spaces, for messages.
[[nodiscard]] std::string long_date(Date date);

/// Order of day and month in `28/10/2025`.
enum class DateOrder { day_first, month_first, ambiguous, mixed };
/// Decides the order from all cells of a column: one part above 12 settles it; `ambiguous` when
/// none does, `mixed` when cells contradict each other. `count` cells that are no such dates are
/// ignored.
[[nodiscard]] DateOrder find_date_order(const std::vector<std::string_view>& cells);
/// Reads `28/10/2025`, `28.10.2025`, `28-10-2025` or with a year of two digits (2000–2069,
/// 1970–1999); a time after a space is ignored.
[[nodiscard]] std::optional<Date> parse_numeric_date(std::string_view text, DateOrder order);

/// Reads a week (`2025-W12`, `2025-S12`; ISO 8601) or a quarter (`Q2 2025`, `2025-T2`).
[[nodiscard]] std::optional<DateInterval> parse_week_or_quarter(std::string_view text);

/// The text before a time of day and what follows it: `03-May-24 14:20 UTC` gives `03-May-24`.
[[nodiscard]] std::string_view without_time(std::string_view text);
/// Reads `20250114`.
[[nodiscard]] std::optional<Date> parse_compact_date(std::string_view text);
/// True when a cell is a date in any form that is no number; `20250114` is a date.
[[nodiscard]] bool looks_like_date(std::string_view text);

/// What a number in a column of dates can count.
enum class NumberDate {
    serial,   ///< days of spreadsheets: 45671 = 14 January 2025
    unix_time ///< seconds or milliseconds since 1970, UTC
};
/// The day that a number stands for; empty outside the ranges in which events lie.
[[nodiscard]] std::optional<Date> parse_number_date(std::string_view text, NumberDate kind);

} // namespace cordon::incident
