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

constexpr std::array<std::pair<std::string_view, int>, 18> short_months = {{{"jan", 1},
                                                                            {"janv", 1},
                                                                            {"feb", 2},
                                                                            {"fev", 2},
                                                                            {"fevr", 2},
                                                                            {"mar", 3},
                                                                            {"apr", 4},
                                                                            {"avr", 4},
                                                                            {"jun", 6},
                                                                            {"jul", 7},
                                                                            {"juil", 7},
                                                                            {"juill", 7},
                                                                            {"aug", 8},
                                                                            {"sep", 9},
                                                                            {"sept", 9},
                                                                            {"oct", 10},
                                                                            {"nov", 11},
                                                                            {"dec", 12}}};

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
    for (const auto& [text, month] : short_months)
        if (text == folded) return month;
    return std::nullopt;
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
    return std::nullopt;
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
