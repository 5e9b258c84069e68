// SPDX-License-Identifier: MIT
#include "incident/extract/incident_builder.hpp"

#include "core/code_points.hpp"
#include "core/unicode.hpp"
#include "incident/extract/article_copies.hpp"
#include "incident/extract/unknown_places.hpp"
#include "incident/incident_json.hpp"
#include "incident/json_fields.hpp"
#include "incident/words.hpp"
#include "place/expression/regions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace cordon::incident {

namespace {

/// Longest quotation of a source, in code points.
constexpr std::size_t quote_length = 300;

/// One line: spaces for line breaks.
std::string one_line(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool space = c == '\n' || c == '\r' || c == '\t' || c == ' ';
        if (!space)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

/// The first code points of a text, with "…" when something is missing.
std::string shorten(const std::string& text, std::size_t most) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U && ++count > most)
            return text.substr(0, i) + "…";
    return text;
}

Json pair_json(std::size_t begin, std::size_t end) {
    return Json(Json::Array{Json(static_cast<double>(begin)), Json(static_cast<double>(end))});
}

Json strings_json(const std::vector<std::string>& strings) {
    Json::Array array;
    for (const std::string& text : strings) array.emplace_back(text);
    return Json(std::move(array));
}

std::string iso(const DateInterval& days) {
    return days.is_one_day() ? to_iso(days.from) : to_iso(days.from) + "/" + to_iso(days.to);
}

class Builder {
  public:
    Builder(Extraction& extraction, const ExtractOptions& options)
        : extraction_(extraction), options_(options), words_(extraction.text),
          agency_(credited_agency(words_)), code_points_(extraction.text.text) {}

    void run() {
        draw_places();
        for (EventRecord& event : extraction_.events)
            extraction_.incidents.incidents.push_back(build(event));
    }

  private:
    /// Each place is drawn once, however many events happened there.
    void draw_places() {
        if (options_.gazetteer == nullptr) return;
        const place::RegionDrawer drawer(extraction_.text, extraction_.places.toponyms,
                                         *options_.gazetteer, options_.region);
        for (const EventRecord& event : extraction_.events) {
            if (!event.place || events_at_[*event.place]++ > 0) continue;
            const auto& expression = extraction_.places.expressions[*event.place];
            auto regions = drawer.regions_of(expression);
            auto& flags = region_flags_[*event.place];
            const bool located = std::any_of(regions.begin(), regions.end(),
                                             [](const auto& one) { return one.is_located(); });
            std::optional<place::PlaceExpression> wider;
            if (!located || has_known_end(expression))
                wider = wider_place(words_, extraction_.places, *event.place);
            if (wider) {
                regions = drawer.regions_of(*wider);
                flags.emplace_back("unknown_place");
            }
            country_at_[*event.place] = country_of(
                wider ? *wider : expression, extraction_.places.toponyms, *options_.gazetteer);
            locations_[*event.place] =
                location_of(regions, {wider ? *wider : expression, extraction_.places,
                                      *options_.gazetteer, extraction_.text});
            for (const place::Region& region : regions)
                flags.insert(flags.end(), region.flags.begin(), region.flags.end());
        }
    }

    /// Armies bomb from aircraft; drones are everybody's: the sides have to tell whose it was.
    [[nodiscard]] Type type_of(const EventRecord& event) const {
        if (event.kind != EventKind::air_strike) return info(event.kind).type;
        bool by_army = false;
        for (const EventActor& actor : event.actors) {
            const ActorSide side = actor.actor->side;
            const bool army = side == ActorSide::state || side == ActorSide::external;
            const bool armed_group = !army && side <= ActorSide::identity_militia;
            if (actor.role == ActorRole::target) {
                by_army = by_army || armed_group;
            } else if (actor.role != ActorRole::mentioned) {
                if (!army) return Type::armed_attack;
                by_army = true;
            }
        }
        const EventMention& mention = event.mentions.front();
        // "where a drone dropped explosives"
        for (std::size_t i = mention.clause.begin; !by_army && i < mention.trigger.end; ++i)
            if (words_.fold(i).starts_with("drone")) return Type::armed_attack;
        return Type::state_operation;
    }

    /// An army regains nothing in a country of others: Russian forces take a village in Ukraine.
    void judge_by_country(EventRecord& event) const {
        if (event.kind != EventKind::recapture || !event.place) return;
        const auto country = country_at_.find(*event.place);
        if (country == country_at_.end() || country->second.empty()) return;
        bool foreign = false;
        for (const EventActor& actor : event.actors) {
            if (actor.role == ActorRole::target || actor.actor->country.empty()) continue;
            if (actor.actor->country == country->second) return;
            foreign = true;
        }
        if (foreign) event.kind = EventKind::capture;
    }

    Incident build(EventRecord& event) {
        judge_by_country(event);
        const EventMention& mention = event.mentions.front();
        const place::Span sentence = words_.span(mention.sentence.begin, mention.sentence.end);
        const std::string quote = one_line(extraction_.text.words(sentence));
        Incident incident;
        set_date(incident, event);
        set_place(incident, event);
        set_flags(event);
        event.fingerprint = fingerprint({trigger_words(mention), quote, date_key(event)});
        // "Seven were killed in X, four in Y": one trigger, one sentence, two incidents.
        if (const int number = ++fingerprints_[event.fingerprint]; number > 1)
            event.fingerprint += fmt::format("-{}", number);
        incident.type = type_of(event);
        incident.claim = event.claim;
        incident.title.texts = {{"en", std::string(info(event.kind).english)},
                                {"fr", std::string(info(event.kind).french)}};
        for (const StatedCount& count : event.counts) incident.counts.push_back(count.count);
        incident.sources.push_back(source(event, quote));
        incident.review = Review::pending;
        incident.id = unique_id(event);
        incident.extra.push_back({"extraction", details(event, sentence, quote), 0});
        return incident;
    }

    void set_date(Incident& incident, const EventRecord& event) const {
        if (!event.days) {
            incident.date_precision = DatePrecision::unknown;
            return;
        }
        incident.date = *event.days;
        incident.date_precision = precision_of(*event.days);
        if (event.date) {
            const TimeExpression& date = extraction_.dates[*event.date];
            incident.date_text = one_line(extraction_.text.words(date.span));
            incident.time_note = one_line(date.time_of_day);
        }
        // The time of day of the same sentence: "vers 14h".
        for (const TimeExpression& date : extraction_.dates)
            if (incident.time_note.empty() && date.rule == "clock" &&
                event.mentions.front().clause.holds(date.first_token))
                incident.time_note = one_line(date.time_of_day);
    }

    void set_place(Incident& incident, const EventRecord& event) {
        if (!event.place) {
            incident.location.said =
                Unknown{options_.gazetteer == nullptr ? "no gazetteer was given"
                                                      : "the article does not say where"};
            return;
        }
        const auto& expression = extraction_.places.expressions[*event.place];
        incident.place = LocalText(one_line(extraction_.text.words(expression.span)));
        const auto found = locations_.find(*event.place);
        if (found != locations_.end()) {
            // Outlines are long: the last event there takes the location itself.
            const bool is_last = --events_at_[*event.place] == 0;
            incident.location = is_last ? std::move(found->second) : found->second;
        }
        for (const place::Clause& clause : expression.clauses)
            if (incident.road.empty() && clause.line.starts_with("RN")) incident.road = clause.line;
    }

    void set_flags(EventRecord& event) const {
        const auto add = [&](std::string_view flag) {
            if (std::find(event.flags.begin(), event.flags.end(), flag) == event.flags.end())
                event.flags.emplace_back(flag);
        };
        if (event.date_source == LinkSource::assumed) add("assumed_date");
        if (event.date_source == LinkSource::neighbour) add("inherited_date");
        if (event.date_source == LinkSource::statement) add("date_of_statement");
        if (event.place_source == LinkSource::neighbour) add("inherited_place");
        if (event.place_source == LinkSource::statement) add("place_of_statement");
        if (event.hearsay) add("hearsay");
        if (event.date) {
            const TimeExpression& date = extraction_.dates[*event.date];
            if (date.weekday_mismatch) add("weekday_mismatch");
            if (date.is_chain) add("chain_date");
        }
        if (extraction_.anchor.is_assumed) add("assumed_anchor");
        if (!event.place) {
            add("no_place");
            return;
        }
        if (const auto flags = region_flags_.find(*event.place); flags != region_flags_.end())
            for (const std::string& flag : flags->second) add(flag);
        for (const place::Clause& clause : extraction_.places.expressions[*event.place].clauses)
            for (const std::size_t index : clause.toponyms)
                if (extraction_.places.toponyms[index].is_ambiguous()) add("ambiguous");
    }

    [[nodiscard]] std::string trigger_words(const EventMention& mention) const {
        return one_line(
            extraction_.text.words(words_.span(mention.trigger.begin, mention.trigger.end)));
    }

    [[nodiscard]] static std::string date_key(const EventRecord& event) {
        return event.days && event.date_source != LinkSource::assumed ? iso(*event.days)
                                                                      : std::string();
    }

    [[nodiscard]] Source source(const EventRecord& event, const std::string& quote) const {
        Source source;
        source.id = "article";
        source.publisher = options_.publisher;
        source.origin = origin_of(event);
        source.url = options_.url;
        if (extraction_.anchor.day && !extraction_.anchor.is_assumed)
            source.date = to_iso(*extraction_.anchor.day);
        source.quote = shorten(quote, quote_length);
        for (const StatedCount& count : event.counts) source.values.push_back(count.count);
        return source;
    }

    /// Whom the article has the event from: the sentences' own source, else the article's agency.
    [[nodiscard]] std::string origin_of(const EventRecord& event) const {
        for (const EventMention& mention : event.mentions)
            if (auto origin = origin_of_sentence(words_, extraction_.actors, mention.sentence);
                !origin.empty())
                return origin;
        return agency_;
    }

    /// `2025-10-28-attack_on_traffic-kati`, with a number when it is taken.
    std::string unique_id(const EventRecord& event) {
        std::string id = event.days ? to_iso(event.days->from) + "-" : std::string();
        id += info(event.kind).name;
        if (event.place)
            for (const place::Clause& clause :
                 extraction_.places.expressions[*event.place].clauses) {
                if (clause.toponyms.empty()) continue;
                std::string name = extraction_.places.toponyms[clause.toponyms.front()].folded;
                std::replace(name.begin(), name.end(), ' ', '-');
                id += "-" + name;
                break;
            }
        const std::size_t count = ++ids_[id];
        return count == 1 ? id : fmt::format("{}-{}", id, count);
    }

    [[nodiscard]] Json span_json(const place::Span& span) const {
        ObjectBuilder object;
        object.add("bytes", pair_json(span.begin, span.end));
        object.add("characters",
                   pair_json(code_points_.before(span.begin), code_points_.before(span.end)));
        return object.take();
    }

    [[nodiscard]] Json actors_json(const EventRecord& event) const {
        Json::Array actors;
        for (const EventActor& actor : event.actors) {
            ObjectBuilder object;
            object.add("id", actor.actor->id);
            object.add("role", name(actor.role));
            object.add("side", static_cast<double>(actor.actor->side));
            object.add("words", one_line(extraction_.text.words(actor.span)));
            object.add("span", span_json(actor.span));
            actors.push_back(object.take());
        }
        return Json(std::move(actors));
    }

    [[nodiscard]] static Json kinds_json(const EventRecord& event) {
        std::vector<std::pair<double, EventKind>> kinds;
        for (std::size_t i = 0; i < event_kind_count; ++i)
            if (event.scores.score.at(i) > 0.0)
                kinds.emplace_back(event.scores.score.at(i), static_cast<EventKind>(i));
        std::stable_sort(kinds.begin(), kinds.end(),
                         [](const auto& a, const auto& b) { return a.first > b.first; });
        ObjectBuilder object;
        for (std::size_t i = 0; i < kinds.size() && i < 4; ++i)
            object.add(info(kinds[i].second).name, std::round(kinds[i].first * 100.0) / 100.0);
        return object.take();
    }

    [[nodiscard]] Json date_json(const EventRecord& event) const {
        ObjectBuilder object;
        object.add("source", name(event.date_source));
        if (event.date) {
            const TimeExpression& date = extraction_.dates[*event.date];
            object.add("words", one_line(extraction_.text.words(date.span)));
            object.add("rule", date.rule);
            object.add("value", date.value);
            object.add("span", span_json(date.span));
        }
        object.add("anchor", extraction_.anchor.rule);
        return object.take();
    }

    [[nodiscard]] Json details(const EventRecord& event, const place::Span& sentence,
                               const std::string& quote) const {
        const EventMention& mention = event.mentions.front();
        const EventKindInfo& kind = info(event.kind);
        ObjectBuilder object;
        object.add("fingerprint", event.fingerprint);
        object.add("kind", kind.name);
        object.add("acled_event", kind.acled_event);
        object.add("acled_sub_event", kind.acled_sub_event);
        object.add("trigger", trigger_words(mention));
        object.add("trigger_span",
                   span_json(words_.span(mention.trigger.begin, mention.trigger.end)));
        object.add("trigger_pattern", mention.trigger.pattern);
        object.add("quote", quote);
        object.add("span", span_json(sentence));
        if (event.mentions.size() > 1) {
            Json::Array more;
            for (std::size_t i = 1; i < event.mentions.size(); ++i)
                more.push_back(span_json(
                    words_.span(event.mentions[i].trigger.begin, event.mentions[i].trigger.end)));
            object.add("mentioned_again", Json(std::move(more)));
        }
        object.add("kinds", kinds_json(event));
        object.add("date", date_json(event));
        object.add("place_source", name(event.place_source));
        object.add("actors", actors_json(event));
        object.add("flags", strings_json(event.flags));
        return object.take();
    }

    Extraction& extraction_;
    const ExtractOptions& options_;
    WordsView words_;
    std::string agency_; ///< that the article is credited to
    CodePoints code_points_;
    std::map<std::size_t, Location> locations_;    ///< by place expression
    std::map<std::size_t, std::size_t> events_at_; ///< still to build, by place expression
    std::map<std::size_t, std::vector<std::string>> region_flags_;
    std::map<std::size_t, std::string> country_at_; ///< by place expression
    std::map<std::string, std::size_t> ids_;
    std::map<std::string, int> fingerprints_; ///< how often each was made
};

} // namespace

void build_incidents(Extraction& extraction, const ExtractOptions& options) {
    if (!extraction.events.empty()) Builder(extraction, options).run();
}

} // namespace cordon::incident
