// SPDX-License-Identifier: MIT
#include "style/expression/filter.hpp"

#include <algorithm>
#include <array>

namespace cordon::style {

namespace {

enum class Syntax : std::uint8_t { expression, legacy, either };

Syntax syntax_of(const Json& filter);

/// One expression inside decides for all.
Syntax syntax_of_parts(const Json::Array& filter) {
    Syntax found = Syntax::either;
    for (std::size_t i = 1; i < filter.size(); ++i) {
        const Syntax part = syntax_of(filter[i]);
        if (part == Syntax::expression) return part;
        if (part == Syntax::legacy) found = part;
    }
    return found;
}

bool is_comparison(std::string_view op) {
    constexpr std::array<std::string_view, 6> names = {"==", "!=", ">", ">=", "<", "<="};
    return std::find(names.begin(), names.end(), op) != names.end();
}

Syntax syntax_of(const Json& filter) {
    if (filter.is_bool()) return Syntax::either;
    if (!filter.is_array() || filter.items().empty()) return Syntax::legacy;
    const Json::Array& items = filter.items();
    const std::string op = items[0].is_string() ? items[0].string() : std::string();
    const auto text_at = [&](std::size_t i) { return i < items.size() && items[i].is_string(); };
    if (op == "has") {
        const bool special =
            text_at(1) && (items[1].string() == "$id" || items[1].string() == "$type");
        if (items.size() < 2 || special) return Syntax::legacy;
        return items.size() == 2 ? Syntax::either : Syntax::expression;
    }
    if (op == "in") {
        const bool expression = items.size() >= 3 && (!text_at(1) || items[2].is_array());
        return expression ? Syntax::expression : Syntax::legacy;
    }
    if (op == "!in" || op == "!has" || op == "none") return Syntax::legacy;
    if (op == "any" || op == "all") return syntax_of_parts(items);
    if (is_comparison(op)) {
        const bool expression = items.size() != 3 || items[1].is_array() || items[2].is_array();
        return expression ? Syntax::expression : Syntax::legacy;
    }
    return Syntax::expression;
}

Json text(std::string value) {
    return Json(std::move(value));
}
Json array(std::initializer_list<Json> items) {
    return Json(Json::Array(items));
}

Json negated(Json filter) {
    return array({text("!"), std::move(filter)});
}

Json literal(const Json& value) {
    return value.is_array() || value.is_object() ? array({text("literal"), value}) : value;
}

Json convert_comparison(const Json::Array& items, const std::string& op) {
    const std::string key =
        items.size() > 1 && items[1].is_string() ? items[1].string() : std::string();
    const Json value = items.size() > 2 ? literal(items[2]) : Json();
    if (key == "$type") return array({text("filter-type-" + op), value});
    if (key == "$id") return array({text("filter-id-" + op), value});
    return array({text("filter-" + op), text(key), value});
}

Json convert_in(const Json::Array& items) {
    if (items.size() < 3 || !items[1].is_string()) return Json(false);
    Json::Array values(items.begin() + 2, items.end());
    return array({text("filter-in"), items[1], array({text("literal"), Json(std::move(values))})});
}

Json convert_has(const Json::Array& items) {
    const std::string key = items[1].is_string() ? items[1].string() : std::string();
    if (key == "$type") return Json(true);
    if (key == "$id") return array({text("filter-has-id")});
    return array({text("filter-has"), text(key)});
}

Json convert_parts(const Json::Array& items, const char* op, bool negate) {
    Json::Array out{text(op)};
    for (std::size_t i = 1; i < items.size(); ++i) {
        Json part = convert_filter(items[i]);
        out.push_back(negate ? negated(std::move(part)) : std::move(part));
    }
    return Json(std::move(out));
}

} // namespace

bool is_expression_filter(const Json& filter) {
    return syntax_of(filter) != Syntax::legacy;
}

Json convert_filter(const Json& filter) {
    if (filter.is_bool()) return filter;
    if (!filter.is_array() || filter.items().empty()) return Json(true);
    const Json::Array& items = filter.items();
    const std::string op = items[0].is_string() ? items[0].string() : std::string();
    if (items.size() == 1) return Json(op != "any");
    if (op == "!=") return negated(convert_comparison(items, "=="));
    if (is_comparison(op)) return convert_comparison(items, op);
    if (op == "any") return convert_parts(items, "any", false);
    if (op == "all") return convert_parts(items, "all", false);
    if (op == "none") return convert_parts(items, "all", true);
    if (op == "in") return convert_in(items);
    if (op == "!in") return negated(convert_in(items));
    if (op == "has") return convert_has(items);
    if (op == "!has") return negated(convert_has(items));
    return Json(true);
}

const PropertySpec& filter_spec() {
    static const PropertySpec spec = [] {
        PropertySpec out;
        out.name = "filter";
        out.type = ValueType::boolean;
        out.default_json = "false";
        out.property_type = PropertyType::data_driven;
        out.inputs = (1U << static_cast<unsigned>(Input::zoom)) |
                     (1U << static_cast<unsigned>(Input::feature));
        return out;
    }();
    return spec;
}

tl::expected<ExpressionPtr, ParseErrors> parse_filter(const Json& filter, std::string path) {
    if (is_expression_filter(filter))
        return parse_expression(filter, &filter_spec(), std::move(path));
    return parse_expression(convert_filter(filter), &filter_spec(), std::move(path));
}

} // namespace cordon::style
