// SPDX-License-Identifier: MIT
#include "analysis/report_incidents.hpp"

#include "analysis/report.hpp"
#include "analysis/report_object.hpp"
#include "core/unicode.hpp"
#include "incident/words.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace cordon::analysis {

namespace {

using Counts = std::map<std::string, std::size_t>;

Json to_json(const Counts& counts) {
    Object out;
    for (const auto& [key, count] : counts) out.count(key, count);
    return out.done();
}

std::string source_id(const incident::Incident& incident, const incident::Source& source) {
    return incident.id + "/" + source.id;
}

Json one_incident(const incident::Incident& incident, const IncidentUse& use) {
    const bool dated = incident.date_precision != incident::DatePrecision::unknown;
    std::vector<std::string> ids;
    ids.reserve(incident.sources.size());
    for (const incident::Source& source : incident.sources)
        ids.push_back(source_id(incident, source));
    return Object()
        .text("id", incident.id)
        .add("date_from", dated ? Json(to_iso(incident.date.from)) : Json())
        .add("date_to", dated ? Json(to_iso(incident.date.to)) : Json())
        .text("type", incident::name(incident.type))
        .text("claim", incident::name(incident.claim))
        .text("location_model", incident::model_name(incident.location.region()))
        .number("radius_km", use.radius_km, km_decimals)
        .texts("source_ids", ids)
        .number("weight", use.weight, share_decimals)
        .add("reason_left_out", use.reason_left_out.empty() ? Json() : Json(use.reason_left_out))
        .done();
}

Json incident_list(const incident::IncidentSet& set, const std::vector<IncidentUse>& uses) {
    std::vector<const IncidentUse*> order;
    order.reserve(uses.size());
    for (const IncidentUse& use : uses) order.push_back(&use);
    std::stable_sort(order.begin(), order.end(), [&](const auto* a, const auto* b) {
        return set.incidents[a->incident].id < set.incidents[b->incident].id;
    });
    Json::Array out;
    out.reserve(order.size());
    for (const IncidentUse* use : order)
        out.push_back(one_incident(set.incidents[use->incident], *use));
    return Json(std::move(out));
}

} // namespace

bool forbids_rows(const std::string& licence) {
    return fold_name(licence).find("acled") != std::string::npos;
}

Json incidents_report(const incident::IncidentSet& set, const std::vector<IncidentUse>& uses) {
    Counts types;
    Counts claims;
    std::set<std::string> origins;
    std::size_t located = 0;
    for (const incident::Incident& incident : set.incidents) {
        ++types[std::string(incident::name(incident.type))];
        ++claims[std::string(incident::name(incident.claim))];
        if (incident::is_located(incident.location)) ++located;
        for (const incident::Source& source : incident.sources)
            if (!source.secondary && !source.independent_name().empty())
                origins.insert(source.independent_name());
    }
    const auto left_out = static_cast<std::size_t>(
        std::count_if(uses.begin(), uses.end(),
                      [](const IncidentUse& use) { return !use.reason_left_out.empty(); }));
    return Object()
        .count("total_count", set.incidents.size())
        .count("located_count", located)
        .count("unlocated_count", set.incidents.size() - located)
        .count("left_out_count", left_out)
        .count("independent_source_count", origins.size())
        .add("by_type", to_json(types))
        .add("by_claim", to_json(claims))
        .add("list", forbids_rows(set.licence) ? Json(Json::Array{}) : incident_list(set, uses))
        .done();
}

Json sources_report(const incident::IncidentSet& set) {
    Json::Array out;
    if (forbids_rows(set.licence)) return Json(std::move(out));
    std::map<std::string, Json> by_id;
    for (const incident::Incident& incident : set.incidents)
        for (const incident::Source& source : incident.sources)
            by_id.emplace(source_id(incident, source),
                          Object()
                              .text("id", source_id(incident, source))
                              .text("origin", source.independent_name())
                              .text("publisher", source.publisher)
                              .text("url", source.url)
                              .text("date", source.date)
                              .flag("secondary", source.secondary)
                              .done());
    for (auto& [id, source] : by_id) out.push_back(std::move(source));
    return Json(std::move(out));
}

} // namespace cordon::analysis
