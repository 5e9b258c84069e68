// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.hpp"
#include "geom/shapes.hpp"
#include "incident/json_fields.hpp"

#include <optional>
#include <vector>

namespace cordon::incident {

/// `[longitude, latitude]` with 7 decimals (about 1 cm), `-0` as `0`.
[[nodiscard]] Json to_json(geom::LonLat position);
/// An array of positions.
[[nodiscard]] Json to_json(const std::vector<geom::LonLat>& line);
/// A GeoJSON geometry (RFC 7946): outer rings counter-clockwise, holes clockwise; the Multi form
/// for more parts. null when empty.
[[nodiscard]] Json to_json(const geom::LonLatView& shape);
/// Several geometries as one: themselves, their Multi form, or a GeometryCollection; null when
/// there is none.
[[nodiscard]] Json merge_geometries(std::vector<Json> geometries);

/// A Polygon or MultiPolygon; reports what is wrong with it.
[[nodiscard]] std::optional<geom::LonLatShape> read_polygon(const Json& geometry,
                                                            ReadContext& context);
/// An array of at least two positions.
[[nodiscard]] std::optional<std::vector<geom::LonLat>> read_line(const Json& json,
                                                                 ReadContext& context);

} // namespace cordon::incident
