// SPDX-License-Identifier: MIT
#pragma once

#include "geom/shapes.hpp"
#include "incident/location.hpp"

#include <optional>
#include <string>
#include <vector>

namespace cordon::incident {

/// One place of a location: alternatives and several places are taken apart.
struct PlaceLeaf {
    const Location* location = nullptr; ///< with a model that is one place in region()
    std::string alternative;            ///< `a`, `b` … for rival places, else empty
};

/// The places of a location in their order; at least one.
[[nodiscard]] std::vector<PlaceLeaf> places_of(const Location& location);

/// The region of a one-place model as a polygon: disc, ring, part of a ring, band, outline. Empty
/// when there is none (unknown place, unknown radius or reach, radius 0). Throws Error when it
/// cannot be computed.
[[nodiscard]] geom::LonLatShape polygon_of(const LocationModel& model);

/// The shape that a file shows for a model: as polygon_of(), but a point for exact points and
/// points of unknown radius, and the line of a stretch.
[[nodiscard]] geom::LonLatShape file_shape_of(const LocationModel& model);

/// True for a point with a radius of at most 5 km.
[[nodiscard]] bool is_exact(const LocationModel& model);

/// Where the number of a one-place model may stand (FeatureLayers::points says how it is chosen);
/// empty for a model without a region. `subject` is the town that the map is about.
[[nodiscard]] std::optional<geom::LonLat> anchor_of(const LocationModel& model,
                                                    const std::optional<geom::LonLat>& subject);

/// The anchor of a whole location: of its first located place, said before credible.
[[nodiscard]] std::optional<geom::LonLat> anchor_of(const Location& location);

/// The middle of the widest part of a polygon: the middle of the longest of 31 horizontal sections.
/// Lies inside.
[[nodiscard]] geom::LonLat middle_of(const geom::LonLatView& polygon);

} // namespace cordon::incident
