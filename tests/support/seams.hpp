// SPDX-License-Identifier: MIT
#pragma once

#include "compose/level_map.hpp"
#include "render/render.hpp"

#include <set>
#include <string>

/// Do the windows of a zoom, drawn one by one, give the picture of the whole?
namespace cordon::test {

/// One window of a zoom on grey, all layers or those whose groups are named.
[[nodiscard]] render::Bitmap picture_of(compose::LevelMap& map, const geom::PageBox& window,
                                        const std::set<std::string>& groups = {});

/// How the pixels of squares drawn one by one differ from those of one picture.
struct Difference {
    std::size_t pixels = 0;
    int largest = 0; ///< of 255
};

/// Draws `map` at once and in squares of `side` pixels, each with the margin that tiles have.
[[nodiscard]] Difference seams(compose::LevelMap& map, int side,
                               const std::set<std::string>& groups = {});

/// The same round one corner of the grid only, for zooms too large to be drawn at once: a picture
/// of 2 × 2 squares of `side` pixels that meet at `corner` against the four.
[[nodiscard]] Difference seams_at(compose::LevelMap& map, geom::PagePoint corner, int side,
                                  const std::set<std::string>& groups = {});

} // namespace cordon::test
