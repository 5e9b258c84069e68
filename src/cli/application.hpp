// SPDX-License-Identifier: MIT
#pragma once

#include "cli/console.hpp"
#include "cli/exit_code.hpp"

#include <string>
#include <vector>

namespace cordon::cli {

/// Runs the program. `arguments` are those after the program's name. Never throws; prints what went
/// wrong.
[[nodiscard]] ExitCode run(const std::vector<std::string>& arguments, Console& console) noexcept;

} // namespace cordon::cli
