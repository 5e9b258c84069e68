// SPDX-License-Identifier: MIT
#include "compose/painter.hpp"

#include "compose/hatch.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::compose {

using geom::PagePoint;
using scene::Shape;
using style::Property;

std::vector<std::size_t> visible_features(const style::Layer& layer, const style::BoundLayer& bound,
                                          const PageLayer& page, Property sort_key) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < page.shapes.size(); ++i)
        if (!page.shape(i).empty() && bound.matches(i)) out.push_back(i);
    if (!layer.has(sort_key)) return out;
    std::vector<std::pair<double, std::size_t>> keyed;
    keyed.reserve(out.size());
    for (const std::size_t i : out) keyed.emplace_back(bound.number(sort_key, i), i);
    std::stable_sort(keyed.begin(), keyed.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::transform(keyed.begin(), keyed.end(), out.begin(),
                   [](const auto& entry) { return entry.second; });
    return out;
}

PagePoint translation(const style::BoundLayer& bound, Property property) {
    const auto values = bound.numbers(property, 0);
    return values.size() == 2 ? PagePoint{values[0], values[1]} : PagePoint{};
}

void append_shape(const geom::PageView& shape, scene::Path& path) {
    if (shape.kind() == geom::Kind::point) return;
    const bool closed = shape.kind() == geom::Kind::polygon;
    for (std::size_t i = 0; i < shape.part_count(); ++i) {
        auto part = shape.part(i);
        if (part.size() < 2) continue;
        if (closed && part.front() == part.back()) part = part.first(part.size() - 1);
        path.move_to(part.front());
        for (const PagePoint& p : part.subspan(1)) path.line_to(p);
        if (closed) path.close();
    }
}

namespace {

void move_by(scene::Path& path, std::size_t first, PagePoint by) {
    if (by == PagePoint{}) return;
    for (std::size_t i = first; i < path.points.size(); ++i) path.points[i] = path.points[i] + by;
}

bool same_paint(const Shape& a, const Shape& b) {
    const bool fills =
        a.fill.has_value() == b.fill.has_value() &&
        (!a.fill || (a.fill->color == b.fill->color && a.fill->antialias == b.fill->antialias));
    if (!fills || a.stroke.has_value() != b.stroke.has_value()) return false;
    if (!a.stroke) return true;
    const scene::Stroke& s = *a.stroke;
    const scene::Stroke& t = *b.stroke;
    return s.color == t.color && s.width == t.width && s.cap == t.cap && s.join == t.join &&
           s.miter_limit == t.miter_limit && s.dashes == t.dashes && s.dash_offset == t.dash_offset;
}

/// Collects pieces and writes one Shape for each run of equal paint.
class Batch {
  public:
    explicit Batch(scene::Group& out) : out_(out) {}
    Batch(const Batch&) = delete;
    Batch& operator=(const Batch&) = delete;
    Batch(Batch&&) = delete;
    Batch& operator=(Batch&&) = delete;
    ~Batch() { flush(); } // NOLINT(bugprone-exception-escape): out of memory only

    /// The path to append one piece with this paint to.
    scene::Path& piece(Shape paint) {
        if (!current_.path.empty() && !same_paint(current_, paint)) flush();
        if (current_.path.empty()) current_ = std::move(paint);
        return current_.path;
    }
    void end_piece() { current_.end_piece(); }

  private:
    void flush() {
        if (current_.path.empty()) return;
        if (current_.pieces.size() == 1) current_.pieces.clear();
        out_.add(std::move(current_));
        current_ = Shape();
    }
    scene::Group& out_;
    Shape current_;
};

} // namespace

void paint_background(const style::BoundLayer& bound, const geom::PageBox& frame,
                      scene::Group& out) {
    const Color color = with_opacity(bound.color(Property::background_color, 0),
                                     bound.number(Property::background_opacity, 0));
    if (color.a <= 0) return;
    Shape shape;
    shape.path = scene::Path::rectangle(frame);
    shape.fill = scene::Fill{color};
    out.add(std::move(shape));
}

void paint_fill(const BoundPageLayer& layer, scene::Group& out) {
    const style::BoundLayer& bound = layer.bound;
    const PagePoint shift = translation(bound, Property::fill_translate);
    const bool outlined = layer.layer.has(Property::fill_outline_color);
    Batch batch(out);
    for (const std::size_t i : layer.features) {
        if (layer.page.shape(i).kind() != geom::Kind::polygon) continue;
        const double opacity = bound.number(Property::fill_opacity, i);
        const Color color = with_opacity(bound.color(Property::fill_color, i), opacity);
        const auto hatch = layer.layer.has(Property::fill_pattern)
                               ? parse_hatch(bound.text(Property::fill_pattern, i))
                               : std::nullopt;
        Shape paint;
        if (hatch) {
            paint.stroke = scene::Stroke{.color = color, .width = hatch->width};
        } else {
            paint.fill = scene::Fill{.color = color,
                                     .antialias = bound.boolean(Property::fill_antialias, i)};
        }
        if (outlined && !hatch)
            paint.stroke = scene::Stroke{
                .color = with_opacity(bound.color(Property::fill_outline_color, i), opacity)};
        if (color.a <= 0 && !paint.stroke) continue;
        scene::Path& path = batch.piece(std::move(paint));
        const std::size_t first = path.points.size();
        if (hatch) {
            add_hatch(layer.page.shape(i), *hatch, path);
        } else {
            append_shape(layer.page.shape(i), path);
        }
        move_by(path, first, shift);
        batch.end_piece();
    }
}

namespace {

scene::Cap cap_from(std::string_view name) {
    if (name == "round") return scene::Cap::round;
    return name == "square" ? scene::Cap::square : scene::Cap::butt;
}

scene::Join join_from(std::string_view name) {
    if (name == "round") return scene::Join::round;
    return name == "bevel" ? scene::Join::bevel : scene::Join::miter;
}

scene::Stroke line_stroke(const style::BoundLayer& bound, std::size_t i) {
    scene::Stroke stroke;
    stroke.color =
        with_opacity(bound.color(Property::line_color, i), bound.number(Property::line_opacity, i));
    stroke.width = bound.number(Property::line_width, i);
    stroke.cap = cap_from(bound.text(Property::line_cap, i));
    stroke.join = join_from(bound.text(Property::line_join, i));
    stroke.miter_limit = bound.number(Property::line_miter_limit, i);
    for (const double dash : bound.numbers(Property::line_dasharray, i))
        stroke.dashes.push_back(dash * stroke.width);
    const bool visible =
        std::any_of(stroke.dashes.begin(), stroke.dashes.end(), [](double d) { return d > 0; });
    if (!visible) stroke.dashes.clear();
    return stroke;
}

/// Appends a line moved to its right by `offset` pixels (MapLibre's line-offset); joins are mitred,
/// at most twice.
void append_offset(std::span<const PagePoint> line, double offset, scene::Path& path) {
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
        middle = size2 > 0.5 ? middle * (2.0 / size2) : after;
        const PagePoint p = line[k] + middle * offset;
        k == 0 ? path.move_to(p) : path.line_to(p);
    }
}

void append_lines(const geom::PageView& shape, double offset, scene::Path& path) {
    if (offset == 0) return append_shape(shape, path);
    for (std::size_t i = 0; i < shape.part_count(); ++i)
        if (shape.part(i).size() >= 2) append_offset(shape.part(i), offset, path);
}

} // namespace

void paint_line(const BoundPageLayer& layer, scene::Group& out) {
    const style::BoundLayer& bound = layer.bound;
    const PagePoint shift = translation(bound, Property::line_translate);
    Batch batch(out);
    for (const std::size_t i : layer.features) {
        if (layer.page.shape(i).kind() == geom::Kind::point) continue;
        const scene::Stroke stroke = line_stroke(bound, i);
        if (stroke.color.a <= 0 || stroke.width <= 0) continue;
        const double gap = bound.number(Property::line_gap_width, i);
        const double offset = bound.number(Property::line_offset, i);
        const double half = gap > 0 ? (gap + stroke.width) / 2 : 0.0;
        Shape paint;
        paint.stroke = stroke;
        scene::Path& path = batch.piece(std::move(paint));
        const std::size_t first = path.points.size();
        append_lines(layer.page.shape(i), offset - half, path);
        if (gap > 0) append_lines(layer.page.shape(i), offset + half, path);
        move_by(path, first, shift);
        if (!path.empty()) batch.end_piece();
    }
}

void paint_circle(const BoundPageLayer& layer, scene::Group& out) {
    const style::BoundLayer& bound = layer.bound;
    const PagePoint shift = translation(bound, Property::circle_translate);
    scene::Stamps stamps;
    double radius_now = -1.0;
    const auto same = [](const scene::Stamps& a, const scene::Stamps& b) {
        const bool strokes = a.stroke.has_value() == b.stroke.has_value() &&
                             (!a.stroke || (a.stroke->color == b.stroke->color &&
                                            a.stroke->width == b.stroke->width));
        return a.fill->color == b.fill->color && strokes;
    };
    for (const std::size_t i : layer.features) {
        const double radius = bound.number(Property::circle_radius, i);
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
