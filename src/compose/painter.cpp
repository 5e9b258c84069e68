// SPDX-License-Identifier: MIT
#include "compose/painter.hpp"

#include "compose/hatch.hpp"
#include "compose/line_texture.hpp"
#include "compose/polyline.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>

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
        (!a.fill || (a.fill->color == b.fill->color && a.fill->antialias == b.fill->antialias &&
                     a.fill->rule == b.fill->rule && a.fill->pattern == b.fill->pattern));
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
                      const PaintContext& context, scene::Group& out) {
    const double opacity = bound.number(Property::background_opacity, 0);
    Color color = with_opacity(bound.color(Property::background_color, 0), opacity);
    const std::string name(bound.text(Property::background_pattern, 0));
    const StyleImage* image = context.image(name);
    if (image != nullptr) color = {0, 0, 0, opacity};
    if (color.a <= 0 || (!name.empty() && image == nullptr)) return;
    Shape shape;
    shape.path = scene::Path::rectangle(frame);
    shape.fill = scene::Fill{color};
    if (image != nullptr) shape.fill->pattern = make_pattern(*image, context, frame.center());
    out.add(std::move(shape));
}

namespace {

/// The patterns of one layer, made once for each name.
class Patterns {
  public:
    Patterns(const PaintContext& context, PagePoint near) : context_(context), near_(near) {}
    /// Null when there is no such image.
    std::shared_ptr<const scene::Pattern> get(std::string_view name) {
        const auto known = made_.find(name);
        if (known != made_.end()) return known->second;
        const StyleImage* image = context_.image(name);
        auto pattern = image == nullptr ? nullptr : make_pattern(*image, context_, near_);
        return made_.emplace(std::string(name), std::move(pattern)).first->second;
    }

  private:
    const PaintContext& context_;
    PagePoint near_;
    std::map<std::string, std::shared_ptr<const scene::Pattern>, std::less<>> made_;
};

/// Names of the properties that fill and fill-extrusion share.
struct AreaProperties {
    Property color = Property::fill_color;
    Property opacity = Property::fill_opacity;
    Property pattern = Property::fill_pattern;
    Property translate = Property::fill_translate;
    Property anchor = Property::fill_translate_anchor;
    bool outline = true; ///< takes fill-outline-color and fill-antialias
};

/// How one area is painted; empty when nothing shows.
std::optional<Shape> area_paint(const BoundPageLayer& layer, const AreaProperties& use,
                                std::size_t i, Patterns& patterns) {
    const style::BoundLayer& bound = layer.bound;
    const double opacity = bound.number(use.opacity, i);
    const Color color = with_opacity(bound.color(use.color, i), opacity);
    const bool patterned = layer.layer.has(use.pattern);
    const std::string name(patterned ? bound.text(use.pattern, i) : std::string_view());
    const auto hatch = patterned ? parse_hatch(name) : std::nullopt;
    const bool outlined = use.outline && layer.layer.has(Property::fill_outline_color);
    Shape paint;
    if (hatch) {
        paint.stroke = scene::Stroke{.color = color, .width = hatch->width};
        return color.a > 0 ? std::optional(paint) : std::nullopt;
    }
    paint.fill = scene::Fill{.color = color};
    // Tiles fix the direction of rings; their margins make repeated worlds overlap.
    if (!layer.page.tiles.empty()) paint.fill->rule = scene::FillRule::non_zero;
    if (use.outline) paint.fill->antialias = bound.boolean(Property::fill_antialias, i);
    if (patterned && (!name.empty() || !bound.is_constant(use.pattern))) {
        paint.fill->pattern = patterns.get(name);
        paint.fill->color = {0, 0, 0, paint.fill->pattern ? opacity : 0.0};
        if (paint.fill->color.a <= 0) return std::nullopt;
        return paint;
    }
    // Outlines need the soft edge: without it none is drawn (specification of fill-outline-color).
    const bool soft = layer.context.manner == Manner::sheet || paint.fill->antialias;
    if (outlined && soft)
        paint.stroke = scene::Stroke{
            .color = with_opacity(bound.color(Property::fill_outline_color, i), opacity)};
    if (color.a <= 0 && !paint.stroke) return std::nullopt;
    return paint;
}

void paint_areas(const BoundPageLayer& layer, const AreaProperties& use, scene::Group& out) {
    const style::BoundLayer& bound = layer.bound;
    const PagePoint shift = translation(bound, use.translate, use.anchor, layer.context);
    PaintContext context = layer.context;
    context.origin = context.origin + shift;
    Patterns patterns(context, {});
    Batch batch(out);
    for (const std::size_t i : layer.features) {
        if (layer.page.shape(i).kind() != geom::Kind::polygon) continue;
        auto paint = area_paint(layer, use, i, patterns);
        if (!paint) continue;
        const bool hatched = !paint->fill;
        scene::Path& path = batch.piece(std::move(*paint));
        const std::size_t first = path.points.size();
        if (hatched) {
            add_hatch(layer.page.shape(i), *parse_hatch(bound.text(use.pattern, i)), path);
        } else {
            append_shape(layer.page.shape(i), path);
        }
        move_by(path, first, shift);
        batch.end_piece();
    }
}

} // namespace

void paint_fill(const BoundPageLayer& layer, scene::Group& out) {
    paint_areas(layer, {}, out);
}

void paint_footprint(const BoundPageLayer& layer, scene::Group& out) {
    paint_areas(layer,
                {Property::fill_extrusion_color, Property::fill_extrusion_opacity,
                 Property::fill_extrusion_pattern, Property::fill_extrusion_translate,
                 Property::fill_extrusion_translate_anchor, false},
                out);
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

scene::Stroke line_stroke(const style::BoundLayer& bound, const PaintContext& context,
                          std::size_t i) {
    scene::Stroke stroke;
    stroke.color =
        with_opacity(bound.color(Property::line_color, i), bound.number(Property::line_opacity, i));
    stroke.width = bound.number(Property::line_width, i);
    stroke.cap = cap_from(bound.text(Property::line_cap, i));
    stroke.join = join_from(bound.text(Property::line_join, i));
    stroke.miter_limit = bound.number(Property::line_miter_limit, i);
    // On web maps dashes keep their length between whole zooms and grow with the map.
    const style::BoundLayer& measure = context.whole_zoom != nullptr ? *context.whole_zoom : bound;
    const double unit = context.whole_zoom != nullptr
                            ? measure.number(Property::line_width, i) * context.step
                            : stroke.width;
    for (const double dash : measure.numbers(Property::line_dasharray, i))
        stroke.dashes.push_back(dash * unit);
    if (context.manner == Manner::web && stroke.dashes.size() % 2 == 1) {
        // An odd list begins and ends with a dash; both are one where it repeats.
        stroke.dash_offset = stroke.dashes.size() > 1 ? stroke.dashes.back() : 0.0;
        stroke.dashes.front() += stroke.dash_offset;
        stroke.dashes.size() > 1 ? stroke.dashes.pop_back() : stroke.dashes.push_back(0.0);
    }
    const bool visible =
        std::any_of(stroke.dashes.begin(), stroke.dashes.end(), [](double d) { return d > 0; });
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

} // namespace

namespace {

/// Lines with line-pattern or line-gradient: each is covered by a bitmap.
class TexturedLines {
  public:
    explicit TexturedLines(const BoundPageLayer& layer) : layer_(layer) {
        if (!layer.layer.has(Property::line_gradient)) return;
        constexpr int steps = 512;
        ramp_ = ramp_bitmap(
            [&](double at) { return layer.bound.ramp(Property::line_gradient, at); }, steps);
    }

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
            texture.width = image->width;
            texture.height = image->height;
            // The image is as high as the line is wide.
            const PaintContext& context = layer_.context;
            const double along = context.whole_zoom != nullptr
                                     ? context.whole_zoom->number(Property::line_width, i) *
                                           context.step
                                     : stroke.width;
            texture.column = along / image->height;
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

  private:
    const BoundPageLayer& layer_;
    std::shared_ptr<const std::vector<std::uint8_t>> ramp_;
};

std::vector<PagePoint> offset_line(std::span<const PagePoint> line, double offset) {
    if (offset == 0) return {line.begin(), line.end()};
    scene::Path path;
    append_offset(line, offset, path, SharpTurns::cut);
    return std::move(path.points);
}

struct LinePlace {
    double offset = 0.0;
    double half_gap = 0.0;
    PagePoint shift{};
};

/// Each line of a feature on its own, so that translucent lines show where they cross.
void add_parts(const geom::PageView& shape, const LinePlace& place, scene::Path& path,
               Batch& batch) {
    for (std::size_t part = 0; part < shape.part_count(); ++part) {
        const auto line = shape.part(part);
        if (line.size() < 2) continue;
        const std::size_t first = path.points.size();
        const bool closed = shape.kind() == geom::Kind::polygon && place.offset == 0 &&
                            place.half_gap == 0 && line.front() == line.back();
        for (const double side : {-place.half_gap, place.half_gap}) {
            const std::vector<PagePoint> points = offset_line(line, place.offset + side);
            path.move_to(points.front());
            const std::size_t end = points.size() - (closed ? 1 : 0);
            for (std::size_t k = 1; k < end; ++k) path.line_to(points[k]);
            if (closed) path.close();
            if (place.half_gap == 0) break;
        }
        move_by(path, first, place.shift);
        batch.end_piece();
    }
}

} // namespace

void paint_line(const BoundPageLayer& layer, scene::Group& out) {
    const style::BoundLayer& bound = layer.bound;
    const PagePoint shift = translation(bound, Property::line_translate,
                                        Property::line_translate_anchor, layer.context);
    const bool patterned =
        layer.layer.has(Property::line_pattern) && layer.context.images != nullptr;
    const bool textured = patterned || layer.layer.has(Property::line_gradient);
    const TexturedLines textures(layer);
    Batch batch(out);
    for (const std::size_t i : layer.features) {
        if (layer.page.shape(i).kind() == geom::Kind::point) continue;
        const scene::Stroke stroke = line_stroke(bound, layer.context, i);
        if ((stroke.color.a <= 0 && !textured) || stroke.width <= 0) continue;
        const double gap = bound.number(Property::line_gap_width, i);
        const double offset = bound.number(Property::line_offset, i);
        const double half = gap > 0 ? (gap + stroke.width) / 2 : 0.0;
        const bool covered =
            textured && (!patterned || !bound.text(Property::line_pattern, i).empty());
        if (covered) {
            const geom::PageView shape = layer.page.shape(i);
            for (std::size_t part = 0; part < shape.part_count(); ++part) {
                if (shape.part(part).size() < 2) continue;
                for (const double side : {-half, half}) {
                    std::vector<PagePoint> line = offset_line(shape.part(part), offset + side);
                    for (PagePoint& p : line) p = p + shift;
                    textures.add(i, stroke, line, out);
                    if (gap <= 0) break;
                }
            }
            continue;
        }
        Shape paint;
        paint.stroke = stroke;
        const double blur = bound.number(Property::line_blur, i);
        const bool soft = blur > 0 && layer.context.manner == Manner::web;
        Shape single = paint;
        scene::Path& path = soft ? single.path : batch.piece(std::move(paint));
        const std::size_t first = path.points.size();
        if (soft || layer.context.manner == Manner::sheet) {
            append_lines(layer.page.shape(i), offset - half, path);
            if (gap > 0) append_lines(layer.page.shape(i), offset + half, path);
            move_by(path, first, shift);
        } else {
            add_parts(layer.page.shape(i), {offset, half, shift}, path, batch);
            continue;
        }
        if (soft) {
            add_blurred(single, blur + 1.0 / layer.context.pixel_ratio, layer.context.pixel_ratio,
                        out);
        } else if (!path.empty()) {
            batch.end_piece();
        }
    }
}

namespace {

/// A circle whose edge fades over `blur` (1 = the whole radius), as a stack of discs.
void add_soft_circles(const scene::Stamps& circles, double radius, double blur, double pixel_ratio,
                      scene::Group& out) {
    const double steps = std::clamp(std::ceil(radius * blur * pixel_ratio), 4.0, 40.0);
    for (const PagePoint& at : circles.at) {
        scene::Group group;
        group.opacity = circles.fill->color.a;
        double below = 0.0;
        for (double k = 0; k < steps; ++k) {
            const double t = (k + 0.5) / steps; // share of the fading edge, from outside
            const double wanted = std::min(1.0, t * t * (3.0 - 2.0 * t));
            const double r = radius * (1.0 - blur * (k + 0.25) / steps);
            if (r <= 0) break;
            Shape disc;
            disc.path = scene::Path::circle(at, r);
            disc.fill = scene::Fill{circles.fill->color};
            disc.fill->color.a = 1.0 - (1.0 - wanted) / (1.0 - below);
            below = wanted;
            group.add(std::move(disc));
        }
        out.add(std::move(group));
    }
}

struct CircleSize {
    double radius = 0.0;
    double stroke = 0.0;
    double blur = 0.0;
};

/// Circles of one feature that overlap themselves: translucent strokes begin where the disc ends.
void add_apart(const geom::PageView& shape, PagePoint shift, const scene::Stamps& paint,
               const CircleSize& size, const PaintContext& context, scene::Group& out) {
    scene::Stamps disc;
    disc.fill = paint.fill;
    for (std::size_t part = 0; part < shape.part_count(); ++part)
        for (const PagePoint& p : shape.part(part)) disc.at.push_back(p + shift);
    if (size.blur > 0 && !paint.stroke)
        return add_soft_circles(disc, size.radius, std::min(1.0, size.blur), context.pixel_ratio,
                                out);
    scene::Stamps ring;
    ring.at = disc.at;
    ring.stroke = paint.stroke;
    if (size.blur > 0) {
        scene::Stamps whole = disc;
        whole.fill = scene::Fill{paint.stroke->color};
        add_soft_circles(whole, size.radius + size.stroke, std::min(1.0, size.blur),
                         context.pixel_ratio, out);
        // The inner edge fades over as many pixels as the outer one.
        const double share = (size.radius + size.stroke) / std::max(size.radius, 1e-6);
        return add_soft_circles(disc, size.radius, std::min(1.0, size.blur * share),
                                context.pixel_ratio, out);
    }
    disc.path = scene::Path::circle({0, 0}, size.radius);
    if (disc.fill->color.a > 0 && size.radius > 0) out.add(std::move(disc));
    ring.path = scene::Path::circle({0, 0}, size.radius + size.stroke / 2);
    if (ring.stroke && ring.stroke->color.a > 0) out.add(std::move(ring));
}

} // namespace

void paint_circle(const BoundPageLayer& layer, scene::Group& out) {
    const style::BoundLayer& bound = layer.bound;
    const PagePoint shift = translation(bound, Property::circle_translate,
                                        Property::circle_translate_anchor, layer.context);
    scene::Stamps stamps;
    double radius_now = -1.0;
    const auto same = [](const scene::Stamps& a, const scene::Stamps& b) {
        const bool strokes = a.stroke.has_value() == b.stroke.has_value() &&
                             (!a.stroke || (a.stroke->color == b.stroke->color &&
                                            a.stroke->width == b.stroke->width));
        return a.fill->color == b.fill->color && strokes;
    };
    for (const std::size_t i : layer.features) {
        // The soft edge of web maps lies inside of the radius.
        const double edge =
            layer.context.manner == Manner::web ? 0.5 / layer.context.pixel_ratio : 0.0;
        const double radius = std::max(0.0, bound.number(Property::circle_radius, i) - edge);
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
        const double blur = bound.number(Property::circle_blur, i);
        const bool translucent =
            paint.stroke && (paint.stroke->color.a < 1 || paint.fill->color.a < 1);
        if (blur > 0 || translucent) {
            if (!stamps.at.empty()) out.add(std::move(stamps));
            stamps = {};
            radius_now = -1.0;
            add_apart(layer.page.shape(i), shift, paint, {blur > 0 ? radius + edge : radius, width, blur}, layer.context,
                      out);
            continue;
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
