// SPDX-License-Identifier: MIT
#pragma once

#include "app/map_document.hpp"
#include "core/diagnostic.hpp"
#include "data/feature_layer.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

/// The areas that layers of a map file ask for with `buffer` and `combine`.
namespace cordon::app {

/// Areas made of one layer.
struct GroundLayer {
    const LayerSource* source = nullptr; ///< of the document
    data::LayerPtr areas;                ///< with `label` for the legend, in the map's language
    double error = 0.0;                  ///< largest relative error of a radius; 0 without a buffer
    std::vector<std::string> credits;    ///< of the file and of the one it is combined with
};

/// By the name of the layer.
using GroundLayers = std::map<std::string, GroundLayer, std::less<>>;

/// Reads the files and makes the areas of all layers that ask for some. The document must outlive
/// the result. Throws Error, with the line of the layer, for distances in degrees or units of a
/// CRS, for a layer to combine with that is not there, and when a buffer is not exact enough.
[[nodiscard]] GroundLayers make_ground_layers(const MapDocument& document, Reporter& reporter);

/// What the areas of a layer are: `within 10 km of roads, outside towns`.
[[nodiscard]] std::string ground_words(const MapDocument& document, const LayerSource& layer);

/// The sentence of the method note with distances and the largest error; empty without areas.
[[nodiscard]] std::string ground_sentence(const MapDocument& document, const GroundLayers& layers);

/// The boxes of all parts of the document's layers (areas where they make some), for the extent.
[[nodiscard]] std::vector<geom::LonLatBox>
layer_boxes(const MapDocument& document, const GroundLayers& layers, Reporter& reporter);

} // namespace cordon::app
