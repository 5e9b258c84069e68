// SPDX-License-Identifier: MIT
// Border crossings of a table or of GeoJSON, as a layer and in words. Silence is never "open".
#include "app/crossings.hpp"

#include "core/json.hpp"
#include "data/csv.hpp"
#include "data/csv_layer.hpp"
#include "data/reader.hpp"
#include "fuzz/support.hpp"

namespace cordon::fuzz {

namespace {

data::FeatureLayer points_of(std::string_view input, Reporter& findings) {
    if (input.starts_with('{'))
        return data::read_geojson(parse_json(input, "input"), "input", findings);
    const data::CsvTable table = data::read_csv(std::string(input), "input", findings);
    return data::csv_layer(table, "input", {}, findings);
}

} // namespace

void run(std::string_view input) {
    CollectingReporter findings;
    const data::FeatureLayer points = points_of(input, findings);
    const std::vector<app::Crossing> crossings = app::crossings_of(points, findings);
    require(crossings.size() <= points.size(), "a crossing out of nothing");
    for (const app::Crossing& crossing : crossings)
        require(crossing.status == app::CrossingStatus::unknown || !crossing.source.empty(),
                "a status without a source");
    for (const Language language : {Language::en, Language::fr}) {
        const data::LayerPtr layer = app::crossing_layer(crossings, language);
        require(layer->size() == crossings.size(), "a crossing was lost");
        require_whole(*layer);
        require(crossings.empty() == app::crossing_notes(crossings, language).empty(),
                "crossings without words");
        require(crossings.empty() == app::crossing_counts(crossings, language).empty(),
                "crossings without a count");
    }
}

} // namespace cordon::fuzz
