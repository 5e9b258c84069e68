// SPDX-License-Identifier: MIT
#pragma once

#include "core/color.hpp"
#include "geom/point.hpp"
#include "scene/scene.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace cordon::compose {

/// A corner of a triangle with what is interpolated between the corners.
struct CanvasVertex {
    geom::PagePoint at{}; ///< page pixels
    std::array<double, 4> values{};
};

/// Colour (straight alpha) of a place inside of a triangle, from the interpolated values.
using Shader = std::function<Color(const std::array<double, 4>&)>;

/// Device pixels on which triangles, areas and hairlines are laid one over the other, as graphics
/// processors do: a pixel belongs to a shape when its middle does, and to one only of two triangles
/// that share an edge.
class PixelCanvas {
  public:
    /// Throws Error when the frame has more than 20000 device pixels on a side.
    PixelCanvas(const geom::PageBox& frame, double pixel_ratio);

    /// What follows shows inside of this convex polygon only.
    void clip_to(const std::vector<geom::PagePoint>& corners);
    void triangle(const std::array<CanvasVertex, 3>& corners, const Shader& shade);
    /// An area (even-odd), with `solid` kept free of hairlines that come later.
    void area(std::span<const std::vector<geom::PagePoint>> rings, const Color& color, bool solid);
    /// A line of one pixel in each column or row, fainter the farther its middle is from the
    /// pixel's; nothing on solid areas unless `above`.
    void hairline(geom::PagePoint from, geom::PagePoint to, const Color& color, bool above);
    /// What was drawn; empty when nothing was.
    [[nodiscard]] scene::Picture picture() const;

  private:
    /// A directed edge: the inside is where `at` is positive, and on it where the edge is a lower
    /// or left one (rows of web maps count upwards).
    struct Edge {
        double a = 0.0;
        double b = 0.0;
        double c = 0.0;
        bool owns = false;

        Edge(geom::PagePoint from, geom::PagePoint to)
            : a(from.y - to.y), b(to.x - from.x), c(from.x * to.y - from.y * to.x),
              owns(a > 0 || (a == 0 && b < 0)) {}
        [[nodiscard]] double at(double x, double y) const { return a * x + b * y + c; }
        [[nodiscard]] bool inside(double x, double y) const {
            const double value = at(x, y);
            return value > 0 || (value == 0 && owns);
        }
        /// Narrows the columns of a row to those that may be inside.
        void narrow(double y, double& low, double& high) const;
    };

    void blend(std::size_t pixel, const Color& color);
    [[nodiscard]] geom::PagePoint device(geom::PagePoint page) const;
    [[nodiscard]] bool in_clip(double x, double y) const;
    [[nodiscard]] std::size_t index(int column, int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(width_) +
               static_cast<std::size_t>(column);
    }

    geom::PageBox frame_;
    double ratio_;
    int width_;
    int height_;
    bool touched_ = false;
    std::vector<Edge> clip_;
    std::vector<float> pixels_;       ///< premultiplied
    std::vector<std::uint8_t> solid_; ///< 1 where hairlines are hidden; empty = nowhere
};

} // namespace cordon::compose
