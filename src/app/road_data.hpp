// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"
#include "geom/point.hpp"

#include <optional>
#include <string>
#include <vector>

namespace cordon::app {

/// `cordon data roads`: an extract of OpenStreetMap becomes a file of roads.
struct RoadData {
    std::string input;                  ///< any file with lines; usually .osm.pbf
    std::string layer;                  ///< of a file with several
    std::string output;                 ///< .gpkg, .fgb or .geojson; "-" = GeoJSON
    std::vector<std::string> classes;   ///< only these; empty = all that vehicles use
    std::optional<geom::LonLatBox> box; ///< only roads that touch it
    std::string attribution;            ///< when the file does not say
    std::string licence;
};

/// Writes the roads with class, ref, name, length and weight, and their credit as metadata; the
/// sentences tell what was written. Throws Error.
[[nodiscard]] std::vector<std::string> write_roads(const RoadData& run, Reporter& reporter);

} // namespace cordon::app
