// SPDX-License-Identifier: MIT
#include "data/reader.hpp"

#include "core/file.hpp"
#include "data/csv.hpp"
#include "data/csv_layer.hpp"
#include "data/flatgeobuf.hpp"
#include "data/gdal_door.hpp"
#include "data/geojson.hpp"
#include "data/mapped_file.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cordon::data {

namespace fs = std::filesystem;

namespace {

enum class Format { flatgeobuf, json, table, other };

/// Whether the text begins like JSON; text sequences begin with a record separator (RFC 7464).
bool looks_like_json(std::string_view bytes) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    const std::size_t first = bytes.find_first_not_of(" \t\r\n\x1E");
    return first != std::string_view::npos && (bytes[first] == '{' || bytes[first] == '[');
}

std::string extension(const fs::path& path) {
    std::string text = path.extension().string();
    std::transform(text.begin(), text.end(), text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

/// The content decides; only a table, which has no mark of its own, is known by its name.
Format format_of(std::string_view bytes, const fs::path& path) {
    if (is_flatgeobuf(bytes)) return Format::flatgeobuf;
    if (looks_like_json(bytes)) return Format::json;
    const std::string ending = extension(path);
    const bool named = ending == ".csv" || ending == ".tsv" || ending == ".txt" || path == "-";
    return named ? Format::table : Format::other;
}

/// A file of one layer has that layer only: asking for another is a mistake, not a wish for the
/// first one.
void check_layer_name(const FeatureLayer& layer, const fs::path& path, const std::string& asked) {
    if (asked.empty() || asked == layer.name || asked == path.stem().string()) return;
    throw Error({Severity::error,
                 fmt::format("has no layer '{}'", asked),
                 {path.string(), 0, 0, {}},
                 {fmt::format("it has one layer, '{}'; leave the layer out", layer.name)}});
}

/// Empty when GDAL must read the file.
std::optional<FeatureLayer> read_ourselves(const fs::path& path, const ReadOptions& options,
                                           Reporter& reporter) {
    const std::string file = path == "-" ? "standard input" : path.string();
    const MappedFile mapped(path);
    const std::string_view bytes = mapped.bytes();
    if (bytes.empty()) throw Error({Severity::error, "is empty", {file, 0, 0, {}}, {}});
    std::string foreign = "a format that is read from files only";
    switch (format_of(bytes, path)) {
    case Format::flatgeobuf: {
        auto layer = parse_flatgeobuf(bytes, file, options, reporter);
        if (layer) return layer;
        foreign = "FlatGeobuf in another CRS than WGS 84";
        break;
    }
    case Format::json: {
        auto layer = parse_geojson(bytes, file, options, reporter);
        if (layer) return std::move(*layer);
        foreign = layer.error().what;
        break;
    }
    case Format::table: {
        const CsvTable table = read_csv(std::string(bytes), file, reporter);
        const bool well_known_text = table.column("wkt").has_value() && path != "-";
        if (!well_known_text) return csv_layer(table, file, options, reporter);
        break;
    }
    case Format::other: break;
    }
    if (path == "-")
        throw Error(
            {Severity::error,
             "holds " + foreign,
             {file, 0, 0, {}},
             {"GeoJSON, FlatGeobuf and CSV in WGS 84 can be piped in; give others as a file"}});
    return std::nullopt;
}

/// Extracts of OpenStreetMap do not say whose they are; their licence is always the same.
FeatureLayer credited(FeatureLayer layer, const fs::path& path) {
    const std::string ending = extension(path);
    if (ending != ".osm" && ending != ".pbf") return layer;
    if (layer.metadata.attribution.empty())
        layer.metadata.attribution = "© OpenStreetMap contributors";
    if (layer.metadata.licence.empty()) layer.metadata.licence = "ODbL-1.0";
    return layer;
}

} // namespace

FeatureLayer read_shipped_layer(std::string_view name, const ReadOptions& options) {
    CollectingReporter findings;
    return read_layer(data_folder() / "geodata" / name, options, findings);
}

FeatureLayer read_layer(const fs::path& path, const ReadOptions& options, Reporter& reporter) {
    if (path == "-" && !options.source_crs.empty())
        throw Error("standard input is read as WGS 84 only", "give a file with --source-crs");
    if (!options.source_crs.empty()) return read_with_gdal(path, options, reporter);
    auto layer = read_ourselves(path, options, reporter);
    if (!layer) return credited(read_with_gdal(path, options, reporter), path);
    if (layer->name.empty() && path != "-") layer->name = path.stem().string();
    check_layer_name(*layer, path, options.layer);
    return std::move(*layer);
}

std::vector<std::string> layer_names(const fs::path& path) {
    const MappedFile mapped(path);
    const std::string_view bytes = mapped.bytes();
    if (is_flatgeobuf(bytes)) return {flatgeobuf_layer_name(bytes, path.string())};
    if (format_of(bytes, path) != Format::other) return {path.stem().string()};
    return layer_names_with_gdal(path);
}

} // namespace cordon::data
