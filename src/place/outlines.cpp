// SPDX-License-Identifier: MIT
#include "place/outlines.hpp"

#include "core/file.hpp"
#include "data/reader.hpp"
#include "geom/overlay.hpp"

namespace cordon::place {

namespace {

data::FeatureLayer read(const char* file, const char* key) {
    const std::filesystem::path path = data_folder() / "geodata" / file;
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return {};
    CollectingReporter findings;
    return data::read_layer(path, {.columns = {key}}, findings);
}

/// The features with that key; several become one shape without the lines between them.
geom::LonLatShape collect(const data::FeatureLayer& layer, std::string_view column,
                          std::string_view key) {
    geom::LonLatShapes found;
    for (std::size_t i = 0; i < layer.size(); ++i)
        if (layer.text(i, column) == key) found.add_shape(layer.shapes[i]);
    if (found.empty()) return geom::LonLatShape(geom::Kind::polygon);
    if (found.size() == 1) return geom::LonLatShape(found[0]);
    return geom::unite(found);
}

} // namespace

geom::LonLatShape Outlines::of(const Place& place) const {
    if (place.feature_class == 'A' && place.feature_code.starts_with("PCL")) {
        std::call_once(countries_once_,
                       [this] { countries_ = read("world_10m/countries.fgb", "iso_a2"); });
        return collect(countries_, "iso_a2", place.country);
    }
    if (place.feature_class == 'A' && place.feature_code == "ADM1") {
        std::call_once(divisions_once_, [this] { divisions_ = read("admin1.fgb", "gn_a1_code"); });
        return collect(divisions_, "gn_a1_code", place.country + "." + place.admin1);
    }
    return geom::LonLatShape(geom::Kind::polygon);
}

} // namespace cordon::place
