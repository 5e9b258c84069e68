// SPDX-License-Identifier: MIT
#pragma once

#include "geom/shapes.hpp"
#include "proj/nearby.hpp"

#include <cstddef>
#include <span>
#include <vector>

/// True distances to a feature, for the .cpp files of this module; not part of its interface.
namespace cordon::proj {

/// Answers how far a place lies from a feature on the ellipsoid: short pieces of its course are
/// searched by their straight distance through the earth, the nearest ones by geodesics.
class DistanceField {
  public:
    explicit DistanceField(const geom::LonLatView& feature);
    /// Metres to the nearest place of the feature; 0 inside a polygon. HUGE_VAL for a feature
    /// without places.
    [[nodiscard]] double distance(geom::LonLat place) const;
    /// The same from the straight distance to the nearest piece, at a hundredth of the cost: pieces
    /// run up to 8 m below the ground and the earth is taken for a sphere, so between 1 km and
    /// 1,000 km it is off by less than 0.01 %.
    [[nodiscard]] double quick_distance(geom::LonLat place) const;

  private:
    using Vector = EarthPoint;
    struct Piece {
        geom::LonLat from;
        geom::LonLat to;
        Vector a{}; ///< of `from`, metres from the earth's centre
        Vector b{};
    };
    [[nodiscard]] static double straight_distance(const Vector& p, const Piece& piece);
    [[nodiscard]] static double geodesic_distance(geom::LonLat place, const Piece& piece);
    [[nodiscard]] bool inside(geom::LonLat place) const;
    void add_course(std::span<const geom::LonLat> points, bool closed);
    void make_blocks();
    [[nodiscard]] double least_straight(const Vector& p) const;

    /// A ball that holds neighbouring pieces.
    struct Block {
        Vector middle{};
        double reach = 0.0;
        std::size_t first = 0;                            ///< of its pieces
        std::size_t last = 0;                             ///< one past them
        [[nodiscard]] double away(const Vector& p) const; ///< no piece is nearer
    };
    std::vector<Piece> pieces_;
    std::vector<Block> blocks_;
    geom::LonLatShape area_; ///< closed rings of a polygon, longitudes continuous
};

} // namespace cordon::proj
