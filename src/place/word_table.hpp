// SPDX-License-Identifier: MIT
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

namespace cordon::place {

/// What is known of some words, found by the whole word: built once, asked for each word of a text.
/// Open addressing with linear steps; at most half of the slots are taken.
template <typename T>
class WordTable {
  public:
    /// The value of a word, made when it is new. The word is kept by reference; references to
    /// values end with the next call. The empty word is no key.
    T& operator[](std::string_view word) {
        if (2 * (count_ + 1) > slots_.size()) resize(slots_.empty() ? 64 : 2 * slots_.size());
        Slot& slot = slots_[place_of(word)];
        if (slot.word.empty()) {
            slot.word = word;
            ++count_;
        }
        return slot.value;
    }
    /// Makes room for so many words at once.
    void reserve(std::size_t words) {
        if (2 * words > slots_.size()) resize(std::bit_ceil(2 * words));
    }
    /// nullptr for a word without a value.
    [[nodiscard]] const T* find(std::string_view word) const {
        if (slots_.empty() || word.empty()) return nullptr;
        const Slot& slot = slots_[place_of(word)];
        return slot.word.empty() ? nullptr : &slot.value;
    }
    [[nodiscard]] std::size_t size() const { return count_; }

  private:
    struct Slot {
        std::string_view word;
        T value{};
    };

    /// The bytes of a fixed number as one, so that no call is needed for them.
    template <typename Bits>
    static std::uint64_t load(const char* at) {
        Bits bits = 0;
        std::memcpy(&bits, at, sizeof bits);
        return bits;
    }

    /// Of the length, the first and the last eight bytes; they overlap in shorter words.
    static std::uint64_t hash(std::string_view word) {
        constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U; // 2^64 / golden ratio
        const char* const begin = word.data();
        const char* const end = begin + word.size();
        std::uint64_t first = 0;
        std::uint64_t last = 0;
        if (word.size() >= sizeof(std::uint64_t)) {
            first = load<std::uint64_t>(begin);
            last = load<std::uint64_t>(end - sizeof(std::uint64_t));
        } else if (word.size() >= sizeof(std::uint32_t)) {
            first = load<std::uint32_t>(begin);
            last = load<std::uint32_t>(end - sizeof(std::uint32_t));
        } else if (!word.empty()) {
            first = static_cast<unsigned char>(*begin);
            last = static_cast<std::uint64_t>(static_cast<unsigned char>(end[-1])) << 8U |
                   static_cast<unsigned char>(begin[word.size() / 2]);
        }
        std::uint64_t mixed = (first + word.size()) * odd;
        mixed = (mixed ^ (mixed >> 32U) ^ last) * odd;
        return mixed ^ (mixed >> 32U);
    }

    /// The slot of a word, or the free one where it would lie.
    [[nodiscard]] std::size_t place_of(std::string_view word) const {
        const std::size_t mask = slots_.size() - 1;
        std::size_t at = static_cast<std::size_t>(hash(word)) & mask;
        while (!slots_[at].word.empty() && slots_[at].word != word) at = (at + 1) & mask;
        return at;
    }

    void resize(std::size_t slots) {
        std::vector<Slot> old(slots);
        old.swap(slots_);
        for (Slot& slot : old)
            if (!slot.word.empty()) slots_[place_of(slot.word)] = std::move(slot);
    }

    std::vector<Slot> slots_; ///< a power of two
    std::size_t count_ = 0;
};

/// The first of some words that are parted by spaces.
[[nodiscard]] inline std::string_view first_word(std::string_view words) {
    return words.substr(0, words.find(' '));
}

} // namespace cordon::place
