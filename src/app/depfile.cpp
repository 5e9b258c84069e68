// SPDX-License-Identifier: MIT
#include "app/depfile.hpp"

#include "core/diagnostic.hpp"

#include <system_error>

namespace cordon::app {

namespace fs = std::filesystem;

namespace {

/// GNU make's escapes, which ninja understands as well: a backslash before space and `#`, those
/// that stand before a space doubled, `$` doubled.
std::string escaped(const std::string& name) {
    if (name.find_first_of("\r\n") != std::string::npos)
        throw Error("a file whose name has a line break cannot stand in a rule for make",
                    "rename the file");
    std::string out;
    std::size_t backslashes = 0;
    for (const char c : name) {
        if (c == ' ' || c == '\t' || c == '#') out += std::string(backslashes, '\\') + '\\';
        if (c == '$') out += '$';
        out += c;
        backslashes = c == '\\' ? backslashes + 1 : 0;
    }
    return out;
}

std::string near_name(const fs::path& path, const fs::path& here) {
    const fs::path relative = path.lexically_relative(here);
    const bool below = !relative.empty() && *relative.begin() != "..";
    return below ? relative.string() : path.string();
}

} // namespace

std::string depfile_text(const std::vector<std::string>& outputs,
                         const std::vector<fs::path>& inputs) {
    std::error_code failure;
    const fs::path here = fs::current_path(failure);
    std::string rule;
    for (const std::string& output : outputs)
        if (output != "-") rule += (rule.empty() ? "" : " ") + escaped(output);
    rule += ':';
    std::string empty_rules;
    for (const fs::path& input : inputs) {
        if (!fs::exists(input, failure)) continue;
        const std::string name = escaped(near_name(input, here));
        rule += " \\\n  " + name;
        empty_rules += name + ":\n";
    }
    return rule + "\n" + empty_rules;
}

} // namespace cordon::app
