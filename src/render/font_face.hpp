// SPDX-License-Identifier: MIT
#pragma once

#include "core/handle.hpp"
#include "scene/scene.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H

namespace cordon::render {

/// An open face together with a FreeType library of its own. Cairo keeps faces in caches that all
/// threads share and closes them whenever it likes; a library for each face is what makes that
/// safe.
class FontFace {
  public:
    /// Throws Error when the file is missing or not a font.
    explicit FontFace(const scene::Font& font);

    [[nodiscard]] FT_Face get() const { return face_.get(); }

  private:
    CHandle<FT_LibraryRec_, FT_Done_FreeType> library_;
    CHandle<FT_FaceRec_, FT_Done_Face> face_; ///< closed before its library
};

} // namespace cordon::render
