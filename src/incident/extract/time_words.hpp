// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/words_view.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace cordon::incident {

/// A value that was read from words, and the index of the first token behind them.
template <typename T>
struct Reading {
    T value{};
    std::size_t end = 0;
};

enum class TimeUnit : std::uint8_t { second, minute, hour, day, week, month, year };

/// Part of a day with its TimeML code: MO, MI (12:00), AF, EV, NI.
struct DayPart {
    std::string_view code;
    bool reaches_next_day = false; ///< a night
};

/// How a month or a year is narrowed: "début", "mi-", "fin".
enum class Part : std::uint8_t { whole, start, middle, end };

/// The last one, this one, the next one.
enum class Shift : std::int8_t { none, last, current, next };

/// Month 1..12. Abbreviations only when `short_forms`.
[[nodiscard]] std::optional<int> month_word(const WordsView& words, std::size_t i,
                                            bool short_forms);
/// Full weekday name, 0 = Monday.
[[nodiscard]] std::optional<int> weekday_word(const WordsView& words, std::size_t i);
/// `28`, `1er`, `28th`, `premier`.
[[nodiscard]] std::optional<Reading<int>> day_number(const WordsView& words, std::size_t i);
/// Four digits, 1900 to 2099.
[[nodiscard]] std::optional<int> year_number(const WordsView& words, std::size_t i);
/// "jours", "weeks" …; "journées" too.
[[nodiscard]] std::optional<TimeUnit> unit_word(const WordsView& words, std::size_t i);
/// "matin", "après-midi", "evening"; `end` behind it.
[[nodiscard]] std::optional<Reading<DayPart>> day_part(const WordsView& words, std::size_t i);
/// "début", "à la fin de", "mi-", "early", "the end of".
[[nodiscard]] std::optional<Reading<Part>> part_words(const WordsView& words, std::size_t i);
/// "dernier", "passées", "prochain" behind a noun.
[[nodiscard]] std::optional<Reading<Shift>> shift_behind(const WordsView& words, std::size_t i);

/// The tense of the verb nearest to the tokens [begin, end) in their sentence.
enum class Tense : std::uint8_t { unknown, past, future };
[[nodiscard]] Tense tense_near(const WordsView& words, std::size_t begin, std::size_t end);

} // namespace cordon::incident
