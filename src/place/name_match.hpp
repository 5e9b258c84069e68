// SPDX-License-Identifier: MIT
#pragma once

#include "place/gazetteer.hpp"
#include "place/toponym.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::place {

/// Tokens of a text that are a name of the gazetteer.
struct NameMatch {
    std::size_t first = 0;    ///< token
    std::size_t count = 0;    ///< tokens, the stop of `St.` included
    std::size_t words = 1;    ///< without it
    std::string key;          ///< as it was found
    std::vector<Found> found; ///< not empty
    NameFacts facts;
    [[nodiscard]] std::size_t end() const { return first + count; }
};

/// Finds the longest name that begins at a token.
class NameMatcher {
  public:
    NameMatcher(const TokenizedText& text, const Gazetteer& gazetteer)
        : text_(text), gazetteer_(gazetteer) {}

    /// The longest match of at most 6 tokens, the first and last capitalised; of an area the last
    /// may be small: `Guinée équatoriale`. Empty when there is none.
    [[nodiscard]] std::optional<NameMatch> longest(std::size_t first) const;
    /// The longest match that has at most `tokens` tokens.
    [[nodiscard]] std::optional<NameMatch> longest(std::size_t first, std::size_t tokens) const;
    /// All places of a folded name.
    [[nodiscard]] NameMatch look_up(std::size_t first, std::size_t count,
                                    std::string_view key) const;
    /// Token `next` and the one behind it are joined to a name by hyphens: "-de-Dieu" of
    /// "Village-de-Dieu", where the gazetteer has places called Village.
    [[nodiscard]] bool goes_on_by_hyphens(std::size_t next) const;

  private:
    [[nodiscard]] bool is_stop_of_first(std::size_t first, std::size_t token,
                                        const std::string& key) const;
    [[nodiscard]] bool goes_on(std::size_t first, std::size_t token) const;
    [[nodiscard]] std::optional<NameMatch> match_up_to(std::size_t first, std::size_t last,
                                                       const NameEntry& entry) const;
    [[nodiscard]] bool is_no_beginning(const std::string& key, bool is_first_word) const;
    [[nodiscard]] bool is_tail(std::size_t first, std::size_t token) const;
    [[nodiscard]] NameMatch areas_of(NameMatch match) const;
    [[nodiscard]] NameMatch turned_about(std::size_t first) const;
    /// "Pétion-Ville" of a place that the gazetteer writes in one word: Pétionville.
    [[nodiscard]] std::optional<NameMatch> in_one_word(std::size_t first) const;
    /// The same of a name that was looked up as `entry`.
    [[nodiscard]] NameMatch match_of(std::size_t first, std::size_t count,
                                     const NameEntry& entry) const;

    const TokenizedText& text_;
    const Gazetteer& gazetteer_;
};

} // namespace cordon::place
