// SPDX-License-Identifier: MIT
#include "incident/extract/event_mention.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>

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
    case EventKind::vehicles_looted:
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

/// A word of attacking stands in the clause, not only one of dying.
bool is_attack(const EventMention& mention) {
    return std::any_of(mention.hits.begin(), mention.hits.end(), [](const TriggerHit& hit) {
        return hit.kind == EventKind::attack_on_civilians && hit.strength >= 1.0 &&
               hit.pattern.find("kill") == std::string_view::npos &&
               hit.pattern.find("tue") == std::string_view::npos;
    });
}

/// A word of fighting stands in the clause.
bool is_fight(const EventMention& mention) {
    return std::any_of(mention.hits.begin(), mention.hits.end(), [](const TriggerHit& hit) {
        return hit.kind == EventKind::armed_clash && hit.form == TriggerForm::noun &&
               hit.strength >= 0.9;
    });
}

/// A noun that can only mean people shooting at each other.
bool is_gunfight(const EventMention& mention) {
    return std::any_of(mention.hits.begin(), mention.hits.end(), [](const TriggerHit& hit) {
        return hit.kind == EventKind::armed_clash && hit.form == TriggerForm::noun &&
               hit.strength >= 1.0;
    });
}

void refine(EventMention& mention) {
    const KindScores& scores = mention.scores;
    const bool traffic = scores.of(EventKind::attack_on_traffic) > 0.0;
    const bool goods = scores.of(EventKind::goods_burnt) > 0.0;
    const bool looted = scores.of(EventKind::vehicles_looted) > 0.0;
    const bool plain_attack = is_general(mention.kind) || mention.kind == EventKind::ambush ||
                              mention.kind == EventKind::property_destruction;
    if (traffic && (plain_attack || mention.kind == EventKind::goods_burnt))
        mention.kind = EventKind::attack_on_traffic;
    else if (goods && plain_attack)
        mention.kind = EventKind::goods_burnt;
    else if (looted && plain_attack)
        mention.kind = EventKind::vehicles_looted;
    else if (is_general(mention.kind) && scores.of(EventKind::attack_on_position) > 0.0)
        mention.kind = EventKind::attack_on_position;
    // "deux soldats tués … dans une embuscade"
    else if (is_general(mention.kind) && scores.of(EventKind::ambush) > 0.0 && !is_attack(mention))
        mention.kind = EventKind::ambush;
    // "attacked the village, burning 38 houses": the fire is a part of the attack.
    else if (mention.kind == EventKind::property_destruction && is_attack(mention))
        mention.kind = EventKind::attack_on_civilians;
    // "seven people were killed in fighting between"
    else if (mention.kind == EventKind::attack_on_civilians && is_fight(mention) &&
             !is_attack(mention))
        mention.kind = EventKind::armed_clash;
    // "six people killed by tank shelling"
    else if (mention.kind == EventKind::attack_on_civilians &&
             scores.of(EventKind::shelling) > 0.0 && !is_attack(mention))
        mention.kind = EventKind::shelling;
    // "a bomb killed two people", "deux gendarmes ont été tués dans l'explosion de leur pick-up"
    else if (is_general(mention.kind) && scores.of(EventKind::explosive_device) > 0.0 &&
             !is_attack(mention) &&
             (mention.kind == EventKind::attack_on_civilians || !is_fight(mention)))
        mention.kind = EventKind::explosive_device;
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

/// Calls `use` with each sentence of prose until it returns false.
template <typename Use>
void each_sentence(const WordsView& words, Use use) {
    // What is longer is a list or a table.
    constexpr std::size_t longest_sentence = 600;
    for (std::size_t i = 0; i < words.size();) {
        const TokenRange sentence{i, words.sentence_end(i)};
        if (sentence.end - sentence.begin <= longest_sentence && !use(sentence)) return;
        i = sentence.end;
    }
}

/// "pris", "seized": words of taking a place, when its name stands behind them.
bool is_taking(const WordsView& words, std::size_t i) {
    return words.is_any(i, {"pris", "prend", "prennent", "conquis", "captured", "seized", "seize",
                            "overran", "entered", "capture", "conquiert", "envahi"});
}
bool is_retaking(const WordsView& words, std::size_t i) {
    return words.is_any(
        i, {"repris", "reprend", "reprennent", "retook", "recaptured", "liberated", "retake"});
}

class MentionFinder {
  public:
    MentionFinder(const WordsView& words, const MentionInput& input)
        : words_(words), input_(input) {}

    std::vector<EventMention> run() {
        each_sentence(words_, [this](const TokenRange& sentence) {
            for (const TokenRange& clause : clauses_of(words_, sentence)) read(sentence, clause);
            return true;
        });
        return std::move(mentions_);
    }

  private:
    void read(const TokenRange& sentence, const TokenRange& clause) {
        EventMention mention;
        mention.sentence = sentence;
        mention.clause = clause;
        mention.paragraph = words_.token(clause.begin).paragraph;
        mention.heading = is_heading(words_, sentence);
        for (const TriggerHit& hit : find_triggers(words_, clause.begin, clause.end))
            if (!is_name(hit) && !is_of_guns(hit) && !is_carried(hit)) mention.hits.push_back(hit);
        add_territory(mention);
        if (mention.hits.empty()) return;
        mention.scores = score_kinds(words_, mention.hits);
        const auto claim =
            std::find_if(mention.hits.begin(), mention.hits.end(),
                         [](const TriggerHit& hit) { return hit.kind == EventKind::claim; });
        mention.has_claim = claim != mention.hits.end();
        mention.scores.of(EventKind::claim) = 0.0;
        // "overran an outpost, seizing a cache of ammunition": booty, no search for weapons.
        if (mention.scores.of(EventKind::capture) > 0.0 && is_taken(mention))
            mention.scores.of(EventKind::weapons_seized) = 0.0;
        // "killed two in a shootout and recovered a rifle": what lay there after the fight.
        if (is_gunfight(mention)) mention.scores.of(EventKind::weapons_seized) = 0.0;
        const std::size_t before = mentions_.size();
        read_families(mention);
        if (mentions_.size() == before && mention.has_claim) {
            mention.kind = EventKind::claim;
            mention.trigger = *claim;
            add(std::move(mention));
        }
    }

    /// The best family first. Another one speaks too when the better ones did not happen ("visant à
    /// isoler la capitale"), when it points back ("l'attaque"), or is a kidnapping.
    void read_families(const EventMention& clause) {
        KindScores left = clause.scores;
        bool found = false;
        // "three children were killed when the wall collapsed": by nobody.
        const EventKind best = left.best();
        const bool accident = best == EventKind::natural_disaster || best == EventKind::accident;
        for (EventKind kind = left.best(); kind != EventKind::other; kind = left.best()) {
            EventMention mention = clause;
            mention.kind = kind;
            for (std::size_t i = 0; i < event_kind_count; ++i)
                if (same_family(static_cast<EventKind>(i), kind)) left.score.at(i) = 0.0;
            refine(mention);
            const auto trigger = naming_hit(mention);
            if (!trigger) continue;
            mention.trigger = *trigger;
            describe(mention);
            // "drones had struck a refinery": one blow, whatever it is called.
            const bool same_words = found && trigger->begin < mentions_.back().trigger.end &&
                                    trigger->end > mentions_.back().trigger.begin;
            // "bandits invaded a church and whisked away 35 worshippers": one raid.
            const bool raid = found && best == EventKind::kidnapping &&
                              mention.kind == EventKind::attack_on_civilians;
            // "tuées par un drone qui a visé leur véhicule": one strike.
            const bool strike = found && best == EventKind::air_strike &&
                                mention.kind == EventKind::attack_on_traffic;
            // "a guided bomb destroyed a house": the house is what the strike did.
            const bool damage = found && best == EventKind::air_strike &&
                                (mention.kind == EventKind::property_destruction ||
                                 mention.kind == EventKind::goods_burnt);
            // "held up for six days at a checkpoint near X": where the lorries stood.
            const bool scenery =
                found && mention.kind == EventKind::checkpoint && is_scenery(*trigger);
            if (same_words || raid || strike || damage || scenery ||
                (accident && is_harm_only(*trigger)))
                continue;
            const bool welcome = !found || (mention.definite && !mention.plural) ||
                                 mention.kind == EventKind::kidnapping || has_own_place(mention);
            if (!welcome) continue;
            const EventContext& context = mention.context;
            found = found || (info(mention.kind).is_incident && !context.modal &&
                              !context.negated && !context.future);
            mentions_.push_back(std::move(mention));
        }
    }

    /// "at a checkpoint", "à un barrage": only the place of something else.
    [[nodiscard]] bool is_scenery(const TriggerHit& trigger) const {
        constexpr std::size_t reach = 3;
        for (std::size_t back = 1; back <= reach && words_.follows(trigger.begin + 1 - back);
             ++back) {
            const std::size_t i = trigger.begin - back;
            if (words_.is_any(i, {"at", "near", "through", "into", "on", "of", "au", "aux", "pres",
                                  "contre", "sur"}) ||
                words_.raw(i) == "à")
                return true;
            if (!words_.is_any(i, {"a", "an", "the", "un", "une", "le", "la", "d", "army", "rebel",
                                   "police", "military", "security"}))
                return false;
        }
        return false;
    }

    /// A verb of taking a place, beside the words about weapons.
    [[nodiscard]] static bool is_taken(const EventMention& mention) {
        return std::any_of(mention.hits.begin(), mention.hits.end(), [&](const TriggerHit& hit) {
            return hit.kind == EventKind::capture &&
                   std::none_of(mention.hits.begin(), mention.hits.end(),
                                [&](const TriggerHit& other) {
                                    return other.kind == EventKind::weapons_seized &&
                                           other.begin < hit.end && hit.begin < other.end;
                                });
        });
    }

    /// "people were killed", "ont été tués": the words tell of deaths, not of who caused them.
    [[nodiscard]] bool is_harm_only(const TriggerHit& trigger) const {
        if (trigger.kind != EventKind::attack_on_civilians) return false;
        for (std::size_t i = trigger.begin; i < trigger.end; ++i) {
            const std::string_view word = words_.fold(i);
            if (word.starts_with("kill") || word == "dead" || word == "tue" || word == "tuee" ||
                word == "tues" || word == "tuees" || word == "morts" || word == "peri")
                return true;
        }
        return false;
    }

    /// "the attack", "une attaque": a noun, whatever the table says.
    [[nodiscard]] bool has_article(const TriggerHit& trigger) const {
        // "a été accrochée": the French auxiliary is no article.
        if (trigger.begin > 0 && words_.is_french() && words_.is(trigger.begin - 1, "a"))
            return false;
        const std::size_t at = before_time_of_day(words_, trigger.begin);
        return at > 0 && words_.follows(at) &&
               words_.is_any(at - 1, {"the", "a", "an", "this", "that", "these", "those", "no",
                                      "un", "une", "cette", "cet", "aucune"});
    }

    void describe(EventMention& mention) const {
        if (has_article(mention.trigger)) mention.trigger.form = TriggerForm::noun;
        mention.context = context_of(words_, mention.trigger, mention.sentence);
        const bool noun = mention.trigger.form == TriggerForm::noun;
        mention.definite = noun && is_definite(words_, mention.trigger);
        mention.plural = noun && is_plural(words_, mention.trigger);
    }

    void add(EventMention mention) {
        describe(mention);
        mentions_.push_back(std::move(mention));
    }

    /// "avait pris Goma", "retook Bara": the verb says it only with the name of a place behind it.
    void add_territory(EventMention& mention) const {
        const place::Span clause = words_.span(mention.clause.begin, mention.clause.end);
        for (const place::Span& name : names_within(clause)) {
            const std::size_t at = words_.text().token_at(name.begin);
            if (!mention.clause.holds(at) || at == mention.clause.begin) continue;
            const std::size_t verb = at - 1;
            const bool retaken = is_retaking(words_, verb);
            if (!retaken && !is_taking(words_, verb)) continue;
            const bool known =
                std::any_of(mention.hits.begin(), mention.hits.end(), [&](const TriggerHit& hit) {
                    return hit.begin <= verb && verb < hit.end &&
                           (hit.kind == EventKind::capture || hit.kind == EventKind::recapture);
                });
            if (known) continue;
            const EventKind kind = retaken || by_the_state(mention.clause.begin, verb)
                                       ? EventKind::recapture
                                       : EventKind::capture;
            mention.hits.push_back(
                {verb, at, kind, TriggerForm::verb, 1.0, "verb of taking before a name"});
        }
    }

    /// The nearest actor before a verb is an army.
    [[nodiscard]] bool by_the_state(std::size_t begin, std::size_t verb) const {
        const auto behind = std::partition_point(
            input_.actors.begin(), input_.actors.end(),
            [verb](const ActorMention& actor) { return actor.end_token() <= verb; });
        if (behind == input_.actors.begin()) return false;
        const ActorMention& nearest = *std::prev(behind);
        return nearest.first_token >= begin && nearest.actor->side == ActorSide::state;
    }

    /// Names of places that lie in a span.
    [[nodiscard]] std::span<const place::Span> names_within(const place::Span& span) const {
        const auto& names = input_.names;
        const auto first =
            std::partition_point(names.begin(), names.end(),
                                 [&](const place::Span& name) { return name.begin < span.begin; });
        const auto last = std::partition_point(
            first, names.end(), [&](const place::Span& name) { return name.end <= span.end; });
        return {first, last};
    }

    /// "declared a blockade on the towns of Kayes and Nioro": a name stands close behind the
    /// trigger, and no other trigger between them.
    [[nodiscard]] bool has_own_place(const EventMention& mention) const {
        if (mention.plural || !info(mention.kind).is_incident) return false;
        constexpr std::size_t reach = 7;
        std::size_t end = std::min(mention.trigger.end + reach, mention.clause.end);
        for (const TriggerHit& hit : mention.hits)
            if (hit.begin >= mention.trigger.end) end = std::min(end, hit.begin);
        if (end <= mention.trigger.end) return false;
        return !names_within(words_.span(mention.trigger.end, end)).empty();
    }

    /// "Mr. Lynch said", "the Battle family": one word with a capital within English prose.
    [[nodiscard]] bool is_surname(const TriggerHit& hit) const {
        const std::size_t i = hit.begin;
        if (words_.is_french() || hit.end != i + 1 || !words_.follows(i)) return false;
        const place::Token& word = words_.token(i);
        if (!word.capitalised || word.all_caps || word.sentence_start) return false;
        const auto in_prose = [&](std::size_t at) {
            return words_.is_word(at) && !words_.token(at).capitalised;
        };
        if (words_.is_any(i - 1, {"mr", "mrs", "ms", "dr", "sgt", "sen", "rev"})) return true;
        if (words_.is_sign(i - 1, ".") && i > 1 && words_.is_any(i - 2, {"mr", "mrs", "ms", "dr"}))
            return true;
        // In a title all words have capitals.
        return in_prose(i - 1) && in_prose(i + 1) && words_.is_any(i - 1, {"the", "a"}) &&
               words_.is_any(i + 1, {"family", "brothers", "county", "street", "road"});
    }

    /// "des frappes d'artillerie": no aircraft.
    [[nodiscard]] bool is_of_guns(const TriggerHit& hit) const {
        return hit.kind == EventKind::air_strike && hit.end == hit.begin + 1 &&
               words_.is_any(hit.end, {"d", "de"}) &&
               words_.is_any(hit.end + 1, {"artillerie", "obus", "roquettes", "missiles", "mortier",
                                           "mortiers"});
    }

    /// "opened fire with small arms and RPGs", "armés de fusils et de grenades": weapons that
    /// people bear, and no blow of theirs.
    [[nodiscard]] bool is_carried(const TriggerHit& hit) const {
        const bool weapon = hit.kind == EventKind::shelling || hit.kind == EventKind::grenade ||
                            hit.kind == EventKind::explosive_device;
        if (!weapon || hit.form != TriggerForm::noun || hit.end > hit.begin + 2) return false;
        constexpr std::size_t reach = 9;
        bool listed = false;
        for (std::size_t back = 1; back <= reach && words_.follows(hit.begin + 1 - back); ++back) {
            const std::size_t i = hit.begin - back;
            if (words_.any_phrase(i, {"small arms", "armes legeres", "automatic rifles",
                                      "assault rifles", "machine guns", "fusils d assaut",
                                      "kalachnikovs", "machetes", "rifles", "guns", "fusils"}) != 0)
                listed = true;
            if (words_.is_any(i, {"with", "carrying", "wielding", "brandishing", "avec"}))
                return listed || words_.is_any(i - 1, {"armed", "equipped"});
            if (words_.is_any(i, {"armes", "arme", "armees", "munis", "equipes", "porteurs"}) &&
                words_.is_any(i + 1, {"de", "d"}))
                return true;
        }
        return false;
    }

    /// The hit lies inside a name.
    [[nodiscard]] bool is_name(const TriggerHit& hit) const {
        if (is_surname(hit)) return true;
        const place::Span whole = words_.span(hit.begin, hit.end);
        // Both lists stand in the order of the text and do not overlap: only the last one that
        // begins before the hit can hold it.
        const auto held = [&](const auto& list, const auto& span_of) {
            const auto behind =
                std::partition_point(list.begin(), list.end(), [&](const auto& item) {
                    return span_of(item).begin <= whole.begin;
                });
            return behind != list.begin() && span_of(*std::prev(behind)).end >= whole.end;
        };
        return held(input_.names, [](const place::Span& span) { return span; }) ||
               held(input_.actors, [](const ActorMention& actor) { return actor.span; });
    }

    const WordsView& words_;
    const MentionInput& input_;
    std::vector<EventMention> mentions_;
};

} // namespace

std::vector<EventMention> find_mentions(const WordsView& words, const MentionInput& input) {
    return MentionFinder(words, input).run();
}

bool may_mention_events(const WordsView& words) {
    // Evidence alone names no event, and names can only take hits away, or follow a verb of taking.
    const auto names_event = [](const TriggerHit& hit) {
        return hit.form != TriggerForm::evidence || hit.kind == EventKind::claim;
    };
    bool found = false;
    each_sentence(words, [&](const TokenRange& sentence) {
        for (const TokenRange& clause : clauses_of(words, sentence)) {
            const auto hits = find_triggers(words, clause.begin, clause.end);
            found = found || std::any_of(hits.begin(), hits.end(), names_event);
        }
        for (std::size_t i = sentence.begin; i < sentence.end && !found; ++i)
            found = is_taking(words, i) || is_retaking(words, i);
        return !found;
    });
    return found;
}

bool same_family(EventKind a, EventKind b) {
    return family(a) == family(b);
}

} // namespace cordon::incident
