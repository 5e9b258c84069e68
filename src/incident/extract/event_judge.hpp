// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/event_linker.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace cordon::incident {

/// Sentences that a nominalisation ("l'attaque") and an inherited date reach back.
inline constexpr std::size_t definite_reach = 3;
/// Sentences that details without a date and a place of their own, and inherited places, reach.
inline constexpr std::size_t detail_reach = 2;

/// A mention with the date and place of its own sentence.
struct EventCandidate {
    EventMention mention;
    std::optional<Link> date;
    std::optional<Link> place;
};

/// Decides what is an event that happened once, and what belongs to it beyond its sentence.
class EventJudge {
  public:
    /// `input` must outlive this.
    explicit EventJudge(const LinkInput& input)
        : input_(input), words_(input.words), is_match_report_(is_match_report(input.words)) {}

    /// Why the mention is no event that happened once (LeftOut::reason); empty when it may be one.
    [[nodiscard]] std::string_view reason_against(const EventCandidate& candidate) const;
    /// Nothing that a map could show: neither a day nor a local place, or a place alone without
    /// anybody who acted or suffered.
    [[nodiscard]] bool is_too_vague(const EventCandidate& candidate) const;
    /// Counts of the mention's sentence.
    [[nodiscard]] std::vector<StatedCount> counts_of(const EventMention& mention) const;
    /// A place of the two sentences before, in the same paragraph.
    [[nodiscard]] std::optional<std::size_t> inherited_place(const EventMention& mention) const;
    /// "dans le village", "in the area": a place that was named before.
    [[nodiscard]] bool is_anaphor(std::size_t expression) const;
    /// The place that "dans le village" of an expression means: the last local one before it, of
    /// its paragraph or the one above; never that of a date line.
    [[nodiscard]] std::optional<std::size_t> antecedent(std::size_t expression) const;
    /// A day of the sentences before, in the same paragraph.
    [[nodiscard]] std::optional<std::size_t> inherited_date(const EventMention& mention) const;
    [[nodiscard]] std::size_t sentence_of(const EventMention& mention) const {
        return words_.token(mention.trigger.begin).sentence;
    }
    [[nodiscard]] bool is_local(const EventCandidate& candidate) const {
        return candidate.place && input_.places.scales[candidate.place->index] == PlaceScale::local;
    }
    /// At a place that is one for sure: "at Barclays Center" alone tells of no event.
    [[nodiscard]] bool is_surely_local(const EventCandidate& candidate) const;

  private:
    [[nodiscard]] bool is_compared(const EventMention& mention) const;
    [[nodiscard]] bool is_announced(const EventMention& mention) const;
    [[nodiscard]] bool is_by_nature(const EventMention& mention) const;
    [[nodiscard]] bool is_play(const EventMention& mention) const;
    [[nodiscard]] bool is_finance(const EventMention& mention) const;
    [[nodiscard]] bool is_by_capital(const EventMention& mention) const;
    [[nodiscard]] bool is_plain_news(const EventMention& mention) const;
    [[nodiscard]] static bool is_match_report(const WordsView& words);
    [[nodiscard]] bool is_match_paragraph(const EventMention& mention) const;
    [[nodiscard]] bool is_background(const EventCandidate& candidate) const;
    [[nodiscard]] bool is_risk(const EventMention& mention) const;
    [[nodiscard]] bool is_pattern(const EventCandidate& candidate) const;
    /// The expression before it, in its sentence, is a place that is known.
    [[nodiscard]] bool follows_known_place(std::size_t expression) const;
    [[nodiscard]] bool is_fight_under_way(const EventMention& mention) const;
    [[nodiscard]] bool is_told_apart(const EventMention& mention, const TokenRange& act) const;
    [[nodiscard]] bool is_sum(const EventMention& mention) const;
    [[nodiscard]] bool is_counted_from(const EventMention& mention) const;
    template <typename Test>
    [[nodiscard]] bool any_date(const EventMention& mention, Test test) const;

    /// What was found out about a paragraph; mentions of one stand one behind the other.
    struct Paragraph {
        std::size_t number = WordsView::npos;
        bool is_match = false;
    };

    const LinkInput& input_;
    const WordsView& words_;
    bool is_match_report_ = false;
    mutable Paragraph last_paragraph_;
};

} // namespace cordon::incident
