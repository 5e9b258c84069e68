// SPDX-License-Identifier: MIT
// Values of properties by their type.
#include "style/expression/color_parse.hpp"
#include "style/expression/expression.hpp"
#include "style/expression/number_text.hpp"
#include "style/validate/checker.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cordon::style {

void check_string(Checker& checker, const Item& item) {
    if (!item.value.is_string()) checker.wrong_type(item.key, item.value, "string");
}

void check_number(Checker& checker, const Item& item, double minimum, double maximum) {
    if (!item.value.is_number()) return checker.wrong_type(item.key, item.value, "number");
    const double number = item.value.number();
    if (number < minimum) {
        checker.error(item.key, item.value,
                      fmt::format("{} is less than the minimum value {}", number_text(number),
                                  number_text(minimum)));
    } else if (number > maximum) {
        checker.error(item.key, item.value,
                      fmt::format("{} is greater than the maximum value {}", number_text(number),
                                  number_text(maximum)));
    }
}

void check_enumeration(Checker& checker, const Item& item,
                       std::span<const std::string_view> words) {
    const bool known = item.value.is_string() &&
                       std::find(words.begin(), words.end(), item.value.string()) != words.end();
    if (known) return;
    std::vector<std::string> hints;
    if (item.value.is_string()) {
        std::string near = did_you_mean(item.value.string(), {words.begin(), words.end()});
        if (!near.empty()) hints.push_back(std::move(near));
    }
    checker.error(item.key, item.value,
                  fmt::format("expected one of [{}], {} found", fmt::join(words, ", "),
                              to_json_text(item.value)),
                  std::move(hints));
}

namespace {

void check_boolean(Checker& checker, const Item& item) {
    if (!item.value.is_bool()) checker.wrong_type(item.key, item.value, "boolean");
}

void check_color(Checker& checker, const Item& item) {
    if (!item.value.is_string()) return checker.wrong_type(item.key, item.value, "color");
    if (!parse_color(item.value.string())) {
        checker.error(item.key, item.value,
                      fmt::format("color expected, \"{}\" found", item.value.string()));
    }
}

/// Elements are checked like values of a property, only without functions and expressions.
PropertySpec element_spec(const PropertySpec& spec) {
    PropertySpec out;
    out.name = spec.name;
    out.type = spec.item;
    out.values = spec.values;
    return out;
}

void check_number_or_list(Checker& checker, const Item& item) {
    const auto check = [&](const Item& element) {
        check_number(checker, element, no_minimum, no_maximum);
    };
    if (!item.value.is_array()) return check(item);
    if (item.value.items().empty())
        return checker.error(item.key, item.value,
                             "array length at least 1 expected, length 0 found");
    check_array(checker, item, 0, check);
}

void check_padding(Checker& checker, const Item& item) {
    const std::size_t count = item.value.is_array() ? item.value.items().size() : 1;
    if (count < 1 || count > 4) {
        return checker.error(item.key, item.value,
                             fmt::format("padding requires 1 to 4 values; {} values found", count));
    }
    check_number_or_list(checker, item);
}

void check_color_or_list(Checker& checker, const Item& item) {
    if (!item.value.is_array()) return check_color(checker, item);
    if (item.value.items().empty())
        return checker.error(item.key, item.value,
                             "array length at least 1 expected, length 0 found");
    check_array(checker, item, 0, [&](const Item& element) { check_color(checker, element); });
}

void check_anchor_offsets(Checker& checker, const Item& item) {
    if (!item.value.is_array() || item.value.items().empty() ||
        item.value.items().size() % 2 != 0) {
        return checker.error(
            item.key, item.value,
            "variableAnchorOffsetCollection requires a non-empty array of even length");
    }
    for (std::size_t i = 0; i < item.value.items().size(); i += 2) {
        check_enumeration(checker, item.element(i), property_spec(Property::text_anchor).values);
        check_array(checker, item.element(i + 1), 2, [&](const Item& element) {
            check_number(checker, element, no_minimum, no_maximum);
        });
    }
}

bool is_projection(const Json& value) {
    const auto& items = value.items();
    if (items.size() == 3 && items[0].is_string() && items[1].is_string() && items[2].is_number())
        return true;
    if (items.empty() || !items[0].is_string()) return false;
    const std::string& first = items[0].string();
    return first == "interpolate" || first == "step" || first == "literal";
}

void check_projection(Checker& checker, const Item& item) {
    if (item.value.is_array()) {
        if (is_projection(item.value)) return;
        return checker.error(
            item.key, item.value,
            fmt::format("projection expected, invalid array {} found", to_json_text(item.value)));
    }
    if (item.value.is_string()) return;
    checker.error(
        item.key, item.value,
        fmt::format("projection expected, invalid type \"{}\" found", item.value.type_name()));
}

/// A value that is neither an expression nor a function.
void check_constant(Checker& checker, const Item& item, const PropertySpec& spec, Usage usage) {
    switch (spec.type) {
    case ValueType::any: return;
    case ValueType::boolean: return check_boolean(checker, item);
    case ValueType::number: return check_number(checker, item, spec.minimum, spec.maximum);
    case ValueType::string: return check_string(checker, item);
    case ValueType::enumeration: return check_enumeration(checker, item, spec.values);
    case ValueType::color: return check_color(checker, item);
    case ValueType::padding: return check_padding(checker, item);
    case ValueType::number_array: return check_number_or_list(checker, item);
    case ValueType::color_array: return check_color_or_list(checker, item);
    case ValueType::projection_definition: return check_projection(checker, item);
    case ValueType::variable_anchor_offset_collection: return check_anchor_offsets(checker, item);
    case ValueType::formatted:
    case ValueType::resolved_image:
        if (!item.value.is_string()) check_expression(checker, item, &spec, usage);
        return;
    case ValueType::array: break;
    }
    const PropertySpec element = element_spec(spec);
    check_array(checker, item, spec.length,
                [&](const Item& part) { check_value(checker, part, element, {}); });
}

} // namespace

void check_value(Checker& checker, const Item& item, const PropertySpec& spec, Usage usage) {
    const bool takes_expressions = spec.property_type != PropertyType::constant;
    if (takes_expressions && item.value.is_object()) return check_function(checker, item, spec);
    if (takes_expressions && is_expression(item.value))
        return check_expression(checker, item, &spec, usage);
    check_constant(checker, item, spec, usage);
}

void check_field(Checker& checker, const Item& item, const FieldSpec& field) {
    if (field.type == "*") return;
    if (field.type == "promoteId") {
        if (!item.value.is_object()) return check_string(checker, item);
        for (const Json::Member& member : item.value.members())
            check_string(checker, item.member(member.key, member.value));
    } else if (field.type == "coordinates") {
        check_array(checker, item, field.spec.length, [&](const Item& corner) {
            check_array(checker, corner, 2, [&](const Item& part) {
                check_number(checker, part, no_minimum, no_maximum);
            });
        });
    } else if (field.type == "filter") {
        check_filter(checker, item);
    } else {
        check_value(checker, item, field.spec, {});
    }
}

void check_expression(Checker& checker, const Item& item, const PropertySpec* spec, Usage usage) {
    const bool property = usage.role == Usage::Role::property && spec != nullptr;
    const auto parsed = property ? parse_property_expression(item.value, *spec)
                                 : parse_expression(item.value, spec);
    if (!parsed) {
        for (const ParseError& error : parsed.error())
            checker.error(item.key + error.key, item.value, error.message);
        return;
    }
    const Node& root = (*parsed)->root();
    const bool state = root.depends_on(depends_on_feature_state);
    if (property && usage.literal_outputs && !root.output_defined()) {
        checker.error(
            item.key, item.value,
            fmt::format("Invalid data expression for \"{}\". Output values must be contained as "
                        "literals within the expression.",
                        spec->name));
    } else if (property && usage.kind == PropertyKind::layout && state) {
        checker.error(
            item.key, item.value,
            "\"feature-state\" data expressions are not supported with layout properties.");
    } else if (usage.role == Usage::Role::filter && state) {
        checker.error(item.key, item.value,
                      "\"feature-state\" data expressions are not supported with filters.");
    } else if (usage.role == Usage::Role::cluster && (state || root.depends_on(depends_on_zoom))) {
        checker.error(item.key, item.value,
                      "\"zoom\" and \"feature-state\" expressions are not supported with cluster "
                      "properties.");
    }
}

} // namespace cordon::style
