// SPDX-License-Identifier: MIT
#pragma once

#include "compose/layer_source.hpp"
#include "core/threads.hpp"
#include "style/style.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cordon::compose {

/// Source and layer of the source.
using LayerKey = std::pair<std::string, std::string>;

/// Is a layer drawn from features?
[[nodiscard]] bool has_features(const style::Layer& layer);

/// Reads the source layers of a zoom one after another, in the order in which the style names them
/// first; with a team each while the one before is brought to the page.
class LevelReader {
  public:
    /// `layers`: of the style, those that are shown. Source and team must outlive the reader.
    LevelReader(LayerSource& source, SourceView view,
                const std::vector<const style::Layer*>& layers, Team* team);

    /// The next source layer; null when the source has no such layer.
    [[nodiscard]] data::LayerPtr next();

  private:
    [[nodiscard]] data::LayerPtr read(std::size_t index);

    LayerSource& source_;
    SourceView view_;
    Team* team_;
    std::vector<LayerKey> keys_;
    std::size_t next_ = 0;             ///< of keys_: what next() gives
    data::LayerPtr read_;              ///< made by ahead_
    std::optional<Team::Offer> ahead_; ///< the reading of the next one
};

} // namespace cordon::compose
