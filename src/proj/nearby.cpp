// SPDX-License-Identifier: MIT
#include "proj/nearby.hpp"

#include "proj/ellipsoid.hpp"
#include "proj/geodesic.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace cordon::proj {

namespace {

double straight(const EarthPoint& a, const EarthPoint& b) {
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/// No geodesic over a chord is longer (Schur's theorem: nowhere does the ellipsoid bend more than a
/// circle of this radius, that of the meridian on the equator).
double longest_over(double chord) {
    constexpr double radius = wgs84_axis * (1.0 - wgs84_flattening) * (1.0 - wgs84_flattening);
    const double share = chord / (2.0 * radius);
    if (share >= 1.0) return std::numeric_limits<double>::infinity();
    return 2.0 * radius * std::asin(share) * (1.0 + 1e-9);
}

} // namespace

EarthPoint earth_point(geom::LonLat place) {
    constexpr double degree = std::numbers::pi / 180.0;
    constexpr double e2 = wgs84_flattening * (2.0 - wgs84_flattening);
    const double s = std::sin(place.y * degree);
    const double c = std::cos(place.y * degree);
    const double n = wgs84_axis / std::sqrt(1.0 - e2 * s * s);
    return {n * c * std::cos(place.x * degree), n * c * std::sin(place.x * degree),
            n * (1.0 - e2) * s};
}

NearPlaces::NearPlaces(Metres reach)
    // Cubes twice as wide as the reach: two on each axis hold all that is near. Not smaller than
    // 10 m, so that a number of 21 bits tells them apart.
    : reach_(reach.value()), width_(std::max(10.0, 2.0 * reach.value())) {}

NearPlaces::Cell NearPlaces::cell(const EarthPoint& at, const std::array<int, 3>& step) const {
    Cell out = 0;
    for (std::size_t k = 0; k < 3; ++k) {
        const auto index = static_cast<std::int64_t>(std::floor(at.at(k) / width_)) + step.at(k);
        out = (out << 21U) | (static_cast<Cell>(index) & 0x1FFFFFU);
    }
    return out;
}

void NearPlaces::add(geom::LonLat place) {
    points_.push_back(earth_point(place));
    cells_[cell(points_.back(), {0, 0, 0})].push_back(static_cast<std::uint32_t>(places_.size()));
    places_.push_back(place);
}

std::optional<std::size_t> NearPlaces::nearest(geom::LonLat place) const {
    const EarthPoint at = earth_point(place);
    std::array<int, 3> side{}; // where the nearer neighbour of the cube lies
    for (std::size_t k = 0; k < 3; ++k) {
        const double share = at.at(k) / width_ - std::floor(at.at(k) / width_);
        side.at(k) = share < 0.5 ? -1 : 1;
    }
    std::vector<std::pair<double, std::uint32_t>> candidates;
    double least = reach_; // the shortest chord
    for (unsigned corner = 0; corner < 8; ++corner) {
        const auto found = cells_.find(
            cell(at, {(corner & 1U) != 0 ? side[0] : 0, (corner & 2U) != 0 ? side[1] : 0,
                      (corner & 4U) != 0 ? side[2] : 0}));
        if (found == cells_.end()) continue;
        for (const std::uint32_t index : found->second) {
            const double chord = straight(at, points_[index]);
            if (chord > reach_) continue;
            candidates.emplace_back(chord, index);
            least = std::min(least, chord);
        }
    }
    const double longest = std::min(reach_, longest_over(least));
    std::erase_if(candidates, [&](const auto& one) { return one.first > longest; });
    if (candidates.size() == 1 && longest_over(least) <= reach_) return candidates.front().second;
    std::optional<std::size_t> out;
    double shortest = reach_;
    for (const auto& [chord, index] : candidates) {
        const double away = distance(places_[index], place).value();
        if (away > shortest || (away == shortest && out && *out > index)) continue;
        shortest = away;
        out = index;
    }
    return out;
}

Metres farthest(geom::LonLat from, std::span<const geom::LonLat> places) {
    const EarthPoint at = earth_point(from);
    std::vector<double> chords;
    chords.reserve(places.size());
    for (const geom::LonLat& place : places) chords.push_back(straight(at, earth_point(place)));
    const double most = chords.empty() ? 0.0 : *std::max_element(chords.begin(), chords.end());
    if (most == 0.0) return Metres(0.0);
    double out = 0.0;
    for (std::size_t k = 0; k < places.size(); ++k)
        if (longest_over(chords[k]) >= most) out = std::max(out, distance(from, places[k]).value());
    return Metres(out);
}

} // namespace cordon::proj
