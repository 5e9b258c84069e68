// SPDX-License-Identifier: MIT
#pragma once

#include "geom/point.hpp"
#include "scene/scene.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

/// Lines as bands of triangles, as web maps build them: where a band lies over itself at a bend,
/// how mitres, bevels and round corners are made, and how far along the line each vertex counts.
namespace cordon::compose {

struct RibbonVertex {
    geom::PagePoint at{};      ///< vertex of the line, in tile units
    geom::PagePoint extrude{}; ///< to the band's edge, in half widths
    double round = 0.0;        ///< 1 at the outer side of a round cap
    double side = 1.0;         ///< -1 or 1: on which side of the line
    double direction = 0.0;    ///< -1, 0, 1: leans back or forward
    double so_far = 0.0;       ///< tile units along the line, as coarse as web maps store it
    double share = 0.0;        ///< 0..1 of the line's length
};

struct Ribbon {
    std::vector<RibbonVertex> vertices{};
    std::vector<std::array<std::uint32_t, 3>> triangles{}; ///< in drawing order
};

struct RibbonStyle {
    scene::Cap cap = scene::Cap::butt;
    scene::Join join = scene::Join::miter;
    double miter_limit = 2.0;
    double round_limit = 1.05;
    double corner = 0.0; ///< tile units before and after a sharp bend where vertices are added
    bool closed = false; ///< a ring: the last point repeats the first
    /// The line is measured for gradients: `so_far` counts 32767 over the whole line, of which this
    /// is the piece from `first` to `last` (0..1).
    bool measured = false;
    double first = 0.0;
    double last = 1.0;
};

/// The band of one line; points in whole tile units. Empty for lines of no length.
/// Source: the geometry of MapLibre GL's line buckets, as its pictures show it.
[[nodiscard]] Ribbon ribbon_of(std::span<const geom::PagePoint> line, const RibbonStyle& style);

} // namespace cordon::compose
