// SPDX-License-Identifier: MIT
#include "app/pipeline.hpp"

#include "app/boundary_view.hpp"
#include "app/centroid_check.hpp"
#include "app/credits.hpp"
#include "app/crowd.hpp"
#include "app/disclaimers.hpp"
#include "app/evidence.hpp"
#include "app/extent.hpp"
#include "app/file_name.hpp"
#include "app/font_faces.hpp"
#include "app/ground_layers.hpp"
#include "app/legibility.hpp"
#include "app/map_layers.hpp"
#include "app/map_words.hpp"
#include "app/network_addresses.hpp"
#include "app/network_files.hpp"
#include "app/notes.hpp"
#include "app/nudge_file.hpp"
#include "app/own_layers.hpp"
#include "app/palette_check.hpp"
#include "app/panels.hpp"
#include "app/place_lookup.hpp"
#include "app/print.hpp"
#include "app/routes.hpp"
#include "app/sheet_layers.hpp"
#include "app/sidecar.hpp"
#include "app/situation.hpp"
#include "app/situation_sheet.hpp"
#include "app/sprites.hpp"
#include "app/style_file.hpp"
#include "compose/map_frame.hpp"
#include "compose/sheet.hpp"
#include "core/file.hpp"
#include "core/units.hpp"
#include "render/render.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace cordon::app {

namespace {

using compose::SheetWords;

LayerBoxes boxes_of_layers(const MapDocument& document, const Evidence& evidence,
                           const Routes& routes, const GroundLayers& ground) {
    CollectingReporter quiet; // what is found is reported when the layers are drawn
    return needs_layer_boxes(document, evidence, routes) ? layer_boxes(document, ground, quiet)
                                                         : LayerBoxes();
}

/// One run from document to sheet; a member for each step, in the order of the steps.
class Run {
  public:
    Run(const MapDocument& document, const RenderRequest& wanted, Reporter& reporter)
        : document_(document), record_(wanted.record), explain_labels_(wanted.explain_labels),
          cut_(wanted.frames.empty() ? Cut::panels : Cut::frames), reporter_(reporter),
          nudges_(read_nudges(document)), print_(document) {}

    compose::Sheet compose(RenderOutcome& outcome) {
        style_ = open_style_of(document_, reporter_);
        fonts_ =
            read_font_faces(*style_.style,
                            {document_.map.style.given,
                             network_files(style_.folder, document_.network), document_.network},
                            reporter_);
        shaper_.emplace(reporter_, fonts_.files);
        evidence_ = gather_evidence(document_, reporter_);
        if (document_.analyse) situation_ = run_situation(document_, evidence_, reporter_);
        routes_ = read_routes(document_, situation_.get(), reporter_);
        evidence_.place_names.insert(routes_.names.begin(), routes_.names.end());
        ground_ = make_ground_layers(document_, reporter_);
        extent_.emplace(choose_extent(document_, evidence_, routes_, view_of(*style_.style),
                                      boxes_of_layers(document_, evidence_, routes_, ground_)));
        images_ = read_sprites(*style_.style, network_files(style_.folder, document_.network),
                               pixel_ratio(document_), reporter_, document_.network);
        layers_.emplace(MapLayers::Inputs{document_, evidence_, *style_.style, style_.folder,
                                          reporter_, record_, &ground_});
        focus_ = focus_countries(evidence_, document_, reporter_);
        layers_->set_focus(focus_.codes);
        provide_layers(
            *layers_, {document_, evidence_, routes_},
            [this](const compose::SourceView&) { return crowd(); }, reporter_);
        check_drawn_by(*style_.style, {document_, evidence_, routes_}, reporter_);
        if (situation_)
            for (auto& [name, layer] : situation_layers(document_, *situation_))
                layers_->provide(name, std::move(layer));
        judge(outcome);
        layers_->expect(*style_.style, extent_->box, credits_);
        check_disclaimers(document_.sheet, reporter_);
        with_key_ = !document_.sheet.key.is_off() && !key_rows(evidence_, document_).empty();
        compose::SheetRequest request = sheet_request(outcome);
        compose::Sheet sheet = compose::compose_sheet(request);
        if (layers_->credits().line() != credits_.line() || sheet.key_left_out) {
            // A layer had nothing here, a file brought its own credit, or there was no room for
            // the key: the notes are set anew with what was drawn.
            credits_ = layers_->credits();
            with_key_ = with_key_ && !sheet.key_left_out;
            request.words = sheet_words(outcome);
            sheet = compose::compose_sheet(request);
        }
        sheet.scene.metadata = metadata(outcome);
        if (sheet.key_left_out)
            reporter_.warn("the sheet is too small for the list of incidents, which was left out",
                           {},
                           {"make the sheet higher, or leave its height open with --size WIDTH"});
        if (sheet.notes_cut)
            reporter_.warn("the sheet is too small for the whole method note, which was shortened",
                           {},
                           {"make the sheet higher, or leave its height open with --size WIDTH"});
        if (cut_ == Cut::frames) {
            compose_frames(std::move(request), sheet.scene.metadata);
            sheet.scene = frame_scenes_.front();
            sheet.trim = {0, 0, sheet.scene.width, sheet.scene.height};
        }
        check_legibility(document_, sheet.scene, reporter_);
        report(sheet, outcome);
        for (scene::Scene& scene : frame_scenes_) put_on_paper(scene, document_);
        put_on_paper(sheet, document_, outcome.sheet);
        return sheet;
    }

    /// What the PDF gets beyond the drawing. Throws Error when that cannot be had.
    [[nodiscard]] render::PdfOptions pdf_options(const compose::Sheet& sheet) const {
        if (document_.sheet.geo && !panels_.empty())
            throw Error("small multiples cannot be georeferenced, because they show several maps",
                        "leave out --geo, or --panels");
        return print_.pdf_options(sheet, frame_of(sheet));
    }
    /// `CMYK, FOGRA39L Coated`; empty for the colours of screens.
    [[nodiscard]] std::string ink_text() const { return print_.ink_text(); }

    /// Each period on a sheet of its own. All have the legend of all, which is known when each was
    /// drawn once; so they have one size.
    void compose_frames(compose::SheetRequest request, const scene::Metadata& metadata) {
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
    [[nodiscard]] const std::vector<Frame>& frames() const { return frames_; }
    [[nodiscard]] const scene::Scene& frame_scene(std::size_t i) const {
        return frame_scenes_.at(i);
    }

    /// The keyed list for another program, with what the frame leaves out; call after compose().
    [[nodiscard]] std::vector<incident::KeyEntry> key_entries() const {
        std::vector<incident::KeyEntry> entries = evidence_.key;
        for (incident::KeyEntry& entry : entries) {
            const bool shown = entry.number > 0 && !evidence_.off_map.all.contains(entry.id);
            entry.on_map = evidence_.off_map.part.contains(entry.id) ? "partly"
                           : shown                                   ? "yes"
                                                                     : "no";
        }
        return entries;
    }

    /// Six lines: size of a pixel, rotation (none), centre of the upper left pixel in map metres.
    [[nodiscard]] std::string world_file(const compose::Sheet& sheet, double ratio) const {
        if (!panels_.empty())
            throw Error("small multiples have no world file, because they show several maps",
                        "leave out --geo, or --panels");
        const compose::MapFrame frame = frame_of(sheet);
        const geom::Projected first = frame.to_map(geom::PagePoint{0.5 / ratio, 0.5 / ratio});
        const double metres = frame.resolution() / ratio; // of one pixel
        return fmt::format("{}\n0\n0\n{}\n{}\n{}\n", metres, -metres, first.x, first.y);
    }

  private:
    [[nodiscard]] compose::MapFrame frame_of(const compose::Sheet& sheet) const {
        return compose::MapFrame::fit(extent_->projection, sheet.map_box, extent_->projected);
    }

    [[nodiscard]] CrowdOptions crowd() const {
        constexpr double usual_width = 680.0; // of a sheet's map, pixels
        return {extent_->projection, extent_->projected.width() * circle_reach / usual_width,
                document_.map.lang};
    }

    void judge(RenderOutcome& outcome) {
        GateRequest gate;
        gate.title = document_.map.title.in(document_.map.lang);
        gate.subtitle = document_.map.subtitle.in(document_.map.lang);
        gate.place = document_.map.centre ? document_.map.centre->name : "";
        gate.language = document_.map.lang;
        gate.facts.located_incidents = evidence_.located;
        gate.facts.independent_sources = evidence_.independent_sources;
        if (situation_) {
            gate.facts = gate_facts(situation_->situation);
            gate.limits = gate_limits(situation_->inputs.parameters);
        }
        outcome.gate = judge_title(gate);
        // A text given as "" asks for none; a refused subtitle is replaced like a missing one.
        if (document_.map.title.empty()) outcome.gate.title = default_title();
        if (document_.map.subtitle.empty() ||
            (!gate.subtitle.empty() && outcome.gate.subtitle.empty()))
            outcome.gate.subtitle = default_subtitle(document_, evidence_);
    }

    [[nodiscard]] std::string default_title() const {
        const bool french = document_.map.lang == Language::fr;
        if (evidence_.total == 0) return {};
        std::string words = french ? "Faits rapportés" : "Reported incidents";
        constexpr std::size_t named = 3; // more make a list, not a title
        if (focus_.names.empty() || focus_.names.size() > named) return words;
        return words + (french ? "\u202F: " : ": ") +
               fmt::format("{}", fmt::join(focus_.names, ", "));
    }

    NoteFacts facts(const RenderOutcome& outcome) {
        const bool french = document_.map.lang == Language::fr;
        Credits credits;
        for (const std::string& attribution : evidence_.attributions)
            credits.add(french ? "Faits" : "Incidents", attribution);
        credits.add(credits_);
        credits.add("", routes_.attribution);
        const auto key = static_cast<WithKey>(with_key_);
        return {document_,
                evidence_,
                routes_,
                *extent_,
                outcome.gate,
                credits.line(document_.map.lang),
                disclaimer_sentences(document_.sheet, document_.map.lang, key),
                situation_.get(),
                with_key_,
                ground_sentence(document_, ground_)};
    }

    std::vector<std::string> notes(const RenderOutcome& outcome) {
        return method_notes(facts(outcome));
    }

    scene::Metadata metadata(const RenderOutcome& outcome) {
        scene::Metadata meta;
        meta.title = outcome.gate.title;
        meta.language = document_.map.lang;
        meta.author = document_.sheet.author;
        meta.description = alternative_text(facts(outcome), outcome.gate.title);
        meta.date = day_of(document_.map);
        if (!meta.date) meta.date = incident::cut_off_day(evidence_.set);
        if (!meta.date)
            if (const auto dates = dates_of(evidence_)) meta.date = dates->to;
        if (record_ != Record::none) meta.record = record(outcome);
        return meta;
    }

    std::vector<InputDigest> inputs() {
        std::vector<InputDigest> all = {{document_.map.style.given, style_.sha256}};
        for (const auto& [name, digest] : evidence_.inputs)
            all.push_back({name, digest, "WGS 84", {}}); // readers of incidents know no other
        const auto& origins = layers_->origins();
        for (const auto& [name, digest] : layers_->inputs_read()) all.push_back({name, digest});
        for (const auto& [name, digest] : fonts_.inputs) all.push_back({name, digest});
        if (!nudges_.file.empty()) all.push_back({nudges_.file, nudges_.sha256});
        if (const auto& profile = print_.profile())
            all.push_back({profile->given, profile->sha256});
        if (situation_)
            for (const analysis::InputFile& file : situation_->roads.files)
                all.push_back({file.path, file.sha256, file.crs, file.operations});
        add_fetched(document_.network, all);
        for (InputDigest& input : all)
            if (const auto from = origins.find(input.path);
                input.crs.empty() && from != origins.end()) {
                input.crs = from->second.crs;
                input.operations = from->second.operations;
            }
        return all;
    }

    /// Inputs with hashes, versions and parameters, for the inside of the files.
    std::string record(const RenderOutcome& outcome) {
        Json::Array inputs_read;
        for (const InputDigest& input : inputs())
            inputs_read.emplace_back(
                Json::Object{{"path", Json(input.path), 0}, {"sha256", Json(input.sha256), 0}});
        Json::Array notes_made;
        for (const std::string& note : notes(outcome)) notes_made.emplace_back(note);
        return to_text(
            Json(Json::Object{{"generated_by", Json(std::string("cordon ") + CORDON_VERSION), 0},
                              {"projection", Json(extent_->projection.definition()), 0},
                              {"inputs", Json(std::move(inputs_read)), 0},
                              {"notes", Json(std::move(notes_made)), 0}}));
    }

    compose::SheetRequest sheet_request(const RenderOutcome& outcome) {
        compose::SheetRequest request = furniture_for(document_);
        request.style = style_.style.get();
        request.layers = &*layers_;
        request.shaper = &*shaper_;
        request.reporter = &reporter_;
        request.images = &images_;
        request.pixel_ratio = pixel_ratio(document_);
        request.nudges = nudges_.nudges;
        request.explain_labels = explain_labels_;
        request.projection = extent_->projection;
        request.extent = extent_->projected;
        request.title = outcome.gate.title;
        request.subtitle = outcome.gate.subtitle;
        request.key_title = key_title();
        // The frame shows a little more than the extent, but seldom another incident.
        const auto expected = words_for(extent_->projected, outcome);
        request.words = expected ? *expected : sheet_words(outcome);
        request.words_for = [this, &outcome](const geom::ProjectedBox& shown) {
            return words_for(shown, outcome);
        };
        request.legend_titles = legend_titles(*style_.style, document_.map.lang);
        add_symbol_legend(evidence_.symbols, document_.map.lang, request.legend_titles,
                          request.sizes);
        if (situation_) add_situation(request, document_, evidence_, *situation_);
        if (is_many(document_, evidence_) || document_.map.cluster)
            request.timeline.reset(); // its marks are numbers
        if (!document_.map.panels.empty()) add_panels(request);
        if (!document_.sheet.inset.piece.is_off() && style_.locator)
            request.locator =
                locator_for(document_, *extent_, *style_.locator, focus_.codes.empty());
        request.metadata.title = outcome.gate.title;
        request.metadata.language = document_.map.lang;
        return request;
    }

    [[nodiscard]] std::string key_title() const {
        const bool french = document_.map.lang == Language::fr;
        if (document_.map.cluster)
            return french ? "Les cercles, du plus grand au plus petit"
                          : "The circles, from the largest to the smallest";
        return french ? "Les faits dans l’ordre des dates"
                      : "Incidents in the order of their dates";
    }

    /// Key and notes anew when the frame leaves out other incidents than the ones they name.
    std::optional<SheetWords> words_for(const geom::ProjectedBox& shown,
                                        const RenderOutcome& outcome) {
        const auto with_areas = static_cast<WithAreas>(document_.map.uncertainty);
        OffMap off = off_map(evidence_.layers, extent_->projection, shown, with_areas);
        if (off == evidence_.off_map) return std::nullopt;
        evidence_.off_map = std::move(off);
        return sheet_words(outcome);
    }

    SheetWords sheet_words(const RenderOutcome& outcome) {
        return {key_rows(evidence_, document_), notes(outcome), short_notes(facts(outcome)),
                alternative_text(facts(outcome), outcome.gate.title)};
    }

    void add_panels(compose::SheetRequest& request) {
        panels_ = make_panels({document_, evidence_, *style_.style, crowd(), cut_}, *layers_);
        for (const Panel& panel : panels_) {
            request.panels.push_back({panel.title, panel.subtitle, panel.layers.get()});
            if (cut_ == Cut::frames) break; // each has a sheet of its own
        }
        request.words_for = nullptr; // which incidents lie outside differs from panel to panel
        request.timeline.reset();    // the panels are the time line
        request.rose.reset();
    }

    void report(const compose::Sheet& sheet, RenderOutcome& outcome) {
        outcome.incidents.total = evidence_.total;
        outcome.incidents.outside_extent = static_cast<int>(evidence_.off_map.all.size());
        outcome.incidents.drawn = evidence_.located - outcome.incidents.outside_extent;
        outcome.incidents.unlocated =
            static_cast<int>(evidence_.set.incidents.size()) - evidence_.located;
        outcome.incidents.outside_window = static_cast<int>(evidence_.selection.outside_window);
        outcome.incidents.pending = static_cast<int>(evidence_.selection.pending);
        outcome.incidents.held_back = static_cast<int>(evidence_.selection.held_back);
        outcome.routes_drawn = routes_.count;
        outcome.projection = extent_->projection.description(document_.map.lang);
        outcome.projection_definition = extent_->projection.definition();
        outcome.projection_reason =
            document_.map.lang == Language::fr ? extent_->reason_fr : extent_->reason_en;
        outcome.notes = notes(outcome);
        outcome.words = describe_map(facts(outcome), outcome.gate.title);
        if (record_ != Record::none) outcome.words.inputs = inputs();
        const double scale = document_.map.scale;
        outcome.sheet = {sheet.scene.width * scale, sheet.scene.height * scale,
                         pixel_ratio(document_) / scale};
        outcome.labels_placed = sheet.placed;
        for (const auto& [layer, count] : sheet.dropped) {
            outcome.labels_dropped += count;
            if (!explain_labels_)
                outcome.label_report.push_back(
                    fmt::format("layer '{}': {} without a free place", layer, count));
        }
        if (explain_labels_) outcome.label_report = sheet.label_report;
        report_unused(nudges_, sheet.nudges_used, reporter_);
        const auto markers =
            std::find_if(sheet.dropped.begin(), sheet.dropped.end(),
                         [](const auto& entry) { return entry.first == "incident-markers"; });
        if (markers != sheet.dropped.end()) {
            reporter_.warn(
                fmt::format("{} incidents found no free place for their symbol", markers->second),
                {}, {"draw fewer incidents (--from, --to) or a larger map"});
        }
    }

    const MapDocument& document_;
    Record record_;
    bool explain_labels_;
    Cut cut_;
    Reporter& reporter_;
    NudgeFile nudges_;
    PrintJob print_;
    OpenStyle style_;
    FontFaces fonts_; ///< of the style
    std::optional<text::Shaper> shaper_;
    Evidence evidence_;
    std::unique_ptr<SituationRun> situation_; ///< when the document asks for an analysis
    Routes routes_;
    GroundLayers ground_; ///< areas made of the document's layers
    std::optional<MapExtent> extent_;
    std::optional<MapLayers> layers_;
    compose::StyleImages images_; ///< of the style's sprites
    std::vector<Panel> panels_;   ///< small multiples, when the document asks for them
    std::vector<Frame> frames_;
    std::vector<scene::Scene> frame_scenes_; ///< of `frames_`
    Focus focus_;
    Credits credits_;       ///< of the shipped and the user's layers, as the notes print them
    bool with_key_ = false; ///< the sheet carries the numbered list: sentences point to it
};

std::string picture(const scene::Scene& scene, OutputFormat format, double ratio, SvgTexts texts) {
    switch (format) {
    case OutputFormat::png:
        return render::to_png(
            scene, {.pixel_ratio = ratio, .compression = 6, .dpi = 96.0 * ratio / scene.scale});
    case OutputFormat::svg:
        return render::to_svg(scene, {.text = texts == SvgTexts::outlines ? render::SvgText::outline
                                                                          : render::SvgText::live});
    default: return scene::to_text(scene);
    }
}

/// The radii of the analysis as areas round incidents: r and 2r.
Buffers threat_buffers(const Json& table) {
    Buffers buffers;
    for (const auto& [type, km] : analysis::read_parameters(table).radius_km)
        if (km > 0.0) buffers.by_type[type] = kilometres(km);
    buffers.rings = {1.0, 2.0};
    buffers.of_analysis = true; // its own sentence names the radii
    return buffers;
}

/// The document with its named centre looked up and, for an analysis, its threat areas.
/// A series shows its periods as small multiples do, one on each sheet.
MapDocument with_periods(MapDocument document, const RenderRequest& request) {
    if (!request.frames.empty()) document.map.panels = request.frames;
    return document;
}

MapDocument with_positions(MapDocument document, Reporter& reporter) {
    if (document.map.centre && !document.map.centre->position)
        document.map.centre->position =
            find_place(document.map.centre->name, reporter, chosen_file(document));
    if (document.analyse && document.map.buffer.empty())
        document.map.buffer = threat_buffers(document.analysis);
    return document;
}

} // namespace

struct Drawing::Parts {
    Parts(MapDocument given, const RenderRequest& request, Reporter& reporter)
        : document(std::move(given)), run(document, request, reporter), sheet(run.compose(outcome)),
          entries(run.key_entries()) {}

    MapDocument document;
    RenderOutcome outcome;
    Run run; ///< keeps what the scene points to
    compose::Sheet sheet;
    std::vector<incident::KeyEntry> entries;
};

Drawing::Drawing(const MapDocument& given, const RenderRequest& request, Reporter& reporter)
    : parts_(std::make_unique<Parts>(with_periods(with_positions(given, reporter), request),
                                     request, reporter)) {}
Drawing::~Drawing() = default;

const RenderOutcome& Drawing::outcome() const {
    return parts_->outcome;
}

const std::string& Drawing::title() const {
    return parts_->sheet.scene.metadata.title;
}

const std::string& Drawing::record() const {
    return parts_->sheet.scene.metadata.record;
}

bool Drawing::has_own_fonts() const {
    return app::has_own_fonts(parts_->sheet.scene.root);
}

double Drawing::width() const {
    return parts_->sheet.scene.width;
}

double Drawing::height() const {
    return parts_->sheet.scene.height;
}

const std::vector<Frame>& Drawing::frames() const {
    return parts_->run.frames();
}

std::string Drawing::encode_frame(std::size_t i, OutputFormat format) const {
    const scene::Scene& scene = parts_->run.frame_scene(i);
    if (format == OutputFormat::pdf)
        return render::to_pdf(scene, parts_->run.pdf_options(parts_->sheet));
    return picture(scene, format, pixel_ratio(parts_->document), SvgTexts::live);
}

std::string Drawing::encode(OutputFormat format, SvgTexts texts) const {
    const scene::Scene& scene = parts_->sheet.scene;
    const double ratio = pixel_ratio(parts_->document);
    switch (format) {
    case OutputFormat::pdf: return render::to_pdf(scene, parts_->run.pdf_options(parts_->sheet));
    case OutputFormat::key_csv: return incident::key_csv(parts_->entries);
    case OutputFormat::world: return parts_->run.world_file(parts_->sheet, ratio);
    default: return picture(scene, format, ratio, texts);
    }
}

std::string Drawing::size_text(OutputFormat format) const {
    const std::size_t rows = parts_->entries.size();
    if (format == OutputFormat::key_csv)
        return fmt::format("{} {}", rows, rows == 1 ? "row" : "rows");
    if (format == OutputFormat::world) return "georeference";
    std::string text = app::size_text(parts_->document, parts_->outcome.sheet);
    const std::string inks = parts_->run.ink_text();
    if (format == OutputFormat::pdf && !inks.empty()) text += ", " + inks;
    return text;
}

DrawnMap draw(const MapDocument& given, const RenderRequest& request, Reporter& reporter) {
    DrawnMap drawn;
    Diagnostics findings;
    KeepingReporter keeping(reporter, findings);
    const Drawing drawing(given, request, keeping);
    drawn.outcome = drawing.outcome();
    for (const Output& output : request.outputs) {
        WrittenOutput written{output.path, output.format, 0, {}};
        std::string bytes;
        if (!is_words(output.format)) {
            bytes = drawing.encode(output.format, static_cast<SvgTexts>(request.outline_text));
            written.size = drawing.size_text(output.format);
        }
        written.bytes = bytes.size();
        drawn.outcome.written.push_back(std::move(written));
        drawn.files.push_back(std::move(bytes));
    }
    const bool live_svg =
        !request.outline_text &&
        std::any_of(request.outputs.begin(), request.outputs.end(),
                    [](const Output& output) { return output.format == OutputFormat::svg; });
    if (live_svg && drawing.has_own_fonts())
        keeping.note(
            "the SVG has the texts in fonts of the style (font-faces) as outlines, because "
            "programs that show it do not know these fonts");
    note_screen_colours(given.sheet, request, keeping);
    drawn.outcome.findings = std::move(findings);
    return drawn;
}

void write_outputs(DrawnMap& map, const RenderRequest& request) {
    RenderOutcome& outcome = map.outcome;
    for (std::size_t i = 0; i < map.files.size(); ++i) {
        WrittenOutput& written = outcome.written[i];
        if (!is_words(written.format)) continue;
        map.files[i] = words_file(written.format, map, request);
        written.bytes = map.files[i].size();
        written.size = "text";
    }
    // All files were made before the first is written, so that a failure leaves what existed.
    for (std::size_t i = 0; i < map.files.size(); ++i)
        write_file(outcome.written[i].path, map.files[i]);
}

RenderOutcome render(const MapDocument& given, const RenderRequest& request, Reporter& reporter) {
    DrawnMap drawn = draw(given, request, reporter);
    write_outputs(drawn, request);
    return std::move(drawn.outcome);
}

void check(const MapDocument& given, Reporter& reporter) {
    const MapDocument document = with_positions(given, reporter);
    const OpenStyle style = open_style_of(document, reporter);
    const StylePlace place{document.map.style.given, network_files(style.folder, document.network),
                           document.network};
    for (const Diagnostic& finding : find_network_addresses(*style.style, place))
        reporter.report(finding);
    (void)read_font_faces(*style.style, place, reporter);
    check_palette(*style.style, document.map.lang, document.map.style.given, reporter);
    const Evidence evidence = gather_evidence(document, reporter);
    check_centroids(evidence.set, reporter);
    const std::unique_ptr<SituationRun> situation =
        document.analyse ? run_situation(document, evidence, reporter) : nullptr;
    const Routes routes = read_routes(document, situation.get(), reporter);
    // A style alone has no extent that could be wrong.
    const bool style_only = document.file.empty() && document.data.incidents.empty();
    const GroundLayers ground = make_ground_layers(document, reporter);
    if (!style_only)
        (void)choose_extent(document, evidence, routes, view_of(*style.style),
                            boxes_of_layers(document, evidence, routes, ground));
    if (document.data.boundaries)
        (void)seen_from(read_source(*document.data.boundaries, {}, reporter),
                        document.map.boundary_view);
    for (const LayerSource& layer : document.layers) // those that make areas were read for them
        if (!layer.makes_areas()) (void)read_source(layer, {}, reporter);
    check_disclaimers(document.sheet, reporter);
    (void)read_nudges(document);
    (void)open_cmyk_profile(document);
    if (document.sheet.name) (void)file_name_of(document);
}

} // namespace cordon::app
