// SPDX-License-Identifier: MIT
#include "app/style_file.hpp"

#include "core/file.hpp"
#include "core/sha256.hpp"
#include "style/undrawn.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

namespace cordon::app {

namespace fs = std::filesystem;

std::vector<std::string> shipped_styles() {
    std::vector<std::string> names;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(data_folder() / "styles", ignored))
        if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
    std::sort(names.begin(), names.end());
    return names;
}

fs::path find_style(const FilePath& style, Where where) {
    const std::string& given = style.given;
    const bool is_name =
        given.find('/') == std::string::npos && given.find('.') == std::string::npos;
    if (is_name) {
        fs::path shipped = data_folder() / "styles" / (given + ".json");
        std::error_code ignored;
        if (fs::exists(shipped, ignored)) return shipped;
        const std::vector<std::string> names = shipped_styles();
        Diagnostic diagnostic{
            Severity::error, fmt::format("style '{}' not found", given), std::move(where), {}};
        const std::string near = did_you_mean(given, names);
        if (!near.empty()) diagnostic.hints.push_back(near);
        diagnostic.hints.push_back(fmt::format(
            "styles/ has {}; a path ending in .json names a file", fmt::join(names, ", ")));
        throw Error(std::move(diagnostic));
    }
    return style.resolved.empty() ? fs::path(given) : style.resolved;
}

namespace {

/// The locator is drawn by layers of its own over the same sources.
std::shared_ptr<const style::Style> locator_of(const Json& style, const std::string& file,
                                               Reporter& reporter) {
    const Json* metadata = style.find("metadata");
    const Json* layers = metadata == nullptr ? nullptr : metadata->find("cordon:locator");
    const Json* sources = style.find("sources");
    if (layers == nullptr || sources == nullptr) return nullptr;
    const Json whole{
        Json::Object{{"version", Json(8.0), 0}, {"sources", *sources, 0}, {"layers", *layers, 0}}};
    const style::ParsedStyle parsed = style::parse_style(whole, file + " (cordon:locator)");
    for (const Diagnostic& diagnostic : parsed.diagnostics) reporter.report(diagnostic);
    return parsed.style;
}

} // namespace

OpenStyle open_style(const FilePath& style, Reporter& reporter, Where where) {
    const fs::path path = find_style(style, std::move(where));
    const std::string bytes = read_file(path, std::size_t{64} << 20U);
    const Json json = parse_json(bytes, style.given);
    style::ParsedStyle parsed = style::parse_style(json, style.given);
    for (Diagnostic& diagnostic : parsed.diagnostics) {
        // A faulty layer is left out or drawn by defaults; the style as a whole is still of use.
        if (parsed.style && diagnostic.severity == Severity::error)
            diagnostic.severity = Severity::warning;
        reporter.report(diagnostic);
    }
    for (const Diagnostic& finding : style::find_undrawn(json, style.given))
        reporter.report(finding);
    if (!parsed.style)
        throw Error(fmt::format("style '{}' cannot be used", style.given),
                    "cordon check lists its faults");
    return {parsed.style, locator_of(json, style.given, reporter), path.parent_path(),
            sha256(bytes)};
}

} // namespace cordon::app
