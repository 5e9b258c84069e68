// SPDX-License-Identifier: MIT
#pragma once

#include "place/expression/pattern.hpp"

#include <string_view>

namespace cordon::place::expression {

/// Reads a slot of a pattern at a token. Slots:
///
///     q       distance            t      duration           dir    direction
///     Dir     direction with a capital letter ("le Nord")   n      number
///     p       place: a toponym with articles and type words before and behind it, "la capitale"
///     pair    two places joined by a dash: "Bamako-Ségou"   dem    a people ("malienne")
///     org     a place, or one that is part of an organisation's name
///     road    `RN24`, "nationale 6"                         water  river or lake with its name
///     how     "par la route", "as the crow flies"           mode   "de piste", "walk"
///     x       capitalised words that are no known place    w  the same or a place, passed over
///     stop    nothing, where no place or direction follows
///
/// Returns the token behind it, or empty when the text does not fit; `into` is changed only then.
[[nodiscard]] std::optional<std::size_t> read_slot(std::string_view slot, const Tape& tape,
                                                   std::size_t at, Captures& into);

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

} // namespace cordon::place::expression
