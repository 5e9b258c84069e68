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
        const Key key(word);
        const std::size_t at = place_of(key);
        if (marks_[at] == 0) {
            marks_[at] = mark(key.bits);
            slots_[at].word = word;
            slots_[at].ends = key.ends;
            ++count_;
        }
        return slots_[at].value;
    }
    /// Makes room for so many words at once.
    void reserve(std::size_t words) {
        if (2 * words > slots_.size()) resize(std::bit_ceil(2 * words));
    }
    /// nullptr for a word without a value.
    [[nodiscard]] const T* find(std::string_view word) const {
        if (slots_.empty() || word.empty()) return nullptr;
        const std::size_t at = place_of(Key(word));
        return marks_[at] == 0 ? nullptr : &slots_[at].value;
    }
    [[nodiscard]] std::size_t size() const { return count_; }

  private:
    /// The first and the last bytes of a word, at most eight each; they overlap in shorter words.
    struct Ends {
        std::uint64_t first = 0;
        std::uint64_t last = 0;
        friend bool operator==(const Ends&, const Ends&) = default;
    };
    struct Slot {
        std::string_view word;
        Ends ends;
        T value{};
    };
    /// A word as it is looked for.
    struct Key {
        explicit Key(std::string_view of)
            : word(of), ends(ends_of(of)), bits(hash(ends, of.size())) {}
        std::string_view word;
        Ends ends;
        std::uint64_t bits;
        [[nodiscard]] bool is(const Slot& slot) const {
            // Ends and length tell words apart up to sixteen bytes, without a call.
            return slot.ends == ends && slot.word.size() == word.size() &&
                   (word.size() <= 2 * sizeof(std::uint64_t) || slot.word == word);
        }
    };

    /// The bytes of a fixed number as one, so that no call is needed for them.
    template <typename Bits>
    static std::uint64_t load(const char* at) {
        Bits bits = 0;
        std::memcpy(&bits, at, sizeof bits);
        return bits;
    }

    static Ends ends_of(std::string_view word) {
        const char* const begin = word.data();
        const char* const end = begin + word.size();
        if (word.size() >= sizeof(std::uint64_t))
            return {load<std::uint64_t>(begin), load<std::uint64_t>(end - sizeof(std::uint64_t))};
        if (word.size() >= sizeof(std::uint32_t))
            return {load<std::uint32_t>(begin), load<std::uint32_t>(end - sizeof(std::uint32_t))};
        if (word.empty()) return {};
        return {static_cast<unsigned char>(*begin),
                static_cast<std::uint64_t>(static_cast<unsigned char>(end[-1])) << 8U |
                    static_cast<unsigned char>(begin[word.size() / 2])};
    }

    static std::uint64_t hash(const Ends& ends, std::size_t size) {
        constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U; // 2^64 / golden ratio
        std::uint64_t mixed = (ends.first + size) * odd;
        mixed = (mixed ^ (mixed >> 32U) ^ ends.last) * odd;
        return mixed ^ (mixed >> 32U);
    }

    /// Seven bits of a hash; never 0, which stands for a free slot.
    static std::uint8_t mark(std::uint64_t bits) {
        return static_cast<std::uint8_t>(bits >> 57U | 0x80U);
    }

    /// The slot of a word, or the free one where it would lie.
    [[nodiscard]] std::size_t place_of(const Key& key) const {
        const std::size_t mask = slots_.size() - 1;
        const std::uint8_t wanted = mark(key.bits);
        std::size_t at = static_cast<std::size_t>(key.bits) & mask;
        while (marks_[at] != 0 && (marks_[at] != wanted || !key.is(slots_[at])))
            at = (at + 1) & mask;
        return at;
    }

    void resize(std::size_t slots) {
        std::vector<Slot> old(slots);
        old.swap(slots_);
        marks_.assign(slots, 0);
        for (Slot& slot : old) {
            if (slot.word.empty()) continue;
            const Key key(slot.word);
            const std::size_t at = place_of(key);
            marks_[at] = mark(key.bits);
            slots_[at] = std::move(slot);
        }
    }

    std::vector<Slot> slots_;         ///< a power of two
    std::vector<std::uint8_t> marks_; ///< of the slots: most words have none, and no slot is read
    std::size_t count_ = 0;
};

/// The first of some words that are parted by spaces.
[[nodiscard]] inline std::string_view first_word(std::string_view words) {
    return words.substr(0, words.find(' '));
}

} // namespace cordon::place
