// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cordon::text {

/// Why the bytes are no OpenType font that can be drawn: what is missing, damaged or cut off.
/// Empty when nothing is wrong with the tables that FreeType, HarfBuzz and Cairo's PDF writer take
/// at their word: all lie within the file, glyphs within `glyf`, widths for each glyph in `hmtx`
/// (OpenType 1.9). Of a collection the first font is looked at.
[[nodiscard]] std::optional<std::string> sfnt_fault(std::string_view bytes);

} // namespace cordon::text
