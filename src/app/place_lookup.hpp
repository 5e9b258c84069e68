// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"
#include "geom/point.hpp"

#include <filesystem>
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
/// Of a name in the file `chosen` (app/chosen_places.hpp; empty = none) the place there is taken.
[[nodiscard]] FoundPlace find_town(const std::string& name, Reporter& reporter,
                                   const std::filesystem::path& chosen = {});

/// Its position.
[[nodiscard]] inline geom::LonLat find_place(const std::string& name, Reporter& reporter,
                                             const std::filesystem::path& chosen = {}) {
    return find_town(name, reporter, chosen).at;
}

} // namespace cordon::app
