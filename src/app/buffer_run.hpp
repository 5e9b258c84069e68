// SPDX-License-Identifier: MIT
#pragma once

#include "app/map_document.hpp"
#include "core/diagnostic.hpp"

#include <optional>
#include <string>
#include <vector>

namespace cordon::app {

/// `cordon buffer`: a file of features becomes a file of the areas round them.
struct BufferRun {
    std::string input;                     ///< any vector file; "-" = GeoJSON on standard input
    std::string layer;                     ///< of a file with several
    std::string source_crs;                ///< overrides the file's; empty = the file's
    std::optional<GivenDistance> distance; ///< empty = the polygons as they are, to be combined
    std::vector<double> rings;
    bool dissolve = false;
    std::optional<Combine> combine;
    std::string with; ///< file of the other layer; empty = none
    std::string with_layer;
    std::optional<GivenDistance> with_distance;
    std::string output; ///< .geojson, .gpkg or .fgb; "-" = GeoJSON on standard output
};

/// Makes and writes the areas; the sentences tell what was made and how exact it is. Throws Error
/// when a distance is in units of a CRS, when the error is above 0.2 % and when nothing can be
/// buffered; nothing is written then.
[[nodiscard]] std::vector<std::string> run_buffer(const BufferRun& run, Reporter& reporter);

} // namespace cordon::app
