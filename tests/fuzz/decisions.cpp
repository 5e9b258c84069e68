// SPDX-License-Identifier: MIT
// Decisions of a review: read, written, read again, and applied to an article.
#include "incident/extract/decisions.hpp"

#include "fuzz/support.hpp"
#include "incident/extract/extract.hpp"
#include "incident/reader.hpp"
#include "unit/place/small_world.hpp"

namespace cordon::fuzz {

void run(std::string_view input) {
    const incident::DecisionList list = incident::read_decisions(input, "input");
    const std::string written = incident::to_json_text(list);
    require(incident::to_json_text(incident::read_decisions(written, "own")) == written,
            "decisions read back differently");
    incident::ExtractOptions options;
    options.gazetteer = &test::small_world();
    options.date = Date::from_civil(2025, 10, 30);
    options.decisions = &list;
    const incident::Extraction found = incident::extract_incidents(
        "Le 28 octobre 2025, un convoi de carburant a été attaqué à 50 km de Kati.\n", options);
    static_cast<void>(incident::to_geojson(found.incidents));
}

} // namespace cordon::fuzz
