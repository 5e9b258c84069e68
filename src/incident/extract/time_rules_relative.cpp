// SPDX-License-Identifier: MIT
#include "incident/extract/phrase_table.hpp"
#include "incident/extract/quantity.hpp"
#include "incident/extract/time_rules.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace cordon::incident {

namespace {

/// Adds a part of the day that follows: "hier matin", "Tuesday night", "mardi, en fin de journée".
void take_day_part(const WordsView& words, TimeExpression& expression, Date day) {
    std::size_t at = expression.end_token();
    if (const std::size_t end = words.any_phrase(at, {"dans la", "au", "en", "a", "in the", "at"});
        end != 0 && day_part(words, end) && !words.is(end, "midi"))
        at = end;
    const auto part = day_part(words, at);
    if (!part) return;
    expression.token_count = part->end - expression.first_token;
    set_day_part(expression, day, part->value, words.text().words(words.span(at, part->end)));
}

struct Deictic {
    std::string_view phrase;
    int days;
    std::string_view part; ///< TimeML code when the words name a part of the day
};
constexpr std::array<Deictic, 28> deictics = {{{"hier", -1, {}},
                                               {"avant hier", -2, {}},
                                               {"aujourd hui", 0, {}},
                                               {"demain", 1, {}},
                                               {"apres demain", 2, {}},
                                               {"yesterday", -1, {}},
                                               {"the day before yesterday", -2, {}},
                                               {"today", 0, {}},
                                               {"tomorrow", 1, {}},
                                               {"the day after tomorrow", 2, {}},
                                               {"ce matin", 0, "MO"},
                                               {"ce midi", 0, "12:00"},
                                               {"ce soir", 0, "EV"},
                                               {"cet apres midi", 0, "AF"},
                                               {"this morning", 0, "MO"},
                                               {"this afternoon", 0, "AF"},
                                               {"this evening", 0, "EV"},
                                               {"tonight", 0, "EV"},
                                               {"cette nuit", -1, "NI"},
                                               {"la nuit derniere", -1, "NI"},
                                               {"la nuit passee", -1, "NI"},
                                               {"last night", -1, "NI"},
                                               {"dans la nuit d hier", -1, "NI"},
                                               {"hier au soir", -1, "EV"},
                                               {"earlier today", 0, {}},
                                               {"earlier in the day", 0, {}},
                                               {"early today", 0, "MO"},
                                               {"ce jour", 0, {}}}};

/// "hier", "aujourd'hui", "ce matin", "last night".
std::optional<TimeExpression> deictic_day(const TimeContext& context, std::size_t i) {
    static const PhraseTable<Deictic> table(deictics, &Deictic::phrase);
    std::size_t end = 0;
    const Deictic* const best = longest_phrase(table, context.words, i, end);
    if (best == nullptr) return std::nullopt;
    if (best->phrase == "ce jour" && context.words.is(end, "la")) return std::nullopt;
    auto expression = time_expression(i, end, best->part.empty() ? "deictic-day" : "deictic-part");
    expression.granularity = best->part.empty() ? Granularity::day : Granularity::moment;
    if (!best->part.empty()) expression.kind = TimeKind::time;
    if (!context.anchor.day) return expression;
    const Date day = *context.anchor.day + best->days;
    if (best->part.empty()) {
        set_day(expression, day);
        take_day_part(context.words, expression, day);
    } else {
        set_day_part(expression, day, {best->part, best->part == "NI"},
                     context.words.text().words(context.words.span(i, end)));
    }
    return expression;
}

/// The day with that weekday: the last one before the anchor, or the next one.
Date day_with_weekday(const DateAnchor& anchor, int weekday, Shift shift) {
    const Date today = *anchor.day;
    const int back = (today.weekday() - weekday + 7) % 7;
    switch (shift) {
    case Shift::current: return today - back;
    case Shift::next: return today + (back == 0 ? 7 : 7 - back);
    case Shift::last: return today - (back == 0 ? 7 : back);
    case Shift::none: break;
    }
    return today - (back == 0 && !anchor.same_day_weekdays ? 7 : back);
}

/// Words before a weekday: "ce", "last"; and those behind it.
struct WeekdayWords {
    std::size_t at = 0; ///< of the weekday
    std::size_t end = 0;
    Shift shift = Shift::none;
    bool is_habit = false;
};

std::optional<WeekdayWords> weekday_words(const WordsView& words, std::size_t i) {
    WeekdayWords read{i, i, Shift::none, false};
    if (words.is_any(i, {"ce", "this"})) read.shift = Shift::current;
    if (words.is(i, "last")) read.shift = Shift::last;
    if (words.is(i, "next")) read.shift = Shift::next;
    const bool article = words.is_any(i, {"le", "the"});
    if (read.shift != Shift::none || article) ++read.at;
    if (!weekday_word(words, read.at)) return std::nullopt;
    // English weekdays are names; a lower-case "sunday" is one all the same.
    read.end = read.at + 1;
    if (const auto shift = shift_behind(words, read.end)) {
        read.shift = shift->value;
        read.end = shift->end;
    } else if (words.is_any(read.end, {"suivant", "precedent"})) {
        return std::nullopt;
    } else {
        read.is_habit = article && words.is_french() && read.shift == Shift::none;
    }
    return read;
}

/// "mardi", "mardi dernier", "ce mardi", "on Tuesday", "lundi prochain", "jeudi 16".
std::optional<TimeExpression> weekday(const TimeContext& context, std::size_t i) {
    const WordsView& words = context.words;
    const auto read = weekday_words(words, i);
    if (!read) return std::nullopt;
    const int wanted = *weekday_word(words, read->at);
    auto expression = time_expression(i, read->end, "weekday");
    expression.granularity = Granularity::day;
    const auto number = day_number(words, read->end);
    if (number && number->end - read->end == 1 && !unit_word(words, number->end) &&
        !words.is_any(number->end, {"h", "heures", ":", "%"}) && context.anchor.day &&
        (words.is_french() || words.is_sign(number->end, ","))) {
        // The nearest day of the month with that weekday, at most 45 days away.
        for (int distance = 0; distance <= 45; ++distance) {
            for (const int sign : {-1, 1}) {
                const Date day = *context.anchor.day + sign * distance;
                if (day.day() != number->value || day.weekday() != wanted) continue;
                expression.token_count = number->end - i;
                expression.rule = "weekday-number";
                set_day(expression, day);
                return expression;
            }
        }
    }
    if (read->is_habit && !day_part(words, read->end)) {
        expression.kind = TimeKind::set;
        expression.rule = "habit-weekday";
        expression.value = fmt::format("XXXX-WXX-{}", wanted + 1);
        return expression;
    }
    if (!context.anchor.day) return expression;
    const Tense tense = tense_near(words, i, read->end);
    const int ahead = (wanted - context.anchor.day->weekday() + 7) % 7;
    Shift shift = read->shift;
    if (shift == Shift::none && tense == Tense::future) shift = Shift::next;
    if (shift == Shift::current && tense == Tense::future && ahead != 0) shift = Shift::next;
    // Without a verb that says otherwise, Friday's paper means tomorrow by "samedi".
    if (shift == Shift::none && tense == Tense::unknown && (ahead == 1 || ahead == 2))
        shift = Shift::next;
    const Date day = day_with_weekday(context.anchor, wanted, shift);
    set_day(expression, day);
    expression.is_future = shift == Shift::next;
    take_day_part(words, expression, day);
    return expression;
}

/// The last day up to the anchor that has a number in its month.
std::optional<Date> last_day_numbered(const DateAnchor& anchor, int number) {
    if (!anchor.day) return std::nullopt;
    for (int back = 0; back < 31; ++back)
        if (const Date day = *anchor.day - back; day.day() == number) return day;
    return std::nullopt;
}

/// First day of "lundi", "27", "27 octobre" inside "la nuit de … à …".
std::optional<Reading<Date>> night_day(const TimeContext& context, std::size_t i) {
    const WordsView& words = context.words;
    std::size_t at = i;
    std::optional<int> wanted = weekday_word(words, at);
    if (wanted) ++at;
    const auto number = day_number(words, at);
    if (!number) {
        if (!wanted || !context.anchor.day) return std::nullopt;
        return Reading<Date>{day_with_weekday(context.anchor, *wanted, Shift::none), at};
    }
    std::size_t month_at = number->end;
    std::size_t end = number->end;
    // "du 27 au 28 octobre": the month stands behind the second day.
    if (!month_word(words, month_at, true)) {
        std::size_t second = month_at;
        if (words.is_any(second, {"au", "a", "to", "-"})) ++second;
        if (weekday_word(words, second)) ++second;
        if (const auto other = day_number(words, second)) month_at = other->end;
    } else {
        end = month_at + 1;
    }
    const auto month = month_word(words, month_at, true);
    if (!month) {
        const auto day = last_day_numbered(context.anchor, number->value);
        return day ? std::optional(Reading<Date>{*day, end}) : std::nullopt;
    }
    auto year = year_number(words, month_at + 1);
    if (year && month_at + 1 == end) ++end;
    if (!year)
        year = find_year({.month = *month,
                          .day = number->value,
                          .weekday = wanted,
                          .shift = Shift::none,
                          .tense = Tense::past,
                          .is_limit = false},
                         context.anchor);
    const auto day = year ? Date::from_civil(*year, *month, number->value) : std::nullopt;
    if (!day) return std::nullopt;
    return Reading<Date>{*day, end};
}

/// "la nuit de lundi à mardi", "dans la nuit du 27 au 28 octobre", "overnight Monday to Tuesday".
std::optional<TimeExpression> night_between(const TimeContext& context, std::size_t i) {
    const WordsView& words = context.words;
    std::size_t at = words.any_phrase(i, {"la nuit de", "la nuit du", "nuit de", "nuit du",
                                          "the night of", "overnight on", "overnight from",
                                          "overnight", "the night between", "the night from"});
    if (at == 0) return std::nullopt;
    const auto from = night_day(context, at);
    if (!from) return std::nullopt;
    std::size_t end = from->end;
    if (words.is_any(end, {"a", "au", "to", "and", "into", "-"})) {
        if (weekday_word(words, end + 1))
            end += 2;
        else
            ++end;
    }
    if (const auto second = day_number(words, end);
        second && (end > from->end || words.token(end).hyphen_before)) {
        end = second->end;
        if (month_word(words, end, true)) ++end;
        if (end > second->end && year_number(words, end)) ++end;
    } else if (end > from->end && !weekday_word(words, end - 1)) {
        end = from->end;
    }
    auto expression = time_expression(i, end, "night-between");
    set_day_part(expression, from->value, {"NI", true}, words.text().words(words.span(i, end)));
    return expression;
}

struct Chained {
    std::string_view phrase;
    int days;
};
constexpr std::array<Chained, 25> chained = {{{"la veille", -1},
                                              {"l avant veille", -2},
                                              {"le lendemain", 1},
                                              {"le surlendemain", 2},
                                              {"le meme jour", 0},
                                              {"ce jour la", 0},
                                              {"le jour meme", 0},
                                              {"le jour suivant", 1},
                                              {"le jour precedent", -1},
                                              {"lendemain", 1},
                                              {"the next day", 1},
                                              {"next day", 1},
                                              {"the following day", 1},
                                              {"a day later", 1},
                                              {"one day later", 1},
                                              {"the same day", 0},
                                              {"that day", 0},
                                              {"the day before", -1},
                                              {"the previous day", -1},
                                              {"a day earlier", -1},
                                              {"the day after", 1},
                                              {"the previous evening", -1},
                                              {"the previous night", -1},
                                              {"the night before", -1},
                                              {"the evening before", -1}}};

/// "la veille", "le lendemain matin", "the same day": from the last event's day.
std::optional<TimeExpression> chained_day(const TimeContext& context, std::size_t i) {
    static const PhraseTable<Chained> table(chained, &Chained::phrase);
    std::size_t end = 0;
    const Chained* const best = longest_phrase(table, context.words, i, end);
    if (best == nullptr || context.words.is_any(end, {"yesterday", "tomorrow"}))
        return std::nullopt;
    auto expression = time_expression(i, end, "chain-day");
    expression.is_chain = true;
    expression.granularity = Granularity::day;
    const auto base = context.last_event ? context.last_event : context.anchor.day;
    if (!base) return expression;
    set_day(expression, *base + best->days);
    take_day_part(context.words, expression, *base + best->days);
    return expression;
}

/// "le matin même", "le même soir", "that night", "the same evening".
std::optional<TimeExpression> chained_part(const TimeContext& context, std::size_t i) {
    const WordsView& words = context.words;
    if (!words.is_any(i, {"le", "la", "the", "that", "ce", "cette"})) return std::nullopt;
    const bool same_before =
        words.is_any(i, {"le", "la", "the"}) && words.is_any(i + 1, {"meme", "same"});
    const auto part = day_part(words, same_before ? i + 2 : i + 1);
    if (!part) return std::nullopt;
    const bool same = !same_before && words.is(i, "le") && words.is(part->end, "meme");
    const bool there = words.is_any(i, {"ce", "cette"}) && words.is(part->end, "la");
    if (!same_before && !same && !there && !words.is(i, "that")) return std::nullopt;
    auto expression = time_expression(i, part->end + (same || there ? 1 : 0), "chain-part");
    expression.is_chain = true;
    const auto base = context.last_event ? context.last_event : context.anchor.day;
    if (base)
        set_day_part(expression, *base, part->value,
                     words.text().words(words.span(i, expression.end_token())));
    return expression;
}

/// "deux jours plus tard", "quelques heures après", "three days later", "two weeks earlier".
std::optional<TimeExpression> chained_distance(const TimeContext& context, std::size_t i) {
    const WordsView& words = context.words;
    auto amount = context.quantity_at(i);
    // "a week earlier", "une semaine plus tôt".
    if (!amount && words.is_any(i, {"a", "an", "un", "une"})) {
        amount.emplace();
        amount->stated = 1.0;
        amount->end = i + 1;
    }
    // "Hours later"
    if (!amount && words.is_any(i, {"hours", "minutes"})) {
        amount.emplace();
        amount->end = i;
    }
    if (!amount) return std::nullopt;
    const auto unit = unit_word(words, amount->end);
    if (!unit) return std::nullopt;
    const std::size_t at = amount->end + 1;
    const std::size_t later = words.any_phrase(at, {"plus tard", "apres", "later", "afterwards"});
    const std::size_t earlier =
        words.any_phrase(at, {"plus tot", "auparavant", "avant", "earlier", "before"});
    const std::size_t end = std::max(later, earlier);
    if (end == 0) return std::nullopt;
    auto expression = time_expression(i, end, "chain-distance");
    expression.is_chain = true;
    const auto base = context.last_event ? context.last_event : context.anchor.day;
    if (!base) return expression;
    double days = amount->stated;
    if (*unit == TimeUnit::week) days *= 7.0;
    if (*unit == TimeUnit::month) days *= 30.44;
    if (*unit == TimeUnit::year) days *= 365.25;
    if (*unit < TimeUnit::day) days = 0.0;
    const int shift = static_cast<int>(std::lround(std::min(days, 36500.0)));
    const Date day = *base + (later != 0 ? shift : -shift);
    // A few hours may reach the next day; weeks and months are as wide as their unit.
    if (*unit < TimeUnit::day) {
        set_day(expression, day);
        if (later != 0) expression.interval->to = day + 1;
    } else if (*unit == TimeUnit::day) {
        set_day(expression, day);
    } else {
        const int width = *unit == TimeUnit::week ? 3 : *unit == TimeUnit::month ? 15 : 180;
        set_interval(expression, {day - width, day + width}, Granularity::period);
        expression.value = to_iso(day).substr(0, *unit == TimeUnit::year ? 4 : 7);
    }
    return expression;
}

} // namespace

const std::vector<TimeRule>& relative_rules() {
    static const std::vector<TimeRule> rules = [] {
        return std::vector<TimeRule>{
            {deictic_day, TimeOpenings().add(deictics, &Deictic::phrase)},
            {weekday, weekday_openings().add({"ce", "this", "last", "next", "le", "the"})},
            {night_between, TimeOpenings().add({"la", "nuit", "the", "overnight"})},
            {chained_day, TimeOpenings().add(chained, &Chained::phrase)},
            {chained_part, TimeOpenings().add({"le", "la", "the", "that", "ce", "cette"})},
            {chained_distance,
             quantity_openings().add({"a", "an", "un", "une", "hours", "minutes"})}};
    }();
    return rules;
}

} // namespace cordon::incident
