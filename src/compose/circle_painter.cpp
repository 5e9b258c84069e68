// SPDX-License-Identifier: MIT
#include "compose/painter.hpp"
#include "compose/web_circles.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::compose {

using geom::PagePoint;
using scene::Shape;
using style::Property;

namespace {

/// A circle whose edge fades over `blur` (1 = the whole radius), as a stack of discs.
void add_soft_circles(const scene::Stamps& circles, double radius, double blur, double pixel_ratio,
                      scene::Group& out) {
    const double steps = std::clamp(std::ceil(radius * blur * pixel_ratio), 4.0, 40.0);
    for (const PagePoint& at : circles.at) {
        scene::Group group;
        group.opacity = circles.fill->color.a;
        double below = 0.0;
        for (double k = 0; k < steps; ++k) {
            const double t = (k + 0.5) / steps; // share of the fading edge, from outside
            const double wanted = std::min(1.0, t * t * (3.0 - 2.0 * t));
            const double r = radius * (1.0 - blur * (k + 0.25) / steps);
            if (r <= 0) break;
            Shape disc;
            disc.path = scene::Path::circle(at, r);
            disc.fill = scene::Fill{circles.fill->color};
            disc.fill->color.a = 1.0 - (1.0 - wanted) / (1.0 - below);
            below = wanted;
            group.add(std::move(disc));
        }
        out.add(std::move(group));
    }
}

struct CircleSize {
    double radius = 0.0;
    double stroke = 0.0;
    double blur = 0.0;
};

/// Circles of one feature that overlap themselves: translucent strokes begin where the disc ends.
void add_apart(const geom::PageView& shape, PagePoint shift, const scene::Stamps& paint,
               const CircleSize& size, const PaintContext& context, scene::Group& out) {
    scene::Stamps disc;
    disc.fill = paint.fill;
    for (std::size_t part = 0; part < shape.part_count(); ++part)
        for (const PagePoint& p : shape.part(part)) disc.at.push_back(p + shift);
    if (size.blur > 0 && !paint.stroke)
        return add_soft_circles(disc, size.radius, std::min(1.0, size.blur), context.pixel_ratio,
                                out);
    scene::Stamps ring;
    ring.at = disc.at;
    ring.stroke = paint.stroke;
    if (size.blur > 0) {
        scene::Stamps whole = disc;
        whole.fill = scene::Fill{paint.stroke->color};
        add_soft_circles(whole, size.radius + size.stroke, std::min(1.0, size.blur),
                         context.pixel_ratio, out);
        // The inner edge fades over as many pixels as the outer one.
        const double share = (size.radius + size.stroke) / std::max(size.radius, 1e-6);
        return add_soft_circles(disc, size.radius, std::min(1.0, size.blur * share),
                                context.pixel_ratio, out);
    }
    disc.path = scene::Path::circle({0, 0}, size.radius);
    if (disc.fill->color.a > 0 && size.radius > 0) out.add(std::move(disc));
    ring.path = scene::Path::circle({0, 0}, size.radius + size.stroke / 2);
    if (ring.stroke && ring.stroke->color.a > 0) out.add(std::move(ring));
}

} // namespace

void paint_circle(const BoundPageLayer& layer, scene::Group& out) {
    if (layer.context.grid) return paint_web_circles(layer, out);
    const style::BoundLayer& bound = layer.bound;
    const PagePoint shift = translation(bound, Property::circle_translate,
                                        Property::circle_translate_anchor, layer.context);
    scene::Stamps stamps;
    double radius_now = -1.0;
    const auto same = [](const scene::Stamps& a, const scene::Stamps& b) {
        const bool strokes = a.stroke.has_value() == b.stroke.has_value() &&
                             (!a.stroke || (a.stroke->color == b.stroke->color &&
                                            a.stroke->width == b.stroke->width));
        return a.fill->color == b.fill->color && strokes;
    };
    for (const std::size_t i : layer.features) {
        const double radius = std::max(0.0, bound.number(Property::circle_radius, i));
        const double width = bound.number(Property::circle_stroke_width, i);
        scene::Stamps paint;
        paint.fill = scene::Fill{with_opacity(bound.color(Property::circle_color, i),
                                              bound.number(Property::circle_opacity, i))};
        if (width > 0) {
            // The stroke lies outside the radius (specification: "width of the circle's stroke …
            // outside of the radius").
            paint.stroke = scene::Stroke{
                .color = with_opacity(bound.color(Property::circle_stroke_color, i),
                                      bound.number(Property::circle_stroke_opacity, i)),
                .width = width};
        }
        const double blur = bound.number(Property::circle_blur, i);
        const bool translucent =
            paint.stroke && (paint.stroke->color.a < 1 || paint.fill->color.a < 1);
        if (blur > 0 || translucent) {
            if (!stamps.at.empty()) out.add(std::move(stamps));
            stamps = {};
            radius_now = -1.0;
            add_apart(layer.page.shape(i), shift, paint, {radius, width, blur}, layer.context, out);
            continue;
        }
        const bool new_paint = radius != radius_now || stamps.at.empty() || !same(paint, stamps);
        if (new_paint) {
            if (!stamps.at.empty()) out.add(std::move(stamps));
            paint.path = scene::Path::circle({0, 0}, radius + width / 2);
            stamps = std::move(paint);
            radius_now = radius;
        }
        const auto shape = layer.page.shape(i);
        for (std::size_t part = 0; part < shape.part_count(); ++part)
            for (const PagePoint& p : shape.part(part)) stamps.at.push_back(p + shift);
    }
    if (!stamps.at.empty()) out.add(std::move(stamps));
}

} // namespace cordon::compose
