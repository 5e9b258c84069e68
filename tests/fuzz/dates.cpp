// SPDX-License-Identifier: MIT
// Expressions of time, in both languages, with and without an anchor, and single dates of tables.
#include "incident/dates.hpp"

#include "fuzz/support.hpp"
#include "incident/extract/time_expression.hpp"

#include <array>

namespace cordon::fuzz {

namespace {

void require_forward(const std::optional<DateInterval>& interval) {
    if (!interval) return;
    require(interval->from <= interval->to, "an interval runs backwards");
    for (const Language language : std::array{Language::en, Language::fr})
        require(!format_interval(*interval, language).empty(), "an interval without words");
    for (const Date date : std::array{interval->from, interval->to}) {
        const auto again = parse_iso_date(to_iso(date));
        require(again && again->from == date, "an ISO date is not read again: " + to_iso(date));
    }
}

void read_text(std::string_view input, place::TextLanguage language) {
    const place::TokenizedText text = place::tokenize(std::string(input), language);
    for (const auto given : {std::optional<Date>(), Date::from_civil(2025, 10, 30)}) {
        const incident::DateAnchor anchor = incident::find_anchor(text, given);
        std::uint32_t last = 0;
        for (const incident::TimeExpression& date : incident::find_dates(text, anchor)) {
            require(date.span.begin >= last && date.span.end <= input.size(),
                    "spans of dates overlap or leave the text");
            last = date.span.end;
            require_forward(date.interval);
        }
    }
}

} // namespace

void run(std::string_view input) {
    read_text(input, place::TextLanguage::english);
    read_text(input, place::TextLanguage::french);
    require_forward(incident::parse_date_words(input));
    require_forward(parse_iso_date(input));
    require_forward(parse_iso_interval(input));
    for (const auto& found : incident::find_weekday_dates(input, 2025))
        static_cast<void>(incident::other_month_reading(found));
    const incident::DateOrder order = incident::find_date_order({input});
    for (const auto way : {order, incident::DateOrder::day_first, incident::DateOrder::month_first})
        if (const auto date = incident::parse_numeric_date(input, way))
            require_forward(DateInterval{*date, *date});
}

} // namespace cordon::fuzz
