// SPDX-License-Identifier: MIT
#include "place/expression/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace cordon::place::expression {

namespace {

using Entry = std::pair<std::string_view, double>;

constexpr std::array words = std::to_array<Entry>({
    {"nord", 0},        {"north", 0},          {"northern", 0},    {"northwards", 0},
    {"est", 90},        {"east", 90},          {"eastern", 90},    {"oriental", 90},
    {"sud", 180},       {"south", 180},        {"southern", 180},  {"ouest", 270},
    {"west", 270},      {"western", 270},      {"northeast", 45},  {"northeastern", 45},
    {"southeast", 135}, {"southeastern", 135}, {"southwest", 225}, {"southwestern", 225},
    {"northwest", 315}, {"northwestern", 315}, {"nordest", 45},    {"nordouest", 315},
    {"sudest", 135},    {"sudouest", 225},
});

/// Capital letters only: "ne" and "no" are words.
constexpr std::array abbreviations = std::to_array<Entry>({
    {"n", 0},       {"e", 90},      {"s", 180},     {"w", 270},     {"o", 270},     {"ne", 45},
    {"se", 135},    {"sw", 225},    {"so", 225},    {"nw", 315},    {"no", 315},    {"nne", 22.5},
    {"ene", 67.5},  {"ese", 112.5}, {"sse", 157.5}, {"ssw", 202.5}, {"sso", 202.5}, {"wsw", 247.5},
    {"oso", 247.5}, {"wnw", 292.5}, {"ono", 292.5}, {"nnw", 337.5}, {"nno", 337.5},
});

template <std::size_t N>
std::optional<double> look_up(const std::array<Entry, N>& table, std::string_view word) {
    const auto* found = std::find_if(table.begin(), table.end(),
                                     [&](const Entry& entry) { return entry.first == word; });
    return found == table.end() ? std::nullopt : std::optional(found->second);
}

std::optional<double> direction_word(const Tape& tape, std::size_t i) {
    if (tape.is(i, of_direction)) return look_up(words, tape.word(i));
    if (!tape.is(i, short_direction)) return std::nullopt;
    const Token& token = tape.token(i);
    if (token.all_caps || (token.capitalised && token.span.length() == 1))
        return look_up(abbreviations, tape.word(i));
    return std::nullopt;
}

bool is_cardinal(double azimuth) {
    return std::fmod(azimuth, 90.0) == 0.0;
}

double difference(double a, double b) {
    return std::remainder(a - b, 360.0);
}

double between(double a, double b) {
    return std::fmod(b + difference(a, b) / 2.0 + 360.0, 360.0);
}

int points_of(double azimuth) {
    if (is_cardinal(azimuth)) return 4;
    return std::fmod(azimuth, 45.0) == 0.0 ? 8 : 16;
}

/// One direction out of the words of a compound: `nord`, `nord`, `ouest` are 337.5.
std::optional<double> compound(const std::array<double, 3>& parts, std::size_t count) {
    if (count == 1) return parts[0];
    const double a = parts[count - 2];
    const double b = parts[count - 1];
    const double apart = std::abs(difference(a, b));
    if (count == 2) {
        // north + west, north + northwest
        const bool fits = (apart == 90.0 && is_cardinal(a)) || (apart == 45.0 && is_cardinal(a));
        return fits ? std::optional(between(a, b)) : std::nullopt;
    }
    if (apart != 90.0 || !is_cardinal(a)) return std::nullopt;
    const double inner = between(a, b);
    if (std::abs(difference(parts[0], inner)) != 45.0) return std::nullopt;
    return between(parts[0], inner);
}

/// Whether the word at `i` may continue a compound: "nord est" without hyphen means "north is" in
/// French.
bool continues(const Tape& tape, std::size_t i) {
    if (tape.token(i).hyphen_before || tape.token(i).capitalised) return true;
    return tape.word(i) != "est" && !tape.token(i).line_break_before;
}

} // namespace

void add_direction_words(Vocabulary& vocabulary) {
    for (const auto& [word, azimuth] : words) vocabulary.add({&word, 1}, of_direction);
    for (const auto& [word, azimuth] : abbreviations) vocabulary.add({&word, 1}, short_direction);
}

std::optional<Read<Bearing>> read_bearing(const Tape& tape, std::size_t at) {
    std::array<double, 3> parts{};
    std::array<std::size_t, 3> ends{};
    std::size_t count = 0;
    std::size_t i = at;
    while (count < parts.size()) {
        const auto azimuth = direction_word(tape, i);
        if (!azimuth || (count > 0 && !continues(tape, i))) break;
        parts[count] = *azimuth;
        ends[count] = ++i;
        ++count;
        if ((tape.word(i) == "-" || tape.word(i) == ".") && direction_word(tape, i + 1)) ++i;
    }
    for (; count > 0; --count)
        if (const auto azimuth = compound(parts, count))
            return Read<Bearing>{{*azimuth, points_of(*azimuth)}, ends[count - 1]};
    return std::nullopt;
}

} // namespace cordon::place::expression
