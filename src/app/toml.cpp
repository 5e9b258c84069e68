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

/// Parts of one dotted key: the parser nests a table for each and would leave the stack.
constexpr int most_key_parts = 64;

/// Length of a string of any of the four kinds that begins at `at`, as far as the text goes.
std::size_t string_length(std::string_view text, std::size_t at) {
    const char quote = text[at];
    const std::string_view triple = quote == '"' ? R"(""")" : "'''";
    const bool multi_line = text.substr(at).starts_with(triple);
    const std::string_view end = multi_line ? triple : triple.substr(0, 1);
    for (std::size_t i = at + end.size(); i < text.size(); ++i) {
        if (text[i] == '\\' && quote == '"') {
            ++i;
        } else if (text.substr(i).starts_with(end)) {
            return i + end.size() - at;
        } else if (text[i] == '\n' && !multi_line) {
            return i - at; // not TOML; the parser says so
        }
    }
    return text.size() - at;
}

/// Throws Error for a dotted key of more parts than any project file has.
void check_key_depth(std::string_view text, const std::string& file) {
    int line = 1;
    int parts = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"' || c == '\'') {
            const std::size_t length = string_length(text, at);
            const std::string_view skipped = text.substr(at, length);
            line += static_cast<int>(std::count(skipped.begin(), skipped.end(), '\n'));
            at += length - 1;
        } else if (c == '#') {
            at = std::min(text.find('\n', at), text.size()) - 1;
        } else if (c == '.') {
            if (++parts >= most_key_parts)
                throw Error(
                    {Severity::error,
                     fmt::format("not valid TOML: a key has more than {} parts", most_key_parts),
                     {file, line, 0, {}},
                     {}});
        } else if (std::string_view("\n=,[]{}").find(c) != std::string_view::npos) {
            parts = 0;
            if (c == '\n') ++line;
        }
    }
}

std::string lower_first(std::string_view text) {
    std::string out(text);
    if (!out.empty()) out[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(out[0])));
    return out;
}

/// The parser's words where they are for its programmers; its text of a key that is given twice is
/// garbled besides.
std::string plain_reason(std::string why) {
    if (why.find("cannot redefine") != std::string::npos) return "a key or table is given twice";
    if (why.find("TOML_MAX_NESTED_VALUES") != std::string::npos)
        return "values are nested too deeply";
    return why;
}

} // namespace

Json parse_toml(std::string_view text, const std::string& file) {
    check_key_depth(text, file);
    try {
        return convert(toml::parse(text, file));
    } catch (const toml::parse_error& error) {
        const toml::source_position at = error.source().begin;
        const std::string why = plain_reason(lower_first(error.description()));
        std::vector<std::string> hints;
        if (why.find("time") != std::string::npos) // TOML 1.0 has no times without seconds
            hints.emplace_back("write seconds, 2025-10-30T18:00:00Z, or set the time in quotes");
        throw Error({Severity::error,
                     "not valid TOML: " + why,
                     {file, static_cast<int>(at.line), static_cast<int>(at.column), {}},
                     std::move(hints)});
    }
}

std::string toml_quote(std::string_view text) {
    std::string out;
    for (const char c : json_quote(text)) // a JSON literal is a TOML one but for U+007F
        out += c == '\x7F' ? std::string("\\u007F") : std::string(1, c);
    return out;
}

namespace {

std::string key_text(std::string_view key) {
    const bool bare = !key.empty() && std::all_of(key.begin(), key.end(), [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '_' || c == '-';
    });
    return bare ? std::string(key) : toml_quote(key);
}

std::string inline_text(const Json& value) {
    if (value.is_string()) return toml_quote(value.string());
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
