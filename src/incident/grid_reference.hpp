// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"
#include "core/units.hpp"
#include "geom/point.hpp"

#include <optional>
#include <string_view>

namespace cordon::incident {

/// The middle of the square that a grid reference names, and how far its corners are from it.
struct GridPosition {
    geom::LonLat at{};
    std::optional<Metres> radius{}; ///< empty = not known
};

/// Reads a position that is no degrees: MGRS (`31PCP 10500 49800`) or Open Location Code
/// (`6GCRMQPX+9G`). Empty when the text is no grid reference; a failure when it is one that names
/// no place of its own: a short plus code, an address of what3words.
[[nodiscard]] Result<std::optional<GridPosition>> read_grid_reference(std::string_view text);

/// What the letters behind the numbers of UTM zones mean; `S` is north of the equator as a band.
enum class ZoneLetters { hemispheres, bands };
/// A position in UTM, easting and northing in metres; `zone` such as `36N`, or `36P` with a
/// latitude band.
[[nodiscard]] Result<geom::LonLat> utm_position(std::string_view zone, double easting,
                                                double northing, ZoneLetters letters);

/// True for a zone such as `36P` whose letter can only be a latitude band: then N and S of the
/// other zones are bands too, else they are hemispheres.
[[nodiscard]] bool is_band_letter(std::string_view zone);

} // namespace cordon::incident
