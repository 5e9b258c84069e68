// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/extraction.hpp"

#include <cstdint>

namespace cordon::incident {

/// What is said of the responsibility: taken, refused, or laid on somebody else's door.
enum class Stance : std::uint8_t { claims, denies, attributes };

/// That of a mention whose sentence speaks of it.
[[nodiscard]] Stance stance_of(const WordsView& words, const EventMention& mention);

/// Sets the claim status of the event where a sentence says that it was confirmed or denied.
void add_confirmation(const WordsView& words, const TokenRange& sentence, EventRecord& event);

} // namespace cordon::incident
