// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/actor.hpp"
#include "incident/extract/article_places.hpp"
#include "incident/extract/casualties.hpp"
#include "incident/extract/decisions.hpp"
#include "incident/extract/event_mention.hpp"
#include "incident/extract/time_expression.hpp"
#include "incident/incident.hpp"

#include <optional>
#include <string>
#include <vector>

/// Article → candidate incidents. Everything is found by rules; a person reviews it.
namespace cordon::incident {

/// What an actor did.
enum class ActorRole : std::uint8_t { agent, target, claimant, mentioned };
[[nodiscard]] std::string_view name(ActorRole role);

/// An actor of one event.
struct EventActor {
    const Actor* actor = nullptr;
    ActorRole role = ActorRole::mentioned;
    place::Span span{};
};

/// Where an event's date or place was found, best first.
enum class LinkSource : std::uint8_t {
    none,
    clause,
    sentence,
    neighbour, ///< of a sentence before, in the same paragraph or about the same event
    statement, ///< of the statement about the event: "a annoncé mardi"
    assumed    ///< nobody said: the days before the article
};
[[nodiscard]] std::string_view name(LinkSource source);

/// An event that the article reports, with everything that belongs to it.
struct EventRecord {
    EventKind kind = EventKind::other;
    KindScores scores;
    std::vector<EventMention> mentions; ///< first the one that names it best
    std::optional<std::size_t> date;    ///< index into Extraction::dates
    LinkSource date_source = LinkSource::none;
    std::optional<DateInterval> days;
    std::optional<std::size_t> place; ///< index into Extraction::places.expressions
    LinkSource place_source = LinkSource::none;
    std::vector<EventActor> actors;
    std::vector<StatedCount> counts;
    Claim claim = Claim::reported;
    bool hearsay = false;
    std::vector<std::string> flags;
    std::string fingerprint; ///< stays the same when the text round it changes
};

/// Words that look like an event but are none that could be mapped.
struct LeftOut {
    place::Span span;
    EventKind kind = EventKind::other;
    std::string reason; ///< `pattern`, `negated`, `modal`, `future`, `biography`, `comparison`,
                        ///< `trial`, `sport`, `background`, `heading`, `vague`,
                        ///< `not_an_incident`
};

/// Everything that was found in an article.
struct Extraction {
    IncidentSet incidents;           ///< all with review `pending`, unless decided
    std::vector<EventRecord> events; ///< one for each incident, in their order
    std::vector<LeftOut> left_out;
    place::TokenizedText text;
    std::string source_note; ///< how the bytes were read, empty = as they are
    DateAnchor anchor;
    std::vector<TimeExpression> dates;
    ArticlePlaces places;
    std::vector<ActorMention> actors;
    /// What the decisions of a review did not find again, one sentence each.
    std::vector<std::string> unmatched_decisions;
    /// The decisions that were applied, as they would be made now.
    std::vector<Decision> applied_decisions;
};

} // namespace cordon::incident
