// SPDX-License-Identifier: MIT
#include "cli/command_line.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

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
    // Every short option is near every other one.
    const std::string hint = name.size() > 2 ? did_you_mean(name, line.option_names()) : "";
    throw UsageError("unknown option '" + name + "'",
                     hint.empty() ? "--help lists the options" : hint);
}

/// Unknown options first: a wrong name is the cause of what CLI11 finds next.
void refuse_unknown(const CommandLine& line, const std::vector<std::string>& rest) {
    for (const std::string& text : rest)
        if (text.size() > 1 && text.front() == '-') fail_unknown(line, text);
}

/// `--allow-network=` with an empty list of hosts does not mean all of them.
void refuse_empty(const CommandLine& line, const std::string& name) {
    for (const OptionGroup& group : line.groups)
        for (const Option& option : group.options)
            if (option.is_optional() && option.name() == name)
                throw UsageError(name + " needs a value after '='", "or write it without '='");
}

/// `--names -q`: what follows is an option, and no file of that name is meant. `--names=-q` is one.
void refuse_option_as_value(const CommandLine& line, const std::vector<std::string>& arguments,
                            const Given& given) {
    if (!given.option->takes_value() || given.option->is_optional()) return;
    const std::vector<std::string> names = line.option_names();
    for (const std::string& text : given.parsed->results()) {
        const bool is_option = std::find(names.begin(), names.end(), text) != names.end();
        const auto is_spelt_out = [&](const std::string& argument) {
            return argument.size() > text.size() && argument.ends_with('=' + text);
        };
        if (is_option && std::none_of(arguments.begin(), arguments.end(), is_spelt_out))
            throw UsageError(given.option->name() + " needs a value",
                             fmt::format("'{0}' is an option; write {1}={0} when it is meant", text,
                                         given.option->name()));
    }
}

/// Calls the setter for each text given; adds the option's name to what is wrong.
void apply(const Given& given) {
    const Option& option = *given.option;
    const std::vector<std::string> texts = given.parsed->results();
    if (texts.size() > 1 && !option.repeats) throw UsageError(option.name() + " was given twice");
    for (const std::string& text : texts) {
        if (option.value.empty() && text != "true")
            throw UsageError(option.name() + " takes no value");
        try {
            option.set(option.is_optional() && text == "true" ? std::string() : text);
        } catch (const UsageError& error) {
            Diagnostic diagnostic = error.diagnostic();
            diagnostic.message = option.name() + ": " + diagnostic.message;
            throw UsageError(std::move(diagnostic));
        }
        if (option.value.empty()) return; // a flag counts once
    }
}

/// Declares the options to the parser; `texts` keeps what they read at stable addresses.
std::vector<Given> declare(const CommandLine& line, CLI::App& app,
                           std::deque<std::vector<std::string>>& texts) {
    std::vector<Given> all;
    for (const OptionGroup& group : line.groups) {
        for (const Option& option : group.options) {
            CLI::Option* parsed = nullptr;
            if (!option.takes_value()) {
                parsed = app.add_flag(option.names)
                             ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
            } else {
                parsed = app.add_option(option.names, texts.emplace_back());
                parsed->expected(1)->allow_extra_args(false);
                parsed->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
            }
            all.push_back({&option, parsed});
        }
    }
    return all;
}

} // namespace

void parse(const CommandLine& line, const std::vector<std::string>& arguments) {
    CLI::App app;
    app.set_help_flag(); // the help text is ours
    app.allow_extras();  // what stands without a dash, and unknown options
    std::deque<std::vector<std::string>> texts;
    const std::vector<Given> all = declare(line, app, texts);
    // After a lone double dash everything is an argument, even what begins with a dash.
    const auto mark = std::find(arguments.begin(), arguments.end(), "--");
    std::vector<std::string> backwards; // CLI11 takes them from the back
    for (auto argument = arguments.begin(); argument != mark; ++argument) {
        const bool empty_value = argument->substr(0, 2) == "--" && argument->back() == '=';
        if (empty_value) refuse_empty(line, argument->substr(0, argument->size() - 1));
        if (empty_value)
            backwards.insert(backwards.begin(), argument->substr(0, argument->size() - 1));
        backwards.insert(backwards.begin(), empty_value ? std::string() : *argument);
    }
    try {
        app.parse(backwards);
    } catch (const CLI::ArgumentMismatch& error) {
        refuse_unknown(line, app.remaining());
        const std::string_view text = error.what(); // `--size: 1 required TEXT missing`
        throw UsageError(std::string(text.substr(0, text.find(':'))) + " needs a value");
    } catch (const CLI::ParseError& error) {
        refuse_unknown(line, app.remaining());
        throw UsageError(std::string(error.what()));
    }
    std::vector<std::string> positionals = app.remaining();
    refuse_unknown(line, positionals);
    if (mark != arguments.end()) positionals.insert(positionals.end(), mark + 1, arguments.end());
    for (const Given& given : all) {
        refuse_option_as_value(line, arguments, given);
        apply(given);
    }
    const Positional& positional = line.positional;
    if (positional.name.empty() && !positionals.empty())
        throw UsageError("unexpected argument '" + positionals.front() + "'");
    if (positional.required && !positional.name.empty() && positionals.empty())
        throw UsageError("no " + positional.name + " was given", "--help shows how it is used");
    for (const std::string& text : positionals) positional.set(text);
}

} // namespace cordon::cli
