// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace cordon::place {

/// A fixed set of folded words, sorted when the program is compiled.
template <std::size_t N>
class WordSet {
  public:
    constexpr explicit WordSet(std::array<std::string_view, N> words) : words_(words) {
        std::sort(words_.begin(), words_.end());
    }
    [[nodiscard]] constexpr bool contains(std::string_view word) const {
        return std::binary_search(words_.begin(), words_.end(), word);
    }
    [[nodiscard]] constexpr const std::array<std::string_view, N>& words() const { return words_; }

  private:
    std::array<std::string_view, N> words_;
};

/// `make_word_set("in", "at")`.
template <typename... Words>
[[nodiscard]] constexpr auto make_word_set(Words... words) {
    return WordSet<sizeof...(Words)>(
        std::array<std::string_view, sizeof...(Words)>{std::string_view(words)...});
}

} // namespace cordon::place
