// SPDX-License-Identifier: MIT
#include "analysis/road_cover.hpp"

#include "proj/geodesic.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace cordon::analysis {

namespace {

constexpr double degree = std::numbers::pi / 180.0;
// WGS 84.
constexpr double equatorial_radius_m = 6378137.0;
constexpr double eccentricity_squared = 6.69437999014e-3;

/// Longitude difference in -180..180.
double turn(double longitude) {
    if (longitude > 180.0) return longitude - 360.0;
    return longitude < -180.0 ? longitude + 360.0 : longitude;
}

struct Interval {
    double from = 0.0; ///< share of a piece, 0..1
    double to = -1.0;
    [[nodiscard]] bool empty() const { return to <= from; }
};

/// The part of a straight piece from `a` to `b` within `radius` of the origin.
Interval inside_disc(LocalOffset a, LocalOffset b, double radius) {
    const double dx = b.east_m - a.east_m;
    const double dy = b.north_m - a.north_m;
    const double length2 = dx * dx + dy * dy;
    const double constant = a.east_m * a.east_m + a.north_m * a.north_m - radius * radius;
    if (length2 <= 0.0) return {};
    const double half = a.east_m * dx + a.north_m * dy;
    const double discriminant = half * half - length2 * constant;
    if (discriminant <= 0.0) return {};
    const double root = std::sqrt(discriminant);
    return {std::max(0.0, (-half - root) / length2), std::min(1.0, (-half + root) / length2)};
}

/// Share along a segment at which it is nearest to the origin.
double nearest_share(LocalOffset a, LocalOffset b) {
    const double dx = b.east_m - a.east_m;
    const double dy = b.north_m - a.north_m;
    const double length2 = dx * dx + dy * dy;
    if (length2 <= 0.0) return 0.0;
    return std::clamp(-(a.east_m * dx + a.north_m * dy) / length2, 0.0, 1.0);
}

double length_of(double east_m, double north_m) {
    return std::sqrt(east_m * east_m + north_m * north_m);
}

double distance_at(LocalOffset a, LocalOffset b, double share) {
    return length_of(a.east_m + share * (b.east_m - a.east_m),
                     a.north_m + share * (b.north_m - a.north_m));
}

/// local_offset() from one place to many: sine and cosine of the middle latitude by their series
/// round the place, to 1e-7 within 100 km.
class LocalFrame {
  public:
    explicit LocalFrame(geom::LonLat at)
        : at_(at), sine_(std::sin(at.y * degree)), cosine_(std::cos(at.y * degree)) {}

    [[nodiscard]] LocalOffset to(geom::LonLat place) const {
        const double north = (place.y - at_.y) * degree;
        const double half = north / 2;
        const double sine = sine_ + half * (cosine_ - half / 2 * sine_);
        const double cosine = cosine_ - half * (sine_ + half / 2 * cosine_);
        const double w2 = 1.0 - eccentricity_squared * sine * sine;
        const double normal = equatorial_radius_m / std::sqrt(w2);
        const double meridian = normal * (1.0 - eccentricity_squared) / w2;
        return {turn(place.x - at_.x) * degree * normal * cosine, north * meridian};
    }

  private:
    geom::LonLat at_;
    double sine_;
    double cosine_;
};

geom::LonLatBox box_round(geom::LonLat place, double radius_m) {
    const double north = radius_m / 110'500.0; // a degree of latitude is never shorter
    const double cosine = std::cos(std::min(89.9, std::abs(place.y) + north) * degree);
    const double east = std::min(180.0, radius_m / (111'000.0 * cosine));
    return {place.x - east, place.y - north, place.x + east, place.y + north};
}

} // namespace

LocalOffset local_offset(geom::LonLat from, geom::LonLat to) {
    const double middle = (from.y + to.y) / 2 * degree;
    const double sine = std::sin(middle);
    const double w2 = 1.0 - eccentricity_squared * sine * sine;
    const double normal = equatorial_radius_m / std::sqrt(w2); // radius of the prime vertical
    const double meridian = normal * (1.0 - eccentricity_squared) / w2;
    return {turn(to.x - from.x) * degree * normal * std::cos(middle),
            (to.y - from.y) * degree * meridian};
}

geom::LonLat point_between(geom::LonLat a, geom::LonLat b, double share) {
    double x = a.x + share * turn(b.x - a.x);
    if (x > 180.0) x -= 360.0;
    if (x < -180.0) x += 360.0;
    return {x, a.y + share * (b.y - a.y)};
}

double local_distance_m(geom::LonLat a, geom::LonLat b) {
    const LocalOffset offset = local_offset(a, b);
    return length_of(offset.east_m, offset.north_m);
}

double local_distance_m(geom::LonLat place, std::span<const geom::LonLat> line) {
    double best = std::numeric_limits<double>::infinity();
    if (line.size() == 1) return local_distance_m(place, line.front());
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const LocalOffset a = local_offset(place, line[i]);
        const LocalOffset b = local_offset(place, line[i + 1]);
        best = std::min(best, distance_at(a, b, nearest_share(a, b)));
    }
    return best;
}

RoadCover::RoadCover(const Network& network, Metres longest) {
    std::vector<geom::LonLatBox> boxes;
    for (std::uint32_t s = 0; s < network.stretches.size(); ++s) {
        const Stretch& stretch = network.stretches[s];
        roads_.push_back(stretch.road);
        double at = 0.0;
        for (const Stretch::Piece& part : stretch.pieces) {
            const Edge& edge = network.edges[part.edge];
            std::vector<geom::LonLat> line = proj::densify(network.line(edge), longest);
            if (part.reversed) std::reverse(line.begin(), line.end());
            for (std::size_t i = 0; i + 1 < line.size(); ++i) {
                const double length = proj::distance(line[i], line[i + 1]).value();
                pieces_.push_back({line[i], line[i + 1], at, length, s});
                geom::LonLatBox box;
                box.add(line[i]);
                // A piece over the antimeridian is found from its western end's side.
                box.add(geom::LonLat{line[i].x + turn(line[i + 1].x - line[i].x), line[i + 1].y});
                boxes.push_back(box);
                at += length;
            }
        }
    }
    index_ = geom::BoxIndex<geom::GeographicSpace>(boxes);
}

void RoadCover::query(const geom::LonLatBox& box, std::vector<std::uint32_t>& ids) const {
    index_.query(box, ids);
    // A piece over the antimeridian is stored on the side of its first end; none is wider.
    constexpr double margin = 1.0;
    if (box.min_x >= -180.0 + margin && box.max_x <= 180.0 - margin) return;
    geom::LonLatBox other = box;
    const double shift = box.min_x < -180.0 + margin ? 360.0 : -360.0;
    other.min_x += shift;
    other.max_x += shift;
    const std::vector<std::uint32_t> more = index_.query(other);
    ids.insert(ids.end(), more.begin(), more.end());
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

std::vector<std::uint32_t> RoadCover::pieces_in(const geom::LonLatBox& box) const {
    std::vector<std::uint32_t> ids;
    query(box, ids);
    return ids;
}

void RoadCover::cover(geom::LonLat place, double radius_m, std::vector<Cover>& out,
                      Scratch& scratch) const {
    const std::size_t first = out.size();
    query(box_round(place, radius_m), scratch.ids);
    const LocalFrame frame(place);
    constexpr double touch_m = 1e-6;
    for (const std::uint32_t id : scratch.ids) {
        const Piece& piece = pieces_[id];
        const Interval inside = inside_disc(frame.to(piece.a), frame.to(piece.b), radius_m);
        if (inside.empty()) continue;
        const Cover cover{piece.stretch, piece.start_m + inside.from * piece.length_m,
                          piece.start_m + inside.to * piece.length_m};
        if (out.size() > first && out.back().stretch == cover.stretch &&
            cover.from_m <= out.back().to_m + touch_m)
            out.back().to_m = std::max(out.back().to_m, cover.to_m);
        else
            out.push_back(cover);
    }
}

void RoadCover::near(geom::LonLat place, double radius_m, std::vector<Near>& out,
                     Scratch& scratch) const {
    const std::size_t first = out.size();
    query(box_round(place, radius_m), scratch.ids);
    const LocalFrame frame(place);
    for (const std::uint32_t id : scratch.ids) {
        const Piece& piece = pieces_[id];
        const LocalOffset a = frame.to(piece.a);
        const LocalOffset b = frame.to(piece.b);
        const double distance = distance_at(a, b, nearest_share(a, b));
        if (distance >= radius_m) continue;
        if (out.size() > first && out.back().stretch == piece.stretch)
            out.back().distance_m = std::min(out.back().distance_m, distance);
        else
            out.push_back({piece.stretch, distance});
    }
}

std::optional<RoadCover::OnRoad> RoadCover::nearest(geom::LonLat place, double farthest_m,
                                                    std::string_view road, Scratch& scratch) const {
    query(box_round(place, farthest_m), scratch.ids);
    const LocalFrame frame(place);
    std::optional<OnRoad> best;
    for (const std::uint32_t id : scratch.ids) {
        const Piece& piece = pieces_[id];
        if (!road.empty() && roads_[piece.stretch] != road) continue;
        const LocalOffset a = frame.to(piece.a);
        const LocalOffset b = frame.to(piece.b);
        const double share = nearest_share(a, b);
        const double distance = distance_at(a, b, share);
        if (distance > farthest_m || (best && distance >= best->distance_m)) continue;
        best = OnRoad{point_between(piece.a, piece.b, share), piece.stretch, distance};
    }
    return best;
}

} // namespace cordon::analysis
