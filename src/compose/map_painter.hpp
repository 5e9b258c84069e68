// SPDX-License-Identifier: MIT
#pragma once

#include "compose/layer_source.hpp"
#include "compose/manner.hpp"
#include "compose/map_frame.hpp"
#include "compose/nudges.hpp"
#include "compose/placement.hpp"
#include "compose/style_images.hpp"
#include "core/diagnostic.hpp"
#include "scene/scene.hpp"
#include "style/style.hpp"
#include "text/shaper.hpp"

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace cordon::compose {

/// A feature that was drawn, by the layer that drew it; what the legend is made of.
struct DrawnLayer {
    const style::Layer* layer = nullptr;
    data::LayerPtr features;
    std::vector<std::size_t> drawn; ///< indices of the features that the layer drew
};

/// Draws a style's layers into a frame, in two steps, so that furniture can be placed in between
/// where it hides least.
class MapPainter {
  public:
    struct Inputs {
        const style::Style& style;
        LayerSource& layers;
        text::Shaper& shaper;
        Reporter& reporter;
        std::string language;
        Manner manner = Manner::sheet;
        double pixel_ratio = 1.0; ///< device pixels in a CSS pixel of what becomes a bitmap
        const StyleImages* images = nullptr;        ///< of the style's sprites; null = none
        bool collide_across_sources = true;         ///< do symbols keep off those of other sources?
        const std::vector<Nudge>* nudges = nullptr; ///< moves by hand; null = none
        bool explain_labels = false;                ///< fill label_report()
    };

    /// All inputs must outlive the painter.
    MapPainter(const Inputs& inputs, const MapFrame& frame);
    ~MapPainter();
    MapPainter(const MapPainter&) = delete;
    MapPainter& operator=(const MapPainter&) = delete;
    MapPainter(MapPainter&&) = delete;
    MapPainter& operator=(MapPainter&&) = delete;

    /// Step 1: evaluates layers, draws areas, lines and circles, prepares symbols.
    void draw_shapes();
    /// How much a box on the page would hide (incidents count most, then routes, towns, borders).
    [[nodiscard]] double hidden_by(const geom::PageBox& box) const;
    /// The same of incidents, routes and other layers that the map is about; not of its base map.
    [[nodiscard]] double subject_hidden_by(const geom::PageBox& box) const;
    /// Furniture that labels must keep off.
    void block(const geom::PageBox& box);
    /// Step 2: places the symbols; the group holds one group a layer, in the style's order.
    [[nodiscard]] scene::Group finish();
    /// What was drawn, in the style's order; valid after step 1.
    [[nodiscard]] const std::vector<DrawnLayer>& drawn() const;
    /// Number of labels that found no place, by layer id; valid after finish().
    [[nodiscard]] const std::vector<std::pair<std::string, int>>& dropped() const;
    /// See explain_labels(); valid after finish(), empty unless asked for.
    [[nodiscard]] const std::vector<std::string>& label_report() const;
    /// Indices of the moves by hand that found their name or symbol; valid after finish().
    [[nodiscard]] const std::set<std::size_t>& nudges_used() const;
    /// Number of names and symbols with a place; valid after finish().
    [[nodiscard]] int placed() const;

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace cordon::compose
