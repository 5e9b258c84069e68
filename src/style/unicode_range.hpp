// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace cordon::style {

inline constexpr std::uint32_t last_code_point = 0x10FFFF; ///< of Unicode

/// Characters that a font file of `font-faces` is for; may lie beyond U+10FFFF or be turned round
/// when it was written so.
struct UnicodeRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};

/// Reads `U+26`, `U+0-7F` or `U+4??` (CSS Fonts 4, unicode-range); empty when it is none of them.
/// Question marks stand for what there is of code points.
[[nodiscard]] std::optional<UnicodeRange> read_unicode_range(std::string_view text);

} // namespace cordon::style
