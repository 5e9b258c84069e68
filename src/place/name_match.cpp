// SPDX-License-Identifier: MIT
#include "place/name_match.hpp"

#include "place/word_lists.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

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
            // "bassin du lac Tchad"
            const bool is_head =
                !has_capital(text_, first) && words::heads_of_nature.contains(text_.fold(i));
            if (!has_capital(text_, i) && !is_head && !words::inside.contains(text_.fold(i)) &&
                !is_tail(first, i) && text_.tokens[i].kind != TokenKind::number &&
                !text_.tokens[i].hyphen_before)
                break;
            key += ' ';
            key += text_.fold(i);
            ++words;
            if (words > tokens) break;
        }
        if (key.size() > longest_key) break;
        const std::shared_ptr<const NameEntry> entry = gazetteer_.look_up(key);
        if (has_capital(text_, i)) {
            NameMatch match = match_of(first, i - first + 1, *entry);
            match.words = words;
            if (!match.found.empty()) best = std::move(match);
        } else if (is_tail(first, i)) {
            NameMatch match = areas_of(match_of(first, i - first + 1, *entry));
            match.words = words;
            if (!match.found.empty()) best = std::move(match);
        }
        if (i > first || key.size() > 3) {
            const std::string other = other_spelling(key);
            if (!entry->is_prefix && (other.empty() || !gazetteer_.is_prefix(other))) {
                // `St` alone is no prefix of `saint …` before its second word is read.
                if (i > first) break;
                if (other_spelling(key + " x").empty()) break;
            }
        }
    }
    return best ? best : in_one_word(first);
}

std::optional<NameMatch> NameMatcher::in_one_word(std::size_t first) const {
    constexpr auto kinds = make_word_set("ville", "bourg", "town", "burg", "burgh");
    const std::size_t second = first + 1;
    if (second >= text_.tokens.size() || !text_.tokens[second].hyphen_before ||
        !has_capital(text_, first) || !has_capital(text_, second) ||
        !kinds.contains(text_.fold(second)))
        return std::nullopt;
    NameMatch match =
        look_up(first, 2, std::string(text_.fold(first)) + std::string(text_.fold(second)));
    match.words = 2;
    return match.found.empty() ? std::nullopt : std::optional(std::move(match));
}

/// A last word that is written small, behind a name that is not: `Guinée équatoriale`.
bool NameMatcher::is_tail(std::size_t first, std::size_t i) const {
    return i > first && has_capital(text_, first) && !has_capital(text_, i) &&
           words::tails_of_names.contains(text_.fold(i));
}

/// Only countries, regions and waters are written so; a town of that name is not meant.
NameMatch NameMatcher::areas_of(NameMatch match) const {
    const std::size_t before = match.found.size();
    std::erase_if(match.found, [&](const Found& one) {
        const Place& place = gazetteer_.place(one.place);
        return place.feature_class == 'P' || place.feature_class == 'S' ||
               place.feature_class == 'V' || place.feature_code == "ADM2";
    });
    if (match.found.size() != before) match.facts = gazetteer_.facts(match.found);
    return match;
}

NameMatch NameMatcher::look_up(std::size_t first, std::size_t count, std::string key) const {
    return match_of(first, count, *gazetteer_.look_up(key));
}

NameMatch NameMatcher::match_of(std::size_t first, std::size_t count,
                                const NameEntry& entry) const {
    NameMatch match{.first = first, .count = count, .key = entry.name};
    match.found = entry.found;
    match.facts = entry.facts;
    const std::string other = other_spelling(entry.name);
    if (other.empty()) return match;
    for (const Found& one : gazetteer_.look_up(other)->found) {
        const auto same = [&one](const Found& f) { return f.place == one.place; };
        if (std::none_of(match.found.begin(), match.found.end(), same)) match.found.push_back(one);
    }
    if (match.found.size() > entry.found.size()) match.facts = gazetteer_.facts(match.found);
    return match;
}

} // namespace cordon::place
