// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cordon::text {

/// One character read from UTF-8.
struct Character {
    char32_t code = 0;      ///< U+FFFD where the bytes are not UTF-8
    std::size_t length = 1; ///< bytes that it takes, 1..4
};

/// The character that begins at byte `at` (< text.size()). Wrong bytes give U+FFFD for each maximal
/// wrong part, as Unicode chapter 3 recommends ("U+FFFD substitution of maximal subparts").
[[nodiscard]] Character character_at(std::string_view text, std::size_t at);

/// Appends `code` (<= U+10FFFF, no surrogate) as UTF-8.
void append_utf8(std::string& text, char32_t code);

/// How much of an untrusted text is set.
struct TextLimits {
    std::size_t max_bytes = std::size_t{64} << 10U; ///< of UTF-8
    std::size_t max_characters = 10'000;            ///< a character gives one glyph, rarely two
};

/// A text that is safe to set.
struct CleanText {
    std::string text;           ///< valid UTF-8
    std::size_t characters = 0; ///< in it
    bool cut = false;           ///< true when something was left out because of the limits
};

/// Makes any bytes settable: wrong UTF-8 and the non-characters that XML forbids become U+FFFD,
/// line and paragraph separators become `\n`; control characters, byte order marks and soft hyphens
/// are dropped.
[[nodiscard]] CleanText clean_text(std::string_view raw, const TextLimits& limits = {});

/// True for spaces at which a line may end; false for the no-break spaces U+00A0, U+2007 and
/// U+202F.
[[nodiscard]] bool is_breaking_space(char32_t code);

/// True for every kind of space, the no-break ones too.
[[nodiscard]] bool is_space(char32_t code);

} // namespace cordon::text
