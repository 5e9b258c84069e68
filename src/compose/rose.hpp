// SPDX-License-Identifier: MIT
#pragma once

#include "compose/furniture.hpp"

#include <string>
#include <vector>

namespace cordon::compose {

/// What an azimuth rose shows: how many incidents lie in which direction from a place.
struct RoseRequest {
    std::vector<double> counts; ///< equal sectors clockwise from north, the first begins at north
    std::string title;          ///< `Incidents by direction from Bamako`
    std::string unit;           ///< what the outer circle stands for: `{} incidents`
};

/// Wedges whose area grows with the count, in a labelled circle of about `size` pixels. Empty
/// without counts.
[[nodiscard]] Piece make_rose(Workshop& shop, const RoseRequest& request, double size);

} // namespace cordon::compose
