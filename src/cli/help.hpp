// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::cli {

/// One exit code as the reader sees it.
struct ExitCodeMeaning {
    int code = 0;
    std::string_view meaning;
};
/// All exit codes, for help texts and man pages.
[[nodiscard]] const std::vector<ExitCodeMeaning>& exit_code_meanings();

/// Name and version: `cordon 0.1.0`.
[[nodiscard]] std::string version_text();
/// What the program is, its commands, first steps and exit codes.
[[nodiscard]] std::string program_help(const std::vector<std::unique_ptr<Command>>& commands);
/// Usage, description, options under their headings, examples and exit codes of one command.
[[nodiscard]] std::string command_help(const Command& command, const CommandLine& line);
/// Breaks a paragraph into lines of at most `width` characters (not bytes); lines after the first
/// are indented.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width, std::size_t indent);

} // namespace cordon::cli
