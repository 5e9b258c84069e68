// SPDX-License-Identifier: MIT
#pragma once

#include "app/situation.hpp"

#include <string>

namespace cordon::app {

/// What `cordon analyse` is asked for.
struct AnalyseRequest {
    std::string situation; ///< .geojson or .gpkg; empty = none, "-" = GeoJSON on standard output
    std::string report;    ///< .json or .md; empty = none, "-" = JSON on standard output
    std::string second_report; ///< the other kind, when both were asked for
};

/// What came of an analysis, for the summary and the exit code.
struct AnalyseOutcome {
    Json report;
    std::vector<std::string> written;
    GateOutcome gate;
};

/// Runs the analysis of a document and writes its files. Nothing is written when anything fails
/// before. Throws Error.
[[nodiscard]] AnalyseOutcome analyse(const MapDocument& given, const AnalyseRequest& request,
                                     Reporter& reporter);

} // namespace cordon::app
