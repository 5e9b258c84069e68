// SPDX-License-Identifier: MIT
#include "app/situation_file.hpp"

#include "app/place_lookup.hpp"
#include "core/file.hpp"
#include "data/writer.hpp"

#include <fmt/format.h>

#include <array>

namespace cordon::app {

namespace {

/// Passes findings on and keeps them for the report.
class KeepingReporter final : public Reporter {
  public:
    explicit KeepingReporter(Reporter& next) : next_(next) {}
    void report(const Diagnostic& diagnostic) override {
        kept.push_back(diagnostic);
        next_.report(diagnostic);
    }
    Diagnostics kept;

  private:
    Reporter& next_;
};

GateOutcome judge(const MapDocument& document, const SituationRun& run) {
    GateRequest request;
    request.title = document.map.title.in(document.map.lang);
    request.subtitle = document.map.subtitle.in(document.map.lang);
    request.place = run.inputs.centre.name;
    request.language = document.map.lang;
    request.facts = gate_facts(run.situation);
    request.limits = gate_limits(run.inputs.parameters);
    return judge_title(request);
}

/// All layers of a situation; the incidents as the profile lets them be shown, and none of a set
/// whose rows may not be handed on.
std::vector<const data::FeatureLayer*> layers_of(const SituationRun& run,
                                                 const Evidence& evidence) {
    std::vector<const data::FeatureLayer*> layers{&run.layers.stretches, &run.layers.gateways,
                                                  &run.layers.circles, &run.layers.suppliers};
    if (!analysis::forbids_rows(evidence.set.licence)) {
        layers.push_back(&evidence.layers.points);
        layers.push_back(&evidence.layers.areas);
        layers.push_back(&evidence.layers.stretches);
    }
    return layers;
}

bool ends_with(const std::string& path, std::string_view ending) {
    return path.ends_with(ending);
}

std::string situation_bytes(const std::string& path, const SituationRun& run,
                            const Evidence& evidence) {
    const std::vector<const data::FeatureLayer*> layers = layers_of(run, evidence);
    return ends_with(path, ".gpkg") ? data::to_geopackage(layers)
                                    : data::to_geojson(layers, "situation");
}

} // namespace

AnalyseOutcome analyse(const MapDocument& given, const AnalyseRequest& request,
                       Reporter& reporter) {
    KeepingReporter keeping(reporter);
    MapDocument document = given;
    document.analyse = true;
    if (document.map.centre && !document.map.centre->position)
        document.map.centre->position =
            find_place(document.map.centre->name, keeping, chosen_file(document));
    Evidence evidence = gather_evidence(document, keeping);
    evidence.layers.points.name = "incident_points";
    evidence.layers.areas.name = "incident_areas";
    evidence.layers.stretches.name = "incident_stretches";
    const std::unique_ptr<SituationRun> run = run_situation(document, evidence, keeping);
    AnalyseOutcome outcome;
    outcome.gate = judge(document, *run);
    outcome.report = situation_report({document, evidence, *run, outcome.gate, keeping.kept});
    // All files are made before the first is written, so that a failure leaves what existed.
    std::vector<std::pair<std::string, std::string>> files;
    if (!request.situation.empty())
        files.emplace_back(request.situation, situation_bytes(request.situation, *run, evidence));
    for (const std::string& report : {request.report, request.second_report})
        if (!report.empty())
            files.emplace_back(report, ends_with(report, ".md")
                                           ? analysis::to_markdown(outcome.report)
                                           : to_pretty_text(outcome.report));
    for (const auto& [path, bytes] : files) {
        write_file(path, bytes);
        outcome.written.push_back(path);
    }
    return outcome;
}

} // namespace cordon::app
