// SPDX-License-Identifier: MIT
#include "core/json.hpp"
#include "core/text_parts.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string_view>
#include <type_traits>

namespace cordon {

namespace {

constexpr std::size_t wanted_width = 100;

/// Writes one value at an indentation, of which `used` columns of its line are taken already.
class PrettyWriter {
  public:
    void write(const Json& value, std::size_t indent, std::size_t used, bool one_line) {
        const std::size_t start = out.size();
        // Arrays of coordinates are read by programs: they stay on their line. What else is too
        // long is found out after one line's length.
        const std::size_t room = used < wanted_width ? wanted_width - used : 0;
        const bool may_break =
            !one_line && is_container(value) && !(value.is_array() && is_tight(value));
        if (append_spaced(value, may_break ? start + room : no_limit)) return;
        out.resize(start);
        if (value.is_array())
            write_array(value.items(), indent);
        else
            write_object(value.members(), indent);
    }

    /// An object whose last member is an array of `count` objects, at the left margin. Between them
    /// `sink` is given what was written, when it is long enough.
    void write_collection(const Json::Object& head, std::string_view last_key, std::size_t count,
                          const std::function<Json(std::size_t)>& item, const TextSink& sink) {
        constexpr std::size_t long_enough = std::size_t{1} << 20U;
        out += "{\n";
        for (const Json::Member& member : head) {
            write_member(member, 0);
            out += ",\n";
        }
        out += "  " + json_quote(last_key) + ": [\n";
        for (std::size_t i = 0; i < count; ++i) {
            out += "    ";
            write(item(i), 4, 4, false);
            out += i + 1 < count ? ",\n" : "\n";
            if (out.size() < long_enough) continue;
            sink(out);
            out.clear();
        }
        out += "  ]\n}\n";
        sink(out);
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
            return item.is_number() || item.is_array_text() || (item.is_array() && is_tight(item));
        });
    }

    /// No array is shorter than this; counted no further than a line's width.
    static std::size_t least_length(const Json& value) {
        if (value.is_array_text()) return value.array_text().size();
        std::size_t length = 1;
        for (const Json& item : value.items()) {
            const bool nested = item.is_array() || item.is_array_text();
            length += nested ? least_length(item) + 1 : 2;
            if (length > wanted_width) break;
        }
        return length;
    }

    static constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

    /// Appends a value on one line, with a space behind each comma and colon; coordinates without.
    /// False, and cut short somewhere, when the text would grow beyond `limit`.
    bool append_spaced(const Json& value, std::size_t limit) {
        const bool is_list = value.is_array() || value.is_array_text();
        if (is_list && limit != no_limit && out.size() + least_length(value) > limit) return false;
        if (value.is_array()) {
            // Positions and rings are written without spaces: files of outlines are long.
            if (is_tight(value)) {
                append_text(out, value);
            } else if (!append_list(value.items(), "[", limit)) {
                return false;
            }
        } else if (value.is_object()) {
            if (!append_list(value.members(), "{", limit)) return false;
        } else {
            append_text(out, value);
        }
        return out.size() <= limit;
    }

    template <typename List>
    bool append_list(const List& list, std::string_view open, std::size_t limit) {
        out += open;
        bool first = true;
        for (const auto& item : list) {
            if (!first) out += ", ";
            first = false;
            if constexpr (std::is_same_v<List, Json::Object>) {
                out += json_quote(item.key) + ": ";
                if (!append_spaced(item.value, limit)) return false;
            } else {
                if (!append_spaced(item, limit)) return false;
            }
        }
        out += open == "[" ? ']' : '}';
        return true;
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
            write_member(member, indent);
            out += &member == &members.back() ? "\n" : ",\n";
        }
        out += std::string(indent, ' ') + "}";
    }

    void write_member(const Json::Member& member, std::size_t indent) {
        const std::string key = json_quote(member.key) + ": ";
        out += std::string(indent + 2, ' ') + key;
        write(member.value, indent + 2, indent + 3 + key.size(), member.key == "geometry");
    }
};

} // namespace

std::string to_pretty_text(const Json& value) {
    PrettyWriter writer;
    writer.write(value, 0, 0, false);
    writer.out += '\n';
    return std::move(writer.out);
}

std::string to_pretty_text(const Json::Object& head, std::string_view last_key, std::size_t count,
                           const std::function<Json(std::size_t)>& item) {
    std::string text;
    write_pretty_text(head, last_key, count, item, [&](std::string_view part) { text += part; });
    return text;
}

void write_pretty_text(const Json::Object& head, std::string_view last_key, std::size_t count,
                       const std::function<Json(std::size_t)>& item, const TextSink& sink) {
    PrettyWriter().write_collection(head, last_key, count, item, sink);
}

} // namespace cordon
