// SPDX-License-Identifier: MIT
#pragma once

#include "data/feature_layer.hpp"

#include <span>
#include <string>
#include <string_view>

namespace cordon::data {

/// A layer as a GeoJSON FeatureCollection (RFC 7946): a feature a line, coordinates to 7 decimals
/// (1 cm), attributes in the order of the columns, nulls left out. Polygons are written as they
/// are: cut at the antimeridian and wound by the right-hand rule where they were made so.
[[nodiscard]] std::string to_geojson(const FeatureLayer& layer);

/// Several layers as one FeatureCollection called `name`: every feature has its layer's name as
/// `layer` in front of its attributes (a column of that name is left out). Attributions of all
/// layers stand at the top, each once; so do their licences.
[[nodiscard]] std::string to_geojson(std::span<const FeatureLayer* const> layers,
                                     std::string_view name);

/// Several layers as the bytes of a GeoPackage, through the GDAL module; without a time of writing,
/// so that the same layers give the same bytes. Layers without features are left out; throws Error
/// when none is left or GDAL fails.
[[nodiscard]] std::string to_geopackage(std::span<const FeatureLayer* const> layers);

/// A layer as FlatGeobuf (version 3 of its specification), without an index, its credit as
/// `attribution` and `licence` in the header's metadata. Columns take the type of their values:
/// numbers, booleans, else texts.
[[nodiscard]] std::string to_flatgeobuf(const FeatureLayer& layer);

} // namespace cordon::data
