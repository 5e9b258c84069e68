// SPDX-License-Identifier: MIT
#include "compose/rose.hpp"

#include "compose/theme.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cordon::compose {

using geom::PagePoint;
using scene::Path;
using scene::Shape;

namespace {

PagePoint at(PagePoint centre, double radius, double azimuth_deg) {
    const double a = azimuth_deg * std::numbers::pi / 180.0;
    return {centre.x + radius * std::sin(a), centre.y - radius * std::cos(a)};
}

Path wedge(PagePoint centre, double radius, double from_deg, double to_deg) {
    Path path;
    path.move_to(centre);
    constexpr int steps = 8; // a chord of a few degrees: below a tenth of a pixel off the arc
    for (int i = 0; i <= steps; ++i)
        path.line_to(at(centre, radius, from_deg + (to_deg - from_deg) * i / steps));
    path.close();
    return path;
}

/// The next of 1, 2, 5, 10 … that is at least `value`.
double round_up(double value) {
    double step = 1.0;
    for (int i = 0; step < value; ++i) step *= i % 3 == 1 ? 2.5 : 2.0;
    return step;
}

} // namespace

Piece make_rose(Workshop& shop, const RoseRequest& request, double size) {
    const double most = request.counts.empty()
                            ? 0.0
                            : *std::max_element(request.counts.begin(), request.counts.end());
    if (most <= 0.0) return {};
    Piece piece;
    piece.group.id = "rose";
    piece.group.title = request.title;
    const text::TextStyle small = text_style(shop.theme, Weight::regular, shop.theme.small, size);
    Piece title = make_text(shop, request.title,
                            text_style(shop.theme, Weight::semibold, shop.theme.small, size + 26.0),
                            shop.theme.ink);
    Piece north = make_text(shop, "N", small, shop.theme.muted);
    const double top = title.height + north.height + 1.0;
    const double radius = size / 2;
    const double width = std::max(size, title.width);
    const PagePoint centre{width / 2, top + radius};
    const double outer = round_up(most);
    Shape circle;
    circle.path = Path::circle(centre, radius);
    circle.stroke = scene::Stroke{.color = shop.theme.panel_edge, .width = 0.7};
    piece.group.add(std::move(circle));
    const double sector = 360.0 / static_cast<double>(request.counts.size());
    for (std::size_t k = 0; k < request.counts.size(); ++k) {
        if (request.counts[k] <= 0.0) continue;
        Shape shape;
        // The area of a wedge, not its length, is what the eye compares.
        const double length = radius * std::sqrt(request.counts[k] / outer);
        const double from = static_cast<double>(k) * sector;
        shape.path = wedge(centre, length, from + 0.8, from + sector - 0.8);
        shape.fill = scene::Fill{shop.theme.accent};
        piece.group.add(std::move(shape));
    }
    Shape middle;
    middle.path = Path::circle(centre, 1.6);
    middle.fill = scene::Fill{shop.theme.ink};
    piece.group.add(std::move(middle));
    Piece scale = make_text(
        shop, fmt::format(fmt::runtime(request.unit), format_number_short(outer, 0, shop.language)),
        small, shop.theme.muted);
    piece.width = std::max(width, scale.width);
    const PagePoint title_at{(piece.width - title.width) / 2, 0};
    const PagePoint north_at{centre.x - north.width / 2, top - north.height};
    const PagePoint scale_at{(piece.width - scale.width) / 2, top + size + 1.0};
    piece.height = scale_at.y + scale.height;
    put(piece.group, std::move(title), title_at);
    put(piece.group, std::move(north), north_at);
    put(piece.group, std::move(scale), scale_at);
    return piece;
}

} // namespace cordon::compose
