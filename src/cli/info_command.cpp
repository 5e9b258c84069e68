// SPDX-License-Identifier: MIT
#include "cli/command.hpp"
#include "cli/help.hpp"
#include "core/file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace cordon::cli {

namespace {

namespace fs = std::filesystem;

/// Names of the shipped styles, sorted.
std::string style_names(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(folder, failure))
        if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
    std::sort(names.begin(), names.end());
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
    return all.empty() ? "none" : all;
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
        const fs::path data = data_folder();
        console.print(fmt::format("data: {}\n", printable(data.string())));
        console.print(fmt::format("styles: {}\n", printable(style_names(data / "styles"))));
        return ExitCode::done;
    }
};

} // namespace

std::unique_ptr<Command> make_info_command() {
    return std::make_unique<InfoCommand>();
}

} // namespace cordon::cli
