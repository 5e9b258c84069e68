// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/event_judge.hpp"
#include "incident/extract/event_linker.hpp"

#include <cstddef>

namespace cordon::incident {

/// Where an event stands to a mention that may speak of it again.
struct EventOrder {
    std::size_t away = 0;  ///< sentences from the event's last mention
    bool is_first = false; ///< of the article
    bool is_last = false;  ///< the one told of last
};

/// Decides whether a mention speaks of an event again or of another one.
class EventMatcher {
  public:
    /// Both must outlive this.
    EventMatcher(const LinkInput& input, const EventJudge& judge)
        : input_(input), words_(input.words), judge_(judge) {}

    [[nodiscard]] bool is_told_again(const EventCandidate& candidate, const EventRecord& event,
                                     const EventOrder& order) const;
    /// Day and place do not contradict each other.
    [[nodiscard]] bool fits(const EventCandidate& candidate, const EventRecord& event) const;
    /// "The incident happened at …": words that only point to an event told before.
    [[nodiscard]] static bool is_reference(const EventMention& mention);
    /// A place of which no gazetteer has any name.
    [[nodiscard]] bool is_unknown(std::size_t expression) const;
    /// "dans le Sud": a part of a country, without any name.
    [[nodiscard]] bool names_nothing(std::size_t expression) const;

  private:
    [[nodiscard]] bool is_lead_of(const EventCandidate& candidate, const EventRecord& event,
                                  std::size_t away) const;
    [[nodiscard]] bool is_detail_of(const EventCandidate& candidate, const EventRecord& event,
                                    std::size_t away, bool is_last) const;
    [[nodiscard]] bool is_outbreak_of(const EventCandidate& candidate, const EventRecord& event,
                                      std::size_t away) const;
    [[nodiscard]] static bool is_fight_of(const EventCandidate& candidate,
                                          const EventRecord& event);
    [[nodiscard]] bool is_of_other_paragraph(const EventCandidate& candidate,
                                             const EventRecord& event) const;
    [[nodiscard]] bool was_at_unknown_place(const EventRecord& event) const;
    [[nodiscard]] bool has_other_place_or_day(const EventCandidate& candidate,
                                              const EventRecord& event) const;
    [[nodiscard]] bool is_toll_of(const EventCandidate& candidate, const EventRecord& event,
                                  std::size_t away) const;
    [[nodiscard]] bool lies_in_division_of(const EventCandidate& candidate,
                                           const EventRecord& event) const;
    [[nodiscard]] bool stands_below(const EventMention& mention, std::size_t paragraph) const;
    [[nodiscard]] bool has_own_event(const EventCandidate& candidate) const;
    [[nodiscard]] bool is_outcome_of(const EventCandidate& candidate, const EventRecord& event,
                                     std::size_t away) const;
    [[nodiscard]] bool is_hold_up(const EventCandidate& candidate, const EventRecord& event,
                                  std::size_t away) const;
    [[nodiscard]] bool points_back(std::size_t expression) const;
    [[nodiscard]] bool is_next_paragraph(const EventCandidate& candidate, const EventRecord& event,
                                         std::size_t away) const;
    [[nodiscard]] bool names_its_base(const EventMention& mention) const;
    [[nodiscard]] bool same_place(const EventCandidate& candidate, const EventRecord& event) const;

    const LinkInput& input_;
    const WordsView& words_;
    const EventJudge& judge_;
};

} // namespace cordon::incident
