// SPDX-License-Identifier: MIT
#pragma once

#include "data/feature_layer.hpp"
#include "geom/point.hpp"

#include <string>

namespace cordon::compose {

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
};

} // namespace cordon::compose
