// SPDX-License-Identifier: MIT
#include "cli/verify_run.hpp"

#include "cli/option_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace cordon::cli {

namespace {

using State = app::InputCheck::State;

std::string_view word_of(State state) {
    constexpr std::array<std::string_view, 6> words = {"same",    "same",    "changed",
                                                       "missing", "unknown", "new"};
    return words.at(static_cast<std::size_t>(state));
}

/// `all 10 inputs match`, `9 of 10 inputs match, 1 cannot be looked at again`, or `2 of 10 inputs
/// differ; projection or notes differ`.
std::string verdict(const app::RecordCheck& check) {
    const auto differing =
        std::count_if(check.inputs.begin(), check.inputs.end(), [](const app::InputCheck& input) {
            return input.state != State::same && input.state != State::same_size &&
                   input.state != State::unknown;
        });
    const auto unknown =
        std::count_if(check.inputs.begin(), check.inputs.end(),
                      [](const auto& input) { return input.state == State::unknown; });
    const auto all = check.inputs.size();
    std::string text =
        fmt::format("{} of {} inputs {}", differing, all, differing == 1 ? "differs" : "differ");
    if (differing == 0)
        text = unknown == 0 ? fmt::format("all {} inputs match", all)
                            : fmt::format("{} of {} inputs match", all - unknown, all);
    if (unknown > 0) text += fmt::format(", {} cannot be looked at again", unknown);
    if (!check.differences.empty()) text += "; projection or notes differ";
    return text;
}

void print_check(const std::string& file, const app::RecordCheck& check, Console& console) {
    std::size_t widest = 0;
    for (const app::InputCheck& input : check.inputs) widest = std::max(widest, input.path.size());
    constexpr std::size_t most = 60; // of a column
    for (const app::InputCheck& input : check.inputs) {
        std::string line = fmt::format("  {:<8} {:<{}}  {}", word_of(input.state), input.path,
                                       std::min(widest, most), input.detail);
        line.erase(line.find_last_not_of(' ') + 1);
        console.summary(line);
    }
    for (const std::string& difference : check.differences) console.summary("  " + difference);
    const std::string maker = check.made_by.empty() ? "an unknown version" : check.made_by;
    console.summary(fmt::format("{}: {}; made by {}{}", file, verdict(check), maker,
                                check.same_version ? "" : ", this is " CORDON_VERSION));
}

} // namespace

bool is_map_file(std::string_view name) {
    return format_of(name).has_value();
}

ExitCode verify_files(const VerifyRequest& request, Console& console) {
    bool all = true;
    for (const std::string& file : request.files) {
        try {
            const app::RecordCheck check =
                app::check_record(file, {request.folder, request.map}, console);
            print_check(file, check, console);
            all = all && check.matches();
        } catch (const Error& error) {
            console.report(error.diagnostic());
            all = false;
        }
    }
    return all ? ExitCode::done : ExitCode::failed;
}

} // namespace cordon::cli
