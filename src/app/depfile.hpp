// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace cordon::app {

/// A rule in the language that make and ninja (`deps = gcc`, `depfile`) read: `outputs` depend on
/// `inputs`; each input has an empty rule of its own, so that a file that is gone starts a new run
/// instead of an error. Inputs below the current folder are written relative to it, `-` and files
/// that are not there are left out. Throws Error for names that the language cannot hold (line
/// breaks).
[[nodiscard]] std::string depfile_text(const std::vector<std::string>& outputs,
                                       const std::vector<std::filesystem::path>& inputs);

} // namespace cordon::app
