// SPDX-License-Identifier: MIT
#pragma once

#include "compose/layer_source.hpp"
#include "compose/layer_work.hpp"
#include "compose/level_map.hpp"
#include "compose/page_layers.hpp"
#include "scene/scene.hpp"

/// What a zoom of a pyramid draws by windows and tiles rather than by features.
namespace cordon::compose {

/// What a source is asked for to fill `window` (page pixels of the zoom), with `margin` pixels
/// round it.
[[nodiscard]] SourceView view_of(const Level& level, const geom::PageBox& window, double margin);

/// The bitmaps of a raster, hillshade or color-relief layer in a window, moved so that the window's
/// corner is the origin. Each pixel is computed from its place on the page, so that windows meet.
struct LevelRaster {
    const style::Layer& layer;
    const style::BoundLayer& bound;
    const Level& level;
    double pixel_ratio = 1.0;
};
void paint_window(const LevelRaster& raster, LayerSource& source, const geom::PageBox& window,
                  scene::Group& out);

/// Features first … last - 1 of vector tiles are drawn inside this box of the page only.
struct LevelTile {
    geom::PageBox box;
    std::size_t first = 0;
    std::size_t last = 0;
};
[[nodiscard]] std::vector<LevelTile> tiles_of(const data::FeatureLayer& features,
                                              const Level& level);

/// Draws the shapes of a layer, those of vector tiles each inside its own tile. `tiles` lie on the
/// page, whose `window` is drawn at the origin.
void paint_by_tiles(const BoundPageLayer& view, const std::vector<LevelTile>& tiles,
                    const geom::PageBox& window, scene::Group& out);

} // namespace cordon::compose
