// SPDX-License-Identifier: MIT
#include "incident/extract/incident_fusion.hpp"

#include "incident/extract/place_fusion.hpp"
#include "incident/incident_json.hpp"
#include "incident/json_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace cordon::incident {

namespace {

using Items = std::vector<const MatchItem*>;

/// Flags that speak of the date; the other ones, `hearsay` apart, speak of the place.
constexpr std::array<std::string_view, 6> date_flags = {"assumed_date",      "inherited_date",
                                                        "date_of_statement", "weekday_mismatch",
                                                        "chain_date",        "assumed_anchor"};

bool is_date_flag(const std::string& flag) {
    return std::find(date_flags.begin(), date_flags.end(), flag) != date_flags.end();
}

/// Those that a person accepted when there are any, else all.
Items deciding(const Items& items) {
    Items accepted;
    for (const MatchItem* item : items)
        if (item->incident->review == Review::accepted) accepted.push_back(item);
    return accepted.empty() ? items : accepted;
}

class Fusion {
  public:
    Fusion(const Items& items, const std::vector<ArticleSource>& articles)
        : items_(items), articles_(articles), deciding_(deciding(items)) {}

    FusedIncident run() {
        const FusedPlace place = fuse_places(deciding_);
        lead_ = place.lead;
        out_.incident = *lead_->incident;
        out_.event = *lead_->event;
        out_.event.flags.clear();
        out_.incident.location = place.location;
        out_.incident.place = place.words;
        set_date();
        set_sources();
        set_kind();
        set_claim();
        set_actors();
        set_review();
        set_flags(place);
        set_details();
        return std::move(out_);
    }

  private:
    void flag(std::string_view name) {
        auto& flags = out_.event.flags;
        if (std::find(flags.begin(), flags.end(), name) == flags.end()) flags.emplace_back(name);
    }

    void set_date() {
        Items dated;
        for (const MatchItem* item : deciding_)
            if (item->has_stated_day()) dated.push_back(item);
        if (dated.empty())
            for (const MatchItem* item : deciding_)
                if (item->has_day()) dated.push_back(item);
        Incident& incident = out_.incident;
        if (dated.empty()) {
            incident.date_precision = DatePrecision::unknown;
            return;
        }
        narrowest_ = dated.front();
        DateInterval common = dated.front()->incident->date;
        DateInterval all = common;
        for (const MatchItem* item : dated) {
            const DateInterval& days = item->incident->date;
            common = {std::max(common.from, days.from), std::min(common.to, days.to)};
            all = {std::min(all.from, days.from), std::max(all.to, days.to)};
            if (days.length_days() < narrowest_->incident->date.length_days()) narrowest_ = item;
        }
        if (common.from > common.to) flag("rival_dates");
        incident.date = common.from > common.to ? all : common;
        incident.date_precision = precision_of(incident.date);
        incident.date_text = narrowest_->incident->date_text;
        incident.time_note.clear();
        for (const MatchItem* item : dated)
            if (incident.time_note.empty()) incident.time_note = item->incident->time_note;
        out_.event.days = incident.date;
        out_.event.date_source = narrowest_->event->date_source;
    }

    void set_sources() {
        std::vector<Source>& sources = out_.incident.sources;
        sources.clear();
        std::map<std::string, int> taken;
        for (const MatchItem* item : items_) {
            const ArticleSource& article = articles_.at(item->article);
            for (Source source : item->incident->sources) {
                const int number = ++taken[article.id];
                source.id = number == 1 ? article.id : fmt::format("{}-{}", article.id, number);
                if (source.publisher.empty()) source.publisher = article.outlet;
                mark_copy(source, *item, article);
                if (item->has_day() && item->incident->date != out_.incident.date)
                    source.event_date = interval_text(item->incident->date);
                sources.push_back(std::move(source));
            }
        }
        out_.incident.counts = counts_of_sources(sources);
        for (const MatchItem* item : items_)
            for (const Count& count : item->incident->counts) add_count(count);
        if (has_rival_counts(sources)) flag("rival_counts");
    }

    /// A copied article, or a sentence that an earlier source has word for word.
    void mark_copy(Source& source, const MatchItem& item, const ArticleSource& article) const {
        if (!article.copy_of.empty()) {
            source.secondary = true;
            if (source.origin.empty()) source.origin = article.copy_of;
            return;
        }
        for (const MatchItem* earlier : items_) {
            if (earlier == &item) return;
            if (earlier->quote != item.quote || item.words.size() < 6) continue;
            source.secondary = true;
            return;
        }
    }

    static std::string interval_text(const DateInterval& days) {
        return days.is_one_day() ? to_iso(days.from) : to_iso(days.from) + "/" + to_iso(days.to);
    }

    /// Counts that a reviewer added without a source's value.
    void add_count(const Count& count) {
        if (!out_.incident.count(count.name)) out_.incident.counts.push_back(count);
    }

    static bool has_rival_counts(const std::vector<Source>& sources) {
        std::map<std::string, std::vector<CountRange>> by_name;
        for (const Source& source : sources)
            for (const Count& count : source.values) by_name[count.name].push_back(count.range);
        return std::any_of(by_name.begin(), by_name.end(), [](const auto& row) {
            double least_high = -1.0;
            double most_low = 0.0;
            for (const CountRange& range : row.second) {
                most_low = std::max(most_low, range.low);
                if (range.high)
                    least_high = least_high < 0.0 ? *range.high : std::min(least_high, *range.high);
            }
            return least_high >= 0.0 && most_low > least_high;
        });
    }

    void set_kind() {
        std::map<EventKind, int> votes;
        bool types_differ = false;
        for (const MatchItem* item : deciding_) {
            ++votes[item->event->kind];
            types_differ =
                types_differ || item->incident->type != deciding_.front()->incident->type;
        }
        const auto better = [](const auto& a, const auto& b) {
            if (a.second != b.second) return a.second < b.second;
            return info(a.first).weight < info(b.first).weight;
        };
        out_.event.kind = std::max_element(votes.begin(), votes.end(), better)->first;
        for (const MatchItem* item : deciding_)
            if (item->event->kind == out_.event.kind) {
                out_.incident.type = item->incident->type;
                out_.incident.title = item->incident->title;
                break;
            }
        if (types_differ) flag("rival_types");
    }

    void set_claim() {
        std::array<int, 4> counts{}; // by Claim
        for (const MatchItem* item : items_)
            ++counts.at(static_cast<std::size_t>(item->incident->claim));
        const auto has = [&](Claim claim) {
            return counts.at(static_cast<std::size_t>(claim)) > 0;
        };
        Claim& claim = out_.incident.claim;
        if (has(Claim::disputed)) {
            claim = Claim::disputed;
            if (counts.at(static_cast<std::size_t>(Claim::disputed)) <
                static_cast<int>(items_.size()))
                flag("rival_claims");
        } else if (has(Claim::confirmed)) {
            const bool enough = independent_sources(out_.incident) >= 2;
            claim = enough ? Claim::confirmed : Claim::reported;
            if (!enough) flag("one_origin");
        } else {
            claim = has(Claim::reported) ? Claim::reported : Claim::claimed;
        }
        out_.event.claim = claim;
    }

    void set_actors() {
        auto& actors = out_.event.actors;
        actors.clear();
        for (const MatchItem* item : items_)
            for (const EventActor& actor : item->event->actors) {
                const auto known =
                    std::find_if(actors.begin(), actors.end(), [&](const EventActor& other) {
                        return other.actor == actor.actor;
                    });
                if (known == actors.end())
                    actors.push_back(actor);
                else if (known->role == ActorRole::mentioned)
                    known->role = actor.role;
            }
    }

    /// Pending as long as one report is: a person has not seen all that is merged here.
    void set_review() {
        const bool all = std::all_of(items_.begin(), items_.end(), [](const MatchItem* item) {
            return item->incident->review == Review::accepted;
        });
        out_.incident.review = all ? Review::accepted : Review::pending;
        for (const MatchItem* item : items_) {
            if (out_.incident.road.empty()) out_.incident.road = item->incident->road;
            for (const std::string& known : item->incident->flags)
                if (!out_.incident.has_flag(known)) out_.incident.flags.push_back(known);
        }
    }

    void set_flags(const FusedPlace& place) {
        if (place.rival) flag("rival_places");
        if (narrowest_ != nullptr)
            for (const std::string& name : narrowest_->event->flags)
                if (is_date_flag(name)) flag(name);
        for (const std::string& name : lead_->event->flags)
            if (!is_date_flag(name) && name != "hearsay") flag(name);
        out_.event.hearsay = std::all_of(items_.begin(), items_.end(), [](const MatchItem* item) {
            return item->event->hearsay;
        });
        if (out_.event.hearsay) flag("hearsay");
    }

    [[nodiscard]] Json actors_json() const {
        Json::Array actors;
        for (const EventActor& actor : out_.event.actors) {
            ObjectBuilder object;
            object.add("id", actor.actor->id);
            object.add("role", name(actor.role));
            object.add("side", static_cast<double>(actor.actor->side));
            actors.push_back(object.take());
        }
        return Json(std::move(actors));
    }

    /// One report: which article, what it says, and the mark by which decisions find it.
    [[nodiscard]] Json report_json(const MatchItem& item) const {
        const ArticleSource& article = articles_.at(item.article);
        ObjectBuilder object;
        object.add("source", article.id);
        object.add("file", article.name);
        object.add("fingerprint", item.event->fingerprint);
        if (item.has_day()) object.add("days", interval_text(item.incident->date));
        object.add("type", info(item.event->kind).name);
        object.add_text("place", item.incident->place.in(Language::en));
        for (const Json::Member& member : item.incident->extra)
            if (member.key == "extraction")
                for (const std::string_view key : {"quote", "span", "trigger", "trigger_span"})
                    if (const Json* value = member.value.find(key)) object.add(key, *value);
        return object.take();
    }

    void set_details() {
        Json::Array flags;
        for (const std::string& name : out_.event.flags) flags.emplace_back(name);
        Json::Array reports;
        for (const MatchItem* item : items_) reports.push_back(report_json(*item));
        for (Json::Member& member : out_.incident.extra) {
            if (member.key != "extraction") continue;
            ObjectBuilder details;
            for (const Json::Member& part : member.value.members()) {
                if (part.key == "flags" || part.key == "actors" || part.key == "kind") continue;
                // Positions in the text belong to one article: the reports have them.
                if (part.key.ends_with("span") || part.key == "mentioned_again") continue;
                details.add(part.key, part.value);
            }
            details.add("kind", info(out_.event.kind).name);
            details.add("actors", actors_json());
            details.add("flags", Json(std::move(flags)));
            details.add("merged_from", Json(std::move(reports)));
            member.value = details.take();
            break;
        }
    }

    const Items& items_;
    const std::vector<ArticleSource>& articles_;
    Items deciding_;
    const MatchItem* lead_ = nullptr;
    const MatchItem* narrowest_ = nullptr;
    FusedIncident out_;
};

} // namespace

FusedIncident fuse(const Items& items, const std::vector<ArticleSource>& articles) {
    return Fusion(items, articles).run();
}

} // namespace cordon::incident
