// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/extraction.hpp"

#include <optional>
#include <span>
#include <vector>

namespace cordon::incident {

/// What the linker chooses from.
struct LinkInput {
    const WordsView& words;
    const DateAnchor& anchor;
    const std::vector<TimeExpression>& dates;
    const ArticlePlaces& places;
    const std::vector<ActorMention>& actors;
};

/// A date or a place of a mention.
struct Link {
    std::size_t index = 0;
    LinkSource source = LinkSource::none;
};

/// Indices of places that stand one behind the other: [begin, end).
using IndexRange = TokenRange;
/// The dates that begin within a range of tokens.
[[nodiscard]] std::span<const TimeExpression> dates_within(const LinkInput& input,
                                                           const TokenRange& tokens);
/// The place expressions that touch a span.
[[nodiscard]] IndexRange places_touching(const LinkInput& input, const place::Span& span);

/// "since June 2023, when": what follows happened then.
[[nodiscard]] bool opens_look_back(const WordsView& words, const TimeExpression& date);
/// The token at which the mention's sentence turns to what happened long before, else its end.
[[nodiscard]] std::size_t end_of_news(const LinkInput& input, const EventMention& mention);
/// Kinds of events that go on while they are told of: fights, people who are held.
[[nodiscard]] bool may_last(EventKind kind);
/// "depuis vendredi matin": since a day of the last week.
[[nodiscard]] bool begins_lately(const TimeExpression& date, const DateAnchor& anchor);
/// The date in the mention's own sentence: of its clause first, the nearest one; one behind a verb
/// of saying only when there is no other.
[[nodiscard]] std::optional<Link> own_date(const LinkInput& input, const EventMention& mention);
/// The place in the mention's own sentence: clause first, behind the trigger first, with a
/// preposition first, fine places before countries; never "vers X" or an organisation's place.
[[nodiscard]] std::optional<Link> own_place(const LinkInput& input, const EventMention& mention);
/// The place of an expression is that of somebody who is quoted, of a government, of a comparison
/// or of a hospital that the wounded were brought to: nothing happened there.
[[nodiscard]] bool is_beside_event(const LinkInput& input, std::size_t place);
/// A name in mid-sentence without a preposition: "selon le Timbuktu Institute".
[[nodiscard]] bool is_in_passing(const LinkInput& input, std::size_t place);
/// The place opens a date line: "N'Djamena, 19 septembre 2026 (AFP) –".
[[nodiscard]] bool opens_date_line(const LinkInput& input, std::size_t place);
/// The mention's sentence names a division and, besides countries, no other place.
[[nodiscard]] bool frames_alone(const LinkInput& input, const EventMention& mention);
/// Actors of the mention's sentence with their roles.
[[nodiscard]] std::vector<EventActor> actors_of(const LinkInput& input,
                                                const EventMention& mention);

} // namespace cordon::incident
