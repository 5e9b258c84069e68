// SPDX-License-Identifier: MIT
#include "app/sheet_maker.hpp"

#include "app/legibility.hpp"
#include "app/material_words.hpp"
#include "app/off_map.hpp"
#include "app/sheet_layers.hpp"
#include "app/situation_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cordon::app {

using compose::SheetWords;

SheetMaker::SheetMaker(const MapDocument& document, const RenderRequest& wanted, Reporter& reporter)
    : material_(document, wanted.record, reporter), explain_labels_(wanted.explain_labels),
      cut_(wanted.frames.empty() ? Cut::panels : Cut::frames), reporter_(reporter) {
    shaper_.emplace(reporter_, material_.fonts.files);
}

compose::Sheet SheetMaker::compose(RenderOutcome& outcome) {
    outcome.gate = material_.gate;
    compose::SheetRequest request = sheet_request();
    compose::Sheet sheet = compose_with_notes(request);
    sheet.scene.metadata = metadata_of(material_);
    warn_of_room(sheet);
    if (cut_ == Cut::frames) {
        compose_frames(std::move(request), sheet.scene.metadata);
        sheet.scene = frame_scenes_.front();
        sheet.trim = {0, 0, sheet.scene.width, sheet.scene.height};
    }
    const MapDocument& document = material_.document;
    check_legibility(document, sheet.scene, reporter_);
    report(sheet, outcome);
    for (scene::Scene& scene : frame_scenes_) put_on_paper(scene, document);
    put_on_paper(sheet, document, outcome.sheet);
    return sheet;
}

compose::Sheet SheetMaker::compose_with_notes(compose::SheetRequest& request) {
    compose::Sheet sheet = compose::compose_sheet(request);
    const Credits& drawn = material_.layers->credits();
    if (drawn.line() == material_.credits.line() && !sheet.key_left_out) return sheet;
    // A layer had nothing here, a file brought its own credit, or there was no room for the key.
    material_.credits = drawn;
    material_.with_key = material_.with_key && !sheet.key_left_out;
    request.words = sheet_words(material_);
    return compose::compose_sheet(request);
}

void SheetMaker::warn_of_room(const compose::Sheet& sheet) {
    const char* hint = "make the sheet higher, or leave its height open with --size WIDTH";
    if (sheet.key_left_out)
        reporter_.warn("the sheet is too small for the list of incidents, which was left out", {},
                       {hint});
    if (sheet.key_cut)
        reporter_.warn("the sheet is too small for the whole list of incidents: its rows were "
                       "shortened",
                       {}, {hint, "--key-csv FILE writes the whole list as a table"});
    if (sheet.notes_cut)
        reporter_.warn("the sheet is too small for the whole method note, which was shortened", {},
                       {hint});
}

void SheetMaker::compose_frames(compose::SheetRequest request, const scene::Metadata& metadata) {
    // All have the legend of all, which is known when each was drawn once; so they have one size.
    std::vector<compose::DrawnLayer> drawn;
    for (const Panel& panel : panels_) {
        request.panels = {{panel.title, panel.subtitle, panel.layers.get()}};
        const compose::Sheet sheet = compose::compose_sheet(request);
        drawn.insert(drawn.end(), sheet.drawn.begin(), sheet.drawn.end());
    }
    request.legend_of = std::move(drawn);
    for (const Panel& panel : panels_) {
        request.panels = {{panel.title, panel.subtitle, panel.layers.get()}};
        frame_scenes_.push_back(compose::compose_sheet(request).scene);
        frame_scenes_.back().metadata = metadata;
        frames_.push_back({panel.window, panel.title, panel.subtitle});
    }
}

render::PdfOptions SheetMaker::pdf_options(const compose::Sheet& sheet) const {
    if (material_.document.sheet.geo && !panels_.empty())
        throw Error("small multiples cannot be georeferenced, because they show several maps",
                    "leave out --geo, or --panels");
    return material_.print.pdf_options(sheet, frame_of(sheet));
}

std::string SheetMaker::world_file(const compose::Sheet& sheet, double ratio) const {
    if (!panels_.empty())
        throw Error("small multiples have no world file, because they show several maps",
                    "leave out --geo, or --panels");
    const compose::MapFrame frame = frame_of(sheet);
    const geom::Projected first = frame.to_map(geom::PagePoint{0.5 / ratio, 0.5 / ratio});
    const double metres = frame.resolution() / ratio; // of one pixel
    return fmt::format("{}\n0\n0\n{}\n{}\n{}\n", metres, -metres, first.x, first.y);
}

std::vector<incident::KeyEntry> SheetMaker::key_entries() const {
    const OffMap& off = material_.evidence.off_map;
    std::vector<incident::KeyEntry> entries =
        app::key_entries(material_.evidence, material_.document, Listed::all);
    for (incident::KeyEntry& entry : entries) {
        const bool shown = entry.number > 0 && !off.all.contains(entry.id);
        entry.on_map = off.part.contains(entry.id) ? "partly" : shown ? "yes" : "no";
    }
    return entries;
}

compose::MapFrame SheetMaker::frame_of(const compose::Sheet& sheet) const {
    const MapExtent& extent = *material_.extent;
    return compose::MapFrame::fit(extent.projection, sheet.map_box, extent.projected);
}

compose::SheetRequest SheetMaker::sheet_request() {
    const MapDocument& document = material_.document;
    const MapExtent& extent = *material_.extent;
    compose::SheetRequest request = furniture_for(document);
    request.style = material_.style.style.get();
    request.layers = &*material_.layers;
    request.shaper = &*shaper_;
    request.reporter = &reporter_;
    request.images = &material_.images;
    request.pixel_ratio = pixel_ratio(document);
    request.nudges = material_.nudges.nudges;
    request.explain_labels = explain_labels_;
    request.projection = extent.projection;
    request.extent = extent.projected;
    request.title = material_.gate.title;
    request.subtitle = material_.gate.subtitle;
    request.key_title = key_title(document);
    // The frame shows a little more than the extent, but seldom another incident.
    const auto expected = words_for(extent.projected);
    request.words = expected ? *expected : sheet_words(material_);
    request.words_for = [this](const geom::ProjectedBox& shown) { return words_for(shown); };
    request.legend_titles = legend_titles(*material_.style.style, document.map.lang);
    add_symbol_legend(material_.evidence.symbols, document.map.lang, request.legend_titles,
                      request.sizes);
    if (material_.situation)
        add_situation(request, document, material_.evidence, *material_.situation);
    if (is_many(document, material_.evidence) || document.map.cluster)
        request.timeline.reset(); // its marks are numbers
    if (!document.map.panels.empty()) add_panels(request);
    if (material_.style.locator && wants_locator(document, extent))
        request.locator =
            locator_for(document, extent, *material_.style.locator, material_.focus.codes.empty());
    request.metadata.title = material_.gate.title;
    request.metadata.language = document.map.lang;
    return request;
}

std::optional<SheetWords> SheetMaker::words_for(const geom::ProjectedBox& shown) {
    Evidence& evidence = material_.evidence;
    const auto with_areas = static_cast<WithAreas>(material_.document.map.uncertainty);
    OffMap off = off_map(evidence.layers, material_.extent->projection, shown, with_areas);
    if (off == evidence.off_map) return std::nullopt;
    evidence.off_map = std::move(off);
    return sheet_words(material_);
}

void SheetMaker::add_panels(compose::SheetRequest& request) {
    panels_ = make_panels(
        {material_.document, material_.evidence, *material_.style.style, material_.crowd(), cut_},
        *material_.layers);
    for (const Panel& panel : panels_) {
        request.panels.push_back({panel.title, panel.subtitle, panel.layers.get()});
        if (cut_ == Cut::frames) break; // each has a sheet of its own
    }
    request.words_for = nullptr; // which incidents lie outside differs from panel to panel
    request.timeline.reset();    // the panels are the time line
    request.rose.reset();
}

void SheetMaker::report(const compose::Sheet& sheet, RenderOutcome& outcome) {
    const MapDocument& document = material_.document;
    const Evidence& evidence = material_.evidence;
    const MapExtent& extent = *material_.extent;
    outcome.incidents.total = evidence.total;
    outcome.incidents.outside_extent = static_cast<int>(evidence.off_map.all.size());
    outcome.incidents.drawn = evidence.located - outcome.incidents.outside_extent;
    outcome.incidents.unlocated =
        static_cast<int>(evidence.set.incidents.size()) - evidence.located;
    outcome.incidents.outside_window = static_cast<int>(evidence.selection.outside_window);
    outcome.incidents.pending = static_cast<int>(evidence.selection.pending);
    outcome.incidents.held_back = static_cast<int>(evidence.selection.held_back);
    outcome.routes_drawn = material_.routes.count;
    outcome.projection = extent.projection.description(document.map.lang);
    outcome.projection_definition = extent.projection.definition();
    outcome.projection_reason =
        document.map.lang == Language::fr ? extent.reason_fr : extent.reason_en;
    const NoteFacts facts = note_facts(material_);
    outcome.notes = method_notes(facts);
    outcome.words = describe_map(facts, material_.gate.title);
    if (material_.record != Record::none) outcome.words.inputs = input_digests(material_);
    const double scale = document.map.scale;
    outcome.sheet = {sheet.scene.width * scale, sheet.scene.height * scale,
                     pixel_ratio(document) / scale};
    report_labels(sheet, outcome);
}

void SheetMaker::report_labels(const compose::Sheet& sheet, RenderOutcome& outcome) {
    outcome.labels_placed = sheet.placed;
    for (const auto& [layer, count] : sheet.dropped) {
        outcome.labels_dropped += count;
        if (!explain_labels_)
            outcome.label_report.push_back(
                fmt::format("layer '{}': {} without a free place", layer, count));
    }
    if (explain_labels_) outcome.label_report = sheet.label_report;
    report_unused(material_.nudges, sheet.nudges_used, reporter_);
    const auto markers =
        std::find_if(sheet.dropped.begin(), sheet.dropped.end(),
                     [](const auto& entry) { return entry.first == "incident-markers"; });
    if (markers != sheet.dropped.end())
        reporter_.warn(fmt::format("{} found no free place for {} symbol",
                                   markers->second == 1
                                       ? "1 incident"
                                       : fmt::format("{} incidents", markers->second),
                                   markers->second == 1 ? "its" : "their"),
                       {}, {"draw fewer incidents (--from, --to) or a larger map"});
}

} // namespace cordon::app
