// SPDX-License-Identifier: MIT
#include "incident/date_tokens.hpp"

#include "core/date.hpp"
#include "core/unicode.hpp"
#include "incident/words.hpp"

#include <array>
#include <charconv>
#include <utility>

namespace cordon::incident {

namespace {

bool is_ascii_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Letters beyond ASCII of the two-byte range belong to words; longer sequences (quotes, dashes)
/// part them.
bool is_letter_at(std::string_view text, std::size_t i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) return is_ascii_word(text[i]);
    return byte >= 0xC3 && byte <= 0xDF;
}

/// The number at the front of a folded word and what follows it.
std::optional<std::pair<int, std::string_view>> leading_number(std::string_view folded) {
    int value = 0;
    const auto [end, failed] = std::from_chars(folded.data(), folded.data() + folded.size(), value);
    if (failed != std::errc()) return std::nullopt;
    return std::pair(value, folded.substr(static_cast<std::size_t>(end - folded.data())));
}

struct NumberedWord {
    std::string_view word;
    int number;
};

/// Short forms, and months in Spanish, Portuguese, German and Italian; folded.
constexpr std::array<NumberedWord, 64> other_months = {
    {{"jan", 1},        {"janv", 1},      {"feb", 2},      {"fev", 2},        {"fevr", 2},
     {"mar", 3},        {"apr", 4},       {"avr", 4},      {"jun", 6},        {"jul", 7},
     {"juil", 7},       {"juill", 7},     {"aug", 8},      {"sep", 9},        {"sept", 9},
     {"oct", 10},       {"nov", 11},      {"dec", 12},     {"ene", 1},        {"abr", 4},
     {"ago", 8},        {"set", 9},       {"out", 10},     {"dez", 12},       {"dic", 12},
     {"mrz", 3},        {"okt", 10},      {"enero", 1},    {"febrero", 2},    {"marzo", 3},
     {"abril", 4},      {"mayo", 5},      {"junio", 6},    {"julio", 7},      {"agosto", 8},
     {"septiembre", 9}, {"setiembre", 9}, {"octubre", 10}, {"noviembre", 11}, {"diciembre", 12},
     {"janeiro", 1},    {"fevereiro", 2}, {"marco", 3},    {"maio", 5},       {"junho", 6},
     {"julho", 7},      {"setembro", 9},  {"outubro", 10}, {"novembro", 11},  {"dezembro", 12},
     {"januar", 1},     {"februar", 2},   {"marz", 3},     {"juni", 6},       {"juli", 7},
     {"oktober", 10},   {"dezember", 12}, {"gennaio", 1},  {"febbraio", 2},   {"aprile", 4},
     {"maggio", 5},     {"giugno", 6},    {"luglio", 7},   {"ottobre", 10}}};

/// Days of the week in Spanish and Portuguese (whose `-feira` is a word of its own); folded.
constexpr std::array<NumberedWord, 12> other_weekdays = {{{"lunes", 0},
                                                          {"martes", 1},
                                                          {"miercoles", 2},
                                                          {"jueves", 3},
                                                          {"viernes", 4},
                                                          {"sabado", 5},
                                                          {"domingo", 6},
                                                          {"segunda", 0},
                                                          {"terca", 1},
                                                          {"quarta", 2},
                                                          {"quinta", 3},
                                                          {"sexta", 4}}};

template <std::size_t count>
std::optional<int> number_of(const std::array<NumberedWord, count>& words,
                             std::string_view folded) {
    for (const auto& [word, number] : words)
        if (word == folded) return number;
    return std::nullopt;
}

} // namespace

std::vector<DateToken> date_tokens(std::string_view text) {
    std::vector<DateToken> tokens;
    std::size_t i = 0;
    while (i < text.size()) {
        if (!is_letter_at(text, i)) {
            ++i;
            continue;
        }
        const std::size_t begin = i;
        while (i < text.size() && is_letter_at(text, i))
            i += static_cast<unsigned char>(text[i]) < 0x80 || i + 1 == text.size() ? 1 : 2;
        tokens.push_back({fold_name(text.substr(begin, i - begin)), begin, i});
    }
    return tokens;
}

std::optional<int> month_of(std::string_view folded) {
    static const auto names = [] {
        std::vector<std::pair<std::string, int>> all;
        for (int month = 1; month <= 12; ++month)
            for (const Language language : {Language::en, Language::fr})
                all.emplace_back(fold_name(month_name(month, language)), month);
        return all;
    }();
    for (const auto& [text, month] : names)
        if (text == folded) return month;
    return number_of(other_months, folded);
}

std::optional<int> weekday_of(std::string_view folded) {
    static const auto names = [] {
        std::array<std::array<std::string, 2>, 7> all;
        for (int weekday = 0; weekday < 7; ++weekday)
            all.at(static_cast<std::size_t>(weekday)) = {
                fold_name(weekday_name(weekday, Language::en)),
                fold_name(weekday_name(weekday, Language::fr))};
        return all;
    }();
    int weekday = 0;
    for (const auto& [english, french] : names) {
        const bool is_short = folded == std::string_view(english).substr(0, 3);
        if (is_short || folded == english || folded == french) return weekday;
        ++weekday;
    }
    return number_of(other_weekdays, folded);
}

std::optional<int> day_of(std::string_view folded) {
    const auto number = leading_number(folded);
    if (!number || number->first < 1 || number->first > 31) return std::nullopt;
    const std::string_view rest = number->second;
    const bool ordinal = rest.empty() || rest == "er" || rest == "st" || rest == "nd" ||
                         rest == "rd" || rest == "th";
    return ordinal ? std::optional(number->first) : std::nullopt;
}

std::optional<int> year_of(std::string_view folded) {
    const auto number = leading_number(folded);
    if (!number || !number->second.empty() || folded.size() != 4) return std::nullopt;
    if (number->first < 1900 || number->first > 2199) return std::nullopt;
    return number->first;
}

} // namespace cordon::incident
