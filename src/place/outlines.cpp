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

Outlines::Kind kind_of(const Place& place) {
    if (std::string_view("HLT").find(place.feature_class) != std::string_view::npos)
        return Outlines::Kind::region;
    if (place.feature_class != 'A') return Outlines::Kind::none;
    if (place.feature_code.starts_with("PCL")) return Outlines::Kind::country;
    if (place.feature_code == "ADM1") return Outlines::Kind::division;
    return place.feature_code == "ADM2" ? Outlines::Kind::district : Outlines::Kind::none;
}

std::string key_of(const Place& place, Outlines::Kind kind) {
    switch (kind) {
    case Outlines::Kind::country: return place.country;
    case Outlines::Kind::division: return place.country + "." + place.admin1;
    case Outlines::Kind::district: return place.country + "." + place.admin1 + "." + place.admin2;
    case Outlines::Kind::region:
    case Outlines::Kind::none: break;
    }
    return place.name;
}

} // namespace

geom::LonLatShape Outlines::of(const Place& place) const {
    const Kind kind = kind_of(place);
    if (kind == Kind::none) return geom::LonLatShape(geom::Kind::polygon);
    const std::string key = key_of(place, kind);
    const std::lock_guard lock(mutex_);
    auto known = known_.find(key);
    if (known == known_.end()) known = known_.emplace(key, find(place, kind, key)).first;
    // A park or a peak may have the name of a region elsewhere.
    if (kind == Kind::region && !lies_at(known->second, place.at))
        return geom::LonLatShape(geom::Kind::polygon);
    return known->second;
}

/// The mutex is held.
geom::LonLatShape Outlines::find(const Place& place, Kind kind, const std::string& key) const {
    if (kind == Kind::region) return read(key, regions_);
    if (kind == Kind::district) {
        // Where regions are joined from them, Natural Earth's divisions are those of the second
        // level. Those that GeoNames has no more stand under their old code alone.
        const std::string region = place.country + "." + place.admin1;
        const bool is_old = place.admin2.empty();
        geom::LonLatShape outline(geom::Kind::polygon);
        if (is_old || !read(region, joined_).empty())
            outline = read(is_old ? region : place.country + "." + place.admin2, divisions_);
        if (!lies_at(outline, place.at)) outline = geom::LonLatShape(geom::Kind::polygon);
        return outline;
    }
    geom::LonLatShape outline = read(key, kind == Kind::country ? countries_ : divisions_);
    const bool fits = !outline.empty() && (kind == Kind::country || lies_at(outline, place.at));
    return fits ? std::move(outline) : read(key, joined_);
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
