// SPDX-License-Identifier: MIT
#pragma once

#include "geom/point.hpp"
#include "render/cmyk.hpp"

#include <array>
#include <optional>
#include <string>

namespace cordon::render {

/// Where a printed sheet is cut, and how far what is drawn goes on beyond it. Page pixels.
struct PdfBoxes {
    geom::PageBox trim;
    geom::PageBox bleed;
};

/// A map on the page for programs that read positions (ISO 32000-2, 12.10).
struct PdfViewport {
    geom::PageBox box; ///< of the map, page pixels
    /// Longitude and latitude of the corners, from the lower left one clockwise.
    std::array<geom::LonLat, 4> corners{};
    std::string name; ///< of the map
    std::string wkt;  ///< the projected CRS
};

/// What a PDF gets beyond the drawing. All empty: the plain file.
struct PdfOptions {
    std::optional<PdfBoxes> boxes;
    std::optional<PdfViewport> viewport;
    std::optional<CmykProfile> cmyk; ///< converts all colours to its inks
};

} // namespace cordon::render
