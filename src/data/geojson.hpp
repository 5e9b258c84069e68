// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"
#include "data/feature_layer.hpp"
#include "data/reader.hpp"

#include <tl/expected.hpp>

#include <string>
#include <string_view>

namespace cordon::data {

/// Why a JSON text is for another reader: `TopoJSON`, or `the CRS urn:ogc:def:crs:EPSG::32629`.
struct ForeignJson {
    std::string what;
};

/// Reads GeoJSON (RFC 7946): a FeatureCollection, a Feature, a geometry, or several of them one
/// after the other (GeoJSON text sequences, newline-delimited GeoJSON). `file` is the name used in
/// messages. Throws Error for broken JSON and for JSON that is no GeoJSON.
[[nodiscard]] tl::expected<FeatureLayer, ForeignJson> parse_geojson(std::string_view text,
                                                                    const std::string& file,
                                                                    const ReadOptions& options,
                                                                    Reporter& reporter);

} // namespace cordon::data
