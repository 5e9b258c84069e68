// SPDX-License-Identifier: MIT
#include "cli/described_command.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace cordon::cli {

namespace {

std::vector<std::string> split(std::string_view text, char mark) {
    std::vector<std::string> parts;
    for (;;) {
        const std::size_t end = text.find(mark);
        parts.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

/// `auto` or `256` stand for themselves, `I/N` for something else.
bool is_literal(const std::string& word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

/// Whether the placeholder stands for a file, among other things.
bool takes_files(std::string_view placeholder) {
    constexpr std::array<std::string_view, 6> names = {"FILE",  "OUTPUT",  "STYLE",
                                                       "INPUT", "ARTICLE", "WORD"};
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
        return placeholder.find(name) != std::string_view::npos;
    });
}

bool takes_folders(std::string_view placeholder) {
    return placeholder.find("FOLDER") != std::string_view::npos ||
           placeholder.find("DIR") != std::string_view::npos;
}

} // namespace

std::vector<DescribedCommand> describe_commands() {
    std::vector<DescribedCommand> described;
    for (auto& command : make_commands()) {
        CommandLine line;
        command->setup(line);
        described.push_back({std::move(command), std::move(line)});
    }
    return described;
}

std::vector<std::string> names_of(const Option& option) {
    return split(option.names, ',');
}

OfferedValues offered_for(const Option& option) {
    OfferedValues values;
    values.words = option.choices;
    if (values.words.empty() && option.value.find('|') != std::string::npos)
        for (std::string& word : split(option.value, '|'))
            if (is_literal(word)) values.words.push_back(std::move(word));
    values.files = takes_files(option.value);
    values.folders = takes_folders(option.value);
    return values;
}

OfferedValues offered_for(const Positional& positional) {
    return {positional.choices, takes_files(positional.name), takes_folders(positional.name)};
}

} // namespace cordon::cli
