// SPDX-License-Identifier: MIT
#include "cli/completions.hpp"

#include <fmt/format.h>

namespace cordon::cli {

namespace {

/// The part that does not depend on the commands. Where readline splits `--lang=en` into three
/// words, they are joined in thought: the option is the word before `=`.
constexpr std::string_view frame = R"(
_cordon() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}
    COMPREPLY=()
    if ((COMP_CWORD == 1)); then
        _cordon_words "$_cordon_commands help --help --version"
        return
    fi
    if [[ $current == "=" ]]; then
        current=
    elif [[ $previous == "=" ]]; then
        previous=${COMP_WORDS[COMP_CWORD-2]}
    fi
    if [[ $command == help ]]; then
        _cordon_words "$_cordon_commands"
    elif [[ $current == -* ]]; then
        _cordon_options
    else
        _cordon_value || _cordon_argument
    fi
}

_cordon_words() {
    mapfile -t COMPREPLY < <(compgen -W "$1" -- "$current")
}

_cordon_files() {
    local found
    compopt -o filenames 2>/dev/null
    mapfile -t found < <(compgen -f -- "$current")
    COMPREPLY+=("${found[@]}")
}

_cordon_folders() {
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -d -- "$current")
}
)";

std::string joined(const std::vector<std::string>& words) {
    return fmt::format("{}", fmt::join(words, " "));
}

/// What to call for a value; `:` for one that the shell cannot know.
std::string offer(const OfferedValues& values) {
    std::string calls;
    if (!values.words.empty()) calls = "_cordon_words \"" + joined(values.words) + "\"";
    if (values.files) calls += (calls.empty() ? "" : "; ") + std::string("_cordon_files");
    if (values.folders && !values.files) calls = "_cordon_folders";
    return calls.empty() ? ":" : calls;
}

} // namespace

std::string bash_completion(const DescribedCommands& commands) {
    std::vector<std::string> names;
    std::string options;
    std::string values;
    std::string arguments;
    for (const DescribedCommand& described : commands) {
        const std::string name(described.command->name());
        names.push_back(name);
        std::vector<std::string> all;
        for (const OptionGroup& group : described.line.groups) {
            for (const Option& option : group.options) {
                std::string patterns;
                for (const std::string& spelling : names_of(option)) {
                    all.push_back(spelling);
                    patterns += (patterns.empty() ? "'" : " | '") + name + " " + spelling + "'";
                }
                if (option.takes_value())
                    values += fmt::format("    {}) {} ;;\n", patterns, offer(offered_for(option)));
            }
        }
        all.insert(all.end(), {"-h", "--help"});
        options += fmt::format("    {}) _cordon_words \"{}\" ;;\n", name, joined(all));
        if (!described.line.positional.name.empty())
            arguments +=
                fmt::format("    {}) {} ;;\n", name, offer(offered_for(described.line.positional)));
    }
    return fmt::format("# bash completion for cordon; made by 'cordon completions bash'\n"
                       "_cordon_commands=\"{}\"\n{}\n"
                       "# Options of the command.\n_cordon_options() {{\n    case $command in\n{}"
                       "    esac\n}}\n\n"
                       "# Value of the option before the cursor; fails when none stands there.\n"
                       "_cordon_value() {{\n    case \"$command $previous\" in\n{}"
                       "    *) return 1 ;;\n    esac\n    return 0\n}}\n\n"
                       "# What stands without a dash.\n_cordon_argument() {{\n"
                       "    case $command in\n{}    esac\n}}\n\n"
                       "complete -F _cordon cordon\n",
                       joined(names), frame, options, values, arguments);
}

} // namespace cordon::cli
