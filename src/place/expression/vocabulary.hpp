// SPDX-License-Identifier: MIT
#pragma once

#include "place/word_table.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace cordon::place::expression {

/// What a type word before or behind a name says about it.
enum class TypeGroup : std::uint8_t {
    none,
    town,
    quarter,
    district, ///< second level
    region,   ///< first level
    commune,  ///< third level
    nature,
    facility
};
[[nodiscard]] TypeGroup type_group(std::string_view folded);

/// What a word can be for the readers of place expressions. A reader that begins with a word has a
/// bit here, so that it is asked at few words only.
enum WordTrait : std::uint32_t {
    leads_to_name = 1U << 0U,  ///< may stand between a preposition and the name
    of_border = 1U << 1U,      ///< "border", "frontalier"
    of_capital = 1U << 2U,     ///< "capital"
    of_here = 1U << 3U,        ///< "là", "here"
    of_country = 1U << 4U,     ///< "pays", "country"
    opens_number = 1U << 5U,   ///< a number in words
    opens_distance = 1U << 6U, ///< or a hedge, or an article before its unit
    opens_duration = 1U << 7U,
    unit_of_length = 1U << 8U,
    unit_of_time = 1U << 9U,
    of_direction = 1U << 10U,    ///< "nord", "southern"
    short_direction = 1U << 11U, ///< "ne": only in capital letters
    opens_road = 1U << 12U,
    opens_water = 1U << 13U,
};

/// A word that some reader or pattern knows.
struct KnownWord {
    std::uint32_t traits = 0; ///< WordTrait
    std::uint16_t id = 0;     ///< 0 is none
    TypeGroup group = TypeGroup::none;
};

/// A bit for the number of a word; several words share one. None for the number 0.
[[nodiscard]] constexpr std::uint64_t word_bit(std::uint16_t id) {
    return id == 0 ? 0 : std::uint64_t{1} << id % 64U;
}

/// All words that readers and patterns of place expressions know, numbered.
class Vocabulary {
  public:
    /// The words of the readers.
    Vocabulary();
    /// Gives words a trait; they are kept by reference.
    void add(std::span<const std::string_view> words, WordTrait trait) {
        for (const std::string_view word : words) entry(word).traits |= trait;
    }
    void add(std::string_view word, TypeGroup group) { entry(word).group = group; }
    /// The number of a word, a new one when nobody knew it. Throws Error after 65,535 words.
    std::uint16_t number(std::string_view word) { return entry(word).id; }
    /// What is known of a folded word, nothing for most.
    [[nodiscard]] KnownWord look_up(std::string_view word) const {
        const KnownWord* const known = words_.find(word);
        return known == nullptr ? KnownWord{} : *known;
    }
    /// Larger than all numbers.
    [[nodiscard]] std::size_t size() const { return words_.size() + 1; }

  private:
    KnownWord& entry(std::string_view word);
    WordTable<KnownWord> words_;
};

/// That of the readers and of the rules of both languages.
[[nodiscard]] const Vocabulary& vocabulary();

// The words of each reader.
void add_number_words(Vocabulary& words);
void add_distance_words(Vocabulary& words);
void add_duration_words(Vocabulary& words);
void add_direction_words(Vocabulary& words);
void add_type_words(Vocabulary& words);
void add_slot_words(Vocabulary& words);
void add_line_words(Vocabulary& words);

} // namespace cordon::place::expression
