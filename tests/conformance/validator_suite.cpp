// SPDX-License-Identifier: MIT
#include "conformance/score.hpp"
#include "core/file.hpp"
#include "style/validate/validate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace cordon::conformance {

namespace {

struct Finding {
    int line = 0;
    std::string severity;
    std::string message;
    friend bool operator==(const Finding&, const Finding&) = default;
};

std::vector<Finding> expected_findings(const Json& json) {
    std::vector<Finding> out;
    for (const Json& item : json.items()) {
        out.push_back({static_cast<int>(item.number_or("line", 0.0)),
                       item.text_or("severity", "error"), item.text_or("message", "")});
    }
    return out;
}

std::vector<Finding> actual_findings(const Diagnostics& diagnostics) {
    std::vector<Finding> out;
    for (const Diagnostic& d : diagnostics) {
        const std::string key = d.where.key.empty() ? "" : d.where.key + ": ";
        out.push_back(
            {d.where.line, d.severity == Severity::error ? "error" : "warning", key + d.message});
    }
    return out;
}

std::multiset<std::string> places(const std::vector<Finding>& findings) {
    std::multiset<std::string> out;
    for (const Finding& finding : findings)
        out.insert(fmt::format("{} {}", finding.line, finding.severity));
    return out;
}

void report(const std::string& name, const std::vector<Finding>& expected,
            const std::vector<Finding>& actual) {
    fmt::print("FAILED validator {}\n", name);
    for (const Finding& finding : expected) {
        if (std::find(actual.begin(), actual.end(), finding) == actual.end())
            fmt::print("  missing {}: {}\n", finding.line, finding.message);
    }
    for (const Finding& finding : actual) {
        if (std::find(expected.begin(), expected.end(), finding) == expected.end())
            fmt::print("  extra   {}: {}\n", finding.line, finding.message);
    }
}

} // namespace

void run_validator(const Options& options, Score& score) {
    constexpr std::string_view suffix = ".input.json";
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(options.fixtures / "validator"))
        if (entry.path().string().ends_with(suffix)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
        const std::string path = file.string();
        const std::string stem = path.substr(0, path.size() - suffix.size());
        const Json output = parse_json(read_file(stem + ".output.json"), "output");
        const auto expected = expected_findings(output);
        const auto actual =
            actual_findings(style::validate_style(parse_json(read_file(file), path), path));
        const Levels levels{expected.empty() == actual.empty(), places(expected) == places(actual),
                            expected == actual};
        const std::string name = std::filesystem::path(stem).filename().string();
        if (options.verbose && !levels[2]) report(name, expected, actual);
        score.add("validator", name, levels);
    }
}

} // namespace cordon::conformance
