// SPDX-License-Identifier: MIT
// An article: encoding, HTML or Markdown, incidents, and everything that is written of them.
#include "fuzz/support.hpp"
#include "incident/extract/article_merger.hpp"
#include "incident/extract/extract.hpp"
#include "incident/extract/incident_table.hpp"
#include "incident/extract/review_page.hpp"
#include "incident/reader.hpp"
#include "unit/place/small_world.hpp"

namespace cordon::fuzz {

namespace {

void require_spans(const incident::Extraction& found) {
    const std::size_t size = found.text.text.size();
    std::uint32_t last = 0;
    for (const incident::TimeExpression& date : found.dates) {
        require(date.span.begin >= last && date.span.begin <= date.span.end &&
                    date.span.end <= size,
                "a date's span is out of order");
        last = date.span.end;
    }
    for (const place::Toponym& toponym : found.places.toponyms)
        require(toponym.span.begin <= toponym.span.end && toponym.span.end <= size,
                "a place's span leaves the text");
    for (const incident::LeftOut& left : found.left_out)
        require(left.span.begin <= left.span.end && left.span.end <= size,
                "a span that was left out leaves the text");
}

} // namespace

void run(std::string_view input) {
    incident::ExtractOptions options;
    options.gazetteer = &test::small_world();
    options.date = Date::from_civil(2025, 10, 30);
    options.publisher = "Outlet";
    const incident::Extraction found = incident::extract_incidents(std::string(input), options);
    require(found.events.size() == found.incidents.incidents.size(), "an incident without event");
    require_spans(found);
    static_cast<void>(incident::incident_table(found, Language::fr));
    static_cast<void>(incident::review_page(found));
    // What is written must be readable again, whatever the article said.
    CollectingReporter findings;
    const std::string written = incident::to_geojson(found.incidents);
    const incident::IncidentSet again =
        incident::read_incidents_text(written, "own.geojson", {}, findings);
    require(again.incidents.size() == found.incidents.incidents.size(), "an incident was lost");
    static_cast<void>(incident::merge_articles({{found, "a.txt"}, {found, "b.txt"}}));
}

} // namespace cordon::fuzz
