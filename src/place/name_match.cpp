// SPDX-License-Identifier: MIT
#include "place/name_match.hpp"

#include "place/word_lists.hpp"

#include <algorithm>
#include <array>

namespace cordon::place {

namespace {

constexpr std::size_t longest_name = 6;
constexpr std::size_t longest_key = 80;

/// Spellings of the first word that stand for each other.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> first_words = {{
    {"st", "saint"},
    {"ste", "sainte"},
    {"ft", "fort"},
    {"mt", "mount"},
    {"saint", "st"},
    {"fort", "ft"},
}};

/// The key with its first word in the other spelling; empty when it has none.
std::string other_spelling(std::string_view key) {
    const std::string_view first = key.substr(0, key.find(' '));
    // `N'Guigmi` and `Nguigmi`, `N'Djamena` and `Ndjamena`
    constexpr std::size_t short_name = 6;
    if (key.size() >= short_name && key[0] == 'n' && key.find(' ', 2) == std::string_view::npos) {
        if (key[1] == ' ') return 'n' + std::string(key.substr(2));
        if (std::string_view("bdgjkz").find(key[1]) != std::string_view::npos)
            return "n " + std::string(key.substr(1));
    }
    if (first.size() == key.size()) return {};
    for (const auto& [from, to] : first_words)
        if (first == from) return std::string(to) + std::string(key.substr(first.size()));
    return {};
}

bool has_capital(const TokenizedText& text, std::size_t i) {
    return text.tokens[i].capitalised;
}

} // namespace

bool NameMatcher::joins(std::size_t i) const {
    const Token& token = text_.tokens[i];
    const Token& before = text_.tokens[i - 1];
    if (token.kind == TokenKind::punctuation || token.possessive) return false;
    return token.paragraph == before.paragraph && token.sentence == before.sentence;
}

std::optional<NameMatch> NameMatcher::longest(std::size_t first) const {
    return longest(first, longest_name);
}

std::optional<NameMatch> NameMatcher::longest(std::size_t first, std::size_t tokens) const {
    std::string key(text_.fold(first));
    std::optional<NameMatch> best;
    std::size_t words = 1; // signs such as the stop in `St. Louis` do not count
    for (std::size_t i = first; words <= tokens; ++i) {
        if (i > first) {
            if (i >= text_.tokens.size()) break;
            // `St. Louis`, `Mt. Kenya`: the stop belongs to the first word.
            const bool is_stop =
                i == first + 1 && text_.words(i) == "." && !text_.tokens[i].space_before &&
                !other_spelling(key + " x").empty() && i + 1 < text_.tokens.size() &&
                text_.tokens[i + 1].sentence == text_.tokens[i].sentence;
            if (is_stop) continue;
            const bool after_stop = text_.words(i - 1) == ".";
            if (text_.tokens[i].kind == TokenKind::punctuation || text_.tokens[i].possessive) break;
            if (!after_stop && !joins(i)) break;
            if (!has_capital(text_, i) && !words::inside.contains(text_.fold(i)) &&
                text_.tokens[i].kind != TokenKind::number && !text_.tokens[i].hyphen_before)
                break;
            key += ' ';
            key += text_.fold(i);
            ++words;
            if (words > tokens) break;
        }
        if (key.size() > longest_key) break;
        if (has_capital(text_, i)) {
            NameMatch match = look_up(first, i - first + 1, key);
            match.words = words;
            if (!match.found.empty()) best = std::move(match);
        }
        if (i > first || key.size() > 3) {
            const std::string other = other_spelling(key);
            if (!gazetteer_.is_prefix(key) && (other.empty() || !gazetteer_.is_prefix(other))) {
                // `St` alone is no prefix of `saint …` before its second word is read.
                if (i > first) break;
                if (other_spelling(key + " x").empty()) break;
            }
        }
    }
    return best;
}

NameMatch NameMatcher::look_up(std::size_t first, std::size_t count, std::string key) const {
    NameMatch match{.first = first, .count = count, .key = std::move(key)};
    match.found = gazetteer_.find(match.key);
    if (const std::string other = other_spelling(match.key); !other.empty())
        for (const Found& one : gazetteer_.find(other)) {
            const auto same = [&one](const Found& f) { return f.place == one.place; };
            if (std::none_of(match.found.begin(), match.found.end(), same))
                match.found.push_back(one);
        }
    match.facts = facts(match.found);
    return match;
}

NameFacts NameMatcher::facts(const std::vector<Found>& found) const {
    NameFacts facts;
    bool inhabited = false;
    for (const Found& one : found) {
        const Place& place = gazetteer_.place(one.place);
        const double people = place.effective_population();
        facts.any_population = std::max(facts.any_population, people);
        const bool primary = one.rank == NameRank::primary;
        facts.first_name = facts.first_name || primary;
        const std::string_view code = place.feature_code;
        if (code.starts_with("PCL") || code == "CONT" || code == "OCN" || code == "SEA" ||
            code == "RGN")
            facts.country = true;
        else if (code == "ADM1")
            facts.division = facts.division || primary || people >= 100'000.0;
        else if (place.feature_class == 'A')
            facts.second_division = facts.second_division || primary;
        else if (place.feature_class == 'P') {
            facts.town = facts.town || primary;
            if (primary) facts.population = std::max(facts.population, people);
        }
        inhabited = inhabited || place.feature_class == 'P' || place.feature_class == 'A';
    }
    facts.natural = !inhabited && !facts.country;
    return facts;
}

} // namespace cordon::place
