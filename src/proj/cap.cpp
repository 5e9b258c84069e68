// SPDX-License-Identifier: MIT
#include "proj/cap.hpp"

#include "geom/measure.hpp"
#include "geom/overlay.hpp"
#include "proj/edge.hpp"
#include "proj/local_frame.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace cordon::proj {

namespace {

/// The shortest degree on the ellipsoid: a circle in metres stays inside the one in degrees.
constexpr double metres_in_degree = 110500.0;
/// Chords of the horizon turn by half a degree.
constexpr int horizon_vertices = 720;
/// Polygons and lines get points so many degrees apart before they are cut.
constexpr double longest_step = 1.0;

geom::LonLatShape circle(geom::LonLat center, double degrees) {
    geom::ProjectedShape plane(geom::Kind::polygon);
    plane.begin_part();
    const double radius = degrees * metres_in_degree;
    for (int i = 0; i <= horizon_vertices; ++i) {
        const double azimuth = -2.0 * std::numbers::pi * (i % horizon_vertices) / horizon_vertices;
        plane.add({radius * std::sin(azimuth), radius * std::cos(azimuth)});
    }
    return to_lonlat(plane.view(), LocalFrame(center));
}

/// Straight steps in longitude and latitude: the places are those of an Edge to within a fraction
/// of a step.
void add_steps(std::span<const geom::LonLat> line, std::vector<geom::LonLat>& out) {
    out.clear();
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (i > 0) {
            const geom::LonLat d = line[i] - line[i - 1];
            const int steps = piece_count(std::max(std::abs(d.x), std::abs(d.y)), longest_step);
            for (int k = 1; k < steps; ++k)
                out.push_back(line[i - 1] + d * (static_cast<double>(k) / steps));
        }
        out.push_back(line[i]);
    }
}

} // namespace

Cap::Cap(const Sheet& sheet)
    : center_(sheet.cap_center), antipode_{wrap_lon(center_.x + 180.0), -center_.y},
      angle_(sheet.cap), inverse_(sheet.cap > 90.0),
      area_(inverse_ ? circle(antipode_, 180.0 - sheet.cap) : circle(center_, sheet.cap)) {}

bool Cap::shows_all(const geom::LonLatView& polygon) const {
    for (std::size_t i = 0; i < polygon.part_count(); ++i) {
        const auto ring = polygon.part(i);
        for (std::size_t k = 0; k < ring.size(); ++k) {
            if (angle_between(ring[k], center_) > angle_ - 2 * longest_step) return false;
            const geom::LonLat d = ring[k] - ring[k > 0 ? k - 1 : 0];
            if (std::max(std::abs(d.x), std::abs(d.y)) > 2 * longest_step) return false;
        }
    }
    return !geom::contains(polygon, antipode_);
}

bool Cap::surrounds_hidden(const std::vector<geom::LonLat>& ring) const {
    geom::LonLatShape shape(geom::Kind::polygon);
    shape.add_part(ring);
    constexpr std::array<double, 3> turns{-360.0, 0.0, 360.0};
    return std::any_of(turns.begin(), turns.end(), [&](double turn) {
        return geom::contains(shape.view(), {antipode_.x + turn, antipode_.y});
    });
}

geom::LonLatShape Cap::polygon(const geom::LonLatView& polygon) const {
    if (shows_all(polygon)) return geom::LonLatShape(polygon);
    geom::LonLatShape fine(geom::Kind::polygon);
    std::vector<geom::LonLat> ring;
    for (std::size_t i = 0; i < polygon.part_count(); ++i) {
        add_steps(polygon.part(i), ring);
        fine.add_part(ring, polygon.is_hole(i));
    }
    return inverse_ ? geom::subtract(fine.view(), area_.view())
                    : geom::intersect(fine.view(), area_.view());
}

geom::LonLat Cap::horizon(geom::LonLat shown, geom::LonLat hidden) const {
    for (int i = 0; i < 30; ++i) {
        const geom::LonLat middle = (shown + hidden) * 0.5;
        (shows(middle) ? shown : hidden) = middle;
    }
    return shown;
}

geom::LonLatShape Cap::line(const std::vector<geom::LonLat>& line) const {
    std::vector<geom::LonLat> fine;
    add_steps(line, fine);
    geom::LonLatShape out(geom::Kind::line);
    for (std::size_t i = 0; i < fine.size(); ++i) {
        const bool here = shows(fine[i]);
        const bool before = i > 0 && shows(fine[i - 1]);
        if (here && !before) {
            out.begin_part();
            if (i > 0) out.add(horizon(fine[i], fine[i - 1]));
        }
        if (here) out.add(fine[i]);
        if (!here && before) out.add(horizon(fine[i - 1], fine[i]));
    }
    return out;
}

} // namespace cordon::proj
