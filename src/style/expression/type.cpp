// SPDX-License-Identifier: MIT
#include "style/expression/type.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace cordon::style {

Type Type::array(const Type& item, std::optional<std::size_t> length) {
    Type type(Kind::array);
    type.item_ = std::make_shared<const Type>(item);
    type.length_ = length;
    return type;
}

std::string type_text(const Type& type) {
    constexpr std::array<std::string_view, 16> names = {
        "null",          "number",
        "string",        "boolean",
        "color",         "projectionDefinition",
        "object",        "value",
        "error",         "collator",
        "formatted",     "padding",
        "numberArray",   "colorArray",
        "resolvedImage", "variableAnchorOffsetCollection"};
    if (!type.is(Kind::array)) return std::string(names.at(static_cast<std::size_t>(type.kind())));
    const std::string item = type_text(type.item());
    if (type.length()) return fmt::format("array<{}, {}>", item, *type.length());
    return type.item().is(Kind::value) ? "array" : fmt::format("array<{}>", item);
}

bool is_subtype(const Type& expected, const Type& actual) {
    if (actual.is(Kind::error)) return true;
    if (expected.is(Kind::array)) {
        if (!actual.is(Kind::array)) return false;
        // An empty array without item type fits every item type.
        const bool empty = actual.length() == std::size_t{0} && actual.item().is(Kind::value);
        return (empty || is_subtype(expected.item(), actual.item())) &&
               (!expected.length() || expected.length() == actual.length());
    }
    if (expected.kind() == actual.kind()) return true;
    if (!expected.is(Kind::value)) return false;
    return !actual.is(Kind::collator) &&
           (!actual.is(Kind::array) || is_subtype(Type::array(Kind::value), actual));
}

std::string mismatch_text(const Type& expected, const Type& actual) {
    return fmt::format("Expected {} but found {} instead.", type_text(expected), type_text(actual));
}

} // namespace cordon::style
