// SPDX-License-Identifier: MIT
#include "app/map_material.hpp"

#include "app/disclaimers.hpp"
#include "app/network_files.hpp"
#include "app/notes.hpp"
#include "app/place_lookup.hpp"
#include "app/sheet_layers.hpp"
#include "app/situation_sheet.hpp"
#include "app/sprites.hpp"
#include "core/punctuation.hpp"
#include "core/units.hpp"

#include <fmt/format.h>

namespace cordon::app {

namespace {

std::string default_title(const MapMaterial& material) {
    const bool french = material.document.map.lang == Language::fr;
    if (material.evidence.total == 0) return {};
    const bool one = material.evidence.set.incidents.size() == 1;
    std::string words = french ? (one ? "Fait rapporté" : "Faits rapportés")
                               : (one ? "Reported incident" : "Reported incidents");
    constexpr std::size_t named = 3; // more make a list, not a title
    const std::vector<std::string>& names = material.focus.names;
    if (names.empty() || names.size() > named) return words;
    return words + std::string(colon(material.document.map.lang)) +
           fmt::format("{}", fmt::join(names, ", "));
}

/// The title and subtitle that the evidence allows.
GateOutcome judge(const MapMaterial& material) {
    const MapSection& map = material.document.map;
    GateRequest request;
    request.title = map.title.in(map.lang);
    request.subtitle = map.subtitle.in(map.lang);
    request.place = map.centre ? map.centre->name : "";
    request.language = map.lang;
    request.facts.located_incidents = material.evidence.located;
    request.facts.independent_sources = material.evidence.independent_sources;
    if (material.situation) {
        request.facts = gate_facts(material.situation->situation);
        request.limits = gate_limits(material.situation->inputs.parameters);
    }
    GateOutcome outcome = judge_title(request);
    // A text given as "" asks for none; a refused subtitle is replaced like a missing one.
    if (map.title.empty()) outcome.title = default_title(material);
    if (map.subtitle.empty() || (!request.subtitle.empty() && outcome.subtitle.empty()))
        outcome.subtitle = default_subtitle(material.document, material.evidence);
    return outcome;
}

/// Gives the layers what the style's `cordon:` sources ask for.
void provide_all(MapMaterial& material, Reporter& reporter) {
    const MapContents contents{material.document, material.evidence, material.routes};
    material.layers->set_focus(material.focus.codes);
    provide_layers(
        *material.layers, contents,
        [&material](const compose::SourceView&) { return material.crowd(); }, reporter);
    check_drawn_by(*material.style.style, contents, reporter);
    if (!material.situation) return;
    for (auto& [name, layer] : situation_layers(material.document, *material.situation))
        material.layers->provide(name, std::move(layer));
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

} // namespace

MapDocument with_positions(MapDocument document, Reporter& reporter) {
    if (document.map.centre && !document.map.centre->position)
        document.map.centre->position =
            find_place(document.map.centre->name, reporter, chosen_file(document));
    if (document.analyse && document.map.buffer.empty())
        document.map.buffer = threat_buffers(document.analysis);
    return document;
}

MapMaterial::MapMaterial(const MapDocument& given, Record kept, Reporter& reporter)
    : document(given), record(kept), nudges(read_nudges(given)), print(given),
      style(open_style_of(given, reporter)),
      fonts(read_font_faces(
          *style.style,
          {given.map.style.given, network_files(style.folder, given.network), given.network},
          reporter)),
      evidence(gather_evidence(given, reporter)) {
    if (document.analyse) situation = run_situation(document, evidence, reporter);
    routes = read_routes(document, situation.get(), reporter);
    evidence.place_names.insert(routes.names.begin(), routes.names.end());
    ground = make_ground_layers(document, reporter);
    extent.emplace(choose_extent(document, evidence, routes, view_of(*style.style),
                                 boxes_of_layers(document, evidence, routes, ground)));
    images = read_sprites(*style.style, network_files(style.folder, document.network),
                          pixel_ratio(document), reporter, document.network);
    layers.emplace(MapLayers::Inputs{document, evidence, *style.style, style.folder, reporter,
                                     record, &ground});
    focus = focus_countries(evidence, document);
    provide_all(*this, reporter);
    gate = judge(*this);
    layers->expect(*style.style, extent->box, credits);
    check_disclaimers(document.sheet, reporter);
    with_key = !document.sheet.key.is_off() && !key_rows(evidence, document).empty();
}

CrowdOptions MapMaterial::crowd() const {
    constexpr double usual_width = 680.0; // of a sheet's map, pixels
    return {extent->projection, extent->projected.width() * circle_reach / usual_width,
            document.map.lang, true};
}

LayerBoxes boxes_of_layers(const MapDocument& document, const Evidence& evidence,
                           const Routes& routes, const GroundLayers& ground) {
    CollectingReporter quiet; // what is found is reported when the layers are drawn
    return needs_layer_boxes(document, evidence, routes) ? layer_boxes(document, ground, quiet)
                                                         : LayerBoxes();
}

} // namespace cordon::app
