// SPDX-License-Identifier: MIT
#pragma once

#include "compose/image.hpp"
#include "geom/shapes.hpp"
#include "scene/scene.hpp"

#include <set>
#include <string>
#include <string_view>

namespace cordon::compose {

/// Adds the hatch lines that lie inside a polygon (even-odd over all its rings) to `path`, as moves
/// and lines. Lines of one hatch keep their phase over the whole page, so that neighbouring areas
/// fit together. At most `max_lines` lines are added; what would be more is left out.
void add_hatch(const geom::PageView& polygon, const Hatch& hatch, scene::Path& path,
               std::size_t max_lines = 20000);

/// The hatched areas of one layer. Of areas with the same outline, such as a region in which
/// several events are said to have happened, the first one is hatched: lines over lines would look
/// as if more were known there.
class HatchedAreas {
  public:
    /// Is it the first of its outline, hatch and colour?
    [[nodiscard]] bool add(const geom::PageView& area, std::string_view hatch, const Color& color);

  private:
    std::set<std::string> seen_; ///< digests
};

} // namespace cordon::compose
