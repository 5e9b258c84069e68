// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
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

[[nodiscard]] constexpr CharClass classify_ascii(char c) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return CharClass::letter;
    if (c >= '0' && c <= '9') return CharClass::digit;
    switch (c) {
    case ' ':
    case '\t': return CharClass::space;
    case '\n':
    case '\r':
    case '\v':
    case '\f': return CharClass::line_break;
    case '\'':
    case '`': return CharClass::apostrophe;
    case '-': return CharClass::hyphen;
    default: return CharClass::sign;
    }
}

/// classify_ascii() of all of ASCII.
inline constexpr std::array<CharClass, 0x80> ascii_classes = [] {
    std::array<CharClass, 0x80> classes{};
    for (std::size_t c = 0; c < classes.size(); ++c)
        classes[c] = classify_ascii(static_cast<char>(c));
    return classes;
}();

/// What character_at() answers for other bytes than those of ASCII, and at the end.
[[nodiscard]] Character wide_character_at(std::string_view text, std::size_t at);

/// The character at byte `at` (UTF-8). A broken byte is a sign of length 1. At or behind the end: a
/// line break of length 0.
[[nodiscard]] inline Character character_at(std::string_view text, std::size_t at) {
    if (at >= text.size() || static_cast<unsigned char>(text[at]) >= ascii_classes.size())
        return wide_character_at(text, at);
    const char c = text[at];
    return {.code = static_cast<char32_t>(c),
            .length = 1,
            .kind = ascii_classes[static_cast<unsigned char>(c)],
            .upper = c >= 'A' && c <= 'Z'};
}

/// The character that ends before byte `at`; a line break of length 0 at the beginning.
[[nodiscard]] Character character_before(std::string_view text, std::size_t at);

} // namespace cordon::place
