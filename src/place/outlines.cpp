// SPDX-License-Identifier: MIT
#include "place/outlines.hpp"

#include "core/file.hpp"
#include "geom/overlay.hpp"

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
    if (!is_country && !is_division) return geom::LonLatShape(geom::Kind::polygon);
    const std::string code = is_country ? place.country : place.country + "." + place.admin1;
    const std::lock_guard lock(mutex_);
    const auto known = known_.find(code);
    if (known != known_.end()) return known->second;
    geom::LonLatShape outline = read(code, is_country ? countries_ : divisions_);
    if (is_division && !lies_at(outline, place.at))
        outline = geom::LonLatShape(geom::Kind::polygon);
    return known_.emplace(code, std::move(outline)).first->second;
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
