// SPDX-License-Identifier: MIT
#include "proj/distance_field.hpp"

#include "geom/measure.hpp"
#include "proj/edge.hpp"
#include "proj/ellipsoid.hpp"
#include "proj/geodesic.hpp"
#include "proj/local_frame.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace cordon::proj {

namespace {

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
        make_blocks();
        return;
    }
    for (std::size_t i = 0; i < feature.part_count(); ++i) {
        if (feature.kind() == geom::Kind::line) {
            add_course(feature.part(i), false);
            continue;
        }
        for (const geom::LonLat& p : feature.part(i)) add_course(std::span(&p, 1), false);
    }
    make_blocks();
}

void DistanceField::add_course(std::span<const geom::LonLat> points, bool closed) {
    const std::vector<geom::LonLat> dense = course(points, closed, piece_length);
    if (dense.size() == 1)
        pieces_.push_back({dense[0], dense[0], earth_point(dense[0]), earth_point(dense[0])});
    for (std::size_t i = 0; i + 1 < dense.size(); ++i)
        pieces_.push_back(
            {dense[i], dense[i + 1], earth_point(dense[i]), earth_point(dense[i + 1])});
}

/// Sorts lone points along a curve through all cubes (Morton order) and gathers neighbours into
/// balls: of a million pieces most are then passed over at once. A course is in order already.
void DistanceField::make_blocks() {
    constexpr std::size_t size = 64;
    const bool all_points = std::all_of(pieces_.begin(), pieces_.end(),
                                        [](const Piece& piece) { return piece.from == piece.to; });
    if (all_points && pieces_.size() > size) {
        const auto code = [](const Vector& p) {
            std::uint64_t out = 0;
            std::size_t to = 0; // bit of the code
            for (std::size_t bit = 0; bit < 21; ++bit) {
                for (const double coordinate : p) {
                    const auto cell = static_cast<std::uint64_t>((coordinate + 6.5e6) / 6.5);
                    out |= ((cell >> bit) & 1U) << to++;
                }
            }
            return out;
        };
        std::vector<std::pair<std::uint64_t, std::size_t>> order;
        order.reserve(pieces_.size());
        for (const Piece& piece : pieces_) order.emplace_back(code(piece.a), order.size());
        std::sort(order.begin(), order.end());
        std::vector<Piece> sorted;
        sorted.reserve(pieces_.size());
        for (const auto& [key, i] : order) sorted.push_back(pieces_[i]);
        pieces_ = std::move(sorted);
    }
    for (std::size_t first = 0; first < pieces_.size(); first += size) {
        Block block;
        block.first = first;
        block.last = std::min(first + size, pieces_.size());
        const std::span pieces = std::span(pieces_).subspan(first, block.last - first);
        for (const Piece& piece : pieces)
            for (std::size_t k = 0; k < 3; ++k)
                block.middle.at(k) +=
                    (piece.a.at(k) + piece.b.at(k)) / (2.0 * static_cast<double>(pieces.size()));
        for (const Piece& piece : pieces)
            for (const Vector& end : {piece.a, piece.b})
                block.reach = std::max(block.reach, std::hypot(end[0] - block.middle[0],
                                                               end[1] - block.middle[1],
                                                               end[2] - block.middle[2]));
        blocks_.push_back(block);
    }
}

double DistanceField::Block::away(const Vector& p) const {
    constexpr double rounding = 1e-3; // metres
    return std::hypot(p[0] - middle[0], p[1] - middle[1], p[2] - middle[2]) - reach - rounding;
}

/// The least straight distance to a piece.
double DistanceField::least_straight(const Vector& p) const {
    double least = HUGE_VAL;
    const auto look = [&](const Block& block) {
        for (std::size_t i = block.first; i < block.last; ++i)
            least = std::min(least, straight_distance(p, pieces_[i]));
    };
    const auto nearest =
        std::min_element(blocks_.begin(), blocks_.end(),
                         [&](const Block& a, const Block& b) { return a.away(p) < b.away(p); });
    look(*nearest);
    for (const Block& block : blocks_)
        if (block.away(p) < least) look(block);
    return least;
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
    const Vector p = earth_point(place);
    const double least = least_straight(p);
    constexpr double diameter = 2.0 * 6371008.8; // of the sphere with the mean radius
    return diameter * std::asin(std::min(1.0, least / diameter));
}

double DistanceField::distance(geom::LonLat place) const {
    if (pieces_.empty()) return HUGE_VAL;
    if (!area_.empty() && inside(place)) return 0.0;
    const Vector p = earth_point(place);
    const double limit = least_straight(p) * (1.0 + doubt_share) + doubt_metres;
    double best = HUGE_VAL;
    for (const Block& block : blocks_) {
        if (block.away(p) > limit) continue;
        for (std::size_t i = block.first; i < block.last; ++i)
            if (straight_distance(p, pieces_[i]) <= limit)
                best = std::min(best, geodesic_distance(place, pieces_[i]));
    }
    return best;
}

} // namespace cordon::proj
