// SPDX-License-Identifier: MIT
#include "app/codec_tools.hpp"

#include <fmt/format.h>

#include <cmath>

namespace cordon::app {

namespace codec {

Json text(std::string_view value) {
    return Json(std::string(value));
}

std::string described(const Json& value) {
    if (value.is_string()) {
        constexpr std::size_t longest = 40;
        if (value.string().size() <= longest) return fmt::format("the text \"{}\"", value.string());
        return "a long text";
    }
    if (value.is_array()) return fmt::format("a list of {}", value.items().size());
    if (value.is_object()) return "a table";
    if (value.is_number() && !std::isfinite(value.number())) return "no finite number";
    return cordon::to_text(value);
}

Json with(const Json& schema, std::string_view key, Json value) {
    Json::Object members = schema.members();
    members.push_back({std::string(key), std::move(value), 0});
    return Json(std::move(members));
}

Json any_of(Json::Array choices) {
    return Json(Json::Object{{"anyOf", Json(std::move(choices)), 0}});
}

Json numbers_schema(double count) {
    const Json list = with(type_schema("array"), "items", type_schema("number"));
    return with(with(list, "minItems", Json(count)), "maxItems", Json(count));
}

std::optional<std::array<double, 4>> four_numbers(const Json& value, Reading& reading,
                                                  std::string_view what) {
    std::array<double, 4> numbers{};
    const bool fits = value.is_array() && value.items().size() == 4;
    for (std::size_t i = 0; fits && i < 4; ++i) {
        const Json& item = value.items()[i];
        if (!item.is_number() || !std::isfinite(item.number())) {
            reading.expected(item, "a number");
            return std::nullopt;
        }
        numbers.at(i) = item.number();
    }
    if (fits) return numbers;
    reading.expected(value, what);
    return std::nullopt;
}

} // namespace codec

void Reading::fail(int line, std::string message, std::vector<std::string> hints) {
    diagnostics.push_back(
        {Severity::error, std::move(message), {file, line, 0, path}, std::move(hints)});
}

void Reading::expected(const Json& value, std::string_view what) {
    fail(value.line(), fmt::format("expected {}, got {}", what, codec::described(value)));
}

bool check_range(const Json& value, double number, const Key& key, Reading& reading) {
    if (number >= key.min && number <= key.max) return true;
    reading.fail(value.line(),
                 fmt::format("{} is out of range: {} to {}", number, key.min, key.max));
    return false;
}

Json type_schema(std::string_view type) {
    return Json(Json::Object{{"type", codec::text(type), 0}});
}

Json enum_schema(const std::vector<std::string>& names) {
    Json::Array all;
    for (const std::string& name : names) all.emplace_back(name);
    return Json(Json::Object{{"enum", Json(std::move(all)), 0}});
}

std::string one_of(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "\"" : ", \"") + name + "\"";
    return "one of " + list;
}

} // namespace cordon::app
