// SPDX-License-Identifier: MIT
#include "proj/pole.hpp"

namespace cordon::proj {

std::optional<double> pole_inside(const Projection& projection, const geom::ProjectedBox& box) {
    if (projection.seam_longitude()) return std::nullopt; // a pole is a line, or lies on the edge
    std::optional<double> inside;
    for (const double latitude : {-90.0, 90.0}) {
        const auto at = projection.forward({0.0, latitude});
        if (!at || !box.contains(*at)) continue;
        if (inside) return std::nullopt;
        inside = latitude;
    }
    return inside;
}

} // namespace cordon::proj
