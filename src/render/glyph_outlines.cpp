// SPDX-License-Identifier: MIT
#include "render/glyph_outlines.hpp"

#include "render/font_face.hpp"

#include <cmath>
#include <map>
#include <numbers>
#include <string>
#include <unordered_map>
#include <utility>
#include FT_OUTLINE_H

namespace cordon::render {

namespace {

using scene::PagePoint;
using scene::Path;

/// Builds a Path from FreeType's outline calls; FreeType's y points up.
struct Builder {
    Path path;
    PagePoint at;
    double scale = 1.0;
    bool open = false;

    [[nodiscard]] PagePoint point(const FT_Vector* v) const {
        return {static_cast<double>(v->x) * scale, -static_cast<double>(v->y) * scale};
    }
    void finish() {
        if (open) path.close();
        open = false;
    }
};

int on_move(const FT_Vector* to, void* user) {
    auto& b = *static_cast<Builder*>(user);
    b.finish();
    b.at = b.point(to);
    b.path.move_to(b.at);
    b.open = true;
    return 0;
}
int on_line(const FT_Vector* to, void* user) {
    auto& b = *static_cast<Builder*>(user);
    b.at = b.point(to);
    b.path.line_to(b.at);
    return 0;
}
int on_conic(const FT_Vector* control, const FT_Vector* to, void* user) {
    auto& b = *static_cast<Builder*>(user);
    const PagePoint c = b.point(control);
    const PagePoint end = b.point(to);
    // A quadratic Bezier raised to a cubic: controls at two thirds of the way to the quadratic's
    // control.
    b.path.cubic_to(b.at + (c - b.at) * (2.0 / 3), end + (c - end) * (2.0 / 3), end);
    b.at = end;
    return 0;
}
int on_cubic(const FT_Vector* c1, const FT_Vector* c2, const FT_Vector* to, void* user) {
    auto& b = *static_cast<Builder*>(user);
    b.at = b.point(to);
    b.path.cubic_to(b.point(c1), b.point(c2), b.at);
    return 0;
}

Path load_outline(FT_Face face, std::uint32_t glyph) {
    if (FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING) != 0) return {};
    if (face->glyph->format != FT_GLYPH_FORMAT_OUTLINE) return {};
    const FT_Outline_Funcs calls{on_move, on_line, on_conic, on_cubic, 0, 0};
    Builder builder;
    builder.scale = 1.0 / (face->units_per_EM > 0 ? face->units_per_EM : 1000);
    if (FT_Outline_Decompose(&face->glyph->outline, &calls, &builder) != 0) return {};
    builder.finish();
    return std::move(builder.path);
}

struct Face {
    explicit Face(const scene::Font& font) : face(font) {}
    FontFace face;
    int number = 0;
    std::unordered_map<std::uint32_t, Path> outlines; ///< looked up only, never iterated
};

} // namespace

class GlyphOutlines::Impl {
  public:
    const Path& outline(const scene::Font& font, std::uint32_t glyph) {
        Face& face = face_of(font);
        if (const auto known = face.outlines.find(glyph); known != face.outlines.end())
            return known->second;
        return face.outlines.emplace(glyph, load_outline(face.face.get(), glyph)).first->second;
    }

    int number(const scene::Font& font) { return face_of(font).number; }

  private:
    Face& face_of(const scene::Font& font) {
        if (last_ != nullptr && last_key_.second == font.index && last_key_.first == font.file)
            return *last_;
        const auto key = std::pair(font.file, font.index);
        auto found = faces_.find(key);
        if (found == faces_.end()) {
            auto face = std::make_unique<Face>(font);
            face->number = static_cast<int>(faces_.size());
            found = faces_.emplace(key, std::move(face)).first;
        }
        last_key_ = key;
        last_ = found->second.get();
        return *last_;
    }

    std::map<std::pair<std::string, int>, std::unique_ptr<Face>> faces_;
    std::pair<std::string, int> last_key_;
    Face* last_ = nullptr;
};

GlyphOutlines::GlyphOutlines() : impl_(std::make_unique<Impl>()) {}
GlyphOutlines::~GlyphOutlines() = default;

const scene::Path& GlyphOutlines::outline(const scene::Font& font, std::uint32_t glyph) {
    return impl_->outline(font, glyph);
}

int GlyphOutlines::face_number(const scene::Font& font) {
    return impl_->number(font);
}

GlyphOutlines& GlyphOutlines::for_this_thread() {
    thread_local GlyphOutlines outlines;
    return outlines;
}

GlyphPlace place_of(const scene::Text& text, const scene::Glyph& glyph, double size) {
    constexpr double radians = std::numbers::pi / 180;
    const double ct = text.angle == 0 ? 1 : std::cos(text.angle * radians);
    const double st = text.angle == 0 ? 0 : std::sin(text.angle * radians);
    const double turn = text.angle + glyph.angle;
    const double c = size * (turn == 0 ? 1 : std::cos(turn * radians));
    const double s = size * (turn == 0 ? 0 : std::sin(turn * radians));
    return {c, -s, text.origin.x + ct * glyph.x - st * glyph.y,
            s, c,  text.origin.y + st * glyph.x + ct * glyph.y};
}

scene::Path outline_of(const scene::Text& text, GlyphOutlines& outlines) {
    Path path;
    for (const scene::GlyphRun& run : text.runs) {
        if (!run.font) continue;
        for (const scene::Glyph& glyph : run.glyphs) {
            const Path& outline = outlines.outline(*run.font, glyph.id);
            const GlyphPlace place = place_of(text, glyph, run.size);
            path.verbs.insert(path.verbs.end(), outline.verbs.begin(), outline.verbs.end());
            for (const PagePoint& p : outline.points) path.points.push_back(place(p));
        }
    }
    return path;
}

} // namespace cordon::render
