// SPDX-License-Identifier: MIT
#pragma once

#include "scene/scene.hpp"

#include <string>

/// Scenes made by hand for the tests of `render`.
namespace cordon::render::test {

/// Inter Regular as the Debian package fonts-inter installs it.
[[nodiscard]] scene::FontPtr inter();
/// Noto Naskh Arabic Regular (fonts-noto-core).
[[nodiscard]] scene::FontPtr naskh();

/// Shapes a text of one font with HarfBuzz, clusters included.
[[nodiscard]] scene::Text shaped(const std::string& text, const scene::FontPtr& font, double size,
                                 scene::PagePoint origin);
/// The glyphs of a shaped text on an arc above its origin, each with its angle.
[[nodiscard]] scene::Text curved(scene::Text text, double radius);

/// Everything that a scene can hold, on 480 x 320 px: fills, strokes, dashes, stamps, clip,
/// opacity, letters with and without halo, turned, curved and right to left. No pictures and no
/// blend modes.
[[nodiscard]] scene::Scene rich_scene();

/// Whether the fonts are installed; tests that need them skip otherwise.
[[nodiscard]] bool has_fonts();

} // namespace cordon::render::test
