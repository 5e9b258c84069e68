// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/event_linker.hpp"

#include <vector>

namespace cordon::incident {

/// A place of a sentence and what is counted there.
struct PlacedCounts {
    std::size_t place = 0; ///< index into ArticlePlaces::expressions
    std::vector<StatedCount> counts;
};

/// "Seven people were killed in Dabat, four in Gondar and two at Wegera": the local places of a
/// sentence with the counts that stand before each; fewer than two when the sentence tells of one
/// place. `counts` are those of the sentence, in its order.
[[nodiscard]] std::vector<PlacedCounts> counts_by_place(const LinkInput& input,
                                                        const TokenRange& sentence,
                                                        const std::vector<StatedCount>& counts);

/// The sentence counts people at a local place that is not among those of `own`: "Three people were
/// wounded in Druzhkivka" behind an event in Kramatorsk.
[[nodiscard]] bool counts_elsewhere(const LinkInput& input, const TokenRange& sentence,
                                    std::size_t own);

/// The attackers' own way tells day and place of an event whose first sentence lacks them: "The
/// attackers arrived in Kwaren Dutsi shortly before midnight on Sunday", up to two sentences on.
void take_arrival(const LinkInput& input, EventRecord& event);

} // namespace cordon::incident
