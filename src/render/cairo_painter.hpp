// SPDX-License-Identifier: MIT
#pragma once

#include "core/handle.hpp"
#include "render/path_walk.hpp"
#include "scene/scene.hpp"

#include <cairo.h>

#include <map>
#include <string>
#include <utility>

namespace cordon::render {

using Surface = CHandle<cairo_surface_t, cairo_surface_destroy>;
using Context = CHandle<cairo_t, cairo_destroy>;

/// Throws Error with Cairo's reason unless `status` is success.
void check(cairo_status_t status, const char* what);

/// Receives path segments and hands them to Cairo.
struct CairoSink {
    cairo_t* cr = nullptr;
    void move(PagePoint p) const { cairo_move_to(cr, p.x, p.y); }
    void line(PagePoint p) const { cairo_line_to(cr, p.x, p.y); }
    void cubic(PagePoint a, PagePoint b, PagePoint p) const {
        cairo_curve_to(cr, a.x, a.y, b.x, b.y, p.x, p.y);
    }
    void close() const { cairo_close_path(cr); }
};

/// Draws a scene on any Cairo surface. What differs between pixels and PDF (letters, stamps,
/// structure) is virtual. User space of the context is the page in CSS pixels.
class CairoPainter {
  public:
    /// `limit`: coordinates are kept within ± this many pixels, inside Cairo's 24.8 fixed-point
    /// range.
    CairoPainter(cairo_t* cr, double limit) : cr_(cr), limit_(limit) {}
    CairoPainter(const CairoPainter&) = delete;
    CairoPainter& operator=(const CairoPainter&) = delete;
    CairoPainter(CairoPainter&&) = delete;
    CairoPainter& operator=(CairoPainter&&) = delete;
    virtual ~CairoPainter() = default;

    void paint_background(const scene::Scene& scene);
    /// Draws the groups. Throws Error when Cairo reports one.
    void paint_content(const scene::Scene& scene);

  protected:
    virtual void begin_group(const scene::Group& /*group*/) {}
    virtual void end_group(const scene::Group& /*group*/) {}
    virtual void draw(const scene::Text& text) = 0;
    virtual void draw(const scene::Stamps& stamps);
    virtual void draw(const scene::Picture& picture);
    /// The operator for a blend mode; PDF lacks one of them.
    [[nodiscard]] virtual cairo_operator_t operator_of(scene::Blend blend) const;

    virtual void draw(const scene::Shape& shape);
    void draw(const scene::Group& group);

    /// Fills the pieces with the fill's pattern.
    void draw_pattern(const scene::Shape& shape);
    /// Makes the picture's pixels (of an artwork: its own) the unit of user space.
    void place_picture(const scene::Picture& picture);
    /// Draws the vectors of a picture that has them.
    void draw_art(const scene::Picture& picture);
    /// Do patterns keep the vectors that they are made of?
    [[nodiscard]] virtual bool keeps_vectors() const { return false; }

    /// Replaces the current path.
    void set_path(const Path& path, const PathRange& range);
    void set_source(const Color& color);
    void set_stroke(const scene::Stroke& stroke);
    /// Strokes the current path below the letters; `halo.width` pixels show on either side. Keeps
    /// the path.
    void stroke_halo(const scene::Halo& halo);

    [[nodiscard]] cairo_t* cr() const { return cr_; }
    [[nodiscard]] double limit() const { return limit_; }
    /// Page box in which the current clip lets everything through; empty when the clip is no
    /// rectangle.
    [[nodiscard]] const scene::PageBox& open_box() const { return open_box_; }

  private:
    /// The commands of an artwork, made once for each ink.
    [[nodiscard]] cairo_surface_t* recorded(const scene::ArtworkPtr& art, const Color& ink);
    void clip_to(const Path& path);
    void fill_preserve(const scene::Fill& fill);
    void draw_children(const scene::Group& group);

    cairo_t* cr_;
    double limit_;
    scene::PageBox open_box_{-1e9, -1e9, 1e9, 1e9};
    std::map<std::pair<std::string, std::string>, Surface> art_; ///< by id and ink
};

/// How the pixels of a picture are mixed.
[[nodiscard]] cairo_filter_t filter_of(const scene::Picture& picture);
/// A picture as a premultiplied Cairo surface; null when its size and bytes do not agree.
[[nodiscard]] Surface to_surface(const scene::Picture& picture);

} // namespace cordon::render
