// SPDX-License-Identifier: MIT
#pragma once

#include "app/map_document.hpp"
#include "core/diagnostic.hpp"
#include "scene/scene.hpp"

namespace cordon::app {

/// Points on paper of a page pixel: from the width at which the document says that the sheet will
/// be printed, else its own. A picture in pixels is taken to be shown at most 800 CSS pixels wide.
[[nodiscard]] double points_per_pixel(const MapDocument& document, const scene::Scene& scene);

/// Warns of texts and lines below `sheet.min_text_pt` and `sheet.min_line_pt`, with the parts of
/// the sheet that hold them and what to do.
void check_legibility(const MapDocument& document, const scene::Scene& scene, Reporter& reporter);

} // namespace cordon::app
