// SPDX-License-Identifier: MIT
// Incidents as CSV, ACLED, UCDP or GeoJSON: read, checked, written and read again.
#include "fuzz/support.hpp"
#include "incident/lint.hpp"
#include "incident/reader.hpp"

namespace cordon::fuzz {

void run(std::string_view input) {
    CollectingReporter findings;
    const incident::IncidentSet set =
        incident::read_incidents_text(std::string(input), "input", {}, findings);
    incident::lint(set, findings);
    const std::string written = incident::to_geojson(set);
    const incident::IncidentSet again =
        incident::read_incidents_text(written, "own.geojson", {}, findings);
    require(again.incidents.size() == set.incidents.size(), "an incident was lost");
}

} // namespace cordon::fuzz
