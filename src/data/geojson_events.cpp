// SPDX-License-Identifier: MIT
#include "data/geojson_events.hpp"

#include <fmt/format.h>

#include <type_traits>

namespace cordon::data {

namespace {

/// The member `crs` of GeoJSON before RFC 7946: WGS 84 in its usual names is what we read anyway,
/// another one is not.
void check_crs(const Json& crs) {
    const Json* properties = crs.find("properties");
    const std::string name = properties != nullptr ? properties->text_or("name", "") : "";
    if (name.empty() || name == "WGS84" || name == "WGS 84") return;
    for (const std::string_view same : {"CRS84", "EPSG::4326", "EPSG:4326", "EPSG::4979"})
        if (name.ends_with(same)) return;
    throw ForeignJson{"the CRS " + name};
}

} // namespace

void GeoJsonEvents::fail(std::string message, int line) const {
    throw Error({Severity::error,
                 std::move(message),
                 {file_, line, 0, {}},
                 {"GeoJSON is a FeatureCollection, a Feature or a geometry (RFC 7946)"}});
}

template <typename T>
void GeoJsonEvents::scalar(T value) {
    if (skipped_ > 0) return;
    const auto json = [&] {
        if constexpr (std::is_same_v<T, std::string_view>)
            return Json(std::string(value));
        else
            return Json(value);
    };
    if (captures()) return capture_.value(json());
    if (coordinates_.open()) return coordinates_.other();
    if (in_properties()) {
        if (column_) builder_.set(*column_, value);
        return;
    }
    if (!in_object()) fail("is JSON, but not GeoJSON: an object is expected here", 0);
    Object& object = objects_.back();
    if (key_ == "id") object.id = json();
    if constexpr (std::is_same_v<T, std::string_view>) {
        if (key_ == "type") object.type = value;
        if (key_ == "type" && object.role == Role::root && value == "Topology")
            throw ForeignJson{"TopoJSON"};
        if (object.role == Role::root) read_root_text(value);
    }
}

/// Name of the layer, and whom it is from: foreign members that this program writes itself.
void GeoJsonEvents::read_root_text(std::string_view value) {
    FeatureLayer& layer = builder_.layer();
    if (key_ == "name") layer.name = value;
    if (key_ == "attribution") layer.metadata.attribution = value;
    if (key_ == "licence" || key_ == "license") layer.metadata.licence = value;
}

void GeoJsonEvents::boolean(bool value) {
    scalar(value);
}

void GeoJsonEvents::string(std::string_view value) {
    scalar(value);
}

void GeoJsonEvents::number(double value) {
    if (coordinates_.open() && skipped_ == 0) return coordinates_.number(value);
    scalar(value);
}

void GeoJsonEvents::null() {
    if (skipped_ > 0) return;
    if (captures()) return capture_.value(Json());
    if (coordinates_.open()) return coordinates_.other();
    if (!in_object() && !in_properties())
        fail("is JSON, but not GeoJSON: an object is expected here", 0);
    if (in_properties()) return;
    // `geometry: null` and `properties: null` are allowed: the feature has none.
}

void GeoJsonEvents::key(std::string_view name) {
    if (skipped_ > 0) return;
    if (captures()) return capture_.key(name);
    if (!in_properties()) {
        key_ = name;
        return;
    }
    column_ = builder_.column(name);
    id_property_ = id_property_ || name == "id";
}

void GeoJsonEvents::begin_object(std::size_t offset) {
    if (skipped_ > 0) {
        ++skipped_;
    } else if (captures()) {
        capture_.begin_object();
    } else if (coordinates_.open()) {
        coordinates_.other();
        skipped_ = 1;
    } else if (places_.empty()) {
        open_object(Role::root, line_at_(offset));
    } else if (places_.back() == Place::features) {
        open_object(Role::feature, line_at_(offset));
    } else if (places_.back() == Place::geometries) {
        open_object(Role::geometry, line_at_(offset));
    } else if (in_properties()) {
        if (column_)
            capture_.begin_object();
        else
            skipped_ = 1;
    } else {
        open_member_object(line_at_(offset));
    }
}

void GeoJsonEvents::open_object(Role role, int line) {
    places_.push_back(Place::object);
    Object& object = objects_.emplace_back();
    object.role = role;
    object.line = line;
    if (role == Role::feature) begin_feature(object);
}

/// The value of a member of a GeoJSON object is an object.
void GeoJsonEvents::open_member_object(int line) {
    Object& object = objects_.back();
    const bool holds_feature = object.role != Role::geometry;
    if (key_ == "geometry" && holds_feature) {
        begin_feature(object);
        if (object.geometry) reason_ = "it has two geometries";
        object.geometry = true;
        open_object(Role::geometry, line);
    } else if (key_ == "properties" && holds_feature) {
        begin_feature(object);
        places_.push_back(Place::properties);
    } else if (key_ == "crs" && object.role == Role::root) {
        captures_crs_ = true;
        capture_.begin_object();
    } else {
        skipped_ = 1;
    }
}

void GeoJsonEvents::begin_array() {
    if (skipped_ > 0) {
        ++skipped_;
    } else if (captures()) {
        capture_.begin_array();
    } else if (coordinates_.open()) {
        coordinates_.begin_array();
    } else if (in_properties()) {
        if (column_)
            capture_.begin_array();
        else
            skipped_ = 1;
    } else if (in_object()) {
        open_member_array();
    } else {
        fail("is JSON, but not GeoJSON: an object is expected here", 0);
    }
}

/// The value of a member of a GeoJSON object is an array.
void GeoJsonEvents::open_member_array() {
    Object& object = objects_.back();
    const bool holds_geometry = object.role != Role::feature;
    if (key_ == "features" && object.role == Role::root) {
        object.features = true;
        places_.push_back(Place::features);
    } else if (key_ == "coordinates" && holds_geometry) {
        if (object.role == Role::root) begin_feature(object);
        object.coordinates = true;
        coordinates_.clear();
        coordinates_.begin_array();
    } else if (key_ == "geometries" && holds_geometry) {
        if (object.role == Role::root) begin_feature(object);
        object.geometries = true;
        places_.push_back(Place::geometries);
    } else {
        skipped_ = 1;
    }
}

void GeoJsonEvents::end_array() {
    if (skipped_ > 0) {
        --skipped_;
    } else if (captures()) {
        captured();
    } else if (coordinates_.open()) {
        coordinates_.end_array();
    } else {
        places_.pop_back();
    }
}

void GeoJsonEvents::end_object() {
    if (skipped_ > 0) {
        --skipped_;
    } else if (captures()) {
        captured();
    } else if (in_properties()) {
        places_.pop_back();
    } else {
        close_object();
    }
}

void GeoJsonEvents::captured() {
    capture_.end();
    if (captures()) return;
    if (captures_crs_) {
        captures_crs_ = false;
        check_crs(capture_.take());
    } else if (column_) {
        builder_.set(*column_, capture_.take());
    }
}

void GeoJsonEvents::begin_feature(Object& object) {
    if (object.begun) return;
    object.begun = true;
    id_property_ = false;
    reason_.clear();
    builder_.begin(object.line);
}

void GeoJsonEvents::close_object() {
    Object object = std::move(objects_.back());
    objects_.pop_back();
    places_.pop_back();
    switch (object.role) {
    case Role::root: return close_root(object);
    case Role::feature:
        if (!object.type.empty() && object.type != "Feature")
            reason_ = fmt::format("its type is '{}', not Feature", object.type);
        return close_feature(object);
    case Role::geometry: return close_geometry(object);
    }
}

void GeoJsonEvents::close_root(Object& object) {
    if (object.type == "FeatureCollection") {
        if (!object.features) fail("the FeatureCollection has no array of features", object.line);
    } else if (object.type == "Feature") {
        begin_feature(object);
        close_feature(object);
    } else if (object.coordinates || object.geometries) {
        close_geometry(object);
        close_feature(object);
    } else {
        fail(object.type.empty()
                 ? "is JSON, but not GeoJSON: it has no type"
                 : fmt::format("is JSON, but not GeoJSON: its type is '{}'", object.type),
             object.line);
    }
}

void GeoJsonEvents::close_geometry(const Object& object) {
    if (object.type == "GeometryCollection") {
        if (object.coordinates) reason_ = "its GeometryCollection has coordinates";
        return;
    }
    if (!object.coordinates || object.geometries) {
        reason_ = "its geometry has no coordinates";
        return;
    }
    const std::string_view why = coordinates_.put(object.type, builder_);
    if (!why.empty()) reason_ = why;
}

void GeoJsonEvents::close_feature(Object& object) {
    // Integers are written as such: 12, not 12.0.
    if (object.id.is_string()) builder_.set_id(object.id.string());
    if (object.id.is_number()) builder_.set_id(to_text(object.id));
    if (!reason_.empty()) return builder_.reject(reason_);
    const bool named = object.id.is_string() || object.id.is_number();
    if (named && !id_property_) {
        const auto column = builder_.column("id");
        if (column && object.id.is_string())
            builder_.set(*column, std::string_view(object.id.string()));
        if (column && object.id.is_number()) builder_.set(*column, object.id.number());
    }
    builder_.end();
}

} // namespace cordon::data
