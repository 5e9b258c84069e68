// SPDX-License-Identifier: MIT
#include "cli/application.hpp"

#include "cli/command.hpp"
#include "cli/help.hpp"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <new>

namespace cordon::cli {

std::vector<std::unique_ptr<Command>> make_commands() {
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(make_render_command());
    commands.push_back(make_tiles_command());
    commands.push_back(make_serve_command());
    commands.push_back(make_analyse_command());
    commands.push_back(make_extract_command());
    commands.push_back(make_locate_command());
    commands.push_back(make_gazetteer_command());
    commands.push_back(make_buffer_command());
    commands.push_back(make_data_command());
    commands.push_back(make_check_command());
    commands.push_back(make_verify_command());
    commands.push_back(make_batch_command());
    commands.push_back(make_info_command());
    commands.push_back(make_completions_command());
    return commands;
}

namespace {

using Arguments = std::vector<std::string>;

bool is_help(const std::string& argument) {
    return argument == "-h" || argument == "--help";
}

[[noreturn]] void fail_unknown_command(const std::string& name,
                                       const std::vector<std::unique_ptr<Command>>& commands) {
    std::vector<std::string> names;
    for (const auto& command : commands) names.emplace_back(command->name());
    if (name.substr(0, 1) == "-")
        throw UsageError("unknown option '" + name + "' before the command",
                         "options stand after the command: cordon render INPUT -o OUTPUT");
    std::error_code ignored;
    if (std::filesystem::exists(name, ignored))
        throw UsageError("'" + name + "' is a file, not a command",
                         "did you mean 'cordon render " + name + " -o map.png'?");
    const std::string hint = did_you_mean(name, names);
    throw UsageError("unknown command '" + name + "'",
                     hint.empty() ? "cordon --help lists the commands" : hint);
}

ExitCode run_command(Command& command, const Arguments& arguments, Console& console) {
    CommandLine line;
    command.setup(line);
    if (std::any_of(arguments.begin(), arguments.end(), is_help)) {
        console.print(command_help(command, line));
        return ExitCode::done;
    }
    parse(line, arguments);
    return command.run(console);
}

ExitCode dispatch(const Arguments& arguments, Console& console) {
    const auto commands = make_commands();
    if (arguments.empty())
        throw UsageError("no command was given", "cordon --help shows the first steps");
    const std::string& first = arguments.front();
    if (is_help(first) || (first == "help" && arguments.size() == 1)) {
        console.print(program_help(commands));
        return ExitCode::done;
    }
    if (first == "--version") {
        console.print(version_text());
        return ExitCode::done;
    }
    const bool asks_help = first == "help";
    const std::string& wanted = asks_help ? arguments[1] : first;
    const auto found = std::find_if(commands.begin(), commands.end(),
                                    [&](const auto& command) { return command->name() == wanted; });
    if (wanted.empty() || found == commands.end()) fail_unknown_command(wanted, commands);
    if (asks_help) return run_command(**found, {"--help"}, console);
    return run_command(**found, {arguments.begin() + 1, arguments.end()}, console);
}

ExitCode guarded(const Arguments& arguments, Console& console) {
    try {
        return dispatch(arguments, console);
    } catch (const UsageError& error) {
        console.report(error.diagnostic());
        return ExitCode::usage;
    } catch (const Error& error) {
        console.report(error.diagnostic());
    } catch (const std::bad_alloc&) {
        console.report({Severity::error, "there is not enough memory", {}, {}});
    } catch (const std::exception& error) {
        console.report({Severity::error,
                        std::string("internal error: ") + error.what(),
                        {},
                        {"please report this with the command and its input"}});
    }
    return ExitCode::failed;
}

} // namespace

ExitCode run(const std::vector<std::string>& arguments, Console& console) noexcept {
    try {
        const ExitCode code = guarded(arguments, console);
        console.finish();
        return code;
    } catch (...) { // nothing can be printed any more
        return ExitCode::failed;
    }
}

} // namespace cordon::cli
