// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/event_mention.hpp"

namespace cordon::incident {

/// People died of an illness: "cholera has killed 60 people", "seven died when they contracted the
/// virus". Only for triggers that tell of deaths and name no weapon or attack.
[[nodiscard]] bool is_of_illness(const WordsView& words, const EventMention& mention);

/// An arrest for theft, drugs or drink, with no word of an armed group in its sentence.
[[nodiscard]] bool is_petty_crime(const WordsView& words, const EventMention& mention);

/// An agreement between firms or parties of a suit: no truce, no peace, nobody who is armed.
[[nodiscard]] bool is_deal_of_business(const WordsView& words, const EventMention& mention);

/// A sum over years: "killed more than 800 people over four decades".
[[nodiscard]] bool is_of_years(const WordsView& words, const EventMention& mention);

} // namespace cordon::incident
