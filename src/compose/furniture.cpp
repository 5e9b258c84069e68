// SPDX-License-Identifier: MIT
#include "compose/furniture.hpp"

#include "core/unicode.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace cordon::compose {

using geom::PageBox;
using geom::PagePoint;
using scene::Path;
using scene::Shape;

Piece make_text(Workshop& shop, const std::vector<text::Span>& spans, const text::TextStyle& style,
                const Color& color) {
    text::TextStyle localised = style;
    localised.language = std::string(code(shop.language));
    const text::ShapedText shaped = shop.shaper.shape(spans, localised);
    Piece piece;
    for (scene::Text& text : text::place(shaped, {0, 0}, {color, std::nullopt}))
        piece.group.add(std::move(text));
    piece.width = shaped.width;
    piece.height = shaped.height;
    return piece;
}

Piece make_text(Workshop& shop, const std::string& text, const text::TextStyle& style,
                const Color& color) {
    return make_text(shop, {text::Span{.text = with_apostrophes(text), .fonts = {}, .color = {}}},
                     style, color);
}

void put(scene::Group& out, Piece piece, PagePoint at) {
    scene::translate(piece.group, at);
    const bool named = !piece.group.id.empty() || piece.group.role != scene::Role::none;
    if (named) {
        out.add(std::move(piece.group));
        return;
    }
    for (scene::Node& node : piece.group.children) out.children.push_back(std::move(node));
}

Piece on_panel(const Theme& theme, Piece piece, double padding) {
    Piece out;
    out.width = piece.width + 2 * padding;
    out.height = piece.height + 2 * padding;
    out.group.id = piece.group.id;
    out.group.role = piece.group.role;
    out.group.title = piece.group.title;
    out.group.description = piece.group.description;
    piece.group.id.clear();
    piece.group.role = scene::Role::none;
    Shape ground;
    ground.path = Path::rectangle({0, 0, out.width, out.height});
    ground.fill = scene::Fill{theme.panel};
    ground.stroke = scene::Stroke{.color = theme.panel_edge, .width = 0.6};
    out.group.add(std::move(ground));
    put(out.group, std::move(piece), {padding, padding});
    return out;
}

std::string name_of(const Piece& piece) {
    if (piece.group.role == scene::Role::legend) return "legend";
    if (piece.group.id == "rose") return "azimuth rose";
    return piece.group.role == scene::Role::inset ? "inset" : "scale bar";
}

Piece beside(Piece left, Piece right, double gap) {
    if (right.empty()) return left;
    Piece both;
    both.width = left.width + gap + right.width;
    both.height = std::max(left.height, right.height);
    const PagePoint right_at{left.width + gap, (both.height - right.height) / 2};
    const double left_y = (both.height - left.height) / 2;
    put(both.group, std::move(left), {0, left_y});
    put(both.group, std::move(right), right_at);
    return both;
}

namespace {

/// The largest of 1, 2, 5 x 10^n that is not more than `limit`.
double round_down(double limit) {
    const double power = std::pow(10.0, std::floor(std::log10(limit)));
    for (const double step : {5.0, 2.0, 1.0})
        if (step * power <= limit * (1 + 1e-9)) return step * power;
    return power;
}

/// Largest relative difference of the ground scale between the frame's centre and its corners and
/// sides.
double scale_variation(const MapFrame& frame) {
    const auto here = [&](PagePoint p) {
        const auto place = frame.projection().inverse(frame.to_map(p));
        return place ? frame.projection().scale_along_parallel(*place) : 1.0;
    };
    const PageBox& b = frame.box();
    const double middle = here(b.center());
    double worst = 0;
    for (const double x : {b.min_x, b.center().x, b.max_x})
        for (const double y : {b.min_y, b.max_y})
            worst = std::max(worst, std::abs(here({x, y}) / middle - 1.0));
    return worst;
}

std::string latitude_text(double latitude, Language language) {
    const std::string side = latitude >= 0 ? "N" : "S";
    return format_number(std::abs(latitude), 0, language) + "°" + std::string(no_break_space) +
           side;
}

} // namespace

Piece make_scale_bar(Workshop& shop, const MapFrame& frame, double max_width) {
    const double metre_px = 1.0 / frame.ground_resolution();
    const double total = round_down(max_width / metre_px);
    const bool in_km = total >= 1000;
    const double unit = in_km ? 1000.0 : 1.0;
    const double width = total * metre_px;
    const text::TextStyle style = text_style(shop.theme, Weight::regular, shop.theme.small);
    constexpr double bar = 3.2; // pixels high
    Piece piece;
    piece.group.id = "scale-bar";
    piece.group.role = scene::Role::scale_bar;
    const std::array<double, 3> marks = {0.0, 0.5, 1.0};
    double top = 0;
    double right = width;
    double left = 0;
    for (const double mark : marks) {
        std::string label = format_number_short(total / unit * mark, 1, shop.language);
        const std::string unit_name = in_km ? "km" : "m";
        const std::string number = label;
        if (mark == 1.0) label += std::string(no_break_space) + unit_name;
        Piece text = make_text(shop, label, style, shop.theme.ink);
        // The number stands over its mark; the unit hangs to its right.
        const double number_width = make_text(shop, number, style, shop.theme.ink).width;
        const double x = width * mark - number_width / 2;
        left = std::min(left, x);
        right = std::max(right, x + text.width);
        top = text.height + 1;
        put(piece.group, std::move(text), {x, 0});
    }
    for (int half = 0; half < 2; ++half) {
        Shape shape;
        shape.path = Path::rectangle({width / 2 * half, top, width / 2 * (half + 1), top + bar});
        shape.fill = scene::Fill{half == 0 ? shop.theme.ink : shop.theme.page};
        shape.stroke = scene::Stroke{.color = shop.theme.ink, .width = 0.7};
        piece.group.add(std::move(shape));
    }
    piece.height = top + bar + 1;
    constexpr double noticeable =
        0.02; // card, section 8: the latitude is printed when the scale varies by more
    if (scale_variation(frame) > noticeable) {
        const std::string words = shop.language == Language::fr ? "échelle à " : "scale at ";
        Piece text = make_text(shop, words + latitude_text(frame.ground_center().y, shop.language),
                               style, shop.theme.muted);
        right = std::max(right, text.width);
        const double height = text.height;
        put(piece.group, std::move(text), {0, piece.height});
        piece.height += height;
    }
    piece.width = right - left;
    scene::translate(piece.group, {-left, 0});
    const std::string length =
        format_number_short(total / unit, 1, shop.language) + (in_km ? " km" : " m");
    piece.group.title =
        (shop.language == Language::fr ? "Échelle\u202F: " : "Scale bar: ") + length;
    return piece;
}

Piece make_north_arrow(Workshop& shop, const MapFrame& frame) {
    const proj::Projection& projection = frame.projection();
    const PageBox& b = frame.box();
    double worst = 0;
    for (const PagePoint p : {b.center(), PagePoint{b.min_x, b.min_y}, PagePoint{b.max_x, b.min_y},
                              PagePoint{b.min_x, b.max_y}, PagePoint{b.max_x, b.max_y}}) {
        const auto place = projection.inverse(frame.to_map(p));
        if (place) worst = std::max(worst, std::abs(projection.north_angle(*place)));
    }
    Piece piece;
    if (worst <= 1.0 || frame.pole()) return piece;
    const double turn = projection.north_angle(frame.ground_center()) * std::numbers::pi / 180.0;
    constexpr double half = 9.0; // pixels from centre to tip
    const auto at = [&](double x, double y) {
        return PagePoint{half + x * std::cos(turn) - y * std::sin(turn),
                         half + x * std::sin(turn) + y * std::cos(turn)};
    };
    Shape arrow;
    arrow.path.move_to(at(0, -half));
    arrow.path.line_to(at(5, half * 0.8));
    arrow.path.line_to(at(0, half * 0.35));
    arrow.path.line_to(at(-5, half * 0.8));
    arrow.path.close();
    arrow.fill = scene::Fill{shop.theme.ink};
    piece.group.id = "north-arrow";
    piece.group.role = scene::Role::north_arrow;
    piece.group.title =
        shop.language == Language::fr ? "Flèche du nord géographique" : "True north";
    piece.group.add(std::move(arrow));
    Piece letter = make_text(shop, "N", text_style(shop.theme, Weight::semibold, shop.theme.small),
                             shop.theme.ink);
    const PagePoint place{half - letter.width / 2, 2 * half - 1};
    piece.width = 2 * half;
    piece.height = 2 * half + letter.height - 2;
    put(piece.group, std::move(letter), place);
    return piece;
}

} // namespace cordon::compose
