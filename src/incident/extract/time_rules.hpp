// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/quantity.hpp"
#include "incident/extract/time_expression.hpp"
#include "incident/extract/time_words.hpp"
#include "incident/extract/words_view.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::incident {

/// What a rule may look at beside the words.
struct TimeContext {
    TimeContext(const WordsView& of, const DateAnchor& from, std::optional<Date> last)
        : words(of), anchor(from), last_event(last) {}

    const WordsView& words;
    const DateAnchor& anchor;
    /// Day of the last event date before the expression; for "le lendemain".
    std::optional<Date> last_event;

    /// read_quantity() at a token: found out once, though several rules ask at the same one.
    [[nodiscard]] const std::optional<Quantity>& quantity_at(std::size_t i) const {
        if (quantity_token_ != i) {
            quantity_token_ = i;
            quantity_ = read_quantity(words, i);
        }
        return quantity_;
    }

  private:
    mutable std::size_t quantity_token_ = WordsView::npos;
    mutable std::optional<Quantity> quantity_;
};

/// What an expression can begin with, so that a rule is asked only where it has a chance.
struct TimeOpenings {
    std::vector<std::string_view> words; ///< folded; of phrases, the first word counts
    bool numbers = false;                ///< a number in digits

    TimeOpenings& add(std::initializer_list<std::string_view> more);
    TimeOpenings& add(const TimeOpenings& more);
    /// The words of a table's rows.
    template <typename Rows, typename Words>
    TimeOpenings& add(const Rows& rows, Words words_of) {
        for (const auto& row : rows) words.push_back(row.*words_of);
        return *this;
    }
};
/// Of weekday_word(), month_word() with short forms, part_words() and read_quantity().
[[nodiscard]] TimeOpenings weekday_openings();
[[nodiscard]] TimeOpenings month_openings();
[[nodiscard]] TimeOpenings part_openings();
[[nodiscard]] TimeOpenings quantity_openings();

/// A rule reads the expression that begins at token `i`; it fills everything but the span. Several
/// tokens may be read: token_count says how many.
struct TimeRule {
    using Read = std::optional<TimeExpression> (*)(const TimeContext& context, std::size_t i);
    Read read = nullptr;
    TimeOpenings openings;
};

/// Rules by family, each family in its own file.
[[nodiscard]] const std::vector<TimeRule>& day_rules();      ///< days with their month
[[nodiscard]] const std::vector<TimeRule>& calendar_rules(); ///< months, years, seasons
[[nodiscard]] const std::vector<TimeRule>& relative_rules(); ///< weekdays, "hier", "la veille"
[[nodiscard]] const std::vector<TimeRule>& period_rules();   ///< durations, "il y a"
[[nodiscard]] const std::vector<TimeRule>& vague_rules();    ///< "la semaine dernière", sets
[[nodiscard]] const std::vector<TimeRule>& clock_rules();    ///< times of day

/// An expression of tokens [i, end) with its rule.
[[nodiscard]] TimeExpression time_expression(std::size_t i, std::size_t end, std::string_view rule);
/// Sets a single day.
void set_day(TimeExpression& expression, Date day);
/// Sets a part of a day that begins on `day`; a night also holds the next day.
void set_day_part(TimeExpression& expression, Date day, const DayPart& part,
                  std::string_view words);
/// Sets the days from..to.
void set_interval(TimeExpression& expression, DateInterval interval, Granularity granularity);

/// The days of a month or of its first, second or last third.
[[nodiscard]] std::optional<DateInterval> month_days(int year, int month, Part part);
/// The week (Monday to Sunday) that holds `day`, shifted by whole weeks.
[[nodiscard]] DateInterval week_of(Date day, int shift);
/// `2025-W44`.
[[nodiscard]] std::string week_value(Date day);

/// How the missing year of a day or month is found.
struct YearQuestion {
    int month = 1;
    int day = 0; ///< 0 = the month as a whole
    std::optional<int> weekday;
    Shift shift = Shift::none;
    Tense tense = Tense::unknown;
    bool is_limit = false; ///< "jusqu'au", "d'ici au": the nearest one
};
[[nodiscard]] std::optional<int> find_year(const YearQuestion& question, const DateAnchor& anchor);

} // namespace cordon::incident
