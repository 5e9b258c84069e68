// SPDX-License-Identifier: MIT
#pragma once

#include "compose/style_images.hpp"
#include "scene/scene.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

/// Lines that are more than a stroke: repeated images, colour ramps, soft edges.
namespace cordon::compose {

/// A piece of a line: its points and how far from the line's start it begins, in pixels.
struct LinePiece {
    std::vector<geom::PagePoint> points{};
    double start = 0.0;
};

/// The dashes of a line; lengths on, off, … in pixels, at least one above 0.
[[nodiscard]] std::vector<LinePiece> dashes_of(std::span<const geom::PagePoint> line,
                                               std::span<const double> dashes);

/// How a line is covered by a bitmap: its columns run along the line.
struct LineTexture {
    std::shared_ptr<const std::vector<std::uint8_t>> rgba{};
    scene::ArtworkPtr art{}; ///< the same as vectors
    int width = 0;
    int height = 0;
    double column = 1.0; ///< pixels of the line in a bitmap column
    double row = 1.0;    ///< pixels across the line in a bitmap row
    bool square = false; ///< ends reach half a width beyond
    bool round_joins = false;
    std::optional<Color> start_cap{}; ///< colours of round ends
    std::optional<Color> end_cap{};
};

/// Covers a line of `width` pixels; joins are mitred, with bevels where they would be long.
void add_textured(const LinePiece& piece, const LineTexture& texture, double width, double opacity,
                  scene::Group& out);

/// A ramp of `steps` colours from 0 to 1 as a one-row bitmap.
[[nodiscard]] std::shared_ptr<const std::vector<std::uint8_t>>
ramp_bitmap(const std::function<Color(double)>& ramp, int steps);

} // namespace cordon::compose
