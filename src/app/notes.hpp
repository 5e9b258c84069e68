// SPDX-License-Identifier: MIT
#pragma once

#include "app/evidence.hpp"
#include "app/extent.hpp"
#include "app/gate.hpp"
#include "app/map_document.hpp"
#include "app/routes.hpp"

#include <string>
#include <vector>

namespace cordon::app {

/// What the method note is made of.
struct NoteFacts {
    const MapDocument& document;
    const Evidence& evidence;
    const Routes& routes;
    const MapExtent& extent;
    const GateOutcome& gate;
    std::string credits;
    std::vector<std::string> disclaimers;
    const SituationRun* situation = nullptr; ///< when an analysis was run
    bool with_key = true;                    ///< the sheet carries the numbered list
    std::string areas;                       ///< sentence on areas made of layers; empty = none
};

/// The paragraphs under a map, made from the run: what is not located, how to read the map, method
/// and projection, sources and credits, disclaimers and cut-off.
[[nodiscard]] std::vector<std::string> method_notes(const NoteFacts& facts);

/// The paragraphs that must stay on a sheet too small for all: gate, sources and credits,
/// disclaimers, cut-off.
[[nodiscard]] std::vector<std::string> short_notes(const NoteFacts& facts);

/// `Incidents reported 3 Sept. – 30 Oct. 2025; data as of 30 Oct. 2025, 18:00 UTC.`
[[nodiscard]] std::string default_subtitle(const MapDocument& document, const Evidence& evidence);
/// The data's cut-off: the document's, else the one of the incidents' file; empty when neither is
/// known.
[[nodiscard]] std::string cut_off(const MapDocument& document, const Evidence& evidence);

} // namespace cordon::app
