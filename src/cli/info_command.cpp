// SPDX-License-Identifier: MIT
#include "app/style_file.hpp"
#include "cli/command.hpp"
#include "cli/help.hpp"
#include "core/file.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <vector>

namespace cordon::cli {

namespace {

/// The shipped styles in one line.
std::string style_list() {
    const std::vector<std::string> names = app::shipped_styles();
    return names.empty() ? "none" : fmt::format("{}", fmt::join(names, ", "));
}

/// `cordon info`: what a report of a fault should say.
class InfoCommand final : public Command {
  public:
    [[nodiscard]] std::string_view name() const override { return "info"; }
    [[nodiscard]] std::string_view summary() const override {
        return "print versions, data folder and styles";
    }
    [[nodiscard]] std::string_view usage() const override { return "info"; }
    [[nodiscard]] std::string_view description() const override {
        return "Prints the version, the libraries that the program was built with, the folder of\n"
               "its data and the shipped styles. CORDON_DATA names another folder of data.\n\n"
               "Examples:\n  cordon info";
    }
    void setup(CommandLine& line) override { line.group("Options"); }

    ExitCode run(Console& console) override {
        console.print(version_text());
        console.print(fmt::format("built with: {}\n", CORDON_LIBRARIES));
        const std::filesystem::path data = data_folder();
        console.print(fmt::format("data: {}\n", printable(data.string())));
        console.print(fmt::format("styles: {}\n", printable(style_list())));
        return ExitCode::done;
    }
};

} // namespace

std::unique_ptr<Command> make_info_command() {
    return std::make_unique<InfoCommand>();
}

} // namespace cordon::cli
