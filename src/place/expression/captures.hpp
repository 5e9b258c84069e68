// SPDX-License-Identifier: MIT
#pragma once

#include "place/expression/words.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace cordon::place::expression {

/// What the slots of a pattern took out of the text.
struct Captures {
    std::vector<Distance> distances;
    std::vector<Bearing> bearings;
    std::optional<Duration> duration;
    std::vector<std::size_t> toponyms; ///< indices, in their order
    std::string line;                  ///< road, river or lake
    std::string type_word;             ///< of the last place
    std::string unknown;               ///< a name that no gazetteer has
    std::string anaphor;               ///< `capital`, `last` or `country`
    double speed_min = 0.0;            ///< km/h
    double speed_max = 0.0;
    double number = 0.0;
    bool by_road = false;
    bool straight = false;
    bool is_described = false; ///< a type word stands before the last place: "town of X"
};

} // namespace cordon::place::expression
