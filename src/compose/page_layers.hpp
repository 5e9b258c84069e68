// SPDX-License-Identifier: MIT
#pragma once

#include "compose/layer_source.hpp"
#include "compose/manner.hpp"
#include "compose/map_frame.hpp"
#include "data/feature_layer.hpp"
#include "geom/shapes.hpp"
#include "scene/scene.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace cordon::compose {

/// Features first … last - 1 belong to one tile and are drawn inside it only.
struct PageTile {
    scene::Path clip;
    std::size_t first = 0;
    std::size_t last = 0;
};

/// A source layer on the page: projected once, clipped to the frame with a margin, simplified to
/// the output.
struct PageLayer {
    data::LayerPtr features;     ///< attributes; index i belongs to shape i
    geom::PageShapes shapes;     ///< page pixels; empty where a feature does not touch the frame
    std::vector<PageTile> tiles; ///< of vector tiles; else empty
    /// Number of the shape of each feature, where `shapes` holds some of the features only (those
    /// in the window of a tile); empty = shape i is that of feature i.
    std::vector<std::uint32_t> slots{};

    [[nodiscard]] geom::PageView shape(std::size_t i) const {
        return shapes[slots.empty() ? i : slots[i]];
    }
};

/// How a style's sources are brought to the page.
struct PageOptions {
    Manner manner = Manner::sheet;
    double pixel_ratio = 1.0; ///< device pixels in a CSS pixel; tiles meet between device pixels
};

/// Keeps each source layer of a style in page coordinates, made on first use.
class PageLayers {
  public:
    /// Source and frame must outlive this object.
    PageLayers(LayerSource& source, const MapFrame& frame, PageOptions options = {});

    /// Null when the source has no such layer.
    [[nodiscard]] const PageLayer* get(const std::string& source, const std::string& source_layer);
    /// What sources are asked for.
    [[nodiscard]] const SourceView& view() const { return view_; }

    /// Pixels beyond the frame that are kept, so that wide strokes and symbols at the edge are
    /// whole.
    static constexpr double margin = 32.0;
    /// Simplification in page pixels; 0.25 cannot be seen (the picture differs by less than
    /// 0.5/255).
    static constexpr double tolerance = 0.25;

  private:
    [[nodiscard]] geom::PageShapes straight(const geom::LonLatShapes& shapes) const;
    [[nodiscard]] scene::Path outline(const data::TileId& tile) const;

    LayerSource& source_;
    const MapFrame& frame_;
    PageOptions options_;
    bool web_; ///< straight edges and repeated worlds
    SourceView view_;
    std::map<std::pair<std::string, std::string>, std::unique_ptr<PageLayer>> layers_;
};

} // namespace cordon::compose
