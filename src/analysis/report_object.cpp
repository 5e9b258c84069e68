// SPDX-License-Identifier: MIT
#include "analysis/report_object.hpp"

#include "core/date.hpp"

#include <cmath>

namespace cordon::analysis {

double rounded(double value, int decimals) {
    const double scale = std::pow(10.0, decimals);
    const double result = std::round(value * scale) / scale;
    return result == 0.0 ? 0.0 : result; // no -0
}

namespace {

Json day(const std::optional<Date>& date) {
    return date ? Json(to_iso(*date)) : Json();
}

} // namespace

Json to_json(const Estimate& estimate, int decimals) {
    Object out;
    out.number("value", estimate.value, decimals);
    if (estimate.p05) {
        out.number("p05", *estimate.p05, decimals);
        out.number("p95", *estimate.p95, decimals);
        out.number("mc_error", *estimate.mc_error, decimals);
    }
    return out.done();
}

Json to_json(const std::optional<StatusProbability>& known) {
    if (!known) return {};
    const StatusProbability& probability = *known;
    Object out;
    for (const Status status : {Status::cut, Status::restricted, Status::contested, Status::open,
                                Status::no_information}) {
        const Probability& p = probability.at(static_cast<std::size_t>(status));
        out.add(std::string(name(status)), Object()
                                               .number("value", p.value, share_decimals)
                                               .number("mc_error", p.mc_error, share_decimals)
                                               .text("words", words(p.value))
                                               .done());
    }
    return out.done();
}

Json to_json(const StatusEvidence& evidence) {
    return Object()
        .texts("incident_ids", evidence.incident_ids)
        .texts("passage_ids", evidence.passage_ids)
        .add("last_hostile_date", day(evidence.last_hostile))
        .add("last_passage_date", day(evidence.last_passage))
        .count("independent_source_count", static_cast<std::size_t>(evidence.independent_sources))
        .done();
}

} // namespace cordon::analysis
