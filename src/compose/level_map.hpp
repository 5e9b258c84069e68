// SPDX-License-Identifier: MIT
#pragma once

#include "compose/map_painter.hpp"
#include "core/threads.hpp"
#include "geom/point.hpp"
#include "scene/scene.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace cordon::compose {

/// One zoom of a web-map pyramid: a page of whole world pixels.
struct Level {
    std::int64_t left = 0; ///< world pixel of the page's left side, from 180° W
    std::int64_t top = 0;  ///< from the upper side of the Web Mercator square
    int width = 0;         ///< pixels
    int height = 0;
    double world = 256.0; ///< pixels of the world's side
    double zoom = 0.0;    ///< at which the style is evaluated (512-pixel tiles, as MapLibre counts)

    [[nodiscard]] double resolution() const; ///< map metres a pixel
    /// Place on the page of map metres, on a grid of 1/256 pixel of the world: the same for any
    /// page of this zoom, less a whole number of pixels.
    [[nodiscard]] geom::PagePoint to_page(geom::Projected p) const;
    /// The page on the ground, grown by `margin` pixels; within ±180° and ±85.06°.
    [[nodiscard]] geom::LonLatBox window(double margin) const;
};

/// All layers of a style on one zoom: projected and simplified once, labels placed once over the
/// whole page. Any window of it can be drawn, and what is drawn does not depend on the window:
/// positions lie on a grid of the world, cuts leave every visible edge as it was, and a label
/// stands where the page put it. Tiles cut from different windows therefore fit without a seam.
class LevelMap {
  public:
    /// Reads, projects and places everything. All inputs must outlive the map: the layer source is
    /// asked again for the bitmaps of each window. `team`: who may help to project the layers; null
    /// = nobody. Nothing but time depends on it.
    LevelMap(const MapPainter::Inputs& inputs, const Level& level, Team* team = nullptr);
    ~LevelMap();
    LevelMap(const LevelMap&) = delete;
    LevelMap& operator=(const LevelMap&) = delete;
    LevelMap(LevelMap&&) = delete;
    LevelMap& operator=(LevelMap&&) = delete;

    [[nodiscard]] const Level& level() const;
    /// What lies in `window` (whole page pixels), moved so that the window's corner is the origin.
    /// One layer a group, the backgrounds included. Not for several threads at once.
    [[nodiscard]] scene::Group draw(const geom::PageBox& window);
    /// Whether anything but backgrounds may show in `window`; always when there are bitmaps.
    [[nodiscard]] bool touches(const geom::PageBox& window) const;
    /// Number of labels that stand somewhere, and of those that found no place.
    [[nodiscard]] std::pair<std::size_t, std::size_t> label_counts() const;
    /// Boxes of the labels that stand, in page pixels, by layer in the style's order.
    [[nodiscard]] std::vector<geom::PageBox> label_boxes() const;

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace cordon::compose
