// SPDX-License-Identifier: MIT
#pragma once

#include "compose/layer_source.hpp"
#include "style/style.hpp"

#include <functional>
#include <map>
#include <tuple>
#include <vector>

/// Elevations to colours.
namespace cordon::compose {

/// Premultiplied RGBA, 0..1.
struct Tint {
    double r = 0.0;
    double g = 0.0;
    double b = 0.0;
    double a = 0.0;
};

/// The elevation tiles of a view; reads across their edges.
class ElevationGrid {
  public:
    explicit ElevationGrid(const RasterSet& set);
    /// Metres at a pixel of a tile; pixels up to one beyond its edge come from the neighbour, or
    /// from the edge where there is none.
    [[nodiscard]] double at(const Raster& tile, int x, int y) const;

  private:
    std::map<std::tuple<int, std::int64_t, std::int64_t>, const Raster*> tiles_;
};

/// Slope of the ground at each pixel of a tile, as the shading takes it: to the east and to the
/// south, exaggerated at small zooms so that mountains show there.
struct Slopes {
    std::vector<float> x;
    std::vector<float> y;
};
[[nodiscard]] Slopes slopes_of(const Raster& tile, const ElevationGrid& grid);

/// The shading of a hillshade layer as a function of slope.
using Shade = std::function<Tint(double x, double y)>;
/// `bearing` in degrees.
[[nodiscard]] Shade make_shade(const style::BoundLayer& bound, double bearing);

} // namespace cordon::compose
