// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"
#include "core/json.hpp"

namespace cordon::style {

/// All faults of a style, in the order of the file, in the words of the official validator.
/// `where.key` is the path that its messages begin with. Layer keys, root keys and metadata that
/// the specification does not know are allowed.
[[nodiscard]] Diagnostics validate_style(const Json& style, const std::string& file);

} // namespace cordon::style
