// SPDX-License-Identifier: MIT
#include "app/situation.hpp"

#include "app/place_lookup.hpp"
#include "incident/select.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace cordon::app {

namespace {

/// Radius of a town by its population (geocoding card, section 4); 5 km when that is not known.
Metres town_radius(double population) {
    if (population <= 0.0) return kilometres(5.0);
    return kilometres(std::max(1.0, 0.9 * std::sqrt(population / 1e4)));
}

analysis::Centre centre_of(const MapDocument& document, const analysis::Parameters& p,
                           Reporter& reporter) {
    if (!document.map.centre)
        throw Error("an analysis needs a centre: the city that the roads lead to",
                    R"(add --centre Bamako, or centre = "Bamako" to [map])");
    const NamedPlace& given = *document.map.centre;
    const std::filesystem::path chosen = chosen_file(document);
    analysis::Centre centre;
    centre.name = given.name;
    double population = 0.0;
    if (given.position) {
        centre.at = *given.position;
        CollectingReporter quiet;
        try {
            if (!given.name.empty()) population = find_town(given.name, quiet, chosen).population;
        } catch (const Error&) {
            population = 0.0; // a place of the user's own: its position is known
        }
    } else {
        const FoundPlace found = find_town(given.name, reporter, chosen);
        centre.at = found.at;
        population = found.population;
    }
    if (centre.name.empty()) centre.name = fmt::format("{:.2f}, {:.2f}", centre.at.y, centre.at.x);
    centre.inner_radius =
        p.inner_radius_km > 0.0 ? kilometres(p.inner_radius_km) : town_radius(population);
    return centre;
}

/// The same document over another window, for the comparison.
MapDocument in_window(const MapDocument& document, const DateInterval& window) {
    MapDocument other = document;
    other.map.from = window.from;
    other.map.to = window.to;
    return other;
}

std::optional<DateInterval> compared_window(const MapDocument& document) {
    const std::string text = document.analysis.text_or("compare", "");
    if (text.empty()) return std::nullopt;
    const auto window = parse_iso_interval(text);
    if (!window)
        throw Error(fmt::format("analysis.compare is '{}', which is no window", text),
                    "write two days: 2025-07-01/2025-08-31");
    return window;
}

} // namespace

DateInterval analysis_window(const MapDocument& document, const Evidence& evidence) {
    std::optional<DateInterval> window = dates_of(evidence);
    if (document.map.as_of && window) window->to = std::max(window->from, document.map.as_of->day);
    if (!window && !(document.map.from && document.map.to))
        throw Error(evidence.set.incidents.empty()
                        ? "there is no incident: the window of the analysis is not known"
                        : "no incident is dated: the window of the analysis is not known",
                    "give it with --window 2025-09-01/2025-10-30");
    if (!window) window = DateInterval{*document.map.from, *document.map.to};
    if (document.map.from) window->from = *document.map.from;
    if (document.map.to) window->to = *document.map.to;
    return *window;
}

std::unique_ptr<SituationRun> run_situation(const MapDocument& document, const Evidence& evidence,
                                            Reporter& reporter) {
    auto run = std::make_unique<SituationRun>();
    analysis::Inputs& inputs = run->inputs;
    inputs.parameters = analysis::read_parameters(document.analysis);
    inputs.window = analysis_window(document, evidence);
    inputs.centre = centre_of(document, inputs.parameters, reporter);
    run->roads = situation_roads(document, inputs.centre, inputs.parameters, reporter);
    inputs.incidents = &evidence.set;
    inputs.network = &run->roads.network;
    inputs.suppliers = run->roads.suppliers;
    run->situation = analysis::analyse(inputs);
    const std::string& no_flow = run->situation.capacity.reason;
    if (!no_flow.empty() && !inputs.suppliers.empty())
        reporter.warn("capacity lost is not known: " + no_flow, {},
                      {"check where the suppliers are, whether the roads are connected, and "
                       "one-way roads"});
    if (run->roads.network.routes.empty())
        reporter.warn("no road to the centre is named: no status is given", {},
                      {"name suppliers that lie on the roads, or routes in the map file: "
                       "[[routes]] with via"});
    // The shipped corridors end at the borders: there every way touches the edge.
    if (run->situation.touches_border && document.data.roads)
        reporter.warn("a shortest way touches the edge of the road extract",
                      {document.data.roads->file.given, 0, 0, {}},
                      {"take a larger extract: ways outside of it are not known"});
    if (const auto before = compared_window(document)) {
        CollectingReporter quiet; // the faults of the files were reported once
        const Evidence earlier = gather_evidence(in_window(document, *before), quiet);
        analysis::Inputs other = inputs;
        other.incidents = &earlier.set;
        other.window = *before;
        if (before->length_days() != inputs.window.length_days())
            reporter.warn(fmt::format("the windows that are compared are {} and {} days long",
                                      before->length_days(), inputs.window.length_days()),
                          {.file = {}, .line = 0, .column = 0, .key = "analysis.compare"},
                          {"compare equal windows"});
        run->change =
            analysis::compare(analysis::analyse(other), run->situation, run->roads.network);
    }
    run->layers = analysis::to_features(inputs, run->situation);
    return run;
}

GateFacts gate_facts(const analysis::Situation& situation) {
    GateFacts facts;
    facts.located_incidents = situation.gate.located_incidents;
    facts.independent_sources = situation.gate.independent_sources;
    facts.gateway_share = situation.gate.gateway_share;
    facts.draw_share = situation.gate.draw_share;
    return facts;
}

GateLimits gate_limits(const analysis::Parameters& parameters) {
    return {parameters.gate.incidents_min, parameters.gate.sources_min,
            parameters.gate.gateway_share_min, parameters.gate.draw_share_min};
}

std::string_view profile_name(Profile profile) {
    switch (profile) {
    case Profile::partner: return "partner";
    case Profile::internal: return "internal";
    default: return "public";
    }
}

namespace {

analysis::GateResult gate_result(const GateOutcome& outcome) {
    analysis::GateResult gate;
    gate.passed = outcome.evidence_passed;
    gate.title_allowed = !outcome.refused;
    gate.title_used = outcome.title;
    gate.sentence = outcome.sentence;
    for (const GateTest& test : outcome.tests)
        gate.tests.push_back({test.id, test.text, test.value, test.threshold, test.passed});
    return gate;
}

std::string as_of_text(const MapDocument& document, const Evidence& evidence,
                       const DateInterval& window) {
    if (document.map.as_of) {
        const int minute = document.map.as_of->minute.value_or(0);
        return fmt::format("{}T{:02}:{:02}:00Z", to_iso(document.map.as_of->day), minute / 60,
                           minute % 60);
    }
    if (!evidence.set.as_of.empty()) return evidence.set.as_of;
    return to_iso(window.to);
}

} // namespace

Json situation_report(const ReportFacts& facts) {
    const MapDocument& document = facts.document;
    const Evidence& evidence = facts.evidence;
    const SituationRun& run = facts.run;
    analysis::ReportContext context;
    context.inputs = &run.inputs;
    context.situation = &run.situation;
    context.change = run.change;
    context.version = CORDON_VERSION;
    context.libraries = {{"proj", CORDON_PROJ_VERSION},
                         {"geos", CORDON_GEOS_VERSION},
                         {"gdal", CORDON_GDAL_VERSION}};
    for (const auto& [name, digest] : evidence.inputs)
        context.files.push_back(
            {name, digest, "incidents", evidence.set.licence, evidence.set.attribution, {}});
    context.files.insert(context.files.end(), run.roads.files.begin(), run.roads.files.end());
    context.profile.name = profile_name(document.map.profile);
    context.profile.delay_hours =
        document.map.profile == Profile::public_ ? run.inputs.parameters.delay_hours : 0.0;
    context.profile.held_back = evidence.selection.held_back;
    context.profile.coarsened = evidence.coarsened.locations.size();
    context.profile.coarsening = evidence.coarsened.rule;
    context.gate = gate_result(facts.gate);
    context.as_of = as_of_text(document, evidence, run.inputs.window);
    context.assumptions = run.roads.assumptions;
    context.notes = run.roads.notes;
    if (document.map.profile == Profile::public_ && !evidence.selection.delay_applied)
        context.notes.emplace_back(
            "no cut-off or day of publication is known: the delay was not applied");
    context.warnings = facts.warnings;
    return analysis::to_report(context);
}

} // namespace cordon::app
