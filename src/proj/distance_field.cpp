// SPDX-License-Identifier: MIT
#include "proj/distance_field.hpp"

#include "geom/measure.hpp"
#include "proj/edge.hpp"
#include "proj/ellipsoid.hpp"
#include "proj/geodesic.hpp"
#include "proj/local_frame.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cordon::proj {

namespace {

constexpr double degree = std::numbers::pi / 180.0;
/// Pieces of a course; their chords run at most 8 m below the ground.
constexpr double piece_length = 20e3;
/// Straight distances order pieces as geodesic ones do within this share and slack.
constexpr double doubt_share = 0.005;
constexpr double doubt_metres = 20.0;

} // namespace

DistanceField::DistanceField(const geom::LonLatView& feature) : area_(geom::Kind::polygon) {
    if (feature.kind() == geom::Kind::polygon) {
        for (const SphereRing& ring : sphere_rings(feature, Cuts::mend)) {
            if (ring.points.empty()) continue;
            add_course(ring.points, true);
            area_.add_part(planar_ring(ring, -180.0), ring.hole);
        }
        return;
    }
    for (std::size_t i = 0; i < feature.part_count(); ++i) {
        if (feature.kind() == geom::Kind::line) {
            add_course(feature.part(i), false);
            continue;
        }
        for (const geom::LonLat& p : feature.part(i)) add_course(std::span(&p, 1), false);
    }
}

void DistanceField::add_course(std::span<const geom::LonLat> points, bool closed) {
    const std::vector<geom::LonLat> dense = course(points, closed, piece_length);
    if (dense.size() == 1)
        pieces_.push_back({dense[0], dense[0], position(dense[0]), position(dense[0])});
    for (std::size_t i = 0; i + 1 < dense.size(); ++i)
        pieces_.push_back({dense[i], dense[i + 1], position(dense[i]), position(dense[i + 1])});
}

DistanceField::Vector DistanceField::position(geom::LonLat place) {
    const double e2 = wgs84_flattening * (2.0 - wgs84_flattening);
    const double s = std::sin(place.y * degree);
    const double c = std::cos(place.y * degree);
    const double n = wgs84_axis / std::sqrt(1.0 - e2 * s * s);
    return {n * c * std::cos(place.x * degree), n * c * std::sin(place.x * degree),
            n * (1.0 - e2) * s};
}

double DistanceField::straight_distance(const Vector& p, const Piece& piece) {
    double length2 = 0.0;
    double along = 0.0;
    for (std::size_t i = 0; i < 3; ++i) {
        const double d = piece.b[i] - piece.a[i];
        length2 += d * d;
        along += (p[i] - piece.a[i]) * d;
    }
    const double t = length2 > 0.0 ? std::clamp(along / length2, 0.0, 1.0) : 0.0;
    double sum = 0.0;
    for (std::size_t i = 0; i < 3; ++i) {
        const double off = p[i] - piece.a[i] - t * (piece.b[i] - piece.a[i]);
        sum += off * off;
    }
    return std::sqrt(sum);
}

double DistanceField::geodesic_distance(geom::LonLat place, const Piece& piece) {
    const double ends = std::min(proj::distance(place, piece.from).value(),
                                 proj::distance(place, piece.to).value());
    if (piece.from == piece.to) return ends;
    geom::LonLat to = piece.to;
    to.x += 360.0 * std::round((piece.from.x - to.x) / 360.0);
    const Edge edge(piece.from, to);
    // Golden section: along 20 km the distance has one minimum. The place found may be off by a
    // thousandth of the distance, which changes the distance itself by half a millionth.
    constexpr double golden = 0.6180339887498949;
    double low = 0.0;
    double high = 1.0;
    double u = high - golden;
    double v = golden;
    double at_u = proj::distance(place, edge.at(u)).value();
    double at_v = proj::distance(place, edge.at(v)).value();
    double best = std::min({ends, at_u, at_v});
    while ((high - low) * piece_length > 1e-3 * best && high - low > 1e-7) {
        if (at_u < at_v) {
            high = v;
            v = u;
            at_v = at_u;
            u = high - golden * (high - low);
            at_u = proj::distance(place, edge.at(u)).value();
        } else {
            low = u;
            u = v;
            at_u = at_v;
            v = low + golden * (high - low);
            at_v = proj::distance(place, edge.at(v)).value();
        }
        best = std::min({best, at_u, at_v});
    }
    return best;
}

bool DistanceField::inside(geom::LonLat place) const {
    bool inside = false;
    for (const double turn : {-720.0, -360.0, 0.0, 360.0, 720.0})
        if (geom::contains(area_.view(), {place.x + turn, place.y})) inside = !inside;
    return inside;
}

double DistanceField::quick_distance(geom::LonLat place) const {
    if (pieces_.empty()) return HUGE_VAL;
    if (!area_.empty() && inside(place)) return 0.0;
    const Vector p = position(place);
    double least = HUGE_VAL;
    for (const Piece& piece : pieces_) least = std::min(least, straight_distance(p, piece));
    constexpr double diameter = 2.0 * 6371008.8; // of the sphere with the mean radius
    return diameter * std::asin(std::min(1.0, least / diameter));
}

double DistanceField::distance(geom::LonLat place) const {
    if (pieces_.empty()) return HUGE_VAL;
    if (!area_.empty() && inside(place)) return 0.0;
    const Vector p = position(place);
    std::vector<double> straight;
    straight.reserve(pieces_.size());
    for (const Piece& piece : pieces_) straight.push_back(straight_distance(p, piece));
    const double limit =
        *std::min_element(straight.begin(), straight.end()) * (1.0 + doubt_share) + doubt_metres;
    double best = HUGE_VAL;
    for (std::size_t i = 0; i < pieces_.size(); ++i)
        if (straight[i] <= limit) best = std::min(best, geodesic_distance(place, pieces_[i]));
    return best;
}

} // namespace cordon::proj
