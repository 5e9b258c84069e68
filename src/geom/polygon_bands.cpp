// SPDX-License-Identifier: MIT
#include "geom/polygon_bands.hpp"

#include "geom/measure.hpp"

#include <algorithm>
#include <utility>

namespace cordon::geom {

namespace {

/// Calls `use(from, to)` for each edge that crosses a parallel.
template <typename Use>
void each_edge(const LonLatView& polygon, Use use) {
    for (std::size_t k = 0; polygon.kind() == Kind::polygon && k < polygon.part_count(); ++k) {
        const auto ring = polygon.part(k);
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
            if (ring[i].y != ring[j].y) use(ring[i], ring[j]);
    }
}

} // namespace

PolygonBands::PolygonBands(const LonLatView& polygon) : box_(polygon.box()) {
    std::size_t edges = 0;
    each_edge(polygon, [&](LonLat, LonLat) { ++edges; });
    if (edges == 0) return;
    first_.assign(edges / 8 + 2, 0); // a few edges to a band
    const auto bands_of = [&](LonLat a, LonLat b) {
        return std::pair(band(std::min(a.y, b.y)), band(std::max(a.y, b.y)));
    };
    each_edge(polygon, [&](LonLat a, LonLat b) {
        const auto [from, to] = bands_of(a, b);
        for (std::size_t k = from; k <= to; ++k) ++first_[k + 1];
    });
    for (std::size_t k = 1; k < first_.size(); ++k) first_[k] += first_[k - 1];
    edges_.resize(first_.back());
    std::vector<std::size_t> next(first_);
    each_edge(polygon, [&](LonLat a, LonLat b) {
        const auto [from, to] = bands_of(a, b);
        for (std::size_t k = from; k <= to; ++k) edges_[next[k]++] = {a, b};
    });
}

std::size_t PolygonBands::band(double latitude) const {
    const auto bands = static_cast<double>(first_.size() - 1);
    const double share = (latitude - box_.min_y) / (box_.max_y - box_.min_y);
    return static_cast<std::size_t>(std::clamp(share * bands, 0.0, bands - 1.0));
}

bool PolygonBands::contains(LonLat p) const {
    if (edges_.empty() || !box_.contains(p)) return false;
    const std::size_t k = band(p.y);
    bool inside = false;
    for (std::size_t e = first_[k]; e < first_[k + 1]; ++e)
        if (crosses_ray(p, edges_[e].from, edges_[e].to)) inside = !inside;
    return inside;
}

} // namespace cordon::geom
