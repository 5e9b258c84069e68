// SPDX-License-Identifier: MIT
#include "cli/help.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cordon::cli {

namespace {

constexpr std::size_t line_width = 80;
constexpr std::size_t help_column = 26; ///< where the help of an option begins

/// The list of the help texts, one code a paragraph with hanging lines.
std::string exit_code_list() {
    constexpr std::size_t indent = 5;
    std::string text = "\nExit codes:\n";
    for (const ExitCodeMeaning& code : exit_code_meanings())
        text += fmt::format("  {}  {}\n", code.code,
                            wrapped(code.meaning, line_width - indent, indent));
    return text;
}

/// Characters of UTF-8 text.
std::size_t length(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

std::string option_lines(const std::string& names, const std::string& value,
                         std::string_view help) {
    std::string left = "  ";
    // Options without a short form are set below the long forms of the others.
    left += names.substr(0, 2) == "--" ? "    " + names : names;
    if (const std::size_t comma = left.find(','); comma != std::string::npos)
        left.insert(comma + 1, " ");
    if (!value.empty()) left += (value.starts_with("[=") ? "" : " ") + value;
    const std::size_t used = length(left);
    const std::string text = wrapped(help, line_width - help_column, help_column);
    if (used + 2 > help_column) return left + "\n" + std::string(help_column, ' ') + text + "\n";
    return left + std::string(help_column - used, ' ') + text + "\n";
}

} // namespace

const std::vector<ExitCodeMeaning>& exit_code_meanings() {
    static const std::vector<ExitCodeMeaning> meanings = {
        {0, "done"},
        {1, "failed: an input cannot be read or a limit was exceeded; existing files are left as "
            "they were"},
        {2, "wrong command line"},
        {3, "done with warnings (under --strict only)"},
        {4, "done, but the evidence gate refused the title that was asked for"}};
    return meanings;
}

std::string version_text() {
    return fmt::format("cordon {}\n", CORDON_VERSION);
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
    std::string out;
    std::size_t column = 0;
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(word.size() + 1, text.size()));
        if (column > 0 && column + 1 + length(word) > width) {
            out += "\n" + std::string(indent, ' ');
            column = 0;
        }
        if (column > 0) {
            out += ' ';
            ++column;
        }
        out += word;
        column += length(word);
    }
    return out;
}

std::string program_help(const std::vector<std::unique_ptr<Command>>& commands) {
    std::string text = "cordon draws incident maps that know what they do not know.\n\n"
                       "Usage: cordon COMMAND [ARGUMENTS]\n\nCommands:\n";
    for (const auto& command : commands)
        text += fmt::format("  {:<12}{}\n", command->name(), command->summary());
    text += R"(
First steps:
  cordon render incidents.csv -o map.png
      a map of a table with latitude, longitude and date
  cordon render map.toml -o map.pdf -o map.svg
      a project file, drawn for print and for the web
  cordon render incidents.csv --dump-config > map.toml
      a project file to go on with
  cordon check map.toml
      all faults of data, style and layout; nothing is drawn
  cordon render --help
      all options of a command

Options:
  -h, --help      this text; after a command, its options
      --version   name and version
)";
    return text + exit_code_list();
}

std::string command_help(const Command& command, const CommandLine& line) {
    std::string text =
        fmt::format("Usage: cordon {}\n\n{}\n", command.usage(), command.description());
    if (!line.positional.name.empty())
        text += "\nArguments:\n" + option_lines(line.positional.name, {}, line.positional.help);
    for (const OptionGroup& group : line.groups) {
        text += "\n" + group.heading + ":\n";
        for (const Option& option : group.options)
            text += option_lines(option.names, option.value,
                                 option.help + (option.repeats && !option.value.empty()
                                                    ? "; may be given several times"
                                                    : ""));
    }
    text += option_lines("-h,--help", {}, "this text");
    return text + exit_code_list();
}

} // namespace cordon::cli
