// SPDX-License-Identifier: MIT
#pragma once

#include "text/paragraph.hpp"
#include "text/shaper.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace cordon::text {

/// A clean text and how its parts are set.
struct StyledText {
    struct Range {
        std::size_t end = 0; ///< byte one past its last
        FontStack* fonts = nullptr;
        double scale = 1.0; ///< of the style's size
        std::optional<Color> color;
    };
    std::string text;          ///< valid UTF-8; `\n` ends a line
    std::vector<Range> ranges; ///< at least one; the last ends where the text ends
};

/// Sets a text in lines.
///
/// Heights: a line's box is as high as its line height (`style.line_height` ems of its largest
/// size). The first font of the style gives ascent A and descent D; half of what the box has more
/// than A + D lies above the letters (half leading, CSS 2.1 section 10.8.1), so with one size the
/// baseline of line i is at (line_height - A - D) / 2 + A + i * line_height. Fallback fonts never
/// move a baseline.
///
/// Spaces at both ends of a line are left out. Alignment is physical: `left` is the left side in
/// Arabic as well. Without `balanced`, a word wider than `max_width` is broken between letters;
/// labels keep their words whole.
[[nodiscard]] ShapedText lay_out(const StyledText& text, const TextStyle& style, Workshop workshop);

} // namespace cordon::text
