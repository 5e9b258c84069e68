// SPDX-License-Identifier: MIT
#pragma once

#include "core/color.hpp"
#include "scene/scene.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Images that a style names and that are drawn as vectors, so that they stay sharp and take a
/// colour: `marker:SHAPE,FILL`, `box:RADIUS` and `hatch:ANGLE,SPACING,WIDTH`. They are reserved
/// image names in the sense of the MapLibre specification (any text is allowed as an image name).
namespace cordon::compose {

/// How a marker or a box is coloured.
struct IconInk {
    Color color;                     ///< icon-color
    std::optional<scene::Halo> halo; ///< icon-halo-color and -width
    Color paper{1, 1, 1, 1};         ///< what shows inside hollow and tinted markers
};

/// A vector icon round the origin, in page pixels.
struct Icon {
    std::vector<scene::Shape> shapes;       ///< painted in order
    std::vector<scene::Picture> pictures{}; ///< painted after them
    geom::PageBox box;                      ///< of the ink without halo
};

/// `marker:SHAPE,FILL`. Shapes: circle, square, diamond, triangle, shield, hexagon, pentagon, star,
/// cross, plus, arrow, pointer, tick, bar, capital, dot. Fills: solid, half (tinted), hollow,
/// disputed (hollow, broken outline), crossed (hollow, with a cross). `size` is the marker's height
/// in pixels. `marker:SHAPE,equal,FILL` has the area of a circle of that width, whatever its shape,
/// and a thin outline: proportional symbols. `marker:range,SHARE` is an upright bar from SHARE of
/// `size` to all of it, on a stem from the place. Empty for another name.
[[nodiscard]] std::optional<Icon> make_marker(std::string_view name, const IconInk& ink,
                                              double size);

/// `box:RADIUS`: a rounded rectangle that fills `box` (icon-text-fit). Empty for another name.
[[nodiscard]] std::optional<Icon> make_box(std::string_view name, const IconInk& ink,
                                           const geom::PageBox& box);

/// Lines of one direction.
struct Hatch {
    double angle = 45.0;  ///< degrees counter-clockwise from the x axis
    double spacing = 7.6; ///< pixels between lines
    double width = 1.0;   ///< pixels
};

/// `hatch:ANGLE,SPACING,WIDTH` with lengths in px, pt or mm, for example `hatch:45,2mm,0.3mm`.
/// Empty for another name.
[[nodiscard]] std::optional<Hatch> parse_hatch(std::string_view name);

/// A length such as `2mm`, `1.5pt` or `4` (pixels) in pixels; empty when it is not one.
[[nodiscard]] std::optional<double> parse_length(std::string_view text);

} // namespace cordon::compose
