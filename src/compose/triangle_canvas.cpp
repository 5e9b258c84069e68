// SPDX-License-Identifier: MIT
#include "compose/triangle_canvas.hpp"

#include "core/diagnostic.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::compose {

using geom::PagePoint;

namespace {

int device_pixels(double length, double ratio) {
    constexpr double largest = 20000.0;
    const double pixels = std::ceil(length * ratio - 1e-3);
    if (!(pixels <= largest))
        throw Error("the picture is too large to be drawn as web maps do");
    return std::max(0, static_cast<int>(pixels));
}

/// Graphics processors place corners on a grid; on it the side of an edge is exact.
double on_grid(double v) {
    return std::round(std::clamp(v, -1e7, 1e7) * 256.0) / 256.0;
}

} // namespace

/// A directed edge: the inside is where `at` is positive, and on it where the edge is an upper or
/// left one.
struct TriangleCanvas::Edge {
    double a = 0.0;
    double b = 0.0;
    double c = 0.0;
    bool owns = false;

    Edge() = default;
    Edge(PagePoint from, PagePoint to)
        : a(from.y - to.y), b(to.x - from.x), c(from.x * to.y - from.y * to.x),
          owns(a > 0 || (a == 0 && b > 0)) {}
    [[nodiscard]] double at(double x, double y) const { return a * x + b * y + c; }
    [[nodiscard]] bool inside(double value) const { return value > 0 || (value == 0 && owns); }
    /// Narrows the columns of a row to those that may be inside.
    void narrow(double y, double& low, double& high) const {
        if (a == 0) return;
        const double x = -(b * y + c) / a;
        if (a > 0) {
            low = std::max(low, x - 1);
        } else {
            high = std::min(high, x + 1);
        }
    }
};

TriangleCanvas::TriangleCanvas(const geom::PageBox& frame, double pixel_ratio)
    : frame_(frame), ratio_(pixel_ratio), width_(device_pixels(frame.width(), pixel_ratio)),
      height_(device_pixels(frame.height(), pixel_ratio)),
      pixels_(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_) * 4) {}

void TriangleCanvas::clip_to(std::vector<PagePoint> corners) {
    for (PagePoint& p : corners)
        p = {on_grid((p.x - frame_.min_x) * ratio_), on_grid((p.y - frame_.min_y) * ratio_)};
    clip_ = std::move(corners);
}

void TriangleCanvas::triangle(const std::array<CanvasVertex, 3>& corners, const Shader& shade) {
    std::array<PagePoint, 3> p;
    for (std::size_t i = 0; i < 3; ++i)
        p[i] = {on_grid((corners[i].at.x - frame_.min_x) * ratio_),
                on_grid((corners[i].at.y - frame_.min_y) * ratio_)};
    const double area = Edge(p[0], p[1]).at(p[2].x, p[2].y);
    if (area == 0 || !std::isfinite(area)) return;
    const bool turn = area < 0;
    const std::size_t second = turn ? 2 : 1;
    const std::size_t third = turn ? 1 : 2;
    // Edge k lies opposite to corner order[k].
    const std::array<std::size_t, 3> order{0, second, third};
    const std::array<Edge, 3> edges{Edge(p[second], p[third]), Edge(p[third], p[0]),
                                    Edge(p[0], p[second])};
    std::vector<Edge> all(edges.begin(), edges.end());
    for (std::size_t i = 0; i < clip_.size(); ++i)
        all.emplace_back(clip_[i], clip_[(i + 1) % clip_.size()]);
    const auto [top, bottom] = std::minmax({p[0].y, p[1].y, p[2].y});
    const int first = static_cast<int>(std::max(0.0, std::floor(top - 0.5)));
    for (int row = first; row < height_ && row + 0.5 <= bottom; ++row) {
        const double y = row + 0.5;
        double low = 0.5;
        double high = width_ - 0.5;
        for (const Edge& edge : all) edge.narrow(y, low, high);
        for (int column = static_cast<int>(std::max(0.0, std::floor(low - 0.5)));
             column < width_ && column + 0.5 <= high; ++column) {
            const double x = column + 0.5;
            const bool inside = std::all_of(all.begin(), all.end(), [&](const Edge& edge) {
                return edge.inside(edge.at(x, y));
            });
            if (!inside) continue;
            std::array<double, 4> values{};
            for (std::size_t k = 0; k < 3; ++k) {
                const double weight = edges[k].at(x, y) / std::abs(area);
                for (std::size_t v = 0; v < values.size(); ++v)
                    values[v] += weight * corners[order[k]].values[v];
            }
            blend(static_cast<std::size_t>(row) * static_cast<std::size_t>(width_) +
                      static_cast<std::size_t>(column),
                  shade(values));
        }
    }
}

void TriangleCanvas::blend(std::size_t pixel, const Color& color) {
    if (!(color.a > 0)) return;
    touched_ = true;
    float* out = &pixels_[pixel * 4];
    const std::array<double, 4> in{color.r * color.a, color.g * color.a, color.b * color.a,
                                   color.a};
    for (std::size_t k = 0; k < 4; ++k)
        out[k] = static_cast<float>(in[k] + static_cast<double>(out[k]) * (1 - color.a));
}

scene::Picture TriangleCanvas::picture() const {
    scene::Picture out;
    if (!touched_) return out;
    auto bytes = std::make_shared<std::vector<std::uint8_t>>(pixels_.size());
    for (std::size_t i = 0; i < pixels_.size(); i += 4) {
        const double alpha = static_cast<double>(pixels_[i + 3]);
        if (!(alpha > 0)) continue;
        for (std::size_t k = 0; k < 4; ++k) {
            const double part =
                k == 3 ? alpha : std::min(1.0, static_cast<double>(pixels_[i + k]) / alpha);
            (*bytes)[i + k] = static_cast<std::uint8_t>(std::lround(part * 255.0));
        }
    }
    out.rgba = std::move(bytes);
    out.width = width_;
    out.height = height_;
    out.box = {frame_.min_x, frame_.min_y, frame_.min_x + width_ / ratio_,
               frame_.min_y + height_ / ratio_};
    out.smooth = false;
    return out;
}

} // namespace cordon::compose
