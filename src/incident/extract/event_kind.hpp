// SPDX-License-Identifier: MIT
#pragma once

#include "incident/incident.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace cordon::incident {

/// What happened, finer than incident::Type: the own names of the geocoding card, section 10.
enum class EventKind : std::uint8_t {
    ambush,
    armed_clash,
    attack_on_position,
    attack_on_civilians,
    attack_on_traffic,
    goods_burnt,     ///< vehicles, lorries or tankers burnt
    vehicles_looted, ///< their loads or passengers robbed, or driven away
    explosive_device,
    suicide_attack,
    shelling,
    air_strike,
    grenade,
    chemical_attack,
    kidnapping,
    blockade,
    checkpoint,
    base_established,
    capture,
    recapture,
    withdrawal,
    protest,
    protest_dispersed,
    protest_shot_at,
    riot,
    mob_violence,
    arrest,
    weapons_seized,
    group_change, ///< recruitment, defection, deployment
    agreement,
    sexual_violence,
    property_destruction,
    advisory,
    passage, ///< a convoy got through
    lifting, ///< a ban is lifted
    state_operation,
    claim, ///< somebody takes responsibility: an attribute, not an event
    diplomacy,
    organised_crime,
    natural_disaster,
    accident,
    other
};
inline constexpr std::size_t event_kind_count = static_cast<std::size_t>(EventKind::other) + 1;

/// Names of a kind. Of ACLED only the names are used.
struct EventKindInfo {
    EventKind kind = EventKind::other;
    std::string_view name;            ///< `armed_clash`
    std::string_view acled_event;     ///< `Battles`; empty = not an event there
    std::string_view acled_sub_event; ///< `Armed clash`
    Type type = Type::other;
    double weight = 1.0;      ///< how much one hit tells (section 10)
    bool is_incident = true;  ///< may stand on a map of incidents
    std::string_view english; ///< in a few words, for titles
    std::string_view french;
};

[[nodiscard]] const EventKindInfo& info(EventKind kind);
[[nodiscard]] std::optional<EventKind> event_kind_from(std::string_view name);

} // namespace cordon::incident
