// SPDX-License-Identifier: MIT
#include "compose/exact_clip.hpp"

#include <algorithm>

namespace cordon::compose {

namespace {

/// Where a point lies: -1 above the band, 0 in it, 1 below it.
int side(geom::PagePoint p, double top, double bottom) {
    if (p.y < top) return -1;
    return p.y > bottom ? 1 : 0;
}

/// Does a part show in the band: does it not lie on one side of it as a whole?
bool crosses(std::span<const geom::PagePoint> part, double top, double bottom) {
    const int first = part.empty() ? -1 : side(part.front(), top, bottom);
    return std::any_of(part.begin(), part.end(), [&](const geom::PagePoint& p) {
        const int here = side(p, top, bottom);
        return here == 0 || here != first;
    });
}

/// Appends the points of a part that are needed.
void add_part(std::span<const geom::PagePoint> part, double top, double bottom, geom::PagePoint by,
              geom::PageShapes& out) {
    for (std::size_t i = 0; i < part.size(); ++i) {
        const int here = side(part[i], top, bottom);
        const auto same = [&](std::size_t k) { return side(part[k], top, bottom) == here; };
        const bool inner = i > 1 && i + 2 < part.size();
        if (inner && here != 0 && same(i - 1) && same(i + 1) && same(i - 2) && same(i + 2))
            continue;
        out.add(part[i] + by);
    }
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
        if (!crosses(part, top, bottom)) continue;
        out.begin_part(shape.is_hole(i));
        add_part(part, top, bottom, by, out);
    }
}

} // namespace cordon::compose
