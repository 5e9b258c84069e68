// SPDX-License-Identifier: MIT
#include "incident/extract/event_claim.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace cordon::incident {

Stance stance_of(const WordsView& words, const EventMention& mention) {
    Stance stance = Stance::attributes;
    for (const TriggerHit& hit : mention.hits) {
        if (hit.kind != EventKind::claim) continue;
        const std::string_view word = words.fold(hit.begin);
        if (word.starts_with("revendi") || word.starts_with("claim") || word.starts_with("took") ||
            word.starts_with("take") || word.starts_with("assum"))
            return Stance::claims;
        // "said that it was behind the blast"
        if (word == "behind" && hit.begin > 1 && words.is_any(hit.begin - 1, {"was", "were"}) &&
            words.is_any(hit.begin - 2, {"it", "they"}))
            return Stance::claims;
        if (word.starts_with("den") || word.starts_with("dem") || word.starts_with("ni") ||
            word.starts_with("rej") || word.starts_with("dismiss"))
            stance = Stance::denies;
    }
    return stance;
}

namespace {

/// "confirmed a fire at the depot": what came of it, not who did what.
bool confirms_less(const WordsView& words, std::size_t i) {
    if (!words.is_any(i + 1, {"a", "an", "un", "une"}) || words.raw(i + 1) == "à") return false;
    constexpr std::array<std::string_view, 18> events = {
        "attack", "strike", "explos", "blast",  "incident", "clash", "raid",   "kidnap", "abduct",
        "bomb",   "attaqu", "frapp",  "affron", "accroch",  "embus", "ambush", "shoot",  "enlev"};
    for (std::size_t at = i + 2; at < i + 5; ++at)
        if (std::any_of(events.begin(), events.end(),
                        [&](std::string_view stem) { return words.fold(at).starts_with(stem); }))
            return false;
    return true;
}

} // namespace

void add_confirmation(const WordsView& words, const TokenRange& sentence, EventRecord& event) {
    for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
        const std::string_view word = words.fold(i);
        bool negated = false; // "not confirmed", "could not be confirmed"
        for (std::size_t back = 1; back <= 3 && i >= sentence.begin + back; ++back)
            negated = negated || words.is_any(i - back, {"non", "not", "pas"});
        if ((word == "confirme" || word == "confirmee" || word == "confirmed" ||
             word == "verified" || word.starts_with("authentifi") ||
             word.starts_with("geolocalis")) &&
            !negated && !confirms_less(words, i))
            event.claim = Claim::confirmed;
        if (word == "dementi" || word == "dement" || word == "denied" || word == "denies" ||
            word == "conteste" || word == "contestent")
            event.claim = Claim::disputed;
    }
}

} // namespace cordon::incident
