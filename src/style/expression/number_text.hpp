// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Numbers and texts with the meaning that ECMAScript gives them, which the style language has
/// taken over.
namespace cordon::style {

/// Shortest text that reads back the same number: `0.1`, `1e+21`, `NaN` (ECMA-262,
/// Number::toString).
[[nodiscard]] std::string number_text(double value);

/// The number that a whole text means: white space round it is skipped, empty = 0, `0x`, `0o`, `0b`
/// are known; NaN when it is no number (ECMA-262, StringToNumber).
[[nodiscard]] double text_number(std::string_view text);

/// Number of Unicode code points of a valid UTF-8 text.
[[nodiscard]] std::size_t code_points(std::string_view text);
/// Byte offset of code point `index`, or the size of the text when it is shorter.
[[nodiscard]] std::size_t offset_of(std::string_view text, std::size_t index);
/// Byte offset of the code point at UTF-16 position `index`, or the size of the text when it is
/// shorter.
[[nodiscard]] std::size_t offset_of_utf16(std::string_view text, std::size_t index);
/// Order by UTF-16 code units: negative, zero or positive.
[[nodiscard]] int compare_utf16(std::string_view a, std::string_view b);

} // namespace cordon::style
