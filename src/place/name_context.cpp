// SPDX-License-Identifier: MIT
#include "place/name_context.hpp"

#include "place/word_lists.hpp"

#include <algorithm>

namespace cordon::place {

namespace {

constexpr auto articles = make_word_set("l", "la", "le", "les", "the", "its", "their", "leur", "sa",
                                        "notre", "nearby", "neighboring", "neighbouring", "both");

/// Words between a preposition and the name that keep the cue: `in northern Mali`, `près de la
/// ville de Kati`.
constexpr std::size_t longest_chain = 4;
/// Words shorter than this are lower case in titles, too.
constexpr std::uint32_t long_word = 4;

} // namespace

NameContext::NameContext(const TokenizedText& text, const Lexicon& lexicon)
    : text_(text), lexicon_(lexicon), paragraphs_(text.paragraphs.size()) {
    for (std::size_t i = 0; i < text.tokens.size(); ++i) {
        const Token& token = text.tokens[i];
        ParagraphCase& paragraph = paragraphs_[token.paragraph];
        paragraph.ends_with_stop =
            token.kind == TokenKind::punctuation &&
            (text.words(i) == "." || text.words(i) == "\"" || text.words(i) == "”");
        if (token.kind != TokenKind::word) continue;
        if (!token.capitalised && !token.elided) lower_[text.fold(i)] = true;
        if (token.span.length() < long_word) continue;
        ++paragraph.words;
        paragraph.capitals += token.capitalised ? 1 : 0;
        paragraph.all_caps += token.all_caps ? 1 : 0;
    }
}

std::optional<std::size_t> NameContext::before(std::size_t token) const {
    if (token == 0) return std::nullopt;
    const Token& one = text_.tokens[token];
    const Token& other = text_.tokens[token - 1];
    if (other.kind == TokenKind::punctuation || other.sentence != one.sentence) return std::nullopt;
    return token - 1;
}

std::optional<std::size_t> NameContext::behind(std::size_t token) const {
    if (token + 1 >= text_.tokens.size()) return std::nullopt;
    const Token& one = text_.tokens[token];
    const Token& other = text_.tokens[token + 1];
    if (other.kind == TokenKind::punctuation || other.sentence != one.sentence) return std::nullopt;
    return token + 1;
}

std::optional<std::size_t> NameContext::skip_articles(std::optional<std::size_t> token) const {
    while (token && articles.contains(text_.fold(*token))) token = before(*token);
    return token;
}

bool NameContext::is_behind_age(std::size_t token) const {
    return token >= 2 && text_.words(token - 1) == "," &&
           text_.tokens[token - 2].kind == TokenKind::number &&
           text_.tokens[token - 2].folded_length <= 2;
}

Locative NameContext::locative(std::size_t first) const {
    std::optional<std::size_t> at = before(first);
    const bool french = text_.language == TextLanguage::french;
    for (std::size_t step = 0; step < longest_chain; ++step) {
        at = skip_articles(at);
        if (!at) return Locative::none;
        const std::string_view w = text_.fold(*at);
        if (text_.tokens[*at].capitalised && !text_.tokens[*at].sentence_start &&
            !words::directions.contains(w))
            return Locative::none;
        if (french ? words::locatives_french.contains(w) : words::locatives_english.contains(w))
            return words::weak_locatives.contains(w) ? Locative::weak : Locative::strong;
        const bool genitive = w == "of" || w == "de" || w == "d" || w == "du" || w == "des";
        if (genitive) {
            if (w == "of" && step == 0 && is_behind_age(*at)) return Locative::strong;
            const auto noun = before(*at);
            if (noun && words::place_nouns.contains(text_.fold(*noun))) return Locative::strong;
            return Locative::none;
        }
        const bool goes_on = words::directions.contains(w) || words::types_direct.contains(w) ||
                             (step == 0 && w == "et");
        if (!goes_on) return Locative::none;
        at = before(*at);
    }
    return Locative::none;
}

bool NameContext::has_office_behind(std::size_t last) const {
    constexpr auto offices = make_word_set("mayor", "police", "selectmen", "aldermen");
    constexpr auto first_words = make_word_set("city", "fire", "town", "volunteer");
    constexpr auto second_words = make_word_set("chief", "clerk", "council", "department",
                                                "firefighters", "hall", "manager", "fire");
    // `State Police`, `former Mayor`: no name of a town.
    constexpr auto other_police =
        make_word_set("campus", "capitol", "deputy", "federal", "former", "lord", "metro",
                      "military", "national", "park", "riot", "state", "traffic", "transit",
                      "union", "vice", "county", "port", "the", "chief", "security");
    if (text_.language != TextLanguage::english || in_title(last)) return false;
    const auto next = behind(last);
    if (!capitalised(next) || other_police.contains(text_.fold(last))) return false;
    if (offices.contains(text_.fold(*next))) return true;
    return first_words.contains(text_.fold(*next)) && second_words.contains(word(behind(*next)));
}

bool NameContext::is_language(std::size_t first, std::size_t last) const {
    if (text_.language == TextLanguage::french) return false;
    const auto next = behind(last);
    if (next && (text_.fold(*next) == "language" || text_.fold(*next) == "speaking")) return true;
    // An adjective if a word goes with it.
    constexpr auto goes_on = make_word_set("and", "as", "but", "in", "is", "on", "or", "that", "to",
                                           "was", "which", "will", "with");
    if (next && !goes_on.contains(text_.fold(*next))) return false;
    auto word_before = before(first);
    if (word(word_before) == "of" || word(word_before) == "fluent")
        word_before = before(*word_before);
    constexpr auto verbs =
        make_word_set("learn", "learned", "learning", "learns", "speak", "speaking", "speaks",
                      "spoke", "spoken", "study", "studied", "studying", "taught", "teach",
                      "teaches", "teaching", "knowledge", "command", "translated");
    return verbs.contains(word(word_before));
}

bool NameContext::in_title(std::size_t token) const {
    const ParagraphCase& p = paragraphs_[text_.tokens[token].paragraph];
    return p.words >= 3 && p.capitals * 10 >= p.words * 7 && !p.ends_with_stop;
}

bool NameContext::in_capitals(std::size_t token) const {
    const ParagraphCase& p = paragraphs_[text_.tokens[token].paragraph];
    return p.words >= 2 && p.all_caps * 10 >= p.words * 7;
}

bool NameContext::is_unknown_capital(std::optional<std::size_t> token) const {
    if (!token || !text_.tokens[*token].capitalised || text_.tokens[*token].possessive)
        return false;
    const std::string_view w = text_.fold(*token);
    if (words::heads_behind.contains(w) || words::calendar.contains(w) ||
        words::titles.contains(w) || words::directions.contains(w) ||
        words::types_behind.contains(w))
        return false;
    if (!lexicon_.demonym(w, text_.language).empty()) return false;
    if (w.size() < 2) return false;
    return !is_common(w) || lexicon_.is_given_name(w) || words::family_names.contains(w);
}

bool NameContext::occurs_in_lower_case(std::string_view folded) const {
    return lower_.find(folded) != nullptr;
}

} // namespace cordon::place
