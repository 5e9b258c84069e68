// SPDX-License-Identifier: MIT
#pragma once

#include "geom/shapes.hpp"

#include <vector>

namespace cordon::compose {

/// Where a name of `height` pixels has the most room in an area: for each of `rows` heights in
/// `seen` the middle of the widest stretch that lies inside over the whole height of the name, from
/// the top down. Heights without such a stretch are left out.
[[nodiscard]] std::vector<geom::PagePoint>
roomy_places(const geom::PageView& polygon, const geom::PageBox& seen, double height, int rows);

} // namespace cordon::compose
