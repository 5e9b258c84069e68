// SPDX-License-Identifier: MIT
#include "analysis/road_attributes.hpp"

#include "analysis/attribute_names.hpp"
#include "analysis/other_tags.hpp"
#include "core/ascii.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace cordon::analysis {

namespace {

struct NamedClass {
    std::string_view name;
    RoadClass road_class;
};

/// Values of `highway` that vehicles use (OpenStreetMap wiki, Key:highway).
constexpr std::array driven{
    NamedClass{"motorway", RoadClass::trunk},     NamedClass{"trunk", RoadClass::trunk},
    NamedClass{"primary", RoadClass::primary},    NamedClass{"secondary", RoadClass::secondary},
    NamedClass{"tertiary", RoadClass::tertiary},  NamedClass{"unclassified", RoadClass::other},
    NamedClass{"residential", RoadClass::other},  NamedClass{"living_street", RoadClass::other},
    NamedClass{"service", RoadClass::other},      NamedClass{"track", RoadClass::other},
    NamedClass{"road", RoadClass::other},         NamedClass{"ferry", RoadClass::other},
    NamedClass{"track_grade1", RoadClass::other}, NamedClass{"track_grade2", RoadClass::other},
    NamedClass{"track_grade3", RoadClass::other}, NamedClass{"track_grade4", RoadClass::other},
    NamedClass{"track_grade5", RoadClass::other}, NamedClass{"unknown", RoadClass::other},
    NamedClass{"other", RoadClass::other}};

/// Values of `highway` that are left out: not for vehicles, not built, or no way at all.
constexpr std::array<std::string_view, 25> not_driven{
    "footway",       "path",        "pedestrian",   "cycleway", "steps",   "bridleway", "corridor",
    "elevator",      "platform",    "construction", "proposed", "planned", "abandoned", "razed",
    "disused",       "raceway",     "bus_guideway", "busway",   "escape",  "rest_area", "services",
    "emergency_bay", "via_ferrata", "bus_stop",     "no"};

/// The attribute that holds the class, by preference.
constexpr std::array<std::string_view, 4> class_columns{"highway", "fclass", "class", "type"};

std::string_view without_link(std::string_view name) {
    constexpr std::string_view link = "_link";
    if (name.size() > link.size() && name.substr(name.size() - link.size()) == link)
        name.remove_suffix(link.size());
    return name;
}

std::optional<double> number_in(std::string_view text) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

bool has_value(const data::Column& column) {
    for (std::size_t i = 0; i < column.size(); ++i)
        if (!std::holds_alternative<std::monostate>(column[i])) return true;
    return false;
}

void check(const NetworkOptions& options) {
    if (!road_class_from(options.default_class))
        throw Error(fmt::format("road class '{}' is not known", options.default_class),
                    fmt::format("classes are {}", fmt::join(road_class_names, ", ")));
    for (const auto& [name, weight] : options.capacity)
        if (!(weight > 0.0) || !std::isfinite(weight))
            throw Error(
                fmt::format("capacity weight {} of class '{}' is not above 0", weight, name));
}

} // namespace

std::optional<RoadClass> road_class_from(std::string_view name) {
    const std::string_view base = without_link(name);
    for (const NamedClass& known : driven)
        if (known.name == base) return known.road_class;
    return std::nullopt;
}

RoadAttributeReader::RoadAttributeReader(const data::FeatureLayer& layer,
                                         const NetworkOptions& options)
    : options_(options) {
    check(options);
    for (const std::string_view name : class_columns) {
        const auto found = layer.column(name);
        if (!found || !has_value(layer.column_at(*found))) continue;
        class_column_ = &layer.column_at(*found);
        break;
    }
    for (std::size_t i = 0; i < key_names.size(); ++i)
        columns_.at(i) = find_attribute(layer, key_names.at(i));
    if (const auto found = layer.column("other_tags")) other_tags_ = &layer.column_at(*found);
}

data::Value RoadAttributeReader::column_value(std::size_t feature, Key key) const {
    const data::Column* column = columns_.at(static_cast<std::size_t>(key));
    if (column == nullptr || feature >= column->size()) return {};
    return (*column)[feature];
}

std::string RoadAttributeReader::text(std::size_t feature, Key key) const {
    const data::Value value = column_value(feature, key);
    if (const auto* text = std::get_if<std::string_view>(&value)) {
        if (!text->empty()) return std::string(*text);
    } else if (const auto* number = std::get_if<double>(&value)) {
        return fmt::format("{}", *number);
    } else if (const auto* truth = std::get_if<bool>(&value)) {
        return *truth ? "yes" : "no";
    }
    if (other_tags_ == nullptr || feature >= other_tags_->size()) return {};
    const data::Value tags = (*other_tags_)[feature];
    const auto* hstore = std::get_if<std::string_view>(&tags);
    return hstore == nullptr ? std::string()
                             : other_tag(*hstore, key_names.at(static_cast<std::size_t>(key)));
}

bool RoadAttributeReader::flag(std::size_t feature, Key key) const {
    const std::string value = lower_ascii(text(feature, key));
    return !(value.empty() || value == "no" || value == "0" || value == "false" || value == "f");
}

std::uint32_t RoadAttributeReader::name_id(std::size_t feature) {
    std::string name = text(feature, Key::ref);
    if (name.empty()) name = text(feature, Key::name);
    if (name.empty()) return 0;
    const auto [it, is_new] =
        name_ids_.try_emplace(std::move(name), static_cast<std::uint32_t>(names_.size()));
    if (is_new) names_.push_back(it->first);
    return it->second;
}

double RoadAttributeReader::class_weight(std::string_view name, RoadClass road_class) const {
    const auto weight_of = [&](std::string_view wanted) {
        return std::find_if(options_.capacity.begin(), options_.capacity.end(),
                            [&](const auto& pair) { return pair.first == wanted; });
    };
    auto found = weight_of(without_link(name));
    if (found == options_.capacity.end())
        found = weight_of(road_class_names.at(static_cast<std::size_t>(road_class)));
    return found == options_.capacity.end() ? 1.0 : found->second;
}

void RoadAttributeReader::read_class(std::size_t feature, std::string_view name,
                                     RoadAttributes& road) {
    road.ferry = road.ferry || name == "ferry" || text(feature, Key::route) == "ferry";
    if (name.empty() && !road.ferry) {
        ++findings_.without_class;
        road.road_class = *road_class_from(options_.default_class);
        road.weight = class_weight(options_.default_class, road.road_class);
        return;
    }
    const auto known = road_class_from(name);
    if (!known && !name.empty()) ++findings_.unknown_classes[std::string(name)];
    road.road_class = known.value_or(RoadClass::other);
    road.weight = class_weight(name, road.road_class);
}

void RoadAttributeReader::read_oneway(std::size_t feature, std::string_view class_name,
                                      RoadAttributes& road) const {
    std::string value = lower_ascii(text(feature, Key::oneway));
    // Geofabrik's shapefiles (column `fclass`) write F = along the line, T = against it, B = both.
    const bool geofabrik = class_column_ != nullptr && class_column_->name() == "fclass";
    if (geofabrik && value == "f") value = "yes";
    if (geofabrik && value == "t") value = "-1";
    const std::string junction = value.empty() ? text(feature, Key::junction) : std::string();
    road.backward = value == "-1" || value == "reverse";
    road.oneway = road.backward || value == "yes" || value == "true" || value == "1" ||
                  value == "t" || junction == "roundabout" || junction == "circular" ||
                  (value.empty() && without_link(class_name) == "motorway");
}

void RoadAttributeReader::read_weight(std::size_t feature, RoadAttributes& road) {
    for (const Key key : {Key::capacity, Key::weight}) {
        const data::Value value =
            column_value(feature, key); // OSM's own `capacity` is of car parks
        std::optional<double> number;
        if (const auto* given = std::get_if<double>(&value)) number = *given;
        if (const auto* given = std::get_if<std::string_view>(&value)) {
            if (given->empty()) continue;
            number = number_in(*given).value_or(0.0);
        }
        if (!number) continue;
        if (*number > 0.0 && std::isfinite(*number)) {
            road.weight = *number;
            return;
        }
        ++findings_.bad_weights;
    }
}

std::string RoadAttributeReader::class_name(std::size_t feature) const {
    if (class_column_ == nullptr || feature >= class_column_->size()) return {};
    const data::Value value = (*class_column_)[feature];
    const auto* text = std::get_if<std::string_view>(&value);
    return text == nullptr ? std::string() : lower_ascii(*text);
}

std::string RoadAttributeReader::attribute(std::size_t feature, std::string_view key) const {
    const auto* const found = std::find(key_names.begin(), key_names.end(), key);
    return found == key_names.end() ? std::string()
                                    : text(feature, static_cast<Key>(found - key_names.begin()));
}

std::optional<RoadAttributes> RoadAttributeReader::read(std::size_t feature) {
    RoadAttributes road;
    const std::string name = class_name(feature);
    // GDAL's OSM driver gives all lines, rivers and power lines too, with `highway` on roads only.
    const bool osm =
        class_column_ != nullptr && class_column_->name() == "highway" && other_tags_ != nullptr;
    const bool no_road = (osm && name.empty() && text(feature, Key::route) != "ferry") ||
                         std::find(not_driven.begin(), not_driven.end(), name) != not_driven.end();
    if (no_road) {
        ++findings_.not_roads;
        return std::nullopt;
    }
    if (text(feature, Key::access) == "no") {
        ++findings_.closed;
        return std::nullopt;
    }
    read_class(feature, name, road);
    read_oneway(feature, name, road);
    read_weight(feature, road);
    road.name = name_id(feature);
    road.bridge = flag(feature, Key::bridge);
    road.ford = flag(feature, Key::ford);
    road.seasonal = flag(feature, Key::seasonal);
    const int standard = road.bridge ? 1 : (flag(feature, Key::tunnel) ? -1 : 0);
    const double level = number_in(text(feature, Key::layer)).value_or(standard);
    road.level = static_cast<std::int8_t>(std::isfinite(level) ? std::clamp(level, -9.0, 9.0) : 0);
    return road;
}

} // namespace cordon::analysis
