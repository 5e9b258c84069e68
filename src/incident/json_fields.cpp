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

namespace {

constexpr std::size_t wanted_width = 100;

/// Writes one value at an indentation, of which `used` columns of its line are taken already.
class PrettyWriter {
  public:
    void write(const Json& value, std::size_t indent, std::size_t used, bool one_line) {
        const std::string compact = spaced(value);
        if (one_line || !is_container(value) || used + compact.size() <= wanted_width) {
            out += compact;
        } else if (value.is_array()) {
            write_array(value.items(), indent);
        } else {
            write_object(value.members(), indent);
        }
    }

    std::string out;

  private:
    static bool is_container(const Json& value) {
        return (value.is_array() && !value.items().empty()) ||
               (value.is_object() && !value.members().empty());
    }

    /// True for arrays of numbers only, and for arrays of such arrays.
    static bool is_tight(const Json& value) {
        return std::all_of(value.items().begin(), value.items().end(), [](const Json& item) {
            return item.is_number() || (item.is_array() && is_tight(item));
        });
    }

    /// On one line, with a space behind each comma and colon; coordinates without.
    static std::string spaced(const Json& value) {
        if (value.is_array()) {
            std::string text = "[";
            // Positions and rings are written without spaces: files of outlines are long.
            const bool tight = is_tight(value);
            for (const Json& item : value.items()) {
                if (text.size() > 1) text += tight ? "," : ", ";
                text += spaced(item);
            }
            return text + "]";
        }
        if (value.is_object()) {
            std::string text = "{";
            for (const Json::Member& member : value.members()) {
                if (text.size() > 1) text += ", ";
                text += json_quote(member.key) + ": " + spaced(member.value);
            }
            return text + "}";
        }
        return to_text(value);
    }

    void write_array(const Json::Array& items, std::size_t indent) {
        // Positions are read by programs: one line keeps files short.
        const bool coordinates = items.front().is_array() || items.front().is_number();
        out += coordinates ? "[" : "[\n";
        for (const Json& item : items) {
            if (!coordinates) out += std::string(indent + 2, ' ');
            write(item, indent + 2, indent + 2, coordinates);
            if (&item != &items.back()) out += ',';
            if (!coordinates) out += '\n';
        }
        out += coordinates ? "]" : std::string(indent, ' ') + "]";
    }

    void write_object(const Json::Object& members, std::size_t indent) {
        out += "{\n";
        for (const Json::Member& member : members) {
            const std::string key = json_quote(member.key) + ": ";
            out += std::string(indent + 2, ' ') + key;
            write(member.value, indent + 2, indent + 3 + key.size(), member.key == "geometry");
            out += &member == &members.back() ? "\n" : ",\n";
        }
        out += std::string(indent, ' ') + "}";
    }
};

} // namespace

std::string to_pretty_text(const Json& value) {
    PrettyWriter writer;
    writer.write(value, 0, 0, false);
    return writer.out + "\n";
}

} // namespace cordon::incident
