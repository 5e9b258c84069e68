// SPDX-License-Identifier: MIT
#include "text/line_builder.hpp"

#include <algorithm>
#include <vector>

namespace cordon::text {
namespace {

/// Puts runs side by side from the left; a change of colour starts a new segment.
class LineBuilder {
  public:
    LineBuilder(Paragraph& paragraph, FontLibrary& library)
        : paragraph_(paragraph), library_(library) {}

    void add(const Run& run, const std::optional<Color>& color) {
        if (out_.line.segments.empty() || out_.line.segments.back().color != color) {
            end_segment();
            out_.line.segments.push_back({.text = {}, .runs = {}, .start = pen_, .color = color});
        }
        pieces_.push_back(run);
        Face& face = library_.face(run.face);
        scene::GlyphRun& glyphs = run_for(face, paragraph_.size_of(run));
        const double spacing = paragraph_.spacing_of(run);
        std::uint32_t cluster = run.end; // no cluster begins where the run ends
        for (const ShapedGlyph& glyph : paragraph_.glyphs(run)) {
            if (glyph.cluster != cluster) begin_cluster(spacing);
            cluster = glyph.cluster;
            put(glyph, face, glyphs);
        }
    }

    BuiltLine finish() {
        pen_ -= spacing_; // none after the last letter
        end_segment();
        out_.line.width = pen_;
        return std::move(out_);
    }

  private:
    scene::GlyphRun& run_for(const Face& face, double size) {
        auto& runs = out_.line.segments.back().runs;
        if (runs.empty() || runs.back().font != face.font() || runs.back().size != size)
            runs.push_back({face.font(), size, {}});
        return runs.back();
    }

    void begin_cluster(double spacing) {
        out_.line.clusters.push_back({0, pen_, 0.0});
        spacing_ = spacing;
        out_.spaced = out_.spaced || spacing != 0.0;
        pen_ += spacing;
    }

    void put(const ShapedGlyph& glyph, Face& face, scene::GlyphRun& run) {
        const double left =
            pen_ - spacing_; // the pen already stands behind the space after this letter
        const double x = left + glyph.dx * run.size;
        const double y = glyph.dy * run.size;
        run.glyphs.push_back(
            {glyph.id, x, y, 0.0, glyph.cluster}); // a byte of the paragraph for now
        const geom::PageBox& box = face.extents(glyph.id);
        if (!box.empty()) {
            out_.ink.add(geom::PagePoint{x + box.min_x * run.size, y + box.min_y * run.size});
            out_.ink.add(geom::PagePoint{x + box.max_x * run.size, y + box.max_y * run.size});
        }
        Line::Cluster& cluster = out_.line.clusters.back();
        ++cluster.glyphs;
        cluster.width += glyph.advance * run.size;
        pen_ += glyph.advance * run.size;
    }

    /// Completes the last segment: its text in logical order, its direction and width, and the
    /// bytes of its text that its glyphs stand for.
    void end_segment() {
        if (out_.line.segments.empty()) return;
        Line::Segment& segment = out_.line.segments.back();
        std::ranges::sort(pieces_, {}, &Run::begin);
        bool leftwards = false;
        bool rightwards = false;
        for (const Run& piece : pieces_) {
            segment.text += paragraph_.text().substr(piece.begin, piece.end - piece.begin);
            ((piece.level & 1U) != 0 ? leftwards : rightwards) = true;
        }
        segment.right_to_left = leftwards && (!rightwards || paragraph_.right_to_left());
        segment.width = pen_ - segment.start;
        for (scene::GlyphRun& run : segment.runs)
            for (scene::Glyph& glyph : run.glyphs) glyph.cluster = in_segment(glyph.cluster);
        pieces_.clear();
    }

    /// A byte of the paragraph as byte of the segment's text; `pieces_` are in logical order.
    [[nodiscard]] std::uint32_t in_segment(std::uint32_t byte) const {
        std::uint32_t before = 0;
        for (const Run& piece : pieces_) {
            if (byte < piece.end) return before + byte - piece.begin;
            before += piece.end - piece.begin;
        }
        return before;
    }

    Paragraph& paragraph_;
    FontLibrary& library_;
    BuiltLine out_;
    std::vector<Run> pieces_; ///< of the last segment
    double pen_ = 0.0;
    double spacing_ = 0.0; ///< after the last cluster
};

} // namespace

BuiltLine build_line(Paragraph& paragraph, ByteRange line,
                     std::span<const std::optional<Color>> colors, FontLibrary& library) {
    LineBuilder builder(paragraph, library);
    for (const Run& run : paragraph.visual_runs(line)) builder.add(run, colors[run.range]);
    return builder.finish();
}

} // namespace cordon::text
