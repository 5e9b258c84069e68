// SPDX-License-Identifier: MIT
#pragma once

#include "cli/described_command.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Scripts that complete command lines in a shell, made from what the help texts are made from.
namespace cordon::cli {

using DescribedCommands = std::vector<DescribedCommand>;

[[nodiscard]] std::string bash_completion(const DescribedCommands& commands);
[[nodiscard]] std::string zsh_completion(const DescribedCommands& commands);
[[nodiscard]] std::string fish_completion(const DescribedCommands& commands);

/// The script for `bash`, `zsh` or `fish`; empty for another shell.
[[nodiscard]] std::optional<std::string> completion_script(std::string_view shell,
                                                           const DescribedCommands& commands);

} // namespace cordon::cli
