// SPDX-License-Identifier: MIT
#include "place/locate.hpp"

#include "app/article.hpp"
#include "app/name_candidates.hpp"
#include "app/open_gazetteer.hpp"
#include "app/quick_map.hpp"
#include "core/file.hpp"
#include "core/unicode.hpp"
#include "incident/extract/article_places.hpp"
#include "place/expression/lines.hpp"
#include "place/gazetteer_build.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cordon::app {

namespace fs = std::filesystem;

namespace {

std::string explain(const place::LocatedText& located) {
    std::string out;
    for (const place::LocatedExpression& one : located.expressions) {
        out += fmt::format("\"{}\"\n", located.text.words(one.expression.span));
        for (const place::Region& region : one.regions) {
            for (const std::string& step : region.steps) out += "  " + step + "\n";
            if (!region.flags.empty())
                out += fmt::format("  flags: {}\n", fmt::join(region.flags, ", "));
        }
        if (one.regions.empty()) out += "  no region: it names no place that could be drawn\n";
    }
    return out.empty() ? "no place expression was found\n" : out;
}

/// The regions as incidents without a date, so that a map draws said and credible contours.
incident::IncidentSet as_incidents(const place::LocatedText& located,
                                   const place::Gazetteer& gazetteer) {
    incident::ArticlePlaces places;
    places.toponyms = located.toponyms;
    incident::IncidentSet set;
    for (const place::LocatedExpression& one : located.expressions) {
        const bool any = std::any_of(one.regions.begin(), one.regions.end(),
                                     [](const place::Region& r) { return r.is_located(); });
        if (!any) continue;
        incident::Incident incident;
        incident.id = fmt::format("place-{}", set.incidents.size() + 1);
        incident.date_precision = incident::DatePrecision::unknown;
        incident.title = incident::LocalText(std::string(located.text.words(one.expression.span)));
        incident.place = incident.title;
        incident.location =
            incident::location_of(one.regions, {one.expression, places, gazetteer, located.text});
        set.incidents.push_back(std::move(incident));
    }
    set.attribution = fmt::format("{}", fmt::join(gazetteer.attributions(), "; "));
    return set;
}

std::optional<OutputFormat> picture_format(const std::string& path) {
    if (path.ends_with(".png")) return OutputFormat::png;
    if (path.ends_with(".svg")) return OutputFormat::svg;
    if (path.ends_with(".pdf")) return OutputFormat::pdf;
    return std::nullopt;
}

void draw(const LocateRequest& request, const incident::IncidentSet& set,
          const std::vector<std::string>& pictures) {
    std::vector<Output> outputs;
    for (const std::string& picture : pictures)
        outputs.push_back({picture, *picture_format(picture)});
    draw_quick_map(
        set, {.title = request.text, .language = request.language, .numbered = false, .size = {}},
        outputs);
}

} // namespace

LocateOutcome locate(const LocateRequest& request, Reporter& reporter) {
    const place::Gazetteer gazetteer = open_gazetteer(request.places);
    const auto lines = place::shipped_lines(request.places.roads);
    LocateOutcome outcome;
    NameCandidates candidates(request, gazetteer, lines.get());
    for (const Choice& choice : request.choices) outcome.chosen += candidates.add_choice(choice);
    const place::LocateOptions options = locate_options(request.places, lines.get());
    const place::LocatedText located = place::locate(request.text, gazetteer, options);
    report_unknown_choices(located.toponyms,
                           {gazetteer, options.resolve.chosen, request.places.chosen.string()},
                           reporter);
    outcome.explanation = explain(located);
    outcome.candidates = candidates.listing(located);
    for (const place::LocatedExpression& one : located.expressions)
        for (const place::Region& region : one.regions)
            if (region.is_located()) ++outcome.regions;
    std::vector<std::string> pictures;
    for (const std::string& output : request.outputs) {
        if (picture_format(output)) {
            pictures.push_back(output);
            continue;
        }
        write_file(output, to_pretty_text(place::to_geojson(located, gazetteer)));
        outcome.written.push_back(output);
    }
    if (!pictures.empty()) {
        if (outcome.regions == 0)
            throw Error("no place of the text could be located: there is nothing to draw",
                        "run without a picture to see how it was read");
        draw(request, as_incidents(located, gazetteer), pictures);
        outcome.written.insert(outcome.written.end(), pictures.begin(), pictures.end());
    }
    return outcome;
}

std::string build_gazetteer(const std::vector<fs::path>& inputs, const fs::path& output,
                            const std::string& country, Reporter& reporter) {
    const place::GazetteerCounts counts = place::build_gazetteer(inputs, output, reporter, country);
    return fmt::format("{} places, {} names{}", counts.places, counts.names,
                       counts.skipped > 0 ? fmt::format(", {} rows left out", counts.skipped)
                                          : std::string());
}

std::string search_gazetteer(const std::string& name, const PlaceRequest& places) {
    const place::Gazetteer gazetteer = open_gazetteer(places);
    const std::vector<place::Found> found = gazetteer.find(fold_name(name));
    std::string out;
    for (const place::Found& one : found) {
        const place::Place& place = gazetteer.place(one.place);
        const bool wanted =
            places.countries.empty() || std::find(places.countries.begin(), places.countries.end(),
                                                  place.country) != places.countries.end();
        if (!wanted) continue;
        out += fmt::format(
            "{:>10}  {}  {} {}  {}{}{}  {:.5f}, {:.5f}{}{}\n", place.id, place.name,
            place.feature_class, place.feature_code, place.country,
            place.admin1_name.empty() ? "" : ", ", place.admin1_name, place.at.y, place.at.x,
            place.population > 0 ? fmt::format("  {:.0f} people", place.population) : std::string(),
            one.rank == place::NameRank::primary ? "" : "  (other name)");
    }
    if (!out.empty()) return out;
    const std::vector<std::string> near = gazetteer.near_names(fold_name(name));
    return near.empty()
               ? fmt::format("no place is called '{}'\n", name)
               : fmt::format("no place is called '{}'; near: {}\n", name, fmt::join(near, ", "));
}

std::string describe_gazetteer(const PlaceRequest& places) {
    const place::Gazetteer gazetteer = open_gazetteer(places);
    std::string out = fmt::format("{} places\n", gazetteer.size());
    for (const std::string& line : gazetteer.attributions()) out += line + "\n";
    return out;
}

} // namespace cordon::app
