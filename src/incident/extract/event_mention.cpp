// SPDX-License-Identifier: MIT
#include "incident/extract/event_mention.hpp"

#include <algorithm>
#include <optional>

namespace cordon::incident {

namespace {

int family(EventKind kind) {
    switch (kind) {
    case EventKind::ambush:
    case EventKind::armed_clash:
    case EventKind::attack_on_position:
    case EventKind::attack_on_civilians:
    case EventKind::attack_on_traffic:
    case EventKind::goods_burnt:
    case EventKind::explosive_device:
    case EventKind::suicide_attack:
    case EventKind::shelling:
    case EventKind::grenade:
    case EventKind::chemical_attack:
    case EventKind::property_destruction: return 1;
    case EventKind::air_strike:
    case EventKind::state_operation: return 2;
    case EventKind::capture:
    case EventKind::recapture:
    case EventKind::withdrawal: return 3;
    case EventKind::protest:
    case EventKind::protest_dispersed:
    case EventKind::protest_shot_at:
    case EventKind::riot:
    case EventKind::mob_violence: return 4;
    case EventKind::blockade:
    case EventKind::lifting: return 5;
    default: return 100 + static_cast<int>(kind);
    }
}

/// Kinds that say little beside another one of the same family.
bool is_general(EventKind kind) {
    return kind == EventKind::attack_on_civilians || kind == EventKind::armed_clash;
}

void refine(EventMention& mention) {
    const KindScores& scores = mention.scores;
    const bool traffic = scores.of(EventKind::attack_on_traffic) > 0.0;
    const bool goods = scores.of(EventKind::goods_burnt) > 0.0;
    const bool plain_attack = is_general(mention.kind) || mention.kind == EventKind::ambush ||
                              mention.kind == EventKind::property_destruction;
    if (traffic && (plain_attack || mention.kind == EventKind::goods_burnt))
        mention.kind = EventKind::attack_on_traffic;
    else if (goods && plain_attack)
        mention.kind = EventKind::goods_burnt;
    else if (is_general(mention.kind) && scores.of(EventKind::attack_on_position) > 0.0)
        mention.kind = EventKind::attack_on_position;
}

/// The hit that names the event: of the chosen kind, else of its family; verbs and nouns only.
std::optional<TriggerHit> naming_hit(const EventMention& mention) {
    const TriggerHit* best = nullptr;
    for (const TriggerHit& hit : mention.hits) {
        if (hit.form == TriggerForm::evidence) continue;
        const bool exact = hit.kind == mention.kind;
        if (!exact && !same_family(hit.kind, mention.kind)) continue;
        if (best == nullptr || (exact && best->kind != mention.kind)) best = &hit;
    }
    if (best == nullptr) return std::nullopt;
    return *best;
}

class MentionFinder {
  public:
    MentionFinder(const WordsView& words, const MentionInput& input)
        : words_(words), input_(input) {}

    std::vector<EventMention> run() {
        for (std::size_t i = 0; i < words_.size();) {
            const TokenRange sentence{i, words_.sentence_end(i)};
            for (const TokenRange& clause : clauses_of(words_, sentence)) read(sentence, clause);
            i = sentence.end;
        }
        return std::move(mentions_);
    }

  private:
    void read(const TokenRange& sentence, const TokenRange& clause) {
        EventMention mention;
        mention.sentence = sentence;
        mention.clause = clause;
        mention.paragraph = words_.token(clause.begin).paragraph;
        mention.heading = is_heading(words_, sentence);
        for (TriggerHit& hit : find_triggers(words_, clause.begin, clause.end))
            if (!is_name(hit)) mention.hits.push_back(hit);
        if (mention.hits.empty()) return;
        mention.scores = score_kinds(words_, mention.hits);
        const auto claim =
            std::find_if(mention.hits.begin(), mention.hits.end(),
                         [](const TriggerHit& hit) { return hit.kind == EventKind::claim; });
        mention.has_claim = claim != mention.hits.end();
        mention.scores.of(EventKind::claim) = 0.0;
        mention.kind = mention.scores.best();
        refine(mention);
        const auto trigger = naming_hit(mention);
        if (!trigger || mention.kind == EventKind::other) {
            if (!mention.has_claim) return;
            mention.kind = EventKind::claim;
            mention.trigger = *claim;
        } else {
            mention.trigger = *trigger;
        }
        mention.context = context_of(words_, mention.trigger, sentence);
        mention.definite =
            mention.trigger.form == TriggerForm::noun && is_definite(words_, mention.trigger);
        mention.plural =
            mention.trigger.form == TriggerForm::noun && is_plural(words_, mention.trigger);
        mentions_.push_back(std::move(mention));
    }

    /// The first word of the hit belongs to a name.
    [[nodiscard]] bool is_name(const TriggerHit& hit) const {
        const place::Span first = words_.token(hit.begin).span;
        const auto touches = [&](const place::Span& span) { return span.touches(first); };
        if (std::any_of(input_.names.begin(), input_.names.end(), touches)) return true;
        return std::any_of(input_.actors.begin(), input_.actors.end(),
                           [&](const ActorMention& actor) { return touches(actor.span); });
    }

    const WordsView& words_;
    const MentionInput& input_;
    std::vector<EventMention> mentions_;
};

} // namespace

std::vector<EventMention> find_mentions(const WordsView& words, const MentionInput& input) {
    return MentionFinder(words, input).run();
}

bool same_family(EventKind a, EventKind b) {
    return family(a) == family(b);
}

} // namespace cordon::incident
