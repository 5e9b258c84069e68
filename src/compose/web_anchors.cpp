// SPDX-License-Identifier: MIT
#include "compose/web_anchors.hpp"

#include "compose/polyline.hpp"

#include <cmath>
#include <numbers>

namespace cordon::compose {

using geom::PagePoint;

namespace {

/// All in tile units.
struct Spacing {
    double first = 0.0;
    double step = 1.0;
    double half_length = 0.0;
};

bool in_tile(PagePoint p) {
    return p.x >= 0 && p.x < TileSquare::extent && p.y >= 0 && p.y < TileSquare::extent;
}

bool at_side(PagePoint p) {
    return p.x == 0 || p.y == 0 || p.x == TileSquare::extent || p.y == TileSquare::extent;
}

std::vector<LineAnchor> spaced(std::span<const PagePoint> line, const TileSquare& tile,
                               const Spacing& spacing) {
    constexpr std::size_t most = 10000;
    std::vector<LineAnchor> out;
    const double total = length(line);
    double passed = 0.0;
    double at = spacing.first;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const PagePoint d = line[i + 1] - line[i];
        const double segment = std::hypot(d.x, d.y);
        for (; at < passed + segment && out.size() < most; at += spacing.step) {
            const PagePoint p = line[i] + d * ((at - passed) / segment);
            const bool fits = at >= spacing.half_length && at + spacing.half_length <= total;
            if (!fits || !in_tile(p)) continue;
            const PagePoint way = tile.turned(d);
            out.push_back({tile.to_page({std::round(p.x), std::round(p.y)}),
                           std::atan2(way.y, way.x) * 180.0 / std::numbers::pi});
        }
        passed += segment;
    }
    return out;
}

} // namespace

std::vector<LineAnchor> web_anchors(std::span<const PagePoint> line, const TileSquare& tile,
                                    double overscaling, const AnchorRules& rules) {
    const double unit = TileSquare::extent / (512.0 * overscaling); // units in a pixel
    const double label = rules.length * unit;
    double step = std::max(1.0, rules.spacing * unit);
    if (step - label < step / 4) step = label + step / 4;
    std::vector<LineAnchor> out;
    for (const TilePiece& piece : pieces_of(line, tile, 0.0)) {
        if (piece.points.size() < 2) continue;
        const bool continued = at_side(piece.points.front());
        const double start =
            continued ? step / 2 * overscaling : (rules.length / 2 + rules.clear) * unit;
        std::vector<LineAnchor> anchors =
            spaced(piece.points, tile, {std::fmod(start, step), step, label / 2});
        if (anchors.empty() && !continued)
            anchors = spaced(piece.points, tile, {length(piece.points) / 2, step, label / 2});
        out.insert(out.end(), anchors.begin(), anchors.end());
    }
    return out;
}

} // namespace cordon::compose
