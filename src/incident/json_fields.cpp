// SPDX-License-Identifier: MIT
#include "incident/json_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace cordon::incident {

void ReadContext::error(std::string message, int line, std::vector<std::string> hints) {
    ++errors;
    reporter.report({Severity::error, std::move(message), {file, line, 0, id}, std::move(hints)});
}

void ReadContext::warn(std::string message, int line, std::vector<std::string> hints) {
    reporter.report({Severity::warning, std::move(message), {file, line, 0, id}, std::move(hints)});
}

const Json* Fields::take(std::string_view key) {
    const Json::Object& members = object_.members();
    const Json* found = nullptr;
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (members[i].key != key) continue;
        taken_[i] = true;
        found = &members[i].value;
    }
    return found == nullptr || found->is_null() ? nullptr : found;
}

const Json* Fields::take_typed(std::string_view key, bool (Json::*is_type)() const,
                               std::string_view wanted) {
    const Json* value = take(key);
    if (value == nullptr || (value->*is_type)()) return value;
    context_.error(fmt::format("'{}' is {} instead of {}", key, value->type_name(), wanted),
                   value->line());
    return nullptr;
}

std::string Fields::text(std::string_view key) {
    const Json* value = take_typed(key, &Json::is_string, "a string");
    return value == nullptr ? std::string() : value->string();
}

std::optional<double> Fields::number(std::string_view key) {
    const Json* value = take_typed(key, &Json::is_number, "a number");
    if (value == nullptr) return std::nullopt;
    return value->number();
}

bool Fields::boolean(std::string_view key) {
    const Json* value = take_typed(key, &Json::is_bool, "true or false");
    return value != nullptr && value->boolean();
}

std::optional<geom::LonLat> Fields::position(std::string_view key) {
    const Json* value = take_typed(key, &Json::is_array, "[longitude, latitude]");
    if (value == nullptr) return std::nullopt;
    return read_position(*value, context_);
}

Json::Object Fields::rest() const {
    Json::Object rest;
    const Json::Object& members = object_.members();
    for (std::size_t i = 0; i < members.size(); ++i)
        if (!taken_[i]) rest.push_back(members[i]);
    return rest;
}

std::optional<geom::LonLat> read_position(const Json& json, ReadContext& context) {
    const bool is_pair = json.is_array() && json.items().size() >= 2 &&
                         json.items()[0].is_number() && json.items()[1].is_number();
    if (!is_pair) {
        context.error("position is not [longitude, latitude]: " + to_text(json), json.line());
        return std::nullopt;
    }
    const geom::LonLat at{json.items()[0].number(), json.items()[1].number()};
    if (std::abs(at.x) <= 180.0 && std::abs(at.y) <= 90.0) return at;
    std::vector<std::string> hints;
    if (std::abs(at.y) <= 180.0 && std::abs(at.x) <= 90.0)
        hints.emplace_back("longitude comes first: are the two swapped?");
    context.error(fmt::format("position [{}, {}] lies outside -180..180 and -90..90", at.x, at.y),
                  json.line(), std::move(hints));
    return std::nullopt;
}

} // namespace cordon::incident
