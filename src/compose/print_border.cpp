// SPDX-License-Identifier: MIT
#include "compose/print_border.hpp"

#include "compose/sheet.hpp"
#include "core/units.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

namespace cordon::compose {

using geom::PageBox;
using geom::PagePoint;

namespace {

constexpr double mark_length = 5.0 * pixels_per_mm;
/// Without bleed, marks keep off the sheet by this much, so that a cut a little outside shows none.
constexpr double least_gap = 2.0 * pixels_per_mm;
constexpr double mark_width = 0.25 * pixels_per_point;

double gap_of(const PrintBorder& border) {
    return std::max(border.bleed, least_gap);
}

/// What the map reports was heard when the map itself was drawn.
class NoReporter final : public Reporter {
  public:
    void report(const Diagnostic& /*diagnostic*/) override {}
};

/// The same drawing as a copy: other ids, and nothing for readers, who have the map.
void make_silent(scene::Group& group) {
    if (!group.id.empty()) group.id = "bleed-" + group.id;
    group.role = scene::Role::none;
    group.title.clear();
    group.description.clear();
    group.data.clear();
    for (scene::Node& child : group.children)
        if (auto* inner = std::get_if<scene::Group>(&child.item)) make_silent(*inner);
}

bool is_symbol_layer(const style::Style& style, const std::string& group_id) {
    return std::any_of(style.layers.begin(), style.layers.end(), [&](const style::Layer& layer) {
        return layer.type == style::LayerType::symbol && group_id == "layer-" + layer.id;
    });
}

/// `box` with the sides that lie on the page's edge moved out.
PageBox grown_at_edges(const PageBox& box, const PageBox& page, double by) {
    constexpr double near = 0.5; // pixels
    const auto side = [&](double own, double edge, double outward) {
        return std::abs(own - edge) < near ? own + outward : own;
    };
    return {side(box.min_x, page.min_x, -by), side(box.min_y, page.min_y, -by),
            side(box.max_x, page.max_x, by), side(box.max_y, page.max_y, by)};
}

scene::Group crop_marks(const PageBox& trim, const PrintBorder& border) {
    const double near = gap_of(border);
    const double far = near + mark_length;
    scene::Shape lines;
    for (const double x : {trim.min_x, trim.max_x})
        for (const auto& [from, to] : {std::pair{trim.min_y - far, trim.min_y - near},
                                       std::pair{trim.max_y + near, trim.max_y + far}}) {
            lines.path.move_to({x, from});
            lines.path.line_to({x, to});
        }
    for (const double y : {trim.min_y, trim.max_y})
        for (const auto& [from, to] : {std::pair{trim.min_x - far, trim.min_x - near},
                                       std::pair{trim.max_x + near, trim.max_x + far}}) {
            lines.path.move_to({from, y});
            lines.path.line_to({to, y});
        }
    lines.stroke = scene::Stroke{.color = {0, 0, 0, 1}, .width = mark_width};
    scene::Group group;
    group.id = "crop-marks";
    group.add(std::move(lines));
    return group;
}

} // namespace

double PrintBorder::width() const {
    return crop_marks ? gap_of(*this) + mark_length : bleed;
}

scene::Group map_bleed(const MapPainter::Inputs& inputs, const MapFrame& frame, const PageBox& page,
                       double bleed) {
    scene::Group group;
    const PageBox outer = grown_at_edges(frame.box(), page, bleed);
    if (outer == frame.box()) return group;
    NoReporter nobody;
    const MapPainter::Inputs silent{.style = inputs.style,
                                    .layers = inputs.layers,
                                    .shaper = inputs.shaper,
                                    .reporter = nobody,
                                    .language = inputs.language,
                                    .manner = inputs.manner,
                                    .pixel_ratio = inputs.pixel_ratio,
                                    .images = inputs.images};
    const MapFrame beyond(frame.projection(), outer, frame.to_map(outer.center()),
                          frame.resolution());
    MapPainter painter(silent, beyond);
    painter.draw_shapes();
    group = painter.finish();
    std::erase_if(group.children, [&](const scene::Node& node) {
        const auto* layer = std::get_if<scene::Group>(&node.item);
        return layer != nullptr && is_symbol_layer(inputs.style, layer->id);
    });
    make_silent(group);
    // The map covers the seam: this part reaches a pixel below it.
    group.clip = scene::Path::rectangle(outer);
    group.clip->append(scene::Path::rectangle(grown_at_edges(frame.box(), page, -1.0)));
    return group;
}

void add_border(Sheet& sheet, const PrintBorder& border) {
    const double width = border.width();
    if (width <= 0.0) return;
    scene::Scene& scene = sheet.scene;
    scene::translate(scene.root, {width, width});
    const auto moved = [&](const PageBox& box) {
        return PageBox{box.min_x + width, box.min_y + width, box.max_x + width, box.max_y + width};
    };
    sheet.map_box = moved(sheet.map_box);
    sheet.trim = moved(sheet.trim);
    const PageBox& trim = sheet.trim;
    scene.width += 2 * width;
    scene.height += 2 * width;
    if (!border.crop_marks) return;
    const Color white{1, 1, 1, 1};
    if (scene.background != white) { // beside the bleed the paper stays as it is
        scene::Shape paper;
        paper.path = scene::Path::rectangle(trim.grown(border.bleed));
        paper.fill = scene::Fill{.color = scene.background};
        scene::Group group;
        group.id = "paper";
        group.add(std::move(paper));
        scene.root.children.insert(scene.root.children.begin(), scene::Node{std::move(group)});
        scene.background = white;
    }
    scene.root.add(crop_marks(trim, border));
}

} // namespace cordon::compose
