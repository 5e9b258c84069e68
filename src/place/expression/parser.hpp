// SPDX-License-Identifier: MIT
#pragma once

#include "place/gazetteer.hpp"
#include "place/region.hpp"
#include "place/tokens.hpp"
#include "place/toponym.hpp"

#include <vector>

namespace cordon::place {

/// Reads the place expressions of a text: clauses of the 38 rows of the geocoding card, section 6,
/// round the accepted names, clauses that hold at the same time in one expression. In the order of
/// their spans, which do not overlap; names without a clause are expressions of row 1.
///
/// With a gazetteer the names' best candidates tell countries and divisions from towns ("Kati,
/// Mali" is one place); without, only their type words do.
[[nodiscard]] std::vector<PlaceExpression> parse_expressions(const TokenizedText& text,
                                                             const std::vector<Toponym>& toponyms,
                                                             const Gazetteer* gazetteer = nullptr);

/// What the expressions say about how far apart their places are, for the resolver: of "50 km from
/// Kati, not far from Bamako" the Kati is meant that is near Bamako. Each pair in both directions.
[[nodiscard]] std::vector<DistanceHint>
distance_hints(const std::vector<PlaceExpression>& expressions);

} // namespace cordon::place
