// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/features.hpp"
#include "analysis/report.hpp"
#include "analysis/situation.hpp"
#include "app/evidence.hpp"
#include "app/gate.hpp"
#include "app/map_document.hpp"
#include "core/diagnostic.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cordon::app {

/// The roads of an analysis with its routes and suppliers, and where they come from.
struct SituationRoads {
    analysis::Network network;
    std::vector<analysis::Supplier> suppliers;
    std::vector<analysis::InputFile> files;
    std::vector<analysis::Assumption> assumptions;
    std::vector<std::string> notes;
};

/// An analysis with all that it was made from. The inputs point into `roads` and the evidence,
/// which have to outlive it; not copied.
struct SituationRun {
    SituationRoads roads;
    analysis::Inputs inputs;
    analysis::Situation situation;
    std::optional<analysis::Change> change;
    analysis::SituationLayers layers;
};

/// Roads, routes and suppliers of a document: the user's roads and suppliers where given, else the
/// shipped corridors when they reach the centre. Routes: those of `[[routes]]` with `via`, the
/// shipped corridors traced on the user's roads, else the ways from the suppliers. Throws Error
/// when there are no roads to the centre.
[[nodiscard]] SituationRoads situation_roads(const MapDocument& document,
                                             const analysis::Centre& centre,
                                             const analysis::Parameters& parameters,
                                             Reporter& reporter);

/// Runs the analysis of a document whose centre is known. `evidence` must outlive the result.
[[nodiscard]] std::unique_ptr<SituationRun>
run_situation(const MapDocument& document, const Evidence& evidence, Reporter& reporter);

/// What the gate is judged by when an analysis was run.
[[nodiscard]] GateFacts gate_facts(const analysis::Situation& situation);
[[nodiscard]] GateLimits gate_limits(const analysis::Parameters& parameters);

/// What the report says beside the numbers.
struct ReportFacts {
    const MapDocument& document;
    const Evidence& evidence;
    const SituationRun& run;
    const GateOutcome& gate;
    const Diagnostics& warnings;
};
[[nodiscard]] Json situation_report(const ReportFacts& facts);

/// The window of the analysis: that of the document, else the days of the incidents.
[[nodiscard]] DateInterval analysis_window(const MapDocument& document, const Evidence& evidence);

/// Profile's name as the command line writes it.
[[nodiscard]] std::string_view profile_name(Profile profile);

} // namespace cordon::app
