// SPDX-License-Identifier: MIT
#pragma once

#include "text/font_library.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::text {

/// A stretch of a paragraph with its own list of fonts. Ranges follow each other without gap.
struct FontRange {
    std::uint32_t end = 0; ///< byte one past its last, in the paragraph
    FontStack* fonts = nullptr;
};

/// A stretch of one face, script, direction and range: what HarfBuzz shapes in one call.
struct Run {
    std::uint32_t begin = 0; ///< byte in the paragraph
    std::uint32_t end = 0;
    std::uint32_t range = 0; ///< index of its FontRange
    FaceId face = 0;
    std::uint32_t script = 0; ///< ISO 15924 tag as four letters, `Arab`
    std::uint8_t level = 0;   ///< of the bidirectional algorithm (UAX 9); odd = right to left
};

/// What is known of a paragraph before it is shaped. Offsets are bytes in the paragraph.
struct Analysis {
    std::vector<Run> runs; ///< in logical order, covering the paragraph
    std::vector<std::uint32_t>
        breaks; ///< where a line may begin (UAX 14), ascending, without 0 and the end
    std::vector<std::uint32_t> graphemes; ///< where a letter begins (UAX 29), ascending, 0 first
    bool right_to_left = false;           ///< direction of its first strong letter
};

/// Splits one paragraph (valid UTF-8 without `\n`) into runs. Directions, scripts, letters and
/// places for line breaks come from Pango's Unicode functions; the faces from `library`.
[[nodiscard]] Analysis itemize(std::string_view paragraph, std::span<const FontRange> ranges,
                               const std::string& language, FontLibrary& library);

} // namespace cordon::text
