// SPDX-License-Identifier: MIT
#pragma once

#include "style/expression/expression.hpp"

namespace cordon::style {

/// A property's value of any form (constant, expression, legacy function, text with tokens) as an
/// expression; null when it is not valid. `path` is its place: `layers[3].paint.line-width`.
[[nodiscard]] ExpressionPtr compile_value(const Json& value, const PropertySpec& spec,
                                          std::string path);

/// Has the value the type of the property, and is it one of its words?
[[nodiscard]] bool fits(const Value& value, const PropertySpec& spec);

/// The default of a property as a value: null when it has none (or a colour ramp).
[[nodiscard]] const Value& default_value(Property property);
/// The default colour ramp of a property, or null.
[[nodiscard]] const Expression* default_ramp(Property property);

} // namespace cordon::style
