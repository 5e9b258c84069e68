// SPDX-License-Identifier: MIT
#pragma once

#include "style/expression/context.hpp"

#include <stdexcept>

namespace cordon::style {

/// Why an expression has no value for a feature; `key` is the path of the failing part: `[2][1]`.
class EvaluationError : public std::runtime_error {
  public:
    EvaluationError(const std::string& message, std::string key)
        : std::runtime_error(message), key_(std::move(key)) {}
    [[nodiscard]] const std::string& key() const { return key_; }

  private:
    std::string key_;
};

/// The forms of expressions that rules of the language name.
enum class Form : std::uint8_t {
    other,
    literal,
    variable,
    let,
    coalesce,
    step,
    interpolate,
    annotation, ///< a type assertion or coercion
    zoom,
    volatile_form ///< never folded, even when its arguments are constant
};

/// What an expression depends on, one bit each.
enum Dependency : std::uint16_t {
    depends_on_nothing = 0,
    depends_on_feature = 1,
    depends_on_feature_state = 2,
    depends_on_zoom = 4,
    depends_on_global_state = 8,
    depends_on_other =
        16, ///< heatmap-density, elevation, line-progress, accumulated, is-supported-script
    depends_on_accumulated = 32
};

class Node;
using NodePtr = std::shared_ptr<const Node>;

/// One operator with its arguments: a typed, immutable tree.
class Node {
  public:
    Node(Form form, Type type, std::string key, std::vector<NodePtr> args);
    Node(const Node&) = delete;
    Node& operator=(const Node&) = delete;
    Node(Node&&) = delete;
    Node& operator=(Node&&) = delete;
    virtual ~Node() = default;

    /// The value in a context; throws EvaluationError.
    [[nodiscard]] virtual Value evaluate(const Context& context) const = 0;
    /// Are all possible outputs literals in the expression?
    [[nodiscard]] virtual bool output_defined() const { return false; }

    [[nodiscard]] Form form() const { return form_; }
    [[nodiscard]] const Type& type() const { return type_; }
    [[nodiscard]] const std::vector<NodePtr>& args() const { return args_; }
    [[nodiscard]] unsigned dependencies() const { return dependencies_; }
    /// Most nodes that one evaluation passes through. A variable counts what it is bound to, each
    /// time anew: `let` in `let` doubles the work with each level.
    [[nodiscard]] std::size_t work() const { return work_; }
    [[nodiscard]] bool depends_on(unsigned mask) const { return (dependencies_ & mask) != 0; }

  protected:
    [[noreturn]] void fail(const std::string& message) const {
        throw EvaluationError(message, key_);
    }
    [[nodiscard]] Value arg(std::size_t i, const Context& context) const {
        return args_[i]->evaluate(context);
    }
    /// Arguments whose type the parser has made sure of.
    [[nodiscard]] double number(std::size_t i, const Context& context) const;
    [[nodiscard]] bool boolean(std::size_t i, const Context& context) const;
    [[nodiscard]] Text text(std::size_t i, const Context& context) const;
    [[nodiscard]] bool outputs_defined(std::size_t first) const;
    void depend_on(unsigned mask) { dependencies_ |= mask; }

  private:
    Form form_;
    Type type_;
    std::string key_;
    std::vector<NodePtr> args_;
    unsigned dependencies_ = 0;
    std::size_t work_ = 1;
};

/// A constant.
class Literal final : public Node {
  public:
    Literal(Type type, Value value)
        : Node(Form::literal, std::move(type), {}, {}), value_(std::move(value)) {}
    [[nodiscard]] Value evaluate(const Context& /*context*/) const override { return value_; }
    [[nodiscard]] bool output_defined() const override { return true; }
    [[nodiscard]] const Value& value() const { return value_; }

  private:
    Value value_;
};

/// The operand's value when it is a literal, else nullptr.
[[nodiscard]] const Value* literal_value(const Node& node);

/// Can the expression be replaced by its value?
[[nodiscard]] bool is_constant(const Node& node);

} // namespace cordon::style
