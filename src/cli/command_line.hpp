// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::cli {

/// A wrong command line: ends the program with exit code 2.
class UsageError : public Error {
  public:
    using Error::Error;
};

/// Takes the text of one option; throws UsageError when it is wrong.
using Setter = std::function<void(const std::string&)>;

/// One option of a command, as the parser, the help text and the suggestions need it.
struct Option {
    std::string names; ///< `-o,--output`; the last one is used in messages
    std::string value; ///< placeholder in the help text; empty = a flag without value
    std::string help;
    Setter set;
    bool repeats = false;               ///< may be given more than once
    std::vector<std::string> choices{}; ///< words that shells offer for the value
    [[nodiscard]] std::string name() const;
    /// A placeholder such as `[=HOST]`: the value may be left out and is never the next word.
    [[nodiscard]] bool is_optional() const { return value.starts_with("[="); }
    /// Is a value expected after the name?
    [[nodiscard]] bool takes_value() const { return !value.empty() && !is_optional(); }
};

/// Options under one heading of the help text.
struct OptionGroup {
    std::string heading;
    std::vector<Option> options;
};

/// What stands on the command line without a dash.
struct Positional {
    std::string name; ///< placeholder; empty = the command takes none
    std::string help;
    Setter set;
    bool required = true;
    std::vector<std::string> choices{}; ///< words that shells offer beside file names
};

/// The arguments of a command, filled by its setup(); touches no file.
struct CommandLine {
    std::vector<OptionGroup> groups;
    Positional positional;

    /// Starts a heading; the options that follow stand under it.
    void group(std::string heading) { groups.push_back({std::move(heading), {}}); }
    void option(std::string names, std::string value, std::string help, Setter set) {
        groups.back().options.push_back(
            {std::move(names), std::move(value), std::move(help), std::move(set), false, {}});
    }
    void repeated(std::string names, std::string value, std::string help, Setter set) {
        groups.back().options.push_back(
            {std::move(names), std::move(value), std::move(help), std::move(set), true, {}});
    }
    /// Words that shells offer for the value of the option declared last; `a|b` as its placeholder
    /// needs no list.
    void choices(std::vector<std::string> words) {
        groups.back().options.back().choices = std::move(words);
    }
    void flag(std::string names, std::string help, std::function<void()> set) {
        groups.back().options.push_back({std::move(names),
                                         {},
                                         std::move(help),
                                         [set = std::move(set)](const std::string&) { set(); },
                                         true,
                                         {}});
    }
    /// All names with their dashes, for suggestions.
    [[nodiscard]] std::vector<std::string> option_names() const;
};

/// A setter that keeps the text itself.
template <typename T>
Setter keep(T& target) {
    return [&target](const std::string& text) { target = text; };
}

/// A setter that reads the text by `parse`, a function from text to Result.
template <typename T, typename Parse>
Setter read_into(T& target, Parse parse) {
    return [&target, parse](const std::string& text) {
        auto value = parse(text);
        if (!value) throw UsageError(value.error());
        target = std::move(*value);
    };
}

/// Reads the arguments of one command (without program and command name) and calls the setters in
/// the order of the declaration. Throws UsageError with a suggestion for unknown options.
void parse(const CommandLine& line, const std::vector<std::string>& arguments);

} // namespace cordon::cli
