// SPDX-License-Identifier: MIT
#pragma once

#include "compose/paint_context.hpp"
#include "data/feature_layer.hpp"
#include "geom/point.hpp"

#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

namespace cordon::compose {

/// A tile of the square world on a page of web maps; 8192 units a side.
class TileSquare {
  public:
    static constexpr double extent = 8192.0;

    /// `column` may lie beyond the world: then it is one of the copies.
    TileSquare(const PaintContext& context, int zoom, std::int64_t column, std::int64_t row);

    [[nodiscard]] geom::PagePoint to_units(geom::PagePoint page) const;
    [[nodiscard]] geom::PagePoint to_page(geom::PagePoint units) const;
    /// Page vector of a vector along the tile's sides.
    [[nodiscard]] geom::PagePoint turned(geom::PagePoint v) const {
        return {v.x * cosine_ + v.y * sine_, v.y * cosine_ - v.x * sine_};
    }
    [[nodiscard]] int zoom() const { return zoom_; }
    /// Number of its copy of the world.
    [[nodiscard]] std::int64_t copy() const {
        return static_cast<std::int64_t>(std::floor(std::ldexp(column_, -zoom_)));
    }
    /// Page pixels in a unit.
    [[nodiscard]] double unit() const { return unit_; }
    [[nodiscard]] std::vector<geom::PagePoint> corners() const;

  private:
    int zoom_;
    geom::PagePoint origin_; ///< of the world on the page
    double column_;
    double row_;
    double unit_;
    double cosine_;
    double sine_;
};

struct TileNumber {
    int zoom = 0;
    std::int64_t column = 0; ///< beyond the world in its copies
    std::int64_t row = 0;
};
/// The tiles that a web map would make of a source without tiles, as far as the frame shows them.
/// Needs `context.grid`.
[[nodiscard]] std::vector<TileNumber> tiles_in(const PaintContext& context);

/// A tile that is drawn and the features that it holds.
struct DrawnTile {
    static constexpr double uncut = 1e9; ///< tile units; the features are those of the tile
    TileNumber number{};
    std::size_t first = 0; ///< feature
    std::size_t last = 0;  ///< one past the last feature
    double margin = uncut; ///< tile units round it within which its features are kept
};
/// The tiles of a layer: those of its source, cut on into smaller ones beyond the source's largest
/// zoom, or those that a web map would make. Needs `context.grid`.
[[nodiscard]] std::vector<DrawnTile> drawn_tiles(const data::FeatureLayer& features,
                                                 const PaintContext& context);

/// A piece of a line inside of a tile.
struct TilePiece {
    std::vector<geom::PagePoint> points{}; ///< whole tile units
    double first = 0.0;                    ///< share of the line's length where it begins
    double last = 1.0;
};

/// The pieces of a line (page pixels) within `margin` units round the tile.
[[nodiscard]] std::vector<TilePiece> pieces_of(std::span<const geom::PagePoint> line,
                                               const TileSquare& tile, double margin);
/// A ring cut to the tile and `margin` units round it.
[[nodiscard]] std::vector<TilePiece> ring_of(std::span<const geom::PagePoint> ring,
                                             const TileSquare& tile, double margin);

} // namespace cordon::compose
