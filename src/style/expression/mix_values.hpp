// SPDX-License-Identifier: MIT
#pragma once

#include "style/expression/color_space.hpp"
#include "style/expression/value.hpp"

#include <tl/expected.hpp>

namespace cordon::style {

/// Why two values cannot be mixed. The reference tells the place for some reasons only.
struct MixProblem {
    std::string message;
    bool located = false;
};

/// The value between two of the same interpolatable type: `a` at t = 0, `b` at t = 1.
[[nodiscard]] tl::expected<Value, MixProblem> mix_values(const Value& a, const Value& b, double t,
                                                         ColorSpace space);

} // namespace cordon::style
