// SPDX-License-Identifier: MIT
#include "compose/page_layers.hpp"

#include "geom/clip.hpp"
#include "geom/simplify.hpp"
#include "proj/projection.hpp"

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
        for (std::size_t part = 0; part < shape.part_count(); ++part) {
            one.begin_part(shape.is_hole(part));
            for (const geom::Projected& p : shape.part(part)) one.add(frame.to_page(p));
        }
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

} // namespace

const PageLayer* PageLayers::get(const std::string& source, const std::string& source_layer) {
    const auto key = std::make_pair(source, source_layer);
    const auto found = layers_.find(key);
    if (found != layers_.end()) return found->second.get();
    std::unique_ptr<PageLayer>& slot = layers_[key];
    data::LayerPtr features = source_.layer(source, source_layer, window_);
    if (!features) return nullptr;
    slot = std::make_unique<PageLayer>();
    const geom::ProjectedShapes projected = proj::project(features->shapes, frame_.projection(),
                                                          window_, tolerance * frame_.resolution());
    slot->shapes = to_page(projected, frame_);
    slot->features = std::move(features);
    return slot.get();
}

} // namespace cordon::compose
