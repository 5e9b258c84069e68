// SPDX-License-Identifier: MIT
#pragma once

#include "place/expression/captures.hpp"
#include "place/expression/slot.hpp"
#include "place/expression/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::place::expression {

/// Slots that found nothing near one token, so that the many patterns that are tried there do not
/// look for the same distance again. Whether a slot can be read depends on the text alone.
class SlotMisses {
  public:
    explicit SlotMisses(std::size_t at) : at_(at) {}
    [[nodiscard]] bool has(std::size_t token, Slot slot) const {
        return token - at_ < slots_.size() && slots_[token - at_].has(slot);
    }
    void add(std::size_t token, Slot slot) {
        if (token - at_ < slots_.size()) slots_[token - at_].add(slot);
    }

  private:
    std::size_t at_;
    std::array<SlotSet, 8> slots_{}; ///< of the tokens from `at_` on
};

/// A way of saying where something is, over folded words.
///
///     word          that word          [a | b c]   optional, or one of several
///     (a | b c)     one of several     $name       a run of words that many patterns share
///     <slot>        see slot.hpp
///
/// Alternatives are all tried; the longest match counts.
class Pattern {
  public:
    /// Its words get numbers of the vocabulary, by which they are told apart on a tape; without
    /// one they are compared as texts.
    explicit Pattern(std::string_view source, Vocabulary* vocabulary = nullptr);

    struct Match {
        std::size_t end = 0; ///< token behind the match
        Captures captures;
    };
    /// The longest match that begins at token `at` and stays in its sentence. `misses` are those of
    /// that token; they are read and added to.
    [[nodiscard]] std::optional<Match> match(const Tape& tape, std::size_t at,
                                             SlotMisses& misses) const;
    /// What a match can begin with: one of these words or slots. `anything` when it may be empty.
    struct Openings {
        std::vector<std::string> words; ///< sorted
        SlotSet slots;
        bool anything = false;
    };
    [[nodiscard]] const Openings& openings() const { return openings_; }
    /// What every match reads: in a sentence without it there is nothing to try.
    struct Required {
        SlotSet slots;
        std::vector<std::uint64_t> words; ///< word_bit(): one of each at least
    };
    [[nodiscard]] const Required& required() const { return required_; }
    /// Whether the sentence of a token has all that.
    [[nodiscard]] bool may_stand_with(const Tape& tape, std::size_t at) const {
        const std::uint64_t words = tape.sentence_words(at);
        return tape.sentence_slots(at).has_all(required_.slots) &&
               std::all_of(required_.words.begin(), required_.words.end(),
                           [words](std::uint64_t some) { return (words & some) != 0; });
    }

    struct Node;
    using Sequence = std::vector<Node>;

  private:
    std::shared_ptr<const Sequence> root_;
    Openings openings_;
    Required required_;
};

struct Pattern::Node {
    enum class Kind : std::uint8_t { word, slot, choice };
    Kind kind = Kind::word;
    std::string_view text{};         ///< of a word, kept by reference
    std::vector<Sequence> choices{}; ///< of a choice; an empty one makes it optional
    Slot slot = Slot::stop;
    std::uint16_t word = 0; ///< its number; 0 = none
};

} // namespace cordon::place::expression
