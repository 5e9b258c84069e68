// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/words_view.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::incident {

/// A phrase over folded words of one sentence. `suicide ~1 bomb*|attack*`: words parted by spaces,
/// alternatives by `|`, `*` at the end matches any ending, `~N` allows up to N tokens between the
/// words beside it (no sign that ends a clause among them).
class WordPattern {
  public:
    explicit WordPattern(std::string_view pattern);

    /// Index behind the last word when the pattern matches from token `i` on, else 0. The nearest
    /// match of each word is taken.
    [[nodiscard]] std::size_t match(const WordsView& words, std::size_t i) const;
    /// The folded first words, without `*`, for an index.
    [[nodiscard]] std::vector<std::string_view> first_words() const;

  private:
    struct Word {
        std::string_view text;
        bool is_prefix = false;
        [[nodiscard]] bool fits(std::string_view folded) const {
            if (text.empty() || folded.empty() || text.front() != folded.front()) return false;
            return is_prefix ? folded.starts_with(text) : folded == text;
        }
    };
    struct Element {
        std::vector<Word> words;
        std::size_t gap = 0; ///< tokens that may stand before it
    };
    /// Tokens at which an element may stand.
    struct Reach {
        std::size_t first = 0; ///< of the whole match
        std::size_t begin = 0;
        std::size_t end = 0; ///< the last one
    };
    /// Index behind the element's first match, 0 = none.
    [[nodiscard]] static std::size_t find(const Element& element, const WordsView& words,
                                          const Reach& range);
    std::vector<Element> elements_;
};

/// Many patterns, found by the first letter of their first word.
class PatternIndex {
  public:
    /// Adds a pattern (kept by reference: a literal); returns its number.
    std::size_t add(std::string_view pattern);

    struct Hit {
        std::size_t pattern = 0;
        std::size_t begin = 0; ///< first token
        std::size_t end = 0;   ///< behind the last token
    };
    /// All matches that begin at a token in [begin, end), by token, then by number.
    [[nodiscard]] std::vector<Hit> find(const WordsView& words, std::size_t begin,
                                        std::size_t end) const;

  private:
    std::vector<WordPattern> patterns_;
    std::vector<std::vector<std::size_t>> by_letter_ = std::vector<std::vector<std::size_t>>(256);
};

} // namespace cordon::incident
