// SPDX-License-Identifier: MIT
#include "render/pdf_page.hpp"

#include "render/pdf_file.hpp"

#include <fmt/format.h>

namespace cordon::render {

namespace {

constexpr double points = 0.75; ///< in a CSS pixel

/// A box of the page with y down as PDF writes it, with y up and in points.
std::string rectangle(const geom::PageBox& box, double page_height) {
    return fmt::format("[ {:.5f} {:.5f} {:.5f} {:.5f} ]", box.min_x * points,
                       (page_height - box.max_y) * points, box.max_x * points,
                       (page_height - box.min_y) * points);
}

/// The measure of a map: its corners on the ground and in the viewport, from the lower left one
/// clockwise (ISO 32000-2, 12.10.2).
std::string measure(const PdfViewport& viewport) {
    std::string ground;
    for (const geom::LonLat& corner : viewport.corners)
        ground += fmt::format(" {:.12f} {:.12f}", corner.y, corner.x);
    return fmt::format("<< /Type /Measure /Subtype /GEO\n"
                       "      /Bounds [ 0 0 0 1 1 1 1 0 ]\n"
                       "      /GPTS [{} ]\n"
                       "      /LPTS [ 0 0 0 1 1 1 1 0 ]\n"
                       "      /GCS << /Type /PROJCS /WKT {} >> >>",
                       ground, pdf_text(viewport.wkt));
}

} // namespace

std::string page_entries(const PdfOptions& options, double page_height) {
    std::string entries;
    if (options.boxes)
        entries += fmt::format("/TrimBox {}\n   /BleedBox {}\n   ",
                               rectangle(options.boxes->trim, page_height),
                               rectangle(options.boxes->bleed, page_height));
    if (options.viewport)
        entries += fmt::format("/VP [ << /Type /Viewport\n      /BBox {}\n      /Name {}\n"
                               "      /Measure {} >> ]",
                               rectangle(options.viewport->box, page_height),
                               pdf_text(options.viewport->name), measure(*options.viewport));
    return entries;
}

} // namespace cordon::render
