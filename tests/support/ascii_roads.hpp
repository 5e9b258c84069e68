// SPDX-License-Identifier: MIT
#pragma once

#include "data/feature_layer.hpp"
#include "geom/point.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cordon::test {

/// How a drawing of roads is read.
struct AsciiRoadOptions {
    double cell_km = 10.0; ///< a column and a row
    geom::LonLat origin{-8.0, 12.65};
    char origin_at = '\0'; ///< the letter that lies on `origin`; none = the top left corner
    /// Attributes of the road that begins and ends at two letters, `{"AB", {{"ref", "RN6"}}}`; a
    /// road from A to B is also found as "BA". `{"*", …}` holds for all others.
    std::map<std::string, std::vector<std::pair<std::string, std::string>>> attributes{};
};

/// Roads drawn as text, with the places of their letters.
struct AsciiRoads {
    data::FeatureLayer layer; ///< one line for each run of road characters
    std::map<char, geom::LonLat> places;

    [[nodiscard]] geom::LonLat at(char letter) const { return places.at(letter); }
};

/// Reads a map of roads:
///
///     A---B---C      letters and digits are junctions, `*` is one without a name
///         |   |      - | / \ are roads; each line runs straight from junction to junction
///     D---+---E      + is a crossing without a junction (a bridge): both roads run on
///         |          a road that ends without a junction is a free end; one that ends at the
///         F          side of another road touches it there
///
/// North is up. Each cell's distance and direction from the origin are exact (geodesic), so that a
/// road through the origin has its true length.
[[nodiscard]] AsciiRoads ascii_roads(std::string_view drawing,
                                     const AsciiRoadOptions& options = {});

} // namespace cordon::test
