// SPDX-License-Identifier: MIT
#pragma once

#include "place/expression/captures.hpp"
#include "place/expression/slot.hpp"
#include "place/expression/words.hpp"

#include <cstddef>
#include <optional>

namespace cordon::place::expression {

/// Reads a slot of a pattern at a token; `stop` is not for it. Returns the token behind it, or
/// empty when the text does not fit; `into` is changed only then.
[[nodiscard]] std::optional<std::size_t> read_slot(Slot slot, const Tape& tape, std::size_t at,
                                                   Captures& into);

/// Slots that may be readable at a token, by what its word is; all others are not.
[[nodiscard]] SlotSet possible_slots(const Tape& tape, std::size_t at);

} // namespace cordon::place::expression
