// SPDX-License-Identifier: MIT
#pragma once

#include "scene/scene.hpp"

#include <cairo.h>

namespace cordon::render {

/// A face whose letters are drawn from their outlines, for a font file of a stranger: PDF holds
/// them as a Type 3 font, with their characters. Cairo 1.16 embeds other fonts by reading their
/// tables without looking where they end, so that a broken file could end the program; FreeType
/// looks. The caller owns the face. Throws Error when the file cannot be opened.
[[nodiscard]] cairo_font_face_t* make_outline_font(const scene::Font& font);

} // namespace cordon::render
