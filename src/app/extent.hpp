// SPDX-License-Identifier: MIT
#pragma once

#include "app/evidence.hpp"
#include "app/map_document.hpp"
#include "app/routes.hpp"
#include "app/style_view.hpp"
#include "geom/point.hpp"
#include "proj/projection.hpp"

#include <string>
#include <vector>

namespace cordon::app {

/// What a map shows and how it is projected.
struct MapExtent {
    geom::LonLatBox box; ///< may exceed 180° at the antimeridian
    proj::Projection projection;
    std::string reason_en; ///< why this projection
    std::string reason_fr;
    geom::ProjectedBox projected;
};

/// Boxes of the document's layers, in which an extent is looked for when `extent` is `layers` or
/// when nothing else is there.
using LayerBoxes = std::vector<geom::LonLatBox>;

/// Is the extent taken from the document's layers? Their boxes cost the reading of the files.
[[nodiscard]] bool needs_layer_boxes(const MapDocument& document, const Evidence& evidence,
                                     const Routes& routes);

/// The extent that the document asks for, else the one that holds incidents and routes with a
/// margin, else the one that the style is made for. Throws Error when there is nothing to take it
/// from.
[[nodiscard]] MapExtent choose_extent(const MapDocument& document, const Evidence& evidence,
                                      const Routes& routes, const StyleView& view = {},
                                      const LayerBoxes& layers = {});

} // namespace cordon::app
