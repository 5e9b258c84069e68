// SPDX-License-Identifier: MIT
#pragma once

#include "style/expression/expression.hpp"

namespace cordon::style {

/// Is the filter written in expressions (or the same in both syntaxes) rather than in the legacy
/// syntax?
[[nodiscard]] bool is_expression_filter(const Json& filter);

/// A legacy filter as an expression that keeps its meaning.
[[nodiscard]] Json convert_filter(const Json& filter);

/// The specification of filters as of a property: boolean, of zoom and feature.
[[nodiscard]] const PropertySpec& filter_spec();

/// Reads a filter of either syntax.
[[nodiscard]] tl::expected<ExpressionPtr, ParseErrors> parse_filter(const Json& filter,
                                                                    std::string path = {});

} // namespace cordon::style
