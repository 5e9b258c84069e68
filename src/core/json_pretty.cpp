// SPDX-License-Identifier: MIT
#include "core/json.hpp"

#include <algorithm>
#include <cstddef>

namespace cordon {

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

} // namespace cordon
