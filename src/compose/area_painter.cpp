// SPDX-License-Identifier: MIT
#include "compose/batch.hpp"
#include "compose/hatch.hpp"
#include "compose/painter.hpp"
#include "compose/web_fills.hpp"

#include <map>
#include <optional>
#include <string>

namespace cordon::compose {

using geom::PagePoint;
using scene::Shape;
using style::Property;

namespace {

/// The patterns of one layer, made once for each name.
class Patterns {
  public:
    Patterns(const PaintContext& context, PagePoint near) : context_(context), near_(near) {}
    /// Null when there is no such image. `ink` paints what the image leaves open.
    std::shared_ptr<const scene::Pattern> get(std::string_view name, const Color& ink) {
        const StyleImage* image = context_.image(name);
        if (image == nullptr) return nullptr;
        const bool tinted = image->art && image->art->tinted;
        std::string key(name);
        if (tinted) key += to_hex(ink);
        const auto known = made_.find(key);
        if (known != made_.end()) return known->second;
        return made_.emplace(std::move(key), make_pattern(*image, context_, near_, ink))
            .first->second;
    }

  private:
    const PaintContext& context_;
    PagePoint near_;
    std::map<std::string, std::shared_ptr<const scene::Pattern>, std::less<>> made_;
};

/// Names of the properties that fill and fill-extrusion share.
struct AreaProperties {
    Property color = Property::fill_color;
    Property opacity = Property::fill_opacity;
    Property pattern = Property::fill_pattern;
    Property translate = Property::fill_translate;
    Property anchor = Property::fill_translate_anchor;
    bool outline = true; ///< takes fill-outline-color and fill-antialias
};

/// How one area is painted; empty when nothing shows.
std::optional<Shape> area_paint(const BoundPageLayer& layer, const AreaProperties& use,
                                std::size_t i, Patterns& patterns) {
    const style::BoundLayer& bound = layer.bound;
    const double opacity = bound.number(use.opacity, i);
    const Color color = with_opacity(bound.color(use.color, i), opacity);
    const bool patterned = layer.layer.has(use.pattern);
    const std::string name(patterned ? bound.text(use.pattern, i) : std::string_view());
    const auto hatch = patterned ? parse_hatch(name) : std::nullopt;
    const bool outlined = use.outline && layer.layer.has(Property::fill_outline_color);
    Shape paint;
    if (hatch) {
        paint.stroke = scene::Stroke{.color = color, .width = hatch->width};
        return color.a > 0 ? std::optional(paint) : std::nullopt;
    }
    paint.fill = scene::Fill{.color = color};
    // Tiles fix the direction of rings; their margins make repeated worlds overlap.
    if (!layer.page.tiles.empty()) paint.fill->rule = scene::FillRule::non_zero;
    if (use.outline) paint.fill->antialias = bound.boolean(Property::fill_antialias, i);
    if (patterned && (!name.empty() || !bound.is_constant(use.pattern))) {
        paint.fill->pattern = patterns.get(name, bound.color(use.color, i));
        paint.fill->color = {0, 0, 0, paint.fill->pattern ? opacity : 0.0};
        if (paint.fill->color.a <= 0) return std::nullopt;
        return paint;
    }
    // Outlines need the soft edge: without it none is drawn (specification of fill-outline-color).
    const bool soft = layer.context.manner == Manner::sheet || paint.fill->antialias;
    if (outlined && soft)
        paint.stroke = scene::Stroke{
            .color = with_opacity(bound.color(Property::fill_outline_color, i), opacity)};
    if (color.a <= 0 && !paint.stroke) return std::nullopt;
    return paint;
}

void paint_areas(const BoundPageLayer& layer, const AreaProperties& use, scene::Group& out) {
    const style::BoundLayer& bound = layer.bound;
    const PagePoint shift = translation(bound, use.translate, use.anchor, layer.context);
    PaintContext context = layer.context;
    context.origin = context.origin + shift;
    Patterns patterns(context, {});
    Batch batch(out);
    HatchedAreas hatched_areas;
    for (const std::size_t i : layer.features) {
        if (layer.page.shape(i).kind() != geom::Kind::polygon) continue;
        auto paint = area_paint(layer, use, i, patterns);
        if (!paint) continue;
        const bool hatched = !paint->fill;
        if (hatched && !hatched_areas.add(layer.page.shape(i), bound.text(use.pattern, i),
                                          paint->stroke->color))
            continue;
        scene::Path& path = batch.piece(std::move(*paint));
        const std::size_t first = path.points.size();
        if (hatched) {
            add_hatch(layer.page.shape(i), *parse_hatch(bound.text(use.pattern, i)), path);
        } else {
            append_shape(layer.page.shape(i), path);
        }
        move_by(path, first, shift);
        batch.end_piece();
    }
}

} // namespace

void paint_fill(const BoundPageLayer& layer, scene::Group& out) {
    if (layer.context.grid) return paint_web_fills(layer, out);
    paint_areas(layer, {}, out);
}

void paint_footprint(const BoundPageLayer& layer, scene::Group& out) {
    paint_areas(layer,
                {Property::fill_extrusion_color, Property::fill_extrusion_opacity,
                 Property::fill_extrusion_pattern, Property::fill_extrusion_translate,
                 Property::fill_extrusion_translate_anchor, false},
                out);
}

} // namespace cordon::compose
