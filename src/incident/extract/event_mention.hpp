// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/actor.hpp"
#include "incident/extract/event_context.hpp"
#include "incident/extract/event_finder.hpp"
#include "incident/extract/time_expression.hpp"

#include <string>
#include <vector>

namespace cordon::incident {

/// An event that a clause speaks of.
struct EventMention {
    TokenRange sentence;
    TokenRange clause;
    std::size_t paragraph = 0;
    TriggerHit trigger;           ///< the hit that names the event best
    std::vector<TriggerHit> hits; ///< of the clause
    EventKind kind = EventKind::other;
    KindScores scores;
    EventContext context;
    bool definite = false;
    bool plural = false;
    bool heading = false;
    bool has_claim = false; ///< somebody takes responsibility in this sentence
};

/// What must not be read as a trigger: names of actors and places, dates.
struct MentionInput {
    const std::vector<ActorMention>& actors;
    const std::vector<place::Span>& names;
};

/// The events of each clause, mostly one, in the order of the text. Clauses that only claim an
/// event have kind `claim`.
[[nodiscard]] std::vector<EventMention> find_mentions(const WordsView& words,
                                                      const MentionInput& input);

/// False when find_mentions() finds nothing whatever actors and names it is given. Stops at the
/// first sentence that may tell of an event.
[[nodiscard]] bool may_mention_events(const WordsView& words);

/// Kinds that may be two names of one event.
[[nodiscard]] bool same_family(EventKind a, EventKind b);

} // namespace cordon::incident
