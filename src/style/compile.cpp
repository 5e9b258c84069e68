// SPDX-License-Identifier: MIT
#include "style/compile.hpp"

#include "style/expression/legacy_function.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace cordon::style {

namespace {

bool item_fits(const Value& item, const PropertySpec& spec) {
    switch (spec.item) {
    case ValueType::number: return std::holds_alternative<double>(item);
    case ValueType::string: return std::holds_alternative<Text>(item);
    case ValueType::enumeration: {
        const auto* text = std::get_if<Text>(&item);
        return text != nullptr &&
               std::find(spec.values.begin(), spec.values.end(), text->view) != spec.values.end();
    }
    default: return true;
    }
}

bool list_fits(const Value& value, const PropertySpec& spec) {
    const auto* list = std::get_if<ListPtr>(&value);
    if (list == nullptr) return false;
    const std::vector<Value>& items = (*list)->items;
    if (spec.length != 0 && items.size() != spec.length) return false;
    return std::all_of(items.begin(), items.end(),
                       [&](const Value& item) { return item_fits(item, spec); });
}

/// Defaults are read once and live as long as the program.
struct Default {
    std::shared_ptr<const Json> json;
    Value value;
    ExpressionPtr ramp;
};

Default read_default(const PropertySpec& spec) {
    Default out;
    if (spec.default_json.empty()) return out;
    out.json = std::make_shared<const Json>(parse_json(spec.default_json, "default"));
    if (is_expression(*out.json)) {
        out.ramp = compile_value(*out.json, spec, std::string(spec.name));
    } else {
        out.value = property_value(*out.json, spec);
    }
    return out;
}

const Default& default_of(Property property) {
    static const std::vector<Default> defaults = [] {
        std::vector<Default> out;
        for (const PropertySpec& spec : all_properties()) out.push_back(read_default(spec));
        return out;
    }();
    return defaults[static_cast<std::size_t>(property)];
}

} // namespace

bool fits(const Value& value, const PropertySpec& spec) {
    switch (spec.type) {
    case ValueType::any: return true;
    case ValueType::boolean: return std::holds_alternative<bool>(value);
    case ValueType::number: {
        const auto* number = std::get_if<double>(&value);
        return number != nullptr && std::isfinite(*number);
    }
    case ValueType::enumeration: {
        const auto* text = std::get_if<Text>(&value);
        return text != nullptr &&
               std::find(spec.values.begin(), spec.values.end(), text->view) != spec.values.end();
    }
    case ValueType::array: return list_fits(value, spec);
    case ValueType::color: return std::holds_alternative<Color>(value);
    case ValueType::string:
    case ValueType::formatted:
    case ValueType::resolved_image: return std::holds_alternative<Text>(value);
    default: return !std::holds_alternative<std::monostate>(value);
    }
}

ExpressionPtr compile_value(const Json& value, const PropertySpec& spec, std::string path) {
    const auto parse = [&](const Json& json) -> ExpressionPtr {
        auto parsed = parse_property_expression(json, spec, std::move(path));
        return parsed ? std::move(*parsed) : nullptr;
    };
    if (value.is_object() && spec.type != ValueType::projection_definition) {
        const auto converted = convert_function(value, spec);
        return converted ? parse(*converted) : nullptr;
    }
    if (is_expression(value)) return parse(value);
    if (spec.tokens && value.is_string()) {
        const Json converted = convert_tokens(value.string());
        if (converted.is_array()) return parse(converted);
    }
    auto source = std::make_shared<const Json>(value);
    Value constant = property_value(*source, spec);
    if (!fits(constant, spec)) return nullptr;
    return make_constant(std::move(source), std::move(constant), std::move(path));
}

const Value& default_value(Property property) {
    return default_of(property).value;
}

const Expression* default_ramp(Property property) {
    return default_of(property).ramp.get();
}

} // namespace cordon::style
