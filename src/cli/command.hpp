// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command_line.hpp"
#include "cli/console.hpp"
#include "cli/exit_code.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::cli {

/// One command of the program: `setup()` declares its arguments and touches no file, then `run()`
/// does the work.
class Command {
  public:
    Command() = default;
    Command(const Command&) = delete;
    Command& operator=(const Command&) = delete;
    Command(Command&&) = delete;
    Command& operator=(Command&&) = delete;
    virtual ~Command() = default;

    [[nodiscard]] virtual std::string_view name() const = 0;
    /// One line for the list of commands.
    [[nodiscard]] virtual std::string_view summary() const = 0;
    /// Usage after the program's name, for example `render INPUT -o OUTPUT…`.
    [[nodiscard]] virtual std::string_view usage() const = 0;
    /// What it does, and examples; wrapped by the author.
    [[nodiscard]] virtual std::string_view description() const = 0;

    /// Declares the arguments; their setters write into the command.
    virtual void setup(CommandLine& line) = 0;
    /// Throws Error or UsageError.
    virtual ExitCode run(Console& console) = 0;
};

/// All commands, in the order of the help text.
[[nodiscard]] std::vector<std::unique_ptr<Command>> make_commands();

[[nodiscard]] std::unique_ptr<Command> make_render_command();
[[nodiscard]] std::unique_ptr<Command> make_analyse_command();
[[nodiscard]] std::unique_ptr<Command> make_extract_command();
[[nodiscard]] std::unique_ptr<Command> make_locate_command();
[[nodiscard]] std::unique_ptr<Command> make_gazetteer_command();
[[nodiscard]] std::unique_ptr<Command> make_tiles_command();
[[nodiscard]] std::unique_ptr<Command> make_serve_command();
[[nodiscard]] std::unique_ptr<Command> make_check_command();
[[nodiscard]] std::unique_ptr<Command> make_verify_command();
[[nodiscard]] std::unique_ptr<Command> make_batch_command();
[[nodiscard]] std::unique_ptr<Command> make_data_command();
[[nodiscard]] std::unique_ptr<Command> make_buffer_command();
[[nodiscard]] std::unique_ptr<Command> make_info_command();
[[nodiscard]] std::unique_ptr<Command> make_completions_command();

} // namespace cordon::cli
