// SPDX-License-Identifier: MIT
#pragma once

#include "geom/index.hpp"
#include "geom/point.hpp"

#include <cstdint>
#include <span>
#include <vector>

/// For the .cpp files of this module; not part of its interface.
namespace cordon::analysis {

/// A line in a flat array of points.
struct PointRange {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

/// Finds the pieces of lines near a place. Immutable once built, so that threads may share it.
class RoadIndex {
  public:
    /// Some consecutive segments of one line; segment k joins the line's points k and k + 1.
    struct Run {
        std::uint32_t line = 0;
        std::uint32_t first = 0;
        std::uint32_t count = 0;
    };

    RoadIndex(std::span<const geom::LonLat> points, std::span<const PointRange> lines);

    /// Sets `runs` to the runs that may come within `radius_m` of a place, by line and segment;
    /// those farther away may be among them, none that is nearer is missing.
    void query(geom::LonLat place, double radius_m, std::vector<std::uint32_t>& runs) const;

    [[nodiscard]] const Run& run(std::uint32_t id) const { return runs_[id]; }
    [[nodiscard]] std::span<const Run> runs() const { return runs_; }
    [[nodiscard]] std::size_t line_count() const { return line_count_; }

  private:
    void add_runs(std::span<const geom::LonLat> line, std::uint32_t id);

    std::vector<Run> runs_;
    std::vector<geom::LonLatBox> boxes_; ///< of the runs, needed while building only
    geom::BoxIndex<geom::GeographicSpace> index_;
    bool wraps_ = false; ///< some box reaches beyond ±180
    std::size_t line_count_ = 0;
};

} // namespace cordon::analysis
