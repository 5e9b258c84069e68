// SPDX-License-Identifier: MIT
#pragma once

#include "core/color.hpp"
#include "style/style.hpp"
#include "text/shaper.hpp"

#include <string>

namespace cordon::compose {

/// How the furniture of a sheet looks: read from a style's `metadata` under `cordon:theme`.
struct Theme {
    std::string font = "Inter"; ///< family; Regular, Medium, SemiBold and Bold are used
    Color page{1, 1, 1, 1};
    Color ink{0.10, 0.10, 0.11, 1};
    Color muted{0.33, 0.33, 0.34, 1};  ///< subtitle, details, notes
    Color accent{0.70, 0.23, 0.13, 1}; ///< warnings on the sheet
    Color panel{1, 1, 1, 0.94};        ///< behind furniture on the map
    Color panel_edge{0.75, 0.75, 0.74, 1};
    Color frame{0.30, 0.30, 0.31, 1};
    Color graticule{0.2, 0.3, 0.4, 0.18};
    double frame_width = 1.0; ///< pixels

    /// Sizes in pixels at the sheet's own scale; points at print size are 3/4 of them.
    double title = 19.0;
    double subtitle = 11.0;
    double heading = 10.0; ///< key and legend headings
    double body = 8.7;     ///< legend and key text (6.5 pt)
    double small = 8.0;    ///< notes and credits (6 pt)
};

/// The theme of a style with the sizes for a sheet of `width` pixels: a narrow column gets a
/// smaller title.
[[nodiscard]] Theme theme_of(const style::Style& style, double width);

enum class Weight { regular, medium, semibold, bold };

/// A text style in the theme's font.
[[nodiscard]] text::TextStyle
text_style(const Theme& theme, Weight weight, double size,
           double max_width = std::numeric_limits<double>::infinity());

} // namespace cordon::compose
