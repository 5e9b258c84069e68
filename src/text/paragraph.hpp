// SPDX-License-Identifier: MIT
#pragma once

#include "text/itemize.hpp"
#include "text/line_breaker.hpp"
#include "text/run_shaper.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::text {

struct TextStyle;

/// Bytes [begin, end) of a paragraph.
struct ByteRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// The tools that a layout works with.
struct Workshop {
    FontLibrary& library;
    RunShaper& shaper;
};

/// What a paragraph is made of.
struct ParagraphInput {
    std::string_view text; ///< valid UTF-8 without `\n`
    std::vector<FontRange> ranges;
    std::vector<double> sizes; ///< pixels an em, one a range
};

/// One paragraph: split into runs, measured, broken into lines. `style` must outlive it.
class Paragraph {
  public:
    Paragraph(ParagraphInput input, const TextStyle& style, Workshop workshop);

    /// The lines in logical order, without the spaces at their ends; at least one, perhaps empty.
    [[nodiscard]] std::vector<ByteRange> lines(WholeText whole = {});
    /// Pixels of the paragraph on one line.
    [[nodiscard]] double width();
    /// The runs of a line in visual order, cut to the line (UAX 9, rule L2).
    [[nodiscard]] std::vector<Run> visual_runs(ByteRange line) const;
    /// Glyphs of a run or of a part of one, valid until the next call.
    [[nodiscard]] std::span<const ShapedGlyph> glyphs(const Run& run);

    [[nodiscard]] std::string_view text() const { return input_.text; }
    [[nodiscard]] bool right_to_left() const { return analysis_.right_to_left; }
    /// Pixels an em.
    [[nodiscard]] double size_of(const Run& run) const { return input_.sizes[run.range]; }
    /// Pixels between letters; none in scripts whose letters are joined.
    [[nodiscard]] double spacing_of(const Run& run) const;

  private:
    struct Slice {
        std::size_t first = 0;
        std::size_t count = 0;
    };
    /// Where a line may begin.
    struct Place {
        std::uint32_t byte = 0;
        bool inside_word = false;
    };
    /// Does nothing the second time.
    void measure();
    [[nodiscard]] std::vector<Place> break_places() const;
    void add_letters(ByteRange word, std::vector<Place>& places) const;
    [[nodiscard]] Stop stop_at(const Place& place) const;
    [[nodiscard]] ByteRange trimmed(ByteRange range) const;

    ParagraphInput input_;
    const TextStyle& style_;
    Workshop workshop_;
    Analysis analysis_;
    std::vector<ShapedGlyph> glyphs_; ///< of all runs, once measured
    std::vector<Slice> slices_;       ///< of glyphs_, one a run
    std::vector<double> edge_;        ///< for each byte the width in pixels of all text before it
    std::vector<double> ink_;         ///< the same without blanks
};

} // namespace cordon::text
