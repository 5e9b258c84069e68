// SPDX-License-Identifier: MIT
#include "incident/extract/incident_match.hpp"

#include "core/unicode.hpp"
#include "incident/regions.hpp"
#include "proj/buffer.hpp"
#include "proj/geodesic.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::incident {

namespace {

/// Two days: the event was at night, or one article has it by its own date.
constexpr int most_days_apart = 1;
/// A region of this size is a division: two events of a day in it are no surprise.
constexpr double wide_area_km2 = 20'000.0;
constexpr int long_interval_days = 7;
/// Share of the smaller region, as for the clauses of one expression.
constexpr double least_overlap = 0.02;
constexpr double rival_reach_km = 50.0;
constexpr double like_quote = 0.5;
/// Quotations shorter than this may be alike by chance.
constexpr std::size_t least_quote_words = 6;

const Json* details_of(const Incident& incident) {
    for (const Json::Member& member : incident.extra)
        if (member.key == "extraction") return &member.value;
    return nullptr;
}

std::set<std::string> content_words(const std::string& folded) {
    std::set<std::string> words;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = std::min(folded.find(' ', at), folded.size());
        if (end - at >= 4) words.insert(folded.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

/// All places of a location as one polygon.
geom::LonLatShape region_of(const Location& location, bool as_said) {
    std::vector<geom::LonLatShape> parts;
    for (const PlaceLeaf& leaf : places_of(location)) {
        auto part = polygon_of(as_said ? leaf.location->said : leaf.location->region());
        if (!part.empty()) parts.push_back(std::move(part));
    }
    if (parts.empty()) return geom::LonLatShape(geom::Kind::polygon);
    return parts.size() == 1 ? std::move(parts.front()) : proj::unite(parts);
}

std::size_t shared(const std::set<std::string>& a, const std::set<std::string>& b) {
    return static_cast<std::size_t>(std::count_if(
        a.begin(), a.end(), [&](const std::string& word) { return b.contains(word); }));
}

double quote_likeness(const MatchItem& a, const MatchItem& b) {
    const std::size_t least = std::min(a.words.size(), b.words.size());
    if (least < 3) return 0.0;
    const std::size_t common = shared(a.words, b.words);
    return static_cast<double>(common) /
           static_cast<double>(a.words.size() + b.words.size() - common);
}

bool share_an_actor(const EventRecord& a, const EventRecord& b) {
    return std::any_of(a.actors.begin(), a.actors.end(), [&](const EventActor& mine) {
        return !mine.actor->is_generic &&
               std::any_of(b.actors.begin(), b.actors.end(),
                           [&](const EventActor& theirs) { return theirs.actor == mine.actor; });
    });
}

bool ranges_meet(const CountRange& a, const CountRange& b) {
    return (!a.high || b.low <= *a.high) && (!b.high || a.low <= *b.high);
}

/// One of something says little: most attacks kill somebody. Two numbers that are both equal, "two
/// killed and six wounded", are two things.
std::size_t shared_counts(const Incident& a, const Incident& b) {
    std::size_t meet = 0;
    std::size_t equal = 0;
    for (const Count& mine : a.counts) {
        const auto theirs = b.count(mine.name);
        if (!theirs || mine.range.low < 2.0 || theirs->low < 2.0) continue;
        if (ranges_meet(mine.range, *theirs)) ++meet;
        if (mine.range == *theirs && mine.range.high == mine.range.low) ++equal;
    }
    return std::min<std::size_t>(std::max<std::size_t>(equal, meet > 0 ? 1 : 0), 2);
}

std::size_t shared_things(const MatchItem& a, const MatchItem& b) {
    std::size_t count = 0;
    if (share_an_actor(*a.event, *b.event)) ++count;
    count += shared_counts(*a.incident, *b.incident);
    if (shared(a.names, b.names) > 0) ++count;
    if (!a.incident->road.empty() && a.incident->road == b.incident->road) ++count;
    if (quote_likeness(a, b) >= like_quote) ++count;
    return count;
}

bool dates_agree(const MatchItem& a, const MatchItem& b) {
    if (!a.has_day() || !b.has_day()) return true;
    const DateInterval& x = a.incident->date;
    const DateInterval& y = b.incident->date;
    return x.from - y.to <= most_days_apart && y.from - x.to <= most_days_apart;
}

/// The date says little: assumed, unknown or longer than a week.
bool has_vague_date(const MatchItem& item) {
    return !item.has_stated_day() || item.incident->date.length_days() > long_interval_days;
}

bool is_same_day(const MatchItem& a, const MatchItem& b) {
    return a.has_stated_day() && b.has_stated_day() && a.incident->date.is_one_day() &&
           a.incident->date == b.incident->date;
}

/// Distance between the middles of two regions.
double apart_km(const MatchItem& a, const MatchItem& b) {
    return proj::distance(middle_of(a.credible.view()), middle_of(b.credible.view())).value() /
           1000.0;
}

MatchVerdict verdict_by_place(const MatchItem& a, const MatchItem& b) {
    const std::size_t things = shared_things(a, b);
    const double closeness = 3.0 * static_cast<double>(things) + quote_likeness(a, b) +
                             (is_same_day(a, b) ? 1.0 : 0.0) +
                             (a.event->kind == b.event->kind ? 1.0 : 0.0);
    const bool vague = has_vague_date(a) || has_vague_date(b);
    if (a.is_located() && b.is_located()) {
        if (regions_meet(a, b)) {
            const bool wide = std::max(a.area_km2, b.area_km2) > wide_area_km2;
            const bool enough = things > 0 || (!wide && !vague);
            return {enough ? Likeness::same : Likeness::compatible, 10.0 + closeness};
        }
        const bool rival = is_same_day(a, b) && a.event->kind == b.event->kind && things >= 2 &&
                           apart_km(a, b) <= rival_reach_km;
        return {rival ? Likeness::same : Likeness::different, closeness};
    }
    // Two names without a position that have nothing in common are two places.
    const bool other_names = !a.names.empty() && !b.names.empty() && shared(a.names, b.names) == 0;
    if (other_names && !a.is_located() && !b.is_located()) return {};
    const std::size_t wanted = vague ? 2 : 1;
    return {things >= wanted ? Likeness::same : Likeness::compatible, closeness};
}

} // namespace

bool MatchItem::has_stated_day() const {
    return has_day() && event->date_source != LinkSource::assumed;
}

MatchItem match_item(const Extraction& extraction, std::size_t incident, std::size_t article) {
    MatchItem item;
    item.incident = &extraction.incidents.incidents.at(incident);
    item.event = &extraction.events.at(incident);
    item.article = article;
    if (item.event->place)
        for (const place::Clause& clause :
             extraction.places.expressions[*item.event->place].clauses)
            for (const std::size_t toponym : clause.toponyms)
                if (!clause.is_container)
                    item.names.insert(extraction.places.toponyms[toponym].folded);
    if (const Json* details = details_of(*item.incident))
        item.quote = fold_name(details->text_or("quote", ""));
    item.words = content_words(item.quote);
    item.credible = region_of(item.incident->location, false);
    if (!item.credible.empty()) {
        item.said = region_of(item.incident->location, true);
        if (item.said.empty()) item.said = item.credible;
        item.area_km2 = std::abs(proj::area_m2(item.credible.view())) / 1e6;
    }
    return item;
}

bool regions_meet(const MatchItem& a, const MatchItem& b) {
    if (!a.credible.view().box().intersects(b.credible.view().box())) return false;
    const geom::LonLatShape common = proj::intersect(a.credible, b.credible);
    if (common.empty()) return false;
    return std::abs(proj::area_m2(common.view())) / 1e6 >=
           least_overlap * std::min(a.area_km2, b.area_km2);
}

MatchVerdict match(const MatchItem& a, const MatchItem& b) {
    const bool copied = a.words.size() >= least_quote_words && a.quote == b.quote;
    if (copied && a.event->kind == b.event->kind) return {Likeness::same, 100.0};
    if (!same_family(a.event->kind, b.event->kind) || !dates_agree(a, b)) return {};
    return verdict_by_place(a, b);
}

} // namespace cordon::incident
