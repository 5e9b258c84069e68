// SPDX-License-Identifier: MIT
#pragma once

#include "style/expression/value.hpp"

namespace cordon::conformance {

/// A value in the form in which fixtures write outputs: colours multiplied with their alpha,
/// formatted texts as sections.
[[nodiscard]] Json output_json(const style::Value& value);

} // namespace cordon::conformance
