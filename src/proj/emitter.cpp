// SPDX-License-Identifier: MIT
#include "proj/emitter.hpp"

#include "proj/edge.hpp"
#include "proj/ellipsoid.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace cordon::proj {

namespace {

/// On common projections a geodesic's image bends by less than this many earth radii^-1 where maps
/// are looked at.
constexpr double bend = 4.0;
/// Segments are halved at most so often: 4096 pieces.
constexpr int deepest = 12;
/// Longer segments are halved once before the test, as a course that winds may cross the middle of
/// its chord.
constexpr double long_segment = 500e3;
/// A 4096th of a segment that is still longer than this (map metres) spans a tear of the map.
constexpr double tear = 100e3;

bool has_image(geom::Projected p) {
    return std::isfinite(p.x) && std::isfinite(p.y);
}

double distance_to_segment(geom::Projected p, geom::Projected a, geom::Projected b) {
    const geom::Projected d = b - a;
    const double length2 = d.x * d.x + d.y * d.y;
    const double t = length2 == 0.0
                         ? 0.0
                         : std::clamp(((p.x - a.x) * d.x + (p.y - a.y) * d.y) / length2, 0.0, 1.0);
    const geom::Projected foot = a + d * t;
    return std::hypot(p.x - foot.x, p.y - foot.y);
}

} // namespace

Emitter::Emitter(const Projection& projection, double tolerance, std::optional<ProjectionGrid> grid)
    : projection_(projection), tolerance_(tolerance),
      straight2_(8.0 * tolerance * wgs84_axis / bend), grid_(std::move(grid)) {}

void Emitter::project_run(std::span<const geom::LonLat> in, double shift) {
    run_.resize(in.size());
    missed_.clear();
    if (grid_) {
        for (std::size_t i = 0; i < in.size(); ++i) {
            const geom::LonLat p{in[i].x + shift, in[i].y};
            if (grid_->lookup(p, run_[i])) continue;
            run_[i].x = HUGE_VAL; // marks a place for PROJ
            missed_.push_back(p);
        }
        if (missed_.empty()) return;
        missed_images_.resize(missed_.size());
        projection_.forward(missed_, missed_images_);
        std::size_t next = 0;
        for (geom::Projected& p : run_)
            if (p.x == HUGE_VAL) p = missed_images_[next++];
        return;
    }
    if (shift == 0.0) return projection_.forward(in, run_);
    for (const geom::LonLat& p : in) missed_.push_back({p.x + shift, p.y});
    projection_.forward(missed_, run_);
}

bool Emitter::refine(geom::LonLat a, geom::LonLat b, geom::Projected pa, geom::Projected pb) {
    course_.clear();
    const Edge edge(a, b);
    bool whole = true;
    stack_.clear();
    stack_.push_back({0.0, 1.0, pa, pb, 0});
    while (!stack_.empty()) {
        const Stretch s = stack_.back();
        stack_.pop_back();
        bool split = false;
        geom::Projected middle;
        const double half = (s.from + s.to) / 2;
        if (!is_short(s.a, s.b) && s.depth < deepest) {
            const std::optional<geom::Projected> image = projection_.forward(edge.at(half));
            middle = image.value_or(s.a);
            const double chord = std::hypot(s.b.x - s.a.x, s.b.y - s.a.y);
            split = image && ((s.depth == 0 && chord > long_segment) ||
                              distance_to_segment(middle, s.a, s.b) > tolerance_);
        } else if (s.depth >= deepest) {
            whole = whole && std::hypot(s.b.x - s.a.x, s.b.y - s.a.y) < tear;
        }
        if (split) {
            stack_.push_back({half, s.to, middle, s.b, s.depth + 1});
            stack_.push_back({s.from, half, s.a, middle, s.depth + 1});
        } else if (s.to < 1.0) {
            course_.push_back(s.b);
        }
    }
    return whole;
}

void Emitter::points(std::span<const geom::LonLat> points, double shift) {
    project_run(points, shift);
    bool begun = false;
    for (const geom::Projected& p : run_) {
        if (!has_image(p)) continue;
        if (!begun) out_.begin_part();
        begun = true;
        out_.add(p);
    }
}

void Emitter::line(std::span<const geom::LonLat> line, double shift) {
    project_run(line, shift);
    std::size_t in_part = 0; // points of the part that is open
    const auto close = [&] {
        if (in_part == 1) out_.drop_part();
        in_part = 0;
    };
    const auto add = [&](geom::Projected p) {
        if (in_part == 0) out_.begin_part();
        ++in_part;
        out_.add(p);
    };
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (!has_image(run_[i])) {
            close();
            continue;
        }
        if (in_part > 0 && !is_short(run_[i - 1], run_[i])) {
            const bool whole = refine({line[i - 1].x + shift, line[i - 1].y},
                                      {line[i].x + shift, line[i].y}, run_[i - 1], run_[i]);
            if (whole)
                for (const geom::Projected& p : course_) add(p);
            else
                close();
        }
        add(run_[i]);
    }
    close();
}

void Emitter::ring(std::span<const geom::LonLat> ring, bool hole, double shift) {
    project_run(ring, shift);
    out_.begin_part(hole);
    std::size_t count = 0;
    geom::Projected first;
    const auto add = [&](geom::Projected p) {
        if (count++ == 0) first = p;
        out_.add(p);
    };
    std::size_t previous = ring.size();
    for (std::size_t i = 0; i < ring.size(); ++i) {
        if (!has_image(run_[i])) continue;
        if (previous < ring.size() && !is_short(run_[previous], run_[i]) &&
            refine({ring[previous].x + shift, ring[previous].y}, {ring[i].x + shift, ring[i].y},
                   run_[previous], run_[i]))
            for (const geom::Projected& p : course_) add(p);
        // The end is the start, to the last bit.
        add(i + 1 == ring.size() ? first : run_[i]);
        previous = i;
    }
    if (count > 0 && previous + 1 < ring.size()) add(first);
    if (count < 4) out_.drop_part();
}

} // namespace cordon::proj
