// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.hpp"
#include "place/tokens.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cordon::incident {

/// What an expression of time names (the four kinds of TimeML's TIMEX3).
enum class TimeKind : std::uint8_t { date, time, duration, set };

/// Length of what is named.
enum class Granularity : std::uint8_t {
    moment, ///< a part of a day: "hier soir", "vers 14h"
    day,
    weekend,
    week,
    month_part, ///< "début octobre"
    month,
    season,
    year,
    period, ///< several days, weeks or years without a calendar unit
    none    ///< nothing that could be placed
};

/// One expression of time in a text.
struct TimeExpression {
    place::Span span;
    std::size_t first_token = 0;
    std::size_t token_count = 0;
    TimeKind kind = TimeKind::date;
    Granularity granularity = Granularity::none;
    std::string rule;  ///< id of the rule that read it: `deictic-day`
    std::string value; ///< normalised as in TimeML: `2025-10-28`, `2025-10-27TNI`, `P3D`
    /// The days that it names; empty when there is no anchor, and for durations without "since".
    std::optional<DateInterval> interval;
    std::string time_of_day;       ///< as written: "vers 14h", empty = none
    bool weekday_mismatch = false; ///< the stated weekday is not that of the date
    bool is_chain = false;         ///< counted from the last event's date: "le lendemain"
    bool is_future = false;        ///< after the anchor, or announced
    bool is_comparison = false;    ///< "à la Kaboul en 2021": not the date of an incident
    bool is_state = false;         ///< "depuis …", "ces dernières semaines": a span, not a date
    bool is_anchor = false;        ///< the date line of the article
    [[nodiscard]] std::size_t end_token() const { return first_token + token_count; }
    /// May be the date of an incident.
    [[nodiscard]] bool can_date_an_event() const {
        return interval.has_value() && !is_future && !is_comparison && !is_state && !is_anchor &&
               kind != TimeKind::duration && kind != TimeKind::set;
    }
};

/// The day from which a text counts.
struct DateAnchor {
    std::optional<Date> day;
    std::string rule; ///< `date-line`, `published`, `iso`, `dateline`, `page`, `given`, `none` …
    place::Span span{};      ///< of the date that was read; empty when it was not in the text
    bool is_assumed = false; ///< nobody stated it: the latest full date of the text
    /// Agency copy names the day of its own date: "said on Tuesday" may be the day itself.
    bool same_day_weekdays = false;
};

/// Who gave a date of publication that stands outside of the text.
enum class GivenBy : bool { user, page };

/// Looks for the date of publication in the first lines: a date alone on its line, "Publié le",
/// ISO 8601, "Bamako, 30 oct. (AFP)"; then `given`, then the latest full date of the text
/// (assumed). What a page's metadata give (rule `page`) stands before all but an agency's line: the
/// first lines of a page may bear the day on which it was saved.
[[nodiscard]] DateAnchor find_anchor(const place::TokenizedText& text,
                                     std::optional<Date> given = std::nullopt,
                                     GivenBy given_by = GivenBy::user);

/// All expressions of time of a French or English text in the order of their spans, which do not
/// overlap. Rules and their readings: geocoding card, section 9.
[[nodiscard]] std::vector<TimeExpression> find_dates(const place::TokenizedText& text,
                                                     const DateAnchor& anchor);

} // namespace cordon::incident
