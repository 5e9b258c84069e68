// SPDX-License-Identifier: MIT
#pragma once

#include "render/cairo_painter.hpp"
#include "render/clusters.hpp"
#include "render/glyph_outlines.hpp"
#include "render/structure_note.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cordon::render {

using CairoFace = CHandle<cairo_font_face_t, cairo_font_face_destroy>;

/// Draws on a PDF surface: letters as text of embedded fonts with their characters, groups as
/// structure elements. Cairo 1.16 marks content for elements without children only, so that nothing
/// nests inside a figure, a heading, a paragraph or a list item: what would, becomes part of it.
class PdfPainter final : public CairoPainter {
  public:
    PdfPainter(cairo_t* cr, const scene::Metadata& metadata)
        : CairoPainter(cr, 5e6), metadata_(metadata), outlines_(GlyphOutlines::for_this_thread()) {}

    void paint_document(const scene::Scene& scene);
    [[nodiscard]] const std::vector<StructureNote>& notes() const { return notes_; }

  protected:
    using CairoPainter::draw;
    void begin_group(const scene::Group& group) override;
    void end_group(const scene::Group& group) override;
    void draw(const scene::Text& text) override;
    [[nodiscard]] cairo_operator_t operator_of(scene::Blend blend) const override;
    [[nodiscard]] bool keeps_vectors() const override { return true; }

  private:
    enum class Open { nothing, container, leaf };
    void begin_tag(StructureNote note);
    void end_tag();
    [[nodiscard]] StructureNote note_of(const scene::Group& group) const;
    void add_to_leaf(const StructureNote& note);
    void draw_letters(const scene::Text& text);
    void show_run(const scene::Text& text, std::size_t run, const std::vector<Cluster>& clusters);
    void show_segment(const scene::Text& text, const std::vector<Cluster>& clusters,
                      std::size_t first, std::size_t last);
    void show_whole(const scene::Text& text);
    void show_turned(const scene::GlyphRun& run);
    [[nodiscard]] cairo_font_face_t* face_of(const scene::Font& font);

    const scene::Metadata& metadata_;
    GlyphOutlines& outlines_;
    std::map<std::pair<std::string, int>, CairoFace> faces_;
    std::vector<StructureNote> notes_;
    std::vector<std::string> open_tags_;
    std::vector<Open> groups_; ///< what each open group began
    std::size_t leaf_ = none;  ///< index of the open leaf's note
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
};

} // namespace cordon::render
