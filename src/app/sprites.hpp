// SPDX-License-Identifier: MIT
#pragma once

#include "app/style_sources.hpp"
#include "compose/style_images.hpp"

namespace cordon::app {

/// The images that a style may name: those of its sprites, in the bitmap for `pixel_ratio` (@2x
/// above 1), and SVG files, which stay vectors. A name NAME is the file NAME.svg of a sprite's
/// folder, if there is one (`cordon:icons` is the folder of the shipped symbols); a name that ends
/// with `.svg` is a file beside the style or below it. What cannot be read is reported and left
/// out. `reporter` must outlive the images. `network` is that of `files`, for
/// hints.
[[nodiscard]] compose::StyleImages read_sprites(const style::Style& style, const FileFinder& files,
                                                double pixel_ratio, Reporter& reporter,
                                                const net::FetcherPtr& network = nullptr);

} // namespace cordon::app
