// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/parameters.hpp"
#include "core/date.hpp"
#include "incident/incident.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::analysis {

/// Status of a road, in the order of severity. Silence is `no_information`, never `open`.
enum class Status : std::uint8_t { no_information, open, contested, restricted, cut };
inline constexpr std::size_t status_count = 5;
/// `no_information`, `open`, `contested`, `restricted`, `cut`.
[[nodiscard]] std::string_view name(Status status);

/// What an incident means for a road, as the rules read it (encirclement card, section 5).
struct EventFacts {
    std::string id;
    incident::Type type = incident::Type::other;
    incident::Claim claim = incident::Claim::reported;
    bool hostile = false;               ///< an attack, checkpoint, kidnapping or device on a road
    bool passage = false;               ///< somebody got through
    bool escorted = false;              ///< of a passage: under armed escort or on conditions
    bool physical_break = false;        ///< the road itself is broken; verified when it is_verified
    bool verified = false;              ///< confirmed, or told by two independent sources
    bool repaired = false;              ///< ends a physical break
    bool ban = false;                   ///< enforced and told by an independent source
    std::vector<std::uint32_t> origins; ///< independent sources, as numbers; ascending
    std::optional<double> ban_end; ///< day on which a ban ends: lifted or not confirmed any more

    /// True when what the rules make of it depends on where it was drawn.
    [[nodiscard]] bool is_drawn() const { return hostile || physical_break || repaired; }
};

/// An event on a road on a day (days since 1970-01-01; the last day of an interval).
struct Hit {
    std::uint32_t event = 0;
    double day = 0.0;
};

/// All that is known of one road. Order does not matter.
struct RoadEvidence {
    std::vector<Hit> hits;          ///< hostile events, passages, breaks, repairs and bans on it
    double exposure_weighted = 0.0; ///< X_w
};

/// What the rules say of one road.
struct Decision {
    Status status = Status::no_information;
    int rule = 5;          ///< 1..5, the first that fired
    bool disputed = false; ///< evidence contradicts itself; the more severe class holds
    std::vector<std::uint32_t> because; ///< events that made the rule fire, ascending
    int independent_sources = 0;        ///< of `because`
};

/// Rules 1 to 5. `as_of` is the last day of the window. Linear in the hits but for their sorting.
[[nodiscard]] Decision decide(const RoadEvidence& road, std::span<const EventFacts> events,
                              const Parameters& parameters, Date as_of);

/// The same answer without the reasons, for the draws.
[[nodiscard]] Status status_of(const RoadEvidence& road, std::span<const EventFacts> events,
                               const Parameters& parameters, Date as_of);

/// The status of a route from those of its stretches: the worst; `open` only when none is without
/// information.
[[nodiscard]] Status worst(std::span<const Status> stretches);

} // namespace cordon::analysis
