// SPDX-License-Identifier: MIT
#include "support/json_schema.hpp"

#include "core/file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <regex>

namespace cordon::test {

namespace {

constexpr std::array<std::string_view, 16> known_words = {"$schema",
                                                          "$defs",
                                                          "$ref",
                                                          "title",
                                                          "description",
                                                          "type",
                                                          "properties",
                                                          "required",
                                                          "items",
                                                          "enum",
                                                          "const",
                                                          "anyOf",
                                                          "additionalProperties",
                                                          "pattern",
                                                          "minimum",
                                                          "maximum"};

/// `#/$defs/estimate` → `estimate`
std::string definition_name(const std::string& reference) {
    return reference.substr(reference.rfind('/') + 1);
}

bool is_type(const Json& value, const std::string& type) {
    if (type == "integer") return value.is_number() && value.number() == std::floor(value.number());
    return value.type_name() == type;
}

/// Where a value stands: in the file, and in the schema.
struct Place {
    std::string path;
    std::string key;
};

class Checker {
  public:
    Checker(const Json& root, SchemaCheck& check) : root_(root), check_(check) {}

    void check(const Json& schema, const Json& value, const Place& at) {
        for (const Json::Member& word : schema.members())
            if (std::find(known_words.begin(), known_words.end(), word.key) == known_words.end())
                fault(at, "the schema's word '" + word.key + "' is not known to this test");
        if (const Json* reference = schema.find("$ref")) {
            const std::string name = definition_name(reference->string());
            check(*root_.find("$defs")->find(name), value, {at.path, "#" + name});
        }
        check_choice(schema, value, at);
        check_type(schema, value, at);
        check_scalar(schema, value, at);
        if (value.is_object()) check_members(schema, value, at);
        const Json* items = schema.find("items");
        if (items == nullptr || !value.is_array()) return;
        for (std::size_t i = 0; i < value.items().size(); ++i)
            check(*items, value.items()[i], {fmt::format("{}[{}]", at.path, i), at.key + "[]"});
    }

  private:
    void fault(const Place& at, const std::string& what) {
        check_.faults.push_back(at.path + ": " + what);
    }

    void check_choice(const Json& schema, const Json& value, const Place& at) {
        const Json* choices = schema.find("anyOf");
        if (choices == nullptr) return;
        std::vector<std::string> faults;
        for (const Json& choice : choices->items()) {
            SchemaCheck alone;
            Checker(root_, alone).check(choice, value, at);
            check_.used.insert(alone.used.begin(), alone.used.end());
            if (alone.faults.empty()) return;
            faults.insert(faults.end(), alone.faults.begin(), alone.faults.end());
        }
        check_.faults.insert(check_.faults.end(), faults.begin(), faults.end());
    }

    void check_type(const Json& schema, const Json& value, const Place& at) {
        const Json* type = schema.find("type");
        if (type == nullptr) return;
        const bool fits =
            type->is_string()
                ? is_type(value, type->string())
                : std::any_of(type->items().begin(), type->items().end(),
                              [&](const Json& one) { return is_type(value, one.string()); });
        if (!fits) fault(at, fmt::format("{} is not {}", to_text(value), to_text(*type)));
    }

    void check_scalar(const Json& schema, const Json& value, const Place& at) {
        if (const Json* only = schema.find("const"); only != nullptr && !(*only == value))
            fault(at, to_text(value) + " is not " + to_text(*only));
        if (const Json* names = schema.find("enum");
            names != nullptr &&
            std::find(names->items().begin(), names->items().end(), value) == names->items().end())
            fault(at, to_text(value) + " is none of " + to_text(*names));
        if (value.is_number()) {
            if (value.number() < schema.number_or("minimum", value.number()))
                fault(at, to_text(value) + " is too small");
            if (value.number() > schema.number_or("maximum", value.number()))
                fault(at, to_text(value) + " is too large");
        }
        if (const Json* pattern = schema.find("pattern");
            pattern != nullptr && value.is_string() &&
            !std::regex_search(value.string(), std::regex(pattern->string())))
            fault(at, to_text(value) + " does not match " + pattern->string());
    }

    void check_members(const Json& schema, const Json& value, const Place& at) {
        const Json* properties = schema.find("properties");
        const Json* others = schema.find("additionalProperties");
        for (const Json::Member& member : value.members()) {
            const Json* known = properties == nullptr ? nullptr : properties->find(member.key);
            const Place inside{at.path + "." + member.key,
                               at.key.empty() ? member.key : at.key + "." + member.key};
            if (known != nullptr) {
                check_.used.insert(inside.key);
                check(*known, member.value, inside);
            } else if (others != nullptr && others->is_object()) {
                check(*others, member.value, inside);
            } else if (others != nullptr) {
                fault(inside, "is not in the schema");
            }
        }
        const Json* required = schema.find("required");
        if (required == nullptr) return;
        for (const Json& name : required->items())
            if (value.find(name.string()) == nullptr) fault(at, "has no " + name.string());
    }

    const Json& root_;
    SchemaCheck& check_;
};

/// The object that a property is, or a list of: its schema and the end of its key; nullptr when it
/// has no members of its own.
std::pair<const Json*, std::string> object_within(const Json& schema) {
    if (schema.find("properties") != nullptr) return {&schema, ""};
    const Json* items = schema.find("items");
    if (items == nullptr) return {nullptr, ""};
    auto [object, end] = object_within(*items);
    return {object, "[]" + end};
}

void collect_keys(const Json& object, const std::string& prefix, std::set<std::string>& out) {
    for (const Json::Member& property : object.find("properties")->members()) {
        const std::string key = prefix.empty() ? property.key : prefix + "." + property.key;
        out.insert(key);
        const auto [inner, end] = object_within(property.value);
        if (inner != nullptr) collect_keys(*inner, key + end, out);
    }
}

/// Writes the page of a schema.
class Tables {
  public:
    explicit Tables(const Json& root) : root_(root) {}

    std::string write() {
        section(root_, "");
        if (const Json* definitions = root_.find("$defs"))
            for (const Json::Member& definition : definitions->members()) {
                out_ += fmt::format("### {}\n\n", definition.key);
                table(definition.value);
            }
        return std::move(out_);
    }

  private:
    void section(const Json& object, const std::string& prefix) {
        if (!prefix.empty()) out_ += fmt::format("### `{}`\n\n", prefix);
        table(object);
        for (const Json::Member& property : object.find("properties")->members()) {
            const auto [inner, end] = object_within(property.value);
            if (inner == nullptr) continue;
            section(*inner, (prefix.empty() ? "" : prefix + ".") + property.key + end);
        }
    }

    void table(const Json& object) {
        out_ += "| key | value | what |\n|---|---|---|\n";
        for (const Json::Member& property : object.find("properties")->members()) {
            std::string what = property.value.text_or("description", "");
            if (!is_required(object, property.key))
                what += what.empty() ? "may be absent" : "; may be absent";
            out_ += fmt::format("| `{}` | {} | {} |\n", property.key, kind(property.value), what);
        }
        out_ += "\n";
    }

    static bool is_required(const Json& object, const std::string& key) {
        const Json* required = object.find("required");
        return required != nullptr &&
               std::any_of(required->items().begin(), required->items().end(),
                           [&](const Json& name) { return name.string() == key; });
    }

    [[nodiscard]] std::string kind(const Json& schema) const {
        if (const Json* only = schema.find("const")) return "`" + only->string() + "`";
        if (const Json* reference = schema.find("$ref")) {
            const std::string name = definition_name(reference->string());
            return fmt::format("[{0}](#{0})", name);
        }
        if (const Json* choices = schema.find("anyOf")) {
            std::string out;
            for (const Json& choice : choices->items())
                out += (out.empty() ? "" : " or ") + kind(choice);
            return out;
        }
        if (const Json* names = schema.find("enum")) {
            std::string out;
            for (const Json& name : names->items())
                out += (out.empty() ? "`" : ", `") + name.string() + "`";
            return out;
        }
        if (const Json* items = schema.find("items")) return "list of " + plural(kind(*items));
        const Json& type = *schema.find("type");
        if (type.is_string()) return named(schema, type.string());
        std::string out;
        for (const Json& one : type.items())
            out += (out.empty() ? "" : " or ") + named(schema, one.string());
        return out;
    }

    static std::string plural(const std::string& kind) {
        return kind == "text" || kind == "object" ? kind + "s" : kind;
    }

    /// A type with its range, in words.
    static std::string named(const Json& schema, const std::string& type) {
        if (type == "null") return "`null`";
        if (type == "string")
            return schema.text_or("pattern", "").starts_with("^\\d{4}") ? "day" : "text";
        if (type == "boolean") return "yes or no";
        if (type == "object" && schema.find("additionalProperties") != nullptr &&
            schema.find("additionalProperties")->is_object())
            return kind_of_map(*schema.find("additionalProperties"));
        if (type != "number" && type != "integer") return type == "array" ? "list" : type;
        const bool count = type == "integer" && schema.number_or("minimum", -1) == 0 &&
                           schema.find("maximum") == nullptr;
        if (count) return "count";
        const std::string name = type == "integer" ? "whole number" : "number";
        const Json* low = schema.find("minimum");
        const Json* high = schema.find("maximum");
        if (low != nullptr && high != nullptr)
            return fmt::format("{}, {} to {}", name, to_text(*low), to_text(*high));
        return low == nullptr ? name : fmt::format("{} from {}", name, to_text(*low));
    }

    static std::string kind_of_map(const Json& values) {
        return values.text_or("type", "") == "string" ? "object of texts"
                                                      : "object of whole numbers";
    }

    const Json& root_;
    std::string out_;
};

} // namespace

void check_schema(const Json& schema, const Json& value, SchemaCheck& check) {
    Checker(schema, check).check(schema, value, {"$", ""});
}

std::set<std::string> keys_of_schema(const Json& schema) {
    std::set<std::string> out;
    collect_keys(schema, "", out);
    if (const Json* definitions = schema.find("$defs"))
        for (const Json::Member& definition : definitions->members())
            collect_keys(definition.value, "#" + definition.key, out);
    return out;
}

std::string schema_tables(const Json& schema) {
    return Tables(schema).write();
}

Json read_schema(const std::string& root, const std::string& name) {
    const std::string path = root + "/docs/schema/" + name + ".schema.json";
    return parse_json(read_file(path), path);
}

} // namespace cordon::test
