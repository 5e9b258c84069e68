// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/words_view.hpp"
#include "place/word_table.hpp"

#include <bitset>
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

    /// Index behind the last word when the pattern matches from token `i` on, which is known to fit
    /// its first word, else 0. The nearest match of each word is taken.
    [[nodiscard]] std::size_t match(const WordsView& words, std::size_t i) const;
    struct Word {
        std::string_view text;
        bool is_prefix = false;
        [[nodiscard]] bool fits(std::string_view folded) const {
            if (text.empty() || folded.empty() || text.front() != folded.front()) return false;
            return is_prefix ? folded.starts_with(text) : folded == text;
        }
    };
    /// What the pattern can begin with, for an index.
    [[nodiscard]] const std::vector<Word>& first_words() const { return elements_.front().words; }

  private:
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

/// Many patterns, found by their first word, or by its first two letters where endings are open.
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
    /// Of a byte: 1 to 26 for letters, one more for all others; 0 stands for no byte.
    static constexpr std::size_t letters = 28;
    [[nodiscard]] static std::size_t letter(std::string_view word, std::size_t at);
    using Numbers = std::vector<std::size_t>; ///< of patterns, rising
    /// A first word that may have any ending.
    struct OpenWord {
        std::string_view text;
        std::size_t pattern = 0;
        char third = 0; ///< letter; 0 in shorter words
        [[nodiscard]] bool opens(std::string_view folded) const {
            return (third == 0 || (folded.size() > 2 && folded[2] == third)) &&
                   folded.starts_with(text);
        }
    };

    std::vector<WordPattern> patterns_;
    place::WordTable<Numbers> by_word_;
    /// By both letters, in the order of the patterns.
    std::vector<std::vector<OpenWord>> by_letters_ =
        std::vector<std::vector<OpenWord>>(letters * letters);
    std::bitset<letters * letters> has_open_; ///< which of `by_letters_` are not empty
};

} // namespace cordon::incident
