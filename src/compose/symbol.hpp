// SPDX-License-Identifier: MIT
#pragma once

#include "compose/area_room.hpp"
#include "compose/image.hpp"
#include "compose/painter.hpp"
#include "compose/placement.hpp"
#include "scene/scene.hpp"
#include "text/shaper.hpp"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// Symbol layers: features become symbols (icon, text or both), symbols get candidate poses, the
/// Placer chooses.
namespace cordon::compose {

/// One way in which a symbol can stand on the page.
struct Pose {
    geom::PagePoint icon_at;               ///< centre of the icon
    double icon_angle = 0.0;               ///< degrees clockwise
    geom::PagePoint text_corner;           ///< top left corner of the text block
    std::optional<scene::Text> along;      ///< text that follows a line, instead of text_corner
    std::optional<geom::PagePoint> leader; ///< where the leader line ends
    /// Line from the place to a name that stands apart from it.
    std::optional<std::pair<geom::PagePoint, geom::PagePoint>> call_out{};
    std::optional<text::Align> align;       ///< of the text's lines; empty = as they were set
    const text::ShapedText* text = nullptr; ///< in the second writing mode; null = the symbol's
    bool shows_icon = true;                 ///< false when an optional icon found no place
    bool shows_text = true;
};

/// What one feature wants to show.
struct Symbol {
    std::size_t feature = 0;
    const text::ShapedText* text = nullptr; ///< null = icon only; lives as long as the shaper
    std::shared_ptr<const text::ShapedText> own_text{}; ///< keeps texts of several sections
    text::Ink ink;
    std::string icon_name;
    const StyleImage* image = nullptr; ///< of the sprite; null = a vector image or none
    IconInk icon_ink;
    double icon_size = 0.0; ///< pixels
    std::optional<Icon>
        icon; ///< made once; empty for boxes fitted to the text, which depend on the pose
    std::vector<Pose> poses;
    std::vector<Candidate> candidates; ///< one for each pose
    PlacementRules rules;
    double apart = 0.0;                ///< pixels to keep from others with the same text, on lines
    std::optional<std::size_t> chosen; ///< index of the pose that was placed
    bool placed_first = false; ///< before all others: moved by hand, or kept (`cordon:keep`)
};

/// Keeps those of the poses from number `first` on, and their candidates, whose numbers `keep`
/// says yes to; their order stays.
template <typename Predicate>
void keep_poses(Symbol& symbol, std::size_t first, Predicate keep) {
    std::size_t kept = first;
    for (std::size_t i = first; i < symbol.poses.size(); ++i) {
        if (!keep(i)) continue;
        if (kept != i) {
            symbol.poses[kept] = std::move(symbol.poses[i]);
            symbol.candidates[kept] = std::move(symbol.candidates[i]);
        }
        ++kept;
    }
    symbol.poses.resize(kept);
    symbol.candidates.resize(kept);
}

/// The text of a pose; null when the symbol has none.
[[nodiscard]] inline const text::ShapedText* text_in(const Symbol& symbol, const Pose& pose) {
    return pose.text != nullptr ? pose.text : symbol.text;
}

/// Everything that symbols need while they are made.
struct SymbolContext {
    text::Shaper& shaper;
    geom::PageBox frame;  ///< symbols of points outside it are not made
    std::string language; ///< BCP 47
    Color paper;          ///< background colour inside hollow markers
    bool leaders = true;  ///< false in legends: each symbol stands at its place
    /// The areas of the layer, outlined when the first name asks who its neighbours are.
    std::optional<AreaOutlines> areas{};
};

/// `cordon:leader` of a layer: the symbol may stand beside its feature, joined by a line.
struct LeaderRules {
    double nearest = 0.0; ///< pixels from the feature to the symbol's centre
    double farthest = 90.0;
    double width = 1.0; ///< of the line
    /// Attribute with the pixels round the place that another layer's symbol takes: this one never
    /// stands there. Empty = it may stand at its place.
    std::string beside{};
};

/// Reads the layer's `cordon:leader` (object with `nearest`, `farthest`, `width`, `beside`); empty
/// when it has none.
[[nodiscard]] std::optional<LeaderRules> leader_rules(const style::Layer& layer);

/// Symbols of a layer with all their poses, in order of priority (sort key, then order of the
/// source).
[[nodiscard]] std::vector<Symbol> make_symbols(const BoundPageLayer& layer, SymbolContext& context);

/// What became of a layer's symbols.
struct PlacedSymbols {
    std::vector<Symbol> symbols; ///< those that found a place
    std::size_t left_out = 0;
};

/// The same symbols as make_symbols(), each placed before the next one is made, without those that
/// find no place: a text whose anchors are covered already is not even set. `placer` must hold all
/// that comes before the layer.
[[nodiscard]] PlacedSymbols make_placed_symbols(const BoundPageLayer& layer, SymbolContext& context,
                                                Placer& placer);

/// Chooses a pose for each symbol.
void place_symbols(std::vector<Symbol>& symbols, Placer& placer);

/// Draws the placed symbols of a layer, and frees the poses and icon of each when it is drawn.
void paint_symbols(const BoundPageLayer& layer, std::vector<Symbol>& symbols, scene::Group& out);

/// Draws one symbol in one pose.
void paint_symbol(const BoundPageLayer& layer, const Symbol& symbol, const Pose& pose,
                  scene::Group& out);

} // namespace cordon::compose
