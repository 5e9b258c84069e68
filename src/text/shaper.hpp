// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"
#include "geom/point.hpp"
#include "scene/scene.hpp"
#include "text/font_files.hpp"

#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::text {

enum class Align { left, center, right };

/// How a text is set. Font names are full names as in MapLibre's `text-font`: `Inter Bold Italic`.
struct TextStyle {
    std::vector<std::string> fonts = {"Inter Regular"}; ///< tried in order, letter by letter
    double size = 12.0;                                 ///< pixels an em
    double letter_spacing = 0.0;                        ///< ems
    double line_height = 1.2;                           ///< ems from baseline to baseline
    double max_width = std::numeric_limits<double>::infinity(); ///< pixels; longer lines are broken
    bool balanced =
        false; ///< lines of about equal length (labels) instead of full lines (paragraphs)
    Align align = Align::left;
    std::string language = "en"; ///< BCP 47; chooses forms and line-breaking rules
};

/// A stretch of text that may differ from the rest in font, size and colour.
struct Span {
    std::string text;                    ///< UTF-8; `\n` starts a new line
    std::vector<std::string> fonts = {}; ///< empty = the style's
    double scale = 1.0;                  ///< of the style's size
    std::optional<Color> color = {};     ///< empty = the colour given when it is placed
};

/// One line after shaping. Its glyphs start at x = 0 on its own baseline; a change of colour starts
/// a new segment.
struct Line {
    struct Segment {
        std::string text;
        std::vector<scene::GlyphRun> runs =
            {};             ///< glyphs' x from the line's start, clusters in `text`
        double start = 0.0; ///< pixels from the line's start
        double width = 0.0; ///< advance
        bool right_to_left = false;
        std::optional<Color> color = {};
    };
    /// Glyphs that belong together: a letter with its accents, or a ligature.
    struct Cluster {
        std::uint32_t glyphs = 0; ///< how many of the line's glyphs
        double x = 0.0;           ///< pixels from the line's start
        double width = 0.0;       ///< advance without letter-spacing
    };
    std::vector<Segment> segments; ///< in visual order
    std::vector<Cluster> clusters; ///< in visual order; place_along() turns each as one piece
    double x = 0.0;                ///< offset by alignment, pixels from the block's left side
    double baseline = 0.0;         ///< pixels down from the block's top
    double width = 0.0;
};

/// A block of lines. Its box is [0, width] x [0, height]; the first baseline lies at
/// `lines[0].baseline`.
struct ShapedText {
    std::vector<Line> lines;
    double width = 0.0;      ///< of the longest line
    double height = 0.0;     ///< sum of the lines' heights: of each, line height x its largest size
    double ascent = 0.0;     ///< height of the first line's capitals and accents above its baseline
    double cap_height = 0.0; ///< of the first font, pixels
    geom::PageBox ink;       ///< box of what is painted, in the block's coordinates
    double letter_spacing = 0.0; ///< pixels; 0 where all letters are joined ones (Arabic, N'Ko)
    std::string language;
};

/// Shapes texts: directions, scripts and line breaks from Pango; kerning, ligatures and joining
/// from HarfBuzz in the font's own units (no hinting, no rounding); fallback fonts in a fixed
/// order. lay_out() tells where lines stand. Not for use by several threads at once; give each
/// thread its own.
class Shaper {
  public:
    /// `reporter` hears of missing fonts, once for each name; it must outlive the shaper. `files`
    /// are the fonts that the map brings along; null = none.
    explicit Shaper(Reporter& reporter, FontFilesPtr files = nullptr);
    ~Shaper();
    Shaper(const Shaper&) = delete;
    Shaper& operator=(const Shaper&) = delete;
    Shaper(Shaper&&) = delete;
    Shaper& operator=(Shaper&&) = delete;

    /// Sets one text. Control characters other than `\n` are dropped; a text beyond 64 KiB or
    /// 10,000 characters is cut with a warning; an empty text is one empty line. The result is kept
    /// and the reference valid for the shaper's life. After 200,000 different texts it is valid for
    /// the next 1,000 calls only. Throws Error for a size, line height or width that is negative or
    /// no number.
    [[nodiscard]] const ShapedText& shape(std::string_view text, const TextStyle& style);
    /// Sets a text of several spans.
    [[nodiscard]] ShapedText shape(const std::vector<Span>& spans, const TextStyle& style);

    /// Names and SHA-256 of the font files used so far, sorted by file name; for the record inside
    /// the outputs.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> fonts_used() const;

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

/// The same block with its lines aligned anew.
[[nodiscard]] ShapedText aligned(ShapedText shaped, Align align);

/// How a placed text is painted.
struct Ink {
    Color color;
    std::optional<scene::Halo> halo = {};
};

/// The block as scene texts, one a line (more where colours change), its top left corner at
/// `corner`, turned by `angle` degrees clockwise round `pivot` (in page coordinates).
[[nodiscard]] std::vector<scene::Text> place(const ShapedText& shaped, geom::PagePoint corner,
                                             const Ink& ink, double angle = 0.0,
                                             geom::PagePoint pivot = {});

/// How letters stand on a path.
struct AlongPath {
    bool upright = true; ///< read from left to right, whatever the path's direction
    bool turned = true;  ///< each letter turns with the path; else all stand level
    double ahead = 0.0;  ///< pixels from `distance` to the text's middle, in reading direction
    double drop = 0.0;   ///< pixels from the path down to the middle of the capitals, as it is read
};

/// A one-line text along a path of points, centred at `distance` pixels from the path's start, with
/// the middle of its capitals on the path, unless `how` moves it. Glyphs turn one by one; their
/// places are relative to the origin. Text reads from left to right, and upwards on a vertical
/// path, whatever the path's direction, unless `how` says otherwise. Empty when it does not fit,
/// has several lines, or the path bends by more than `max_angle` degrees between neighbouring
/// letters.
[[nodiscard]] std::optional<scene::Text> place_along(const ShapedText& shaped,
                                                     const std::vector<geom::PagePoint>& path,
                                                     double distance, double max_angle,
                                                     const Ink& ink, AlongPath how = {});

} // namespace cordon::text
