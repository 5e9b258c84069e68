// SPDX-License-Identifier: MIT
#pragma once

#include "place/gazetteer.hpp"

#include <array>

namespace cordon::place {

/// Scores are in units of a factor 10 of population (geocoding card, section 3).
namespace score {
inline constexpr double alternate_malus = -1.2;
inline constexpr double hint_bonus = 6.0; ///< `X, Y`: the container is named
} // namespace score

/// How likely a place is meant by a name before the text is looked at: population, feature class,
/// rank of the name.
[[nodiscard]] double prior_of(const Place& place, NameRank rank);

/// A country, continent, ocean, sea or other large region.
[[nodiscard]] bool is_large(const Place& place);

/// Unit vector on the sphere.
[[nodiscard]] std::array<double, 3> direction_of(geom::LonLat at);

} // namespace cordon::place
