// SPDX-License-Identifier: MIT
#pragma once

#include "data/feature_layer.hpp"

#include <span>
#include <string>

namespace cordon::data {

/// A layer as a GeoJSON FeatureCollection (RFC 7946): a feature a line, coordinates to 7 decimals
/// (1 cm), attributes in the order of the columns, nulls left out. Polygons are written as they
/// are: cut at the antimeridian and wound by the right-hand rule where they were made so.
[[nodiscard]] std::string to_geojson(const FeatureLayer& layer);

/// Several layers as the bytes of a GeoPackage, through the GDAL module; without a time of writing,
/// so that the same layers give the same bytes. Layers without features are left out; throws Error
/// when none is left or GDAL fails.
[[nodiscard]] std::string to_geopackage(std::span<const FeatureLayer* const> layers);

} // namespace cordon::data
