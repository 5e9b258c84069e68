// SPDX-License-Identifier: MIT
#include "compose/batch.hpp"

namespace cordon::compose {

void move_by(scene::Path& path, std::size_t first, geom::PagePoint by) {
    if (by == geom::PagePoint{}) return;
    for (std::size_t i = first; i < path.points.size(); ++i) path.points[i] = path.points[i] + by;
}

bool Batch::same_paint(const scene::Shape& a, const scene::Shape& b) {
    const bool fills =
        a.fill.has_value() == b.fill.has_value() &&
        (!a.fill || (a.fill->color == b.fill->color && a.fill->antialias == b.fill->antialias &&
                     a.fill->rule == b.fill->rule && a.fill->pattern == b.fill->pattern));
    if (!fills || a.stroke.has_value() != b.stroke.has_value()) return false;
    if (!a.stroke) return true;
    const scene::Stroke& s = *a.stroke;
    const scene::Stroke& t = *b.stroke;
    return s.color == t.color && s.width == t.width && s.cap == t.cap && s.join == t.join &&
           s.miter_limit == t.miter_limit && s.dashes == t.dashes && s.dash_offset == t.dash_offset;
}

} // namespace cordon::compose
