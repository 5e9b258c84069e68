// SPDX-License-Identifier: MIT
#pragma once

#include "place/tokens.hpp"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <span>
#include <string_view>
#include <utility>

namespace cordon::incident {

/// The word begins with one of the stems.
[[nodiscard]] inline bool starts_with_any(std::string_view word,
                                          std::initializer_list<std::string_view> stems) {
    return std::any_of(stems.begin(), stems.end(),
                       [&](std::string_view stem) { return word.starts_with(stem); });
}

/// Looks at the words of a text by index; every question about an index beyond the end is answered
/// with "no".
class WordsView {
  public:
    /// `text` must outlive this.
    explicit WordsView(const place::TokenizedText& text) : text_(text) {}

    [[nodiscard]] const place::TokenizedText& text() const { return text_; }
    [[nodiscard]] std::size_t size() const { return text_.tokens.size(); }
    [[nodiscard]] bool is_french() const { return text_.language == place::TextLanguage::french; }
    [[nodiscard]] const place::Token& token(std::size_t i) const { return text_.tokens[i]; }
    /// Folded form; empty beyond the end and for most signs.
    [[nodiscard]] std::string_view fold(std::size_t i) const {
        return i < size() ? text_.fold(i) : std::string_view();
    }
    /// The words as they stand in the text; empty beyond the end.
    [[nodiscard]] std::string_view raw(std::size_t i) const {
        return i < size() ? text_.words(i) : std::string_view();
    }
    [[nodiscard]] bool is(std::size_t i, std::string_view folded) const {
        return i < size() && place::same_word(text_.fold(i), folded);
    }
    [[nodiscard]] bool is_any(std::size_t i, std::span<const std::string_view> folded) const;
    // Only arrays take their length from a list in braces. NOLINTBEGIN(*-avoid-c-arrays)
    /// Of words that are written in the call: compared one by one in place, so that each is known
    /// to the compiler and no list is made.
    template <std::size_t N>
    [[nodiscard]] bool is_any(std::size_t i, const std::string_view (&folded)[N]) const {
        if (i >= size()) return false;
        const std::string_view word = text_.fold(i);
        return [&]<std::size_t... K>(std::index_sequence<K...>) {
            return (place::same_word(folded[K], word) || ...);
        }(std::make_index_sequence<N>());
    }
    // NOLINTEND(*-avoid-c-arrays)
    [[nodiscard]] bool is_number(std::size_t i) const {
        return i < size() && token(i).kind == place::TokenKind::number;
    }
    [[nodiscard]] bool is_word(std::size_t i) const {
        return i < size() && token(i).kind == place::TokenKind::word;
    }
    /// A sign, for example `,`.
    [[nodiscard]] bool is_sign(std::size_t i, std::string_view sign) const {
        return i < size() && token(i).kind == place::TokenKind::punctuation && raw(i) == sign;
    }
    /// The token and the one before it stand in the same sentence.
    [[nodiscard]] bool follows(std::size_t i) const {
        return i > 0 && i < size() && token(i).sentence == token(i - 1).sentence;
    }
    /// Index behind the folded words of `phrase` (parted by spaces) when they begin at `i` in one
    /// sentence, else 0. A token whose folded form has several words counts as all of them.
    [[nodiscard]] std::size_t phrase(std::size_t i, std::string_view phrase) const {
        return may_open(i, phrase) ? phrase_end(i, phrase) : 0;
    }
    /// The longest of several phrases; 0 when there is none. NOLINTBEGIN(*-avoid-c-arrays)
    template <std::size_t N>
    [[nodiscard]] std::size_t any_phrase(std::size_t i,
                                         const std::string_view (&phrases)[N]) const {
        return [&]<std::size_t... K>(std::index_sequence<K...>) {
            return std::max({phrase(i, phrases[K])...});
        }(std::make_index_sequence<N>());
    }
    // NOLINTEND(*-avoid-c-arrays)
    /// Index of the first word of `phrase` when it ends before `i`, else npos.
    [[nodiscard]] std::size_t phrase_before(std::size_t i, std::string_view phrase) const;
    /// Bytes from token `begin` to before token `end` (`end` > `begin`).
    [[nodiscard]] place::Span span(std::size_t begin, std::size_t end) const {
        return {token(begin).span.begin, token(end - 1).span.end};
    }
    /// First token of the sentence of token `i`, and the first one behind it.
    [[nodiscard]] std::size_t sentence_begin(std::size_t i) const;
    [[nodiscard]] std::size_t sentence_end(std::size_t i) const;

    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

  private:
    /// Whether the phrase has the token's first letter, a space or its end behind as many letters
    /// as the token has, and the next token's first letter behind the space. Tables of phrases are
    /// asked at many words: nearly all questions end here, so this is decided without a call.
    [[nodiscard]] bool may_open(std::size_t i, std::string_view phrase) const {
        if (i >= size() || phrase.empty()) return phrase.empty();
        const std::size_t length = text_.tokens[i].folded_length;
        if (length == 0 || !has_letter(i, phrase.front())) return false;
        if (length >= phrase.size()) return length == phrase.size();
        return phrase[length] == ' ' && i + 1 < size() && length + 1 < phrase.size() &&
               has_letter(i + 1, phrase[length + 1]);
    }
    /// Whether a token begins with that letter.
    [[nodiscard]] bool has_letter(std::size_t i, char letter) const {
        const place::Token& token = text_.tokens[i];
        return token.folded_length > 0 && text_.folded[token.folded] == letter;
    }
    /// What phrase() answers.
    [[nodiscard]] std::size_t phrase_end(std::size_t i, std::string_view phrase) const;

    const place::TokenizedText& text_;
};

} // namespace cordon::incident
