// SPDX-License-Identifier: MIT
#pragma once

#include "core/language.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::app {

/// What is known when a title is judged. The two shares come from the analysis; without it they are
/// empty, and a missing measure counts as not passed.
struct GateFacts {
    int located_incidents = 0;
    int independent_sources = 0;
    std::optional<double>
        gateway_share; ///< largest share of gateways cut or contested at one radius, 0..1
    std::optional<double> draw_share; ///< share of the draws in which the statement holds, 0..1
};

/// What the four tests ask for at least (encirclement card, section 11).
struct GateLimits {
    double incidents = 5;
    double sources = 3;
    double gateway_share = 0.5;
    double draw_share = 0.8;
};

/// The words of a map that the gate judges, in the language in which they are printed.
struct GateRequest {
    std::string title;
    std::string subtitle;
    std::string place; ///< what the roads lead to, for the replacement title; may be empty
    Language language = Language::en;
    GateFacts facts;
    GateLimits limits;
};

/// One of the four tests g1–g4.
struct GateTest {
    std::string id;
    std::string text;            ///< English, for the report
    std::optional<double> value; ///< empty = not computed
    double threshold = 0.0;
    bool passed = false;
};

/// What the gate decided.
struct GateOutcome {
    bool evidence_passed = false; ///< all four tests hold
    bool refused =
        false; ///< the title or subtitle asked for a word that is not allowed: exit code 4
    std::vector<std::string> words; ///< the words that were refused, as the user wrote them
    std::string title;              ///< to be printed
    std::string subtitle;           ///< to be printed
    std::string
        sentence; ///< for the notes, in the map's language; empty when there is nothing to say
    std::vector<GateTest> tests; ///< g1..g4
};

/// Judges title and subtitle: "encircled", "surrounded" and their French and English forms need all
/// four tests; "besieged", "siege" and their forms are never printed from geometry. A refused title
/// is replaced by "Reported attacks on roads to PLACE", a refused subtitle is dropped. With one
/// located incident the sentence "one located incident: no statement on encirclement" is given,
/// whatever the title says.
[[nodiscard]] GateOutcome judge_title(const GateRequest& request);

} // namespace cordon::app
