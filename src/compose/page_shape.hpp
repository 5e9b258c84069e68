// SPDX-License-Identifier: MIT
#pragma once

#include "geom/shapes.hpp"

namespace cordon::compose {

/// Adds the parts of one shape, each place put on the page by `to_page`, to the shape that `out`
/// has begun.
template <typename View, typename ToPage>
void add_parts(const View& shape, const ToPage& to_page, geom::PageShapes& out) {
    for (std::size_t part = 0; part < shape.part_count(); ++part) {
        out.begin_part(shape.is_hole(part));
        for (const auto& place : shape.part(part)) out.add(to_page(place));
    }
}

} // namespace cordon::compose
