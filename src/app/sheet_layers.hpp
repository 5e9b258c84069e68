// SPDX-License-Identifier: MIT
#pragma once

#include "app/crowd.hpp"
#include "app/evidence.hpp"
#include "app/extent.hpp"
#include "app/map_document.hpp"
#include "app/map_layers.hpp"
#include "app/routes.hpp"
#include "compose/sheet.hpp"
#include "style/style.hpp"

#include <string>
#include <utility>
#include <vector>

namespace cordon::app {

/// Size, margins and furniture of the document; the rest of the request is filled by the pipeline.
[[nodiscard]] compose::SheetRequest furniture_for(const MapDocument& document);

/// Device pixels in a CSS pixel of a PNG.
[[nodiscard]] double pixel_ratio(const MapDocument& document);

/// What a map shows beside its base map.
struct MapContents {
    const MapDocument& document;
    const Evidence& evidence;
    const Routes& routes;
};

/// Which source layer the symbols of single incidents are: `incidents/points`, or
/// `incidents/sized` when they stand at their places in sizes of their own.
[[nodiscard]] std::string points_layer(const Evidence& evidence);

/// Gives the incidents, routes, buffers and distance rings to the style's `cordon:` sources, of a
/// sheet as of tiles. More incidents than can be numbered become circles (crowd.hpp), as `crowd`
/// says for each view, and `reporter` is told so. All must outlive `layers`.
void provide_layers(MapLayers& layers, const MapContents& contents, CrowdFor crowd,
                    Reporter& reporter);

/// Warns when the style has no layer for what the map's keys ask for (sizes, clusters, crossings):
/// styles made before them draw nothing there.
void check_drawn_by(const style::Style& style, const MapContents& contents, Reporter& reporter);

/// Headings of the legend's groups in the map's language, from the style's metadata.
[[nodiscard]] std::vector<std::pair<std::string, std::string>>
legend_titles(const style::Style& style, Language language);

/// Does the sheet get a locator? Unless asked for, none of a map that shows half the world.
[[nodiscard]] bool wants_locator(const MapDocument& document, const MapExtent& extent);
/// A locator that shows the region round the map, about four times as wide; of a map `at_sea` more,
/// until coasts are to be seen; of a map round a pole all up to the tropics.
[[nodiscard]] compose::LocatorRequest locator_for(const MapDocument& document,
                                                  const MapExtent& extent,
                                                  const style::Style& style, bool at_sea);

} // namespace cordon::app
