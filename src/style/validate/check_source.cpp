// SPDX-License-Identifier: MIT
#include "style/validate/checker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace cordon::style {

namespace {

constexpr std::array<std::string_view, 6> source_types = {"vector",  "raster", "raster-dem",
                                                          "geojson", "video",  "image"};

bool is_extension(std::string_view name) {
    return name.starts_with("cordon:");
}

/// Checks the known fields; `open` lets unknown ones pass.
void check_fields(Checker& checker, const Item& item, Structure structure, bool open) {
    const auto fields = fields_of(structure);
    check_object(checker, item, fields, [&](const Item& member, std::string_view name) {
        const FieldSpec* field = find_field(fields, name);
        if (field != nullptr) check_field(checker, member, *field);
        return field != nullptr || open;
    });
}

/// The official validator writes the faults of these sources without their names; extensions pass
/// here alone.
void check_dem(Checker& checker, const Item& item) {
    constexpr std::array<std::string_view, 4> factors = {"redFactor", "greenFactor", "blueFactor",
                                                         "baseShift"};
    const Json* encoding = item.value.find("encoding");
    const bool given = encoding != nullptr && !encoding->is_null();
    const bool custom = given && encoding->is_string() && encoding->string() == "custom";
    const std::string name =
        given ? fmt::format("\"{}\"", to_plain_text(from_json(*encoding))) : "Default";
    for (const Json::Member& member : item.value.members()) {
        const Item field_item{member.key, member.value};
        const bool factor = std::find(factors.begin(), factors.end(), member.key) != factors.end();
        if (factor && !custom) {
            checker.error(member.key, member.value,
                          fmt::format("In \"{}\": \"{}\" is only valid when \"encoding\" is set to "
                                      "\"custom\". {} encoding found",
                                      item.key, member.key, name));
        } else if (const FieldSpec* field =
                       find_field(fields_of(Structure::source_raster_dem), member.key)) {
            check_field(checker, field_item, *field);
        } else if (member.key != "*" && !is_extension(member.key)) {
            checker.error(member.key, member.value,
                          fmt::format("unknown property \"{}\"", member.key));
        }
    }
}

/// The expressions that sum up the attributes of a cluster.
void check_clusters(Checker& checker, const Item& item) {
    const Json* cluster = item.value.find("cluster");
    const Json* properties = item.value.find("clusterProperties");
    if (cluster == nullptr || cluster->is_null() || properties == nullptr ||
        !properties->is_object())
        return;
    for (const Json::Member& member : properties->members()) {
        if (!member.value.is_array() || member.value.items().size() < 2) continue;
        const auto& pair = member.value.items();
        const std::string key = fmt::format("{}.{}", item.key, member.key);
        check_expression(checker, {key + ".map", pair[1]}, nullptr, {Usage::Role::cluster});
        // Names of operators are not looked at, as in the official validator; find_undrawn() does.
        check_expression(checker, {key + ".reduce", pair[0]}, nullptr, {Usage::Role::cluster});
    }
}

} // namespace

void check_source(Checker& checker, const Item& item) {
    const Json* type = item.value.find("type");
    if (type == nullptr || type->is_null())
        return checker.error(item.key, item.value, "\"type\" is required");
    const std::string name = type->is_string() ? type->string() : std::string();
    if (name == "vector") return check_fields(checker, item, Structure::source_vector, true);
    if (name == "raster") return check_fields(checker, item, Structure::source_raster, true);
    if (name == "raster-dem") return check_dem(checker, item);
    if (name == "video") return check_fields(checker, item, Structure::source_video, false);
    if (name == "image") return check_fields(checker, item, Structure::source_image, false);
    if (name == "geojson") {
        check_fields(checker, item, Structure::source_geojson, false);
        return check_clusters(checker, item);
    }
    if (name == "canvas") {
        // The message of the official validator has no line.
        return checker.error(
            item.key, Json(),
            "Please use runtime APIs to add canvas sources, rather than including them in "
            "stylesheets.");
    }
    check_enumeration(checker, {item.key + ".type", *type}, source_types);
}

} // namespace cordon::style
