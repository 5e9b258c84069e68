// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/event_kind.hpp"
#include "incident/extract/words_view.hpp"

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace cordon::incident {

/// How the words of a hit name the event.
enum class TriggerForm : std::uint8_t {
    verb,    ///< "a été attaqué", "attacked"
    noun,    ///< "une embuscade", "the attack"
    evidence ///< tells the kind, names no event: "tear gas", "militants"
};

/// Words that point to a kind of event.
struct TriggerHit {
    std::size_t begin = 0; ///< first token
    std::size_t end = 0;
    EventKind kind = EventKind::other;
    TriggerForm form = TriggerForm::noun;
    double strength = 1.0;    ///< multiplies the kind's weight
    std::string_view pattern; ///< of the table, for the record
};

/// Triggers and evidence in the tokens [begin, end), in their order; hits inside a longer hit of
/// another kind are left out, as are words that only look like triggers ("tear gas grenade").
[[nodiscard]] std::vector<TriggerHit> find_triggers(const WordsView& words, std::size_t begin,
                                                    std::size_t end);

/// Additive weights of the kinds (geocoding card, section 10).
struct KindScores {
    std::array<double, event_kind_count> score{};
    [[nodiscard]] EventKind best() const;
    [[nodiscard]] double of(EventKind kind) const { return score[static_cast<std::size_t>(kind)]; }
    double& of(EventKind kind) { return score[static_cast<std::size_t>(kind)]; }
};

/// weight · strength · (1 + 0.25 · further hits, at most 3), + 0.8 when the first hit stands in the
/// first 80 characters; then the rules that look at several kinds at once.
[[nodiscard]] KindScores score_kinds(const WordsView& words, const std::vector<TriggerHit>& hits);

/// Kind of a whole snippet; `attack_on_civilians` for killings without another sign, else `other`.
[[nodiscard]] EventKind classify(const place::TokenizedText& text);

} // namespace cordon::incident
