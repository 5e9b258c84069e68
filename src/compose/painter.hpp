// SPDX-License-Identifier: MIT
#pragma once

#include "compose/page_layers.hpp"
#include "compose/paint_context.hpp"
#include "scene/scene.hpp"
#include "style/style.hpp"

#include <vector>

/// One function a layer type: evaluated style + page geometry → scene shapes. They know no data
/// format and no projection. Features with the same paint become one shape of several pieces.
namespace cordon::compose {

/// A style layer bound to its features, with the indices that pass its filter, in drawing order.
struct BoundPageLayer {
    const style::Layer& layer;
    const style::BoundLayer& bound;
    const PageLayer& page;
    std::vector<std::size_t>
        features; ///< filtered; sorted by the layer's sort key, else as in the source
    PaintContext context{};
};

/// Indices of the features that pass the filter and touch the page, ordered by `sort_key` where the
/// layer sets it.
[[nodiscard]] std::vector<std::size_t> visible_features(const style::Layer& layer,
                                                        const style::BoundLayer& bound,
                                                        const PageLayer& page,
                                                        style::Property sort_key);

void paint_background(const style::BoundLayer& bound, const geom::PageBox& frame,
                      const PaintContext& context, scene::Group& out);
void paint_fill(const BoundPageLayer& layer, scene::Group& out);
void paint_line(const BoundPageLayer& layer, scene::Group& out);
void paint_circle(const BoundPageLayer& layer, scene::Group& out);
/// The flat footprint of a fill-extrusion layer.
void paint_footprint(const BoundPageLayer& layer, scene::Group& out);

/// Appends a shape's parts to a path: polygons closed, lines open, points left out.
void append_shape(const geom::PageView& shape, scene::Path& path);

} // namespace cordon::compose
