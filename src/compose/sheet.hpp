// SPDX-License-Identifier: MIT
#pragma once

#include "compose/furniture.hpp"
#include "compose/layer_source.hpp"
#include "compose/nudges.hpp"
#include "compose/panels.hpp"
#include "compose/print_border.hpp"
#include "compose/rose.hpp"
#include "compose/style_images.hpp"
#include "compose/timeline.hpp"
#include "core/diagnostic.hpp"
#include "core/language.hpp"
#include "geom/point.hpp"
#include "proj/projection.hpp"
#include "scene/scene.hpp"
#include "style/style.hpp"
#include "text/shaper.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace cordon::compose {

/// Whether a piece of furniture stands on the sheet, and in which corner.
struct Standing {
    enum class Place { automatic, top_left, top_right, bottom_left, bottom_right };
    bool wanted = true;
    Place place = Place::automatic;
};

/// A small map that shows where the main map lies.
struct LocatorRequest {
    const style::Style* style = nullptr; ///< draws it; uses the same layer source
    proj::Projection projection;
    geom::ProjectedBox extent; ///< in the locator's projection
};

/// The texts of a sheet that can depend on what the map shows.
struct SheetWords {
    std::vector<KeyRow> key;
    std::vector<std::string> notes; ///< paragraphs under the map, generated and given
    std::vector<std::string>
        short_notes; ///< what must stay on a sheet too small for all: sources, disclaimers, cut-off
    std::string description; ///< alternative text of the map
};

/// Everything that a finished sheet needs. Lengths are CSS pixels.
struct SheetRequest {
    const style::Style* style = nullptr;
    LayerSource* layers = nullptr;
    text::Shaper* shaper = nullptr;
    Reporter* reporter = nullptr;
    Language language = Language::en;
    const StyleImages* images = nullptr; ///< of the style's sprites; null = none
    double pixel_ratio = 2.0;            ///< device pixels in a CSS pixel of what becomes a bitmap
    std::vector<Nudge> nudges;           ///< moves by hand of names and symbols
    bool explain_labels = false;         ///< fill Sheet::label_report

    double width = 680.0;
    double height = 0.0;                           ///< 0 = as high as map and texts need
    std::array<double, 4> margins{19, 19, 19, 19}; ///< top, right, bottom, left
    PrintBorder border; ///< round the finished sheet, whose layout does not depend on it

    std::optional<proj::Projection> projection;
    geom::ProjectedBox extent; ///< what the map must show at least

    std::string title;
    std::string subtitle;
    std::string alert; ///< a line in the accent colour, for example that the title was changed
    std::string key_title;
    SheetWords words;
    /// Asked when the map's frame is known (`shown` in map metres), before anything is drawn: other
    /// texts that fit the frame better, or nothing when the present ones do. May be empty.
    std::function<std::optional<SheetWords>(const geom::ProjectedBox& shown)> words_for;
    std::vector<std::pair<std::string, std::string>> legend_titles; ///< legend group → heading
    /// Circles of round values for proportional symbols, at the head of their group.
    std::optional<LegendEntry> sizes;

    Standing legend;
    Standing scale_bar;
    Standing north_arrow;
    Standing inset;
    bool graticule = true;
    double graticule_spacing = 0.0; ///< degrees; 0 = chosen
    bool frame = true;
    bool with_key = true;
    std::optional<LocatorRequest> locator;
    /// Several maps in place of one: equal extent, one legend below; `layers` is not used then.
    std::vector<PanelRequest> panels;
    std::vector<DrawnLayer> legend_of;       ///< what the legend is made of; empty = what is drawn
    std::optional<TimelineRequest> timeline; ///< a strip below the map; its marker is filled in
    std::optional<RoseRequest> rose;         ///< in a corner of the map
    Standing rose_standing;
    scene::Metadata metadata;
};

/// A composed sheet and what became of the labels.
struct Sheet {
    scene::Scene scene;
    geom::PageBox map_box; ///< the map's frame on the page
    geom::PageBox trim;    ///< the finished sheet on the page, which is larger with a border
    std::vector<std::pair<std::string, int>> dropped; ///< labels without a place, by layer
    int placed = 0;                                   ///< names and symbols with a place
    std::vector<std::string> label_report;            ///< see MapPainter::label_report()
    std::set<std::size_t> nudges_used;                ///< see MapPainter::nudges_used()
    std::vector<DrawnLayer> drawn;
    bool key_left_out = false; ///< the sheet was too small for the keyed list
    bool key_cut = false;      ///< its rows were shortened to fit
    bool notes_cut = false; ///< the sheet was too small for all notes: the short ones stand on it
};

/// Lays out header, map, key and notes, and places the furniture where it hides least.
[[nodiscard]] Sheet compose_sheet(const SheetRequest& request);

} // namespace cordon::compose
