// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/words_view.hpp"
#include "place/word_table.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace cordon::incident {

/// Rows of a table by the first words of their phrases. Rules ask tables of dozens of phrases at
/// each "the" and "a"; only the few phrases that begin so are compared.
template <typename Row>
class PhraseTable {
  public:
    /// The rows are kept by reference; `phrase` is the member with the folded words.
    template <typename Rows>
    PhraseTable(const Rows& rows, std::string_view Row::*phrase) : phrase_(phrase) {
        for (const Row& row : rows) by_word_[place::first_word(row.*phrase)].push_back(&row);
    }

    /// Calls `take(row, end)` with each row whose phrase stands at token `i` and the index behind
    /// it, in the order of the table, until it returns true.
    template <typename Take>
    void read(const WordsView& words, std::size_t i, Take take) const {
        const auto* const rows = by_word_.find(place::first_word(words.fold(i)));
        if (rows == nullptr) return;
        for (const Row* const row : *rows)
            if (const std::size_t end = words.phrase(i, row->*phrase_); end != 0 && take(*row, end))
                return;
    }

  private:
    std::string_view Row::*phrase_;
    place::WordTable<std::vector<const Row*>> by_word_;
};

/// The row of the longest phrase at a token, the first one of several; nullptr when there is none.
template <typename Row>
[[nodiscard]] const Row* longest_phrase(const PhraseTable<Row>& table, const WordsView& words,
                                        std::size_t i, std::size_t& end) {
    const Row* best = nullptr;
    end = 0;
    table.read(words, i, [&](const Row& row, std::size_t behind) {
        if (behind > end) {
            best = &row;
            end = behind;
        }
        return false;
    });
    return best;
}

} // namespace cordon::incident
