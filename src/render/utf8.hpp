// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cordon::render {

/// One code point and the bytes that it takes; `length` is 1 and `valid` false where the bytes are
/// not UTF-8.
struct CodePoint {
    char32_t value = 0xFFFD;
    std::size_t length = 1;
    bool valid = false;
};

/// The code point that starts at `at` (less than the length). Overlong forms, surrogates and values
/// above U+10FFFF are not valid (RFC 3629).
[[nodiscard]] CodePoint decode(std::string_view text, std::size_t at);

/// Whether XML 1.0 (section 2.2) and every viewer can take the character: no controls but tab and
/// line ends, no surrogates, no U+FFFE and U+FFFF.
[[nodiscard]] bool is_legal_character(char32_t value);

/// The text with each invalid byte replaced by U+FFFD and each illegal character dropped.
[[nodiscard]] std::string clean_utf8(std::string_view text);
/// Whether clean_utf8 would change nothing.
[[nodiscard]] bool is_clean_utf8(std::string_view text);

} // namespace cordon::render
