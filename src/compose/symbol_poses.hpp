// SPDX-License-Identifier: MIT
#pragma once

#include "compose/symbol.hpp"

#include <array>
#include <functional>
#include <span>

namespace cordon::compose {

/// Where text stands relative to its anchor: one of MapLibre's nine names and an offset in pixels.
struct TextAnchor {
    std::string name = "center";
    geom::PagePoint offset;
    /// Top and bottom are those of the lines with half of their line spacing, as for `text-anchor`
    /// with `text-offset`; else those of the letters.
    bool line_boxes = false;
};

/// `icon-text-fit`: along which sides an icon takes the size of its text.
enum class IconFit : std::uint8_t { none, width, height, both };
[[nodiscard]] IconFit fit_from(std::string_view name);

/// Layout of one layer's symbols that does not depend on the feature's position.
struct SymbolLayout {
    std::vector<TextAnchor> anchors{}; ///< in order of preference
    TextAnchor line_anchor{}; ///< of texts that follow a line; its offset is that of a line
    IconFit fit_icon = IconFit::none;
    std::array<double, 4> fit_padding{}; ///< top, right, bottom, left
    bool justify_auto = false;           ///< lines begin on the side of each pose's anchor
    double text_padding = 2.0;
    std::array<double, 4> icon_padding{2.0, 2.0, 2.0, 2.0}; ///< top, right, bottom, left
    BoxRules text_rules{};
    BoxRules icon_rules{};
    geom::PagePoint icon_offset{}; ///< pixels
    std::optional<LeaderRules> leader{};
};

/// Natural height of a marker at icon-size 1, in pixels.
inline constexpr double marker_size = 16.0;

/// How text follows a line.
struct AlongLine {
    double distance = 0.0;   ///< of its middle from the line's start, pixels
    double max_angle = 45.0; ///< degrees between letters
    bool upright = true;     ///< turned round where it would stand on its head
    bool turns_icon = true;  ///< the icon lies along the line as well
    bool turns_text = true;  ///< letters turn with the line (not with `viewport-glyph`)
};

/// A box with `icon-padding` round it: pixels at the top, right, bottom and left.
[[nodiscard]] geom::PageBox padded(const geom::PageBox& box, std::span<const double> padding);

/// Box that text covers: capitals' top to a short descent below the last baseline.
[[nodiscard]] geom::PageBox text_box(const text::ShapedText& text);
/// Top left corner of the text block so that its box hangs on `at` by `anchor`.
[[nodiscard]] geom::PagePoint text_corner(const text::ShapedText& text, const TextAnchor& anchor,
                                          geom::PagePoint at);

/// Poses round a point: every text anchor, and with a leader every place round it.
void add_point_poses(Symbol& symbol, const SymbolLayout& layout, geom::PagePoint at, bool exact);
/// An area that wants a name.
struct NamedArea {
    const geom::PageView& area;
    const geom::PageBox& frame; ///< of the map
    /// Does a place lie in another area of the layer?
    const std::function<bool(geom::PagePoint)>& is_elsewhere;
};
/// Poses inside a polygon: its pole of inaccessibility first, then a grid of inner points. The name
/// of an area that the frame cuts off lies over others by a fifth at most.
void add_area_poses(Symbol& symbol, const SymbolLayout& layout, const NamedArea& named);
/// Upright poses on a line at one distance from its start.
void add_poses_on_line(Symbol& symbol, const SymbolLayout& layout,
                       std::span<const geom::PagePoint> line, double distance, double cost);
/// A pose that follows the line; nothing is added where the text does not fit.
void add_pose_along_line(Symbol& symbol, const SymbolLayout& layout,
                         const std::vector<geom::PagePoint>& line, const AlongLine& how);

/// A pose's candidate with its icon or its text alone; empty where the pose has not both. Text that
/// lies inside of its icon has a box of its own here.
enum class Part : std::uint8_t { icon, text };
[[nodiscard]] std::optional<Candidate>
part_of_pose(const Symbol& symbol, const SymbolLayout& layout, std::size_t pose, Part part);

/// The icon of a pose: the symbol's own, or a box fitted round its text.
[[nodiscard]] std::optional<Icon> icon_for(const Symbol& symbol, const SymbolLayout& layout,
                                           const Pose& pose);

} // namespace cordon::compose
