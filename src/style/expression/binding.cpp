// SPDX-License-Identifier: MIT
// let, var
#include "style/expression/parser.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace cordon::style {

namespace {

/// Bindings first, the result last.
class Let final : public Node {
  public:
    Let(const Type& type, std::string key, std::vector<NodePtr> args)
        : Node(Form::let, type, std::move(key), std::move(args)) {}
    [[nodiscard]] Value evaluate(const Context& context) const override {
        return arg(args().size() - 1, context);
    }
    [[nodiscard]] bool output_defined() const override { return args().back()->output_defined(); }
};

class Variable final : public Node {
  public:
    Variable(const NodePtr& bound, std::string key)
        : Node(Form::variable, bound->type(), std::move(key), {bound}) {}
    [[nodiscard]] Value evaluate(const Context& context) const override { return arg(0, context); }
};

bool is_name(std::string_view text) {
    return text.find_first_not_of(
               "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") ==
           std::string_view::npos;
}

NodePtr parse_let(const Arguments& args, const ParseContext& context) {
    if (args.size() < 4) return context.fail(count_text("at least 3 arguments", args));
    Scope scope{context.scope(), {}};
    std::vector<NodePtr> nodes;
    for (std::size_t i = 1; i + 1 < args.size(); i += 2) {
        if (!args[i].is_string()) {
            const bool object = args[i].is_array() || args[i].is_null();
            return context.fail(fmt::format("Expected string, but found {} instead.",
                                            object ? "object" : args[i].type_name()),
                                {i});
        }
        if (!is_name(args[i].string())) {
            return context.fail("Variable names must contain only alphanumeric characters or '_'.",
                                {i});
        }
        NodePtr value = context.parse_arg(args[i + 1], i + 1);
        if (value == nullptr) return nullptr;
        nodes.push_back(value);
        scope.bindings.emplace_back(args[i].string(), std::move(value));
    }
    const std::size_t last = args.size() - 1;
    NodePtr result = context.with_scope(scope).parse_arg(args[last], last, context.expected());
    if (result == nullptr) return nullptr;
    const Type type = result->type();
    nodes.push_back(std::move(result));
    return std::make_shared<Let>(type, context.key(), std::move(nodes));
}

NodePtr parse_variable(const Arguments& args, const ParseContext& context) {
    if (args.size() != 2 || !args[1].is_string())
        return context.fail("'var' expression requires exactly one string literal argument.");
    const std::string& name = args[1].string();
    const NodePtr bound = context.scope() == nullptr ? nullptr : context.scope()->find(name);
    if (bound == nullptr) {
        return context.fail(
            fmt::format("Unknown variable \"{0}\". Make sure \"{0}\" has been bound in an "
                        "enclosing \"let\" expression before using it.",
                        name),
            {1});
    }
    return std::make_shared<Variable>(bound, context.key());
}

constexpr std::array<Operator, 2> operators = {{{"let", parse_let}, {"var", parse_variable}}};

} // namespace

std::span<const Operator> binding_operators() {
    return operators;
}

} // namespace cordon::style
