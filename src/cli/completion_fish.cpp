// SPDX-License-Identifier: MIT
#include "cli/completions.hpp"

#include <fmt/format.h>

namespace cordon::cli {

namespace {

std::string quoted(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') out += '\\';
        out += c;
    }
    return out + "'";
}

/// What is offered as the value of an option.
std::string value_part(const OfferedValues& values) {
    std::string out = " -r"; // a value is needed
    if (!values.words.empty()) out += fmt::format(" -a '{}'", fmt::join(values.words, " "));
    if (values.folders && !values.files) return out + " -f -a '(__fish_complete_directories)'";
    return out + (values.files ? " -F" : " -f");
}

std::string option_line(const std::string& condition, const Option& option) {
    std::string out = "complete -c cordon -n " + condition;
    for (const std::string& name : names_of(option)) {
        const bool is_long = name.substr(0, 2) == "--";
        out += is_long ? " -l " + name.substr(2) : " -s " + name.substr(1);
    }
    if (option.takes_value()) out += value_part(offered_for(option));
    return out + " -d " + quoted(option.help) + "\n";
}

std::string command_lines(const DescribedCommand& described) {
    const std::string name(described.command->name());
    std::string out = fmt::format("\ncomplete -c cordon -n __fish_use_subcommand -f -a {} -d {}\n",
                                  name, quoted(described.command->summary()));
    const std::string condition = quoted("__fish_seen_subcommand_from " + name);
    for (const OptionGroup& group : described.line.groups)
        for (const Option& option : group.options) out += option_line(condition, option);
    out += "complete -c cordon -n " + condition + " -s h -l help -d 'list the options'\n";
    const Positional& positional = described.line.positional;
    const OfferedValues values = offered_for(positional);
    if (!values.files) out += "complete -c cordon -n " + condition + " -f\n";
    if (!values.words.empty())
        out += fmt::format("complete -c cordon -n {} -a '{}'\n", condition,
                           fmt::join(values.words, " "));
    return out;
}

} // namespace

std::string fish_completion(const DescribedCommands& commands) {
    std::string names;
    std::string lines;
    for (const DescribedCommand& described : commands) {
        names += (names.empty() ? "" : " ") + std::string(described.command->name());
        lines += command_lines(described);
    }
    return fmt::format("# fish completion for cordon; made by 'cordon completions fish'\n"
                       "complete -c cordon -n __fish_use_subcommand -f\n"
                       "complete -c cordon -n __fish_use_subcommand -l version -d 'name and "
                       "version'\n"
                       "complete -c cordon -n __fish_use_subcommand -a help -d 'list the options "
                       "of a command'\n"
                       "complete -c cordon -n '__fish_seen_subcommand_from help' -f -a '{}'\n{}",
                       names, lines);
}

} // namespace cordon::cli
