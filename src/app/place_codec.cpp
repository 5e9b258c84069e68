// SPDX-License-Identifier: MIT
#include "app/codec_tools.hpp"
#include "app/map_codec.hpp"
#include "app/values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace cordon::app {

using namespace codec;
using Path = std::filesystem::path;

std::optional<geom::LonLatBox> Codec<geom::LonLatBox>::read(const Json& value, Reading& reading) {
    if (value.is_string()) return reading.take(value, parse_box(value.string()));
    const auto n = four_numbers(value, reading, what());
    if (!n) return std::nullopt;
    return reading.take(value, make_box((*n)[0], (*n)[1], (*n)[2], (*n)[3]));
}
Json Codec<geom::LonLatBox>::write(const geom::LonLatBox& value, const Path& /*folder*/) {
    // An east that make_box() put one turn on and that would be refused is written as it was given.
    const double east = value.max_x > 360.0 ? value.max_x - 360.0 : value.max_x;
    return Json(Json::Array{Json(value.min_x), Json(value.min_y), Json(east), Json(value.max_y)});
}
Json Codec<geom::LonLatBox>::schema() {
    return any_of({numbers_schema(4), type_schema("string")});
}
std::string Codec<geom::LonLatBox>::what() {
    return "four numbers [west, south, east, north]";
}

namespace {

std::optional<NamedPlace> place_from_table(const Json& value, Reading& reading) {
    NamedPlace place;
    std::optional<double> lon;
    std::optional<double> lat;
    bool good = true;
    for (const Json::Member& member : value.members()) {
        if (member.key == "name") {
            const auto name = Codec<std::string>::read(member.value, reading);
            if (name) place.name = *name;
            good = good && name;
        } else if (member.key == "lon" || member.key == "lat") {
            auto& target = member.key == "lon" ? lon : lat;
            target = Codec<double>::read(member.value, reading);
            good = good && target;
        } else {
            reading.fail(member.key_line, fmt::format("unknown key '{}'", member.key),
                         {"a place has name, lat and lon"});
            good = false;
        }
    }
    if (!good) return std::nullopt;
    const bool in_range = std::abs(lon.value_or(0)) <= 180 && std::abs(lat.value_or(0)) <= 90;
    if (lon.has_value() != lat.has_value() || !in_range || (place.name.empty() && !lon)) {
        reading.fail(value.line(), "a place needs a name, or lat (-90..90) and lon (-180..180)");
        return std::nullopt;
    }
    if (lon) place.position = geom::LonLat{*lon, *lat};
    return place;
}

} // namespace

std::optional<NamedPlace> Codec<NamedPlace>::read(const Json& value, Reading& reading) {
    if (value.is_string()) return reading.take(value, parse_place(value.string()));
    if (value.is_object()) return place_from_table(value, reading);
    reading.expected(value, what());
    return std::nullopt;
}
Json Codec<NamedPlace>::write(const NamedPlace& value, const Path& /*folder*/) {
    if (!value.position) return Json(value.name);
    Json::Object members;
    if (!value.name.empty()) members.push_back({"name", Json(value.name), 0});
    members.push_back({"lat", Json(value.position->y), 0});
    members.push_back({"lon", Json(value.position->x), 0});
    return Json(std::move(members));
}
Json Codec<NamedPlace>::schema() {
    const Json keys(Json::Object{{"name", type_schema("string"), 0},
                                 {"lat", type_schema("number"), 0},
                                 {"lon", type_schema("number"), 0}});
    return any_of({type_schema("string"), with(with(type_schema("object"), "properties", keys),
                                               "additionalProperties", Json(false))});
}
std::string Codec<NamedPlace>::what() {
    return R"(a name such as "Bamako", or a table {name, lat, lon})";
}

std::optional<Buffers> Codec<Buffers>::read(const Json& value, Reading& reading) {
    Buffers buffers;
    if (value.is_string() || value.is_number()) {
        const auto all = Codec<GivenDistance>::read(value, reading);
        if (!all) return std::nullopt;
        buffers.all = all->metres;
        if (!all->metres) buffers.without_unit = *all;
        return buffers;
    }
    if (!value.is_object()) {
        reading.expected(value, what());
        return std::nullopt;
    }
    const std::string path = reading.path;
    for (const Json::Member& member : value.members()) {
        reading.path = path + "." + member.key;
        reading.lines[reading.path] = member.key_line;
        if (member.key == "rings") {
            const auto rings = Codec<std::vector<double>>::read(member.value, reading);
            const auto fits = [](double factor) { return factor > 0.0 && factor <= 10.0; };
            if (rings && !std::all_of(rings->begin(), rings->end(), fits))
                reading.fail(member.value.line(),
                             "a ring's factor must be more than 0 and at most 10");
            else if (rings)
                buffers.rings = *rings;
        } else if (const auto radius = Codec<Metres>::read(member.value, reading)) {
            if (member.key == "all")
                buffers.all = *radius;
            else
                buffers.by_type[member.key] = *radius;
        }
    }
    reading.path = path;
    return buffers;
}
Json Codec<Buffers>::write(const Buffers& value, const Path& /*folder*/) {
    if (value.all && value.by_type.empty() && value.rings.empty()) return Json(to_text(*value.all));
    Json::Object members;
    if (value.all) members.push_back({"all", Json(to_text(*value.all)), 0});
    for (const auto& [type, radius] : value.by_type)
        members.push_back({type, Json(to_text(radius)), 0});
    if (!value.rings.empty())
        members.push_back({"rings", Codec<std::vector<double>>::write(value.rings, {}), 0});
    return Json(std::move(members));
}
Json Codec<Buffers>::schema() {
    const Json distance = Codec<Metres>::schema();
    const Json keys(
        Json::Object{{"all", distance, 0}, {"rings", Codec<std::vector<double>>::schema(), 0}});
    return any_of({distance, with(with(type_schema("object"), "properties", keys),
                                  "additionalProperties", distance)});
}
std::string Codec<Buffers>::what() {
    return R"(a distance such as "10km", or a table of incident type and distance)";
}

} // namespace cordon::app
