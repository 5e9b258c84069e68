// SPDX-License-Identifier: MIT
#include "text/layout.hpp"

#include "text/line_builder.hpp"
#include "text/paragraph.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::text {
namespace {

/// Sets paragraph after paragraph, from the top to the bottom.
class Layout {
  public:
    Layout(const StyledText& text, const TextStyle& style, Workshop workshop)
        : text_(text), style_(style), workshop_(workshop),
          metrics_(
              workshop.library.face(workshop.library.stack(style.fonts).faces.front()).metrics()) {}

    void add_paragraph(std::size_t begin, std::size_t end) {
        while (range_ + 1 < text_.ranges.size() && text_.ranges[range_].end <= begin) ++range_;
        ParagraphInput input = {std::string_view(text_.text).substr(begin, end - begin), {}, {}};
        std::vector<std::optional<Color>> colors;
        for (std::size_t i = range_; i < text_.ranges.size(); ++i) {
            const StyledText::Range& range = text_.ranges[i];
            const std::size_t range_end = std::min(range.end, end) - begin;
            input.ranges.push_back({static_cast<std::uint32_t>(range_end), range.fonts});
            input.sizes.push_back(style_.size * range.scale);
            colors.push_back(range.color);
            if (range.end >= end) break;
        }
        const double empty_size = input.sizes.front();
        paragraphs_.push_back(
            {Paragraph(std::move(input), style_, workshop_), std::move(colors), empty_size});
    }

    /// Breaks all paragraphs into lines and sets them.
    void set() {
        WholeText whole;
        if (style_.balanced && std::isfinite(style_.max_width) && paragraphs_.size() > 1)
            for (Piece& piece : paragraphs_) whole.width += piece.paragraph.width();
        for (Piece& piece : paragraphs_) {
            whole.ends = &piece == &paragraphs_.back();
            for (const ByteRange& line : piece.paragraph.lines(whole))
                add_line(build_line(piece.paragraph, line, piece.colors, workshop_.library),
                         piece.empty_size);
        }
    }

    ShapedText finish() {
        for (std::size_t i = 0; i < out_.lines.size(); ++i) {
            Line& line = out_.lines[i];
            const double room = out_.width - line.width;
            if (style_.align == Align::center) line.x = room / 2;
            if (style_.align == Align::right) line.x = room;
            const geom::PageBox& ink = inks_[i];
            if (ink.empty()) continue;
            out_.ink.add(geom::PageBox{ink.min_x + line.x, ink.min_y + line.baseline,
                                       ink.max_x + line.x, ink.max_y + line.baseline});
        }
        out_.language = style_.language;
        return std::move(out_);
    }

  private:
    struct Piece {
        Paragraph paragraph;
        std::vector<std::optional<Color>> colors; ///< one a range
        double empty_size = 0.0;                  ///< of a line without letters, pixels an em
    };

    void add_line(BuiltLine built, double empty_size) {
        double size = 0.0;
        for (const Line::Segment& segment : built.line.segments)
            for (const scene::GlyphRun& run : segment.runs) size = std::max(size, run.size);
        if (built.line.segments.empty()) size = empty_size;
        const double box = style_.line_height * size;
        const double half_leading = (box - (metrics_.ascent + metrics_.descent) * size) / 2;
        built.line.baseline = out_.height + half_leading + metrics_.ascent * size;
        if (out_.lines.empty()) {
            out_.ascent = metrics_.ascent * size;
            out_.cap_height = metrics_.cap_height * size;
        }
        if (built.spaced) out_.letter_spacing = style_.letter_spacing * style_.size;
        out_.height += box;
        out_.width = std::max(out_.width, built.line.width);
        out_.lines.push_back(std::move(built.line));
        inks_.push_back(built.ink);
    }

    const StyledText& text_;
    const TextStyle& style_;
    Workshop workshop_;
    FaceMetrics metrics_;
    std::size_t range_ = 0; ///< the first one that reaches into the current paragraph
    std::vector<Piece> paragraphs_;
    ShapedText out_;
    std::vector<geom::PageBox> inks_; ///< one a line, round its start
};

} // namespace

ShapedText lay_out(const StyledText& text, const TextStyle& style, Workshop workshop) {
    workshop.shaper.set_language(style.language);
    workshop.shaper.set_ligatures(style.letter_spacing == 0.0 ? Ligatures::on : Ligatures::off);
    Layout layout(text, style, workshop);
    std::size_t begin = 0;
    while (true) {
        const std::size_t end = std::min(text.text.find('\n', begin), text.text.size());
        layout.add_paragraph(begin, end);
        if (end == text.text.size()) break;
        begin = end + 1;
    }
    layout.set();
    return layout.finish();
}

} // namespace cordon::text
