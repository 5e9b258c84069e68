// SPDX-License-Identifier: MIT
#include "compose/web_fills.hpp"

#include "compose/pixel_canvas.hpp"
#include "compose/tile_square.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::compose {

using geom::PagePoint;
using style::Property;

namespace {

using Rings = std::vector<std::vector<PagePoint>>;

class WebFills {
  public:
    explicit WebFills(const BoundPageLayer& layer)
        : layer_(layer), bound_(layer.bound), grid_(*layer.context.grid),
          canvas_(grid_.frame, layer.context.pixel_ratio),
          shift_(translation(layer.bound, Property::fill_translate, Property::fill_translate_anchor,
                             layer.context)),
          own_outline_(layer.layer.has(Property::fill_outline_color)) {
        // Web maps draw layers of one opaque colour first; their own hairlines do not cover them.
        solid_ = bound_.is_constant(Property::fill_color) &&
                 bound_.is_constant(Property::fill_opacity) &&
                 bound_.number(Property::fill_opacity, 0) >= 1 &&
                 bound_.color(Property::fill_color, 0).a >= 1;
    }

    void draw() {
        for (const bool outlines : {false, true}) {
            if (outlines && !bound_.boolean(Property::fill_antialias, 0)) continue;
            layer_.page.tiles.empty() ? draw_untiled(outlines) : draw_tiles(outlines);
        }
    }

    [[nodiscard]] scene::Picture picture() const { return canvas_.picture(); }

  private:
    void draw_untiled(bool outlines) {
        const int zoom = std::clamp(static_cast<int>(std::floor(grid_.zoom)), 0, grid_.most_zoom);
        const TileSquare world(layer_.context, zoom, 0, 0);
        for (const std::size_t i : layer_.features) draw_feature(i, world, outlines);
    }

    void draw_tiles(bool outlines) {
        const auto& tiles = layer_.page.tiles;
        const auto& spans = layer_.page.features->tiles;
        for (std::size_t k = 0; k < tiles.size() && k < spans.size(); ++k) {
            const data::TileId id = spans[k].tile;
            for (int copy = grid_.first_copy; copy <= grid_.last_copy; ++copy) {
                const TileSquare tile(layer_.context, id.z, id.x + copy * (std::int64_t{1} << id.z),
                                      id.y);
                canvas_.clip_to(tile.corners());
                for (const std::size_t i : layer_.features)
                    if (i >= tiles[k].first && i < tiles[k].last) draw_feature(i, tile, outlines);
            }
        }
    }

    void draw_feature(std::size_t i, const TileSquare& tile, bool outlines) {
        const geom::PageView shape = layer_.page.shape(i);
        if (shape.kind() != geom::Kind::polygon) return;
        const double opacity = bound_.number(Property::fill_opacity, i);
        const bool line_color = outlines && own_outline_;
        const Color color = with_opacity(
            bound_.color(line_color ? Property::fill_outline_color : Property::fill_color, i),
            opacity);
        if (!(color.a > 0)) return;
        Rings rings;
        const auto flush = [&] {
            if (!rings.empty()) outlines ? trace(rings, color) : canvas_.area(rings, color, solid_);
            rings.clear();
        };
        for (std::size_t part = 0; part < shape.part_count(); ++part) {
            if (!shape.is_hole(part)) flush();
            std::vector<PagePoint> ring;
            for (const PagePoint& p : shape.part(part)) {
                // Web maps keep places in whole units of their tiles.
                const PagePoint units = tile.to_units(p);
                ring.push_back(tile.to_page({std::round(units.x), std::round(units.y)}) + shift_);
            }
            if (ring.size() >= 3) rings.push_back(std::move(ring));
        }
        flush();
    }

    void trace(const Rings& rings, const Color& color) {
        for (const auto& ring : rings)
            for (std::size_t k = 0; k < ring.size(); ++k)
                canvas_.hairline(ring[k], ring[(k + 1) % ring.size()], color, own_outline_);
    }

    const BoundPageLayer& layer_;
    const style::BoundLayer& bound_;
    const WebGrid& grid_;
    PixelCanvas canvas_;
    PagePoint shift_;
    bool own_outline_;
    bool solid_ = false;
};

} // namespace

void paint_web_fills(const BoundPageLayer& layer, scene::Group& out) {
    WebFills fills(layer);
    fills.draw();
    scene::Picture picture = fills.picture();
    if (picture.rgba) out.add(std::move(picture));
}

} // namespace cordon::compose
