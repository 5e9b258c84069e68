// SPDX-License-Identifier: MIT
#pragma once

#include "style/expression/parser.hpp"
#include "style/property.hpp"

namespace cordon::style {

/// How often the value of an expression changes.
enum class EvaluationKind : std::uint8_t {
    constant, ///< never
    source,   ///< with the feature
    camera,   ///< with the zoom level
    composite ///< with both
};

/// A typed, checked and folded expression. Owns the JSON text that it was made from.
class Expression {
  public:
    Expression(std::shared_ptr<const Json> source, NodePtr root, std::vector<std::string> keys,
               std::string path);

    [[nodiscard]] const Node& root() const { return *root_; }
    [[nodiscard]] const Type& type() const { return root_->type(); }
    [[nodiscard]] EvaluationKind kind() const { return kind_; }
    [[nodiscard]] bool is_feature_constant() const {
        return !root_->depends_on(depends_on_feature);
    }
    [[nodiscard]] bool is_zoom_constant() const { return !root_->depends_on(depends_on_zoom); }
    /// Names of the attributes that it looks up, by slot.
    [[nodiscard]] const std::vector<std::string>& keys() const { return keys_; }
    /// Its place in the style: `layers[3].paint.line-width`; empty when it was not told.
    [[nodiscard]] const std::string& path() const { return path_; }
    /// The value; throws EvaluationError.
    [[nodiscard]] Value evaluate(const Context& context) const { return root_->evaluate(context); }

  private:
    std::shared_ptr<const Json> source_;
    NodePtr root_;
    std::vector<std::string> keys_;
    std::string path_;
    EvaluationKind kind_;
};

using ExpressionPtr = std::shared_ptr<const Expression>;
using ParseErrors = std::vector<ParseError>;

/// Does the JSON text look like an expression: an array whose first item names an operator?
[[nodiscard]] bool is_expression(const Json& json);

/// The type that values of a property have; empty when the specification does not say.
[[nodiscard]] std::optional<Type> expected_type(const PropertySpec& spec);

/// Reads and checks an expression of the type of `spec` (may be null).
[[nodiscard]] tl::expected<ExpressionPtr, ParseErrors>
parse_expression(const Json& json, const PropertySpec* spec, std::string path = {});

/// As parse_expression(), with the rules on what the property's values may depend on.
[[nodiscard]] tl::expected<ExpressionPtr, ParseErrors>
parse_property_expression(const Json& json, const PropertySpec& spec, std::string path = {});

/// A constant as an expression.
[[nodiscard]] ExpressionPtr make_constant(std::shared_ptr<const Json> source, Value value,
                                          std::string path = {});

/// The value that a literal has in a property of that type: a text becomes a colour, a number a
/// padding. Null when it cannot be read.
[[nodiscard]] Value property_value(const Json& json, const PropertySpec& spec);

} // namespace cordon::style
