// SPDX-License-Identifier: MIT
#include "geom/outline.hpp"

#include <cmath>

namespace cordon::geom {

void add_outline(const LonLatView& area, LonLatShapes& out) {
    const auto on_cut = [](LonLat a, LonLat b) {
        return (std::abs(a.x) >= 180.0 && std::abs(b.x) >= 180.0) ||
               (std::abs(a.y) >= 90.0 && std::abs(b.y) >= 90.0);
    };
    out.begin(Kind::line);
    for (std::size_t part = 0; part < area.part_count(); ++part) {
        const auto ring = area.part(part);
        std::size_t first = 0;
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            if (!on_cut(ring[i], ring[i + 1])) continue;
            if (i > first) out.add_part(ring.subspan(first, i + 1 - first));
            first = i + 1;
        }
        if (ring.size() > first + 1) out.add_part(ring.subspan(first));
    }
}

} // namespace cordon::geom
