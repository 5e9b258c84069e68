// SPDX-License-Identifier: MIT
#include "compose/raster_painter.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace cordon::compose {

using geom::PagePoint;
using style::Property;

namespace {

/// Sums kernels on a grid of device pixels.
class Density {
  public:
    Density(const geom::PageBox& frame, double ratio)
        : frame_(frame), ratio_(ratio),
          width_(static_cast<int>(std::ceil(frame.width() * ratio - 1e-3))),
          height_(static_cast<int>(std::ceil(frame.height() * ratio - 1e-3))),
          values_(static_cast<std::size_t>(std::max(0, width_)) *
                  static_cast<std::size_t>(std::max(0, height_))) {}

    /// A Gauss curve of which `radius` pixels are three standard deviations.
    void add(PagePoint at, double radius, double weight) {
        constexpr double peak = 0.3989422804014327;  // of the normal distribution
        constexpr double least = 1.0 / 255.0 / 16.0; // what no colour shows
        const double height = weight * peak;
        if (!(radius > 0) || height <= least) return;
        const double reach = radius * std::sqrt(2.0 * std::log(height / least)) / 3.0 * ratio_;
        const double cx = (at.x - frame_.min_x) * ratio_;
        const double cy = (at.y - frame_.min_y) * ratio_;
        const double k = -0.5 * 9.0 / (radius * radius * ratio_ * ratio_);
        const auto first = [](double v) { return std::max(0, static_cast<int>(std::floor(v))); };
        for (int y = first(cy - reach); y < std::min<double>(height_, cy + reach); ++y) {
            for (int x = first(cx - reach); x < std::min<double>(width_, cx + reach); ++x) {
                const double dx = x + 0.5 - cx;
                const double dy = y + 0.5 - cy;
                values_[static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
                        static_cast<std::size_t>(x)] +=
                    static_cast<float>(height * std::exp(k * (dx * dx + dy * dy)));
            }
        }
    }

    [[nodiscard]] scene::Picture colored(const style::BoundLayer& bound, double out_ratio) const {
        constexpr int steps = 256;
        std::array<Color, steps> ramp{};
        for (int i = 0; i < steps; ++i)
            ramp.at(static_cast<std::size_t>(i)) =
                bound.ramp(Property::heatmap_color, i / static_cast<double>(steps - 1));
        const double opacity = bound.number(Property::heatmap_opacity, 0);
        auto pixels = std::make_shared<std::vector<std::uint8_t>>();
        const int width = static_cast<int>(std::ceil(frame_.width() * out_ratio - 1e-3));
        const int height = static_cast<int>(std::ceil(frame_.height() * out_ratio - 1e-3));
        pixels->reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
        for (std::int64_t i = 0; i < std::int64_t{width} * height; ++i) {
            const double value = at((static_cast<double>(i % width) + 0.5) * ratio_ / out_ratio,
                                    (static_cast<double>(i / width) + 0.5) * ratio_ / out_ratio);
            const double place = std::clamp(value, 0.0, 1.0) * (steps - 1);
            const auto low = static_cast<std::size_t>(place);
            const double t = place - static_cast<double>(low);
            const Color& a = ramp.at(low);
            const Color& b = ramp.at(std::min<std::size_t>(low + 1, steps - 1));
            const double alpha = a.a * (1 - t) + b.a * t;
            const auto part = [&](double p, double q) {
                const double c = alpha > 0 ? (p * a.a * (1 - t) + q * b.a * t) / alpha : 0.0;
                pixels->push_back(static_cast<std::uint8_t>(std::lround(c * 255.0)));
            };
            part(a.r, b.r);
            part(a.g, b.g);
            part(a.b, b.b);
            pixels->push_back(static_cast<std::uint8_t>(std::lround(alpha * opacity * 255.0)));
        }
        scene::Picture picture;
        picture.rgba = std::move(pixels);
        picture.width = width;
        picture.height = height;
        picture.box = {frame_.min_x, frame_.min_y, frame_.min_x + width / out_ratio,
                       frame_.min_y + height / out_ratio};
        return picture;
    }

  private:
    /// Density between the middles of four cells.
    [[nodiscard]] double at(double x, double y) const {
        const double fx = std::floor(x - 0.5);
        const double fy = std::floor(y - 0.5);
        const double tx = x - 0.5 - fx;
        const double ty = y - 0.5 - fy;
        const auto cell = [&](double i, double k) {
            const auto column = static_cast<std::size_t>(std::clamp(i, 0.0, width_ - 1.0));
            const auto row = static_cast<std::size_t>(std::clamp(k, 0.0, height_ - 1.0));
            return static_cast<double>(values_[row * static_cast<std::size_t>(width_) + column]);
        };
        return (cell(fx, fy) * (1 - tx) + cell(fx + 1, fy) * tx) * (1 - ty) +
               (cell(fx, fy + 1) * (1 - tx) + cell(fx + 1, fy + 1) * tx) * ty;
    }

    geom::PageBox frame_;
    double ratio_;
    int width_;
    int height_;
    std::vector<float> values_;
};

} // namespace

void paint_heat(const BoundPageLayer& layer, const geom::PageBox& frame, double pixel_ratio,
                scene::Group& out) {
    constexpr double largest = 20000.0; // device pixels a side
    if (frame.width() * pixel_ratio > largest || frame.height() * pixel_ratio > largest) return;
    const style::BoundLayer& bound = layer.bound;
    if (bound.number(Property::heatmap_opacity, 0) <= 0) return;
    const double intensity = bound.number(Property::heatmap_intensity, 0);
    // Web maps sum at a quarter of the resolution; the small ones of their fixtures show it.
    const bool coarse = layer.context.manner == Manner::web;
    Density density(frame, coarse ? pixel_ratio / 4 : pixel_ratio);
    for (const std::size_t i : layer.features) {
        const double weight = bound.number(Property::heatmap_weight, i) * intensity;
        const double radius = bound.number(Property::heatmap_radius, i);
        const geom::PageView shape = layer.page.shape(i);
        for (std::size_t part = 0; part < shape.part_count(); ++part)
            for (const PagePoint& p : shape.part(part)) density.add(p, radius, weight);
    }
    out.add(density.colored(bound, pixel_ratio));
}

} // namespace cordon::compose
