// SPDX-License-Identifier: MIT
#pragma once

#include "place/lexicon.hpp"
#include "place/name_match.hpp"
#include "place/word_table.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace cordon::place {

enum class Locative : std::uint8_t { none, weak, strong };

/// Answers questions about the neighbours of a name. Indices are tokens; "adjacent" means that no
/// sign and no sentence border stands between.
class NameContext {
  public:
    NameContext(const TokenizedText& text, const Lexicon& lexicon);

    /// The adjacent token before / behind; empty when there is none.
    [[nodiscard]] std::optional<std::size_t> before(std::size_t token) const;
    [[nodiscard]] std::optional<std::size_t> behind(std::size_t token) const;
    [[nodiscard]] std::string_view word(std::optional<std::size_t> token) const {
        return token ? text_.fold(*token) : std::string_view();
    }
    [[nodiscard]] bool capitalised(std::optional<std::size_t> token) const {
        return token && text_.tokens[*token].capitalised;
    }
    /// The preposition of place before a name, perhaps with an article, a direction or a place noun
    /// between: `dans la ville de`, `in southern`, `north of`. Weak ones stand before people, too:
    /// `to`, `from`, `à`.
    [[nodiscard]] Locative locative(std::size_t first) const;
    /// `Concord Police`, `East Bank Mayor`, `Cookville Fire Department`: an office that a town has.
    [[nodiscard]] bool has_office_behind(std::size_t last) const;
    /// "speaks French", "the learning of English": the words from `first` to `last` are a language.
    [[nodiscard]] bool is_language(std::size_t first, std::size_t last) const;
    /// Most of the paragraph's longer words are capitalised: capitals mean nothing.
    [[nodiscard]] bool in_title(std::size_t token) const;
    /// The whole paragraph is in capitals.
    [[nodiscard]] bool in_capitals(std::size_t token) const;
    /// A capitalised word that is no dictionary word, month, title or head of an organisation.
    [[nodiscard]] bool is_unknown_capital(std::optional<std::size_t> token) const;
    /// The text has that word in lower case, too.
    [[nodiscard]] bool occurs_in_lower_case(std::string_view folded) const;
    [[nodiscard]] bool is_common(std::string_view folded) const {
        return lexicon_.is_common(folded, text_.language);
    }
    [[nodiscard]] const Lexicon& lexicon() const { return lexicon_; }
    [[nodiscard]] const TokenizedText& text() const { return text_; }

  private:
    struct ParagraphCase {
        std::uint32_t words = 0;
        std::uint32_t capitals = 0;
        std::uint32_t all_caps = 0;
        bool ends_with_stop = false;
    };
    /// `Mary Smith, 18, of Regina`: the token stands behind somebody's age and a comma.
    [[nodiscard]] bool is_behind_age(std::size_t token) const;
    [[nodiscard]] std::optional<std::size_t> skip_articles(std::optional<std::size_t> token) const;

    const TokenizedText& text_;
    const Lexicon& lexicon_;
    std::vector<ParagraphCase> paragraphs_;
    WordTable<bool> lower_; ///< folded words that stand in lower case somewhere
};

} // namespace cordon::place
