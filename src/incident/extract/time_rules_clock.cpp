// SPDX-License-Identifier: MIT
#include "incident/extract/time_rules.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <string>

namespace cordon::incident {

namespace {

/// Hour and minute of a clock time; hour -1 = none.
struct Clock {
    int hour = -1;
    int minute = 0;
    std::size_t end = 0;
};

int number_of(std::string_view digits) {
    int value = -1;
    const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return failed == std::errc() && end == digits.data() + digits.size() && digits.size() <= 2
               ? value
               : -1;
}

/// `20 h 30`, `20h30`, `9 h`, `14 heures`, `14 heures 30`.
Clock french_clock(const WordsView& words, std::size_t i) {
    const int hour = number_of(words.raw(i));
    if (!words.is_number(i) || hour < 0 || hour > 24) return {};
    const std::string_view behind = words.fold(i + 1);
    if (behind == "h" || behind == "heures" || behind == "heure") {
        // "24 heures" and "48 heures" are mostly durations; so is anything with a word before it.
        if (behind != "h") {
            const bool at = i > 0 && words.is_any(i - 1, {"a", "vers", "des", "jusqu"});
            if (!at) return {};
        }
        const int minute = number_of(words.raw(i + 2));
        const bool has_minute = words.is_number(i + 2) && minute >= 0 && minute < 60 &&
                                words.follows(i + 2) && words.raw(i + 2).size() == 2;
        return {hour, has_minute ? minute : 0, has_minute ? i + 3 : i + 2};
    }
    if (behind.size() == 3 && behind.front() == 'h' && !words.token(i + 1).space_before) {
        const int minute = number_of(behind.substr(1));
        if (minute >= 0 && minute < 60) return {hour, minute, i + 2};
    }
    return {};
}

/// `10:30`, `10 a.m.`, `10:30 pm`, `1430 GMT` is left out (too like a year).
Clock english_clock(const WordsView& words, std::size_t i) {
    const int hour = number_of(words.raw(i));
    if (!words.is_number(i) || hour < 0 || hour > 24) return {};
    Clock clock{hour, 0, i + 1};
    bool sure = false;
    if (words.is_sign(i + 1, ":") && words.is_number(i + 2) && !words.token(i + 2).space_before) {
        const int minute = number_of(words.raw(i + 2));
        if (minute < 0 || minute > 59 || words.raw(i + 2).size() != 2) return {};
        clock = {hour, minute, i + 3};
        sure = true;
    }
    const bool pm = words.is_any(clock.end, {"pm", "p m", "p"});
    const bool am = words.is_any(clock.end, {"am", "a m"}) ||
                    (words.raw(clock.end) == "a" && words.is_sign(clock.end + 1, "."));
    if (am || pm) {
        const bool split = words.fold(clock.end).size() == 1; // "p . m ."
        std::size_t end = clock.end + (split ? 4 : 1);
        if (split && !words.is(clock.end + 2, "m")) return sure ? clock : Clock{};
        if (!split && words.is_sign(end, ".") &&
            words.raw(clock.end).find('.') == std::string::npos)
            end = clock.end + 1;
        clock.end = std::min(end, words.size());
        if (pm && clock.hour < 12) clock.hour += 12;
        if (am && clock.hour == 12) clock.hour = 0;
        sure = true;
    }
    return sure ? clock : Clock{};
}

/// The value waits for its day: `T15:30`.
std::optional<TimeExpression> clock_time(const TimeContext& context, std::size_t i) {
    const WordsView& words = context.words;
    Clock clock = words.is_french() ? french_clock(words, i) : Clock{};
    if (clock.hour < 0) clock = english_clock(words, i);
    if (clock.hour < 0) return std::nullopt;
    if (words.is_any(clock.end, {"gmt", "utc", "tu"})) ++clock.end;
    auto expression = time_expression(i, clock.end, "clock");
    expression.kind = TimeKind::time;
    expression.granularity = Granularity::moment;
    expression.value = fmt::format("T{:02}:{:02}", clock.hour, clock.minute);
    // "4 h mardi": the day stands behind and belongs to it.
    if (const auto weekday = weekday_word(words, clock.end); weekday && words.is_french())
        expression.token_count = clock.end + 1 - i;
    return expression;
}

struct PartPhrase {
    std::string_view phrase;
    std::string_view code;
};
constexpr std::array<PartPhrase, 34> part_phrases = {{{"midi", "12:00"},
                                                      {"minuit", "24:00"},
                                                      {"la nuit", "NI"},
                                                      {"la soiree", "EV"},
                                                      {"la matinee", "MO"},
                                                      {"l apres midi", "AF"},
                                                      {"fin d apres midi", "AF"},
                                                      {"debut d apres midi", "AF"},
                                                      {"fin de matinee", "MO"},
                                                      {"fin de journee", "EV"},
                                                      {"fin de soiree", "EV"},
                                                      {"debut de soiree", "EV"},
                                                      {"debut de matinee", "MO"},
                                                      {"petit matin", "MO"},
                                                      {"l aube", "MO"},
                                                      {"la tombee de la nuit", "EV"},
                                                      {"la mi journee", "12:00"},
                                                      {"le soir", "EV"},
                                                      {"le matin", "MO"},
                                                      {"nocturne", "NI"},
                                                      {"nocturnes", "NI"},
                                                      {"noon", "12:00"},
                                                      {"midnight", "24:00"},
                                                      {"dawn", "MO"},
                                                      {"dusk", "EV"},
                                                      {"nightfall", "EV"},
                                                      {"early morning", "MO"},
                                                      {"the morning", "MO"},
                                                      {"the afternoon", "AF"},
                                                      {"the evening", "EV"},
                                                      {"the night", "NI"},
                                                      {"late afternoon", "AF"},
                                                      {"overnight", "NI"},
                                                      {"mi journee", "12:00"}}};

/// "à l'aube", "dans la nuit", "en fin de journée", "at dawn".
std::optional<TimeExpression> part_alone(const TimeContext& context, std::size_t i) {
    const WordsView& words = context.words;
    if (words.is_any(i, {"midi"}) && i > 0 && words.is_any(i - 1, {"du", "le", "apres"}))
        return std::nullopt; // "le Midi" is a region
    const PartPhrase* best = nullptr;
    std::size_t end = 0;
    for (const PartPhrase& row : part_phrases)
        if (const std::size_t behind = words.phrase(i, row.phrase); behind > end) {
            best = &row;
            end = behind;
        }
    if (best == nullptr) return std::nullopt;
    // "PESHAWAR, June 3 (Dawn) -": a newspaper.
    if (words.token(i).capitalised && i > 0 && words.is_sign(i - 1, "(")) return std::nullopt;
    auto expression = time_expression(i, end, "part-of-day");
    expression.kind = TimeKind::time;
    expression.granularity = Granularity::moment;
    // "une attaque nocturne": no night in particular.
    const bool adjective = best->phrase.starts_with("nocturne");
    if (adjective) expression.rule = "night-adjective";
    expression.value = fmt::format("T{}", best->code);
    return expression;
}

} // namespace

const std::vector<TimeRule>& clock_rules() {
    static const std::vector<TimeRule> rules = [] {
        return std::vector<TimeRule>{
            {clock_time, {.words = {}, .numbers = true}},
            {part_alone, TimeOpenings().add(part_phrases, &PartPhrase::phrase)}};
    }();
    return rules;
}

} // namespace cordon::incident
