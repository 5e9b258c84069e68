// SPDX-License-Identifier: MIT
#pragma once

#include "core/color.hpp"
#include "geom/point.hpp"
#include "scene/scene.hpp"

#include <array>
#include <functional>
#include <vector>

namespace cordon::compose {

/// A corner of a triangle with what is interpolated between the corners.
struct CanvasVertex {
    geom::PagePoint at{}; ///< page pixels
    std::array<double, 4> values{};
};

/// Colour (straight alpha) of a place inside of a triangle, from the interpolated values.
using Shader = std::function<Color(const std::array<double, 4>&)>;

/// Device pixels on which triangles are laid one over the other; a pixel belongs to a triangle
/// when its middle does, and to one only of two triangles that share an edge.
class TriangleCanvas {
  public:
    /// Throws Error when the frame has more than 20000 device pixels on a side.
    TriangleCanvas(const geom::PageBox& frame, double pixel_ratio);

    /// What follows shows inside of this convex polygon only.
    void clip_to(std::vector<geom::PagePoint> corners);
    void triangle(const std::array<CanvasVertex, 3>& corners, const Shader& shade);
    /// What was drawn; empty when nothing was.
    [[nodiscard]] scene::Picture picture() const;

  private:
    struct Edge;
    void blend(std::size_t pixel, const Color& color);

    geom::PageBox frame_;
    double ratio_;
    int width_;
    int height_;
    bool touched_ = false;
    std::vector<geom::PagePoint> clip_; ///< device pixels
    std::vector<float> pixels_;         ///< premultiplied
};

} // namespace cordon::compose
