// SPDX-License-Identifier: MIT
#include "compose/web_line_icons.hpp"

#include "compose/polyline.hpp"
#include "compose/symbol_poses.hpp"
#include "compose/web_anchors.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::compose {

using geom::PagePoint;
using style::Property;

double web_angle(const BoundPageLayer& layer, std::size_t i, double line_angle) {
    const std::string_view alignment = layer.bound.text(Property::icon_rotation_alignment, i);
    if (alignment == "viewport") return 0.0;
    const bool upright = layer.bound.boolean(Property::icon_keep_upright, i);
    const double turn = std::remainder(line_angle, 360.0);
    return upright && (turn > 90.0 || turn <= -90.0) ? turn + 180.0 : turn;
}

namespace {

/// Distances from a line's start at which web maps put symbols of a length.
std::vector<double> web_distances(const BoundPageLayer& layer, std::size_t i, double total,
                                  double symbol_length) {
    const style::BoundLayer& bound = layer.bound;
    if (bound.text(Property::symbol_placement, i) == "line-center") return {total / 2};
    double spacing = bound.number(Property::symbol_spacing, i) * layer.context.step;
    if (spacing - symbol_length < spacing / 4) spacing = symbol_length + spacing / 4;
    // Away from the end, where other lines meet this one.
    constexpr double clear_ems = 2.0;
    const double clear =
        symbol_length / 2 + clear_ems * bound.number(Property::text_size, i) * layer.context.step;
    std::vector<double> out;
    for (double at = std::fmod(clear, spacing); at < total; at += spacing)
        if (at - symbol_length / 2 >= 0 && at + symbol_length / 2 <= total) out.push_back(at);
    if (out.empty() && symbol_length <= total) out.push_back(total / 2);
    return out;
}

/// Length of the icon along the line, which counts in ems of the label; pixels.
double label_length(const BoundPageLayer& layer, const Symbol& model) {
    constexpr double label_unit = 24.0;
    return model.icon->box.width() /
           std::max(0.01, layer.bound.number(Property::icon_size, model.feature)) *
           layer.bound.number(Property::text_size, model.feature) / label_unit;
}

void add_icon(const BoundPageLayer& layer, const Symbol& model, const LineAnchor& anchor,
              std::vector<Symbol>& out) {
    Symbol symbol = model;
    Pose pose;
    pose.icon_at = anchor.at;
    pose.icon_angle = web_angle(layer, model.feature, anchor.angle);
    geom::PageBox box = model.icon->box;
    box = {box.min_x + anchor.at.x, box.min_y + anchor.at.y, box.max_x + anchor.at.x,
           box.max_y + anchor.at.y};
    const auto padding = layer.bound.numbers(Property::icon_padding, model.feature);
    symbol.poses.push_back(std::move(pose));
    symbol.candidates.push_back({{padded(box, padding)}, 0.0, std::nullopt});
    out.push_back(std::move(symbol));
}

void add_in_tile(const BoundPageLayer& layer, const Symbol& model, const TileSquare& tile,
                 std::vector<Symbol>& out) {
    constexpr double clear_ems = 2.0;
    const std::size_t i = model.feature;
    AnchorRules rules;
    rules.spacing = layer.bound.number(Property::symbol_spacing, i);
    rules.length = label_length(layer, model);
    rules.clear = clear_ems * layer.bound.number(Property::text_size, i);
    const double overscaling =
        std::exp2(std::max(0.0, std::floor(layer.context.grid->zoom) - tile.zoom()));
    const geom::PageView shape = layer.page.shape(i);
    for (std::size_t part = 0; part < shape.part_count(); ++part) {
        if (shape.part(part).size() < 2) continue;
        for (const LineAnchor& anchor : web_anchors(shape.part(part), tile, overscaling, rules))
            add_icon(layer, model, anchor, out);
    }
}

} // namespace

void add_web_icons(const BoundPageLayer& layer, const Symbol& model, std::vector<Symbol>& out) {
    const std::size_t i = model.feature;
    const geom::PageView shape = layer.page.shape(i);
    for (std::size_t part = 0; part < shape.part_count(); ++part) {
        const auto line = shape.part(part);
        if (line.size() < 2) continue;
        const double label = label_length(layer, model) * layer.context.step;
        for (const double at : web_distances(layer, i, length(line), label)) {
            const OnLine on = place_on(line, at);
            add_icon(layer, model, {on.at, on.angle}, out);
        }
    }
}

void add_tiled_icons(const BoundPageLayer& layer, const std::vector<Symbol>& models,
                     std::vector<Symbol>& out) {
    std::vector<DrawnTile> tiles = drawn_tiles(*layer.page.features, layer.context);
    std::stable_sort(tiles.begin(), tiles.end(), [](const DrawnTile& a, const DrawnTile& b) {
        return a.number.row != b.number.row ? a.number.row < b.number.row
                                            : a.number.column < b.number.column;
    });
    for (const DrawnTile& tile : tiles) {
        const TileSquare square(layer.context, tile.number.zoom, tile.number.column,
                                tile.number.row);
        for (const Symbol& model : models)
            if (model.feature >= tile.first && model.feature < tile.last)
                add_in_tile(layer, model, square, out);
    }
}

} // namespace cordon::compose
