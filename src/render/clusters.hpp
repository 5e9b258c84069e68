// SPDX-License-Identifier: MIT
#pragma once

#include "scene/scene.hpp"

#include <cstddef>
#include <vector>

namespace cordon::render {

/// Neighbouring glyphs of one run that stand for the bytes [text_begin, text_end) of the text.
struct Cluster {
    std::size_t run = 0;
    std::size_t first_glyph = 0;
    std::size_t glyph_count = 0;
    std::size_t text_begin = 0;
    std::size_t text_end = 0;
};

/// The clusters in visual order. Empty when the text carries none that can be trusted (all 0 with
/// several glyphs, offsets beyond the text or within a character, or a cluster that is torn apart);
/// then the text is only known as a whole.
[[nodiscard]] std::vector<Cluster> clusters_of(const scene::Text& text);

} // namespace cordon::render
