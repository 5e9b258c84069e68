// SPDX-License-Identifier: MIT
#pragma once

#include "geom/shapes.hpp"
#include "proj/grid.hpp"
#include "proj/projection.hpp"

#include <optional>
#include <span>
#include <vector>

/// Writes projected geometry, for the .cpp files of this module; not part of its interface.
namespace cordon::proj {

/// Projects runs of positions that need no more cutting, adds points where the straight line on the
/// map would leave the true course by more than the tolerance, and appends parts to the feature
/// that was begun last in its output.
class Emitter {
  public:
    /// `tolerance` in map metres; `grid` may be empty.
    Emitter(const Projection& projection, double tolerance, std::optional<ProjectionGrid> grid);

    [[nodiscard]] geom::ProjectedShapes& out() { return out_; }

    /// `shift` (degrees) is added to all longitudes.
    void points(std::span<const geom::LonLat> points, double shift);
    /// Breaks the line where there is no image and where neighbouring places lie far apart on the
    /// map.
    void line(std::span<const geom::LonLat> line, double shift);
    /// A closed ring (first point repeated, or a whole turn further); dropped when fewer than four
    /// points remain.
    void ring(std::span<const geom::LonLat> ring, bool hole, double shift);

  private:
    void project_run(std::span<const geom::LonLat> in, double shift);
    /// Adds the points between two neighbours; false when the map tears between them.
    bool refine(geom::LonLat a, geom::LonLat b, geom::Projected pa, geom::Projected pb);
    [[nodiscard]] bool is_short(geom::Projected a, geom::Projected b) const {
        const geom::Projected d = b - a;
        return d.x * d.x + d.y * d.y <= straight2_;
    }

    const Projection& projection_;
    double tolerance_;
    double straight2_; ///< squared length below which a segment needs no test
    std::optional<ProjectionGrid> grid_;
    geom::ProjectedShapes out_;
    std::vector<geom::Projected> run_;
    std::vector<geom::LonLat> missed_;
    std::vector<geom::Projected> missed_images_;

    struct Stretch {
        double from = 0.0;
        double to = 1.0;
        geom::Projected a;
        geom::Projected b;
        int depth = 0;
    };
    std::vector<Stretch> stack_;
    std::vector<geom::Projected> course_; ///< images of the points that refine() adds
};

} // namespace cordon::proj
