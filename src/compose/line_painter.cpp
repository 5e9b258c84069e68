// SPDX-License-Identifier: MIT
#include "compose/batch.hpp"
#include "compose/line_texture.hpp"
#include "compose/line_values.hpp"
#include "compose/painter.hpp"
#include "compose/polyline.hpp"
#include "compose/soft_stroke.hpp"
#include "compose/web_lines.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::compose {

using geom::PagePoint;
using scene::Shape;
using style::Property;

namespace {

scene::Stroke line_stroke(const style::BoundLayer& bound, std::size_t i) {
    scene::Stroke stroke;
    stroke.color =
        with_opacity(bound.color(Property::line_color, i), bound.number(Property::line_opacity, i));
    stroke.width = bound.number(Property::line_width, i);
    stroke.cap = cap_from(bound.text(Property::line_cap, i));
    stroke.join = join_from(bound.text(Property::line_join, i));
    stroke.miter_limit = bound.number(Property::line_miter_limit, i);
    bool visible = false;
    for (const double dash : bound.numbers(Property::line_dasharray, i)) {
        stroke.dashes.push_back(dash * stroke.width);
        visible = visible || dash > 0;
    }
    if (!visible) stroke.dashes.clear();
    return stroke;
}

/// What an offset line does where it turns back on itself.
enum class SharpTurns : std::uint8_t { keep, cut };

/// Appends a line moved to its right by `offset` pixels (MapLibre's line-offset); joins are mitred,
/// at most twice.
void append_offset(std::span<const PagePoint> line, double offset, scene::Path& path,
                   SharpTurns sharp = SharpTurns::keep) {
    const auto normal = [&](std::size_t k) {
        const PagePoint d = line[k + 1] - line[k];
        const double length = std::hypot(d.x, d.y);
        return length > 0 ? PagePoint{-d.y / length, d.x / length} : PagePoint{};
    };
    for (std::size_t k = 0; k < line.size(); ++k) {
        const PagePoint before = normal(k > 0 ? k - 1 : k);
        const PagePoint after = normal(k + 1 < line.size() ? k : k - 1);
        PagePoint middle = before + after;
        const double size2 = middle.x * middle.x + middle.y * middle.y;
        if (sharp == SharpTurns::cut && size2 <= 0.5 && k > 0 && k + 1 < line.size()) {
            path.line_to(line[k] + before * offset); // both sides end at the turn
            middle = after;
        } else {
            middle = size2 > 0.5 ? middle * (2.0 / size2) : after;
        }
        const PagePoint p = line[k] + middle * offset;
        k == 0 ? path.move_to(p) : path.line_to(p);
    }
}

void append_lines(const geom::PageView& shape, double offset, scene::Path& path) {
    if (offset == 0) return append_shape(shape, path);
    for (std::size_t i = 0; i < shape.part_count(); ++i)
        if (shape.part(i).size() >= 2) append_offset(shape.part(i), offset, path);
}

std::vector<PagePoint> offset_line(std::span<const PagePoint> line, double offset) {
    if (offset == 0) return {line.begin(), line.end()};
    scene::Path path;
    append_offset(line, offset, path, SharpTurns::cut);
    return std::move(path.points);
}

/// Where a feature's line is drawn beside its geometry.
struct LinePlace {
    double offset = 0.0;
    double half_gap = 0.0; ///< from the middle to the middle of each of two lines; 0 = one line
    PagePoint shift{};
};

/// Lines with line-pattern or line-gradient: each is covered by a bitmap.
class TexturedLines {
  public:
    explicit TexturedLines(const BoundPageLayer& layer) : layer_(layer) {
        if (!layer.layer.has(Property::line_gradient)) return;
        constexpr int steps = 512;
        ramp_ = ramp_bitmap(
            [&](double at) { return layer.bound.ramp(Property::line_gradient, at); }, steps);
    }

    void add_feature(std::size_t i, const scene::Stroke& stroke, const LinePlace& place,
                     scene::Group& out) const {
        const geom::PageView shape = layer_.page.shape(i);
        for (std::size_t part = 0; part < shape.part_count(); ++part) {
            if (shape.part(part).size() < 2) continue;
            for (const double side : {-place.half_gap, place.half_gap}) {
                std::vector<PagePoint> line = offset_line(shape.part(part), place.offset + side);
                for (PagePoint& p : line) p = p + place.shift;
                add(i, stroke, line, out);
                if (place.half_gap == 0) break;
            }
        }
    }

  private:
    void add(std::size_t i, const scene::Stroke& stroke, std::span<const PagePoint> line,
             scene::Group& out) const {
        const double opacity = layer_.bound.number(Property::line_opacity, i);
        LineTexture texture;
        texture.square = stroke.cap != scene::Cap::butt;
        const double total = length(line);
        if (ramp_) {
            texture.rgba = ramp_;
            texture.width = static_cast<int>(ramp_->size() / 4);
            texture.height = 1;
            texture.column = std::max(1e-6, total / texture.width);
            texture.row = stroke.width * 2;
        } else {
            const StyleImage* image =
                layer_.context.image(layer_.bound.text(Property::line_pattern, i));
            if (image == nullptr) return;
            texture.rgba = image->rgba;
            texture.art = image->art;
            texture.width = image->width;
            texture.height = image->height;
            // The image is as high as the line is wide.
            texture.column = stroke.width / image->height;
            texture.row = stroke.width / image->height;
        }
        texture.round_joins = stroke.join == scene::Join::round;
        if (ramp_ && stroke.cap == scene::Cap::round) {
            texture.square = false;
            texture.start_cap = layer_.bound.ramp(Property::line_gradient, 0.0);
            texture.end_cap = layer_.bound.ramp(Property::line_gradient, 1.0);
        }
        if (ramp_ && !stroke.dashes.empty()) {
            for (const LinePiece& dash : dashes_of(line, stroke.dashes))
                add_textured(dash, texture, stroke.width, opacity, out);
            return;
        }
        add_textured({{line.begin(), line.end()}, 0.0}, texture, stroke.width, opacity, out);
    }

    const BoundPageLayer& layer_;
    std::shared_ptr<const std::vector<std::uint8_t>> ramp_;
};

/// Lines as strokes.
class StrokedLines {
  public:
    StrokedLines(const BoundPageLayer& layer, PagePoint shift)
        : layer_(layer), shift_(shift), soft_(layer.layer.has(Property::line_blur)) {}

    /// Draws the features; the wide faint strokes of all soft lines come first, so that crossing
    /// lines do not cut each other.
    void paint(const std::vector<std::size_t>& features, scene::Group& out) const {
        Batch batch(out);
        std::size_t rings = 1;
        for (std::size_t ring = 0; ring < rings; ++ring)
            for (const std::size_t i : features) rings = std::max(rings, add(i, ring, batch));
    }

  private:
    /// Adds one of the strokes that a line is made of; their number.
    std::size_t add(std::size_t i, std::size_t ring, Batch& batch) const {
        const style::BoundLayer& bound = layer_.bound;
        const scene::Stroke whole = line_stroke(bound, i);
        if (whole.color.a <= 0 || whole.width <= 0) return 0;
        std::vector<scene::Stroke> strokes =
            soft_strokes(whole, soft_ ? bound.number(Property::line_blur, i) : 0.0);
        if (ring >= strokes.size()) return strokes.size();
        const double gap = bound.number(Property::line_gap_width, i);
        const double offset = bound.number(Property::line_offset, i);
        const double half = gap > 0 ? (gap + whole.width) / 2 : 0.0;
        Shape paint;
        paint.stroke = std::move(strokes[ring]);
        scene::Path& path = batch.piece(std::move(paint));
        const std::size_t first = path.points.size();
        append_lines(layer_.page.shape(i), offset - half, path);
        if (gap > 0) append_lines(layer_.page.shape(i), offset + half, path);
        move_by(path, first, shift_);
        if (!path.empty()) batch.end_piece();
        return strokes.size();
    }

    const BoundPageLayer& layer_;
    PagePoint shift_;
    bool soft_;
};

} // namespace

void paint_line(const BoundPageLayer& layer, scene::Group& out) {
    if (layer.context.grid) return paint_web_lines(layer, out);
    const style::BoundLayer& bound = layer.bound;
    const PagePoint shift = translation(bound, Property::line_translate,
                                        Property::line_translate_anchor, layer.context);
    const bool patterned =
        layer.layer.has(Property::line_pattern) && layer.context.images != nullptr;
    const bool textured = patterned || layer.layer.has(Property::line_gradient);
    const TexturedLines textures(layer);
    std::vector<std::size_t> plain;
    for (const std::size_t i : layer.features) {
        if (layer.page.shape(i).kind() == geom::Kind::point) continue;
        if (!textured || (patterned && bound.text(Property::line_pattern, i).empty())) {
            plain.push_back(i);
            continue;
        }
        const scene::Stroke stroke = line_stroke(bound, i);
        if (stroke.width <= 0) continue;
        const double gap = bound.number(Property::line_gap_width, i);
        const double half = gap > 0 ? (gap + stroke.width) / 2 : 0.0;
        textures.add_feature(i, stroke, {bound.number(Property::line_offset, i), half, shift}, out);
    }
    StrokedLines(layer, shift).paint(plain, out);
}

} // namespace cordon::compose
