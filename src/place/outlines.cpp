// SPDX-License-Identifier: MIT
#include "place/outlines.hpp"

#include "core/file.hpp"
#include "geom/overlay.hpp"

#include <string_view>
#include <utility>

namespace cordon::place {

namespace {

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
    const bool is_region = std::string_view("HLT").find(place.feature_class) != std::string::npos;
    if (!is_country && !is_division && !is_region) return geom::LonLatShape(geom::Kind::polygon);
    const std::string key = is_country    ? place.country
                            : is_division ? place.country + "." + place.admin1
                                          : place.name;
    const std::lock_guard lock(mutex_);
    auto known = known_.find(key);
    if (known == known_.end()) {
        geom::LonLatShape outline = read(key, is_country    ? countries_
                                              : is_division ? divisions_
                                                            : regions_);
        if (!is_region && (outline.empty() || (is_division && !lies_at(outline, place.at))))
            outline = read(key, joined_);
        known = known_.emplace(key, std::move(outline)).first;
    }
    // A park or a peak may have the name of a region elsewhere.
    if (is_region && !lies_at(known->second, place.at))
        return geom::LonLatShape(geom::Kind::polygon);
    return known->second;
}

geom::LonLatShape Outlines::read(const std::string& code, File& file) {
    if (!file.is_opened) {
        const std::filesystem::path path = data_folder() / "geodata" / file.name;
        std::error_code ignored;
        if (std::filesystem::exists(path, ignored)) file.shapes.emplace(path, file.key);
        file.is_opened = true;
    }
    if (!file.shapes) return geom::LonLatShape(geom::Kind::polygon);
    const geom::LonLatShapes found = file.shapes->of(code);
    if (found.empty()) return geom::LonLatShape(geom::Kind::polygon);
    // Several become one shape without the lines between them.
    return found.size() == 1 ? geom::LonLatShape(found[0]) : geom::unite(found);
}

} // namespace cordon::place
