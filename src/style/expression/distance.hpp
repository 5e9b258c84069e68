// SPDX-License-Identifier: MIT
#pragma once

#include "style/expression/within.hpp"

#include <optional>

namespace cordon::style {

/// Something that distances are measured to: a point, a line, or a polygon with its rings, in
/// degrees.
struct Target {
    geom::Kind kind = geom::Kind::none;
    std::vector<Path> paths;
};

/// The parts of a GeoJSON geometry, feature or collection of features; empty when it is no GeoJSON.
[[nodiscard]] std::optional<std::vector<Target>> read_targets(const Json& geojson);

/// Shortest distance in metres between a feature and the nearest target, on a plane that fits WGS
/// 84 at the feature's latitude; 0 where they touch or one lies in the other; NaN for a feature
/// without geometry.
[[nodiscard]] double distance_metres(geom::LonLatView shape, const std::vector<Target>& targets);

} // namespace cordon::style
