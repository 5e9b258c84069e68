// SPDX-License-Identifier: MIT
#include "compose/field_icon.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace cordon::compose {

using geom::PagePoint;

namespace {

constexpr double field_pixels = 8.0; ///< of the image between the values 0 and 1
constexpr double edge = 0.75;        ///< value at the edge of what is drawn

double smooth_step(double from, double to, double at) {
    const double t = std::clamp((at - from) / (to - from), 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

/// Value of the field between the middles of its pixels; 0 beyond the image.
double value_at(const StyleImage& image, PagePoint p) {
    const double fx = std::floor(p.x - 0.5);
    const double fy = std::floor(p.y - 0.5);
    const auto texel = [&](double column, double row) {
        if (column < 0 || row < 0 || column >= image.width || row >= image.height) return 0.0;
        const auto k = static_cast<std::size_t>(row) * static_cast<std::size_t>(image.width) +
                       static_cast<std::size_t>(column);
        return (*image.rgba)[4 * k + 3] / 255.0;
    };
    const double tx = p.x - 0.5 - fx;
    const double ty = p.y - 0.5 - fy;
    return (texel(fx, fy) * (1 - tx) + texel(fx + 1, fy) * tx) * (1 - ty) +
           (texel(fx, fy + 1) * (1 - tx) + texel(fx + 1, fy + 1) * tx) * ty;
}

/// The ink as a function of the field's value.
class FieldInk {
  public:
    FieldInk(const IconInk& ink, double halo_blur, double size, double pixel_ratio)
        : ink_(ink), soft_(0.105 / pixel_ratio / size),
          halo_soft_((halo_blur * 1.19 / field_pixels + 0.105 / pixel_ratio) / size) {
        if (ink.halo) halo_edge_ = (6.0 - ink.halo->width / size) / field_pixels;
    }

    [[nodiscard]] Color at(double value) const {
        const Color top = with_opacity(ink_.color, smooth_step(edge - soft_, edge + soft_, value));
        if (!ink_.halo) return top;
        // The halo ends inside of the image, so that translucent ink does not show it.
        const double inner = 1 - smooth_step(edge, edge + 2 * halo_soft_, value);
        const double outer = smooth_step(halo_edge_ - halo_soft_, halo_edge_ + halo_soft_, value);
        const Color under = with_opacity(ink_.halo->color, std::min(inner, outer));
        const double alpha = top.a + under.a * (1 - top.a);
        if (!(alpha > 0)) return {0, 0, 0, 0};
        const auto part = [&](double a, double b) {
            return (a * top.a + b * under.a * (1 - top.a)) / alpha;
        };
        return {part(top.r, under.r), part(top.g, under.g), part(top.b, under.b), alpha};
    }

  private:
    IconInk ink_;
    double soft_;
    double halo_soft_;
    double halo_edge_ = 0.0;
};

} // namespace

scene::Picture field_picture(const StyleImage& image, const IconInk& ink, double halo_blur,
                             const FieldPlace& place) {
    scene::Picture out;
    const double scale_x = place.box.width() / image.width;
    const double scale_y = place.box.height() / image.height;
    if (!(scale_x > 0) || !(scale_y > 0)) return out;
    // A pixel of nothing round the image belongs to it.
    const geom::PageBox grown{place.box.min_x - scale_x, place.box.min_y - scale_y,
                              place.box.max_x + scale_x, place.box.max_y + scale_y};
    const double cosine = std::cos(place.angle * std::numbers::pi / 180.0);
    const double sine = std::sin(place.angle * std::numbers::pi / 180.0);
    geom::PageBox page;
    for (const PagePoint p : {PagePoint{grown.min_x, grown.min_y},
                              {grown.max_x, grown.min_y},
                              {grown.max_x, grown.max_y},
                              {grown.min_x, grown.max_y}})
        page.add(place.at + PagePoint{p.x * cosine - p.y * sine, p.x * sine + p.y * cosine});
    const double ratio = place.pixel_ratio;
    const double left = std::floor(page.min_x * ratio);
    const double top = std::floor(page.min_y * ratio);
    constexpr double largest = 4096.0;
    const double width = std::ceil(page.max_x * ratio) - left;
    const double height = std::ceil(page.max_y * ratio) - top;
    if (!(width > 0 && height > 0 && width <= largest && height <= largest)) return out;
    const FieldInk inks(ink, halo_blur, place.box.width() / image.css_width(), ratio);
    auto bytes = std::make_shared<std::vector<std::uint8_t>>();
    bytes->reserve(static_cast<std::size_t>(width * height) * 4);
    for (double row = 0; row < height; ++row) {
        for (double column = 0; column < width; ++column) {
            const PagePoint d =
                PagePoint{(left + column + 0.5) / ratio, (top + row + 0.5) / ratio} - place.at;
            const PagePoint p{d.x * cosine + d.y * sine, d.y * cosine - d.x * sine};
            const Color color = grown.contains(p)
                                    ? inks.at(value_at(image, {(p.x - place.box.min_x) / scale_x,
                                                               (p.y - place.box.min_y) / scale_y}))
                                    : Color{0, 0, 0, 0};
            for (const double part : {color.r, color.g, color.b, color.a})
                bytes->push_back(
                    static_cast<std::uint8_t>(std::lround(std::clamp(part, 0.0, 1.0) * 255.0)));
        }
    }
    out.rgba = std::move(bytes);
    out.width = static_cast<int>(width);
    out.height = static_cast<int>(height);
    out.box = {left / ratio, top / ratio, (left + width) / ratio, (top + height) / ratio};
    out.smooth = false;
    return out;
}

} // namespace cordon::compose
