// SPDX-License-Identifier: MIT
#include "app/article.hpp"

#include "app/open_gazetteer.hpp"
#include "app/quick_map.hpp"
#include "core/file.hpp"
#include "incident/extract/extract.hpp"
#include "incident/extract/incident_table.hpp"
#include "incident/extract/review_page.hpp"
#include "incident/reader.hpp"
#include "place/expression/lines.hpp"
#include "place/gazetteer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace cordon::app {

namespace fs = std::filesystem;

namespace {

/// Gazetteer and lines, opened once for all articles.
struct Places {
    explicit Places(const PlaceRequest& request)
        : gazetteer(open_gazetteer(request)), lines(place::shipped_lines(request.roads)) {}
    place::Gazetteer gazetteer;
    std::unique_ptr<place::Lines> lines;
};

std::optional<place::TextLanguage> text_language(const std::optional<Language>& language) {
    if (!language) return std::nullopt;
    return *language == Language::fr ? place::TextLanguage::french : place::TextLanguage::english;
}

incident::ExtractOptions options_for(const ExtractRequest& request, const Places& places,
                                     const incident::DecisionList* decisions) {
    incident::ExtractOptions options;
    options.date = request.date;
    options.publisher = request.publisher;
    options.url = request.url;
    options.language = text_language(request.places.language);
    options.gazetteer = &places.gazetteer;
    options.resolve.countries = request.places.countries;
    options.region.countries = request.places.countries;
    options.region.lines = places.lines.get();
    options.decisions = decisions;
    return options;
}

/// Incidents of the next article; ids stay unique in the collection.
void append(incident::IncidentSet& all, incident::IncidentSet&& one, std::size_t article) {
    for (incident::Incident& incident : one.incidents) {
        if (article > 0) incident.id = fmt::format("{}-a{}", incident.id, article + 1);
        all.incidents.push_back(std::move(incident));
    }
    if (all.file.empty()) all.file = one.file;
    if (all.as_of.empty()) all.as_of = one.as_of;
    if (all.attribution.empty()) all.attribution = one.attribution;
    if (all.source.empty()) all.source = one.source;
    if (all.extra.empty()) all.extra = one.extra;
}

/// The review page of an article, with a small map when a place is known.
std::string page_of(const incident::Extraction& extraction, const std::string& title) {
    incident::ReviewPageOptions options;
    options.title = title;
    const auto& incidents = extraction.incidents.incidents;
    const bool located = std::any_of(incidents.begin(), incidents.end(), [](const auto& incident) {
        return incident::is_located(incident.location);
    });
    constexpr SheetSize size{480.0, 0.0, SheetSize::Unit::pixels};
    if (located)
        options.map_image = quick_map_uri(extraction.incidents, {.title = {}, .size = size});
    return incident::review_page(extraction, options);
}

/// Credits of the gazetteer belong to every file that holds its positions.
std::string credits(const Places& places) {
    return fmt::format("{}", fmt::join(places.gazetteer.attributions(), "; "));
}

} // namespace

ExtractOutcome extract(const ExtractRequest& request, Reporter& reporter) {
    const Places places(request.places);
    std::optional<incident::DecisionList> decisions;
    if (!request.decisions.empty())
        decisions = incident::read_decisions(read_file(request.decisions), request.decisions);
    const incident::ExtractOptions options =
        options_for(request, places, decisions ? &*decisions : nullptr);
    ExtractOutcome outcome;
    incident::IncidentSet all;
    std::string page;
    for (std::size_t i = 0; i < request.inputs.size(); ++i) {
        const std::string& input = request.inputs[i];
        incident::Extraction extraction =
            incident::extract_incidents(read_file(input, incident::max_article_bytes + 1), options);
        if (!extraction.source_note.empty())
            reporter.note(extraction.source_note, {input, 0, 0, {}});
        for (const std::string& sentence : extraction.unmatched_decisions)
            reporter.warn(sentence, {request.decisions, 0, 0, {}},
                          {"the article may have changed: review the incident anew"});
        if (request.inputs.size() > 1) outcome.table += input + ":\n";
        outcome.table += incident::incident_table(extraction, Language::en);
        if (!request.page.empty() && page.empty()) page = page_of(extraction, input);
        for (const incident::Incident& incident : extraction.incidents.incidents)
            if (incident::is_located(incident.location)) ++outcome.located;
        outcome.incidents += extraction.incidents.incidents.size();
        append(all, std::move(extraction.incidents), i);
    }
    if (all.attribution.empty()) all.attribution = credits(places);
    if (!request.output.empty()) {
        write_file(request.output, incident::to_geojson(all));
        outcome.written.push_back(request.output);
    }
    if (!request.page.empty()) {
        write_file(request.page, page);
        outcome.written.push_back(request.page);
    }
    return outcome;
}

} // namespace cordon::app
