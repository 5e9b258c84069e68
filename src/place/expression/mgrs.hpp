// SPDX-License-Identifier: MIT
#pragma once

#include "core/units.hpp"
#include "geom/point.hpp"

#include <optional>
#include <string_view>

namespace cordon::place::expression {

/// A cell of the Military Grid Reference System: its middle, and the distance to its corner.
struct MgrsCell {
    geom::LonLat position;
    Metres error;
    std::size_t length = 0; ///< bytes read
};

/// Reads a reference such as `29PPQ 12345 67890` at the beginning of a text: UTM zones only (80° S
/// to 84° N), 1 to 5 digits an axis. Empty when there is none.
[[nodiscard]] std::optional<MgrsCell> read_mgrs(std::string_view text);

/// The place of UTM coordinates on WGS 84 (Krüger's series to the third order of the flattening,
/// better than a millimetre within a zone).
[[nodiscard]] geom::LonLat from_utm(int zone, bool north, double easting, double northing);

} // namespace cordon::place::expression
