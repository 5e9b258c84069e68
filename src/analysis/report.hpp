// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/situation.hpp"
#include "core/diagnostic.hpp"
#include "core/json.hpp"
#include "data/feature_layer.hpp"

#include <optional>
#include <string>
#include <vector>

namespace cordon::analysis {

/// A file that was read.
struct InputFile {
    std::string path; ///< as the user gave it
    std::string sha256;
    std::string role; ///< `incidents`, `roads`, `suppliers`, `corridors`
    std::string licence;
    std::string attribution;
    std::string version;
    std::string crs{"WGS 84"};                    ///< of its coordinates
    std::vector<data::CrsOperation> operations{}; ///< from there to WGS 84
};

/// The protection profile in force.
struct ProfileUse {
    std::string name = "public";
    double delay_hours = 72;
    std::size_t held_back = 0;
    std::size_t coarsened = 0;
    std::string coarsening; ///< `0.05 degrees`, `none` …
};

/// One test of the evidence gate, as it was decided.
struct GateTestResult {
    std::string id;
    std::string text;
    std::optional<double> value;
    double threshold = 0.0;
    bool passed = false;
};

/// What the gate said of the title.
struct GateResult {
    bool passed = false;
    std::vector<GateTestResult> tests;
    bool title_allowed = true;
    std::string title_used;
    std::string sentence;
};

/// A number that nobody measured, with why it was taken.
struct Assumption {
    std::string name;
    Json value;
    std::string text;
};

/// Everything that a report says.
struct ReportContext {
    const Inputs* inputs = nullptr;
    const Situation* situation = nullptr;
    std::optional<Change> change;
    std::string version;                                        ///< of cordon
    std::vector<std::pair<std::string, std::string>> libraries; ///< proj, geos, gdal
    std::vector<InputFile> files;
    ProfileUse profile;
    GateResult gate;
    std::string as_of; ///< RFC 3339 or a day
    std::vector<Assumption> assumptions;
    std::vector<std::string> notes; ///< before those of the situation
    Diagnostics warnings;
};

/// `report.json` (encirclement card, section 14): names carry their unit, keys stand in a fixed
/// order, numbers have a fixed precision. Edges of a minimum cut are nowhere in it. Incidents of a
/// set under the ACLED licence are counted, not listed.
[[nodiscard]] Json to_report(const ReportContext& context);

/// The same as a document in Markdown, made from the JSON so that both say the same.
[[nodiscard]] std::string to_markdown(const Json& report);

/// True when a licence forbids to hand rows on (`ACLED` in any case or spelling).
[[nodiscard]] bool forbids_rows(const std::string& licence);

} // namespace cordon::analysis
