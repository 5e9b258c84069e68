// SPDX-License-Identifier: MIT
#include "render/outline_font.hpp"

#include "core/diagnostic.hpp"
#include "core/handle.hpp"
#include "render/cairo_painter.hpp"
#include "render/font_face.hpp"
#include "render/glyph_outlines.hpp"

#include FT_ADVANCES_H

#include <memory>

namespace cordon::render {

namespace {

using Face = CHandle<cairo_font_face_t, cairo_font_face_destroy>;

/// What a face keeps: the file, for the widths of letters, and its name, for their outlines.
struct Source {
    explicit Source(const scene::Font& described) : font(described), face(described) {}
    scene::Font font;
    FontFace face;
};

const cairo_user_data_key_t source_key{};

void forget(void* source) {
    // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): Cairo owned it through a void pointer
    delete static_cast<Source*>(source);
}

cairo_status_t draw_glyph(cairo_scaled_font_t* scaled, unsigned long glyph, cairo_t* cr,
                          cairo_text_extents_t* extents) {
    const auto* source = static_cast<const Source*>(
        cairo_font_face_get_user_data(cairo_scaled_font_get_font_face(scaled), &source_key));
    if (source == nullptr) return CAIRO_STATUS_USER_FONT_ERROR;
    try {
        const FT_Face face = source->face.get();
        FT_Fixed advance = 0;
        if (FT_Get_Advance(face, static_cast<FT_UInt>(glyph), FT_LOAD_NO_SCALE, &advance) == 0 &&
            face->units_per_EM > 0)
            extents->x_advance = static_cast<double>(advance) / face->units_per_EM;
        const Path& path = GlyphOutlines::for_this_thread().outline(
            source->font, static_cast<std::uint32_t>(glyph));
        const PathRange range = PathRange::whole(path);
        if (range.empty() || !is_finite(path, range)) return CAIRO_STATUS_SUCCESS;
        constexpr double limit = 100.0; // ems
        const CairoSink sink{cr};
        walk(path, range, limit, sink);
        cairo_fill(cr);
        return CAIRO_STATUS_SUCCESS;
    } catch (const std::exception&) { // C code lies between here and who could catch it
        return CAIRO_STATUS_USER_FONT_ERROR;
    }
}

} // namespace

cairo_font_face_t* make_outline_font(const scene::Font& font) {
    auto source = std::make_unique<Source>(font);
    Face face(cairo_user_font_face_create());
    cairo_user_font_face_set_render_glyph_func(face.get(), draw_glyph);
    if (cairo_font_face_set_user_data(face.get(), &source_key, source.get(), forget) !=
        CAIRO_STATUS_SUCCESS)
        throw Error("a font cannot be drawn: out of memory");
    // NOLINTNEXTLINE(bugprone-unused-return-value): owned by the face from here
    (void)source.release();
    return face.release();
}

} // namespace cordon::render
