// SPDX-License-Identifier: MIT
#include "place/expression/words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace cordon::place::expression {

namespace {

using Unit = std::pair<std::string_view, double>;

constexpr std::array length_units = std::to_array<Unit>({
    {"km", 1.0},
    {"kms", 1.0},
    {"kilometre", 1.0},
    {"kilometres", 1.0},
    {"kilometer", 1.0},
    {"kilometers", 1.0},
    {"m", 0.001},
    {"metre", 0.001},
    {"metres", 0.001},
    {"meter", 0.001},
    {"meters", 0.001},
    {"mile", 1.609344},
    {"miles", 1.609344},
    {"mi", 1.609344},
    {"yard", 0.0009144},
    {"yards", 0.0009144},
});

constexpr std::array time_units = std::to_array<Unit>({
    {"heure", 1.0},
    {"heures", 1.0},
    {"h", 1.0},
    {"hour", 1.0},
    {"hours", 1.0},
    {"minute", 1.0 / 60.0},
    {"minutes", 1.0 / 60.0},
    {"min", 1.0 / 60.0},
    {"mn", 1.0 / 60.0},
    {"jour", 24.0},
    {"jours", 24.0},
    {"journee", 24.0},
    {"journees", 24.0},
    {"day", 24.0},
    {"days", 24.0},
});

template <std::size_t N>
std::optional<double> look_up(const std::array<Unit, N>& table, std::string_view word) {
    const auto found = std::find_if(table.begin(), table.end(),
                                    [&](const Unit& unit) { return unit.first == word; });
    return found == table.end() ? std::nullopt : std::optional(found->second);
}

/// The number of a duration; "a", "une" and "half an" included.
std::optional<Read<std::pair<double, double>>> read_count(const Tape& tape, std::size_t at) {
    const auto is = [&](std::size_t i, std::string_view word) { return tape.word(i) == word; };
    if (is(at, "une") && is(at + 1, "demi")) return {{{0.5, 0.5}, at + 2}};
    if (is(at, "half") && (is(at + 1, "an") || is(at + 1, "a"))) return {{{0.5, 0.5}, at + 2}};
    if (is(at, "quelques")) return {{{2, 6}, at + 1}};
    if (is(at, "a") && is(at + 1, "few")) return {{{2, 6}, at + 2}};
    if (is(at, "plusieurs") || is(at, "several")) return {{{3, 9}, at + 1}};
    if (const auto number = read_number(tape, at)) {
        const double value = number->value.value;
        if (const auto round = round_number(tape.word(number->end)))
            return {{{round->value * value, round->value * value}, number->end + 1}};
        return {{{value, value}, number->end}};
    }
    if (is(at, "a") || is(at, "an")) return {{{1, 1}, at + 1}};
    return std::nullopt;
}

} // namespace

std::optional<double> unit_km(std::string_view word) {
    return look_up(length_units, word);
}

std::optional<double> unit_hours(std::string_view word) {
    return look_up(time_units, word);
}

void add_duration_words(Vocabulary& words) {
    for (const auto& [word, km] : length_units) words.add({&word, 1}, unit_of_length);
    for (const auto& [word, hours] : time_units) words.add({&word, 1}, unit_of_time);
    constexpr std::array<std::string_view, 10> openings{"environ",   "about",    "quelque", "une",
                                                        "half",      "quelques", "a",       "an",
                                                        "plusieurs", "several"};
    words.add(openings, opens_duration);
}

std::optional<Read<Duration>> read_duration(const Tape& tape, std::size_t at) {
    if (tape.word(at) == "environ" || tape.word(at) == "about" || tape.word(at) == "quelque") ++at;
    const auto count = read_count(tape, at);
    if (!count) return std::nullopt;
    std::size_t i = count->end;
    if (tape.word(i) == "de" || tape.word(i) == "d" || tape.word(i) == "of") ++i;
    const auto hours = unit_hours(tape.word(i));
    if (!hours) return std::nullopt;
    ++i;
    if (tape.word(i) == "'" || tape.word(i) == "s") ++i;
    Duration value{count->value.first * *hours, count->value.second * *hours, *hours == 24.0};
    if (tape.word(i) == "et" && tape.word(i + 1).starts_with("demi")) {
        value.hours_min += 0.5 * *hours;
        value.hours_max += 0.5 * *hours;
        i += 2;
    }
    // More than a month on the road says nothing about a place.
    if (value.hours_min <= 0.0 || value.hours_max > 720.0) return std::nullopt;
    return Read<Duration>{value, i};
}

} // namespace cordon::place::expression
