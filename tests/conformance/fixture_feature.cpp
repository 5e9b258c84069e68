// SPDX-License-Identifier: MIT
#include "conformance/fixture_feature.hpp"

#include <cmath>
#include <numbers>

namespace cordon::conformance {

namespace {

constexpr double extent = 8192.0;
const Json no_properties{Json::Object()};

const Json& properties_of(const Json& feature) {
    const Json* properties = feature.find("properties");
    return properties == nullptr ? no_properties : *properties;
}

/// Twice the area that a ring goes round; the sign tells the direction.
double signed_area(const std::vector<geom::LonLat>& ring) {
    double sum = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const geom::LonLat& a = ring[i];
        const geom::LonLat& b = ring[(i + 1) % ring.size()];
        sum += a.x * b.y - b.x * a.y;
    }
    return sum;
}

} // namespace

FixtureFeature::FixtureFeature(const Json& feature, std::optional<TileId> tile)
    : feature_(&feature), tile_(tile) {
    const Json* geometry = feature.find("geometry");
    if (geometry == nullptr) return;
    type_ = geometry->text_or("type", "Unknown");
    if (!tile_) return;
    if (type_.rfind("Multi", 0) == 0) type_ = type_.substr(5);
    read_geometry(*geometry);
}

void FixtureFeature::read_geometry(const Json& geometry) {
    const std::string type = geometry.text_or("type", "");
    const Json* coordinates = geometry.find("coordinates");
    if (coordinates == nullptr) return;
    if (type_ == "Point") {
        shape_ = geom::LonLatShape(geom::Kind::point);
        shape_.begin_part();
        if (type == "Point") return shape_.add(rounded(*coordinates));
        for (const Json& position : coordinates->items()) shape_.add(rounded(position));
    } else if (type_ == "LineString") {
        shape_ = geom::LonLatShape(geom::Kind::line);
        if (type == "LineString") return add_line(*coordinates, false);
        for (const Json& line : coordinates->items()) add_line(line, false);
    } else if (type_ == "Polygon") {
        shape_ = geom::LonLatShape(geom::Kind::polygon);
        if (type == "Polygon") return add_polygon(*coordinates);
        for (const Json& rings : coordinates->items()) add_polygon(rings);
    }
}

void FixtureFeature::add_line(const Json& positions, bool hole) {
    shape_.begin_part(hole);
    for (const Json& position : positions.items()) shape_.add(rounded(position));
}

/// In tiles a ring is a hole when it goes round the other way than the first one.
void FixtureFeature::add_polygon(const Json& rings) {
    double first = 0.0;
    for (const Json& positions : rings.items()) {
        std::vector<geom::LonLat> ring;
        for (const Json& position : positions.items()) ring.push_back(rounded(position));
        const double area = signed_area(ring);
        if (area == 0.0 && rings.items().size() > 1) continue;
        if (first == 0.0) first = area;
        shape_.add_part(ring, (area < 0.0) != (first < 0.0));
    }
}

geom::LonLat FixtureFeature::rounded(const Json& position) const {
    using std::numbers::pi;
    const double tiles = std::ldexp(1.0, tile_->z);
    const double lon = position.items()[0].number();
    const double lat = position.items()[1].number();
    const double x = (180.0 + lon) / 360.0;
    const double y = (180.0 - 180.0 / pi * std::log(std::tan(pi / 4.0 + lat * pi / 360.0))) / 360.0;
    const double column = std::floor((x * tiles - tile_->x) * extent + 0.5);
    const double row = std::floor((y * tiles - tile_->y) * extent + 0.5);
    const double back_x = (column / extent + tile_->x) / tiles;
    const double back_y = (row / extent + tile_->y) / tiles;
    return {back_x * 360.0 - 180.0,
            360.0 / pi * std::atan(std::exp((180.0 - back_y * 360.0) * pi / 180.0)) - 90.0};
}

std::optional<style::Value> FixtureFeature::property(style::Key key) const {
    const Json* found = properties_of(*feature_).find(key.name);
    if (found == nullptr) return std::nullopt;
    return style::from_json(*found);
}

style::Value FixtureFeature::properties() const {
    return style::Object{&properties_of(*feature_), nullptr};
}

style::Value FixtureFeature::id() const {
    const Json* id = feature_->find("id");
    return id == nullptr ? style::Value() : style::from_json(*id);
}

} // namespace cordon::conformance
