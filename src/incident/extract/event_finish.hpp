// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/event_merger.hpp"

#include <vector>

/// What is settled when all mentions have their event.
namespace cordon::incident {

/// Who took a place decides whose it became: the Rapid Support Forces regain nothing.
void judge_by_actor(EventRecord& event);

/// "Deux soldats tués et six civils enlevés dans une embuscade": of two events that one sentence
/// tells, the kidnapping has the captives and the other one the dead.
void share_captives(std::vector<EventRecord>& events);

/// "Militants attacked across the province on Saturday. In Noshki, they stormed …": where all
/// events with a day of their own were on one day, the fights without one were on it, too, sooner
/// than on any of the days before the report.
void share_only_day(std::vector<EventRecord>& events);

/// "Thirty people were killed in attacks on three villages", and then each of them: the sum of the
/// first sentence is no event beside its parts.
void leave_sums_out(MergedEvents& merged, const LinkInput& input);

/// "A year ago, 24 attacks killed seven people": events half a year old are background beside news
/// of the last weeks.
void leave_background_out(MergedEvents& merged, const DateAnchor& anchor, const WordsView& words);

/// "Reporting period: 11 to 12 November", "Semaine du 13 au 19 avril" near the head of the text:
/// the days of what bears no date of its own.
[[nodiscard]] std::optional<DateInterval> reporting_period(const LinkInput& input);

} // namespace cordon::incident
