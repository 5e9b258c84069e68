// SPDX-License-Identifier: MIT
#pragma once

#include "place/expression/words.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::place::expression {

/// What the slots of a pattern took out of the text.
struct Captures {
    std::vector<Distance> distances;
    std::vector<Bearing> bearings;
    std::optional<Duration> duration;
    std::vector<std::size_t> toponyms; ///< indices, in their order
    std::string line;                  ///< road, river or lake
    std::string type_word;             ///< of the last place
    std::string unknown;               ///< a name that no gazetteer has
    std::string anaphor;               ///< `capital`, `last` or `country`
    double speed_min = 0.0;            ///< km/h
    double speed_max = 0.0;
    double number = 0.0;
    bool by_road = false;
    bool straight = false;
    bool is_described = false; ///< a type word stands before the last place: "town of X"
};

/// Slots that found nothing near one token, so that the many patterns that are tried there do not
/// look for the same distance again.
class SlotMisses {
  public:
    explicit SlotMisses(std::size_t at) : at_(at) {}
    /// `bit` is the number of the slot, see Pattern::Node.
    [[nodiscard]] bool has(std::size_t token, unsigned bit) const {
        return token - at_ < bits_.size() && (bits_[token - at_] >> bit & 1U) != 0;
    }
    void add(std::size_t token, unsigned bit) {
        if (token - at_ < bits_.size())
            bits_[token - at_] = static_cast<std::uint8_t>(bits_[token - at_] | 1U << bit);
    }

  private:
    std::size_t at_;
    std::array<std::uint8_t, 8> bits_{}; ///< of the tokens from `at_` on
};

/// A way of saying where something is, over folded words.
///
///     word          that word          [a | b c]   optional, or one of several
///     (a | b c)     one of several     $name       a run of words that many patterns share
///     <slot>        see slots.hpp
///
/// Alternatives are all tried; the longest match counts.
class Pattern {
  public:
    explicit Pattern(std::string_view source);

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
        std::vector<std::string> slots; ///< sorted
        bool anything = false;
    };
    [[nodiscard]] const Openings& openings() const { return openings_; }

    struct Node;
    using Sequence = std::vector<Node>;

  private:
    std::shared_ptr<const Sequence> root_;
    Openings openings_;
};

struct Pattern::Node {
    enum class Kind : std::uint8_t { word, slot, choice };
    Kind kind = Kind::word;
    std::string text;                ///< word or slot name
    std::vector<Sequence> choices{}; ///< of a choice; an empty one makes it optional
    /// Number of a slot that reads the text alone, whatever was captured before; else -1.
    int pure_slot = -1;
};

} // namespace cordon::place::expression
