// SPDX-License-Identifier: MIT
#pragma once

#include "core/units.hpp"
#include "data/feature_layer.hpp"
#include "geom/point.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace cordon::compose {

/// Bitmap on the ground: tiles, an image between four corners, or a grid of elevations.
struct Raster {
    enum class Space : std::uint8_t {
        mercator, ///< corners are fractions of the Web Mercator world, y down
        map       ///< corners are map metres of the frame's projection, y up
    };
    struct Corner {
        double x = 0.0;
        double y = 0.0;
    };
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba{}; ///< straight alpha, rows from the top; empty = elevations
    std::vector<float> metres{};      ///< elevations; NaN = unknown
    std::array<Corner, 4> corners{};  ///< top left, top right, bottom right, bottom left
    int zoom = 0;                     ///< of the tile; -1 = no tile
    double view_zoom = 0.0;           ///< of the map that a raster without tiles was made for
    double metres_a_pixel = 0.0;      ///< of a raster without tiles; 0 = by the zoom of its tile
    std::int64_t column = 0;          ///< of the tile among those of its zoom
    std::int64_t row = 0;
};

/// What a raster source gives for a view.
struct RasterSet {
    Raster::Space space = Raster::Space::mercator;
    std::vector<std::shared_ptr<const Raster>> parts{}; ///< later ones lie on earlier ones
};

/// Denominator of a scale at which a CSS pixel shows so many metres.
[[nodiscard]] inline double scale_of(double metres_a_pixel) {
    return metres_a_pixel * 1000.0 * pixels_per_mm;
}

/// What a source is asked for.
struct SourceView {
    geom::LonLatBox window;   ///< max_x may exceed 180
    double zoom = 0.0;        ///< MapLibre zoom
    std::string crs{};        ///< definition of the map's projection
    geom::ProjectedBox box{}; ///< shown part of the map
    double resolution = 1.0;  ///< map metres a pixel of the bitmap that is wanted
    double scale = 0.0;  ///< denominator of the map's scale, of Web Mercator at the equator; 0 =
                         ///< not known
    double detail = 0.0; ///< degrees below which vertices may be left out (data::ReadOptions)
};

/// Gives the features of a style's source. The pipeline implements it; compose asks once for each
/// source layer.
class LayerSource {
  public:
    LayerSource() = default;
    LayerSource(const LayerSource&) = delete;
    LayerSource& operator=(const LayerSource&) = delete;
    LayerSource(LayerSource&&) = delete;
    LayerSource& operator=(LayerSource&&) = delete;
    virtual ~LayerSource() = default;

    /// Features of `source` (its id in the style) and `source_layer` (may be empty) that touch
    /// `window`. Null when the source has no such layer.
    [[nodiscard]] virtual data::LayerPtr layer(const std::string& source,
                                               const std::string& source_layer,
                                               const geom::LonLatBox& window) = 0;
    /// The same for sources whose contents depend on the zoom (tiles).
    [[nodiscard]] virtual data::LayerPtr
    layer_at(const std::string& source, const std::string& source_layer, const SourceView& view) {
        return layer(source, source_layer, view.window);
    }
    /// The bitmaps of a raster, raster-dem or image source; nothing for other sources.
    [[nodiscard]] virtual RasterSet raster(const std::string& /*source*/,
                                           const SourceView& /*view*/) {
        return {};
    }
};

} // namespace cordon::compose
