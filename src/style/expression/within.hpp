// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.hpp"
#include "data/feature_layer.hpp"

#include <memory>
#include <vector>

namespace cordon::style {

/// A ring or a line in degrees.
using Path = std::vector<geom::LonLat>;

/// Polygons that features are compared with; the first ring of each is the outer one.
struct Outline {
    std::vector<std::vector<Path>> polygons;
};

/// All polygons of a GeoJSON geometry, feature or collection of features; none when it is something
/// else.
[[nodiscard]] Outline read_outline(const Json& geojson);

/// Points of a GeoJSON array of positions; what is no position is left out.
[[nodiscard]] Path read_path(const Json& positions);

/// Polygons on the grid of 8192 units to a tile of one zoom level in the Mercator projection.
class GridOutline {
  public:
    GridOutline(const Outline& outline, int grid_zoom);
    ~GridOutline();
    GridOutline(const GridOutline&) = delete;
    GridOutline& operator=(const GridOutline&) = delete;
    GridOutline(GridOutline&&) noexcept;
    GridOutline& operator=(GridOutline&&) noexcept;

    [[nodiscard]] int grid_zoom() const;
    /// Do all points (lines) lie inside of the polygons and not on their edges? Polygons are never
    /// within.
    [[nodiscard]] bool contains(geom::LonLatView shape) const;

  private:
    class Impl;
    std::unique_ptr<const Impl> impl_;
};

/// Grid of layers that are not cut into tiles: 0.6 m at the equator, and products of two
/// coordinates stay exact in a double.
inline constexpr int layer_grid_zoom = 13;

} // namespace cordon::style
