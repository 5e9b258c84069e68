// SPDX-License-Identifier: MIT
#include "compose/page_layers.hpp"

#include "compose/page_shape.hpp"
#include "compose/web_mercator.hpp"
#include "geom/clip.hpp"
#include "geom/measure.hpp"
#include "geom/simplify.hpp"
#include "proj/projection.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace cordon::compose {

namespace {

/// Lines of at most this many points stay whole, so that their dashes start where the line starts
/// and not where the frame cuts it.
constexpr std::size_t whole_line_points = 4000;

geom::PageShapes to_page(const geom::ProjectedShapes& shapes, const MapFrame& frame) {
    const geom::PageBox keep = frame.box().grown(PageLayers::margin);
    geom::PageShapes out;
    geom::PageShapes one;    // scratch: a feature on the page
    geom::PageShapes simple; // scratch: the same, simplified
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        const geom::ProjectedView shape = shapes[i];
        if (shape.empty() || !frame.map_box(PageLayers::margin).intersects(shapes.box(i))) {
            out.begin(shape.kind());
            continue;
        }
        one.clear();
        one.begin(shape.kind());
        add_parts(
            shape, [&](geom::Projected p) { return frame.to_page(p); }, one);
        simple.clear();
        geom::simplify(one[0], PageLayers::tolerance, geom::SmallRings::drop, simple);
        const bool whole =
            keep.contains(simple.box(0)) ||
            (shape.kind() == geom::Kind::line && simple[0].point_count() <= whole_line_points);
        if (whole) {
            out.add_shape(simple[0]);
        } else {
            geom::clip(simple[0], keep, out);
        }
    }
    return out;
}

/// Pixels beyond the frame that web maps keep: lines and icons there may be wide.
constexpr double web_margin = 256.0;

/// What the sources of a style are asked for.
SourceView view_of(const MapFrame& frame, bool web, double pixel_ratio) {
    SourceView view;
    view.window = frame.window(PageLayers::margin);
    view.zoom = frame.zoom();
    view.crs = frame.projection().definition();
    view.box = frame.map_box();
    view.resolution = frame.resolution() / pixel_ratio;
    view.scale = scale_of(frame.projection().is_web_mercator() ? frame.resolution()
                                                               : frame.ground_resolution());
    if (!web) return view;
    // The frame may show the world several times, and what lies beyond the square.
    const geom::ProjectedBox box = frame.map_box(web_margin);
    const auto latitude = [](double y) {
        return std::atan(std::sinh(y / world_metres * 2.0 * std::numbers::pi)) * 180.0 /
               std::numbers::pi;
    };
    view.window = {box.min_x / world_metres * 360.0, latitude(box.min_y),
                   box.max_x / world_metres * 360.0, latitude(box.max_y)};
    return view;
}

} // namespace

PageLayers::PageLayers(LayerSource& source, const MapFrame& frame, PageOptions options)
    : source_(source), frame_(frame), options_(options),
      web_(options.manner == Manner::web && frame.projection().is_web_mercator()),
      view_(view_of(frame, web_, options.pixel_ratio)) {}

namespace {

/// Outer rings run clockwise on the page and holes the other way, as in vector tiles: lines and
/// symbols along areas begin and lie where web maps have them.
void orient(geom::PageShapes& one) {
    if (one[0].kind() != geom::Kind::polygon) return;
    for (const geom::Part& part : one[0].parts()) {
        const auto ring = one.points().subspan(part.first, part.count);
        const double area = geom::signed_area<geom::PageSpace>(ring); // positive: clockwise, y down
        if ((area < 0) != part.hole) std::reverse(ring.begin(), ring.end());
    }
}

} // namespace

geom::PageShapes PageLayers::straight(const geom::LonLatShapes& shapes) const {
    const WorldCopies copies = world_copies(frame_, web_margin);
    const geom::PageBox keep = frame_.box().grown(web_margin);
    geom::PageShapes out;
    geom::PageShapes one; // scratch: a feature with its copies
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        const geom::LonLatView shape = shapes[i];
        one.clear();
        one.begin(shape.kind());
        for (int copy = copies.first; copy <= copies.last; ++copy) {
            const auto to_page = [&](geom::LonLat p) {
                geom::Projected square = to_square(p);
                square.x += copy;
                return frame_.to_page(square_to_metres(square));
            };
            add_parts(shape, to_page, one);
        }
        orient(one);
        if (one[0].empty() || !keep.intersects(one.box(0))) {
            out.begin(shape.kind());
        } else if (keep.contains(one.box(0)) || shape.kind() == geom::Kind::line) {
            out.add_shape(one[0]);
        } else {
            geom::clip(one[0], keep, out);
        }
    }
    return out;
}

scene::Path PageLayers::outline(const data::TileId& tile) const {
    constexpr int steps = 8; // an edge; enough for the curves that projections make of tiles
    const double size = std::ldexp(1.0, -tile.z);
    const auto corner = [&](double u, double v) {
        return geom::Projected{(tile.x + u) * size, (tile.y + v) * size};
    };
    const auto snapped = [&](geom::PagePoint p) {
        const double r = options_.pixel_ratio;
        return geom::PagePoint{std::round(p.x * r) / r, std::round(p.y * r) / r};
    };
    scene::Path path;
    if (web_) {
        const WorldCopies copies = world_copies(frame_, web_margin);
        constexpr std::array<std::array<double, 2>, 4> corners{{{0, 0}, {1, 0}, {1, 1}, {0, 1}}};
        for (int copy = copies.first; copy <= copies.last; ++copy) {
            for (std::size_t k = 0; k < corners.size(); ++k) {
                geom::Projected p = corner(corners[k][0], corners[k][1]);
                p.x += copy;
                const geom::PagePoint at = snapped(frame_.to_page(square_to_metres(p)));
                k == 0 ? path.move_to(at) : path.line_to(at);
            }
            path.close();
        }
        return path;
    }
    for (int k = 0; k < 4 * steps; ++k) {
        const double t = static_cast<double>(k % steps) / steps;
        constexpr std::array<std::array<double, 4>, 4> sides{
            {{0, 0, 1, 0}, {1, 0, 0, 1}, {1, 1, -1, 0}, {0, 1, 0, -1}}};
        const auto& side = sides.at(static_cast<std::size_t>(k / steps));
        const geom::Projected p = corner(side[0] + t * side[2], side[1] + t * side[3]);
        const double latitude = square_latitude(p.y);
        const auto at =
            frame_.projection().forward({(p.x - 0.5) * 360.0, latitude * 180.0 / std::numbers::pi});
        if (!at) return {};
        const geom::PagePoint page = frame_.to_page(*at);
        k == 0 ? path.move_to(page) : path.line_to(page);
    }
    path.close();
    return path;
}

const PageLayer* PageLayers::get(const std::string& source, const std::string& source_layer) {
    const auto key = std::make_pair(source, source_layer);
    const auto found = layers_.find(key);
    if (found != layers_.end()) return found->second.get();
    std::unique_ptr<PageLayer>& slot = layers_[key];
    data::LayerPtr features = source_.layer_at(source, source_layer, view_);
    if (!features) return nullptr;
    slot = std::make_unique<PageLayer>();
    slot->shapes = web_ ? straight(features->shapes)
                        : to_page(proj::project(features->shapes, frame_.projection(), view_.window,
                                                tolerance * frame_.resolution()),
                                  frame_);
    for (const data::TileSpan& span : features->tiles)
        slot->tiles.push_back({outline(span.tile), span.first, span.last});
    slot->features = std::move(features);
    return slot.get();
}

} // namespace cordon::compose
