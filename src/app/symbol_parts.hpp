// SPDX-License-Identifier: MIT
#pragma once

#include "app/point_columns.hpp"
#include "app/symbols.hpp"

/// The parts of symbolise(), one for each key. All throw Error for columns that cannot be drawn.
namespace cordon::app {

[[nodiscard]] SizeFacts add_sizes(const MapDocument& document, const incident::IncidentSet& set,
                                  PointColumns& points);
[[nodiscard]] ShapeFacts add_shapes(const MapDocument& document, const incident::IncidentSet& set,
                                    PointColumns& points);
[[nodiscard]] AgeFacts add_ages(const MapDocument& document, const incident::IncidentSet& set,
                                PointColumns& points);

/// The words of the three steps of age: `up to 14 days`, `15 to 28 days`, `older than 28 days`.
[[nodiscard]] std::string age_words(const AgeFacts& facts, std::size_t step, Language language);

} // namespace cordon::app
