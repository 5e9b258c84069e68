// SPDX-License-Identifier: MIT
#include "compose/tile_square.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cordon::compose {

using geom::PagePoint;

TileSquare::TileSquare(const PaintContext& context, int zoom, std::int64_t column, std::int64_t row)
    : zoom_(zoom), origin_(context.origin), column_(static_cast<double>(column)),
      row_(static_cast<double>(row)), unit_(context.grid->world / std::ldexp(1.0, zoom) / extent),
      cosine_(std::cos(context.bearing * std::numbers::pi / 180.0)),
      sine_(std::sin(context.bearing * std::numbers::pi / 180.0)) {}

PagePoint TileSquare::to_units(PagePoint page) const {
    const PagePoint d = page - origin_;
    const PagePoint straight{d.x * cosine_ - d.y * sine_, d.x * sine_ + d.y * cosine_};
    return {straight.x / unit_ - column_ * extent, straight.y / unit_ - row_ * extent};
}

PagePoint TileSquare::to_page(PagePoint units) const {
    return origin_ +
           turned({(units.x + column_ * extent) * unit_, (units.y + row_ * extent) * unit_});
}

std::vector<PagePoint> TileSquare::corners() const {
    return {to_page({0, 0}), to_page({extent, 0}), to_page({extent, extent}), to_page({0, extent})};
}

namespace {

constexpr int deepest_zoom = 18; ///< to which web maps cut the tiles of a source

/// Tiles of a zoom that the frame shows.
std::vector<TileNumber> tiles_at(const PaintContext& context, int zoom) {
    const WebGrid& grid = *context.grid;
    const TileSquare world(context, zoom, 0, 0);
    const geom::PageBox& f = grid.frame;
    geom::PageBox box;
    for (const PagePoint corner : {PagePoint{f.min_x, f.min_y}, PagePoint{f.max_x, f.min_y},
                                   PagePoint{f.max_x, f.max_y}, PagePoint{f.min_x, f.max_y}})
        box.add(world.to_units(corner));
    const auto number = [](double units) {
        return static_cast<std::int64_t>(std::floor(units / TileSquare::extent));
    };
    const auto last = [](double units) { // a tile that begins where the frame ends does not show
        return static_cast<std::int64_t>(std::ceil(units / TileSquare::extent)) - 1;
    };
    const std::int64_t rows = std::int64_t{1} << zoom;
    std::vector<TileNumber> out;
    for (std::int64_t row = std::max<std::int64_t>(0, number(box.min_y));
         row <= std::min(rows - 1, last(box.max_y)); ++row)
        for (std::int64_t column = number(box.min_x); column <= last(box.max_x); ++column)
            out.push_back({zoom, column, row});
    return out;
}

} // namespace

std::vector<TileNumber> tiles_in(const PaintContext& context) {
    const WebGrid& grid = *context.grid;
    return tiles_at(context,
                    std::clamp(static_cast<int>(std::floor(grid.zoom)), 0, grid.most_zoom));
}

std::vector<DrawnTile> drawn_tiles(const data::FeatureLayer& features,
                                   const PaintContext& context) {
    const WebGrid& grid = *context.grid;
    std::vector<DrawnTile> out;
    if (features.tiles.empty()) {
        for (const TileNumber& number : tiles_in(context))
            out.push_back({number, 0, features.size(), grid.margin * TileSquare::extent / 512.0});
        return out;
    }
    constexpr double margin = 256.0; // of what is cut out of a larger tile
    const int zoom = static_cast<int>(std::floor(grid.zoom));
    for (const data::TileSpan& span : features.tiles) {
        const int deeper = std::min(zoom, deepest_zoom) - span.tile.z;
        if (deeper <= 0) {
            for (int copy = grid.first_copy; copy <= grid.last_copy; ++copy)
                out.push_back({{span.tile.z, span.tile.x + copy * (std::int64_t{1} << span.tile.z),
                                span.tile.y},
                               span.first,
                               span.last});
            continue;
        }
        for (const TileNumber& number : tiles_at(context, span.tile.z + deeper)) {
            const std::int64_t columns = std::int64_t{1} << span.tile.z;
            const std::int64_t column = number.column >> deeper;
            if (((column - span.tile.x) % columns) == 0 && (number.row >> deeper) == span.tile.y)
                out.push_back({number, span.first, span.last, margin});
        }
    }
    return out;
}

namespace {

PagePoint rounded(PagePoint v) {
    return {std::round(v.x), std::round(v.y)};
}

/// The part of a segment inside of a square, as shares of the segment; false when there is none.
bool inside_part(PagePoint a, PagePoint b, double low, double high, double& from, double& to) {
    from = 0.0;
    to = 1.0;
    const auto cut = [&](double start, double step) {
        if (step == 0) return start >= low && start <= high;
        const double t0 = (low - start) / step;
        const double t1 = (high - start) / step;
        from = std::max(from, std::min(t0, t1));
        to = std::min(to, std::max(t0, t1));
        return from <= to;
    };
    return cut(a.x, b.x - a.x) && cut(a.y, b.y - a.y);
}

} // namespace

std::vector<TilePiece> pieces_of(std::span<const PagePoint> line, const TileSquare& tile,
                                 double margin) {
    std::vector<TilePiece> out;
    double total = 0.0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i)
        total += std::hypot(line[i + 1].x - line[i].x, line[i + 1].y - line[i].y);
    if (!(total > 0)) return out;
    double passed = 0.0;
    bool open = false;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const PagePoint a = tile.to_units(line[i]);
        const PagePoint b = tile.to_units(line[i + 1]);
        const double length = std::hypot(line[i + 1].x - line[i].x, line[i + 1].y - line[i].y);
        double from = 0.0;
        double to = 1.0;
        if (inside_part(a, b, -margin, TileSquare::extent + margin, from, to)) {
            if (!open || from > 0) {
                out.push_back({{rounded(a + (b - a) * from)}, (passed + length * from) / total});
            }
            out.back().points.push_back(rounded(a + (b - a) * to));
            out.back().last = (passed + length * to) / total;
            open = to >= 1;
        } else {
            open = false;
        }
        passed += length;
    }
    return out;
}

std::vector<TilePiece> ring_of(std::span<const PagePoint> ring, const TileSquare& tile,
                               double margin) {
    std::vector<PagePoint> points;
    for (const PagePoint& p : ring) points.push_back(tile.to_units(p));
    // Sutherland and Hodgman (1974), side by side.
    const auto cut = [&points](auto value, double limit, bool below) {
        std::vector<PagePoint> kept;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const PagePoint a = points[i];
            const PagePoint b = points[(i + 1) % points.size()];
            const bool in_a = below ? value(a) <= limit : value(a) >= limit;
            const bool in_b = below ? value(b) <= limit : value(b) >= limit;
            if (in_a) kept.push_back(a);
            if (in_a != in_b)
                kept.push_back(a + (b - a) * ((limit - value(a)) / (value(b) - value(a))));
        }
        points = std::move(kept);
    };
    if (points.size() > 1 && points.front() == points.back()) points.pop_back();
    const auto x = [](PagePoint p) { return p.x; };
    const auto y = [](PagePoint p) { return p.y; };
    cut(x, -margin, false);
    cut(x, TileSquare::extent + margin, true);
    cut(y, -margin, false);
    cut(y, TileSquare::extent + margin, true);
    if (points.size() < 3) return {};
    TilePiece out;
    for (const PagePoint& p : points) out.points.push_back(rounded(p));
    out.points.push_back(out.points.front());
    return {std::move(out)};
}

} // namespace cordon::compose
