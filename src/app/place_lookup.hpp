// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"
#include "geom/point.hpp"

#include <string>

namespace cordon::app {

/// Position of a town by name in the shipped places: spelling is compared without accents, case and
/// apostrophes; of several the most important one is taken, and the others are reported. Throws
/// Error with near names when there is none.
[[nodiscard]] geom::LonLat find_place(const std::string& name, Reporter& reporter);

} // namespace cordon::app
