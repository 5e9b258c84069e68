// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command.hpp"
#include "cli/command_line.hpp"

#include <memory>
#include <string>
#include <vector>

namespace cordon::cli {

/// A command with its declared arguments, for what is written about commands: man pages and
/// completions.
struct DescribedCommand {
    std::unique_ptr<Command> command; ///< the setters of `line` write into it
    CommandLine line;
};

/// All commands of the program.
[[nodiscard]] std::vector<DescribedCommand> describe_commands();

/// The names of an option with their dashes, `-o` and `--output`, in the order of the declaration.
[[nodiscard]] std::vector<std::string> names_of(const Option& option);

/// What a shell offers for a value.
struct OfferedValues {
    std::vector<std::string> words;
    bool files = false;
    bool folders = false;
};
/// From the option's words and its placeholder: `FILE`, `FOLDER`, `en|fr`.
[[nodiscard]] OfferedValues offered_for(const Option& option);
[[nodiscard]] OfferedValues offered_for(const Positional& positional);

} // namespace cordon::cli
