// SPDX-License-Identifier: MIT
#include "compose/exact_clip.hpp"

namespace cordon::compose {

namespace {

/// Where a point lies: -1 above the band, 0 in it, 1 below it.
int side(geom::PagePoint p, double top, double bottom) {
    if (p.y < top) return -1;
    return p.y > bottom ? 1 : 0;
}

/// Appends the points of a part that are needed; false when the whole part lies on one side.
bool add_part(std::span<const geom::PagePoint> part, double top, double bottom, geom::PagePoint by,
              geom::PageShapes& out) {
    bool crosses = false;
    const int first = part.empty() ? 0 : side(part.front(), top, bottom);
    for (std::size_t i = 0; i < part.size(); ++i) {
        const int here = side(part[i], top, bottom);
        crosses = crosses || here == 0 || here != first;
        const auto same = [&](std::size_t k) { return side(part[k], top, bottom) == here; };
        const bool inner = i > 1 && i + 2 < part.size();
        if (inner && here != 0 && same(i - 1) && same(i + 1) && same(i - 2) && same(i + 2))
            continue;
        out.add(part[i] + by);
    }
    return crosses;
}

} // namespace

void add_band(const geom::PageView& shape, double top, double bottom, geom::PagePoint by,
              KeepLength keep, geom::PageShapes& out) {
    out.begin(shape.kind());
    for (std::size_t i = 0; i < shape.part_count(); ++i) {
        const auto part = shape.part(i);
        if (shape.kind() == geom::Kind::point || keep == KeepLength::yes) {
            out.begin_part(shape.is_hole(i));
            for (const geom::PagePoint& p : part) out.add(p + by);
            continue;
        }
        out.begin_part(shape.is_hole(i));
        // A part on one side of the band shows nowhere in it.
        if (!add_part(part, top, bottom, by, out)) out.drop_part();
    }
}

} // namespace cordon::compose
