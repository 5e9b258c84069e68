// SPDX-License-Identifier: MIT
#include "place/name_cues.hpp"

#include "place/word_set.hpp"

namespace cordon::place {

namespace {

constexpr auto of_towns = make_word_set(
    "boy", "couple", "council", "councilman", "councilwoman", "elementary", "father", "firefighter",
    "firefighters", "girl", "high", "independent", "junior", "man", "mayor", "men", "middle",
    "mother", "motorist", "native", "police", "resident", "residents", "school", "schools",
    "selectmen", "teen", "teenager", "teens", "woman", "women", "youth");
constexpr auto of_divisions =
    make_word_set("government", "governor", "gov", "legislature", "legislators", "lawmakers",
                  "premier", "border", "statehouse");
constexpr auto articles_of_areas = make_word_set("au", "aux", "du", "en", "la", "le", "l");

/// The adjacent word behind the name, a possessive skipped; tokens.size() when there is none.
std::size_t word_behind(const TokenizedText& text, const Toponym& toponym) {
    std::size_t next = toponym.first_token + toponym.token_count;
    if (next < text.tokens.size() && text.tokens[next].possessive) ++next;
    const bool adjacent = next > 0 && next < text.tokens.size() &&
                          text.tokens[next].kind == TokenKind::word &&
                          text.tokens[next].sentence == text.tokens[next - 1].sentence;
    return adjacent ? next : text.tokens.size();
}

} // namespace

bool is_used_like_town(const TokenizedText& text, const Toponym& toponym) {
    if (text.language != TextLanguage::english || !toponym.type_word.empty()) return false;
    const std::size_t next = word_behind(text, toponym);
    return next < text.tokens.size() && !text.tokens[next - 1].possessive &&
           of_towns.contains(text.fold(next));
}

bool is_used_like_division(const TokenizedText& text, const Toponym& toponym) {
    if (text.language != TextLanguage::english) return false;
    const std::size_t next = word_behind(text, toponym);
    return next < text.tokens.size() && of_divisions.contains(text.fold(next));
}

int french_town_cue(const TokenizedText& text, const Toponym& toponym) {
    if (text.language != TextLanguage::french || toponym.first_token == 0 ||
        !toponym.type_word.empty())
        return 0;
    const std::size_t before = toponym.first_token - 1;
    if (text.tokens[before].sentence != text.tokens[toponym.first_token].sentence) return 0;
    if (text.words(before) == "à" || text.words(before) == "À") return 1;
    return articles_of_areas.contains(text.fold(before)) ? -1 : 0;
}

} // namespace cordon::place
