// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"
#include "data/feature_layer.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace cordon::data {

/// What to read of a source.
struct ReadOptions {
    std::string layer; ///< name of the layer; empty = the only or first one
    std::optional<geom::LonLatBox>
        window; ///< only features whose box touches it (pushed down to the file's index); max_x >
                ///< 180 crosses the antimeridian
    std::vector<std::string> columns; ///< only these attributes; empty = all
    std::size_t max_features = 20'000'000;
    bool geometry_only = false;
    double detail =
        0.0; ///< degrees of longitude at the equator: vertices of lines and rings nearer
             ///< than this to the one before are left out, of latitude and away from the
             ///< equator as much nearer as Mercator's squares are wide; 0 = none
    std::string source_crs; ///< CRS of the coordinates, such as `EPSG:32629`; overrides the file's,
                            ///< empty = the file's
};

/// Reads any vector file into WGS 84. FlatGeobuf and GeoJSON have readers of their own (no GDAL is
/// loaded); everything else goes through GDAL, which is loaded on first use and restricted to a
/// list of file drivers (no network drivers). Throws Error for missing, unreadable and CRS-less
/// files (with hints). NaN and out-of-range coordinates, and suspected latitude/longitude swaps,
/// are reported with the feature's number.
[[nodiscard]] FeatureLayer read_layer(const std::filesystem::path& path, const ReadOptions& options,
                                      Reporter& reporter);

/// A layer of the shipped geodata, `world_110m/countries.fgb`. Findings in it are not told: they
/// are not the user's business.
[[nodiscard]] FeatureLayer read_shipped_layer(std::string_view name,
                                              const ReadOptions& options = {});

/// GeoJSON from memory (standard input, inline style data). `file` is the name used in messages.
[[nodiscard]] FeatureLayer read_geojson(const Json& json, const std::string& file,
                                        Reporter& reporter);

/// Names of the layers of a source, for messages.
[[nodiscard]] std::vector<std::string> layer_names(const std::filesystem::path& path);

} // namespace cordon::data
