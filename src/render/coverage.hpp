// SPDX-License-Identifier: MIT
#pragma once

#include "render/direct_target.hpp"
#include "scene/scene.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace cordon::render {

/// How winding numbers become paint.
enum class Winding : std::uint8_t { even_odd, non_zero };

/// Fills polygons with the exact area that they cover of each pixel, many times faster than Cairo
/// does. Coordinates are device pixels in 24.8 fixed point, as Cairo's are, counted from the page's
/// corner: a drawing that is moved by whole pixels gives the same pixels.
///
/// Use: begin(), move_to() and line_to() for each ring (rings close themselves), paint(). What lies
/// outside of the clip is cut away as by an exact intersection.
class Coverage {
  public:
    static constexpr int bits = 8;
    static constexpr std::int32_t one = 1 << bits; ///< a pixel

    Coverage();
    /// Scratch memory that the shapes of one thread share.
    static Coverage& for_this_thread();

    /// Forgets all edges. `clip`: what may be painted.
    void begin(const FixedBox& clip);
    void move_to(double x, double y) { move_to_fixed(fixed(x), fixed(y)); }
    void line_to(double x, double y) { line_to_fixed(fixed(x), fixed(y)); }
    /// Closes the last ring and blends `color` (straight alpha, 0..1) over the pixels.
    void paint(const DirectTarget& target, const Color& color, Winding winding);

    /// Device pixels as fixed point; beyond ±8,000,000 px they are kept at that.
    [[nodiscard]] static std::int32_t fixed(double pixels);

  private:
    struct Point {
        std::int32_t x = 0;
        std::int32_t y = 0;
    };
    /// Downwards; `sign` says which way the ring went.
    struct Edge {
        Point top{};
        Point bottom{};
        int sign = 1;
    };
    /// A piece of an edge within one row of pixels.
    struct Stretch {
        std::int32_t x0 = 0;
        std::int32_t x1 = 0;
        int height = 0; ///< signed, 1/256 px
    };
    /// Columns of a row that hold something.
    struct Extent {
        int first = 0;
        int last = -1;
    };

    void move_to_fixed(std::int32_t x, std::int32_t y);
    void line_to_fixed(std::int32_t x, std::int32_t y);
    void add_edge(Point from, Point to);
    void rasterize(const Edge& edge);
    void add_in_row(int row, Stretch stretch);
    void add_upright(int row, std::int32_t x, int height);
    void add_cells(int row, Stretch stretch);
    void sweep(int row, const DirectTarget& target, std::uint32_t paint, Winding winding);
    [[nodiscard]] std::uint32_t* cells_of(int row) {
        return cells_.data() + static_cast<std::ptrdiff_t>(row - band_top_) * stride_ - left_;
    }

    FixedBox clip_{};
    Point start_{};
    Point at_{};
    std::vector<Edge> edges_{};
    FixedBox box_{}; ///< of the edges within the clip

    /// Twice the covered area that each pixel adds to those right of it, modulo 2^32 (a shape that
    /// lies 16,384 times over itself is at the limit); all 0 between shapes.
    std::vector<std::uint32_t> cells_;
    std::vector<Extent> extents_{}; ///< by row of the band
    int band_top_ = 0;              ///< pixel row of the first row of cells
    int band_bottom_ = 0;           ///< one past the last
    int left_ = 0;                  ///< pixel column of the first cell of a row
    std::ptrdiff_t stride_ = 0;     ///< cells in a row
};

} // namespace cordon::render
