// SPDX-License-Identifier: MIT
#include "app/map_reader.hpp"

#include "app/map_fields.hpp"
#include "app/toml.hpp"
#include "core/file.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cordon::app {

namespace {

/// A project file is written by hand; a larger one is not one.
constexpr std::size_t max_map_bytes = std::size_t{1} << 20U;

} // namespace

namespace {

ParsedMap parse_tree(const Json& tree, const MapPlace& place) {
    const auto& [file, folder] = place;
    Reading reading{file, folder, {}, {}, {}};
    ParsedMap parsed;
    if (auto document = Codec<MapDocument>::read(tree, reading))
        parsed.document = std::move(*document);
    parsed.document.file = file;
    parsed.document.folder = folder;
    parsed.document.lines = std::move(reading.lines);
    parsed.document.analyse = parsed.document.lines.contains("analysis");
    for (LayerSource& layer : parsed.document.layers)
        if (layer.name.empty()) layer.name = layer.file.resolved.stem().string();
    if (auto& lines = parsed.document.data.boundaries; lines && lines->name.empty())
        lines->name = lines->file.resolved.stem().string();
    parsed.diagnostics = std::move(reading.diagnostics);
    // A rule about a value that was not read would repeat the fault in other words.
    if (parsed.diagnostics.empty()) parsed.diagnostics = rule_faults(parsed.document);
    std::stable_sort(
        parsed.diagnostics.begin(), parsed.diagnostics.end(),
        [](const Diagnostic& a, const Diagnostic& b) { return a.where.line < b.where.line; });
    return parsed;
}

} // namespace

MapPlace place_of_map(const std::filesystem::path& path) {
    return {path == "-" ? "standard input" : path.string(), path.parent_path()};
}

ParsedMap parse_map(std::string_view text, const std::string& file,
                    const std::filesystem::path& folder) {
    return parse_tree(parse_toml(text, file), {file, folder});
}

Json read_map_file(const std::filesystem::path& path) {
    return parse_toml(read_file(path, max_map_bytes), place_of_map(path).file);
}

MapDocument read_map_tree(const Json& tree, const MapPlace& place, Reporter& reporter) {
    ParsedMap parsed = parse_tree(tree, place);
    int errors = 0;
    for (const Diagnostic& diagnostic : parsed.diagnostics) {
        reporter.report(diagnostic);
        if (diagnostic.severity == Severity::error) ++errors;
    }
    if (errors > 0)
        throw Error(fmt::format("{}: {} {}; nothing was drawn", place.file, errors,
                                errors == 1 ? "error" : "errors"));
    return std::move(parsed.document);
}

MapDocument read_map(const std::filesystem::path& path, Reporter& reporter) {
    return read_map_tree(read_map_file(path), place_of_map(path), reporter);
}

std::string to_map_toml(const MapDocument& document) {
    return to_toml(Codec<MapDocument>::write(document, document.folder));
}

} // namespace cordon::app
