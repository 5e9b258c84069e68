// SPDX-License-Identifier: MIT
#include "cli/command_line.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <deque>

namespace cordon::cli {

std::string Option::name() const {
    const std::size_t comma = names.rfind(',');
    return comma == std::string::npos ? names : names.substr(comma + 1);
}

std::vector<std::string> CommandLine::option_names() const {
    std::vector<std::string> all = {"--help"};
    for (const OptionGroup& group : groups) {
        for (const Option& option : group.options) {
            std::size_t first = 0;
            while (first <= option.names.size()) {
                const std::size_t end =
                    std::min(option.names.find(',', first), option.names.size());
                all.push_back(option.names.substr(first, end - first));
                first = end + 1;
            }
        }
    }
    return all;
}

namespace {

/// What was given for one option, in its order.
struct Given {
    const Option* option = nullptr;
    CLI::Option* parsed = nullptr;
};

[[noreturn]] void fail_unknown(const CommandLine& line, const std::string& argument) {
    const std::string name = argument.substr(0, argument.find('='));
    const std::string hint = did_you_mean(name, line.option_names());
    throw UsageError("unknown option '" + name + "'",
                     hint.empty() ? "--help lists the options" : hint);
}

/// Unknown options first: a wrong name is the cause of what CLI11 finds next.
void refuse_unknown(const CommandLine& line, const CLI::App& app) {
    const auto rest = app.remaining();
    const auto dashed = [](const std::string& text) {
        return text.size() > 1 && text.front() == '-';
    };
    const auto unknown = std::find_if(rest.begin(), rest.end(), dashed);
    if (unknown != rest.end()) fail_unknown(line, *unknown);
    if (!rest.empty()) throw UsageError("unexpected argument '" + rest.front() + "'");
}

/// Calls the setter for each text given; adds the option's name to what is wrong.
void apply(const Given& given) {
    for (const std::string& text : given.parsed->results()) {
        try {
            given.option->set(given.option->value.empty() ? std::string() : text);
        } catch (const UsageError& error) {
            Diagnostic diagnostic = error.diagnostic();
            diagnostic.message = given.option->name() + ": " + diagnostic.message;
            throw UsageError(std::move(diagnostic));
        }
        if (given.option->value.empty()) return; // a flag counts once
    }
}

} // namespace

void parse(const CommandLine& line, const std::vector<std::string>& arguments) {
    CLI::App app;
    app.set_help_flag(); // the help text is ours
    app.allow_extras();
    std::vector<Given> all;
    std::deque<std::vector<std::string>> storage; // stable addresses for the parser
    for (const OptionGroup& group : line.groups) {
        for (const Option& option : group.options) {
            CLI::Option* parsed = nullptr;
            if (option.value.empty()) {
                parsed = app.add_flag(option.names);
            } else {
                parsed = app.add_option(option.names, storage.emplace_back());
                parsed->expected(1)->allow_extra_args(false);
                if (option.repeats) parsed->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
            }
            all.push_back({&option, parsed});
        }
    }
    std::vector<std::string> positionals;
    try {
        app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend())); // from the back
    } catch (const CLI::ParseError& error) {
        refuse_unknown(line, app);
        throw UsageError(error.what());
    }
    // A lone dash is standard input, everything else with a dash that nobody took is unknown.
    for (const std::string& rest : app.remaining()) {
        if (rest.size() > 1 && rest.front() == '-' && rest != "--") fail_unknown(line, rest);
        if (rest != "--") positionals.push_back(rest);
    }
    for (const Given& given : all) apply(given);
    if (line.positional.name.empty() && !positionals.empty())
        throw UsageError("unexpected argument '" + positionals.front() + "'");
    if (line.positional.required && !line.positional.name.empty() && positionals.empty())
        throw UsageError("no " + line.positional.name + " was given",
                         "--help shows how it is used");
    for (const std::string& text : positionals) line.positional.set(text);
}

} // namespace cordon::cli
