// SPDX-License-Identifier: MIT
#include "compose/line_texture.hpp"

#include "compose/polyline.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::compose {

using geom::PagePoint;

namespace {

constexpr std::size_t most_dashes = 20000; ///< of one line

double dot(PagePoint a, PagePoint b) {
    return a.x * b.x + a.y * b.y;
}

PagePoint direction(PagePoint a, PagePoint b) {
    const PagePoint d = b - a;
    const double l = std::hypot(d.x, d.y);
    return l > 0 ? d * (1.0 / l) : PagePoint{1.0, 0.0};
}

PagePoint left_of(PagePoint d) {
    return {d.y, -d.x};
}

std::vector<PagePoint> without_repeats(const std::vector<PagePoint>& points) {
    std::vector<PagePoint> out;
    for (const PagePoint& p : points)
        if (out.empty() || std::hypot(p.x - out.back().x, p.y - out.back().y) > 1e-6)
            out.push_back(p);
    return out;
}

/// Half the width of a line at a vertex, along the join's bisector; the plain normal where the
/// mitre would be too long.
PagePoint side_at(PagePoint before, PagePoint after, double half) {
    constexpr double limit = 2.0; // mitres beyond twice the width are cut
    const PagePoint sum = left_of(before) + left_of(after);
    const double size2 = dot(sum, sum);
    if (size2 < 4.0 / (limit * limit)) return left_of(after) * half;
    return sum * (2.0 / size2 * half);
}

} // namespace

std::vector<LinePiece> dashes_of(std::span<const PagePoint> line, std::span<const double> dashes) {
    std::vector<LinePiece> out;
    double period = 0.0;
    for (const double d : dashes) period += d;
    if (line.size() < 2 || !(period > 0.01)) return out;
    std::size_t dash = 0;
    double left = dashes[0];
    double passed = 0.0;
    LinePiece piece{{line[0]}, 0.0};
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const double segment = std::hypot(line[i + 1].x - line[i].x, line[i + 1].y - line[i].y);
        double at = 0.0;
        while (segment - at > left && out.size() < most_dashes) {
            at += left;
            const PagePoint p = line[i] + (line[i + 1] - line[i]) * (at / segment);
            if (dash % 2 == 0) {
                piece.points.push_back(p);
                out.push_back(std::move(piece));
            }
            piece = {{p}, passed + at};
            dash = (dash + 1) % (dashes.size() % 2 == 0 ? dashes.size() : 2 * dashes.size());
            left = dashes[dash % dashes.size()];
        }
        left -= segment - at;
        passed += segment;
        piece.points.push_back(line[i + 1]);
    }
    if (dash % 2 == 0 && piece.points.size() > 1) out.push_back(std::move(piece));
    return out;
}

namespace {

/// Half a disc at the end of a line; `ahead` is the direction away from it.
void add_cap(PagePoint at, PagePoint ahead, double half, Color color, scene::Group& out) {
    constexpr double k = 0.5522847498; // control points of a quarter circle
    const PagePoint side = left_of(ahead);
    scene::Shape cap;
    cap.path.move_to(at + side * half);
    cap.path.cubic_to(at + side * half + ahead * (k * half), at + ahead * half + side * (k * half),
                      at + ahead * half);
    cap.path.cubic_to(at + ahead * half - side * (k * half), at - side * half + ahead * (k * half),
                      at - side * half);
    cap.path.close();
    cap.fill = scene::Fill{color};
    out.add(std::move(cap));
}

bool is_sharp(PagePoint before, PagePoint after) {
    return dot(before, after) < 0.0;
}

} // namespace

void add_textured(const LinePiece& piece, const LineTexture& texture, double width, double opacity,
                  scene::Group& out) {
    const std::vector<PagePoint> line = without_repeats(piece.points);
    if (line.size() < 2 || !(width > 0) || !(opacity > 0)) return;
    const double half = width / 2;
    double passed = piece.start;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const PagePoint along = direction(line[i], line[i + 1]);
        const PagePoint left = left_of(along);
        const bool first = i == 0;
        const bool last = i + 2 == line.size();
        const PagePoint side0 =
            first ? left * half : side_at(direction(line[i - 1], line[i]), along, half);
        const PagePoint side1 =
            last ? left * half : side_at(along, direction(line[i + 1], line[i + 2]), half);
        const double reach = texture.square ? half : 0.0;
        const PagePoint a = line[i] - along * (first ? reach : 0.0);
        const PagePoint b = line[i + 1] + along * (last ? reach : 0.0);
        auto pattern = std::make_shared<scene::Pattern>();
        pattern->rgba = texture.rgba;
        pattern->art = texture.art;
        pattern->width = texture.width;
        pattern->height = texture.height;
        pattern->right = along * texture.column;
        pattern->down = left * -texture.row;
        const double phase = std::fmod(passed, texture.column * texture.width);
        pattern->origin = line[i] - along * phase + left * (texture.row * texture.height / 2);
        scene::Shape shape;
        shape.path.move_to(a + side0);
        shape.path.line_to(b + side1);
        shape.path.line_to(b - side1);
        shape.path.line_to(a - side0);
        shape.path.close();
        shape.fill =
            scene::Fill{{0, 0, 0, opacity}, scene::FillRule::non_zero, true, std::move(pattern)};
        if (texture.round_joins && !last && is_sharp(along, direction(line[i + 1], line[i + 2]))) {
            scene::Shape disc;
            disc.path = scene::Path::circle(line[i + 1], half);
            disc.fill = shape.fill;
            out.add(std::move(disc));
        }
        out.add(std::move(shape));
        passed += std::hypot(line[i + 1].x - line[i].x, line[i + 1].y - line[i].y);
    }
    if (texture.start_cap)
        add_cap(line[0], direction(line[1], line[0]), half,
                with_opacity(*texture.start_cap, opacity), out);
    if (texture.end_cap)
        add_cap(line.back(), direction(line[line.size() - 2], line.back()), half,
                with_opacity(*texture.end_cap, opacity), out);
}

std::shared_ptr<const std::vector<std::uint8_t>>
ramp_bitmap(const std::function<Color(double)>& ramp, int steps) {
    auto out = std::make_shared<std::vector<std::uint8_t>>();
    out->reserve(static_cast<std::size_t>(steps) * 4);
    for (int i = 0; i < steps; ++i) {
        const Color c = ramp(static_cast<double>(i) / (steps - 1));
        for (const double part : {c.r, c.g, c.b, c.a})
            out->push_back(static_cast<std::uint8_t>(std::lround(part * 255.0)));
    }
    return out;
}

} // namespace cordon::compose
