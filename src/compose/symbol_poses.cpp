// SPDX-License-Identifier: MIT
#include "compose/symbol_poses.hpp"

#include "compose/area_room.hpp"
#include "compose/polyline.hpp"
#include "compose/sprite_icon.hpp"
#include "compose/symbol_text.hpp"
#include "geom/measure.hpp"
#include "geom/simplify.hpp"

#include <array>
#include <cmath>
#include <numbers>

namespace cordon::compose {

using geom::PageBox;
using geom::PagePoint;

namespace {

constexpr double anchor_step = 0.6; ///< what each step down in the list of anchors costs

PageBox moved(const PageBox& box, PagePoint by) {
    return {box.min_x + by.x, box.min_y + by.y, box.max_x + by.x, box.max_y + by.y};
}

double em(const text::ShapedText& text) {
    return text.lines.empty() ? 12.0 : text.height / static_cast<double>(text.lines.size()) / 1.2;
}

/// Shares of the text's width and height that lie left of and above the anchor.
PagePoint anchor_share(const std::string& name) {
    PagePoint share{0.5, 0.5};
    if (name.find("left") != std::string::npos) share.x = 0.0;
    if (name.find("right") != std::string::npos) share.x = 1.0;
    if (name.starts_with("top")) share.y = 0.0;
    if (name.starts_with("bottom")) share.y = 1.0;
    return share;
}

void add(Symbol& symbol, Pose pose, Candidate candidate) {
    symbol.poses.push_back(std::move(pose));
    symbol.candidates.push_back(std::move(candidate));
}

} // namespace

PageBox padded(const PageBox& box, std::span<const double> padding) {
    if (padding.size() != 4) return box;
    return {box.min_x - padding[3], box.min_y - padding[0], box.max_x + padding[1],
            box.max_y + padding[2]};
}

PageBox text_box(const text::ShapedText& text) {
    if (text.lines.empty()) return {0, 0, 0, 0};
    constexpr double descent = 0.2; // ems; what shows of most lower-case letters below the line
    const double top = text.lines.front().baseline - text.cap_height;
    return {0, top, text.width, text.lines.back().baseline + descent * em(text)};
}

namespace {

/// Pixels from line to line.
double line_height(const text::ShapedText& text) {
    return text.height / static_cast<double>(std::max<std::size_t>(1, text.lines.size()));
}

} // namespace

PagePoint text_corner(const text::ShapedText& text, const TextAnchor& anchor, PagePoint at) {
    const PageBox box = text_box(text);
    const PagePoint share = anchor_share(anchor.name);
    // The middle is that of the capitals, not of the box: the descent does not count for the eye.
    const double optical = text.lines.empty() ? 0.0 : text.lines.back().baseline;
    double y = share.y == 0.5 ? (box.min_y + optical) / 2 : (share.y == 0.0 ? box.min_y : optical);
    if (anchor.line_boxes && !text.lines.empty()) {
        // Half of a line's height from the middle of its capitals.
        const double rest = (line_height(text) - text.cap_height) / 2;
        y += (2 * share.y - 1) * rest;
    }
    return {at.x + anchor.offset.x - share.x * box.width(), at.y + anchor.offset.y - y};
}

IconFit fit_from(std::string_view name) {
    if (name == "width") return IconFit::width;
    if (name == "height") return IconFit::height;
    return name == "both" ? IconFit::both : IconFit::none;
}

namespace {

/// The box of an image that is fitted to its text: as high as the lines; where the image says which
/// part of it holds text, that part takes the text.
PageBox box_of_image(const Symbol& symbol, const SymbolLayout& layout, PagePoint corner) {
    const StyleImage& image = *symbol.image;
    const auto& pad = layout.fit_padding;
    PageBox box{corner.x - pad[3], corner.y - pad[0], corner.x + symbol.text->width + pad[1],
                corner.y + symbol.text->height + pad[2]};
    const PagePoint middle = box.center();
    const double size = symbol.icon_size / marker_size;
    const std::array<double, 4> content = image.content.value_or(std::array<double, 4>{
        0.0, 0.0, static_cast<double>(image.width), static_cast<double>(image.height)});
    const double scale = 1.0 / image.pixel_ratio;
    // The other side keeps the size of the image, round the middle of the text.
    if (layout.fit_icon == IconFit::height) {
        const double half = image.css_width() * size / 2;
        box.min_x = middle.x - half;
        box.max_x = middle.x + half;
    } else {
        box.min_x -= content[0] * scale;
        box.max_x += (image.width - content[2]) * scale;
    }
    if (layout.fit_icon == IconFit::width) {
        const double half = image.css_height() * size / 2;
        box.min_y = middle.y - half;
        box.max_y = middle.y + half;
    } else {
        box.min_y -= content[1] * scale;
        box.max_y += (image.height - content[3]) * scale;
    }
    return box;
}

} // namespace

std::optional<Icon> icon_for(const Symbol& symbol, const SymbolLayout& layout, const Pose& pose) {
    if (symbol.icon) return symbol.icon;
    if (layout.fit_icon == IconFit::none || symbol.text == nullptr) return std::nullopt;
    const PagePoint corner = pose.text_corner - pose.icon_at;
    if (symbol.image != nullptr)
        return make_stretched_icon(*symbol.image, symbol.icon_ink,
                                   box_of_image(symbol, layout, corner), symbol.icon_ink.color.a);
    const text::ShapedText& set = *text_in(symbol, pose);
    const PageBox text = text_box(set);
    const double bottom =
        set.lines.back().baseline; // a shield's text has no descenders to speak of
    const auto& pad = layout.fit_padding;
    return make_box(symbol.icon_name, symbol.icon_ink,
                    {corner.x - pad[3], corner.y + text.min_y - pad[0],
                     corner.x + text.max_x + pad[1], corner.y + bottom + pad[2]});
}

namespace {

std::optional<PageBox> icon_box(const Symbol& symbol, const SymbolLayout& layout,
                                const Pose& pose) {
    const auto icon = icon_for(symbol, layout, pose);
    if (!icon) return std::nullopt;
    return padded(moved(icon->box, pose.icon_at), layout.icon_padding);
}

PageBox box_of_text(const Symbol& symbol, const SymbolLayout& layout, const Pose& pose) {
    return moved(text_box(*text_in(symbol, pose)), pose.text_corner).grown(layout.text_padding);
}

/// Boxes of icon and text of an unrotated pose, and how they behave.
Candidate boxes_of(const Symbol& symbol, const SymbolLayout& layout, const Pose& pose) {
    Candidate out;
    if (const auto icon = icon_box(symbol, layout, pose)) {
        out.boxes.push_back(*icon);
        out.rules.push_back(layout.icon_rules);
    }
    if (symbol.text == nullptr) return out;
    const PageBox text = box_of_text(symbol, layout, pose);
    // Text inside its icon needs no box of its own unless it behaves in another way.
    const bool inside = !out.boxes.empty() && layout.icon_rules == layout.text_rules &&
                        out.boxes[0].contains(text.grown(-layout.text_padding));
    if (inside) return out;
    out.boxes.push_back(text);
    out.rules.push_back(layout.text_rules);
    return out;
}

/// The end of a leader from `from` to `to`, `by` pixels before `to`.
PagePoint shortened(PagePoint from, PagePoint to, double by) {
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    return length > by ? to + (from - to) * (by / length) : from;
}

void add_anchored(Symbol& symbol, const SymbolLayout& layout, PagePoint at, double cost,
                  std::optional<PagePoint> leader, double free_end = 0.0) {
    double step = 0;
    for (const TextAnchor& anchor : layout.anchors) {
        Pose pose;
        pose.icon_at = at + layout.icon_offset;
        if (symbol.text != nullptr) pose.text_corner = text_corner(*symbol.text, anchor, at);
        pose.leader = leader;
        if (layout.justify_auto) pose.align = align_at(anchor.name);
        Candidate candidate = boxes_of(symbol, layout, pose);
        candidate.cost = cost + step;
        if (leader) candidate.leader = std::make_pair(at, shortened(at, *leader, free_end));
        add(symbol, std::move(pose), std::move(candidate));
        step += anchor_step;
        if (symbol.text == nullptr) break;
    }
}

} // namespace

std::optional<Candidate> part_of_pose(const Symbol& symbol, const SymbolLayout& layout,
                                      std::size_t pose, Part part) {
    const auto icon = icon_box(symbol, layout, symbol.poses[pose]);
    if (!icon || symbol.text == nullptr) return std::nullopt;
    Candidate out;
    out.cost = symbol.candidates[pose].cost;
    const bool shows_icon = part == Part::icon;
    out.boxes = {shows_icon ? *icon : box_of_text(symbol, layout, symbol.poses[pose])};
    out.rules = {shows_icon ? layout.icon_rules : layout.text_rules};
    return out;
}

void add_point_poses(Symbol& symbol, const SymbolLayout& layout, PagePoint at, bool exact) {
    if (!layout.leader) return add_anchored(symbol, layout, at, 0.0, std::nullopt);
    if (exact && layout.leader->beside.empty()) add_anchored(symbol, layout, at, 0.0, std::nullopt);
    constexpr int directions = 24;
    constexpr double distance_cost =
        0.22; // a pixel; about what crossing one thin line costs over 15 pixels
    double distance = std::max(layout.leader->nearest, 6.0);
    while (distance <= layout.leader->farthest) {
        for (int k = 0; k < directions; ++k) {
            // Up and to the right is where readers expect a call-out; the preference is slight.
            const double turn = (k % 2 == 0 ? k / 2 : -(k + 1) / 2) * 360.0 / directions;
            const double angle = (turn - 45.0) * std::numbers::pi / 180.0;
            const PagePoint p{at.x + distance * std::cos(angle), at.y + distance * std::sin(angle)};
            // A known place is a town as often as not, which keeps its dot.
            constexpr double town = 3.5;
            add_anchored(symbol, layout, p, distance * distance_cost + std::abs(turn) * 0.004, at,
                         exact ? town : 0.0);
        }
        distance *= 1.22;
    }
}

namespace {

/// How much of a name lies over its area and over others: shares of sample points on its upper and
/// lower edge; and whether its middle lies over its own.
struct Cover {
    double own = 0.0;
    double others = 0.0;
    bool middle = false;
};

Cover cover_of(const geom::PageView& polygon, const PageBox& label, const NamedArea& named) {
    constexpr int samples = 5; // an edge
    constexpr double one = 1.0 / (2 * samples);
    Cover cover{0.0, 0.0, geom::contains(polygon, label.center())};
    for (int s = 0; s < samples; ++s) {
        const double x = label.min_x + label.width() * s / (samples - 1);
        for (const double y : {label.min_y, label.max_y}) {
            const PagePoint p{x, y};
            if (geom::contains(polygon, p))
                cover.own += one;
            else if (cover.middle && named.is_elsewhere(p))
                cover.others += one;
        }
    }
    return cover;
}

} // namespace

void add_area_poses(Symbol& symbol, const SymbolLayout& layout, const NamedArea& named) {
    // The tests below visit every vertex of the outline many times.
    const PageBox& frame = named.frame;
    geom::PageShapes outline;
    geom::simplify(named.area, coarse_outline, geom::SmallRings::drop, outline);
    const geom::PageView polygon = outline[0];
    const auto label_point = geom::label_point(polygon, 1.0);
    if (!label_point) return;
    const PagePoint pole = label_point->point;
    const PageBox box = polygon.box();
    const PageBox seen{std::max(box.min_x, frame.min_x), std::max(box.min_y, frame.min_y),
                       std::min(box.max_x, frame.max_x), std::min(box.max_y, frame.max_y)};
    constexpr int steps = 8; // a side; fine enough to find a free corner, coarse enough to be cheap
    std::vector<PagePoint> places{pole};
    for (int i = 1; i < steps; ++i)
        for (int k = 1; k < steps; ++k)
            places.push_back(
                {seen.min_x + seen.width() * k / steps, seen.min_y + seen.height() * i / steps});
    constexpr int rows = 15;
    const double height = symbol.text == nullptr ? 0.0 : symbol.text->height;
    for (const PagePoint at : roomy_places(polygon, seen, height, rows)) places.push_back(at);
    const double reach = std::max(40.0, std::hypot(seen.width(), seen.height()));
    // A name on another area is read as the neighbour's. Small areas are seen round their name; of
    // one that the frame cuts off nothing says where it goes on, and most of the name lies on it.
    const bool cut = box.min_x < frame.min_x || box.min_y < frame.min_y ||
                     box.max_x > frame.max_x || box.max_y > frame.max_y;
    const double most_over_others = cut ? 0.25 : 1.0;
    const double least_over_own = cut ? 0.7 : 0.0;
    constexpr double cost_of_all = 22.0; // of a name that lies beside its area
    for (const PagePoint& at : places) {
        const std::size_t before = symbol.poses.size();
        const double far = std::hypot(at.x - pole.x, at.y - pole.y) / reach;
        add_anchored(symbol, layout, at, far * 6.0, std::nullopt);
        keep_poses(symbol, before, [&](std::size_t i) {
            const Cover cover = cover_of(polygon, symbol.candidates[i].boxes.back(), named);
            if (!cover.middle || cover.others > most_over_others || cover.own < least_over_own)
                return false;
            symbol.candidates[i].cost += (1.0 - cover.own + cover.others) * cost_of_all;
            return true;
        });
    }
}

void add_poses_on_line(Symbol& symbol, const SymbolLayout& layout, std::span<const PagePoint> line,
                       double distance, double cost) {
    add_anchored(symbol, layout, place_on(line, distance).at, cost, std::nullopt);
}

void add_pose_along_line(Symbol& symbol, const SymbolLayout& layout,
                         const std::vector<PagePoint>& line, const AlongLine& how) {
    const text::ShapedText& set = *symbol.text;
    const TextAnchor& anchor = layout.line_anchor;
    const PagePoint share = anchor_share(anchor.name);
    const double half = (anchor.line_boxes ? line_height(set) : set.cap_height) / 2;
    // The offset goes by the line's direction, the anchor by that of the text.
    const Beside path = beside(line, how.distance, anchor.offset.y);
    auto placed = text::place_along(
        set, path.line, path.distance + anchor.offset.x, how.max_angle, symbol.ink,
        {how.upright, how.turns_text, (0.5 - share.x) * set.width, (1 - 2 * share.y) * half});
    if (!placed) return;
    Candidate candidate;
    double bend = 0;
    const double size = em(*symbol.text);
    const scene::Glyph* previous = nullptr;
    for (const scene::GlyphRun& run : placed->runs) {
        for (const scene::Glyph& glyph : run.glyphs) {
            const PagePoint p{placed->origin.x + glyph.x, placed->origin.y + glyph.y};
            const double a = glyph.angle * std::numbers::pi / 180.0;
            const PagePoint middle{p.x + 0.35 * size * std::sin(a) + 0.3 * size * std::cos(a),
                                   p.y - 0.35 * size * std::cos(a) + 0.3 * size * std::sin(a)};
            const double reach = 0.55 * size + layout.text_padding;
            candidate.boxes.push_back(
                {middle.x - reach, middle.y - reach, middle.x + reach, middle.y + reach});
            if (previous != nullptr)
                bend += std::abs(std::remainder(glyph.angle - previous->angle, 360.0));
            previous = &glyph;
        }
    }
    // Straight stretches read best, level ones better than steep ones.
    const double steep =
        previous == nullptr ? 0.0 : std::abs(std::sin(previous->angle * std::numbers::pi / 180.0));
    candidate.cost = bend * 0.05 + steep * 2.0;
    const OnLine on = place_on(line, how.distance);
    Pose pose;
    pose.along = std::move(placed);
    pose.icon_at = on.at;
    if (how.turns_icon) pose.icon_angle = on.angle;
    candidate.rules.assign(candidate.boxes.size(), layout.text_rules);
    if (const auto icon = icon_box(symbol, layout, pose)) {
        candidate.boxes.push_back(*icon);
        candidate.rules.push_back(layout.icon_rules);
    }
    add(symbol, std::move(pose), std::move(candidate));
}

} // namespace cordon::compose
