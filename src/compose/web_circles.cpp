// SPDX-License-Identifier: MIT
#include "compose/web_circles.hpp"

#include "compose/pixel_canvas.hpp"
#include "compose/tile_square.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::compose {

using geom::PagePoint;
using style::Property;

namespace {

/// 0..1 between two values, of which the first may be the larger one.
double smooth_step(double from, double to, double at) {
    if (from == to) return at < from ? 0.0 : 1.0;
    const double t = std::clamp((at - from) / (to - from), 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

/// How the circles of one feature are painted.
struct CirclePaint {
    Color color{};
    Color stroke{};
    double radius = 0.0;
    double width = 0.0; ///< of the stroke
    double fade = 0.0;  ///< width of the soft edge as a share of the whole radius

    /// At `distance` from the centre, 1 = the outer edge.
    [[nodiscard]] Color at(double distance) const {
        const double opacity = smooth_step(0.0, -fade, distance - 1.0);
        const double t =
            width < 0.01 ? 0.0 : smooth_step(-fade, 0.0, distance - radius / (radius + width));
        const double alpha = color.a + (stroke.a - color.a) * t;
        if (!(alpha > 0)) return {0, 0, 0, 0};
        const auto part = [&](double disc, double ring) {
            return (disc * color.a * (1 - t) + ring * stroke.a * t) / alpha;
        };
        return {part(color.r, stroke.r), part(color.g, stroke.g), part(color.b, stroke.b),
                alpha * opacity};
    }
};

CirclePaint circle_paint(const style::BoundLayer& bound, std::size_t i, double pixel_ratio) {
    CirclePaint paint;
    paint.color = with_opacity(bound.color(Property::circle_color, i),
                               bound.number(Property::circle_opacity, i));
    paint.stroke = with_opacity(bound.color(Property::circle_stroke_color, i),
                                bound.number(Property::circle_stroke_opacity, i));
    paint.radius = bound.number(Property::circle_radius, i);
    paint.width = bound.number(Property::circle_stroke_width, i);
    const double pixel = 1.0 / pixel_ratio / std::max(1e-6, paint.radius + paint.width);
    paint.fade = std::max(bound.number(Property::circle_blur, i), pixel);
    return paint;
}

/// A circle of a layer, with the tile that holds its centre.
struct Place {
    std::size_t feature = 0;
    PagePoint units{};
    std::array<double, 3> tile{}; ///< copy of the world, row, column
};

/// Centres in drawing order. Web maps draw tile by tile, from the upper left one; a sort key
/// counts for all tiles together.
std::vector<Place> places_of(const BoundPageLayer& layer, const TileSquare& world) {
    std::vector<Place> out;
    const double columns = std::ldexp(1.0, world.zoom());
    for (const std::size_t i : layer.features) {
        const geom::PageView shape = layer.page.shape(i);
        for (std::size_t part = 0; part < shape.part_count(); ++part) {
            for (const PagePoint& p : shape.part(part)) {
                // Web maps keep places in whole units of their tiles.
                const PagePoint at = world.to_units(p);
                const PagePoint units{std::round(at.x), std::round(at.y)};
                const double column = std::floor(units.x / TileSquare::extent);
                const double row = std::floor(units.y / TileSquare::extent);
                out.push_back({i, units, {std::floor(column / columns), row, column}});
            }
        }
    }
    if (!layer.layer.has(Property::circle_sort_key))
        std::stable_sort(out.begin(), out.end(),
                         [](const Place& a, const Place& b) { return a.tile < b.tile; });
    return out;
}

} // namespace

void paint_web_circles(const BoundPageLayer& layer, scene::Group& out) {
    const PaintContext& context = layer.context;
    const PagePoint shift = translation(layer.bound, Property::circle_translate,
                                        Property::circle_translate_anchor, context);
    const int zoom =
        std::clamp(static_cast<int>(std::floor(context.grid->zoom)), 0, context.grid->most_zoom);
    const TileSquare world(context, zoom, 0, 0);
    PixelCanvas canvas(context.grid->frame, context.pixel_ratio);
    for (const Place& place : places_of(layer, world)) {
        const CirclePaint paint = circle_paint(layer.bound, place.feature, context.pixel_ratio);
        const double reach = paint.radius + paint.width;
        if (!(reach > 0)) continue;
        const Shader shade = [&paint](const std::array<double, 4>& v) {
            return paint.at(std::hypot(v[0], v[1]));
        };
        const PagePoint at = world.to_page(place.units) + shift;
        const auto corner = [&](double x, double y) {
            return CanvasVertex{at + PagePoint{x, y} * reach, {x, y, 0, 0}};
        };
        canvas.triangle({corner(-1, -1), corner(1, -1), corner(1, 1)}, shade);
        canvas.triangle({corner(-1, -1), corner(1, 1), corner(-1, 1)}, shade);
    }
    scene::Picture picture = canvas.picture();
    if (picture.rgba) out.add(std::move(picture));
}

} // namespace cordon::compose
