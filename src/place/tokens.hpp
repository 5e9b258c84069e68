// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::place {

/// A run of bytes of the original text, `begin` <= `end`, end exclusive.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    [[nodiscard]] std::uint32_t length() const { return end - begin; }
    [[nodiscard]] bool touches(const Span& other) const {
        return begin < other.end && other.begin < end;
    }
    friend bool operator==(const Span&, const Span&) = default;
    auto operator<=>(const Span&) const = default;
};

/// The language of a text, as far as the rules know it.
enum class TextLanguage : std::uint8_t { english, french };

enum class TokenKind : std::uint8_t {
    word,       ///< letters, perhaps with inner apostrophes that are no elision
    number,     ///< digits with separators: `50`, `1,5`, `3 000`, `2025`
    punctuation ///< one sign
};

/// One word, number or sign. French elisions (`l'`, `d'`, `qu'` …) are tokens of their own; a
/// hyphen between letters or digits is no token (`hyphen_before`); `U.S.` is one word, folded `u
/// s`. The folded form of a number has no spaces (`3000`, `1,5`), that of a sign is the sign.
struct Token {
    Span span;                ///< in the original text
    std::uint32_t folded = 0; ///< start of its folded form in TokenizedText::folded
    std::uint32_t folded_length = 0;
    std::uint32_t sentence = 0;
    std::uint32_t paragraph = 0;
    TokenKind kind = TokenKind::word;
    bool capitalised = false;    ///< first letter is upper case
    bool all_caps = false;       ///< two or more letters, all upper case
    bool sentence_start = false; ///< first word of its sentence (after quotes and dashes)
    bool space_before = false;
    bool line_break_before = false;
    bool hyphen_before = false; ///< joined to the token before it by a hyphen
    bool elided = false;        ///< `l'`, `d'` …: folded without the apostrophe
    bool possessive = false;    ///< the `'s` of `Mali's`: a token of its own, folded `s`
};

/// A text cut into tokens; positions always lead back to the original bytes.
struct TokenizedText {
    std::string text; ///< UTF-8, as given
    TextLanguage language = TextLanguage::english;
    std::vector<Token> tokens;
    std::string folded;           ///< all folded forms, one behind the other
    std::vector<Span> sentences;  ///< in bytes of the text
    std::vector<Span> paragraphs; ///< in bytes of the text

    [[nodiscard]] std::string_view fold(std::size_t i) const {
        return std::string_view(folded).substr(tokens[i].folded, tokens[i].folded_length);
    }
    [[nodiscard]] std::string_view words(Span span) const {
        return std::string_view(text).substr(span.begin, span.length());
    }
    [[nodiscard]] std::string_view words(std::size_t i) const { return words(tokens[i].span); }
    /// Index of the first token that ends after byte `at`; tokens.size() when there is none.
    [[nodiscard]] std::size_t token_at(std::uint32_t at) const;
};

/// Whether two folded words are the same; most are told apart by length and first letter.
[[nodiscard]] inline bool same_word(std::string_view a, std::string_view b) {
    return a.size() == b.size() && (a.empty() || (a.front() == b.front() && a == b));
}

/// French or English, by counting function words among the tokens of the first 20,000 bytes;
/// English when undecided. The text's own `language` is not looked at.
[[nodiscard]] TextLanguage guess_language(const TokenizedText& text);

/// Cuts a text (UTF-8; broken bytes are signs of their own) into sentences and tokens. Without a
/// language it is guessed. Throws Error above 16 MiB.
[[nodiscard]] TokenizedText tokenize(std::string text,
                                     std::optional<TextLanguage> language = std::nullopt);

} // namespace cordon::place
