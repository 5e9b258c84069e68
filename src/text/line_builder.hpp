// SPDX-License-Identifier: MIT
#pragma once

#include "text/paragraph.hpp"
#include "text/shaper.hpp"

#include <optional>
#include <span>

namespace cordon::text {

/// A line and what is painted of it, relative to its start on its baseline.
struct BuiltLine {
    Line line;
    geom::PageBox ink;
    bool spaced = false; ///< some of its letters are parted by letter-spacing
};

/// Shapes one line of a paragraph and gathers its glyphs. `colors` has one entry a range of the
/// paragraph.
[[nodiscard]] BuiltLine build_line(Paragraph& paragraph, ByteRange line,
                                   std::span<const std::optional<Color>> colors,
                                   FontLibrary& library);

} // namespace cordon::text
