// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cordon::place {

/// A fixed set of folded words, sorted when the program is compiled. Rules ask dozens of them about
/// each word of a text and most answers are no: a bit by a few letters tells that without
/// comparing.
template <std::size_t N>
class WordSet {
  public:
    constexpr explicit WordSet(std::array<std::string_view, N> words) : words_(words) {
        std::sort(words_.begin(), words_.end());
        for (const std::string_view word : words_) {
            const std::size_t bit = bit_of(word);
            seen_[bit / 64] |= std::uint64_t{1} << bit % 64;
        }
    }
    [[nodiscard]] constexpr bool contains(std::string_view word) const {
        const std::size_t bit = bit_of(word);
        if ((seen_[bit / 64] >> bit % 64 & 1U) == 0) return false;
        return std::binary_search(words_.begin(), words_.end(), word);
    }
    [[nodiscard]] constexpr const std::array<std::string_view, N>& words() const { return words_; }

  private:
    /// Eight bits for a word: one in eight of the other words is looked for in vain.
    static constexpr std::size_t bits = std::bit_ceil(std::max<std::size_t>(8 * N, 64));

    static constexpr std::size_t bit_of(std::string_view word) {
        if (word.empty()) return 0;
        const auto letter = [word](std::size_t i) {
            return static_cast<std::size_t>(static_cast<unsigned char>(word[i]));
        };
        return (letter(0) * 37 + letter(word.size() / 2) * 101 + letter(word.size() - 1) * 211 +
                word.size() * 59) %
               bits;
    }

    std::array<std::string_view, N> words_;
    std::array<std::uint64_t, bits / 64> seen_{};
};

/// `make_word_set("in", "at")`.
template <typename... Words>
[[nodiscard]] constexpr auto make_word_set(Words... words) {
    return WordSet<sizeof...(Words)>(
        std::array<std::string_view, sizeof...(Words)>{std::string_view(words)...});
}

} // namespace cordon::place
