// SPDX-License-Identifier: MIT
#pragma once

#include "scene/scene.hpp"

#include <cstdint>
#include <memory>

namespace cordon::render {

/// Outlines of letters from font files, unhinted, cached for each face and glyph. Not for several
/// threads at once; `for_this_thread` gives each its own.
class GlyphOutlines {
  public:
    GlyphOutlines();
    ~GlyphOutlines();
    GlyphOutlines(const GlyphOutlines&) = delete;
    GlyphOutlines& operator=(const GlyphOutlines&) = delete;
    GlyphOutlines(GlyphOutlines&&) = delete;
    GlyphOutlines& operator=(GlyphOutlines&&) = delete;

    /// The outline with the em as unit, y down, closed sub-paths, to be filled by the non-zero
    /// rule. Empty for spaces and for glyphs without an outline. Throws Error when the font file
    /// cannot be opened. The reference stays valid as long as this object.
    [[nodiscard]] const scene::Path& outline(const scene::Font& font, std::uint32_t glyph);

    /// A number for the face, the same for the same file and index as long as this object lives.
    [[nodiscard]] int face_number(const scene::Font& font);

    static GlyphOutlines& for_this_thread();

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

/// Calls `visit(outline, matrix)` for each glyph of a text that has an outline.
struct GlyphPlace {
    double xx = 1; ///< page x = xx*u + xy*v + x0 for outline point (u, v)
    double xy = 0;
    double x0 = 0;
    double yx = 0; ///< page y = yx*u + yy*v + y0
    double yy = 1;
    double y0 = 0;

    [[nodiscard]] scene::PagePoint operator()(scene::PagePoint p) const {
        return {xx * p.x + xy * p.y + x0, yx * p.x + yy * p.y + y0};
    }
};

/// Where the outline of a glyph of `text` goes on the page, `size` pixels an em.
[[nodiscard]] GlyphPlace place_of(const scene::Text& text, const scene::Glyph& glyph, double size);

/// All letters of a text as one path on the page.
[[nodiscard]] scene::Path outline_of(const scene::Text& text, GlyphOutlines& outlines);

} // namespace cordon::render
