// SPDX-License-Identifier: MIT
#include "data/flatgeobuf.hpp"

#include "data/flatgeobuf_feature.hpp"
#include "data/flatgeobuf_header.hpp"
#include "data/layer_builder.hpp"
#include "data/packed_rtree.hpp"
#include "data/text_encoding.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cordon::data {

namespace {

constexpr std::string_view magic = "fgb\x03";

void check_version(std::string_view bytes, const std::string& file) {
    if (bytes.starts_with(magic)) return;
    throw Error({Severity::error,
                 fmt::format("is FlatGeobuf version {}, only version 3 is read",
                             static_cast<int>(static_cast<unsigned char>(bytes[3]))),
                 {file, 0, 0, {}},
                 {"convert it with ogr2ogr"}});
}

/// `attribution` and `licence` of the header's metadata, which may hold anything else as well.
void read_credit(std::string_view text, LayerMetadata& metadata) {
    constexpr std::size_t most_bytes = std::size_t{1} << 20U;
    if (text.empty() || text.size() > most_bytes) return;
    try {
        const Json json = parse_json(text, "metadata");
        if (!json.is_object()) return;
        metadata.attribution = json.text_or("attribution", "");
        metadata.licence = json.text_or("licence", "");
    } catch (const Error&) {
        metadata.attribution.clear(); // metadata in another form
    }
}

/// The window as one box, or two where it crosses the antimeridian.
std::vector<geom::LonLatBox> boxes(geom::LonLatBox window) {
    constexpr double edge = 180.0;
    constexpr double turn = 360.0;
    std::vector<geom::LonLatBox> all{window};
    if (window.max_x > edge)
        all.push_back({window.min_x - turn, window.min_y, window.max_x - turn, window.max_y});
    if (window.min_x < -edge)
        all.push_back({window.min_x + turn, window.min_y, window.max_x + turn, window.max_y});
    return all;
}

/// Reads the features at these offsets; false when one needs GDAL.
bool read_some(std::string_view features, std::vector<std::uint64_t> offsets,
               FgbFeatureReader& reader) {
    std::sort(offsets.begin(), offsets.end());
    offsets.erase(std::unique(offsets.begin(), offsets.end()), offsets.end());
    std::size_t free_from = 0;
    for (const std::uint64_t at : offsets) {
        // Features that lie in one another would let a small file grow without end.
        if (at < free_from) throw FlatBufferError("two features share bytes");
        const std::string_view feature = fgb_feature_at(features, at);
        if (!reader.read(feature)) return false;
        free_from = at + fgb_prefix + feature.size();
    }
    return true;
}

bool read_features(std::string_view bytes, const FgbHeader& header, const ReadOptions& options,
                   LayerBuilder& builder) {
    FgbFeatureReader reader(header, builder);
    const std::string_view features = fgb_features(bytes, header);
    const std::string_view index =
        bytes.substr(header.index_offset, bytes.size() - header.index_offset - features.size());
    if (index.empty() || !options.window) {
        // Both are bounded by the file's own size: a feature takes at least a few words, a point 16
        // bytes.
        constexpr std::size_t least_feature = 32;
        builder.reserve(std::min<std::size_t>(header.features, features.size() / least_feature),
                        options.window ? 0 : features.size() / sizeof(geom::LonLat));
        return each_fgb_feature(
            features, header.features,
            [&reader](std::size_t, std::string_view feature) { return reader.read(feature); });
    }
    const PackedRTree tree(index, header.features, header.node_size);
    std::vector<std::uint64_t> offsets;
    for (const geom::LonLatBox& box : boxes(*options.window)) {
        const std::vector<std::uint64_t> found = tree.query(box);
        offsets.insert(offsets.end(), found.begin(), found.end());
    }
    return read_some(features, std::move(offsets), reader);
}

} // namespace

bool is_flatgeobuf(std::string_view bytes) {
    return bytes.size() >= 8 && bytes.starts_with("fgb") && bytes.substr(4, 3) == "fgb";
}

std::string flatgeobuf_layer_name(std::string_view bytes, const std::string& file) {
    check_version(bytes, file);
    try {
        return to_utf8(read_fgb_header(bytes).name);
    } catch (const FlatBufferError& error) {
        fail_damaged_fgb(file, error.what());
    }
}

std::optional<FeatureLayer> parse_flatgeobuf(std::string_view bytes, const std::string& file,
                                             const ReadOptions& options, Reporter& reporter) {
    check_version(bytes, file);
    LayerBuilder builder(file, options, reporter);
    try {
        const FgbHeader header = read_fgb_header(bytes);
        if (!is_wgs84(header)) return std::nullopt;
        builder.layer().name = to_utf8(header.name);
        read_credit(header.metadata, builder.layer().metadata);
        if (!read_features(bytes, header, options, builder)) return std::nullopt;
    } catch (const FlatBufferError& error) {
        fail_damaged_fgb(file, builder.seen() == 0
                                   ? std::string(error.what())
                                   : fmt::format("feature {}: {}", builder.seen(), error.what()));
    }
    return builder.finish();
}

} // namespace cordon::data
