// SPDX-License-Identifier: MIT
#include "place/person_memory.hpp"

#include "place/word_lists.hpp"

namespace cordon::place {

namespace {

constexpr std::size_t longest_name = 5;

/// Lower-case words within people's names.
constexpr auto joining = make_word_set("ag", "al", "bin", "ben", "da", "de", "del", "der", "di",
                                       "dos", "du", "el", "ibn", "la", "ould", "van", "von");

/// `J.` or `W.`: one capital letter before a stop.
bool is_initial(const TokenizedText& text, std::size_t i) {
    return text.tokens[i].kind == TokenKind::word && text.tokens[i].capitalised &&
           text.fold(i).size() == 1;
}

/// `W. Columbia`, `S. Jersey`, `U. of Texas`
bool is_direction(std::string_view initial) {
    return std::string_view("nsewu").find(initial) != std::string_view::npos;
}

/// Titles that are offices of places, too: `the Mali President`; a name follows only in capitals.
bool is_title(const TokenizedText& text, std::size_t i) {
    return text.tokens[i].kind == TokenKind::word && words::titles.contains(text.fold(i));
}

/// French texts write the title in lower case: `le colonel Goïta`; English ones in capitals.
bool may_begin_name(const TokenizedText& text, std::size_t i) {
    return text.tokens[i].capitalised || text.language == TextLanguage::french;
}

/// The first token of the name behind a title or initial at `i`; the stop of `Mr.` is skipped.
std::size_t name_behind(const TokenizedText& text, std::size_t i) {
    std::size_t next = i + 1;
    if (next < text.tokens.size() && text.words(next) == "." && !text.tokens[next].space_before)
        ++next;
    return next;
}

/// Behind "the town of", "la localité de".
bool is_called_town(const TokenizedText& text, std::size_t i) {
    constexpr auto towns =
        make_word_set("town", "village", "city", "hamlet", "ville", "localite", "bourgade",
                      "commune", "municipality", "municipalite", "hameau", "district", "province");
    if (i < 2 || text.tokens[i - 2].sentence != text.tokens[i].sentence) return false;
    const std::string_view link = text.fold(i - 1);
    return (link == "of" || link == "de" || link == "d") && towns.contains(text.fold(i - 2));
}

} // namespace

PersonMemory::PersonMemory(const NameContext& context) : rules_(context.text().tokens.size()) {
    const TokenizedText& text = context.text();
    for (std::size_t i = 0; i < text.tokens.size(); ++i) {
        if (!rules_[i].empty() || text.tokens[i].kind != TokenKind::word) continue;
        const std::size_t next = name_behind(text, i);
        const bool has_next = next < text.tokens.size() &&
                              text.tokens[next].sentence == text.tokens[i].sentence &&
                              text.tokens[next].kind == TokenKind::word &&
                              text.tokens[next].capitalised && text.tokens[next].space_before;
        if (!has_next) continue;
        const std::string_view word = text.fold(i);
        const std::string_view follower = text.fold(next);
        const bool plain = next == i + 1; // no stop between
        if (is_title(text, i) && may_begin_name(text, i) &&
            (!plain || word.size() > 1 || word == "m")) {
            if (plain &&
                (words::heads_behind.contains(follower) || words::titles.contains(follower)))
                continue;
            read_name(context, next, "title");
        } else if (!plain && is_initial(text, i) && !is_direction(word) && !context.in_title(i)) {
            read_name(context, next, "initial");
        } else if (plain && is_called_town(text, i)) {
            continue; // "the town of Antonio Joao"
        } else if (plain && text.tokens[i].capitalised && context.lexicon().is_given_name(word) &&
                   !context.in_capitals(i)) {
            const bool surname =
                (!words::heads_behind.contains(follower) &&
                 !words::types_behind.contains(follower) && !words::calendar.contains(follower)) ||
                words::family_names.contains(follower);
            if (!surname) continue;
            if (rules_[i].empty()) rules_[i] = "person-name";
            read_name(context, next, "person-name");
        } else if (plain && words::particles.contains(word) && i > 0 &&
                   text.tokens[i - 1].capitalised) {
            read_name(context, next, "particle");
        }
    }
}

void PersonMemory::read_name(const NameContext& context, std::size_t first, std::string_view rule) {
    const TokenizedText& text = context.text();
    std::size_t last = first;
    std::size_t i = first;
    for (std::size_t n = 0; n < longest_name && i < text.tokens.size(); ++n, ++i) {
        const Token& token = text.tokens[i];
        if (token.sentence != text.tokens[first].sentence) break;
        // `George W. Bush`: the stop of an initial.
        if (text.words(i) == "." && i > first && is_initial(text, i - 1)) continue;
        if (token.kind != TokenKind::word || token.possessive || token.elided) break;
        if (!token.capitalised) {
            if (!joining.contains(text.fold(i))) break;
            if (i + 1 >= text.tokens.size() || !text.tokens[i + 1].capitalised) break;
            // `Mr Diallo de Bamako` is no name of four words.
            if ((text.fold(i) == "de" || text.fold(i) == "du" || text.fold(i) == "la") && i > first)
                break;
            continue;
        }
        if (i > first && (words::calendar.contains(text.fold(i)) && text.fold(i) != "may")) break;
        rules_[i] = rule;
        last = i;
    }
    if (!rules_[last].empty() && text.fold(last).size() > 2)
        surnames_.insert(std::string(text.fold(last)));
}

std::string_view PersonMemory::rule_at(std::size_t token) const {
    return token < rules_.size() ? rules_[token] : std::string_view();
}

} // namespace cordon::place
