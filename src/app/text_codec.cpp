// SPDX-License-Identifier: MIT
#include "app/codec_tools.hpp"
#include "app/map_codec.hpp"
#include "app/values.hpp"

#include <fmt/format.h>

namespace cordon::app {

using namespace codec;
using Path = std::filesystem::path;

std::optional<Localised> Codec<Localised>::read(const Json& value, Reading& reading) {
    if (value.is_string()) {
        const auto any = Codec<std::string>::read(value, reading);
        return any ? std::optional(Localised(*any)) : std::nullopt;
    }
    if (!value.is_object()) {
        reading.expected(value, what());
        return std::nullopt;
    }
    Localised all;
    for (const Json::Member& member : value.members()) {
        if (!language_from(member.key)) {
            reading.fail(member.key_line,
                         fmt::format("'{}' is not a language of a map", member.key),
                         {"the languages are en and fr"});
        } else if (const auto one = Codec<std::string>::read(member.value, reading)) {
            all.texts[member.key] = *one;
        }
    }
    return all;
}
Json Codec<Localised>::write(const Localised& value, const Path& /*folder*/) {
    if (value.texts.size() == 1 && value.texts.begin()->first.empty())
        return Json(value.texts.begin()->second);
    Json::Object members;
    for (const auto& [language, one] : value.texts) members.push_back({language, Json(one), 0});
    return Json(std::move(members));
}
Json Codec<Localised>::schema() {
    const Json languages(
        Json::Object{{"en", type_schema("string"), 0}, {"fr", type_schema("string"), 0}});
    return any_of({type_schema("string"), with(with(type_schema("object"), "properties", languages),
                                               "additionalProperties", Json(false))});
}
std::string Codec<Localised>::what() {
    return R"(a text, or a table such as {en = "…", fr = "…"})";
}

std::optional<FilePath> Codec<FilePath>::read(const Json& value, Reading& reading) {
    const auto given = Codec<std::string>::read(value, reading);
    if (!given) return std::nullopt;
    if (given->empty() || given->find('\0') != std::string::npos) {
        reading.expected(value, what());
        return std::nullopt;
    }
    if (*given == "-") return FilePath{*given, *given};
    return FilePath{*given, reading.folder / *given};
}
Json Codec<FilePath>::write(const FilePath& value, const Path& /*folder*/) {
    return Json(value.given);
}
Json Codec<FilePath>::schema() {
    return with(type_schema("string"), "minLength", Json(1.0));
}
std::string Codec<FilePath>::what() {
    return "the name of a file";
}

std::optional<SheetSize> Codec<SheetSize>::read(const Json& value, Reading& reading) {
    return from_text<SheetSize>(value, reading, parse_size);
}
Json Codec<SheetSize>::write(const SheetSize& value, const Path& /*folder*/) {
    return Json(to_text(value));
}
Json Codec<SheetSize>::schema() {
    return type_schema("string");
}
std::string Codec<SheetSize>::what() {
    return R"(a size such as "180mmx120mm", "180mm", "1600x1200" or "A4")";
}

std::optional<Metres> Codec<Metres>::read(const Json& value, Reading& reading) {
    return from_text<Metres>(value, reading, parse_distance);
}
Json Codec<Metres>::write(const Metres& value, const Path& /*folder*/) {
    return Json(to_text(value));
}
Json Codec<Metres>::schema() {
    return with(type_schema("string"), "pattern", text("^ *[0-9.]+ *k?m *$"));
}
std::string Codec<Metres>::what() {
    return R"(a distance with its unit such as "10km")";
}

std::optional<GivenDistance> Codec<GivenDistance>::read(const Json& value, Reading& reading) {
    // A bare number is read as what it would mean in the layer's CRS: the layer refuses it then.
    if (value.is_number()) return GivenDistance{std::nullopt, value.number(), false};
    return from_text<GivenDistance>(value, reading, parse_given_distance);
}
Json Codec<GivenDistance>::write(const GivenDistance& value, const Path& /*folder*/) {
    if (value.metres) return Json(to_text(*value.metres));
    if (!value.in_degrees) return Json(value.number);
    return Json(fmt::format("{}deg", value.number));
}
Json Codec<GivenDistance>::schema() {
    return Codec<Metres>::schema();
}
std::string Codec<GivenDistance>::what() {
    return Codec<Metres>::what();
}

std::optional<Date> Codec<Date>::read(const Json& value, Reading& reading) {
    return from_text<Date>(value, reading, parse_day);
}
Json Codec<Date>::write(const Date& value, const Path& /*folder*/) {
    return Json(to_iso(value));
}
Json Codec<Date>::schema() {
    return with(type_schema("string"), "format", text("date"));
}
std::string Codec<Date>::what() {
    return "a day such as 2025-10-28";
}

std::optional<Moment> Codec<Moment>::read(const Json& value, Reading& reading) {
    return from_text<Moment>(value, reading, parse_moment);
}
Json Codec<Moment>::write(const Moment& value, const Path& /*folder*/) {
    return Json(to_text(value));
}
Json Codec<Moment>::schema() {
    return type_schema("string");
}
std::string Codec<Moment>::what() {
    return "a date or a date and time such as 2025-10-30T18:00Z";
}

} // namespace cordon::app
