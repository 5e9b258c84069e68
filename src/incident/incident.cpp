// SPDX-License-Identifier: MIT
#include "incident/incident.hpp"

#include <algorithm>
#include <set>

namespace cordon::incident {

std::string_view LocalText::in(Language language) const {
    const auto find = [&](std::string_view wanted) {
        return std::find_if(texts.begin(), texts.end(),
                            [&](const auto& text) { return text.first == wanted; });
    };
    auto found = find(code(language));
    if (found == texts.end()) found = find({});
    if (found == texts.end()) found = texts.begin();
    return found == texts.end() ? std::string_view() : std::string_view(found->second);
}

bool Incident::has_flag(std::string_view flag) const {
    return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

std::optional<CountRange> Incident::count(std::string_view name) const {
    const auto found = std::find_if(counts.begin(), counts.end(),
                                    [&](const Count& count) { return count.name == name; });
    if (found == counts.end()) return std::nullopt;
    return found->range;
}

const std::vector<std::string>& known_flags() {
    static const std::vector<std::string> flags = {
        "escorted",         // passage or convoy under armed escort
        "ordinary_traffic", // passage by ordinary traffic, without escort
        "on_road",          // a source says that it was on a road: analysis may snap it to one
        "enforced",         // a ban that was seen to be enforced
        "physical_break",   // the road itself is broken, verified
        "repaired",         // ends a physical break
        "aid_workers", // touches aid workers, shelters or hospitals: coarsened in public profiles
        "pattern",     // a statement on many events, not one of them
        "off_map",     // context far from the subject; analysis leaves it out
    };
    return flags;
}

int independent_sources(const Incident& incident) {
    std::set<std::string_view> names;
    for (const Source& source : incident.sources)
        if (!source.secondary) names.insert(source.independent_name());
    if (names.empty() && !incident.sources.empty()) return 1;
    return static_cast<int>(names.size());
}

CountRange unite(const CountRange& a, const CountRange& b) {
    CountRange united{std::min(a.low, b.low), std::nullopt};
    if (a.high && b.high) united.high = std::max(*a.high, *b.high);
    if (a.best == b.best) united.best = a.best;
    return united;
}

std::optional<Date> cut_off_day(const IncidentSet& set) {
    const auto days = parse_iso_date(std::string_view(set.as_of).substr(0, 10));
    return days ? std::optional(days->to) : std::nullopt;
}

} // namespace cordon::incident
