// SPDX-License-Identifier: MIT
#pragma once

#include "render/render.hpp"
#include "scene/scene.hpp"

#include <string>
#include <string_view>

/// SVG icons: files of strangers become drawings that can be put into any output.
namespace cordon::render {

/// Limits of one icon.
inline constexpr std::size_t most_icon_bytes = std::size_t{512} << 10U;
inline constexpr double most_icon_side = 4096.0; ///< pixels

/// Reads an SVG file. Styles and references are resolved; what is left are shapes, gradients,
/// clips and masks. What the file paints in `currentColor`, or leaves without a `fill` of its own,
/// takes the colour of the place where it is drawn. Throws Error naming `name` when the text is no
/// SVG, is too large or too deep, or asks for anything outside of itself (scripts, entities, other
/// files, addresses).
[[nodiscard]] scene::ArtworkPtr read_artwork(std::string_view svg, std::string_view name);

/// The drawing as a bitmap of `pixel_ratio` device pixels in a pixel, its currentColor painted in
/// `ink`. Throws Error when it cannot be drawn.
[[nodiscard]] Bitmap to_bitmap(const scene::Artwork& art, const Color& ink, double pixel_ratio);

/// Throws Error naming `name` unless `svg` keeps to the limits of icons: size, depth and number of
/// elements, what its references show, no text, scripts, handlers or foreign objects, no entities,
/// no references but to itself.
void check_icon(std::string_view svg, std::string_view name);

/// Where the first element begins, behind declaration, comments and document type.
[[nodiscard]] std::size_t root_of(std::string_view svg);

} // namespace cordon::render
