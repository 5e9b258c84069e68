// SPDX-License-Identifier: MIT
#include "cli/completions.hpp"

#include <fmt/format.h>

namespace cordon::cli {

namespace {

/// A text between single quotes of the shell; `marks` get a backslash for the functions of zsh.
std::string quoted(std::string_view text, std::string_view marks) {
    std::string out;
    for (const char c : text) {
        if (c == '\'') {
            out += "'\\''";
            continue;
        }
        if (c == '\\' || marks.find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

/// `:FORMAT:(png svg pdf)`, the part of a specification that tells of a value.
std::string value_part(std::string_view placeholder, const OfferedValues& values) {
    std::string action = " "; // a text that cannot be known
    const std::string words = fmt::format("{}", fmt::join(values.words, " "));
    if (values.files && !values.words.empty())
        action = "{_alternative 'words:word:(" + words + ")' 'files:file:_files'}";
    else if (values.files)
        action = "_files";
    else if (values.folders)
        action = "_files -/";
    else if (!words.empty())
        action = "(" + words + ")";
    return ":" + quoted(placeholder, ":[]") + ":" + quoted(action, "");
}

std::string option_specification(const Option& option) {
    const std::vector<std::string> names = names_of(option);
    const bool takes_value = option.takes_value();
    const std::string help = "[" + quoted(option.help, "[]:") + "]";
    std::string spellings;
    for (const std::string& name : names) {
        // `=`: as `--size X` or `--size=X`; `+`: as `-o X` or `-oX`
        const bool is_long = name.substr(0, 2) == "--";
        const std::string mark = !takes_value ? "" : is_long ? "=" : "+";
        spellings += fmt::format("{}{}{}", spellings.empty() ? "" : ",", name, mark);
    }
    if (names.size() > 1) spellings = "'{" + spellings + "}'";
    // Those that repeat are offered again; the others are not offered beside their other spelling.
    const std::string before = option.repeats     ? "*"
                               : names.size() > 1 ? fmt::format("({})", fmt::join(names, " "))
                                                  : "";
    std::string specification = before + spellings + help;
    if (takes_value) specification += value_part(option.value, offered_for(option));
    return "'" + specification + "'";
}

std::string command_case(const DescribedCommand& described) {
    std::string out = fmt::format("    {})\n      _arguments -s -S", described.command->name());
    for (const OptionGroup& group : described.line.groups)
        for (const Option& option : group.options)
            out += " \\\n        " + option_specification(option);
    out += " \\\n        '(-h --help)'{-h,--help}'[list the options]'";
    const Positional& positional = described.line.positional;
    if (!positional.name.empty())
        out += " \\\n        '*" + value_part(positional.name, offered_for(positional)) + "'";
    return out + "\n      ;;\n";
}

} // namespace

std::string zsh_completion(const DescribedCommands& commands) {
    std::string list;
    std::string cases;
    for (const DescribedCommand& described : commands) {
        list += fmt::format("    '{}:{}'\n", described.command->name(),
                            quoted(described.command->summary(), ":"));
        cases += command_case(described);
    }
    return fmt::format("#compdef cordon\n"
                       "# zsh completion for cordon; made by 'cordon completions zsh'\n\n"
                       "_cordon() {{\n  local -a commands\n  commands=(\n{}  )\n"
                       "  if (( CURRENT == 2 )); then\n"
                       "    commands+=('help:list the options of a command')\n"
                       "    _describe -t commands 'command of cordon' commands\n"
                       "    return\n  fi\n"
                       "  local command=$words[2]\n"
                       "  if [[ $command == help ]]; then\n"
                       "    _describe -t commands 'command of cordon' commands\n"
                       "    return\n  fi\n"
                       "  # _arguments completes the command as if it were a program.\n"
                       "  shift words\n  (( CURRENT-- ))\n"
                       "  case $command in\n{}  esac\n}}\n\n"
                       "if [[ $funcstack[1] == _cordon ]]; then\n  _cordon \"$@\"\n"
                       "else\n  compdef _cordon cordon\nfi\n",
                       list, cases);
}

} // namespace cordon::cli
