// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"
#include "geom/point.hpp"

#include <string>

namespace cordon::app {

/// A town of the shipped places.
struct FoundPlace {
    geom::LonLat at{};
    double population = 0.0; ///< 0 = not known
};

/// A town by name: spelling is compared without accents, case and apostrophes; of several the most
/// important one is taken, and the others are reported. Throws Error with near names when there is
/// none.
[[nodiscard]] FoundPlace find_town(const std::string& name, Reporter& reporter);

/// Its position.
[[nodiscard]] inline geom::LonLat find_place(const std::string& name, Reporter& reporter) {
    return find_town(name, reporter).at;
}

} // namespace cordon::app
