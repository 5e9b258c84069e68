// SPDX-License-Identifier: MIT
#pragma once

#include "compose/furniture.hpp"
#include "compose/layer_source.hpp"
#include "compose/map_painter.hpp"

#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace cordon::compose {

struct SheetRequest;

/// One of several maps of equal scale on a sheet.
struct PanelRequest {
    std::string title;
    std::string subtitle;
    LayerSource* layers = nullptr;
};

/// Where the panels of a sheet stand: rows of equal maps, each with its two lines of title above.
struct PanelLayout {
    int columns = 1;
    int rows = 1;
    double map_width = 0.0;
    double map_height = 0.0;
    double title_height = 0.0;
    double gap = 0.0;
    [[nodiscard]] double height() const {
        return rows * (title_height + map_height) + (rows - 1) * gap;
    }
    /// Map of panel `i` with the grid's top left corner at `at`.
    [[nodiscard]] geom::PageBox map(std::size_t i, geom::PagePoint at) const;
};

/// Chooses the columns so that the maps are largest; of layouts of about one scale the one that
/// fills the room. `aspect` = height / width of the extent; `height` = room for the grid, 0 = as
/// high as needed; `title_height` = what the titles above maps of a width take.
[[nodiscard]] PanelLayout layout_panels(const std::function<double(double)>& title_height,
                                        std::size_t count, double width, double height,
                                        double aspect);

/// What the titles and subtitles of panels take above maps of a width, pixels.
[[nodiscard]] double panel_title_height(Workshop& shop, const std::vector<PanelRequest>& panels,
                                        double width);

/// The drawn panels.
struct PanelGrid {
    scene::Group group;
    std::vector<DrawnLayer> drawn; ///< of all panels, for the common legend
    std::vector<std::pair<std::string, int>> dropped;
    int placed = 0;                        ///< names and symbols of all panels
    std::vector<std::string> label_report; ///< of all panels, each line with the panel's title
    std::set<std::size_t> nudges_used;
};

/// Draws all panels with one extent; the scale bar and the north arrow stand in the last one.
[[nodiscard]] PanelGrid draw_panels(Workshop& shop, const SheetRequest& request,
                                    const PanelLayout& layout, geom::PagePoint at);

} // namespace cordon::compose
