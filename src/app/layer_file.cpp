// SPDX-License-Identifier: MIT
#include "app/layer_file.hpp"

#include "core/diagnostic.hpp"
#include "data/writer.hpp"

#include <fmt/format.h>

#include <array>

namespace cordon::app {

void check_layer_file(const std::string& path) {
    if (path == "-") return;
    for (const char* ending : {".geojson", ".json", ".gpkg", ".fgb"})
        if (path.ends_with(ending)) return;
    throw Error(fmt::format("the format of '{}' is not known", path),
                "end the name in .geojson, .gpkg or .fgb");
}

std::string layer_bytes(const data::FeatureLayer& layer, const std::string& path) {
    const std::array<const data::FeatureLayer*, 1> layers = {&layer};
    if (path.ends_with(".gpkg")) return data::to_geopackage(layers);
    if (path.ends_with(".fgb")) return data::to_flatgeobuf(layer);
    return data::to_geojson(layer);
}

} // namespace cordon::app
