// SPDX-License-Identifier: MIT
#pragma once

#include "compose/image.hpp"
#include "compose/style_images.hpp"
#include "scene/scene.hpp"

namespace cordon::compose {

/// Where a distance field is drawn.
struct FieldPlace {
    geom::PageBox box{};  ///< of the image round `at`, before it is turned; pixels
    geom::PagePoint at{}; ///< page pixels
    double angle = 0.0;   ///< degrees clockwise round `at`
    double pixel_ratio = 1.0;
};

/// A distance field in its ink, pixel by pixel as web maps draw it; `halo_blur` in pixels. On whole
/// device pixels; empty when nothing shows.
[[nodiscard]] scene::Picture field_picture(const StyleImage& image, const IconInk& ink,
                                           double halo_blur, const FieldPlace& place);

} // namespace cordon::compose
