// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/road_attributes.hpp"
#include "analysis/road_index.hpp"

/// For the .cpp files of this module; not part of its interface.
namespace cordon::analysis {

/// The usable lines of a layer with their attributes, in flat arrays: finite coordinates, longitude
/// in -180..180, no point twice in a row, at least two points.
struct RoadLines {
    std::vector<geom::LonLat> points;
    std::vector<PointRange> lines;
    std::vector<RoadAttributes> roads; ///< of each line
    std::vector<std::string> names;    ///< that `roads` refer to

    [[nodiscard]] std::span<const geom::LonLat> line(std::size_t i) const {
        return std::span(points).subspan(lines[i].first, lines[i].count);
    }
};

/// Collects the roads of a layer and reports what was left out or assumed. Throws Error when there
/// are too many points or lines, or none.
[[nodiscard]] RoadLines collect_roads(const data::FeatureLayer& layer,
                                      const NetworkOptions& options, Reporter& reporter);

/// Reports what attributes were missing or not understood.
void report_attributes(const RoadFindings& findings, const NetworkOptions& options,
                       const Where& where, Reporter& reporter);

/// A place as a number that is the same for equal places: 1e-7 degrees, OSM's own grid (1 cm). 180
/// and -180 are one longitude.
[[nodiscard]] std::uint64_t place_key(geom::LonLat place);

} // namespace cordon::analysis
