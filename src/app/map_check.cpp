// SPDX-License-Identifier: MIT
#include "app/boundary_view.hpp"
#include "app/centroid_check.hpp"
#include "app/disclaimers.hpp"
#include "app/file_name.hpp"
#include "app/map_material.hpp"
#include "app/network_addresses.hpp"
#include "app/network_files.hpp"
#include "app/own_layers.hpp"
#include "app/palette_check.hpp"
#include "app/pipeline.hpp"

namespace cordon::app {

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
