// SPDX-License-Identifier: MIT
#include "compose/paint_context.hpp"

#include <cmath>
#include <numbers>

namespace cordon::compose {

using geom::PagePoint;

namespace {

/// A vector of the map as it lies on the turned page.
PagePoint turned(PagePoint v, double bearing) {
    const double a = bearing * std::numbers::pi / 180.0;
    return {v.x * std::cos(a) + v.y * std::sin(a), v.y * std::cos(a) - v.x * std::sin(a)};
}

} // namespace

std::shared_ptr<const scene::Pattern> make_pattern(const StyleImage& image,
                                                   const PaintContext& context, PagePoint near,
                                                   const Color& ink) {
    auto pattern = std::make_shared<scene::Pattern>();
    pattern->art = image.art;
    pattern->ink = ink;
    pattern->rgba = image.rgba;
    pattern->width = image.width;
    pattern->height = image.height;
    const double scale = context.step / image.pixel_ratio;
    pattern->right = turned({scale, 0.0}, context.bearing);
    pattern->down = turned({0.0, scale}, context.bearing);
    // The copy next to what is drawn keeps numbers small at large zooms.
    const PagePoint away = near - context.origin;
    const PagePoint straight = turned(away, -context.bearing);
    const double columns = std::round(straight.x / (scale * image.width));
    const double rows = std::round(straight.y / (scale * image.height));
    pattern->origin =
        context.origin +
        turned({columns * scale * image.width, rows * scale * image.height}, context.bearing);
    return pattern;
}

PagePoint translation(const style::BoundLayer& bound, style::Property property,
                      style::Property anchor, const PaintContext& context) {
    const auto values = bound.numbers(property, 0);
    if (values.size() != 2) return {};
    const PagePoint by{values[0], values[1]};
    return bound.text(anchor, 0) == "viewport" || context.bearing == 0.0
               ? by
               : turned(by, context.bearing);
}

} // namespace cordon::compose
