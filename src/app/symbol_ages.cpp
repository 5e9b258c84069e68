// SPDX-License-Identifier: MIT
#include "analysis/parameters.hpp"
#include "app/symbol_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cordon::app {

namespace {

using incident::Incident;

/// The day that ages count back from: cut-off of the map, of the data, else the last incident.
AgeFacts age_rule(const MapDocument& document, const incident::IncidentSet& set) {
    AgeFacts facts;
    facts.half_life_days = document.map.half_life_days.value_or(
        document.analysis.number_or("half_life_days", analysis::Parameters{}.half_life_days));
    if (document.map.as_of) {
        facts.cut_off = document.map.as_of->day;
        return facts;
    }
    if (const auto until = incident::cut_off_day(set)) {
        facts.cut_off = *until;
        return facts;
    }
    facts.of_last_incident = true;
    bool found = false;
    for (const Incident& incident : set.incidents) {
        if (incident.date_precision == incident::DatePrecision::unknown) continue;
        facts.cut_off = found ? std::max(facts.cut_off, incident.date.to) : incident.date.to;
        found = true;
    }
    return facts;
}

/// 0 for a weight of 1/2 and more, 1 down to 1/4, 2 below and for incidents without a date.
std::size_t step_of(const AgeFacts& facts, const Incident& incident) {
    if (incident.date_precision == incident::DatePrecision::unknown) return 2;
    const double age = facts.cut_off - incident.date.to;
    if (age <= facts.half_life_days) return 0;
    return age <= 2.0 * facts.half_life_days ? 1 : 2;
}

} // namespace

std::string age_words(const AgeFacts& facts, std::size_t step, Language language) {
    const bool french = language == Language::fr;
    const std::string once = format_number_short(facts.half_life_days, 1, language);
    const std::string twice = format_number_short(2.0 * facts.half_life_days, 1, language);
    const auto words = [&](std::string_view en, std::string_view fr) {
        return fmt::format(fmt::runtime(french ? fr : en), once, twice);
    };
    if (step == 0) return words("up to {0} days old", "{0} jours au plus");
    if (step == 1) return words("older than {0} days", "plus de {0} jours");
    if (facts.undated > 0)
        return words("older than {1} days, or no date", "plus de {1} jours, ou sans date");
    return words("older than {1} days", "plus de {1} jours");
}

AgeFacts add_ages(const MapDocument& document, const incident::IncidentSet& set,
                  PointColumns& points) {
    AgeFacts facts = age_rule(document, set);
    for (const Incident* incident : points.drawn()) {
        ++facts.counts.at(step_of(facts, *incident));
        if (incident->date_precision == incident::DatePrecision::unknown) ++facts.undated;
    }
    points.add("age_step", [&](const Incident& incident) {
        return std::optional(static_cast<double>(step_of(facts, incident)));
    });
    points.add("age_words", [&](const Incident& incident) {
        return std::optional<std::string>(
            age_words(facts, step_of(facts, incident), document.map.lang));
    });
    return facts;
}

} // namespace cordon::app
