// SPDX-License-Identifier: MIT
#include "proj/edge.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::proj {

bool follows_grid(geom::LonLat a, geom::LonLat b) {
    // A millionth of a degree (0.1 m) is rounding, not a direction.
    constexpr double same = 1e-6;
    return std::abs(a.y - b.y) <= same || std::abs(a.x - b.x) <= same;
}

int piece_count(double length, double longest) {
    const double pieces = std::ceil(length / longest);
    return pieces > 1.0 ? static_cast<int>(std::min(pieces, 1e7)) : 1;
}

Edge::Edge(geom::LonLat a, geom::LonLat b) : a_(a), b_(b), follows_grid_(proj::follows_grid(a, b)) {
    if (!follows_grid_) line_ = GeodesicSegment(a, b);
}

geom::LonLat Edge::at(double t) const {
    const geom::LonLat straight = a_ + (b_ - a_) * t;
    if (follows_grid_) return straight;
    geom::LonLat p = line_.at(line_.metres() * t);
    p.x += 360.0 * std::round((straight.x - p.x) / 360.0);
    return p;
}

void add_course_points(const std::vector<geom::LonLat>& in, double longest,
                       std::vector<geom::LonLat>& out) {
    out.clear();
    for (std::size_t i = 0; i < in.size(); ++i) {
        if (i > 0) {
            const geom::LonLat d = in[i] - in[i - 1];
            const int pieces = piece_count(std::max(std::abs(d.x), std::abs(d.y)), longest);
            if (pieces > 1 && !follows_grid(in[i - 1], in[i])) {
                const Edge edge(in[i - 1], in[i]);
                for (int k = 1; k < pieces; ++k)
                    out.push_back(edge.at(static_cast<double>(k) / pieces));
            }
        }
        out.push_back(in[i]);
    }
}

} // namespace cordon::proj
