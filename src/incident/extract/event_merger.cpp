// SPDX-License-Identifier: MIT
#include "incident/extract/event_merger.hpp"

#include "incident/extract/event_claim.hpp"
#include "incident/extract/event_finish.hpp"
#include "incident/extract/event_judge.hpp"
#include "incident/extract/event_matcher.hpp"
#include "incident/extract/event_parting.hpp"
#include "incident/extract/unknown_places.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace cordon::incident {

namespace {

/// Events that a mention is compared with.
constexpr std::size_t look_back = 60;
/// Without any date an event lies in the last days before the article.
constexpr int assumed_days = 3;

class Merger {
  public:
    explicit Merger(const LinkInput& input)
        : input_(input), words_(input.words), judge_(input), matcher_(input, judge_) {}

    MergedEvents run(const std::vector<EventMention>& mentions) {
        std::vector<EventCandidate> headings;
        for (const EventMention& mention : mentions) {
            EventCandidate candidate{mention, own_date(input_, mention),
                                     own_place(input_, mention)};
            // "The clash came as negotiators met in Istanbul": where and when the others met.
            if (mention.definite &&
                words_.is_any(mention.trigger.end, {"came", "comes", "survient", "intervient"}))
                candidate.place = candidate.date = std::nullopt;
            if (mention.heading) {
                headings.push_back(std::move(candidate));
                continue;
            }
            take(candidate);
        }
        // What the body counts comes before what its headings sum up.
        const bool is_told = !merged_.events.empty();
        if (is_told) add_details(mentions);
        for (EventRecord& event : merged_.events) take_place_before(event);
        for (const EventCandidate& heading : headings) take_heading(heading);
        for (EventRecord& event : merged_.events) take_arrival(input_, event);
        if (!is_told) add_details(mentions);
        for (EventRecord& event : merged_.events) finish(event);
        share_captives(merged_.events);
        share_only_day(merged_.events);
        leave_sums_out(merged_, input_);
        leave_background_out(merged_, input_.anchor, words_);
        return std::move(merged_);
    }

  private:
    void leave_out(const EventMention& mention, std::string_view reason) {
        merged_.left_out.push_back({words_.span(mention.trigger.begin, mention.trigger.end),
                                    mention.kind, std::string(reason)});
    }

    void take(const EventCandidate& candidate) {
        const EventMention& mention = candidate.mention;
        if (const auto reason = judge_.reason_against(candidate); !reason.empty()) {
            leave_out(mention, reason);
            return;
        }
        EventRecord* event = event_for(candidate);
        if (mention.kind == EventKind::claim) {
            if (event != nullptr)
                add_claim(*event, mention);
            else
                leave_out(mention, "not_an_incident");
            return;
        }
        if (event == nullptr && EventMatcher::is_reference(mention)) {
            leave_out(mention, "vague");
            return;
        }
        if (event != nullptr) {
            if (parted_sentence_ == mention.sentence.begin) return; // told with its places
            join(*event, candidate);
            part(static_cast<std::size_t>(event - merged_.events.data()), candidate);
            return;
        }
        // "a démenti que le camp de … ait été attaqué" is kept as disputed; without a place nobody
        // else says that there was anything.
        if (mention.context.denied && !judge_.is_local(candidate)) {
            leave_out(mention, "negated");
            return;
        }
        if (judge_.is_too_vague(candidate)) {
            leave_out(mention, "vague");
            return;
        }
        begin_event(candidate);
        part(merged_.events.size() - 1, candidate);
    }

    /// "Seven were killed in X, four in Y": an event at each place, with its own counts.
    void part(std::size_t index, const EventCandidate& candidate) {
        const EventMention& mention = candidate.mention;
        if (parted_sentence_ == mention.sentence.begin) return;
        const auto placed = counts_by_place(input_, mention.sentence, judge_.counts_of(mention));
        if (placed.empty()) return;
        parted_sentence_ = mention.sentence.begin;
        const auto settle = [](EventRecord& event, const PlacedCounts& one) {
            event.place = one.place;
            event.place_source = LinkSource::clause;
            event.counts.clear();
            for (const StatedCount& count : one.counts) add_count(event, count);
        };
        EventRecord other = merged_.events[index];
        settle(merged_.events[index], placed.front());
        other.mentions.assign(1, mention);
        for (std::size_t i = 1; i < placed.size(); ++i) {
            merged_.events.push_back(other);
            settle(merged_.events.back(), placed[i]);
        }
    }

    /// The event that the mention speaks of again.
    EventRecord* event_for(const EventCandidate& candidate) {
        const EventMention& mention = candidate.mention;
        std::size_t seen = 0;
        for (auto event = merged_.events.rbegin();
             event != merged_.events.rend() && seen < look_back; ++event, ++seen) {
            const std::size_t away =
                judge_.sentence_of(mention) - judge_.sentence_of(event->mentions.back());
            if (mention.kind == EventKind::claim) {
                if (away <= definite_reach) return &*event;
                continue;
            }
            const EventOrder order{
                .away = away, .is_first = &*event == merged_.events.data(), .is_last = seen == 0};
            if (!mention.context.another && matcher_.is_told_again(candidate, *event, order))
                return &*event;
        }
        return nullptr;
    }

    void begin_event(const EventCandidate& candidate) {
        EventRecord event;
        event.kind = candidate.mention.kind;
        event.scores = candidate.mention.scores;
        merged_.events.push_back(std::move(event));
        join(merged_.events.back(), candidate);
    }

    void join(EventRecord& event, const EventCandidate& candidate) {
        const EventMention& mention = candidate.mention;
        event.mentions.push_back(mention);
        event.hearsay = event.hearsay || mention.context.hearsay;
        if (candidate.date && better(candidate.date->source, event.date_source)) {
            event.date = candidate.date->index;
            event.date_source = candidate.date->source;
            event.days = input_.dates[candidate.date->index].interval;
        }
        if (candidate.place && better_place(*candidate.place, event, mention.heading)) {
            event.place = candidate.place->index;
            event.place_source = candidate.place->source;
        }
        for (const EventActor& actor : actors_of(input_, mention)) add_actor(event, actor);
        for (StatedCount& count : judge_.counts_of(mention))
            if (!mention.heading || !is_counted(count.count.name))
                add_count(event, std::move(count));
        if (mention.has_claim) add_claim(event, mention);
        add_confirmation(words_, mention.sentence, event);
        if ((event.kind == EventKind::checkpoint || event.kind == EventKind::attack_on_traffic) &&
            mention.kind == EventKind::kidnapping)
            event.kind = mention.kind;
        if (event.kind == EventKind::blockade && mention.kind == EventKind::attack_on_civilians)
            event.kind = mention.kind;
        // "they burnt the school" and, later, "the attack left eleven dead".
        if (event.kind == EventKind::property_destruction && mention.definite &&
            mention.kind == EventKind::attack_on_civilians && !judge_.counts_of(mention).empty())
            event.kind = mention.kind;
        // A general word gives way to a telling one of the same event.
        const bool general =
            event.kind == EventKind::attack_on_civilians || event.kind == EventKind::armed_clash ||
            event.kind == EventKind::property_destruction || event.kind == EventKind::protest;
        const bool harmed =
            std::any_of(event.counts.begin(), event.counts.end(), [](const StatedCount& count) {
                return count.count.name == "killed" || count.count.name == "injured";
            });
        const bool telling = mention.kind != EventKind::property_destruction &&
                             mention.kind != EventKind::weapons_seized &&
                             !(harmed && mention.kind == EventKind::goods_burnt);
        if (general && telling && info(mention.kind).weight > info(event.kind).weight)
            event.kind = mention.kind;
    }

    [[nodiscard]] static bool better(LinkSource mine, LinkSource theirs) {
        return theirs == LinkSource::none || mine < theirs;
    }
    [[nodiscard]] bool better_place(const Link& link, const EventRecord& event,
                                    bool heading) const {
        if (!event.place || opens_date_line(input_, *event.place)) return true;
        if (matcher_.is_unknown(*event.place))
            return heading && !matcher_.is_unknown(link.index) &&
                   input_.places.scales[link.index] != PlaceScale::country &&
                   !is_framed(words_, input_.places, *event.place);
        // "dans la région de Kayes" gives way to "à Diéma" of the next sentence, "Fada" to "à une
        // dizaine de kilomètres de Matiacoali".
        const PlaceScale mine = input_.places.scales[link.index];
        const PlaceScale theirs = input_.places.scales[*event.place];
        if (mine != theirs) return mine < theirs;
        // "in the province of X" to "on a road in Y": a district, and a place in it.
        const bool area = names_area(input_.places, *event.place);
        if (area != names_area(input_.places, link.index))
            return area && !heading && !share_a_name(input_.places, link.index, *event.place);
        return is_bare(*event.place) && !is_bare(link.index);
    }

    /// A name and nothing that says where near it.
    [[nodiscard]] bool is_bare(std::size_t expression) const {
        const auto& clauses = input_.places.expressions[expression].clauses;
        return std::all_of(clauses.begin(), clauses.end(),
                           [](const place::Clause& clause) { return clause.is_bare; });
    }

    static void add_actor(EventRecord& event, const EventActor& actor) {
        for (EventActor& known : event.actors) {
            if (known.actor != actor.actor) continue;
            if (known.role == ActorRole::mentioned) known.role = actor.role;
            return;
        }
        event.actors.push_back(actor);
    }

    /// A heading sums up: what the body counts stays where the body counts it.
    [[nodiscard]] bool is_counted(std::string_view name) const {
        return std::any_of(merged_.events.begin(), merged_.events.end(),
                           [&](const EventRecord& event) {
                               return std::any_of(event.counts.begin(), event.counts.end(),
                                                  [&](const StatedCount& known) {
                                                      return known.count.name == name;
                                                  });
                           });
    }

    static void add_count(EventRecord& event, StatedCount count) {
        for (StatedCount& known : event.counts) {
            if (known.count.name != count.count.name) continue;
            if (known.is_secondary != count.is_secondary) {
                if (known.is_secondary) known = std::move(count);
                return;
            }
            // The dead of those who attacked are counted only where no others are.
            if (known.of_attackers != count.of_attackers) {
                if (known.of_attackers) known = std::move(count);
                return;
            }
            if (known.span != count.span)
                known.count.range = unite(known.count.range, count.count.range);
            return;
        }
        event.counts.push_back(std::move(count));
    }

    void add_claim(EventRecord& event, const EventMention& mention) {
        for (std::size_t i = mention.sentence.begin; i < mention.sentence.end; ++i) {
            // "n'a pas été revendiquée", "no group has claimed".
            const bool none = words_.is_any(i, {"pas", "aucun", "aucune", "no", "not", "nobody"});
            if (none && !mention.context.hearsay) return;
        }
        const Stance stance = stance_of(words_, mention);
        if (stance == Stance::claims && event.claim == Claim::reported)
            event.claim = Claim::claimed;
        if (stance == Stance::denies) event.claim = Claim::disputed;
        for (EventActor actor : actors_of(input_, mention)) {
            if (actor.role == ActorRole::agent && stance == Stance::claims)
                actor.role = ActorRole::claimant;
            if (stance == Stance::denies) actor.role = ActorRole::mentioned;
            add_actor(event, actor);
        }
    }

    /// Sentences without an event of their own may still count the dead of the one before them.
    void add_details(const std::vector<EventMention>& mentions) {
        std::set<std::uint32_t> spoken;
        for (const EventMention& mention : mentions)
            spoken.insert(words_.token(mention.trigger.begin).sentence);
        const SpokenBySentence events = spoken_by_sentence();
        for (std::size_t i = 0; i < words_.size(); i = words_.sentence_end(i)) {
            const auto& token = words_.token(i);
            if (spoken.contains(token.sentence)) continue;
            EventRecord* event = event_before(i, events);
            if (event == nullptr || is_of_another_day(i, *event)) continue;
            EventMention detail;
            detail.sentence = {i, words_.sentence_end(i)};
            if (event->place && counts_elsewhere(input_, detail.sentence, *event->place)) continue;
            for (StatedCount& count : judge_.counts_of(detail)) add_count(*event, std::move(count));
            add_confirmation(words_, detail.sentence, *event);
        }
    }

    /// The sentence at token `i` names a day on which the event was not, or counts since one.
    [[nodiscard]] bool is_of_another_day(std::size_t i, const EventRecord& event) const {
        if (!event.days || event.date_source == LinkSource::assumed) return false;
        const std::size_t end = words_.sentence_end(i);
        const auto dates = dates_within(input_, {i, end});
        // "Le bilan a été porté mardi à sept morts": that day it was counted.
        bool is_toll = false;
        for (std::size_t at = i; at < end; ++at)
            is_toll = is_toll || words_.is_any(at, {"bilan", "toll"});
        return std::any_of(dates.begin(), dates.end(), [&](const TimeExpression& date) {
            // "since Monday": a sum over more than this event.
            if (date.is_state) return true;
            return !is_toll && date.can_date_an_event() &&
                   !follows_saying(words_, date.first_token) &&
                   !date.interval->touches(*event.days);
        });
    }

    /// A mention's paragraph and the index of its event.
    struct Spoken {
        std::size_t paragraph = 0;
        std::size_t event = 0;
    };
    using SpokenBySentence = std::map<std::size_t, std::vector<Spoken>>;

    [[nodiscard]] SpokenBySentence spoken_by_sentence() const {
        SpokenBySentence spoken;
        for (std::size_t e = 0; e < merged_.events.size(); ++e)
            for (const EventMention& mention : merged_.events[e].mentions)
                spoken[judge_.sentence_of(mention)].push_back({mention.paragraph, e});
        return spoken;
    }

    /// The last event of the two sentences before token `i`, in its paragraph.
    EventRecord* event_before(std::size_t i, const SpokenBySentence& spoken) {
        const auto& token = words_.token(i);
        std::optional<std::size_t> found;
        const auto above = paragraph_counted_by(words_, token.paragraph);
        const std::size_t reach = above ? 3 * detail_reach : detail_reach;
        const std::size_t first = token.sentence > reach ? token.sentence - reach : 0;
        for (auto it = spoken.lower_bound(first); it != spoken.end(); ++it) {
            if (it->first >= token.sentence) break;
            for (const Spoken& one : it->second)
                if ((one.paragraph == token.paragraph || (above && one.paragraph == *above)) &&
                    (!found || one.event > *found))
                    found = one.event;
        }
        return found ? &merged_.events[*found] : nullptr;
    }

    /// The event that a heading names: one at the same place before one that only fits.
    EventRecord* headed_by(const EventCandidate& heading) {
        EventRecord* fitting = nullptr;
        EventRecord* near = nullptr;
        EventCandidate day_only = heading;
        day_only.place.reset();
        // "Attentat dans le Guaviare", and nowhere else: the town of the attack lies there.
        EventRecord* framed = nullptr;
        const bool frames = frames_alone(input_, heading.mention);
        for (EventRecord& event : merged_.events) {
            if (!same_family(event.kind, heading.mention.kind)) continue;
            if (framed == nullptr && frames && event.kind == heading.mention.kind) framed = &event;
            // "Four killed in Mandera": in a county of that name, whose villages the body names.
            if (near == nullptr && heading.place && event.place &&
                share_a_division(heading.place->index, *event.place) &&
                matcher_.fits(day_only, event))
                near = &event;
            if (!matcher_.fits(heading, event)) continue;
            if (heading.place && event.place &&
                share_a_name(input_.places, heading.place->index, *event.place))
                return &event;
            if (fitting == nullptr) fitting = &event;
        }
        const bool names_it = heading.place && !matcher_.names_nothing(heading.place->index);
        if (framed != nullptr && names_it) return framed;
        return near != nullptr ? near : fitting != nullptr ? fitting : framed;
    }

    [[nodiscard]] bool share_a_division(std::size_t a, std::size_t b) const {
        const auto& divisions = input_.places.divisions;
        return !divisions[a].empty() && divisions[a] == divisions[b];
    }

    /// Headings name events of the body; they are events only where the body has none.
    void take_heading(const EventCandidate& candidate) {
        const EventMention& mention = candidate.mention;
        if (const auto reason = judge_.reason_against(candidate); !reason.empty()) {
            leave_out(mention, reason);
            return;
        }
        if (EventRecord* const event = headed_by(candidate)) {
            // "Une frappe de drone tue 23 civils": one event, whatever its two words fit.
            if (heading_clause_ == mention.clause.begin) return;
            heading_clause_ = mention.clause.begin;
            join(*event, candidate);
            return;
        }
        if (!merged_.events.empty() || mention.kind == EventKind::claim || !candidate.place) {
            leave_out(mention, "heading");
            return;
        }
        begin_event(candidate);
    }

    void finish(EventRecord& event) {
        const EventMention& mention = event.mentions.front();
        // "dans le village": the one that was told of, be it in a gazetteer or not.
        if (event.place && judge_.is_anaphor(*event.place))
            event.place = judge_.antecedent(*event.place);
        take_place_before(event);
        if (!event.place)
            if (const auto area = heading_area(words_, input_.places, mention.sentence.begin)) {
                event.place = area;
                event.place_source = LinkSource::neighbour;
            }
        const bool undated = !event.date || event.date_source == LinkSource::statement;
        if (undated && event.kind != EventKind::advisory) inherit_date(event);
        if (!event.days && input_.anchor.day) {
            if (!period_) period_ = reporting_period(input_);
            const DateInterval last_days{*input_.anchor.day - assumed_days, *input_.anchor.day};
            event.days = period_->value_or(last_days);
            event.date_source = LinkSource::assumed;
        }
        const bool target_is_army =
            std::any_of(event.actors.begin(), event.actors.end(), [](const EventActor& actor) {
                return actor.role == ActorRole::target && actor.actor->side == ActorSide::state;
            });
        // "quatorze personnes ont péri ; dix maisons ont été incendiées": an attack.
        const bool deadly =
            std::any_of(event.counts.begin(), event.counts.end(), [&](const StatedCount& count) {
                return count.count.name == "killed" && mention.sentence.holds(count.first_token);
            });
        if (event.kind == EventKind::property_destruction && deadly)
            event.kind = EventKind::attack_on_civilians;
        if (event.kind == EventKind::attack_on_civilians && target_is_army)
            event.kind = EventKind::armed_clash;
        // "une embuscade à un véhicule de l'armée": a fight, whatever they drove.
        if (event.kind == EventKind::attack_on_traffic && is_army_ambush(event))
            event.kind = EventKind::ambush;
        judge_by_actor(event);
    }

    /// An ambush of vehicles whose owner stands behind them: the state's forces.
    [[nodiscard]] bool is_army_ambush(const EventRecord& event) const {
        constexpr std::size_t reach = 6;
        const TriggerHit& trigger = event.mentions.front().trigger;
        const std::string_view way = words_.fold(trigger.begin);
        if (!way.starts_with("embuscad") && !way.starts_with("ambush")) return false;
        return std::any_of(event.actors.begin(), event.actors.end(), [&](const EventActor& actor) {
            const std::size_t at = words_.text().token_at(actor.span.begin);
            return actor.role == ActorRole::target && actor.actor->side == ActorSide::state &&
                   at >= trigger.end && at <= trigger.end + reach;
        });
    }

    /// Of the sentences before, in the same paragraph; before a heading may say where.
    void take_place_before(EventRecord& event) const {
        if (event.place) return;
        event.place = judge_.inherited_place(event.mentions.front());
        if (event.place) event.place_source = LinkSource::neighbour;
    }

    void inherit_date(EventRecord& event) {
        const auto date = judge_.inherited_date(event.mentions.front());
        if (!date) return;
        // A day on which something was said is nearer than a month or a season.
        constexpr int coarse_days = 4;
        if (event.date && input_.dates[*date].interval->length_days() > coarse_days) return;
        event.date = date;
        event.days = input_.dates[*date].interval;
        event.date_source = LinkSource::neighbour;
    }

    const LinkInput& input_;
    const WordsView& words_;
    EventJudge judge_;
    EventMatcher matcher_; ///< keeps a reference to the judge
    MergedEvents merged_;
    std::optional<std::size_t> parted_sentence_; ///< first token of the last one with many places
    std::optional<std::optional<DateInterval>> period_; ///< of the report, once asked for
    std::optional<std::size_t> heading_clause_; ///< first token of the last one that was joined
};

} // namespace

MergedEvents merge_mentions(const LinkInput& input, const std::vector<EventMention>& mentions) {
    return Merger(input).run(mentions);
}

} // namespace cordon::incident
