// SPDX-License-Identifier: MIT
// Filters of both syntaxes, and mixtures of them.
#include "style/expression/filter.hpp"
#include "style/validate/checker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace cordon::style {

namespace {

constexpr std::array<std::string_view, 13> filter_operators = {
    "==", "!=", ">", ">=", "<", "<=", "in", "!in", "all", "any", "none", "has", "!has"};
constexpr std::array<std::string_view, 3> geometry_types = {"Point", "LineString", "Polygon"};

std::string operator_of(const Json::Array& filter) {
    return !filter.empty() && filter[0].is_string() ? filter[0].string() : std::string();
}

bool is_order(std::string_view op) {
    return op == "<" || op == "<=" || op == ">" || op == ">=";
}
bool is_equality(std::string_view op) {
    return op == "==" || op == "!=";
}

bool is_text(const Json::Array& filter, std::size_t i, std::string_view text) {
    return i < filter.size() && filter[i].is_string() && filter[i].string() == text;
}

void check_legacy(Checker& checker, const Item& item);

void check_operands(Checker& checker, const Item& item) {
    const auto& filter = item.value.items();
    if (filter.size() >= 2 && !filter[1].is_string()) check_string(checker, item.element(1));
    for (std::size_t i = 2; i < filter.size(); ++i) {
        const Item value = item.element(i);
        if (is_text(filter, 1, "$type")) {
            check_enumeration(checker, value, geometry_types);
        } else if (!value.value.is_string() && !value.value.is_number() && !value.value.is_bool()) {
            checker.wrong_type(value.key, value.value, "string, number, or boolean");
        }
    }
}

void check_comparison(Checker& checker, const Item& item, const std::string& op) {
    const auto& filter = item.value.items();
    if (is_order(op) && is_text(filter, 1, "$type")) {
        checker.error(item.key, item.value,
                      fmt::format("\"$type\" cannot be use with operator \"{}\"", op));
    }
    if (filter.size() != 3) {
        checker.error(item.key, item.value,
                      fmt::format("filter array for operator \"{}\" must have 3 elements", op));
    }
    check_operands(checker, item);
}

void check_has(Checker& checker, const Item& item, const std::string& op) {
    if (item.value.items().size() != 2) {
        checker.error(item.key, item.value,
                      fmt::format("filter array for \"{}\" operator must have 2 elements", op));
    } else {
        check_string(checker, item.element(1));
    }
}

void check_legacy(Checker& checker, const Item& item) {
    if (!item.value.is_array()) return checker.wrong_type(item.key, item.value, "array");
    const auto& filter = item.value.items();
    if (filter.empty())
        return checker.error(item.key, item.value, "filter array must have at least 1 element");
    check_enumeration(checker, item.element(0), filter_operators);
    const std::string op = operator_of(filter);
    if (is_order(op) || is_equality(op)) {
        check_comparison(checker, item, op);
    } else if (op == "in" || op == "!in") {
        check_operands(checker, item);
    } else if (op == "has" || op == "!has") {
        check_has(checker, item, op);
    } else if (op == "any" || op == "all" || op == "none") {
        for (std::size_t i = 1; i < filter.size(); ++i) check_legacy(checker, item.element(i));
    }
}

/// The first legacy filter inside of an expression, or none.
std::optional<Item> find_mixed(const Item& item);

std::optional<Item> find_mixed_at(const Item& item, std::size_t i) {
    if (i >= item.value.items().size() || !item.value.items()[i].is_array()) return std::nullopt;
    const Item child = item.element(i);
    if (!is_expression_filter(child.value)) return child;
    return find_mixed(child);
}

std::optional<Item> find_mixed(const Item& item) {
    if (!item.value.is_array() || item.value.items().empty()) return std::nullopt;
    const auto& filter = item.value.items();
    const std::string op = operator_of(filter);
    std::size_t end = 0;
    std::size_t step = 1;
    if (op == "all" || op == "any" || op == "none") end = filter.size();
    if (op == "!") end = 2;
    if (op == "case") {
        end = filter.size() - 1;
        step = 2;
    }
    for (std::size_t i = 1; i < end; i += step)
        if (auto found = find_mixed_at(item, i)) return found;
    return std::nullopt;
}

/// How the look-up of a legacy key is written as an expression.
std::string lookup_text(const std::string& key) {
    if (key == "$type") return R"(["geometry-type"])";
    if (key == "$id") return R"(["id"])";
    return fmt::format(R"(["get",{}])", json_quote(key));
}

/// The expression that means the same as a simple legacy filter; empty when it is not so simple.
std::string replacement(const Json::Array& filter) {
    const std::string op = operator_of(filter);
    if (filter.size() < 2 || !filter[1].is_string()) return {};
    const std::string& key = filter[1].string();
    if ((is_order(op) || is_equality(op)) && filter.size() == 3)
        return fmt::format("[\"{}\",{},{}]", op, lookup_text(key), to_json_text(filter[2]));
    std::string out;
    if (op == "in" || op == "!in") {
        const Json values(Json::Array(filter.begin() + 2, filter.end()));
        out = fmt::format(R"(["in",{},["literal",{}]])", lookup_text(key), to_json_text(values));
    } else if ((op == "has" || op == "!has") && filter.size() == 2 && key != "$type" &&
               key != "$id") {
        out = fmt::format(R"(["has",{}])", json_quote(key));
    }
    return !out.empty() && op[0] == '!' ? fmt::format("[\"!\",{}]", out) : out;
}

std::string mixed_message(const Json& filter) {
    const auto& items = filter.items();
    const std::string op = operator_of(items);
    if (is_order(op) && is_text(items, 1, "$type"))
        return fmt::format("\"$type\" cannot be use with operator \"{}\"", op);
    const std::string better = replacement(items);
    const std::string start =
        "Mixing deprecated filter syntax with expression syntax is not supported. ";
    if (better.empty())
        return fmt::format("{}Convert {} to expression syntax.", start, to_json_text(filter));
    return fmt::format("{}Replace {} with {}.", start, to_json_text(filter), better);
}

} // namespace

void check_filter(Checker& checker, const Item& item) {
    if (!is_expression_filter(item.value)) return check_legacy(checker, item);
    if (const auto mixed = find_mixed(item))
        checker.warning(mixed->key, mixed->value, mixed_message(mixed->value));
    // The type of a filter is not checked; a value that is not true lets nothing through.
    check_expression(checker, item, nullptr, {Usage::Role::filter});
}

} // namespace cordon::style
