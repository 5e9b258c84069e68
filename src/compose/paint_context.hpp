// SPDX-License-Identifier: MIT
#pragma once

#include "compose/manner.hpp"
#include "compose/style_images.hpp"
#include "geom/point.hpp"
#include "scene/scene.hpp"
#include "style/style.hpp"

#include <memory>
#include <optional>

namespace cordon::compose {

/// The tiles of a web map on the page.
struct WebGrid {
    geom::PageBox frame{}; ///< what is drawn
    double world = 512.0;  ///< page pixels of the square world's side
    double zoom = 0.0;
    int most_zoom = 18;    ///< of the tiles made of a source that has none
    double margin = 128.0; ///< of such tiles, in 512ths of a tile
    int first_copy = 0;    ///< of the world, see WorldCopies
    int last_copy = 0;
};

/// What painters know beside the style and the features.
struct PaintContext {
    const StyleImages* images = nullptr; ///< null = none
    Manner manner = Manner::sheet;
    double pixel_ratio = 1.0;
    double bearing = 0.0; ///< degrees
    /// Lengths of dashes and patterns are those at the next lower whole zoom times this.
    double step = 1.0;
    const style::BoundLayer* whole_zoom = nullptr; ///< the layer at that zoom; null = as drawn
    geom::PagePoint origin{};                      ///< where patterns begin
    std::optional<WebGrid> grid{}; ///< lines are drawn as web maps do; empty = as strokes

    [[nodiscard]] const StyleImage* image(std::string_view name) const {
        return images == nullptr || name.empty() ? nullptr : images->find(name);
    }
};

/// An image as a pattern that turns with the map, its currentColor in `ink`.
[[nodiscard]] std::shared_ptr<const scene::Pattern> make_pattern(const StyleImage& image,
                                                                 const PaintContext& context,
                                                                 geom::PagePoint near,
                                                                 const Color& ink = {});

/// Pixels by which a layer is moved (`…-translate`), turned with the map where `anchor` says so.
[[nodiscard]] geom::PagePoint translation(const style::BoundLayer& bound, style::Property property,
                                          style::Property anchor, const PaintContext& context);

} // namespace cordon::compose
