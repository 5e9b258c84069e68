// SPDX-License-Identifier: MIT
#include "incident/extract/event_matcher.hpp"

#include "incident/extract/unlisted_names.hpp"

#include <algorithm>

namespace cordon::incident {

namespace {

/// Sentences that damage without a date and a place of its own reaches back to its attack.
constexpr std::size_t damage_reach = 6;

bool is_fight(EventKind kind) {
    return kind == EventKind::armed_clash || kind == EventKind::state_operation ||
           kind == EventKind::ambush || kind == EventKind::air_strike ||
           kind == EventKind::attack_on_position || kind == EventKind::attack_on_civilians;
}

/// Unrest and robbery, after which people are arrested.
bool is_disorder(EventKind kind) {
    return kind == EventKind::mob_violence || kind == EventKind::protest ||
           kind == EventKind::protest_dispersed || kind == EventKind::riot ||
           kind == EventKind::riot || kind == EventKind::goods_burnt ||
           kind == EventKind::property_destruction || kind == EventKind::vehicles_looted ||
           kind == EventKind::attack_on_traffic;
}

/// "for several hours"
bool lasts(const TimeExpression& date) {
    return date.is_state && date.granularity == Granularity::period;
}

bool has_own_date(const LinkInput& input, const EventCandidate& candidate) {
    // "vers 17 heures" is an hour of a day that was named before.
    return candidate.date && candidate.date->source != LinkSource::statement &&
           input.dates[candidate.date->index].rule != "clock" &&
           !lasts(input.dates[candidate.date->index]);
}

} // namespace

/// What came of a fight: weapons that were found, people that were arrested, the base overrun.
bool EventMatcher::is_outcome_of(const EventCandidate& candidate, const EventRecord& event,
                                 std::size_t away) const {
    const EventMention& mention = candidate.mention;
    if (has_own_event(candidate)) return false;
    const std::size_t told = event.mentions.back().paragraph;
    switch (mention.kind) {
    case EventKind::weapons_seized:
        // "La police dit avoir récupéré trois fusils"
        return is_fight(event.kind) && stands_below(mention, told) &&
               (away <= detail_reach || told != mention.paragraph);
    case EventKind::arrest:
        // "Quatre suspects ont été interpellés."
        return (is_fight(event.kind) || is_disorder(event.kind)) && away <= 1 &&
               stands_below(mention, told);
    case EventKind::capture:
        // "Al-Shabaab claimed it had overrun the base"
        return is_fight(event.kind) && away <= 2 && names_its_base(mention);
    case EventKind::attack_on_civilians:
        // "The police confirmed the attack": the raid whose captives were told of.
        return event.kind == EventKind::kidnapping && mention.definite && !mention.plural &&
               away <= damage_reach;
    default: return false;
    }
}

/// "Gunmen stopped two vehicles; three passengers were taken", "blocked the highway and shot dead
/// five labourers": one hold-up.
bool EventMatcher::is_hold_up(const EventCandidate& candidate, const EventRecord& event,
                              std::size_t away) const {
    const EventMention& mention = candidate.mention;
    if (mention.kind == EventKind::kidnapping) {
        const bool stopped =
            event.kind == EventKind::checkpoint || event.kind == EventKind::vehicles_looted;
        if (stopped && away == 0 && fits(candidate, event)) return true;
        return event.kind == EventKind::attack_on_traffic && away <= 1 && !has_own_event(candidate);
    }
    const auto blocks = [](EventKind kind) {
        return kind == EventKind::blockade || kind == EventKind::riot;
    };
    const bool deadly = (blocks(event.kind) && mention.kind == EventKind::attack_on_civilians) ||
                        (event.kind == EventKind::attack_on_civilians && blocks(mention.kind));
    return deadly && away == 0 && fits(candidate, event) && !judge_.counts_of(mention).empty();
}

bool EventMatcher::is_told_again(const EventCandidate& candidate, const EventRecord& event,
                                 const EventOrder& order) const {
    const std::size_t away = order.away;
    const EventMention& mention = candidate.mention;
    if (is_toll_of(candidate, event, away)) return true;
    // "lors de la riposte": to what was told before.
    if (words_.fold(mention.trigger.begin).starts_with("ripost") && mention.definite &&
        away <= definite_reach && (away == 0 || !has_own_event(candidate)))
        return true;
    if (is_outcome_of(candidate, event, away) || is_hold_up(candidate, event, away)) return true;
    if (is_reference(mention) && away <= definite_reach) return true;
    if (is_outbreak_of(candidate, event, away)) return true;
    if (is_fight_of(candidate, event) && away <= detail_reach && fits(candidate, event))
        return true;
    if (!same_family(mention.kind, event.kind)) return false;
    const bool points_back = mention.definite && !mention.plural;
    if (points_back && away <= definite_reach && !has_other_place_or_day(candidate, event))
        return true;
    // "The police confirmed the attack on Wednesday", a page further down.
    if (points_back && away <= damage_reach && !has_own_event(candidate)) return true;
    if (order.is_first && is_lead_of(candidate, event, away)) return true;
    return fits(candidate, event) && is_detail_of(candidate, event, away, order.is_last);
}

/// "The killings took place at dawn near Wabag", "Les faits se sont produits à Kinama": told of the
/// event before, with its time and place.
bool EventMatcher::is_reference(const EventMention& mention) {
    return mention.trigger.pattern.starts_with("incident|");
}

/// "Les jeunes ont incendié la gendarmerie": in the riot that was told of.
bool EventMatcher::is_outbreak_of(const EventCandidate& candidate, const EventRecord& event,
                                  std::size_t away) const {
    const EventKind kind = candidate.mention.kind;
    const bool damage = kind == EventKind::property_destruction || kind == EventKind::goods_burnt ||
                        kind == EventKind::attack_on_traffic ||
                        kind == EventKind::attack_on_position || kind == EventKind::vehicles_looted;
    const bool unrest = event.kind == EventKind::riot || event.kind == EventKind::protest ||
                        event.kind == EventKind::protest_dispersed ||
                        event.kind == EventKind::protest_shot_at ||
                        event.kind == EventKind::mob_violence;
    return damage && unrest && away <= detail_reach && !has_own_event(candidate);
}

/// "A riot in a prison left 14 dead. The fighting broke out between two gangs".
bool EventMatcher::is_fight_of(const EventCandidate& candidate, const EventRecord& event) {
    const EventMention& mention = candidate.mention;
    return mention.kind == EventKind::armed_clash && mention.definite && !mention.plural &&
           (event.kind == EventKind::riot || event.kind == EventKind::mob_violence);
}

/// "it had overrun the base": the one that was told of.
bool EventMatcher::names_its_base(const EventMention& mention) const {
    const std::size_t end = mention.trigger.end;
    return words_.is(end, "the") &&
           words_.is_any(end + 1, {"base", "camp", "outpost", "post", "garrison", "barracks"});
}

/// The first sentence sums up, with no place of its own and the day of the statement only; the
/// next ones tell it: "A strike killed nine, officials said on Friday. A jet dropped two bombs
/// on Lin Ta Lu on Thursday."
bool EventMatcher::is_lead_of(const EventCandidate& candidate, const EventRecord& event,
                              std::size_t away) const {
    if (event.mentions.size() != 1 || away > detail_reach) return false;
    if (candidate.mention.kind != event.kind || !judge_.is_local(candidate)) return false;
    const bool undated =
        event.date_source == LinkSource::statement || event.date_source == LinkSource::none;
    const bool unplaced = !event.place || opens_date_line(input_, *event.place);
    // "An airstrike killed 12 in the country's west on Sunday. A jet dropped two bombs on X."
    const bool frames = event.place && input_.places.scales[*event.place] != PlaceScale::local &&
                        input_.places.expressions[*event.place].clauses.front().toponyms.empty();
    if (frames && !has_own_date(input_, candidate)) return true;
    return undated && unplaced && candidate.date && candidate.date->source != LinkSource::statement;
}

/// Nothing in the mention contradicts the event; it may still be another one.
bool EventMatcher::is_detail_of(const EventCandidate& candidate, const EventRecord& event,
                                std::size_t away, bool is_last) const {
    const EventMention& mention = candidate.mention;
    if (!has_own_event(candidate) && away <= detail_reach) return true;
    // "Neuf maisons ont été incendiées", a witness says further down, of nowhere else.
    const bool damage =
        mention.kind == EventKind::property_destruction || mention.kind == EventKind::goods_burnt;
    if (damage && is_last && !candidate.date && !candidate.place && away <= damage_reach)
        return true;
    // "In Kharkiv, a drone slammed into a building": the city told of before.
    if (!has_own_date(input_, candidate) && away <= definite_reach && event.place &&
        judge_.is_local(candidate) &&
        share_a_name(input_.places, candidate.place->index, *event.place))
        return true;
    if (candidate.date && event.days && event.date_source != LinkSource::assumed &&
        input_.dates[candidate.date->index].interval == event.days &&
        (candidate.place.has_value() || away <= definite_reach) && same_place(candidate, event) &&
        !is_of_other_paragraph(candidate, event) && (away == 0 || !was_at_unknown_place(event)))
        // "the same morning, outside Yaroun", wherever that is.
        return away == 0 || (candidate.place && !is_unknown(candidate.place->index)) ||
               !names_unknown_place(words_, input_.places, mention.sentence);
    return false;
}

/// Two bodies were found on Thursday somewhere, and on Thursday, two paragraphs further down, an
/// office was sacked in Bafwasende: where the first was is not told there.
bool EventMatcher::is_of_other_paragraph(const EventCandidate& candidate,
                                         const EventRecord& event) const {
    return !event.place && candidate.mention.kind != event.kind && judge_.is_local(candidate) &&
           candidate.mention.paragraph > event.mentions.back().paragraph + 1;
}

/// "Mardi, à Yaroun, un berger": somewhere that no gazetteer has, not where the next one was.
bool EventMatcher::was_at_unknown_place(const EventRecord& event) const {
    return !event.place &&
           names_unknown_place(words_, input_.places, event.mentions.front().sentence);
}

/// "l'attaque de Gao", "the attack on Friday": only what stands close to the noun can say that
/// another event is meant; a place further on mostly belongs to something else.
bool EventMatcher::has_other_place_or_day(const EventCandidate& candidate,
                                          const EventRecord& event) const {
    const std::size_t trigger = candidate.mention.trigger.end;
    // "a revendiqué l'assaut vendredi": on Friday it was claimed.
    if (candidate.date && candidate.date->source != LinkSource::statement &&
        !candidate.mention.has_claim && event.days && event.date_source != LinkSource::assumed &&
        event.date_source != LinkSource::statement) {
        const TimeExpression& date = input_.dates[candidate.date->index];
        const bool close = date.first_token >= trigger && date.first_token <= trigger + 5;
        // "Le 21 mars, 44 civils avaient péri dans l'assaut": the sentence is set on that day.
        const bool opens = date.first_token <= candidate.mention.sentence.begin + 1;
        if ((close || opens) && !date.interval->touches(*event.days)) return true;
    }
    if (!candidate.place || !event.place || same_place(candidate, event)) return false;
    const auto& expression = input_.places.expressions[candidate.place->index];
    const std::size_t at = words_.text().token_at(expression.span.begin);
    // "The attack, three kilometres from the border, also left two wounded": an aside on the same.
    return at >= trigger && at <= trigger + 1 && !words_.is_sign(trigger, ",");
}

/// "The group said it had killed 28 soldiers": of the fighting in the sentence before.
bool EventMatcher::is_toll_of(const EventCandidate& candidate, const EventRecord& event,
                              std::size_t away) const {
    const EventMention& mention = candidate.mention;
    const bool toll =
        mention.kind == EventKind::attack_on_civilians || mention.kind == EventKind::armed_clash ||
        mention.kind == EventKind::goods_burnt || mention.kind == EventKind::property_destruction ||
        words_.fold(mention.trigger.begin).starts_with("surrender");
    // "since Monday": a sum over more than this event.
    const auto dates = dates_within(input_, mention.sentence);
    const bool sum = std::any_of(dates.begin(), dates.end(),
                                 [](const TimeExpression& date) { return date.is_state; });
    // "Jets struck the province of Khost. Seven civilians were killed in the Spera district."
    constexpr double telling = 0.5;
    const bool detailed = mention.trigger.strength < telling && !has_own_date(input_, candidate) &&
                          lies_in_division_of(candidate, event);
    // "29/10: drone strikes in Martissant; media say nine were killed": the day of both.
    const bool elsewhere = judge_.is_local(candidate) && (candidate.place->index != event.place ||
                                                          !is_unknown(candidate.place->index));
    const bool same_sentence =
        away == 0 && !elsewhere && candidate.date && event.date == candidate.date->index;
    if (toll && !sum && is_next_paragraph(candidate, event, away)) return true;
    return toll && !sum && away <= 1 && (detailed || same_sentence || !has_own_event(candidate)) &&
           stands_below(mention, event.mentions.back().paragraph) && info(event.kind).is_incident &&
           !judge_.counts_of(mention).empty();
}

/// "At least four people were killed, the ministry said", alone below an event of which nobody
/// was counted.
bool EventMatcher::is_next_paragraph(const EventCandidate& candidate, const EventRecord& event,
                                     std::size_t away) const {
    const EventMention& mention = candidate.mention;
    return away <= 1 && event.counts.empty() && !candidate.place && !candidate.date &&
           mention.kind == EventKind::attack_on_civilians && info(event.kind).is_incident &&
           mention.paragraph == event.mentions.back().paragraph + 1 &&
           mention.trigger.begin <= mention.sentence.begin + 6 &&
           !judge_.counts_of(mention).empty();
}

/// The event is known to have been somewhere in a division, and the mention names a place there.
bool EventMatcher::lies_in_division_of(const EventCandidate& candidate,
                                       const EventRecord& event) const {
    if (!candidate.place || !event.place) return false;
    const auto& divisions = input_.places.divisions;
    const std::string& division = divisions[*event.place];
    return input_.places.scales[*event.place] == PlaceScale::division && !division.empty() &&
           divisions[candidate.place->index] == division;
}

/// The lines below "Bilan :" count for the paragraph above it.
bool EventMatcher::stands_below(const EventMention& mention, std::size_t paragraph) const {
    return mention.paragraph == paragraph ||
           (mention.paragraph > paragraph &&
            paragraph_counted_by(words_, mention.paragraph) == paragraph);
}

bool EventMatcher::has_own_event(const EventCandidate& candidate) const {
    // "« Ils ont brûlé les greniers », a affirmé un élu de Koro": where the speaker is from.
    const bool spoken = candidate.place && candidate.place->source == LinkSource::statement;
    return (judge_.is_local(candidate) && !spoken) || has_own_date(input_, candidate);
}

bool EventMatcher::fits(const EventCandidate& candidate, const EventRecord& event) const {
    if (has_own_date(input_, candidate) && event.days && event.date_source != LinkSource::assumed &&
        !input_.dates[candidate.date->index].interval->touches(*event.days))
        return false;
    return !candidate.place || !event.place || same_place(candidate, event);
}

/// One of them has no place, or they name the same one.
bool EventMatcher::same_place(const EventCandidate& candidate, const EventRecord& event) const {
    if (!candidate.place || !event.place) return true;
    if (candidate.place->index == *event.place || points_back(candidate.place->index)) return true;
    // A country only frames what happened somewhere in it.
    if (input_.places.scales[candidate.place->index] == PlaceScale::country ||
        input_.places.scales[*event.place] == PlaceScale::country)
        return true;
    // "dans le Sud": of the country that both lie in.
    if (names_nothing(candidate.place->index) || names_nothing(*event.place)) return true;
    // A village that no gazetteer has may lie in any division, or where the heading says.
    const bool frames = candidate.mention.heading ||
                        input_.places.scales[candidate.place->index] == PlaceScale::division;
    if (is_unknown(*event.place) && frames) return true;
    if (is_unknown(candidate.place->index) &&
        input_.places.scales[*event.place] == PlaceScale::division)
        return true;
    return share_a_name(input_.places, candidate.place->index, *event.place);
}

/// "in the north of the city": of the one that was named before.
bool EventMatcher::points_back(std::size_t expression) const {
    const auto& clauses = input_.places.expressions[expression].clauses;
    return std::all_of(clauses.begin(), clauses.end(), [](const place::Clause& clause) {
        return clause.anaphor == "last" && clause.toponyms.empty();
    });
}

bool EventMatcher::names_nothing(std::size_t expression) const {
    const auto& clauses = input_.places.expressions[expression].clauses;
    return std::all_of(clauses.begin(), clauses.end(), [](const place::Clause& clause) {
        return clause.toponyms.empty() && clause.unknown.empty() && clause.line.empty() &&
               !clause.position && clause.anaphor == "country";
    });
}

bool EventMatcher::is_unknown(std::size_t expression) const {
    const auto& clauses = input_.places.expressions[expression].clauses;
    return std::all_of(clauses.begin(), clauses.end(), [](const place::Clause& clause) {
        return !clause.unknown.empty() && clause.toponyms.empty();
    });
}

} // namespace cordon::incident
