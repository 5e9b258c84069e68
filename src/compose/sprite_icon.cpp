// SPDX-License-Identifier: MIT
#include "compose/sprite_icon.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>

namespace cordon::compose {

using geom::PageBox;
using geom::PagePoint;
using scene::Path;

namespace {

/// Distance fields hold 1 where a pixel lies 2 px inside of the edge, 0 where 6 px outside.
constexpr double edge_level = 0.75;
constexpr double field_pixels = 8.0; ///< from 0 to 1

/// Marching squares over the pixels' centres; beyond the bitmap all is outside.
class FieldTracer {
  public:
    FieldTracer(const StyleImage& image, double level) : image_(image), level_(level) {}

    Path trace() {
        for (int y = -1; y < image_.height; ++y)
            for (int x = -1; x < image_.width; ++x) cell(x, y);
        Path path;
        while (!next_.empty()) {
            auto at = next_.begin();
            bool first = true;
            while (at != next_.end()) {
                const PagePoint p = at->second.from;
                first ? path.move_to(p) : path.line_to(p);
                first = false;
                const Edge to = at->second.to;
                next_.erase(at);
                at = next_.find(to);
            }
            path.close();
        }
        return path;
    }

  private:
    using Edge = std::array<int, 3>; ///< x, y of its first corner; 0 = to the right, 1 = down
    struct Step {
        PagePoint from{};
        Edge to{};
    };

    [[nodiscard]] double value(int x, int y) const {
        if (x < 0 || y < 0 || x >= image_.width || y >= image_.height) return 0.0;
        return (*image_.rgba)[4 * (static_cast<std::size_t>(y) *
                                       static_cast<std::size_t>(image_.width) +
                                   static_cast<std::size_t>(x)) +
                              3] /
               255.0;
    }
    [[nodiscard]] PagePoint crossing(const Edge& e) const {
        const double a = value(e[0], e[1]);
        const double b = e[2] == 0 ? value(e[0] + 1, e[1]) : value(e[0], e[1] + 1);
        const double t = a == b ? 0.5 : std::clamp((level_ - a) / (b - a), 0.0, 1.0);
        return {e[0] + 0.5 + (e[2] == 0 ? t : 0.0), e[1] + 0.5 + (e[2] == 1 ? t : 0.0)};
    }
    void link(const Edge& from, const Edge& to) { next_[from] = {crossing(from), to}; }

    void cell(int x, int y) {
        const auto in = [&](int i, int k) { return value(x + i, y + k) >= level_ ? 1U : 0U; };
        const unsigned corners = in(0, 0) | in(1, 0) << 1U | in(1, 1) << 2U | in(0, 1) << 3U;
        const Edge top{x, y, 0};
        const Edge right{x + 1, y, 1};
        const Edge bottom{x, y + 1, 0};
        const Edge left{x, y, 1};
        // The inside lies to the right of each step.
        switch (corners) {
        case 1: return link(top, left);
        case 2: return link(right, top);
        case 3: return link(right, left);
        case 4: return link(bottom, right);
        case 5: return link(top, left), link(bottom, right);
        case 6: return link(bottom, top);
        case 7: return link(bottom, left);
        case 8: return link(left, bottom);
        case 9: return link(top, bottom);
        case 10: return link(right, top), link(left, bottom);
        case 11: return link(right, bottom);
        case 12: return link(left, right);
        case 13: return link(top, right);
        case 14: return link(left, top);
        default: return;
        }
    }

    const StyleImage& image_;
    double level_;
    std::map<Edge, Step> next_;
};

scene::Shape field_shape(const StyleImage& image, double level, const PageBox& box, Color color) {
    scene::Shape shape;
    shape.path = outline_of_field(image, level);
    const double sx = box.width() / image.width;
    const double sy = box.height() / image.height;
    for (PagePoint& p : shape.path.points) p = {box.min_x + p.x * sx, box.min_y + p.y * sy};
    shape.fill = scene::Fill{color};
    return shape;
}

void add_field(const StyleImage& image, const IconInk& ink, const PageBox& box, Icon& icon) {
    const double size = box.width() / image.css_width();
    if (ink.halo && ink.halo->width > 0 && ink.halo->color.a > 0 && size > 0) {
        constexpr double step = 0.5; // pixels between the rings of a soft halo
        for (const scene::Ring& part : scene::rings_of(*ink.halo, step)) {
            const double level = std::max(0.02, edge_level - part.reach / size / field_pixels);
            // The halo ends where the image begins, so that a translucent image does not show it.
            scene::Shape ring =
                field_shape(image, level, box, with_opacity(ink.halo->color, part.alpha));
            ring.path.append(field_shape(image, edge_level, box, ink.color).path);
            icon.shapes.push_back(std::move(ring));
        }
    }
    if (ink.color.a > 0) icon.shapes.push_back(field_shape(image, edge_level, box, ink.color));
}

scene::Picture picture_of(const StyleImage& image, Color ink, const PageBox& box, double opacity) {
    scene::Picture picture;
    picture.art = image.art;
    ink.a = 1.0; // icon-opacity is the picture's
    picture.ink = ink;
    picture.rgba = image.rgba;
    picture.width = image.width;
    picture.height = image.height;
    picture.box = box;
    picture.opacity = opacity;
    picture.plain = true;
    return picture;
}

/// The halo of a drawing in one ink: copies in the halo's colour round it, so that it stays a
/// drawing in SVG and PDF.
void add_art_halo(const StyleImage& image, const IconInk& ink, const PageBox& box, Icon& icon) {
    if (!ink.halo || ink.halo->width <= 0 || ink.halo->color.a <= 0 || !takes_halo(image)) return;
    constexpr int copies = 16;
    for (int k = 0; k < copies; ++k) {
        const double angle = 2.0 * std::numbers::pi * k / copies;
        const double x = ink.halo->width * std::cos(angle);
        const double y = ink.halo->width * std::sin(angle);
        icon.pictures.push_back(picture_of(
            image, ink.halo->color, {box.min_x + x, box.min_y + y, box.max_x + x, box.max_y + y},
            ink.halo->color.a));
    }
}

/// Left or upper corner of something of a length that hangs on an anchor at 0.
double anchored(double length, bool at_start, bool at_end) {
    if (at_start) return 0.0;
    return at_end ? -length : -length / 2;
}

/// A stretch of an image along one axis and where it goes.
struct Band {
    double from = 0.0; ///< bitmap pixels
    double to = 0.0;
    double start = 0.0; ///< page pixels
    double end = 0.0;
};

std::vector<Band> bands_of(std::vector<std::pair<double, double>> stretches, double length,
                           double ratio, double start, double end) {
    if (stretches.empty()) stretches.emplace_back(0.0, length);
    double stretchable = 0.0;
    for (const auto& [a, b] : stretches) stretchable += b - a;
    const double fixed = (length - stretchable) / ratio;
    const double growth = stretchable > 0 ? std::max(0.0, end - start - fixed) / stretchable : 0.0;
    std::vector<Band> out;
    double at = 0.0;
    double page = start;
    const auto add = [&](double to, double scale) {
        if (to <= at) return;
        out.push_back({at, to, page, page + (to - at) * scale});
        page = out.back().end;
        at = to;
    };
    for (const auto& [a, b] : stretches) {
        add(std::min(a, length), 1.0 / ratio);
        add(std::min(b, length), growth);
    }
    add(length, 1.0 / ratio);
    return out;
}

scene::Picture cut_of(const StyleImage& image, const Band& column, const Band& row,
                      double opacity) {
    const int x0 = static_cast<int>(column.from);
    const int x1 = std::min(image.width, static_cast<int>(std::ceil(column.to)));
    const int y0 = static_cast<int>(row.from);
    const int y1 = std::min(image.height, static_cast<int>(std::ceil(row.to)));
    auto rgba = std::make_shared<std::vector<std::uint8_t>>();
    for (int y = y0; y < y1; ++y) {
        const auto first =
            image.rgba->begin() + (static_cast<std::ptrdiff_t>(y) * image.width + x0) * 4;
        rgba->insert(rgba->end(), first, first + static_cast<std::ptrdiff_t>(x1 - x0) * 4);
    }
    scene::Picture picture;
    picture.rgba = std::move(rgba);
    picture.width = x1 - x0;
    picture.height = y1 - y0;
    picture.box = {column.start, row.start, column.end, row.end};
    picture.opacity = opacity;
    return picture;
}

} // namespace

Path outline_of_field(const StyleImage& image, double level) {
    return FieldTracer(image, level).trace();
}

bool takes_halo(const StyleImage& image) {
    if (image.sdf) return true;
    // Is all of the drawing in the ink? Cairo writes other colours as `rgb(…)`.
    return image.art && image.art->tinted && image.art->svg.find("rgb(") == std::string::npos;
}

Icon make_sprite_icon(const StyleImage& image, const IconInk& ink, const SpritePose& pose) {
    const double width = image.css_width() * pose.size;
    const double height = image.css_height() * pose.size;
    const std::string_view anchor = pose.anchor;
    const double x = anchored(width, anchor.ends_with("left"), anchor.ends_with("right")) +
                     pose.offset.x * pose.size;
    const double y = anchored(height, anchor.starts_with("top"), anchor.starts_with("bottom")) +
                     pose.offset.y * pose.size;
    Icon icon;
    icon.box = {x, y, x + width, y + height};
    if (!(width > 0) || !(height > 0)) return icon;
    if (image.sdf) {
        add_field(image, ink, icon.box, icon);
    } else if (pose.opacity > 0) {
        add_art_halo(image, ink, icon.box, icon);
        icon.pictures.push_back(picture_of(image, ink.color, icon.box, pose.opacity));
    }
    return icon;
}

Icon make_stretched_icon(const StyleImage& image, const IconInk& ink, const PageBox& box,
                         double opacity) {
    Icon icon;
    icon.box = box;
    if (box.empty() || !(box.width() > 0) || !(box.height() > 0)) return icon;
    if (image.sdf) {
        add_field(image, ink, box, icon);
        return icon;
    }
    if (image.stretch_x.empty() && image.stretch_y.empty()) {
        icon.pictures.push_back(picture_of(image, ink.color, box, opacity));
        return icon;
    }
    for (const Band& row :
         bands_of(image.stretch_y, image.height, image.pixel_ratio, box.min_y, box.max_y))
        for (const Band& column :
             bands_of(image.stretch_x, image.width, image.pixel_ratio, box.min_x, box.max_x))
            if (row.end > row.start && column.end > column.start)
                icon.pictures.push_back(cut_of(image, column, row, opacity));
    return icon;
}

} // namespace cordon::compose
