// SPDX-License-Identifier: MIT
#include "compose/level_parts.hpp"

#include "compose/raster_painter.hpp"
#include "compose/web_mercator.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace cordon::compose {

using geom::PageBox;

namespace {

/// Pixels round a window from which elevations are read: slopes at its edge ask their neighbours,
/// which lie far off where coarse tiles are drawn large.
constexpr double raster_margin = 256.0;

const proj::Projection& web_mercator() {
    static const proj::Projection projection("EPSG:3857");
    return projection;
}

/// The frame of the whole zoom: the place of a pixel on the map does not depend on the window.
MapFrame frame_of(const Level& level) {
    const double pixel = level.resolution();
    const auto across = [&](std::int64_t first, int length) {
        return (static_cast<double>(first) + length / 2.0 - level.world / 2.0) * pixel;
    };
    return {web_mercator(),
            {0, 0, static_cast<double>(level.width), static_cast<double>(level.height)},
            {across(level.left, level.width), -across(level.top, level.height)},
            pixel};
}

} // namespace

SourceView view_of(const Level& level, const PageBox& window, double margin) {
    Level part = level;
    part.left += static_cast<std::int64_t>(std::floor(window.min_x));
    part.top += static_cast<std::int64_t>(std::floor(window.min_y));
    part.width = static_cast<int>(std::ceil(window.width()));
    part.height = static_cast<int>(std::ceil(window.height()));
    SourceView view;
    view.window = part.window(margin);
    view.zoom = level.zoom;
    view.crs = "EPSG:3857";
    view.box = frame_of(part).map_box(margin);
    view.resolution = level.resolution();
    view.scale = scale_of(world_metres / std::exp2(level.zoom + 9)); // tiles of 512 pixels
    constexpr double of_a_pixel = 1.0 / 16; // a quarter of what lines are simplified by
    view.detail = 360.0 / level.world * of_a_pixel;
    return view;
}

void paint_window(const LevelRaster& raster, LayerSource& source, const PageBox& window,
                  scene::Group& out) {
    const PageBox page{0, 0, static_cast<double>(raster.level.width),
                       static_cast<double>(raster.level.height)};
    if (!page.grown(raster_margin).intersects(window)) return;
    const MapFrame frame = frame_of(raster.level);
    RasterView view{frame, raster.pixel_ratio, {}, Manner::sheet, window};
    view.set = source.raster(raster.layer.source, view_of(raster.level, window, raster_margin));
    if (view.set.parts.empty()) return;
    scene::Group picture;
    paint_raster(raster.layer, raster.bound, view, picture);
    scene::translate(picture, {-window.min_x, -window.min_y});
    std::move(picture.children.begin(), picture.children.end(), std::back_inserter(out.children));
}

std::vector<LevelTile> tiles_of(const data::FeatureLayer& features, const Level& level) {
    std::vector<LevelTile> out;
    for (const data::TileSpan& span : features.tiles) {
        const double side = std::ldexp(level.world, -span.tile.z);
        const double x = std::round(span.tile.x * side) - static_cast<double>(level.left);
        const double y = std::round(span.tile.y * side) - static_cast<double>(level.top);
        out.push_back({{x, y, x + std::round(side), y + std::round(side)}, span.first, span.last});
    }
    return out;
}

void paint_by_tiles(const BoundPageLayer& view, const std::vector<LevelTile>& tiles,
                    const PageBox& window, scene::Group& out) {
    if (tiles.empty()) return paint_shapes(view, out);
    for (const LevelTile& tile : tiles) {
        if (!tile.box.intersects(window)) continue;
        BoundPageLayer part = view;
        std::erase_if(part.features,
                      [&](std::size_t i) { return i < tile.first || i >= tile.last; });
        if (part.features.empty()) continue;
        scene::Group group;
        const PageBox b{tile.box.min_x - window.min_x, tile.box.min_y - window.min_y,
                        tile.box.max_x - window.min_x, tile.box.max_y - window.min_y};
        group.clip.emplace();
        group.clip->move_to({b.min_x, b.min_y});
        group.clip->line_to({b.max_x, b.min_y});
        group.clip->line_to({b.max_x, b.max_y});
        group.clip->line_to({b.min_x, b.max_y});
        group.clip->close();
        paint_shapes(part, group);
        if (!group.children.empty()) out.add(std::move(group));
    }
}

} // namespace cordon::compose
