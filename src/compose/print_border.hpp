// SPDX-License-Identifier: MIT
#pragma once

#include "compose/map_frame.hpp"
#include "compose/map_painter.hpp"
#include "geom/point.hpp"
#include "scene/scene.hpp"

namespace cordon::compose {

struct Sheet;

/// What a printer asks for round a sheet. CSS pixels.
struct PrintBorder {
    double bleed = 0.0;      ///< what is drawn goes on this far beyond the cut
    bool crop_marks = false; ///< lines outside of the bleed that show where to cut

    /// From the edge of the paper to the cut, on each side.
    [[nodiscard]] double width() const;
};

/// The map beyond the cut: its areas and lines (no names, no symbols) on the sides on which `frame`
/// reaches the edge of the `page`, `bleed` pixels far. Empty when it reaches none.
[[nodiscard]] scene::Group map_bleed(const MapPainter::Inputs& inputs, const MapFrame& frame,
                                     const geom::PageBox& page, double bleed);

/// Puts a finished sheet on larger paper: what is on it moves right and down by the width of the
/// border and not otherwise; the paper's colour fills the bleed.
void add_border(Sheet& sheet, const PrintBorder& border);

} // namespace cordon::compose
