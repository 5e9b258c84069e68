// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace cordon::serve {

/// A file that was built into the program, by its name; empty when there is none.
[[nodiscard]] std::string_view asset(std::string_view name);

} // namespace cordon::serve
