// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/event_linker.hpp"

#include <vector>

namespace cordon::incident {

/// What became of the mentions.
struct MergedEvents {
    std::vector<EventRecord> events;
    std::vector<LeftOut> left_out;
};

/// Mentions → events: patterns, plans and background are left out; "l'attaque" and details without
/// a date and a place of their own join the event before them (same family of kinds, at most three
/// sentences away); headings join events of the body; dates and places are inherited, then assumed.
[[nodiscard]] MergedEvents merge_mentions(const LinkInput& input,
                                          const std::vector<EventMention>& mentions);

} // namespace cordon::incident
