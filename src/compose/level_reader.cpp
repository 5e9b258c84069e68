// SPDX-License-Identifier: MIT
#include "compose/level_reader.hpp"

#include "compose/layer_work.hpp"

#include <algorithm>

namespace cordon::compose {

bool has_features(const style::Layer& layer) {
    return layer.type != style::LayerType::background && !is_raster(layer.type);
}

LevelReader::LevelReader(LayerSource& source, SourceView view,
                         const std::vector<const style::Layer*>& layers, Team* team)
    : source_(source), view_(std::move(view)), team_(team) {
    for (const style::Layer* layer : layers) {
        if (!has_features(*layer)) continue;
        LayerKey key{layer->source, layer->source_layer};
        if (std::find(keys_.begin(), keys_.end(), key) == keys_.end())
            keys_.push_back(std::move(key));
    }
}

data::LayerPtr LevelReader::read(std::size_t index) {
    const auto& [source, source_layer] = keys_.at(index);
    return source_.layer_at(source, source_layer, view_);
}

data::LayerPtr LevelReader::next() {
    const std::size_t index = next_++;
    data::LayerPtr layer;
    if (ahead_) {
        ahead_->finish();
        ahead_.reset();
        layer = std::move(read_);
    } else {
        layer = read(index);
    }
    if (team_ != nullptr && next_ < keys_.size())
        ahead_.emplace(*team_, [this, following = next_] { read_ = read(following); });
    return layer;
}

} // namespace cordon::compose
