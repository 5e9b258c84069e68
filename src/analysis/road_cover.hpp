// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/network.hpp"
#include "core/units.hpp"
#include "geom/index.hpp"
#include "geom/point.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::analysis {

/// A part of a stretch, metres from its beginning.
struct Cover {
    std::uint32_t stretch = 0;
    double from_m = 0.0;
    double to_m = 0.0;
};

/// Offset of a place from another in a local plane, metres east and north, with the ellipsoid's
/// radii at the middle latitude: good to 0.01 % up to 100 km below 80° of latitude.
struct LocalOffset {
    double east_m = 0.0;
    double north_m = 0.0;
};
[[nodiscard]] LocalOffset local_offset(geom::LonLat from, geom::LonLat to);
/// Length of a local offset; the geodesic distance as far as local_offset() is good.
[[nodiscard]] double local_distance_m(geom::LonLat a, geom::LonLat b);
/// A place between two near ones, `share` of the way from `a` to `b`, over the antimeridian where
/// that is shorter.
[[nodiscard]] geom::LonLat point_between(geom::LonLat a, geom::LonLat b, double share);
/// Distance from a place to a line of short segments (at most a few km each), metres; infinite for
/// an empty line.
[[nodiscard]] double local_distance_m(geom::LonLat place, std::span<const geom::LonLat> line);

/// The roads as short pieces in a tree, for thousands of questions "what of the roads lies within r
/// of here". Immutable; shared between threads, each with its own Scratch.
class RoadCover {
  public:
    /// Edges are densified along their geodesics to pieces of at most `longest`.
    RoadCover(const Network& network, Metres longest);

    /// Memory of one thread.
    struct Scratch {
        std::vector<std::uint32_t> ids;
    };

    /// Appends what lies within `radius_m` of a place: exact intersections of pieces and disc, one
    /// Cover for each run along a stretch. In the order of the stretches.
    void cover(geom::LonLat place, double radius_m, std::vector<Cover>& out,
               Scratch& scratch) const;

    /// How far a stretch is from a place.
    struct Near {
        std::uint32_t stretch = 0;
        double distance_m = 0.0;
    };
    /// Appends the stretches nearer to a place than `radius_m`, one entry for each, ascending.
    void near(geom::LonLat place, double radius_m, std::vector<Near>& out, Scratch& scratch) const;

    /// A place on the roads with the stretch that it lies on.
    struct OnRoad {
        geom::LonLat at{};
        std::uint32_t stretch = 0;
        double distance_m = 0.0;
    };
    /// The nearest place on a road within `farthest_m`, only on roads called `road` when it is not
    /// empty; empty when there is none.
    [[nodiscard]] std::optional<OnRoad> nearest(geom::LonLat place, double farthest_m,
                                                std::string_view road, Scratch& scratch) const;

    /// A piece of road of at most `longest`.
    struct Piece {
        geom::LonLat a{};
        geom::LonLat b{};
        double start_m = 0.0; ///< along the stretch, of end `a`
        double length_m = 0.0;
        std::uint32_t stretch = 0;
    };
    [[nodiscard]] const std::vector<Piece>& pieces() const { return pieces_; }
    /// Pieces whose box touches a box, ascending; the box may reach over the antimeridian.
    [[nodiscard]] std::vector<std::uint32_t> pieces_in(const geom::LonLatBox& box) const;
    /// The road's name of a stretch; empty = not known.
    [[nodiscard]] const std::string& road(std::uint32_t stretch) const { return roads_[stretch]; }

  private:
    void query(const geom::LonLatBox& box, std::vector<std::uint32_t>& ids) const;

    std::vector<Piece> pieces_; ///< in the order of the stretches and along them
    std::vector<std::string> roads_;
    geom::BoxIndex<geom::GeographicSpace> index_;
};

} // namespace cordon::analysis
