// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.hpp"
#include "place/gazetteer.hpp"
#include "place/region.hpp"
#include "place/tokens.hpp"
#include "place/toponym.hpp"

namespace cordon::place {

/// What a region was read from: names, spans and candidates are taken from here.
struct RegionSource {
    const TokenizedText& text;
    const std::vector<Toponym>& toponyms;
    const Gazetteer& gazetteer;
};

/// A Feature of RFC 7946: its geometry is the credible shape (null when the region is not located),
/// `properties.location` what the geocoding card, section 8, lists, and `properties.text` the
/// words.
[[nodiscard]] Json to_geojson(const Region& region, const RegionSource& source);

/// `properties.location` alone.
[[nodiscard]] Json location_json(const Region& region, const RegionSource& source);

/// Polygon or MultiPolygon with right-handed rings, five decimals (a metre); null when empty.
[[nodiscard]] Json geometry_json(const geom::LonLatShape& polygon);

} // namespace cordon::place
