// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

namespace cordon::place {

/// What the tokenizer wants to know about a character.
enum class CharClass : std::uint8_t {
    letter,
    mark, ///< combining accent: belongs to the letter before it
    digit,
    space,
    line_break, ///< LF, CR, NEL, line and paragraph separators
    apostrophe, ///< ' ’ ʼ ‘ and look-alikes
    hyphen,     ///< the hyphen; dashes are signs
    invisible,  ///< zero-width marks, soft hyphens, the BOM
    sign,       ///< everything else, broken bytes too
};

/// One decoded character of a text.
struct Character {
    char32_t code = 0;
    std::uint32_t length = 1; ///< in bytes
    CharClass kind = CharClass::sign;
    bool upper = false;
};

/// The character at byte `at` (UTF-8). A broken byte is a sign of length 1. At or behind the end: a
/// line break of length 0.
[[nodiscard]] Character character_at(std::string_view text, std::size_t at);

/// The character that ends before byte `at`; a line break of length 0 at the beginning.
[[nodiscard]] Character character_before(std::string_view text, std::size_t at);

} // namespace cordon::place
