// SPDX-License-Identifier: MIT
// Root keys: sources, layers, sprite, glyphs, font-faces, state, light, sky, terrain, projection.
#include "style/unicode_range.hpp"
#include "style/validate/checker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace cordon::style {

namespace {

constexpr std::array<FieldSpec, 2> sprite_fields = {
    {{"id", "string", true, {}}, {"url", "string", true, {}}}};
constexpr std::array<FieldSpec, 2> font_face_fields = {
    {{"url", "string", true, {}}, {"unicode-range", "array", false, {}}}};

/// Objects whose members are named in messages without the object.
void check_flat(Checker& checker, const Item& item, Structure structure) {
    if (!item.value.is_object()) return checker.wrong_type(item.key, item.value, "object");
    const auto fields = fields_of(structure);
    for (const Json::Member& member : item.value.members()) {
        const Item field_item{member.key, member.value};
        const std::string_view name = member.key;
        if (name.ends_with("-transition")) {
            const FieldSpec* of = find_field(fields, name.substr(0, name.rfind('-')));
            if (of != nullptr && of->spec.transition) {
                check_object(checker, field_item, fields_of(Structure::transition),
                             [&](const Item& part, std::string_view part_name) {
                                 const FieldSpec* field =
                                     find_field(fields_of(Structure::transition), part_name);
                                 if (field != nullptr) check_field(checker, part, *field);
                                 return field != nullptr;
                             });
                continue;
            }
        }
        if (const FieldSpec* field = find_field(fields, name)) {
            check_field(checker, field_item, *field);
        } else {
            checker.error(member.key, member.value,
                          fmt::format("unknown property \"{}\"", member.key));
        }
    }
}

void check_glyphs(Checker& checker, const Item& item) {
    if (!item.value.is_string()) return check_string(checker, item);
    for (const std::string_view token : {"{fontstack}", "{range}"}) {
        if (item.value.string().find(token) == std::string::npos) {
            checker.error(item.key, item.value,
                          fmt::format("\"glyphs\" url must include a \"{}\" token", token));
        }
    }
}

void check_sprite(Checker& checker, const Item& item) {
    if (!item.value.is_array()) return check_string(checker, item);
    for (std::size_t i = 0; i < item.value.items().size(); ++i) {
        check_object(checker, item.element(i), sprite_fields,
                     [&](const Item& member, std::string_view name) {
                         if (name == "id" || name == "url") check_string(checker, member);
                         return name == "id" || name == "url";
                     });
    }
}

void check_unicode_range(Checker& checker, const Item& item) {
    if (!item.value.is_string()) return;
    const auto range = read_unicode_range(item.value.string());
    if (!range) {
        checker.error(item.key, item.value,
                      "invalid unicode range, expected a value such as \"U+26\", \"U+0-10FFFF\" or "
                      "\"U+4??\"");
    } else if (range->first > last_code_point || range->last > last_code_point) {
        checker.error(item.key, item.value,
                      "unicode range is out of bounds, the maximum code point is U+10FFFF");
    } else if (range->first > range->last) {
        checker.error(item.key, item.value,
                      fmt::format("unicode range start must not be greater than its end, but {} is",
                                  item.value.string()));
    }
}

void check_font_face(Checker& checker, const Item& face) {
    check_object(checker, face, font_face_fields, [&](const Item& member, std::string_view name) {
        if (name == "url") check_string(checker, member);
        if (name == "unicode-range")
            check_array(checker, member, 0, [&](const Item& part) { check_string(checker, part); });
        return name == "url" || name == "unicode-range";
    });
    const Json* ranges = face.value.find("unicode-range");
    if (ranges == nullptr || !ranges->is_array()) return;
    const Item item = face.member("unicode-range", *ranges);
    for (std::size_t i = 0; i < ranges->items().size(); ++i)
        check_unicode_range(checker, item.element(i));
}

void check_font_faces(Checker& checker, const Item& item) {
    if (!item.value.is_object()) return checker.wrong_type(item.key, item.value, "object");
    for (const Json::Member& member : item.value.members()) {
        const Item font = item.member(member.key, member.value);
        if (font.value.is_array()) {
            for (std::size_t i = 0; i < font.value.items().size(); ++i)
                check_font_face(checker, font.element(i));
        } else if (!font.value.is_string()) {
            checker.wrong_type(font.key, font.value, "string or array");
        }
    }
}

void check_layers(Checker& checker, const Item& item) {
    std::size_t index = 0;
    check_array(checker, item, 0, [&](const Item& layer) { check_layer(checker, layer, index++); });
}

void check_sources(Checker& checker, const Item& item) {
    check_object(checker, item, {}, [&](const Item& source, std::string_view) {
        check_source(checker, source);
        return true;
    });
}

void check_version(Checker& checker, const Item& item) {
    constexpr double version = 8.0;
    if (item.value.is_number() && item.value.number() == version) return;
    checker.error(item.key, item.value,
                  fmt::format("expected one of [8], {} found", to_json_text(item.value)));
}

void check_transition(Checker& checker, const Item& item) {
    const auto fields = fields_of(Structure::transition);
    check_object(checker, item, fields, [&](const Item& member, std::string_view name) {
        const FieldSpec* field = find_field(fields, name);
        if (field != nullptr) check_field(checker, member, *field);
        return field != nullptr;
    });
}

void check_root_member(Checker& checker, const Item& item, std::string_view name) {
    if (name == "version") return check_version(checker, item);
    if (name == "glyphs") return check_glyphs(checker, item);
    if (name == "sources") return check_sources(checker, item);
    if (name == "layers") return check_layers(checker, item);
    if (name == "sprite") return check_sprite(checker, item);
    if (name == "font-faces") return check_font_faces(checker, item);
    if (name == "transition") return check_transition(checker, item);
    if (name == "light") return check_flat(checker, {"light", item.value}, Structure::light);
    if (name == "sky") return check_flat(checker, {"sky", item.value}, Structure::sky);
    if (name == "terrain") return check_flat(checker, {"terrain", item.value}, Structure::terrain);
    if (name == "projection")
        return check_flat(checker, {"projection", item.value}, Structure::projection);
    if (name == "state") {
        if (!item.value.is_object()) checker.wrong_type(item.key, item.value, "object");
        return;
    }
    if (const FieldSpec* field = find_field(fields_of(Structure::root), name))
        check_field(checker, item, *field);
}

} // namespace

void check_root(Checker& checker) {
    const Json& style = checker.style();
    check_object(checker, {"", style}, fields_of(Structure::root),
                 [&](const Item& item, std::string_view name) {
                     check_root_member(checker, item, name);
                     return true;
                 });
    const Json* constants = style.find("constants");
    if (constants != nullptr && !constants->is_null())
        checker.error("constants", *constants, "constants have been deprecated as of v8");
}

} // namespace cordon::style
