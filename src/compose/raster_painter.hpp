// SPDX-License-Identifier: MIT
#pragma once

#include "compose/layer_source.hpp"
#include "compose/map_frame.hpp"
#include "compose/painter.hpp"
#include "scene/scene.hpp"
#include "style/style.hpp"

#include <optional>

namespace cordon::compose {

/// The bitmaps of a source and the frame that they are brought to.
struct RasterView {
    const MapFrame& frame;
    double pixel_ratio = 1.0; ///< device pixels in a CSS pixel
    RasterSet set;
    Manner manner = Manner::sheet;
    /// The part of the frame's box that is drawn, whole pixels; the whole box unless given.
    std::optional<geom::PageBox> window{};

    [[nodiscard]] const geom::PageBox& drawn() const { return window ? *window : frame.box(); }
};

/// Draws a raster, hillshade or color-relief layer as one picture of the frame.
void paint_raster(const style::Layer& layer, const style::BoundLayer& bound, const RasterView& view,
                  scene::Group& out);

/// Draws a heatmap as one picture of the frame.
void paint_heat(const BoundPageLayer& layer, const geom::PageBox& frame, double pixel_ratio,
                scene::Group& out);

} // namespace cordon::compose
