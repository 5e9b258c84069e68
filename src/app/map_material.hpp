// SPDX-License-Identifier: MIT
#pragma once

#include "app/credits.hpp"
#include "app/crowd.hpp"
#include "app/evidence.hpp"
#include "app/extent.hpp"
#include "app/focus_countries.hpp"
#include "app/font_faces.hpp"
#include "app/gate.hpp"
#include "app/ground_layers.hpp"
#include "app/map_document.hpp"
#include "app/map_layers.hpp"
#include "app/nudge_file.hpp"
#include "app/print.hpp"
#include "app/record.hpp"
#include "app/routes.hpp"
#include "app/situation.hpp"
#include "app/style_file.hpp"
#include "compose/style_images.hpp"

#include <memory>
#include <optional>

namespace cordon::app {

/// The document with its named centre looked up and, for an analysis, its threat areas. Throws
/// Error for a place that is not known.
[[nodiscard]] MapDocument with_positions(MapDocument document, Reporter& reporter);

/// All that a map is drawn from: read, checked and judged, before anything is set on a sheet. What
/// depends on what was drawn (`credits`, `with_key`, the incidents off the map) is mended by the
/// one who draws. Members in the order in which they are made.
struct MapMaterial {
    /// Reads everything that the document names. `given` and `reporter` must outlive it. Throws
    /// Error; findings that let the run go on are reported.
    MapMaterial(const MapDocument& given, Record kept, Reporter& reporter);
    ~MapMaterial() = default;
    MapMaterial(const MapMaterial&) = delete;
    MapMaterial& operator=(const MapMaterial&) = delete;
    MapMaterial(MapMaterial&&) = delete;
    MapMaterial& operator=(MapMaterial&&) = delete;

    /// How many incidents are gathered to circles.
    [[nodiscard]] CrowdOptions crowd() const;

    const MapDocument& document;
    Record record;
    NudgeFile nudges;
    PrintJob print;
    OpenStyle style;
    FontFaces fonts; ///< of the style
    Evidence evidence;
    std::unique_ptr<SituationRun> situation; ///< when the document asks for an analysis
    Routes routes;
    GroundLayers ground; ///< areas made of the document's layers
    std::optional<MapExtent> extent;
    compose::StyleImages images; ///< of the style's sprites
    std::optional<MapLayers> layers;
    Focus focus;
    GateOutcome gate;
    Credits credits;       ///< of the shipped and the user's layers, as the notes print them
    bool with_key = false; ///< the sheet carries the numbered list: sentences point to it
};

/// Boxes of the document's layers, where the extent needs them.
[[nodiscard]] LayerBoxes boxes_of_layers(const MapDocument& document, const Evidence& evidence,
                                         const Routes& routes, const GroundLayers& ground);

} // namespace cordon::app
