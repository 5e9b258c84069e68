// SPDX-License-Identifier: MIT
#include "cli/completions.hpp"

#include "cli/command.hpp"

namespace cordon::cli {

std::optional<std::string> completion_script(std::string_view shell,
                                             const DescribedCommands& commands) {
    if (shell == "bash") return bash_completion(commands);
    if (shell == "zsh") return zsh_completion(commands);
    if (shell == "fish") return fish_completion(commands);
    return std::nullopt;
}

namespace {

/// `cordon completions SHELL`.
class CompletionsCommand final : public Command {
  public:
    [[nodiscard]] std::string_view name() const override { return "completions"; }
    [[nodiscard]] std::string_view summary() const override {
        return "print a completion script for bash, zsh or fish";
    }
    [[nodiscard]] std::string_view usage() const override { return "completions bash|zsh|fish"; }
    [[nodiscard]] std::string_view description() const override {
        return R"(Prints the script that lets a shell complete commands, options and their
values. The installed packages bring it already.

Examples:
  cordon completions bash > ~/.local/share/bash-completion/completions/cordon
  cordon completions zsh > ~/.zfunc/_cordon      # with fpath+=~/.zfunc
  cordon completions fish > ~/.config/fish/completions/cordon.fish)";
    }
    void setup(CommandLine& line) override {
        line.positional = {"SHELL",
                           "bash, zsh or fish",
                           [this](const std::string& text) {
                               if (!shell_.empty())
                                   throw UsageError("unexpected argument '" + text + "'");
                               shell_ = text;
                           },
                           true,
                           {"bash", "zsh", "fish"}};
        line.group("Options");
    }
    ExitCode run(Console& console) override {
        const auto script = completion_script(shell_, describe_commands());
        if (!script)
            throw UsageError("the shell '" + shell_ + "' is not known", "write bash, zsh or fish");
        console.print(*script);
        return ExitCode::done;
    }

  private:
    std::string shell_;
};

} // namespace

std::unique_ptr<Command> make_completions_command() {
    return std::make_unique<CompletionsCommand>();
}

} // namespace cordon::cli
