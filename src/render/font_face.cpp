// SPDX-License-Identifier: MIT
#include "render/font_face.hpp"

#include "core/diagnostic.hpp"

#include <fmt/format.h>

namespace cordon::render {

FontFace::FontFace(const scene::Font& font) {
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) throw Error("FreeType cannot be started: out of memory");
    library_.reset(library);
    FT_Face face = nullptr;
    if (FT_New_Face(library, font.file.c_str(), font.index, &face) != 0)
        throw Error(fmt::format("font '{}' cannot be opened from '{}' (face {})", font.family,
                                font.file, font.index),
                    "install the font again or choose another in the style");
    face_.reset(face);
    if (face->charmap == nullptr) FT_Select_Charmap(face, FT_ENCODING_UNICODE);
}

} // namespace cordon::render
