// SPDX-License-Identifier: MIT
#include "compose/image.hpp"

#include "core/units.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <numbers>

namespace cordon::compose {

using geom::PageBox;
using geom::PagePoint;
using scene::Path;
using scene::Shape;

namespace {

/// Splits `prefix:a,b,c` into its arguments; empty when the prefix differs.
std::optional<std::vector<std::string_view>> arguments(std::string_view name,
                                                       std::string_view prefix) {
    if (name.substr(0, prefix.size()) != prefix) return std::nullopt;
    name.remove_prefix(prefix.size());
    std::vector<std::string_view> out;
    for (;;) {
        const std::size_t comma = name.find(',');
        out.push_back(name.substr(0, comma));
        if (comma == std::string_view::npos) return out;
        name.remove_prefix(comma + 1);
    }
}

std::optional<double> number_of(std::string_view text) {
    double value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

/// A closed polygon from points of the unit circle, first point up.
Path regular(int corners, double radius, double turn = 0.0) {
    Path path;
    for (int i = 0; i < corners; ++i) {
        const double a = (turn + 360.0 * i / corners - 90.0) * std::numbers::pi / 180.0;
        const PagePoint p{radius * std::cos(a), radius * std::sin(a)};
        i == 0 ? path.move_to(p) : path.line_to(p);
    }
    path.close();
    return path;
}

Path star(double radius) {
    constexpr double inner = 0.45;
    Path path;
    for (int i = 0; i < 10; ++i) {
        const double r = i % 2 == 0 ? radius : inner * radius;
        const double a = (36.0 * i - 90.0) * std::numbers::pi / 180.0;
        const PagePoint p{r * std::cos(a), r * std::sin(a)};
        i == 0 ? path.move_to(p) : path.line_to(p);
    }
    path.close();
    return path;
}

Path cross(double r) {
    const double a = r * 0.36;
    const std::array<PagePoint, 12> points{{{-a, -r},
                                            {a, -r},
                                            {a, -a},
                                            {r, -a},
                                            {r, a},
                                            {a, a},
                                            {a, r},
                                            {-a, r},
                                            {-a, a},
                                            {-r, a},
                                            {-r, -a},
                                            {-a, -a}}};
    Path path;
    for (const PagePoint& p : points) path.empty() ? path.move_to(p) : path.line_to(p);
    path.close();
    return path;
}

/// Outline of a marker of about equal visual weight for all shapes; `r` = half the nominal size.
std::optional<Path> outline(std::string_view shape, double r) {
    if (shape == "circle" || shape == "dot") return Path::circle({0, 0}, r);
    if (shape == "square" || shape == "capital")
        return Path::rectangle({-r * 0.9, -r * 0.9, r * 0.9, r * 0.9});
    if (shape == "diamond") return regular(4, r * 1.22);
    if (shape == "triangle") {
        Path path = regular(3, r * 1.3);
        for (PagePoint& p : path.points) p.y += r * 0.2; // optical centre
        return path;
    }
    if (shape ==
        "arrow") { // a tag that points on: what moves and arrives; wide enough for two digits
        Path path;
        for (const PagePoint p : {PagePoint{-r * 1.05, -r * 0.86}, PagePoint{r * 0.72, -r * 0.86},
                                  PagePoint{r * 1.35, 0.0}, PagePoint{r * 0.72, r * 0.86},
                                  PagePoint{-r * 1.05, r * 0.86}})
            path.empty() ? path.move_to(p) : path.line_to(p);
        path.close();
        return path;
    }
    if (shape == "pointer") { // an arrowhead with a notch: a direction, not an event
        Path path;
        for (const PagePoint p : {PagePoint{-r * 0.9, -r * 0.8}, PagePoint{r * 1.15, 0.0},
                                  PagePoint{-r * 0.9, r * 0.8}, PagePoint{-r * 0.45, 0.0}})
            path.empty() ? path.move_to(p) : path.line_to(p);
        path.close();
        return path;
    }
    if (shape == "shield") { // flat above, pointed below: room for two digits
        Path path;
        for (const PagePoint p : {PagePoint{-r * 0.98, -r * 0.92}, PagePoint{r * 0.98, -r * 0.92},
                                  PagePoint{r * 0.98, r * 0.38}, PagePoint{0.0, r * 1.28},
                                  PagePoint{-r * 0.98, r * 0.38}})
            path.empty() ? path.move_to(p) : path.line_to(p);
        path.close();
        return path;
    }
    if (shape == "plus") { // a cross with room for two digits
        Path path = cross(r);
        for (PagePoint& p : path.points) {
            if (std::abs(p.x) < r * 0.9) p.x *= 1.45;
            if (std::abs(p.y) < r * 0.9) p.y *= 1.45;
            p = p * 1.08;
        }
        return path;
    }
    if (shape == "bar") // stands across a line that runs along x
        return Path::rectangle({-r * 0.42, -r * 1.1, r * 0.42, r * 1.1});
    if (shape == "pentagon") return regular(5, r * 1.12);
    if (shape == "hexagon") return regular(6, r * 1.1, 30.0);
    if (shape == "star") return star(r * 1.25);
    if (shape == "cross") return cross(r);
    return std::nullopt;
}

Color mix(const Color& a, const Color& b, double share_of_a) {
    const double k = share_of_a;
    return {a.r * k + b.r * (1 - k), a.g * k + b.g * (1 - k), a.b * k + b.b * (1 - k), 1.0};
}

void add_halo(Icon& icon, const Path& path, const IconInk& ink, double line) {
    if (!ink.halo || ink.halo->width <= 0) return;
    Shape shape;
    shape.path = path;
    shape.stroke = scene::Stroke{
        .color = ink.halo->color, .width = line + 2 * ink.halo->width, .join = scene::Join::round};
    icon.shapes.push_back(std::move(shape));
}

/// A short bar across a line: the cross tick of cut roads, drawn along y so that it stands across
/// the line.
Icon tick(const IconInk& ink, double size) {
    Icon icon;
    Path path;
    path.move_to({0, -size / 2});
    path.line_to({0, size / 2});
    const double line = size * 0.2;
    add_halo(icon, path, ink, line);
    Shape shape;
    shape.path = std::move(path);
    shape.stroke = scene::Stroke{.color = ink.color, .width = line};
    icon.shapes.push_back(std::move(shape));
    icon.box = {-line / 2, -size / 2, line / 2, size / 2};
    return icon;
}

/// The area that an outline of straight edges encloses (shoelace formula); pixels².
double area_of(const Path& path) {
    double twice = 0.0;
    const std::vector<PagePoint>& p = path.points;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const PagePoint& next = p[(i + 1) % p.size()];
        twice += p[i].x * next.y - next.x * p[i].y;
    }
    return std::abs(twice) / 2.0;
}

/// The outline with the area of a circle of radius `r`; circles are what they should be already.
Path with_area_of_circle(Path path, std::string_view shape, double r) {
    if (shape == "circle" || shape == "dot") return path;
    const double area = area_of(path);
    const double factor = area > 0.0 ? std::sqrt(std::numbers::pi * r * r / area) : 1.0;
    for (PagePoint& p : path.points) p = p * factor;
    return path;
}

/// `marker:range,SHARE`: the bar between two heights over the place, on a thin stem; heights as the
/// widths of proportional symbols.
Icon range_bar(const IconInk& ink, double size, double share) {
    constexpr double half_bar = 2.2; // pixels
    constexpr double half_cap = 4.2;
    const double low = -size * share;
    Icon icon;
    Path stem;
    stem.move_to({0, 0});
    stem.line_to({0, low});
    Path caps;
    for (const double y : {low, -size}) {
        caps.move_to({-half_cap, y});
        caps.line_to({half_cap, y});
    }
    const Path bar = Path::rectangle({-half_bar, -size, half_bar, low});
    constexpr double thin = 1.1;
    add_halo(icon, stem, ink, thin);
    add_halo(icon, caps, ink, thin);
    add_halo(icon, bar, ink, 0.0);
    for (const Path& line : {stem, caps}) {
        Shape shape;
        shape.path = line;
        shape.stroke = scene::Stroke{.color = ink.color, .width = thin};
        icon.shapes.push_back(std::move(shape));
    }
    Shape body;
    body.path = bar;
    body.fill = scene::Fill{ink.color};
    icon.shapes.push_back(std::move(body));
    Shape foot;
    foot.path = Path::circle({0, 0}, 1.7);
    foot.fill = scene::Fill{ink.color};
    icon.shapes.push_back(std::move(foot));
    icon.box = {-half_cap, -size - thin, half_cap, 1.7};
    return icon;
}

/// Two strokes from corner to corner: what is closed.
Shape crossing_out(const PageBox& box, const IconInk& ink, double line) {
    Shape shape;
    shape.path.move_to({box.min_x, box.min_y});
    shape.path.line_to({box.max_x, box.max_y});
    shape.path.move_to({box.min_x, box.max_y});
    shape.path.line_to({box.max_x, box.min_y});
    shape.stroke = scene::Stroke{.color = ink.color, .width = line};
    return shape;
}

} // namespace

std::optional<double> parse_length(std::string_view text) {
    double unit = 1.0;
    const std::string_view tail =
        text.size() > 2 ? text.substr(text.size() - 2) : std::string_view();
    if (tail == "mm") unit = pixels_per_mm;
    if (tail == "pt") unit = pixels_per_point;
    if (tail == "mm" || tail == "pt" || tail == "px") text.remove_suffix(2);
    const auto value = number_of(text);
    return value ? std::optional(*value * unit) : std::nullopt;
}

std::optional<Hatch> parse_hatch(std::string_view name) {
    const auto words = arguments(name, "hatch:");
    if (!words || words->size() != 3) return std::nullopt;
    const auto angle = number_of((*words)[0]);
    const auto spacing = parse_length((*words)[1]);
    const auto width = parse_length((*words)[2]);
    // Below half a pixel the lines merge into a tint and their number explodes.
    if (!angle || !spacing || !width || *spacing < 0.5 || *width <= 0) return std::nullopt;
    return Hatch{*angle, *spacing, *width};
}

std::optional<Icon> make_marker(std::string_view name, const IconInk& ink, double size) {
    const auto words = arguments(name, "marker:");
    if (!words || words->empty()) return std::nullopt;
    const std::string_view shape_name = words->front();
    const std::string_view fill_name = words->size() > 1 ? words->back() : "solid";
    if (shape_name == "tick") return tick(ink, size);
    if (shape_name == "range") {
        const auto share = number_of(fill_name);
        return share && *share >= 0.0 && *share <= 1.0 ? std::optional(range_bar(ink, size, *share))
                                                       : std::nullopt;
    }
    const bool equal = words->size() > 2 && (*words)[1] == "equal";
    constexpr double thin = 1.2;  // outline of symbols whose area is read
    constexpr double thick = 2.2; // a wide circle is heavy enough
    const double line = equal ? std::min(thin, size * 0.25) : std::clamp(size * 0.1, 1.0, thick);
    auto path = outline(shape_name, size / 2 - line / 2);
    if (!path) return std::nullopt;
    if (equal) path = with_area_of_circle(*std::move(path), shape_name, size / 2 - line / 2);
    Icon icon;
    icon.box = path->box().grown(line / 2);
    add_halo(icon, *path, ink, line);
    Shape body;
    body.path = *path;
    if (fill_name == "solid") {
        body.fill = scene::Fill{ink.color};
    } else {
        body.fill = scene::Fill{fill_name == "half" ? mix(ink.color, ink.paper, 0.35) : ink.paper};
    }
    body.stroke = scene::Stroke{.color = ink.color, .width = line, .join = scene::Join::miter};
    if (shape_name == "dot") body.stroke->width = line * 1.5;
    if (fill_name == "disputed") body.stroke->dashes = {line * 1.6, line * 1.2};
    icon.shapes.push_back(std::move(body));
    if (fill_name == "crossed") icon.shapes.push_back(crossing_out(path->box(), ink, line * 0.75));
    if (shape_name == "capital") {
        Shape core;
        core.path = Path::rectangle({-size * 0.2, -size * 0.2, size * 0.2, size * 0.2});
        core.fill = scene::Fill{fill_name == "solid" ? ink.paper : ink.color};
        icon.shapes.push_back(std::move(core));
    }
    return icon;
}

std::optional<Icon> make_box(std::string_view name, const IconInk& ink, const PageBox& box) {
    const auto words = arguments(name, "box:");
    if (!words || words->size() != 1) return std::nullopt;
    const auto radius = parse_length(words->front());
    if (!radius) return std::nullopt;
    Icon icon;
    icon.box = box;
    Shape body;
    body.path = Path::rounded_rectangle(box, *radius);
    body.fill = scene::Fill{ink.color};
    if (ink.halo) body.stroke = scene::Stroke{.color = ink.halo->color, .width = ink.halo->width};
    icon.shapes.push_back(std::move(body));
    return icon;
}

} // namespace cordon::compose
