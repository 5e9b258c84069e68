// SPDX-License-Identifier: MIT
#include "app/style_file.hpp"

#include "app/network_files.hpp"
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

/// The object with `value` as its member `key`.
Json with_member(const Json& object, std::string_view key, Json value) {
    Json::Object members = object.is_object() ? object.members() : Json::Object{};
    const auto found = std::find_if(members.begin(), members.end(),
                                    [&](const Json::Member& member) { return member.key == key; });
    if (found != members.end())
        found->value = std::move(value);
    else
        members.push_back({std::string(key), std::move(value), 0});
    Json out(std::move(members));
    out.set_line(object.line());
    return out;
}

/// The style with the map's values in place of the defaults of its `state`.
Json with_state(const Json& style, const MapDocument& document) {
    if (!document.state.is_object() || document.state.members().empty()) return style;
    const Json* declared = style.find("state");
    Json state = declared == nullptr ? Json(Json::Object{}) : *declared;
    for (const Json::Member& member : document.state.members()) {
        const Json* property = state.find(member.key);
        if (property == nullptr) {
            std::vector<std::string> names;
            if (state.is_object())
                for (const Json::Member& known : state.members()) names.push_back(known.key);
            Diagnostic fault{Severity::error,
                             fmt::format("the style '{}' has no state '{}'",
                                         document.map.style.given, member.key),
                             {document.file, member.key_line, 0, {}},
                             {names.empty() ? std::string("it declares none")
                                            : fmt::format("it has {}", fmt::join(names, ", "))}};
            throw Error(std::move(fault));
        }
        state = with_member(state, member.key, with_member(*property, "default", member.value));
    }
    return with_member(style, "state", std::move(state));
}

OpenStyle parsed_style(const fs::path& path, const FilePath& style, const MapDocument* document,
                       Reporter& reporter) {
    const std::string bytes = read_file(path, std::size_t{64} << 20U);
    const Json read = parse_json(bytes, style.given);
    const Json own =
        net::is_address(style.given) ? with_absolute_addresses(read, style.given) : read;
    const Json json = document == nullptr ? own : with_state(own, *document);
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

} // namespace

OpenStyle open_style(const FilePath& style, Reporter& reporter, Where where) {
    return parsed_style(find_style(style, std::move(where)), style, nullptr, reporter);
}

OpenStyle open_style_of(const MapDocument& document, Reporter& reporter) {
    const FilePath& style = document.map.style;
    return parsed_style(find_style(style, document.where("map.style")), style, &document, reporter);
}

} // namespace cordon::app
