// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.hpp"
#include "style/property.hpp"

#include <tl/expected.hpp>

namespace cordon::style {

/// A legacy function object (`stops`, `base`, `property`, `type`, `colorSpace`, `default`) as an
/// expression. The error tells why the object is no such function.
[[nodiscard]] tl::expected<Json, std::string> convert_function(const Json& function,
                                                               const PropertySpec& spec);

/// A text with `{name}` tokens as an expression; a text without tokens stays what it is.
[[nodiscard]] Json convert_tokens(const std::string& text);

} // namespace cordon::style
