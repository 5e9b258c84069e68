// SPDX-License-Identifier: MIT
#include "cli/completions.hpp"
#include "cli/man_page.hpp"
#include "core/diagnostic.hpp"
#include "core/file.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <string>

namespace {

namespace fs = std::filesystem;

/// Pages and scripts under the names that manual readers and shells look for.
void make_docs(const fs::path& folder, const std::string& date) {
    namespace cli = cordon::cli;
    const cli::DescribedCommands commands = cli::describe_commands();
    // Pages of commands that were taken away must not be installed.
    fs::remove_all(folder);
    for (const char* part : {"man1", "bash", "zsh", "fish"}) fs::create_directories(folder / part);
    for (const cli::ManPage& page : cli::man_pages(commands, date))
        cordon::write_file(folder / "man1" / page.file, page.text);
    cordon::write_file(folder / "bash" / "cordon", cli::bash_completion(commands));
    cordon::write_file(folder / "zsh" / "_cordon", cli::zsh_completion(commands));
    cordon::write_file(folder / "fish" / "cordon.fish", cli::fish_completion(commands));
}

} // namespace

/// cordon_make_docs FOLDER DATE: a part of the build; writes man pages and completions.
int main(int argc, char** argv) {
    if (argc != 3) {
        fmt::print(stderr, "usage: cordon_make_docs FOLDER DATE\n");
        return 2;
    }
    try {
        make_docs(argv[1], argv[2]);
    } catch (const std::exception& error) {
        fmt::print(stderr, "cordon_make_docs: {}\n", error.what());
        return 1;
    }
    return 0;
}
