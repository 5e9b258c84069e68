// SPDX-License-Identifier: MIT
#include "app/toml.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cctype>
#include <sstream>
#include <vector>

namespace cordon::app {

namespace {

Json convert(const toml::node& node);

Json convert_table(const toml::table& table) {
    struct Entry {
        toml::source_position at;
        Json::Member member;
    };
    std::vector<Entry> entries;
    for (const auto& [key, value] : table) {
        const toml::source_position at = key.source().begin;
        entries.push_back(
            {at, {std::string(key.str()), convert(value), static_cast<int>(at.line)}});
    }
    // The parser sorts by name; findings shall come in the order of the file.
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry& a, const Entry& b) { return a.at < b.at; });
    Json::Object members;
    for (Entry& entry : entries) members.push_back(std::move(entry.member));
    return Json(std::move(members));
}

/// Dates and times in the form of ISO 8601.
template <typename T>
Json convert_time(const T& value) {
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << value;
    return Json(text.str());
}

Json convert(const toml::node& node) {
    Json value;
    switch (node.type()) {
    case toml::node_type::table: value = convert_table(*node.as_table()); break;
    case toml::node_type::array: {
        Json::Array items;
        for (const toml::node& item : *node.as_array()) items.push_back(convert(item));
        value = Json(std::move(items));
        break;
    }
    case toml::node_type::string: value = Json(node.as_string()->get()); break;
    case toml::node_type::integer:
        value = Json(static_cast<double>(node.as_integer()->get()));
        break;
    case toml::node_type::floating_point: value = Json(node.as_floating_point()->get()); break;
    case toml::node_type::boolean: value = Json(node.as_boolean()->get()); break;
    case toml::node_type::date: value = convert_time(node.as_date()->get()); break;
    case toml::node_type::time: value = convert_time(node.as_time()->get()); break;
    case toml::node_type::date_time: value = convert_time(node.as_date_time()->get()); break;
    default: break;
    }
    value.set_line(static_cast<int>(node.source().begin.line));
    return value;
}

std::string lower_first(std::string_view text) {
    std::string out(text);
    if (!out.empty()) out[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(out[0])));
    return out;
}

} // namespace

Json parse_toml(std::string_view text, const std::string& file) {
    try {
        return convert(toml::parse(text, file));
    } catch (const toml::parse_error& error) {
        const toml::source_position at = error.source().begin;
        const std::string why = lower_first(error.description());
        std::vector<std::string> hints;
        if (why.find("time") != std::string::npos) // TOML 1.0 has no times without seconds
            hints.emplace_back("write seconds, 2025-10-30T18:00:00Z, or set the time in quotes");
        throw Error({Severity::error,
                     "not valid TOML: " + why,
                     {file, static_cast<int>(at.line), static_cast<int>(at.column), {}},
                     std::move(hints)});
    }
}

namespace {

std::string quoted(std::string_view text) {
    std::string out;
    for (const char c : json_quote(text)) // a JSON literal is a TOML one but for U+007F
        out += c == '\x7F' ? std::string("\\u007F") : std::string(1, c);
    return out;
}

std::string key_text(std::string_view key) {
    const bool bare = !key.empty() && std::all_of(key.begin(), key.end(), [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '_' || c == '-';
    });
    return bare ? std::string(key) : quoted(key);
}

std::string inline_text(const Json& value) {
    if (value.is_string()) return quoted(value.string());
    if (!value.is_array() && !value.is_object()) return cordon::to_text(value);
    std::string out;
    const auto join = [&](const std::string& piece) {
        if (!out.empty()) out += ", ";
        out += piece;
    };
    if (value.is_array()) {
        for (const Json& item : value.items()) join(inline_text(item));
        return "[" + out + "]";
    }
    for (const Json::Member& member : value.members())
        if (!member.value.is_null()) join(key_text(member.key) + " = " + inline_text(member.value));
    return "{" + out + "}";
}

bool is_table_array(const Json& value) {
    return value.is_array() && !value.items().empty() &&
           std::all_of(value.items().begin(), value.items().end(),
                       [](const Json& item) { return item.is_object(); });
}

void append_lines(std::string& out, const Json& object) {
    for (const Json::Member& member : object.members())
        if (!member.value.is_null())
            out += key_text(member.key) + " = " + inline_text(member.value) + "\n";
}

} // namespace

std::string to_toml(const Json& object) {
    std::string out;
    std::string tables;
    for (const Json::Member& member : object.members()) {
        if (member.value.is_object()) {
            tables += fmt::format("\n[{}]\n", key_text(member.key));
            append_lines(tables, member.value);
        } else if (is_table_array(member.value)) {
            for (const Json& item : member.value.items()) {
                tables += fmt::format("\n[[{}]]\n", key_text(member.key));
                append_lines(tables, item);
            }
        } else if (!member.value.is_null()) {
            out += key_text(member.key) + " = " + inline_text(member.value) + "\n";
        }
    }
    out += tables;
    if (!out.empty() && out.front() == '\n') out.erase(0, 1);
    return out;
}

} // namespace cordon::app
