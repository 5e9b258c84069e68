// SPDX-License-Identifier: MIT
#pragma once

#include "compose/image.hpp"
#include "compose/style_images.hpp"

#include <string_view>

namespace cordon::compose {

/// How an image of a sprite stands at its place.
struct SpritePose {
    double size = 1.0;        ///< icon-size
    double opacity = 1.0;     ///< icon-opacity
    std::string_view anchor;  ///< icon-anchor
    geom::PagePoint offset{}; ///< icon-offset, pixels before icon-size
};

/// An image round the origin. A distance field becomes outlines in the ink's colours, so that it
/// stays sharp at any size.
[[nodiscard]] Icon make_sprite_icon(const StyleImage& image, const IconInk& ink,
                                    const SpritePose& pose);

/// Does the image take a halo? A bitmap or a drawing in colours of its own does not.
[[nodiscard]] bool takes_halo(const StyleImage& image);

/// An image stretched over a box (icon-text-fit): only its stretchable parts grow.
[[nodiscard]] Icon make_stretched_icon(const StyleImage& image, const IconInk& ink,
                                       const geom::PageBox& box, double opacity);

/// Where a distance field crosses `level` (0..1 of its alpha), in bitmap pixels from the top left
/// corner: closed outlines with the inside on one side.
[[nodiscard]] scene::Path outline_of_field(const StyleImage& image, double level);

} // namespace cordon::compose
