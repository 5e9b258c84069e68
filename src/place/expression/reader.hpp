// SPDX-License-Identifier: MIT
#pragma once

#include "place/expression/words.hpp"

#include <vector>

namespace cordon::place::expression {

/// A clause with the tokens that it stands on.
struct ReadClause {
    Clause clause;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// All clauses of a text in their order; they do not overlap.
[[nodiscard]] std::vector<ReadClause> read_clauses(const Tape& tape);

/// A position written as coordinates that begins at token `at`: degrees, minutes and seconds,
/// decimal degrees or MGRS (rule 37).
[[nodiscard]] std::optional<Read<Clause>> read_coordinates(const Tape& tape, std::size_t at);

} // namespace cordon::place::expression
