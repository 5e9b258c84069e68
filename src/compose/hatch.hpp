// SPDX-License-Identifier: MIT
#pragma once

#include "compose/image.hpp"
#include "geom/shapes.hpp"
#include "scene/scene.hpp"

namespace cordon::compose {

/// Adds the hatch lines that lie inside a polygon (even-odd over all its rings) to `path`, as moves
/// and lines. Lines of one hatch keep their phase over the whole page, so that neighbouring areas
/// fit together. At most `max_lines` lines are added; what would be more is left out.
void add_hatch(const geom::PageView& polygon, const Hatch& hatch, scene::Path& path,
               std::size_t max_lines = 20000);

} // namespace cordon::compose
