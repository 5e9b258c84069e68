// SPDX-License-Identifier: MIT
#include "compose/locator.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace cordon::compose {

using geom::PageBox;
using geom::PagePoint;

namespace {

/// The main map's frame in the locator, its sides curved as the projections have them. Where it
/// runs over the locator's seam the line is open.
scene::Path frame_outline(const MapFrame& main, const MapFrame& locator) {
    constexpr int samples = 12; // a side
    const PageBox& b = main.box();
    const std::array<PagePoint, 5> ring = {PagePoint{b.min_x, b.min_y}, PagePoint{b.max_x, b.min_y},
                                           PagePoint{b.max_x, b.max_y}, PagePoint{b.min_x, b.max_y},
                                           PagePoint{b.min_x, b.min_y}};
    scene::Path path;
    std::optional<PagePoint> before;
    bool is_whole = true;
    for (std::size_t side = 0; side < 4; ++side) {
        for (int k = 0; k < samples; ++k) {
            const PagePoint at = ring.at(side) + (ring.at(side + 1) - ring.at(side)) *
                                                     (static_cast<double>(k) / samples);
            const auto place = main.projection().inverse(main.to_map(at));
            const auto projected = place ? locator.projection().forward(*place) : std::nullopt;
            if (!projected) continue;
            const PagePoint p = locator.to_page(*projected);
            const bool jumps = before && std::abs(p.x - before->x) > locator.box().width() / 2;
            !before || jumps ? path.move_to(p) : path.line_to(p);
            is_whole = is_whole && !jumps;
            before = p;
        }
    }
    if (is_whole) path.close();
    return path;
}

} // namespace

Piece locator_room(const LocatorRequest& locator, double width) {
    const double aspect = locator.extent.height() / locator.extent.width();
    Piece piece;
    piece.width = width;
    piece.height = std::clamp(width * aspect, width * 0.6, width * 1.2);
    piece.group.role = scene::Role::inset;
    return piece;
}

Piece make_locator(Workshop& shop, const SheetRequest& request, const MapFrame& main,
                   double width) {
    const LocatorRequest& locator = *request.locator;
    Piece piece = locator_room(locator, width);
    const PageBox box{0, 0, piece.width, piece.height};
    const MapFrame frame = MapFrame::fit(locator.projection, box, locator.extent);
    MapPainter painter({*locator.style, *request.layers, shop.shaper, *request.reporter,
                        std::string(code(shop.language))},
                       frame);
    painter.draw_shapes();
    scene::Shape outline;
    outline.path = frame_outline(main, frame);
    outline.stroke = scene::Stroke{.color = shop.theme.accent, .width = 1.4};
    painter.block(outline.path.box());
    piece.group.id = "locator";
    piece.group.title =
        shop.language == Language::fr ? "Situation de la carte" : "Where the map lies";
    scene::Group map = painter.finish();
    map.id = "locator-map";
    map.role = scene::Role::none;
    map.clip = scene::Path::rectangle(box);
    for (scene::Node& node : map.children)
        if (auto* layer = std::get_if<scene::Group>(&node.item)) layer->id = "locator-" + layer->id;
    map.add(std::move(outline));
    piece.group.add(std::move(map));
    scene::Shape edge;
    edge.path = scene::Path::rectangle(box);
    edge.stroke = scene::Stroke{.color = shop.theme.frame, .width = 0.8};
    piece.group.add(std::move(edge));
    return piece;
}

} // namespace cordon::compose
