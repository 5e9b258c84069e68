// SPDX-License-Identifier: MIT
#pragma once

#include "place/expression/slot.hpp"
#include "place/expression/vocabulary.hpp"
#include "place/region.hpp"
#include "place/tokens.hpp"
#include "place/toponym.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Words of French and English that carry a number, a unit, a hedge or a direction. All keys are
/// folded (no accents, lower case).
namespace cordon::place::expression {

/// The tokens of a text with the toponym that begins at each: what the readers walk over.
class Tape {
  public:
    Tape(const TokenizedText& text, const std::vector<Toponym>& toponyms);

    [[nodiscard]] const TokenizedText& text() const { return *text_; }
    [[nodiscard]] const std::vector<Toponym>& toponyms() const { return *toponyms_; }
    [[nodiscard]] std::size_t size() const { return text_->tokens.size(); }
    [[nodiscard]] bool french() const { return text_->language == TextLanguage::french; }
    /// Folded word, or the sign itself; empty behind the end.
    [[nodiscard]] std::string_view word(std::size_t i) const {
        return i < size() ? text_->fold(i) : std::string_view();
    }
    /// What the vocabulary knows of the word; nothing behind the end.
    [[nodiscard]] const KnownWord& known(std::size_t i) const {
        return known_[i < size() ? i : size()];
    }
    [[nodiscard]] bool is(std::size_t i, WordTrait trait) const {
        return (known(i).traits & trait) != 0;
    }
    [[nodiscard]] TypeGroup type_group(std::size_t i) const { return known(i).group; }
    /// A word with that trait stands somewhere in the sentence of a token.
    [[nodiscard]] bool sentence_has(std::size_t i, WordTrait trait) const {
        return (sentence_traits_[token(i).sentence] & trait) != 0;
    }
    /// What possible_slots() says of the token, found out once for all patterns.
    [[nodiscard]] SlotSet possible_slots(std::size_t i) const {
        return slots_[i < size() ? i : size()];
    }
    /// Slots that may be readable somewhere in the sentence of a token.
    [[nodiscard]] SlotSet sentence_slots(std::size_t i) const {
        return sentence_slots_[token(i).sentence];
    }
    /// word_bit() of all known words in the sentence of a token.
    [[nodiscard]] std::uint64_t sentence_words(std::size_t i) const {
        return sentence_words_[token(i).sentence];
    }
    [[nodiscard]] const Token& token(std::size_t i) const { return text_->tokens[i]; }
    /// True when `i` is a token of the sentence of token `with`.
    [[nodiscard]] bool same_sentence(std::size_t i, std::size_t with) const {
        return i < size() && with < size() && token(i).sentence == token(with).sentence;
    }
    [[nodiscard]] bool is_number(std::size_t i) const {
        return i < size() && token(i).kind == TokenKind::number;
    }
    /// Index of the toponym whose first token is `i`, accepted or not.
    [[nodiscard]] std::optional<std::size_t> toponym_at(std::size_t i) const {
        if (i >= starts_.size() || starts_[i] == 0) return std::nullopt;
        return starts_[i] - 1;
    }
    /// Whether the toponym was accepted as a place.
    [[nodiscard]] bool is_place(std::size_t toponym) const {
        return (*toponyms_)[toponym].role == NameRole::place;
    }
    /// The token behind a toponym.
    [[nodiscard]] std::size_t behind(std::size_t toponym) const {
        const Toponym& t = (*toponyms_)[toponym];
        return t.first_token + (t.token_count > 0 ? t.token_count : 1);
    }
    /// Bytes from token `begin` to the end of token `end - 1`.
    [[nodiscard]] Span span(std::size_t begin, std::size_t end) const;

  private:
    const TokenizedText* text_;
    const std::vector<Toponym>* toponyms_;
    std::vector<std::uint32_t> starts_; ///< toponym index + 1 by token, 0 = none
    std::vector<KnownWord> known_;      ///< by token, and nothing for the end
    std::vector<std::uint32_t> sentence_traits_;
    std::vector<SlotSet> slots_; ///< by token, and for the end
    std::vector<SlotSet> sentence_slots_;
    std::vector<std::uint64_t> sentence_words_;
};

/// Something read from the tape and the token behind it.
template <typename T>
struct Read {
    T value{};
    std::size_t end = 0;
};

/// A number in digits or words: `50`, `1,5`, `3 000`, `cinquante`, `twenty-five`.
struct Number {
    double value = 0.0;
    double precision = 1.0; ///< unit of the last digit; 0.5 for `10.5`
    bool is_digits = false;
};
[[nodiscard]] std::optional<Read<Number>> read_number(const Tape& tape, std::size_t at);

/// A French number word in -aine ("cinquantaine") or an English "dozen", with the width that it
/// stands for.
struct RoundNumber {
    double value = 0.0;
    double grain = 0.0;
};
[[nodiscard]] std::optional<RoundNumber> round_number(std::string_view word);

/// Kilometres in a unit of length; empty when the word is none.
[[nodiscard]] std::optional<double> unit_km(std::string_view word);
/// Hours in a unit of time; empty when the word is none.
[[nodiscard]] std::optional<double> unit_hours(std::string_view word);

/// A stated distance: "environ 50 km", "une cinquantaine de kilomètres", "entre 30 et 40 km", "20
/// miles (32 km)".
[[nodiscard]] std::optional<Read<Distance>> read_distance(const Tape& tape, std::size_t at);
/// A stated time: "deux heures", "a day's".
struct Duration {
    double hours_min = 0.0;
    double hours_max = 0.0;
    bool in_days = false;
};
[[nodiscard]] std::optional<Read<Duration>> read_duration(const Tape& tape, std::size_t at);

/// A direction: "nord-ouest", "N-E", "NNW", "north-western".
[[nodiscard]] std::optional<Read<Bearing>> read_bearing(const Tape& tape, std::size_t at);

/// Width of a stated distance by its digits (Best Practices: `10.5` 0.5, `33` 1, `140` 10, `100`
/// 10), wider for hedged numbers (Ferson et al. 2015).
[[nodiscard]] double grain_of(double value, double precision, bool hedged);

} // namespace cordon::place::expression
