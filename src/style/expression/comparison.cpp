// SPDX-License-Identifier: MIT
// ==, !=, <, >, <=, >=
#include "style/expression/locale.hpp"
#include "style/expression/number_text.hpp"
#include "style/expression/parser.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace cordon::style {

namespace {

enum class Relation : std::uint8_t { equal, unequal, less, greater, less_equal, greater_equal };

constexpr std::array<std::string_view, 6> relation_names = {"==", "!=", "<", ">", "<=", ">="};

bool is_order(Relation relation) {
    return relation >= Relation::less;
}

bool holds(Relation relation, int order) {
    switch (relation) {
    case Relation::equal: return order == 0;
    case Relation::unequal: return order != 0;
    case Relation::less: return order < 0;
    case Relation::greater: return order > 0;
    case Relation::less_equal: return order <= 0;
    case Relation::greater_equal: return order >= 0;
    }
    return false;
}

bool number_holds(Relation relation, double a, double b) {
    switch (relation) {
    case Relation::less: return a < b;
    case Relation::greater: return a > b;
    case Relation::less_equal: return a <= b;
    case Relation::greater_equal: return a >= b;
    default: return false;
    }
}

/// Two operands and perhaps a collator.
class Comparison final : public Node {
  public:
    Comparison(Relation relation, bool untyped, std::string key, std::vector<NodePtr> args)
        : Node(Form::other, Kind::boolean, std::move(key), std::move(args)), relation_(relation),
          untyped_(untyped) {}

    [[nodiscard]] Value evaluate(const Context& context) const override {
        const Value a = arg(0, context);
        const Value b = arg(1, context);
        const auto* x = std::get_if<Text>(&a);
        const auto* y = std::get_if<Text>(&b);
        if (is_order(relation_) && untyped_) check_order(a, b);
        if (args().size() == 3 && x != nullptr && y != nullptr) {
            const Value collator = arg(2, context);
            const auto* order = rich<std::shared_ptr<const Collator>>(collator);
            return holds(relation_, (*order)->compare(x->view, y->view));
        }
        if (!is_order(relation_)) return strictly_equal(a, b) == (relation_ == Relation::equal);
        if (x != nullptr && y != nullptr) return holds(relation_, compare_utf16(x->view, y->view));
        const auto* left = std::get_if<double>(&a);
        const auto* right = std::get_if<double>(&b);
        return left != nullptr && right != nullptr && number_holds(relation_, *left, *right);
    }
    [[nodiscard]] bool output_defined() const override { return true; }

  private:
    void check_order(const Value& a, const Value& b) const {
        const Kind kind = kind_of(a);
        if (kind == kind_of(b) && (kind == Kind::string || kind == Kind::number)) return;
        // Arrays are named by their kind alone.
        const auto name = [](const Value& value) {
            return std::holds_alternative<ListPtr>(value) ? std::string("array")
                                                          : type_text(kind_of(value));
        };
        fail(fmt::format(
            "Expected arguments for \"{}\" to be (string, string) or (number, number), but "
            "found ({}, {}) instead.",
            relation_names.at(static_cast<std::size_t>(relation_)), name(a), name(b)));
    }

    Relation relation_;
    bool untyped_;
};

bool is_comparable(Relation relation, Kind kind) {
    if (kind == Kind::string || kind == Kind::number || kind == Kind::value) return true;
    return !is_order(relation) && (kind == Kind::boolean || kind == Kind::null);
}

NodePtr parse_operand(const Arguments& args, std::size_t i, Relation relation,
                      const ParseContext& context) {
    NodePtr operand = context.parse_arg(args[i], i, Type(Kind::value));
    if (operand == nullptr || is_comparable(relation, operand->type().kind())) return operand;
    return context.fail(fmt::format("\"{}\" comparisons are not supported for type '{}'.",
                                    args[0].string(), type_text(operand->type())),
                        {i});
}

/// In an order a general operand must have the type of the other.
void assert_same_type(NodePtr& a, NodePtr& b, const std::string& key) {
    const bool left = a->type().is(Kind::value);
    const bool right = b->type().is(Kind::value);
    if (left && !right) a = make_assertion(b->type(), std::move(a), key);
    if (right && !left) b = make_assertion(a->type(), std::move(b), key);
}

NodePtr parse_comparison(const Arguments& args, const ParseContext& context) {
    if (args.size() != 3 && args.size() != 4)
        return context.fail("Expected two or three arguments.");
    std::size_t index = 0;
    while (relation_names.at(index) != args[0].string()) ++index;
    const auto relation = static_cast<Relation>(index);
    NodePtr a = parse_operand(args, 1, relation, context);
    if (a == nullptr) return nullptr;
    NodePtr b = parse_operand(args, 2, relation, context);
    if (b == nullptr) return nullptr;
    if (a->type().kind() != b->type().kind() && !a->type().is(Kind::value) &&
        !b->type().is(Kind::value)) {
        return context.fail(fmt::format("Cannot compare types '{}' and '{}'.", type_text(a->type()),
                                        type_text(b->type())));
    }
    if (is_order(relation)) assert_same_type(a, b, context.key());
    const auto textual = [](const NodePtr& node) {
        return node->type().is(Kind::string) || node->type().is(Kind::value);
    };
    const bool untyped = a->type().is(Kind::value) || b->type().is(Kind::value);
    std::vector<NodePtr> nodes{std::move(a), std::move(b)};
    if (args.size() == 4) {
        if (!textual(nodes[0]) && !textual(nodes[1]))
            return context.fail("Cannot use collator to compare non-string types.");
        nodes.push_back(context.parse_arg(args[3], 3, Type(Kind::collator)));
        if (nodes.back() == nullptr) return nullptr;
    }
    return std::make_shared<Comparison>(relation, untyped, context.key(), std::move(nodes));
}

constexpr std::array<Operator, 6> operators = {{{"==", parse_comparison},
                                                {"!=", parse_comparison},
                                                {"<", parse_comparison},
                                                {">", parse_comparison},
                                                {"<=", parse_comparison},
                                                {">=", parse_comparison}}};

} // namespace

std::span<const Operator> comparison_operators() {
    return operators;
}

} // namespace cordon::style
