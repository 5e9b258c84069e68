// SPDX-License-Identifier: MIT
#pragma once

#include "compose/layer_source.hpp"
#include "compose/map_frame.hpp"
#include "data/feature_layer.hpp"
#include "geom/shapes.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace cordon::compose {

/// A source layer on the page: projected once, clipped to the frame with a margin, simplified to
/// the output.
struct PageLayer {
    data::LayerPtr features; ///< attributes; index i belongs to shape i
    geom::PageShapes shapes; ///< page pixels; empty where a feature does not touch the frame
    /// Number of the shape of each feature, where `shapes` holds some of the features only (those
    /// in the window of a tile); empty = shape i is that of feature i.
    std::vector<std::uint32_t> slots{};

    [[nodiscard]] geom::PageView shape(std::size_t i) const {
        return shapes[slots.empty() ? i : slots[i]];
    }
};

/// Keeps each source layer of a style in page coordinates, made on first use.
class PageLayers {
  public:
    /// Both must outlive this object.
    PageLayers(LayerSource& source, const MapFrame& frame)
        : source_(source), frame_(frame), window_(frame.window(margin)) {}

    /// Null when the source has no such layer.
    [[nodiscard]] const PageLayer* get(const std::string& source, const std::string& source_layer);

    /// Pixels beyond the frame that are kept, so that wide strokes and symbols at the edge are
    /// whole.
    static constexpr double margin = 32.0;
    /// Simplification in page pixels; 0.25 cannot be seen (the picture differs by less than
    /// 0.5/255).
    static constexpr double tolerance = 0.25;

  private:
    LayerSource& source_;
    const MapFrame& frame_;
    geom::LonLatBox window_; ///< of the frame with its margin
    std::map<std::pair<std::string, std::string>, std::unique_ptr<PageLayer>> layers_;
};

} // namespace cordon::compose
