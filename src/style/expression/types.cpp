// SPDX-License-Identifier: MIT
// literal, semiliteral, array, string, number, boolean, object, to-boolean, to-color, to-number,
// to-string
#include "style/expression/color_parse.hpp"
#include "style/expression/color_parts.hpp"
#include "style/expression/number_text.hpp"
#include "style/expression/parser.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace cordon::style {

namespace {

NodePtr parse_literal(const Arguments& args, const ParseContext& context) {
    if (args.size() != 2) {
        return context.fail(
            fmt::format("'literal' expression requires exactly one argument, but found {} instead.",
                        args.size() - 1));
    }
    Value value = from_json(args[1]);
    Type type = type_of(value);
    const auto& expected = context.expected();
    // An empty array takes the item type that is asked for.
    if (type.is(Kind::array) && type.length() == std::size_t{0} && expected &&
        expected->is(Kind::array) && expected->length().value_or(0) == 0) {
        type = *expected;
    }
    return std::make_shared<const Literal>(std::move(type), std::move(value));
}

/// An array of expressions.
class Semiliteral final : public Node {
  public:
    Semiliteral(Type type, std::string key, std::vector<NodePtr> args)
        : Node(Form::other, std::move(type), std::move(key), std::move(args)) {}
    [[nodiscard]] Value evaluate(const Context& context) const override {
        std::vector<Value> items;
        items.reserve(args().size());
        for (const NodePtr& item : args()) items.push_back(item->evaluate(context));
        return make_list(std::move(items));
    }
    [[nodiscard]] bool output_defined() const override { return outputs_defined(0); }
};

NodePtr parse_semiliteral(const Arguments& args, const ParseContext& context) {
    if (args.size() != 2) {
        return context.fail(fmt::format(
            "'semiliteral' expression requires exactly one argument, but found {} instead.",
            args.size() - 1));
    }
    if (!args[1].is_array()) {
        Value value = from_json(args[1]);
        Type type = type_of(value);
        return std::make_shared<const Literal>(std::move(type), std::move(value));
    }
    const ParseContext inside = context.at(1);
    std::vector<NodePtr> items;
    for (std::size_t i = 0; i < args[1].items().size(); ++i) {
        NodePtr item = inside.parse_arg(args[1].items()[i], i, Type(Kind::value));
        if (item == nullptr) return nullptr;
        items.push_back(std::move(item));
    }
    const std::size_t length = items.size();
    Type item = items.empty() ? Type(Kind::value) : items.front()->type();
    const bool uniform =
        items.size() < 2 ||
        (!item.is(Kind::array) && std::all_of(items.begin(), items.end(), [&](const NodePtr& n) {
            return n->type().is(item.kind());
        }));
    if (!uniform) item = Kind::value;
    return std::make_shared<Semiliteral>(Type::array(item, length), context.key(),
                                         std::move(items));
}

/// The first operand of the right type.
class Assertion final : public Node {
  public:
    Assertion(Type type, std::string key, std::vector<NodePtr> args)
        : Node(Form::annotation, std::move(type), std::move(key), std::move(args)) {}
    [[nodiscard]] Value evaluate(const Context& context) const override {
        for (std::size_t i = 0;; ++i) {
            Value value = arg(i, context);
            if (fits(value)) return value;
            if (i + 1 < args().size()) continue;
            fail(fmt::format("Expected value to be of type {}, but found {} instead.",
                             type_text(type()), type_text(type_of(value))));
        }
    }
    [[nodiscard]] bool output_defined() const override { return outputs_defined(0); }

  private:
    [[nodiscard]] bool fits(const Value& value) const {
        if (!type().is(Kind::array)) return kind_of(value) == type().kind();
        return is_subtype(type(), type_of(value));
    }
};

std::optional<Kind> scalar_kind(std::string_view name) {
    if (name == "string") return Kind::string;
    if (name == "number") return Kind::number;
    if (name == "boolean") return Kind::boolean;
    if (name == "object") return Kind::object;
    return std::nullopt;
}

NodePtr finish_assertion(const Arguments& args, std::size_t first, const Type& type,
                         const ParseContext& context) {
    std::vector<NodePtr> operands;
    for (std::size_t i = first; i < args.size(); ++i) {
        NodePtr operand = context.parse_arg(args[i], i, Type(Kind::value));
        if (operand == nullptr) return nullptr;
        operands.push_back(std::move(operand));
    }
    return std::make_shared<Assertion>(type, context.key(), std::move(operands));
}

NodePtr parse_assertion(const Arguments& args, const ParseContext& context) {
    if (args.size() < 2) return context.fail("Expected at least one argument.");
    return finish_assertion(args, 1, *scalar_kind(args[0].string()), context);
}

NodePtr parse_array(const Arguments& args, const ParseContext& context) {
    if (args.size() < 2) return context.fail("Expected at least one argument.");
    std::size_t first = 1;
    Type item = Kind::value;
    if (args.size() > 2) {
        const auto kind = args[1].is_string() ? scalar_kind(args[1].string()) : std::nullopt;
        if (!kind || *kind == Kind::object) {
            return context.fail(
                "The item type argument of \"array\" must be one of string, number, boolean", {1});
        }
        item = *kind;
        ++first;
    }
    std::optional<std::size_t> length;
    if (args.size() > 3) {
        const bool whole = args[2].is_number() && args[2].number() >= 0 &&
                           args[2].number() == std::floor(args[2].number());
        if (!args[2].is_null() && !whole) {
            return context.fail(
                "The length argument to \"array\" must be a positive integer literal", {2});
        }
        // No array of a style or of a feature is longer.
        constexpr double longest = 1e9;
        if (whole) length = static_cast<std::size_t>(std::min(args[2].number(), longest));
        ++first;
    }
    return finish_assertion(args, first, Type::array(item, length), context);
}

double to_number(const Value& value) {
    if (const auto* number = std::get_if<double>(&value)) return *number;
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? 1.0 : 0.0;
    if (const auto* text = std::get_if<Text>(&value)) return text_number(text->view);
    if (std::holds_alternative<std::monostate>(value)) return 0.0;
    return text_number(to_plain_text(value));
}

bool to_boolean(const Value& value) {
    if (const auto* flag = std::get_if<bool>(&value)) return *flag;
    if (const auto* number = std::get_if<double>(&value))
        return *number != 0.0 && !std::isnan(*number);
    if (const auto* text = std::get_if<Text>(&value)) return !text->view.empty();
    return !std::holds_alternative<std::monostate>(value);
}

std::string quoted_input(const Value& value) {
    if (const auto* text = std::get_if<Text>(&value)) return std::string(text->view);
    return to_json_text(value);
}

/// Converts the first operand that can be converted.
class Coercion final : public Node {
  public:
    Coercion(Type type, std::string key, std::vector<NodePtr> args)
        : Node(Form::annotation, std::move(type), std::move(key), std::move(args)) {}
    [[nodiscard]] Value evaluate(const Context& context) const override;
    [[nodiscard]] bool output_defined() const override { return outputs_defined(0); }

  private:
    [[nodiscard]] Value to_color_value(const Context& context) const;
    [[nodiscard]] Value to_number_value(const Context& context) const;
    template <typename Reader>
    [[nodiscard]] Value first_read(const Context& context, Reader reader) const;
};

Value Coercion::to_color_value(const Context& context) const {
    Value input;
    std::optional<std::string> problem;
    for (std::size_t i = 0; i < args().size(); ++i) {
        input = arg(i, context);
        problem.reset();
        if (std::holds_alternative<Color>(input)) return input;
        if (const auto* text = std::get_if<Text>(&input)) {
            if (const auto color = parse_color(text->view)) return *color;
        } else if (const auto* list = std::get_if<ListPtr>(&input)) {
            const std::vector<Value>& parts = (*list)->items;
            if (parts.size() < 3 || parts.size() > 4) {
                problem = fmt::format(
                    "Invalid rgba value {}: expected an array containing either three or "
                    "four numeric values.",
                    to_json_text(input));
            } else {
                problem = rgba_problem(parts);
            }
            if (problem) continue;
            const double alpha = parts.size() == 4 ? std::get<double>(parts[3]) : 1.0;
            // The reference takes such arrays as multiplied with their alpha.
            const double whole = alpha == 0.0 ? std::numeric_limits<double>::infinity() : alpha;
            return Color{std::get<double>(parts[0]) / 255.0 / whole,
                         std::get<double>(parts[1]) / 255.0 / whole,
                         std::get<double>(parts[2]) / 255.0 / whole, alpha};
        }
    }
    fail(problem ? *problem
                 : fmt::format("Could not parse color from value '{}'", quoted_input(input)));
}

Value Coercion::to_number_value(const Context& context) const {
    Value input;
    for (std::size_t i = 0; i < args().size(); ++i) {
        input = arg(i, context);
        if (std::holds_alternative<std::monostate>(input)) return 0.0;
        const double number = to_number(input);
        if (!std::isnan(number)) return number;
    }
    fail(fmt::format("Could not convert {} to number.", to_json_text(input)));
}

template <typename Reader>
Value Coercion::first_read(const Context& context, Reader reader) const {
    Value input;
    for (std::size_t i = 0; i < args().size(); ++i) {
        input = arg(i, context);
        if (auto read = reader(input)) return make_rich(std::move(*read));
    }
    fail(fmt::format("Could not parse {} from value '{}'", type_text(type()), quoted_input(input)));
}

Value Coercion::evaluate(const Context& context) const {
    switch (type().kind()) {
    case Kind::boolean: return to_boolean(arg(0, context));
    case Kind::number: return to_number_value(context);
    case Kind::color: return to_color_value(context);
    case Kind::padding: return first_read(context, to_padding);
    case Kind::number_array: return first_read(context, to_number_array);
    case Kind::color_array: return first_read(context, to_color_array);
    case Kind::variable_anchor_offset_collection: return first_read(context, to_anchor_offsets);
    case Kind::projection_definition: {
        Value input = arg(0, context);
        // As in the reference, a text stays a text.
        if (to_projection(input)) return input;
        fail(fmt::format("Could not parse projectionDefinition from value '{}'",
                         quoted_input(input)));
    }
    case Kind::formatted: {
        Formatted formatted;
        formatted.sections.push_back({.text = to_display_text(arg(0, context)),
                                      .image = {},
                                      .scale = {},
                                      .fonts = {},
                                      .color = {},
                                      .vertical_align = {}});
        return make_rich(std::move(formatted));
    }
    case Kind::resolved_image: {
        const Value input = arg(0, context);
        std::string name = to_display_text(input);
        if (name.empty()) return {};
        return Image{std::get<Text>(make_text(std::move(name))), false};
    }
    default: break;
    }
    Value input = arg(0, context);
    if (std::holds_alternative<Text>(input)) return input;
    return make_text(to_display_text(input));
}

NodePtr parse_coercion(const Arguments& args, const ParseContext& context) {
    if (args.size() < 2) return context.fail("Expected at least one argument.");
    const std::string& name = args[0].string();
    if ((name == "to-boolean" || name == "to-string") && args.size() != 2)
        return context.fail("Expected one argument.");
    std::vector<NodePtr> operands;
    for (std::size_t i = 1; i < args.size(); ++i) {
        NodePtr operand = context.parse_arg(args[i], i, Type(Kind::value));
        if (operand == nullptr) return nullptr;
        operands.push_back(std::move(operand));
    }
    const Type type = name == "to-boolean"  ? Kind::boolean
                      : name == "to-string" ? Kind::string
                      : name == "to-number" ? Kind::number
                                            : Kind::color;
    return std::make_shared<Coercion>(type, context.key(), std::move(operands));
}

constexpr std::array<Operator, 11> operators = {{{"literal", parse_literal},
                                                 {"semiliteral", parse_semiliteral},
                                                 {"array", parse_array},
                                                 {"string", parse_assertion},
                                                 {"number", parse_assertion},
                                                 {"boolean", parse_assertion},
                                                 {"object", parse_assertion},
                                                 {"to-boolean", parse_coercion},
                                                 {"to-color", parse_coercion},
                                                 {"to-number", parse_coercion},
                                                 {"to-string", parse_coercion}}};

} // namespace

std::optional<std::string> rgba_problem(std::span<const Value> parts) {
    const auto within = [&](std::size_t i, double maximum) {
        const auto* number = std::get_if<double>(&parts[i]);
        return number != nullptr && *number >= 0.0 && *number <= maximum;
    };
    const auto listed = [&](std::size_t count) {
        std::string out;
        for (std::size_t i = 0; i < count; ++i)
            out += (i > 0 ? ", " : "") + to_plain_text(parts[i]);
        return out;
    };
    if (!within(0, 255.0) || !within(1, 255.0) || !within(2, 255.0)) {
        const bool alpha = parts.size() == 4 && std::holds_alternative<double>(parts[3]);
        return fmt::format("Invalid rgba value [{}]: 'r', 'g', and 'b' must be between 0 and 255.",
                           listed(alpha ? 4 : 3));
    }
    if (parts.size() == 4 && !within(3, 1.0)) {
        return fmt::format("Invalid rgba value [{}]: 'a' must be between 0 and 1.", listed(4));
    }
    return std::nullopt;
}

NodePtr make_assertion(const Type& type, NodePtr operand, const std::string& key) {
    return std::make_shared<Assertion>(type, key, std::vector{std::move(operand)});
}

NodePtr make_coercion(const Type& type, NodePtr operand, const std::string& key) {
    return std::make_shared<Coercion>(type, key, std::vector{std::move(operand)});
}

std::span<const Operator> type_operators() {
    return operators;
}

} // namespace cordon::style
