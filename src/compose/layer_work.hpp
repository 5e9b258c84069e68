// SPDX-License-Identifier: MIT
#pragma once

#include "compose/painter.hpp"
#include "compose/placement.hpp"
#include "compose/symbol.hpp"
#include "scene/scene.hpp"
#include "style/style.hpp"

#include <deque>
#include <memory>
#include <vector>

/// What a sheet and a zoom of a tile pyramid do alike with the layers of a style.
namespace cordon::compose {

/// One layer on its way from style to scene.
struct LayerWork {
    const style::Layer* layer = nullptr;
    const PageLayer* page = nullptr; ///< null for background
    std::unique_ptr<style::BoundLayer> bound{};
    std::vector<std::size_t> features{};
    std::vector<Symbol> symbols{};
    scene::Group group{};
    std::unique_ptr<style::BoundLayer> whole_zoom{}; ///< see PaintContext
    PaintContext context{};

    [[nodiscard]] BoundPageLayer view() const { return {*layer, *bound, *page, features, context}; }
};

[[nodiscard]] style::Property sort_key_of(style::LayerType type);
/// Is a layer drawn from pictures or elevations rather than features?
[[nodiscard]] bool is_raster(style::LayerType type);
/// Sets `…-layer-opacity` and `…-layer-blend` of the layer's group.
void set_layer_paint(const style::Layer& layer, const style::BoundLayer& bound,
                     scene::Group& group);
/// Draws fills, footprints, lines or circles; nothing for other types.
void paint_shapes(const BoundPageLayer& view, scene::Group& out);
/// `cordon:obstacle`: how much labels and furniture should keep off what the layer draws; 0 = not
/// at all.
[[nodiscard]] int obstacle_weight(const style::Layer& layer);
/// Marks what the layer drew in a mask; nothing for layers of weight 0.
void mark_obstacles(const LayerWork& work, ObstacleMask& mask);

/// `cordon:keep`: a name of the layer that is lost to a symbol with a leader for the same spot
/// takes its place before such symbols, which may stand elsewhere.
[[nodiscard]] bool is_kept(const style::Layer& layer);
/// Furniture keeps off the whole of a fill with `cordon:obstacle`, names only off its outline.
void mark_interiors(const LayerWork& work, const geom::PageBox& frame, ObstacleMask& mask);
/// What the evaluation of the layer could not do, and halos that its icons cannot have.
void report_problems(const LayerWork& work, Reporter& reporter);

/// Symbols with leaders are placed first but should not take the places that the names below them
/// want: a trial placement of the names marks those places. The dots of names are marked in the
/// placer's mask, so that no other name hides them.
void preview_labels(std::deque<LayerWork>& works, Placer& placer);

/// Pixels; 0 without a leader.
[[nodiscard]] double leader_length(const Symbol& symbol);

/// Moves the texts of a name off the symbols that stand at their places whatever lies there, to the
/// left or right or up or down as they stand to theirs; poses that find no clear place are dropped.
/// False when none is left, and the name is unchanged.
[[nodiscard]] bool move_off_fixed_symbols(const std::deque<LayerWork>& works, Symbol& name);

} // namespace cordon::compose
