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

/// `St. Louis`, `Mt. Kenya`: the stop belongs to the first word.
bool NameMatcher::is_stop_of_first(std::size_t first, std::size_t token,
                                   const std::string& key) const {
    const std::size_t next = token + 1;
    return token == first + 1 && text_.words(token) == "." && !text_.tokens[token].space_before &&
           !other_spelling(key + " x").empty() && next < text_.tokens.size() &&
           text_.tokens[next].sentence == text_.tokens[token].sentence;
}

/// Whether a name that began at `first` may go on with a later token.
bool NameMatcher::goes_on(std::size_t first, std::size_t token) const {
    const Token& here = text_.tokens[token];
    const Token& before = text_.tokens[token - 1];
    // "Cox's Bazar"
    if (here.possessive)
        return token + 1 < text_.tokens.size() && text_.tokens[token + 1].capitalised &&
               text_.tokens[token + 1].sentence == here.sentence;
    if (here.kind == TokenKind::punctuation) return false;
    const bool is_beside = here.paragraph == before.paragraph && here.sentence == before.sentence;
    if (!is_beside && text_.words(token - 1) != ".") return false;
    if (here.capitalised || here.hyphen_before || here.kind == TokenKind::number) return true;
    const std::string_view word = text_.fold(token);
    // "bassin du lac Tchad"
    const bool is_head = !has_capital(text_, first) && words::heads_of_nature.contains(word);
    return is_head || words::inside.contains(word) || is_tail(first, token);
}

std::optional<NameMatch> NameMatcher::longest(std::size_t first) const {
    return longest(first, longest_name);
}

std::optional<NameMatch> NameMatcher::longest(std::size_t first, std::size_t tokens) const {
    std::string key(text_.fold(first));
    std::optional<NameMatch> best;
    std::size_t words = 1; // signs such as the stop in `St. Louis` do not count
    for (std::size_t i = first; i < text_.tokens.size() && words <= tokens; ++i) {
        if (i > first) {
            if (is_stop_of_first(first, i, key)) continue;
            if (!goes_on(first, i) || ++words > tokens) break;
            key += ' ';
            key += text_.tokens[i].possessive ? std::string_view("s") : text_.fold(i);
        }
        if (key.size() > longest_key) break;
        const std::shared_ptr<const NameEntry> entry = gazetteer_.look_up(key);
        if (auto match = match_up_to(first, i, *entry)) {
            match->words = words;
            best = std::move(match);
        }
        if (!entry->is_prefix && is_no_beginning(key, i == first)) break;
    }
    // "Au Cap-Haïtien" at the head of a sentence is not the place Au Cap.
    if (best && best->count > 1 && best->end() < text_.tokens.size() &&
        text_.tokens[best->end()].hyphen_before && text_.tokens[best->end()].capitalised &&
        words::prepositions_of_towns.contains(text_.fold(first)))
        return std::nullopt;
    return best ? best : in_one_word(first);
}

/// What the words from `first` to `last` name, if a name may end there.
std::optional<NameMatch> NameMatcher::match_up_to(std::size_t first, std::size_t last,
                                                  const NameEntry& entry) const {
    const bool tail = is_tail(first, last);
    if (!has_capital(text_, last) && !tail) return std::nullopt;
    NameMatch match = match_of(first, last - first + 1, entry);
    if (match.found.empty() && last == first + 1 && text_.tokens[last].hyphen_before)
        match = turned_about(first);
    if (tail) match = areas_of(std::move(match));
    return match.found.empty() ? std::nullopt : std::optional(std::move(match));
}

/// No name begins with a key of the gazetteer's that is no prefix, in the other spelling either.
bool NameMatcher::is_no_beginning(const std::string& key, bool is_first_word) const {
    constexpr std::size_t short_word = 3;
    if (is_first_word && key.size() <= short_word) return false;
    const std::string other = other_spelling(key);
    if (!other.empty() && gazetteer_.is_prefix(other)) return false;
    // `St` alone is no prefix of `saint …` before its second word is read.
    return !is_first_word || other_spelling(key + " x").empty();
}

bool NameMatcher::goes_on_by_hyphens(std::size_t next) const {
    constexpr auto links = make_word_set("de", "du", "des", "d", "la", "le", "les", "sur", "sous",
                                         "en", "aux", "au", "a", "et");
    return next + 1 < text_.tokens.size() && text_.tokens[next].hyphen_before &&
           !text_.tokens[next].capitalised && links.contains(text_.fold(next)) &&
           text_.tokens[next + 1].hyphen_before && text_.tokens[next + 1].capitalised;
}

/// "Kordofan-Sud", of which the gazetteer has "Kordofan du Sud" and "South Kordofan".
NameMatch NameMatcher::turned_about(std::size_t first) const {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> directions = {
        {{"nord", "north"},
         {"sud", "south"},
         {"est", "east"},
         {"ouest", "west"},
         {"central", "central"}}};
    const std::string base(text_.fold(first));
    const std::string_view last = text_.fold(first + 1);
    for (const auto& [french, english] : directions) {
        if (last != french) continue;
        for (const std::string& key :
             {base + " du " + std::string(french), base + " de l " + std::string(french),
              std::string(english) + ' ' + base}) {
            NameMatch match = look_up(first, 2, key);
            if (!match.found.empty()) return match;
        }
    }
    NameMatch none;
    none.first = first;
    none.count = 2;
    return none;
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
bool NameMatcher::is_tail(std::size_t first, std::size_t token) const {
    return token > first && has_capital(text_, first) && !has_capital(text_, token) &&
           words::tails_of_names.contains(text_.fold(token));
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

NameMatch NameMatcher::look_up(std::size_t first, std::size_t count, std::string_view key) const {
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
