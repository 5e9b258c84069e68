// SPDX-License-Identifier: MIT
#include "app/map_codec.hpp"

#include "app/codec_tools.hpp"

#include <fmt/format.h>

#include <cmath>

namespace cordon::app {

using namespace codec;
using Path = std::filesystem::path;

std::optional<bool> Codec<bool>::read(const Json& value, Reading& reading) {
    if (value.is_bool()) return value.boolean();
    reading.expected(value, what());
    return std::nullopt;
}
Json Codec<bool>::write(const bool& value, const Path& /*folder*/) {
    return Json(value);
}
Json Codec<bool>::schema() {
    return type_schema("boolean");
}
std::string Codec<bool>::what() {
    return "true or false";
}

std::optional<double> Codec<double>::read(const Json& value, Reading& reading) {
    if (value.is_number() && std::isfinite(value.number())) return value.number();
    reading.expected(value, what());
    return std::nullopt;
}
Json Codec<double>::write(const double& value, const Path& /*folder*/) {
    return Json(value);
}
Json Codec<double>::schema() {
    return type_schema("number");
}
std::string Codec<double>::what() {
    return "a number";
}

std::optional<int> Codec<int>::read(const Json& value, Reading& reading) {
    if (value.is_number() && value.number() == std::floor(value.number()) &&
        std::abs(value.number()) < 1e9)
        return static_cast<int>(value.number());
    reading.expected(value, what());
    return std::nullopt;
}
Json Codec<int>::write(const int& value, const Path& /*folder*/) {
    return Json(static_cast<double>(value));
}
Json Codec<int>::schema() {
    return type_schema("integer");
}
std::string Codec<int>::what() {
    return "a whole number";
}

std::optional<std::string> Codec<std::string>::read(const Json& value, Reading& reading) {
    // A printed text is short; a longer one is a mistake or an attack on the layout.
    constexpr std::size_t longest = 10'000;
    if (!value.is_string()) {
        reading.expected(value, what());
        return std::nullopt;
    }
    if (value.string().size() <= longest) return value.string();
    reading.fail(value.line(), fmt::format("the text is longer than {} bytes", longest));
    return std::nullopt;
}
Json Codec<std::string>::write(const std::string& value, const Path& /*folder*/) {
    return Json(value);
}
Json Codec<std::string>::schema() {
    return type_schema("string");
}
std::string Codec<std::string>::what() {
    return "a text";
}

std::optional<Json> Codec<Json>::read(const Json& value, Reading& reading) {
    if (value.is_object()) return value;
    reading.expected(value, what());
    return std::nullopt;
}
Json Codec<Json>::write(const Json& value, const Path& /*folder*/) {
    return value;
}
Json Codec<Json>::schema() {
    return type_schema("object");
}
std::string Codec<Json>::what() {
    return "a table";
}

} // namespace cordon::app
