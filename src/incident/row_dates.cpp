// SPDX-License-Identifier: MIT
#include "incident/row_dates.hpp"

#include "core/ascii.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace cordon::incident {

namespace {

bool has_two_readings(std::string_view cell) {
    const auto day_first = parse_numeric_date(cell, DateOrder::day_first);
    const auto month_first = parse_numeric_date(cell, DateOrder::month_first);
    return day_first && month_first && day_first != month_first;
}

/// The zone behind a time: `Z`, `+03:30`; empty when none is said in this form.
std::string_view zone_of(std::string_view cell) {
    const std::string_view date = without_time(cell);
    if (date.size() == cell.size()) return {};
    const std::string_view time = cell.substr(date.size());
    if (time.ends_with('Z')) return "Z";
    const std::size_t sign = time.find_first_of("+-");
    const std::string_view zone = sign == std::string_view::npos ? "" : time.substr(sign);
    return zone == "+00:00" || zone == "+0000" || zone == "-00:00" ? "Z" : zone;
}

/// A part of a date in a column of its own; nothing for what is no whole number from 1 on.
std::optional<int> part(std::optional<double> number) {
    const bool fits =
        number && *number >= 1.0 && *number < 10000.0 && *number == std::floor(*number);
    return fits ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

} // namespace

RowDates::RowDates(TableContext& context, const Columns& columns)
    : context_(context), columns_(columns) {
    const std::vector<Cell> all = cells();
    find_order(all);
    find_serials(all);
}

std::vector<RowDates::Cell> RowDates::cells() const {
    std::vector<Cell> cells;
    for (std::size_t row = 0; row < context_.rows.size(); ++row)
        for (const Column column : {columns_.date, columns_.date_start, columns_.date_end})
            if (column) cells.push_back({text(row, column), row});
    return cells;
}

void RowDates::find_order(const std::vector<Cell>& all) {
    if (context_.options.numeric_dates == NumericDates::day_first) return;
    if (context_.options.numeric_dates == NumericDates::month_first) {
        order_ = DateOrder::month_first;
        return;
    }
    std::vector<std::string_view> texts;
    texts.reserve(all.size());
    for (const Cell& cell : all) texts.push_back(cell.text);
    order_ = find_date_order(texts);
    if (order_ == DateOrder::day_first || order_ == DateOrder::month_first) return;
    const bool mixed = order_ == DateOrder::mixed;
    order_ = DateOrder::day_first;
    for (const Cell& cell : all) {
        if (!has_two_readings(cell.text)) continue;
        throw Error({Severity::error,
                     fmt::format("date '{}' can be read in two ways, and {}", cell.text,
                                 mixed ? "the other rows contradict each other"
                                       : "no other row decides which part is the day"),
                     {context_.file, context_.rows.line(cell.row), 0, {}},
                     {"write dates as 2025-09-03, or with the month's name"}});
    }
    if (mixed)
        throw Error({Severity::error,
                     "some dates have the day first and some the month",
                     {context_.file, 1, 0, {}},
                     {"write dates as 2025-09-03"}});
}

/// A spreadsheet that was saved without the form of its dates has numbers for them.
void RowDates::find_serials(const std::vector<Cell>& all) {
    std::size_t filled = 0;
    std::size_t serials = 0;
    for (const Cell& cell : all) {
        if (cell.text.empty()) continue;
        ++filled;
        if (parse_number_date(cell.text, NumberDate::serial)) ++serials;
    }
    has_serials_ = serials > 0 && 2 * serials >= filled;
}

std::optional<DateInterval> RowDates::of_number(std::string_view text) {
    auto day = parse_number_date(text, NumberDate::unix_time);
    if (!day && has_serials_) day = parse_number_date(text, NumberDate::serial);
    if (!day) return std::nullopt;
    if (first_number_.empty()) {
        first_number_ = text;
        first_number_day_ = *day;
    }
    return DateInterval{*day, *day};
}

void RowDates::note_zone(std::string_view cell) {
    constexpr std::size_t most = 6;
    if (const std::string_view zone = zone_of(cell); !zone.empty() && zones_.size() < most)
        zones_.emplace(zone);
}

Result<std::optional<DateInterval>> RowDates::of_cell(std::string_view text) {
    if (text.empty()) return std::nullopt;
    note_zone(text);
    if (const auto date = parse_compact_date(text)) return DateInterval{*date, *date};
    for (const std::string_view plain : {text, without_time(text)}) {
        if (const auto iso = parse_iso_interval(plain)) return iso;
        if (const auto date = parse_numeric_date(plain, order_)) return DateInterval{*date, *date};
        if (const auto words = parse_date_words(plain)) return words;
    }
    if (const auto number = of_number(text)) return number;
    if (const auto days = parse_week_or_quarter(text)) return days;
    return row_failure(fmt::format("date '{}' cannot be read", text));
}

/// The day, else the month, else the year that is known.
Result<std::optional<DateInterval>> RowDates::of_parts(std::size_t row) const {
    const std::string joined = fmt::format("{} {} {}", text(row, columns_.day),
                                           text(row, columns_.month), text(row, columns_.year));
    if (trimmed(joined).empty()) return std::nullopt;
    const auto number = [&](Column column) { return part(row_number(context_.rows, row, column)); };
    const auto year = number(columns_.year);
    const auto month = number(columns_.month);
    const auto day = number(columns_.day);
    const auto is_unknown = [&](Column column) { // empty, or 0 or less as some data have it
        const auto value = row_number(context_.rows, row, column);
        return text(row, column).empty() || (value && *value <= 0.0);
    };
    std::optional<DateInterval> days;
    if (year && month && day) {
        const auto date = Date::from_civil(*year, *month, *day);
        if (date) days = DateInterval{*date, *date};
    } else if (year && month && is_unknown(columns_.day)) {
        days = parse_iso_date(fmt::format("{:04}-{:02}", *year, *month));
    } else if (year && is_unknown(columns_.month) && is_unknown(columns_.day)) {
        days = parse_iso_date(fmt::format("{:04}", *year));
    } else {
        days = parse_date_words(joined); // months in words
    }
    if (days) return days;
    return row_failure(fmt::format("day, month and year '{}' are no date", joined));
}

Result<std::optional<DateInterval>> RowDates::of(std::size_t row) {
    if (columns_.year) return of_parts(row);
    auto start = of_cell(text(row, columns_.date));
    if (start && !*start && columns_.date_start) start = of_cell(text(row, columns_.date_start));
    if (!start || !columns_.date_end) return start;
    const std::optional<DateInterval>& from = *start;
    const auto end = of_cell(text(row, columns_.date_end));
    if (!end) return tl::unexpected(end.error());
    const std::optional<DateInterval>& to = *end;
    if (!from || !to) return start;
    if (to->to < from->from)
        return row_failure(fmt::format("the end '{}' lies before the start '{}'",
                                       text(row, columns_.date_end), text(row, columns_.date)));
    return DateInterval{from->from, to->to};
}

void RowDates::report() const {
    if (!first_number_.empty())
        context_.reporter.note(
            fmt::format("dates are numbers, read as {}: {} is {}",
                        has_serials_ ? "the days of a spreadsheet" : "Unix times in UTC",
                        first_number_, to_iso(first_number_day_)),
            {context_.file, 0, 0, {}});
    if (zones_.size() > 1)
        context_.reporter.warn(
            fmt::format("the times are in {} zones ({}): each date is the day in its own zone",
                        zones_.size(), fmt::join(zones_, ", ")),
            {context_.file, 0, 0, {}}, {"give all times in one zone"});
}

} // namespace cordon::incident
