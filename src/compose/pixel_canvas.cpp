// SPDX-License-Identifier: MIT
#include "compose/pixel_canvas.hpp"

#include "core/diagnostic.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::compose {

using geom::PagePoint;

namespace {

int device_pixels(double length, double ratio) {
    constexpr double largest = 20000.0;
    const double pixels = std::ceil(length * ratio - 1e-3);
    if (!(pixels <= largest)) throw Error("the picture is too large to be drawn as web maps do");
    return std::max(0, static_cast<int>(pixels));
}

/// Graphics processors place corners on a grid; on it the side of an edge is exact.
double on_grid(double v) {
    return std::round(std::clamp(v, -1e7, 1e7) * 256.0) / 256.0;
}

} // namespace

void PixelCanvas::Edge::narrow(double y, double& low, double& high) const {
    if (a == 0) return;
    const double x = -(b * y + c) / a;
    if (a > 0) {
        low = std::max(low, x - 1);
    } else {
        high = std::min(high, x + 1);
    }
}

PixelCanvas::PixelCanvas(const geom::PageBox& frame, double pixel_ratio)
    : frame_(frame), ratio_(pixel_ratio), width_(device_pixels(frame.width(), pixel_ratio)),
      height_(device_pixels(frame.height(), pixel_ratio)),
      pixels_(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_) * 4) {}

PagePoint PixelCanvas::device(PagePoint page) const {
    return {on_grid((page.x - frame_.min_x) * ratio_), on_grid((page.y - frame_.min_y) * ratio_)};
}

void PixelCanvas::clip_to(const std::vector<PagePoint>& corners) {
    clip_.clear();
    for (std::size_t i = 0; i < corners.size(); ++i)
        clip_.emplace_back(device(corners[i]), device(corners[(i + 1) % corners.size()]));
}

bool PixelCanvas::in_clip(double x, double y) const {
    return std::all_of(clip_.begin(), clip_.end(),
                       [&](const Edge& edge) { return edge.inside(x, y); });
}

void PixelCanvas::triangle(const std::array<CanvasVertex, 3>& corners, const Shader& shade) {
    const std::array<PagePoint, 3> p{device(corners[0].at), device(corners[1].at),
                                     device(corners[2].at)};
    const double area = Edge(p[0], p[1]).at(p[2].x, p[2].y);
    if (area == 0 || !std::isfinite(area)) return;
    // Edge k lies opposite to corner order[k]; the inside lies to the right of all edges.
    const std::array<std::size_t, 3> order{0, area < 0 ? 2U : 1U, area < 0 ? 1U : 2U};
    const std::array<Edge, 3> edges{Edge(p[order[1]], p[order[2]]), Edge(p[order[2]], p[order[0]]),
                                    Edge(p[order[0]], p[order[1]])};
    const auto [top, bottom] = std::minmax({p[0].y, p[1].y, p[2].y});
    for (int row = static_cast<int>(std::max(0.0, std::floor(top - 0.5)));
         row < height_ && row + 0.5 <= bottom; ++row) {
        const double y = row + 0.5;
        double low = 0.5;
        double high = width_ - 0.5;
        for (const Edge& edge : edges) edge.narrow(y, low, high);
        for (const Edge& edge : clip_) edge.narrow(y, low, high);
        for (int column = static_cast<int>(std::max(0.0, std::floor(low - 0.5)));
             column < width_ && column + 0.5 <= high; ++column) {
            const double x = column + 0.5;
            const bool inside = std::all_of(edges.begin(), edges.end(),
                                            [&](const Edge& edge) { return edge.inside(x, y); });
            if (!inside || !in_clip(x, y)) continue;
            std::array<double, 4> values{};
            for (std::size_t k = 0; k < 3; ++k) {
                const double weight = edges[k].at(x, y) / std::abs(area);
                for (std::size_t v = 0; v < values.size(); ++v)
                    values[v] += weight * corners[order[k]].values[v];
            }
            blend(index(column, row), shade(values));
        }
    }
}

void PixelCanvas::area(std::span<const std::vector<PagePoint>> rings, const Color& color,
                       bool solid) {
    std::vector<std::pair<int, double>> crossings; // row, place on its middle
    for (const auto& ring : rings) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            PagePoint a = device(ring[i]);
            PagePoint b = device(ring[(i + 1) % ring.size()]);
            if (a.y == b.y) continue;
            if (a.y > b.y) std::swap(a, b);
            const double first = std::max(0.0, std::floor(a.y - 0.5) + 1);
            for (int row = static_cast<int>(first); row < height_ && row + 0.5 <= b.y; ++row)
                crossings.emplace_back(row, a.x + (b.x - a.x) * (row + 0.5 - a.y) / (b.y - a.y));
        }
    }
    std::sort(crossings.begin(), crossings.end());
    if (solid) solid_.resize(pixels_.size() / 4);
    for (std::size_t k = 0; k + 1 < crossings.size(); k += 2) {
        const auto [row, from] = crossings[k];
        const double to = crossings[k + 1].second;
        for (int column = static_cast<int>(std::max(0.0, std::ceil(from - 0.5)));
             column < width_ && column + 0.5 < to; ++column) {
            if (!in_clip(column + 0.5, row + 0.5)) continue;
            if (solid) solid_[index(column, row)] = 1;
            blend(index(column, row), color);
        }
    }
}

void PixelCanvas::hairline(PagePoint from, PagePoint to, const Color& color, bool above) {
    PagePoint a = device(from);
    PagePoint b = device(to);
    const bool flat = std::abs(b.x - a.x) >= std::abs(b.y - a.y);
    const auto turned = [flat](PagePoint p) { return flat ? p : PagePoint{p.y, p.x}; };
    a = turned(a);
    b = turned(b);
    if (a.x > b.x) std::swap(a, b);
    const int last = flat ? width_ : height_;
    const int across = flat ? height_ : width_;
    for (int k = static_cast<int>(std::max(0.0, std::ceil(a.x - 0.5))); k < last && k + 0.5 < b.x;
         ++k) {
        const double place = a.y + (b.y - a.y) * (k + 0.5 - a.x) / (b.x - a.x);
        const double cell = std::floor(place);
        if (!(cell >= 0 && cell < across)) continue;
        const int column = flat ? k : static_cast<int>(cell);
        const int row = flat ? static_cast<int>(cell) : k;
        if (!in_clip(column + 0.5, row + 0.5)) continue;
        if (!above && !solid_.empty() && solid_[index(column, row)] != 0) continue;
        const double t = std::abs(cell + 0.5 - place);
        blend(index(column, row), with_opacity(color, 1.0 - t * t * (3 - 2 * t)));
    }
}

void PixelCanvas::blend(std::size_t pixel, const Color& color) {
    if (!(color.a > 0)) return;
    touched_ = true;
    float* out = &pixels_[pixel * 4];
    const std::array<double, 4> in{color.r * color.a, color.g * color.a, color.b * color.a,
                                   color.a};
    for (std::size_t k = 0; k < 4; ++k)
        out[k] = static_cast<float>(in[k] + static_cast<double>(out[k]) * (1 - color.a));
}

scene::Picture PixelCanvas::picture() const {
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
