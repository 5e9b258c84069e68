// SPDX-License-Identifier: MIT
#pragma once

#include "place/name_context.hpp"

#include <string>
#include <string_view>

namespace cordon::place {

/// A word that says what kind of place a name is: `cercle de Kita`, `Kidal region`, `lac Débo`.
struct TypeWord {
    std::string word;      ///< folded; empty = none
    std::size_t first = 0; ///< tokens of name and type word together
    std::size_t last = 0;
};

/// The type word beside or at the end of a matched name.
[[nodiscard]] TypeWord find_type_word(const NameContext& context, const NameMatch& match);

/// How well a place fits a type word.
enum class TypeFit : std::uint8_t { none, unknown, good };
[[nodiscard]] TypeFit fits_type(const Place& place, std::string_view type_word);

} // namespace cordon::place
