// SPDX-License-Identifier: MIT
#include "incident/extract/quantity.hpp"
#include "incident/extract/time_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace cordon::incident {

namespace {

std::string_view unit_code(TimeUnit unit) {
    switch (unit) {
    case TimeUnit::second: return "S";
    case TimeUnit::minute: return "M";
    case TimeUnit::hour: return "H";
    case TimeUnit::day: return "D";
    case TimeUnit::week: return "W";
    case TimeUnit::month: return "M";
    case TimeUnit::year: return "Y";
    }
    return "D";
}

/// `P3D`, `PT2H`, `PXW`.
std::string duration_value(double amount, bool is_vague, TimeUnit unit) {
    const std::string_view clock = unit < TimeUnit::day ? "T" : "";
    if (is_vague) return fmt::format("P{}X{}", clock, unit_code(unit));
    return fmt::format("P{}{}{}", clock, amount, unit_code(unit));
}

double days_of(TimeUnit unit) {
    switch (unit) {
    case TimeUnit::day: return 1.0;
    case TimeUnit::week: return 7.0;
    case TimeUnit::month: return 30.44;
    case TimeUnit::year: return 365.25;
    default: return 1.0 / 24.0;
    }
}

/// Days before the anchor: the nearest and the furthest that the quantity allows.
DateInterval reach_back(Date today, const Quantity& amount, TimeUnit unit) {
    const double unit_days = days_of(unit);
    // "plusieurs" has no upper end in words; the geocoding card reads 3 to 8.
    const double high = amount.range.high ? *amount.range.high
                        : amount.is_vague ? 8.0
                                          : 1.5 * amount.range.low;
    const auto back = static_cast<int>(std::lround(std::min(high * unit_days, 36500.0)));
    const auto near =
        static_cast<int>(std::lround(std::min(amount.range.low * unit_days, 36500.0)));
    return {today - back, today - near};
}

struct Amount {
    Quantity quantity;
    TimeUnit unit = TimeUnit::day;
    std::size_t end = 0;
};

/// "trois jours", "plusieurs semaines", "a few months", "des années", "un quart de siècle".
std::optional<Amount> read_amount(const TimeContext& context, std::size_t i) {
    const WordsView& words = context.words;
    std::optional<Quantity> quantity = context.quantity_at(i);
    const bool some = words.is(i, "des") && i > 0 &&
                      words.is_any(i - 1, {"depuis", "pendant", "durant", "apres", "a", "pour"});
    if (!quantity && some && unit_word(words, i + 1)) {
        quantity = Quantity{};
        quantity->range = {3.0, std::nullopt};
        quantity->is_vague = true;
        quantity->end = i + 1;
    }
    if (!quantity && words.is_any(i, {"a", "an"}) && unit_word(words, i + 1)) {
        quantity = Quantity{};
        quantity->range = {1.0, 1.0};
        quantity->stated = 1.0;
        quantity->end = i + 1;
    }
    if (words.phrase(i, "un quart de siecle") != 0) {
        Amount amount{Quantity{}, TimeUnit::year, i + 4};
        amount.quantity.range = {25.0, 25.0};
        amount.quantity.stated = 25.0;
        return amount;
    }
    if (!quantity) return std::nullopt;
    std::size_t at = quantity->end;
    if (words.is_any(at, {"longs", "longues", "bons", "bonnes", "long", "past", "dernieres",
                          "derniers", "straight", "consecutive", "full"}))
        ++at;
    const auto unit = unit_word(words, at);
    // "une seconde" is mostly an ordinal.
    if (!unit || (quantity->stated == 1.0 && words.is(at, "seconde"))) return std::nullopt;
    return Amount{*quantity, *unit, at + 1};
}

/// Ages are no durations: "une fillette de 6 ans", "Anne, 34 ans,", "aged 12 years".
bool is_age(const WordsView& words, std::size_t i, const Amount& amount) {
    if (amount.unit != TimeUnit::year) return false;
    if (words.is_any(amount.end, {"old"}) ||
        (i > 0 && words.is_any(i - 1, {"age", "agee", "ages", "agees", "aged"})))
        return true;
    if (i > 1 && words.is_sign(i - 1, ",") &&
        (words.is_sign(amount.end, ",") || words.is_sign(amount.end, ".") ||
         words.is_sign(amount.end, ")")))
        return true;
    if (i > 1 && words.is_any(i - 1, {"de", "d"}))
        return words.is_any(i - 2, {"age",   "agee",       "ages",        "homme",     "femme",
                                    "fille", "fillette",   "garcon",      "garconnet", "enfant",
                                    "jeune", "adolescent", "adolescente", "bebe",      "moins",
                                    "plus",  "personne",   "mineur",      "soldat",    "conducteur",
                                    "fils",  "majeur",     "lyceen"});
    return i > 1 && words.is_sign(i - 1, "(") && words.is_sign(amount.end, ")");
}

/// Behind "depuis", "for", "over the past": a state that still goes on.
bool is_since(const WordsView& words, std::size_t i) {
    static constexpr std::array<std::string_view, 14> leads = {
        "depuis",          "voici",          "voila",         "for",         "for the past",
        "for the last",    "over the past",  "over the last", "in the past", "in the last",
        "during the past", "depuis environ", "au cours des",  "ces"};
    return std::any_of(leads.begin(), leads.end(), [&](std::string_view phrase) {
        return words.phrase_before(i, phrase) != WordsView::npos;
    });
}

/// "de 8 à 24 mois", "between 3 and 5 days": two durations of one unit.
bool opens_range(const WordsView& words, std::size_t i) {
    return i > 0 && words.is_any(i - 1, {"de", "entre", "between", "from"}) && words.is_number(i) &&
           words.is_any(i + 1, {"a", "et", "and", "to"}) && words.is_number(i + 2);
}

/// "deux ans", "plusieurs semaines"; behind "depuis" also the days that it spans.
std::optional<TimeExpression> duration(const TimeContext& context, std::size_t i) {
    const WordsView& words = context.words;
    const auto amount = read_amount(context, i);
    if (!amount || is_age(words, i, *amount) || opens_range(words, i)) return std::nullopt;
    auto expression = time_expression(i, amount->end, "duration");
    expression.kind = TimeKind::duration;
    expression.value =
        duration_value(amount->quantity.stated, amount->quantity.is_vague, amount->unit);
    if (is_since(words, i) && context.anchor.day) {
        expression.rule = "since-duration";
        expression.is_state = true;
        const DateInterval reach = reach_back(*context.anchor.day, amount->quantity, amount->unit);
        set_interval(expression, {reach.from, *context.anchor.day}, Granularity::period);
    }
    return expression;
}

/// "de 8 à 24 mois": the first number is a duration of the same unit.
std::optional<TimeExpression> first_of_range(const TimeContext& context, std::size_t i) {
    const WordsView& words = context.words;
    if (!opens_range(words, i)) return std::nullopt;
    const auto unit = unit_word(words, i + 3);
    const PlainNumber first = read_number(words, i);
    if (!unit || first.end != i + 1) return std::nullopt;
    auto expression = time_expression(i, i + 1, "duration");
    expression.kind = TimeKind::duration;
    expression.value = duration_value(first.value, false, *unit);
    return expression;
}

/// "il y a trois jours", "three days ago", "voici deux semaines".
std::optional<TimeExpression> ago(const TimeContext& context, std::size_t i) {
    const WordsView& words = context.words;
    const std::size_t lead = words.any_phrase(i, {"il y a", "voici", "voila"});
    const auto amount = read_amount(context, lead != 0 ? lead : i);
    if (!amount) {
        const std::size_t end =
            words.any_phrase(i, {"il y a peu", "il y a longtemps", "long ago", "some time ago"});
        if (end == 0) return std::nullopt;
        auto expression = time_expression(i, end, "vague-past");
        expression.value = "PAST_REF";
        expression.is_state = true;
        return expression;
    }
    const bool behind = words.is(amount->end, "ago");
    if (lead == 0 && !behind) return std::nullopt;
    auto expression = time_expression(i, amount->end + (behind ? 1 : 0), "ago");
    const auto& quantity = amount->quantity;
    expression.value = duration_value(quantity.stated, quantity.is_vague, amount->unit);
    if (!context.anchor.day) return expression;
    DateInterval reach = reach_back(*context.anchor.day, quantity, amount->unit);
    // Days are meant exactly; weeks and longer units give half of a unit to each side.
    const int half = amount->unit == TimeUnit::week    ? 3
                     : amount->unit == TimeUnit::month ? 15
                     : amount->unit == TimeUnit::year  ? 180
                                                       : 0;
    reach.from = reach.from - half;
    reach.to = std::min(reach.to + half, *context.anchor.day);
    set_interval(expression, reach,
                 half == 0 && reach.is_one_day() ? Granularity::day : Granularity::period);
    if (expression.granularity == Granularity::day) {
        expression.value = to_iso(reach.from);
        if (amount->unit < TimeUnit::day) expression.kind = TimeKind::time;
    } else if (!quantity.is_vague) {
        const Date middle = Date::from_days((reach.from.days() + reach.to.days()) / 2);
        expression.value = amount->unit == TimeUnit::week    ? week_value(middle)
                           : amount->unit == TimeUnit::month ? to_iso(middle).substr(0, 7)
                                                             : to_iso(middle).substr(0, 4);
    }
    return expression;
}

} // namespace

const std::vector<TimeRule>& period_rules() {
    static const std::vector<TimeRule> rules = [] {
        TimeOpenings amount = quantity_openings(); // what read_amount() reads
        amount.add({"des", "a", "an", "un"});
        return std::vector<TimeRule>{
            {ago, TimeOpenings(amount).add({"il", "voici", "voila", "long", "some"})},
            {duration, amount},
            {first_of_range, {.words = {}, .numbers = true}}};
    }();
    return rules;
}

} // namespace cordon::incident
