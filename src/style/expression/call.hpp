// SPDX-License-Identifier: MIT
#pragma once

#include "style/expression/parser.hpp"

#include <functional>

namespace cordon::style {

class Call;

/// Value of an operator that is known by its signature.
using CallFunction = Value (*)(const Call& call, const Context& context);

/// One list of parameters of an operator.
struct Signature {
    std::vector<Type> params; ///< the only one repeats when variadic
    bool variadic = false;
    CallFunction function = nullptr;
    unsigned dependencies = depends_on_nothing;
};

/// An operator that is described by signatures alone.
struct CallDefinition {
    std::string_view name;
    Type result;
    std::vector<Signature> signatures;
    Form form = Form::other;
};

/// An operator of a fixed signature with its arguments.
class Call final : public Node {
  public:
    Call(const CallDefinition& definition, const Signature& signature, std::string key,
         std::vector<NodePtr> args);
    [[nodiscard]] Value evaluate(const Context& context) const override {
        return function_(*this, context);
    }

    using Node::arg;
    using Node::boolean;
    using Node::fail;
    using Node::number;
    using Node::text;
    /// The attribute that a literal first argument names.
    [[nodiscard]] Key attribute() const { return key_; }
    void set_attribute(Key key) { key_ = key; }

  private:
    CallFunction function_;
    Key key_;
};

/// The definition of that name, or nullptr.
[[nodiscard]] const CallDefinition* find_call(std::string_view name);
/// Reads an operator by its signatures.
[[nodiscard]] NodePtr parse_call(const Arguments& args, const ParseContext& context);

/// Families of operators that are described by signatures.
[[nodiscard]] const std::vector<CallDefinition>& math_calls();
[[nodiscard]] const std::vector<CallDefinition>& color_calls();
[[nodiscard]] const std::vector<CallDefinition>& text_calls();
[[nodiscard]] const std::vector<CallDefinition>& locale_calls();
[[nodiscard]] const std::vector<CallDefinition>& feature_calls();
[[nodiscard]] const std::vector<CallDefinition>& logic_calls();
[[nodiscard]] const std::vector<CallDefinition>& filter_calls();

} // namespace cordon::style
