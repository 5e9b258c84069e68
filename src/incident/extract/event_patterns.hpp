// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/event_finder.hpp"

#include <span>
#include <string_view>

namespace cordon::incident {

/// One line of the trigger table. Several patterns (see WordPattern) may be parted by ` / `.
struct TriggerRow {
    EventKind kind = EventKind::other;
    TriggerForm form = TriggerForm::noun;
    double strength = 1.0; ///< 0 = only hides what it covers
    std::string_view pattern;
};

/// English and French triggers, by kind.
[[nodiscard]] std::span<const TriggerRow> english_triggers();
[[nodiscard]] std::span<const TriggerRow> french_triggers();

} // namespace cordon::incident
