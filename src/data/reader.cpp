// SPDX-License-Identifier: MIT
#include "data/reader.hpp"

#include "data/flatgeobuf.hpp"
#include "data/geojson.hpp"
#include "data/mapped_file.hpp"

#include <fmt/format.h>

namespace cordon::data {

namespace {

/// Whether the text begins like JSON; text sequences begin with a record separator (RFC 7464).
bool looks_like_json(std::string_view bytes) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    const std::size_t first = bytes.find_first_not_of(" \t\r\n\x1E");
    return first != std::string_view::npos && (bytes[first] == '{' || bytes[first] == '[');
}

} // namespace

FeatureLayer read_layer(const std::filesystem::path& path, const ReadOptions& options,
                        Reporter& reporter) {
    const std::string file = path == "-" ? "standard input" : path.string();
    const MappedFile mapped(path);
    const std::string_view bytes = mapped.bytes();
    if (is_flatgeobuf(bytes)) {
        auto layer = parse_flatgeobuf(bytes, file, options, reporter);
        if (layer) return std::move(*layer);
    } else if (looks_like_json(bytes)) {
        auto layer = parse_geojson(bytes, file, options, reporter);
        if (layer) return std::move(*layer);
    }
    throw Error({Severity::error, "is no FlatGeobuf and no GeoJSON file", {file, 0, 0, {}}, {}});
}

std::vector<std::string> layer_names(const std::filesystem::path& path) {
    const std::string file = path.string();
    const MappedFile mapped(path);
    if (is_flatgeobuf(mapped.bytes())) return {flatgeobuf_layer_name(mapped.bytes(), file)};
    return {path.stem().string()};
}

} // namespace cordon::data
