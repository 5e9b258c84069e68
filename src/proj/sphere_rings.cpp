// SPDX-License-Identifier: MIT
#include "proj/sphere_rings.hpp"

#include "geom/measure.hpp"
#include "proj/domain.hpp"

#include <cmath>
#include <cstdint>
#include <optional>

namespace cordon::proj {

namespace {

/// Coordinates this near the antimeridian or a pole (0.1 mm) are meant to lie on it.
constexpr double on_limit = 1e-9;
/// Ends whose latitudes differ by less (0.1 m) continue one another.
constexpr double same_latitude = 1e-6;
/// Matching is quadratic; features with more loose ends are drawn as they are.
constexpr std::size_t most_chains = 2000;

bool at_pole(geom::LonLat p) {
    return std::abs(p.y) >= 90.0 - on_limit;
}
bool at_antimeridian(geom::LonLat p) {
    return std::abs(std::abs(p.x) - 180.0) <= on_limit;
}

bool is_cut(geom::LonLat a, geom::LonLat b) {
    if (at_pole(a) && at_pole(b) && a.y * b.y > 0.0) return true;
    return at_antimeridian(a) && at_antimeridian(b);
}

/// The step of longitude from a to b: the shorter way, but where cuts are kept as it stands along a
/// pole and along the parallel of a box that goes round the globe.
double lon_step(geom::LonLat a, geom::LonLat b, Cuts cuts) {
    const double step = b.x - a.x;
    const bool as_it_stands =
        (at_pole(a) && at_pole(b)) || (at_antimeridian(a) && at_antimeridian(b) && a.y == b.y);
    if ((as_it_stands && cuts == Cuts::keep) || std::abs(step) <= 180.0) return step;
    return step - 360.0 * std::round(step / 360.0);
}

/// A run of a ring between two cuts.
struct Chain {
    std::vector<geom::LonLat> points;
    double pole = 0.0; ///< that the cut next to it touches
    bool hole = false;
    bool used = false;
};

bool continues(geom::LonLat end, geom::LonLat start) {
    if (at_pole(end) && at_pole(start)) return end.y * start.y > 0.0;
    return at_antimeridian(end) && at_antimeridian(start) &&
           std::abs(end.y - start.y) <= same_latitude;
}

std::span<const geom::LonLat> open_ring(std::span<const geom::LonLat> ring) {
    return ring.size() > 1 && ring.front() == ring.back() ? ring.first(ring.size() - 1) : ring;
}

SphereRing to_sphere_ring(std::span<const geom::LonLat> ring, bool hole, Cuts cuts) {
    SphereRing out;
    out.hole = hole;
    out.points.reserve(ring.size());
    double lon = ring.front().x;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const geom::LonLat p{lon, ring[i].y};
        // Both sides of a mended cut are the same place.
        const bool repeated = !out.points.empty() &&
                              std::abs(out.points.back().x - p.x) <= on_limit &&
                              std::abs(out.points.back().y - p.y) <= same_latitude;
        if (!repeated) out.points.push_back(p);
        lon += lon_step(ring[i], ring[(i + 1) % ring.size()], cuts);
    }
    out.turns = static_cast<int>(std::lround((lon - ring.front().x) / 360.0));
    return out;
}

/// Splits a ring at its cuts. False when it has none.
bool split_at_cuts(std::span<const geom::LonLat> ring, bool hole, std::vector<Chain>& chains) {
    const std::size_t n = ring.size();
    std::size_t first = n;
    double pole = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
        if (!is_cut(ring[i], ring[(i + 1) % n])) continue;
        first = i;
        if (at_pole(ring[i])) pole = std::copysign(90.0, ring[i].y);
    }
    if (first == n) return false;
    for (std::size_t k = 1; k <= n; ++k) {
        const geom::LonLat a = ring[(first + k) % n];
        const geom::LonLat b = ring[(first + k + 1) % n];
        if (is_cut(a, b)) continue;
        const bool begins = is_cut(ring[(first + k + n - 1) % n], a);
        if (begins) chains.push_back({{a}, pole, hole, false});
        chains.back().points.push_back(b);
    }
    return true;
}

/// Joins chains to rings; empty when an end has no continuation.
std::optional<std::vector<SphereRing>> join(std::vector<Chain>& chains) {
    std::vector<SphereRing> rings;
    for (Chain& seed : chains) {
        if (seed.used) continue;
        seed.used = true;
        std::vector<geom::LonLat> points = seed.points;
        double pole = seed.pole;
        bool hole = seed.hole;
        while (!continues(points.back(), points.front())) {
            Chain* next = nullptr;
            for (Chain& candidate : chains) {
                if (candidate.used || !continues(points.back(), candidate.points.front())) continue;
                next = &candidate;
                break;
            }
            if (next == nullptr) return std::nullopt;
            next->used = true;
            points.insert(points.end(), next->points.begin(), next->points.end());
            if (next->pole != 0.0) pole = next->pole;
            hole = hole && next->hole;
        }
        SphereRing ring = to_sphere_ring(points, hole, Cuts::mend);
        ring.pole = ring.turns == 0 ? 0.0 : pole;
        // The closing point lies on the other side of the cut.
        if (ring.points.size() > 1 &&
            std::abs(ring.points.back().y - ring.points.front().y) <= same_latitude &&
            std::abs(ring.points.back().x - ring.points.front().x - 360.0 * ring.turns) <= on_limit)
            ring.points.pop_back();
        rings.push_back(std::move(ring));
    }
    return rings;
}

void add_plain(const geom::LonLatView& polygon, const std::vector<std::uint8_t>& skip,
               std::vector<SphereRing>& out) {
    for (std::size_t i = 0; i < polygon.part_count(); ++i) {
        const auto ring = open_ring(polygon.part(i));
        if (ring.size() >= 3 && skip[i] == 0)
            out.push_back(to_sphere_ring(ring, polygon.is_hole(i), Cuts::keep));
    }
}

} // namespace

std::vector<SphereRing> sphere_rings(const geom::LonLatView& polygon, Cuts cuts) {
    std::vector<SphereRing> out;
    std::vector<std::uint8_t> cut(polygon.part_count(), 0);
    if (cuts == Cuts::mend) {
        std::vector<Chain> chains;
        bool everything = false;
        for (std::size_t i = 0; i < polygon.part_count(); ++i) {
            const auto ring = open_ring(polygon.part(i));
            if (ring.size() < 3) continue;
            const std::size_t before = chains.size();
            cut[i] = split_at_cuts(ring, polygon.is_hole(i), chains) ? 1 : 0;
            // A ring of nothing but cuts is the whole globe; one along a single cut is a sliver.
            everything =
                everything || (cut[i] == 1 && chains.size() == before && !polygon.is_hole(i) &&
                               geom::signed_area(polygon.part(i)) != 0.0);
        }
        std::optional<std::vector<SphereRing>> joined;
        if (chains.size() <= most_chains) joined = join(chains);
        if (joined)
            out = std::move(*joined);
        else
            cut.assign(cut.size(), 0);
        if (joined && everything) {
            SphereRing globe;
            globe.everything = true;
            out.insert(out.begin(), globe);
        }
    }
    add_plain(polygon, cut, out);
    return out;
}

void unwrap(std::span<const geom::LonLat> line, std::vector<geom::LonLat>& out) {
    out.clear();
    double lon = line.empty() ? 0.0 : line.front().x;
    for (std::size_t i = 0; i < line.size(); ++i) {
        out.push_back({lon, line[i].y});
        if (i + 1 < line.size()) lon += lon_step(line[i], line[i + 1], Cuts::keep);
    }
}

double enclosed_pole(const SphereRing& ring) {
    if (ring.pole != 0.0) return ring.pole;
    double sum = 0.0;
    for (const geom::LonLat& p : ring.points) sum += p.y;
    return sum < 0.0 ? -90.0 : 90.0;
}

std::vector<geom::LonLat> planar_ring(const SphereRing& ring, double seam) {
    if (ring.everything)
        return {{seam, -90.0},
                {seam + 360.0, -90.0},
                {seam + 360.0, 90.0},
                {seam, 90.0},
                {seam, -90.0}};
    std::vector<geom::LonLat> out = ring.points;
    if (ring.turns == 0) {
        out.push_back(out.front());
        return out;
    }
    const double turn = 360.0 * ring.turns;
    const std::size_t n = ring.points.size();
    out.clear();
    for (std::size_t i = 0; i < n; ++i) { // the first segment that crosses the seam
        const geom::LonLat a = ring.points[i];
        geom::LonLat b = ring.points[(i + 1) % n];
        if (i + 1 == n) b.x += turn;
        const double at = wrap_from(seam, std::min(a.x, b.x));
        if (at > std::max(a.x, b.x) || a.x == b.x) continue;
        const geom::LonLat start{at, a.y + (at - a.x) / (b.x - a.x) * (b.y - a.y)};
        out.push_back(start);
        for (std::size_t k = 1; k <= n; ++k) {
            geom::LonLat p = ring.points[(i + k) % n];
            if (i + k >= n) p.x += turn;
            out.push_back(p);
        }
        out.push_back({start.x + turn, start.y});
        break;
    }
    if (out.empty()) return out;
    const double pole = enclosed_pole(ring);
    out.push_back({out.back().x, pole});
    out.push_back({out.front().x, pole});
    out.push_back(out.front());
    return out;
}

} // namespace cordon::proj
