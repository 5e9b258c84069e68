// SPDX-License-Identifier: MIT
#include "compose/furniture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace cordon::compose {

using geom::LonLat;
using geom::PageBox;
using geom::PagePoint;

namespace {

constexpr int samples =
    64; ///< points along a side or a line; the curve between them is below a pixel

/// Spacing that gives three to six lines over an extent of `degrees`.
double nice_spacing(double degrees) {
    constexpr std::array<double, 15> steps = {0.05, 0.1, 0.25, 0.5, 1,  2,  5,  10,
                                              15,   20,  30,   45,  60, 90, 180};
    for (const double step : steps)
        if (degrees / step <= 5.5) return step;
    return steps.back();
}

/// The multiples of `step` from `low` to `high`, both included.
std::vector<double> multiples(double low, double high, double step) {
    std::vector<double> out;
    const auto first = static_cast<int>(std::ceil(low / step));
    for (int k = first; k * step <= high; ++k) out.push_back(k * step);
    return out;
}

std::string degree_text(double value, bool is_latitude, Language language) {
    const double size = std::abs(value);
    std::string text = format_number_short(size, 2, language) + "°";
    if (size == 0 || (!is_latitude && size == 180)) return text;
    const char* west = language == Language::fr ? "O" : "W";
    const char* side = is_latitude ? (value > 0 ? "N" : "S") : (value > 0 ? "E" : west);
    return text + std::string(no_break_space) + side;
}

/// Where a side of the frame crosses round values of longitude or latitude.
struct SideCrossing {
    PagePoint at;
    double value;
};

std::vector<SideCrossing> crossings(const MapFrame& frame, PagePoint from, PagePoint to,
                                    double spacing, bool latitude) {
    std::vector<SideCrossing> out;
    double before = std::numeric_limits<double>::quiet_NaN(); // where the side leaves the map
    PagePoint before_at;
    for (int i = 0; i <= samples; ++i) {
        const PagePoint at = from + (to - from) * (static_cast<double>(i) / samples);
        const auto place = frame.projection().inverse(frame.to_map(at));
        double now = !place     ? std::numeric_limits<double>::quiet_NaN()
                     : latitude ? place->y
                                : place->x;
        // Comparisons with NaN are false. Across the antimeridian longitudes go on beyond 180.
        if (now - before > 180.0) now -= 360.0;
        if (before - now > 180.0) now += 360.0;
        if (std::abs(now - before) < 90.0) {
            const double low = std::min(before, now);
            const double high = std::max(before, now);
            for (const double v : multiples(low, high, spacing)) {
                if (v == high) continue; // the next piece begins there
                const double t = (v - before) / (now - before);
                const double value = latitude ? v : std::remainder(v, 360.0);
                out.push_back({before_at + (at - before_at) * t, value == 0 ? 0.0 : value});
            }
        }
        before = now;
        before_at = at;
    }
    return out;
}

void add_line(const MapFrame& frame, LonLat from, LonLat to, scene::Shape& shape) {
    bool open = false;
    const PageBox keep = frame.box().grown(40);
    for (int i = 0; i <= samples; ++i) {
        const LonLat place = from + (to - from) * (static_cast<double>(i) / samples);
        const auto projected = frame.projection().forward(place);
        const bool usable = projected && keep.contains(frame.to_page(*projected));
        if (!usable) {
            open = false;
            continue;
        }
        const PagePoint p = frame.to_page(*projected);
        open ? shape.path.line_to(p) : shape.path.move_to(p);
        open = true;
    }
}

} // namespace

Graticule make_graticule(Workshop& shop, const MapFrame& frame, double spacing) {
    Graticule out;
    out.lines.id = "graticule";
    out.labels.id = "graticule-labels";
    const geom::LonLatBox window = frame.window();
    const double step_x = spacing > 0 ? spacing : nice_spacing(window.width());
    const double step_y =
        spacing > 0 ? spacing : nice_spacing(std::min(window.height(), window.width()));
    scene::Shape lines;
    lines.stroke = scene::Stroke{.color = shop.theme.graticule, .width = 0.5};
    for (const double x : multiples(window.min_x, window.max_x, step_x))
        add_line(frame, {x, std::max(-90.0, window.min_y)}, {x, std::min(90.0, window.max_y)},
                 lines);
    for (const double y : multiples(window.min_y, window.max_y, step_y))
        if (std::abs(y) < 90) add_line(frame, {window.min_x, y}, {window.max_x, y}, lines);
    if (!lines.path.empty()) out.lines.add(std::move(lines));
    const text::TextStyle style = text_style(shop.theme, Weight::regular, shop.theme.small * 0.92);
    const PageBox& b = frame.box();
    const double apart = style.size * 0.5; // between labels; one that would come nearer is left out
    double taken = b.min_x - apart;
    for (const SideCrossing& c :
         crossings(frame, {b.min_x, b.max_y}, {b.max_x, b.max_y}, step_x, false)) {
        Piece text =
            make_text(shop, degree_text(c.value, false, shop.language), style, shop.theme.muted);
        const double x = c.at.x - text.width / 2;
        if (x <= b.min_x || x + text.width >= b.max_x || x < taken + apart) continue;
        taken = x + text.width;
        put(out.labels, std::move(text), {x, b.max_y + 1.5});
    }
    taken = b.max_y + apart;
    for (const SideCrossing& c :
         crossings(frame, {b.min_x, b.max_y}, {b.min_x, b.min_y}, step_y, true)) {
        text::TextStyle line = style;
        line.language = std::string(code(shop.language));
        const text::ShapedText& shaped =
            shop.shaper.shape(degree_text(c.value, true, shop.language), line);
        const double half = shaped.width / 2;
        if (c.at.y - half < b.min_y || c.at.y + half > b.max_y || c.at.y + half > taken - apart)
            continue;
        taken = c.at.y - half;
        // Read from below: turned a quarter to the left round the block's middle.
        const PagePoint middle{b.min_x - 2.0 - shaped.height / 2, c.at.y};
        const PagePoint corner{middle.x - half, middle.y - shaped.height / 2};
        for (scene::Text& text :
             text::place(shaped, corner, {shop.theme.muted, std::nullopt}, -90.0, middle))
            out.labels.add(std::move(text));
    }
    return out;
}

} // namespace cordon::compose
