// SPDX-License-Identifier: MIT
#pragma once

#include "compose/map_frame.hpp"
#include "compose/map_painter.hpp"
#include "compose/theme.hpp"
#include "core/language.hpp"
#include "scene/scene.hpp"
#include "text/shaper.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

/// The pieces that stand on or beside a map. Each is made at the origin and moved to its place by
/// the sheet.
namespace cordon::compose {

/// A finished piece: its drawing and the space that it takes, from (0, 0) to (width, height).
struct Piece {
    scene::Group group;
    double width = 0.0;  ///< pixels
    double height = 0.0; ///< pixels
    [[nodiscard]] bool empty() const { return width <= 0 || height <= 0; }
};

/// What all pieces need.
struct Workshop {
    const Theme& theme;
    text::Shaper& shaper;
    Language language = Language::en;
    const StyleImages* images = nullptr; ///< that samples of the legend may show; null = none
};

/// A text of several spans as a block of at most `max_width` pixels.
[[nodiscard]] Piece make_text(Workshop& shop, const std::vector<text::Span>& spans,
                              const text::TextStyle& style, const Color& color);
[[nodiscard]] Piece make_text(Workshop& shop, const std::string& text, const text::TextStyle& style,
                              const Color& color);

/// Adds `piece` to `out` with its top left corner at `at`.
void put(scene::Group& out, Piece piece, geom::PagePoint at);

/// A panel behind a piece: padding round it, the theme's ground and edge.
[[nodiscard]] Piece on_panel(const Theme& theme, Piece piece, double padding);

/// What a piece of furniture on the map is called in messages.
[[nodiscard]] std::string name_of(const Piece& piece);

/// Two pieces side by side, their middles on one height; the left one alone when the other is
/// empty.
[[nodiscard]] Piece beside(Piece left, Piece right, double gap);

/// Scale bar in km (or m), true along the parallel at the frame's centre, at most `max_width`
/// pixels. The latitude is printed when the scale differs by more than 2 % within the frame.
[[nodiscard]] Piece make_scale_bar(Workshop& shop, const MapFrame& frame, double max_width);

/// Arrow to true north at the frame's centre; empty when north is up everywhere within 1°, and
/// round a pole, where it is nowhere up.
[[nodiscard]] Piece make_north_arrow(Workshop& shop, const MapFrame& frame);

/// Lines at round degrees inside the frame, and their labels outside it (left and below). Round a
/// pole the circles, and the meridians at the other two sides, are labelled on the map.
struct Graticule {
    scene::Group lines;
    scene::Group labels;
    std::vector<geom::PageBox> inside; ///< of the labels that stand on the map
};
struct GraticuleRequest {
    double spacing = 0.0; ///< degrees; 0 = chosen so that three to six lines cross the frame
    /// What a label on the map would hide; infinite where it cannot stand.
    std::function<double(const geom::PageBox&)> hidden_by = [](const geom::PageBox&) {
        return 0.0;
    };
};
[[nodiscard]] Graticule make_graticule(Workshop& shop, const MapFrame& frame,
                                       const GraticuleRequest& request);

/// One circle of a nested legend.
struct SizeStep {
    double size = 0.0; ///< as the features' `size`: multiples of a marker's width
    std::string label;
};

/// A row of the legend, as the style's layers declare it under `metadata` → `cordon:legend`.
struct LegendEntry {
    std::string group;
    std::string label;
    std::vector<const style::Layer*> layers; ///< that draw it, in the style's order
    Json properties;                         ///< attributes of the sample feature
    /// Circles in one another in place of a sample, the largest first.
    std::vector<SizeStep> nested{};
    const Json* declared = nullptr; ///< the style's entry that the row is of
    double rank = 0.0;              ///< among the rows of that entry
};

/// A text of a style's metadata that is one string, or one for each language; English where
/// `language` lacks.
[[nodiscard]] std::string localised(const Json& text, Language language);

/// Entries whose layers drew at least one feature with the entry's properties, in the style's
/// order.
[[nodiscard]] std::vector<LegendEntry> legend_entries(const std::vector<DrawnLayer>& drawn,
                                                      Language language);

struct LegendOptions {
    double max_width = 200.0; ///< pixels
    int columns = 1;
    int max_rows =
        0; ///< more than 0 = a strip: groups side by side, each of at most this many rows
    std::vector<std::pair<std::string, std::string>> group_titles; ///< group id → heading
    double zoom = 0.0;                                             ///< of the map, for the samples
};
[[nodiscard]] Piece make_legend(Workshop& shop, const std::vector<LegendEntry>& entries,
                                const LegendOptions& options);

/// One numbered row of the keyed list. The marker is drawn by the style's layer with `cordon:key` =
/// true.
struct KeyRow {
    std::string id;  ///< of the incident
    Json properties; ///< attributes of the incident, for the marker
    std::string heading;
    std::string detail;
    std::string sources;
};

/// How much of its rows a list shows: on a small sheet a number with its date and place says more
/// than none.
enum class KeyRows { all, without_sources, headings };

struct KeyOptions {
    double width = 600.0;
    int columns = 2;
    double zoom = 0.0;
    const style::Layer* marker = nullptr; ///< null = numbers are set as text
    KeyRows rows = KeyRows::all;
};
[[nodiscard]] Piece make_key(Workshop& shop, const std::vector<KeyRow>& rows,
                             const KeyOptions& options);

/// How a sample of a layer is drawn.
struct SampleManner {
    double zoom = 0.0;    ///< that the style is evaluated at
    bool outline = false; ///< a line goes round the box, as the edge of an area
};

/// Draws what `layer` would draw for a feature with `properties`, in `box`: a line through its
/// middle, a filled box, or a symbol at its centre.
void draw_sample(Workshop& shop, const style::Layer& layer, const Json& properties,
                 const geom::PageBox& box, const SampleManner& manner, scene::Group& out);

} // namespace cordon::compose
