// SPDX-License-Identifier: MIT
#include "incident/extract/event_finish.hpp"

#include <algorithm>
#include <optional>

namespace cordon::incident {

void judge_by_actor(EventRecord& event) {
    const auto acts = [&](bool for_the_state) {
        return std::any_of(event.actors.begin(), event.actors.end(), [&](const EventActor& actor) {
            const bool agent = actor.role == ActorRole::agent || actor.role == ActorRole::claimant;
            return agent && (actor.actor->side == ActorSide::state) == for_the_state;
        });
    };
    // "Gunmen blocked the road with burning trucks": no crowd.
    const bool by_armed_group =
        std::any_of(event.actors.begin(), event.actors.end(), [](const EventActor& actor) {
            return actor.role == ActorRole::agent && actor.actor->side != ActorSide::state &&
                   actor.actor->side <= ActorSide::identity_militia;
        });
    const std::string_view words = event.mentions.front().trigger.pattern;
    if (event.kind == EventKind::riot && by_armed_group &&
        (words.starts_with("block*") || words.starts_with("barricad*")))
        event.kind = EventKind::blockade;
    if (acts(true) == acts(false)) return;
    if (event.kind == EventKind::recapture && acts(false)) event.kind = EventKind::capture;
    if (event.kind == EventKind::capture && acts(true)) event.kind = EventKind::recapture;
}

void share_captives(std::vector<EventRecord>& events) {
    for (EventRecord& taken : events) {
        if (taken.kind != EventKind::kidnapping) continue;
        for (EventRecord& other : events) {
            if (other.kind == EventKind::kidnapping ||
                other.mentions.front().sentence.begin != taken.mentions.front().sentence.begin)
                continue;
            const auto is_in_both = [](const EventRecord& event, const StatedCount& count) {
                return std::any_of(event.counts.begin(), event.counts.end(),
                                   [&](const StatedCount& one) { return one.span == count.span; });
            };
            std::erase_if(other.counts, [&](const StatedCount& count) {
                return count.count.name == "kidnapped" && is_in_both(taken, count);
            });
            std::erase_if(taken.counts, [&](const StatedCount& count) {
                return count.count.name != "kidnapped" && is_in_both(other, count);
            });
        }
    }
}

void share_only_day(std::vector<EventRecord>& events) {
    constexpr int longest = 2; // days, for a night
    const EventRecord* known = nullptr;
    for (const EventRecord& event : events) {
        const bool own = event.days && event.date && event.date_source != LinkSource::assumed &&
                         event.date_source != LinkSource::statement;
        if (!own) continue;
        if (event.days->length_days() > longest ||
            (known != nullptr && *known->days != *event.days))
            return;
        known = &event;
    }
    if (known == nullptr) return;
    for (EventRecord& event : events) {
        if (event.date_source != LinkSource::assumed || !event.days || event.date ||
            event.kind == EventKind::advisory || !event.days->touches(*known->days))
            continue;
        event.days = known->days;
        event.date = known->date;
        event.date_source = LinkSource::neighbour;
    }
}

void leave_sums_out(MergedEvents& merged, const LinkInput& input) {
    if (merged.events.size() < 3) return;
    const EventRecord& sum = merged.events.front();
    const auto scale = [&](const EventRecord& event) {
        return event.place ? input.places.scales[*event.place] : PlaceScale::none;
    };
    const auto killed = [](const EventRecord& event) -> const CountRange* {
        for (const StatedCount& count : event.counts)
            if (count.count.name == "killed") return &count.count.range;
        return nullptr;
    };
    const CountRange* const all = killed(sum);
    if (all == nullptr || !sum.days || scale(sum) == PlaceScale::local) return;
    double told = 0.0;
    int parts = 0;
    for (std::size_t i = 1; i < merged.events.size(); ++i) {
        const EventRecord& event = merged.events[i];
        // The day of a statement ends what it sums up.
        constexpr int week = 7;
        const bool stated = sum.date_source == LinkSource::statement;
        const Date first = stated ? sum.days->from - week : sum.days->from;
        const bool within =
            event.days && event.days->from >= first && event.days->to <= sum.days->to;
        if (!within || !same_family(event.kind, sum.kind) || killed(event) == nullptr) continue;
        told += killed(event)->low;
        ++parts;
    }
    // All of them are told again, one by one.
    if (parts < 2 || told < 0.7 * all->low || (all->high && told > *all->high)) return;
    const EventMention& mention = sum.mentions.front();
    merged.left_out.push_back(
        {input.words.span(mention.trigger.begin, mention.trigger.end), mention.kind, "pattern"});
    merged.events.erase(merged.events.begin());
}

void leave_background_out(MergedEvents& merged, const DateAnchor& anchor, const WordsView& words) {
    if (!anchor.day) return;
    constexpr int news_days = 45;
    constexpr int old_days = 180;
    constexpr int month_days = 28;
    constexpr int coarse_days = 90; // of events that only a month dates
    const auto age = [&](const EventRecord& event) {
        const bool dated = event.days && event.date_source != LinkSource::assumed;
        return dated ? std::optional(*anchor.day - event.days->to) : std::nullopt;
    };
    const bool has_news =
        std::any_of(merged.events.begin(), merged.events.end(), [&](const EventRecord& event) {
            return age(event) && *age(event) <= news_days;
        });
    // Where nothing is news, an inherited day may still lie far back.
    constexpr int far_back_days = 400;
    std::erase_if(merged.events, [&](const EventRecord& event) {
        // "In the worst recent attack, a bomber killed 31 people in February."
        const bool is_coarse =
            has_news && event.days && event.days->length_days() >= month_days && age(event) &&
            (*age(event) > coarse_days || (!event.place && event.counts.empty()));
        const bool is_old =
            is_coarse || (age(event) && *age(event) > (has_news ? old_days : far_back_days));
        if (is_old) {
            const EventMention& mention = event.mentions.front();
            merged.left_out.push_back({words.span(mention.trigger.begin, mention.trigger.end),
                                       mention.kind, "background"});
        }
        return is_old;
    });
}

std::optional<DateInterval> reporting_period(const LinkInput& input) {
    constexpr std::size_t head = 120; // tokens
    constexpr int longest = 31;
    const WordsView& words = input.words;
    for (std::size_t i = 0; i < std::min(head, words.size()); ++i) {
        if (words.any_phrase(i, {"reporting period", "period covered", "periode couverte",
                                 "periode du", "semaine du", "week of", "covering the period"}) ==
            0)
            continue;
        std::optional<DateInterval> days;
        for (const TimeExpression& date : dates_within(input, {i, words.sentence_end(i)})) {
            if (!date.interval || date.interval->length_days() > longest) continue;
            if (!days) days = date.interval;
            days->from = std::min(days->from, date.interval->from);
            days->to = std::max(days->to, date.interval->to);
        }
        if (days && days->length_days() <= longest) return days;
    }
    return std::nullopt;
}

} // namespace cordon::incident
