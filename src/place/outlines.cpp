// SPDX-License-Identifier: MIT
#include "place/outlines.hpp"

#include "core/file.hpp"
#include "data/reader.hpp"
#include "geom/overlay.hpp"

namespace cordon::place {

namespace {

data::FeatureLayer open_layer(const char* file, const char* key) {
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

/// Does a division lie where its outline does? Natural Earth's codes are older than those of
/// GeoNames in some countries: PH.08 was the province of Batanes and is a region 900 km from it.
bool lies_at(const geom::LonLatShape& outline, geom::LonLat place) {
    constexpr double near = 0.5; // degrees: the point of a division may stand off its coast
    const geom::LonLatBox box = outline.box();
    return place.x >= box.min_x - near && place.x <= box.max_x + near &&
           place.y >= box.min_y - near && place.y <= box.max_y + near;
}

} // namespace

geom::LonLatShape Outlines::of(const Place& place) const {
    const bool is_country = place.feature_class == 'A' && place.feature_code.starts_with("PCL");
    const bool is_division = place.feature_class == 'A' && place.feature_code == "ADM1";
    if (!is_country && !is_division) return geom::LonLatShape(geom::Kind::polygon);
    const std::string code = is_country ? place.country : place.country + "." + place.admin1;
    const std::lock_guard lock(mutex_);
    const auto known = known_.find(code);
    if (known != known_.end()) return known->second;
    geom::LonLatShape outline = read(code, is_country);
    if (is_division && !lies_at(outline, place.at))
        outline = geom::LonLatShape(geom::Kind::polygon);
    return known_.emplace(code, std::move(outline)).first->second;
}

geom::LonLatShape Outlines::read(const std::string& code, bool is_country) const {
    if (is_country) {
        if (!countries_) countries_ = open_layer("world_10m/countries.fgb", "iso_a2");
        return collect(*countries_, "iso_a2", code);
    }
    if (!divisions_) divisions_ = open_layer("admin1.fgb", "gn_a1_code");
    return collect(*divisions_, "gn_a1_code", code);
}

} // namespace cordon::place
