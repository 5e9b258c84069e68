// SPDX-License-Identifier: MIT
#include "place/expression/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace cordon::place::expression {

namespace {

using Entry = std::pair<std::string_view, int>;

/// Sorted by word, for binary search.
constexpr auto number_words = [] {
    std::array table = std::to_array<Entry>({
        {"un", 1},        {"une", 1},        {"deux", 2},      {"trois", 3},
        {"quatre", 4},    {"cinq", 5},       {"six", 6},       {"sept", 7},
        {"huit", 8},      {"neuf", 9},       {"dix", 10},      {"onze", 11},
        {"douze", 12},    {"treize", 13},    {"quatorze", 14}, {"quinze", 15},
        {"seize", 16},    {"vingt", 20},     {"vingts", 20},   {"trente", 30},
        {"quarante", 40}, {"cinquante", 50}, {"soixante", 60}, {"septante", 70},
        {"nonante", 90},  {"cent", 100},     {"cents", 100},   {"mille", 1000},
        {"one", 1},       {"two", 2},        {"three", 3},     {"four", 4},
        {"five", 5},      {"seven", 7},      {"eight", 8},     {"nine", 9},
        {"ten", 10},      {"eleven", 11},    {"twelve", 12},   {"thirteen", 13},
        {"fourteen", 14}, {"fifteen", 15},   {"sixteen", 16},  {"seventeen", 17},
        {"eighteen", 18}, {"nineteen", 19},  {"twenty", 20},   {"thirty", 30},
        {"forty", 40},    {"fifty", 50},     {"sixty", 60},    {"seventy", 70},
        {"eighty", 80},   {"ninety", 90},    {"hundred", 100}, {"thousand", 1000},
    });
    std::sort(table.begin(), table.end());
    return table;
}();

std::optional<int> number_word(std::string_view word) {
    const auto* found =
        std::lower_bound(number_words.begin(), number_words.end(), word,
                         [](const Entry& e, std::string_view w) { return e.first < w; });
    if (found == number_words.end() || found->first != word) return std::nullopt;
    return found->second;
}

/// Unit of the last digit that means something: powers of ten count one digit more.
double precision_of(double value) {
    if (value < 1.0 || value != std::floor(value)) return 1.0;
    double unit = 1.0;
    while (std::fmod(value, unit * 10.0) == 0.0) unit *= 10.0;
    return unit > 1.0 && value == unit ? unit / 10.0 : unit;
}

/// Digits without their separators, and how many follow the decimal mark (-1: there is none).
struct PlainDigits {
    std::string text;
    int decimals = -1;
};

/// `3.000` is three thousand in French, three in English.
std::optional<PlainDigits> without_separators(std::string_view digits, bool french) {
    PlainDigits plain;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const char c = digits[i];
        if (c >= '0' && c <= '9') {
            plain.text += c;
            continue;
        }
        if (c != '.' && c != ',') return std::nullopt;
        const std::size_t next = digits.find_first_of(".,", i + 1);
        const std::size_t run = (next == std::string_view::npos ? digits.size() : next) - i - 1;
        const bool decimal_mark = (c == ',') == french;
        if (!decimal_mark && run == 3) continue;
        if (plain.decimals >= 0 || next != std::string_view::npos) return std::nullopt;
        plain.decimals = static_cast<int>(run);
        plain.text += '.';
    }
    return plain;
}

std::optional<Number> parse_digits(std::string_view digits, bool french) {
    const auto plain = without_separators(digits, french);
    if (!plain || plain->text.size() > 12) return std::nullopt;
    Number number{.is_digits = true};
    const char* const last = plain->text.data() + plain->text.size();
    const auto [end, code] = std::from_chars(plain->text.data(), last, number.value);
    if (code != std::errc() || end != last) return std::nullopt;
    if (plain->decimals <= 0)
        number.precision = precision_of(number.value);
    else
        number.precision = plain->decimals == 1 && plain->text.back() == '5'
                               ? 0.5
                               : std::pow(10.0, -plain->decimals);
    return number;
}

std::optional<Read<Number>> read_number_words(const Tape& tape, std::size_t at) {
    double total = 0.0;
    double current = 0.0;
    std::size_t i = at;
    while (i < tape.size()) {
        const auto value = tape.is(i, opens_number) ? number_word(tape.word(i)) : std::nullopt;
        if (!value) {
            const bool joins = i > at && (tape.word(i) == "et" || tape.word(i) == "and");
            if (!joins || current < 20 || !tape.is(i + 1, opens_number)) break;
            ++i;
            continue;
        }
        if (*value == 1000) {
            total += std::max(1.0, current) * 1000.0;
            current = 0.0;
        } else if (*value == 100) {
            if (current >= 100) break;
            current = std::max(1.0, current) * 100.0;
        } else if (*value == 20 && current == 4) {
            current = 80.0; // quatre-vingts
        } else {
            current += *value;
        }
        ++i;
    }
    if (i == at) return std::nullopt;
    const double value = total + current;
    return Read<Number>{{value, precision_of(value), false}, i};
}

struct Aine {
    std::string_view word;
    double value;
    double grain;
};

/// The card, section 5: the forms that exist; widths 10 from 20 on, 4 for dizaine, 5 for quinzaine.
constexpr std::array aines{
    Aine{"huitaine", 8, 2},      Aine{"dizaine", 10, 4},       Aine{"douzaine", 12, 4},
    Aine{"quinzaine", 15, 5},    Aine{"vingtaine", 20, 10},    Aine{"trentaine", 30, 10},
    Aine{"quarantaine", 40, 10}, Aine{"cinquantaine", 50, 10}, Aine{"soixantaine", 60, 10},
    Aine{"centaine", 100, 20},   Aine{"millier", 1000, 200},   Aine{"dozen", 12, 4},
};

/// Median full widths that people give to round numbers with a hedge (Ferson et al. 2015).
constexpr std::array<std::pair<double, double>, 6> hedged_widths{
    {{1, 0.4}, {20, 4.6}, {30, 5.5}, {50, 9.3}, {100, 21}, {200, 28}}};

double hedged_width(double value) {
    if (value <= hedged_widths.front().first) return 0.4 * value;
    for (std::size_t i = 1; i < hedged_widths.size(); ++i) {
        const auto [x1, y1] = hedged_widths[i];
        if (value > x1) continue;
        const auto [x0, y0] = hedged_widths[i - 1];
        const double t = std::log(value / x0) / std::log(x1 / x0);
        return y0 * std::pow(y1 / y0, t);
    }
    return hedged_widths.back().second * value / hedged_widths.back().first;
}

} // namespace

void add_number_words(Vocabulary& words) {
    for (const auto& [word, value] : number_words) words.add({&word, 1}, opens_number);
}

std::optional<Read<Number>> read_number(const Tape& tape, std::size_t at) {
    if (tape.is_number(at)) {
        const auto number = parse_digits(tape.word(at), tape.french());
        if (!number) return std::nullopt;
        return Read<Number>{*number, at + 1};
    }
    return read_number_words(tape, at);
}

std::optional<RoundNumber> round_number(std::string_view word) {
    const auto* found = std::find_if(aines.begin(), aines.end(),
                                     [&](const Aine& aine) { return aine.word == word; });
    if (found == aines.end()) return std::nullopt;
    return RoundNumber{found->value, found->grain};
}

double grain_of(double value, double precision, bool hedged) {
    // Hundreds are not read as ±50: people give 200 a width of 25 to 31.
    const double widest = value >= 100.0 ? std::max(10.0, 0.155 * value) : precision;
    const double plain = std::min(precision, widest);
    return hedged ? std::max(plain, hedged_width(value)) : plain;
}

} // namespace cordon::place::expression
