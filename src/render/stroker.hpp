// SPDX-License-Identifier: MIT
#pragma once

#include "render/coverage.hpp"
#include "render/dashes.hpp"
#include "scene/scene.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace cordon::render {

/// Makes outlines of stroked lines: polygons whose windings never cancel each other, to be filled
/// by Winding::non_zero. Caps, joins, miter limit and dashes as SVG defines them; a line of no
/// length is a dot (round caps) or an upright square (square caps), as Cairo draws it.
///
/// A path sink in device pixels: move(), line() and close() for each sub-path, then finish().
class Stroker {
  public:
    using Point = scene::PagePoint;

    /// `scale`: device pixels in a unit of the stroke's width and dashes.
    Stroker(Coverage& out, const scene::Stroke& stroke, double scale);

    void move(Point p);
    void line(Point p);
    void close();
    void finish();

  private:
    /// A vertex of the line and the segment that begins there.
    struct Corner {
        Point at{};
        Point along{}; ///< unit vector
        double length = 0.0;
    };
    enum class Ends : std::uint8_t { open, closed };

    void end_sub_path(Ends ends);
    void outline(std::span<const Point> points, Ends ends);
    void measure(std::span<const Point> points, Ends ends);
    void reverse(Ends ends);
    void side(Ends ends);
    void dot(Point at, Point along);
    void cap(Point at, Point along);
    void join(Point at, const Corner& before, const Corner& after);
    void arc(Point at, Point from, Point to);
    void dash(Ends ends);
    [[nodiscard]] Point left_of(Point along) const { return {along.y * half_, -along.x * half_}; }
    void put(Point p) {
        if (begins_ring_)
            out_.move_to(p.x, p.y);
        else
            out_.line_to(p.x, p.y);
        begins_ring_ = false;
    }

    Coverage& out_;
    scene::Cap cap_;
    scene::Join join_;
    double half_;        ///< half the width
    double miter_;       ///< square of the miter limit
    double flat_cosine_; ///< of the largest turn that needs no join
    Point turn_{};       ///< cosine and sine of the angle between two points of an arc
    Dashes dashes_;

    std::vector<Point> points_{}; ///< of the sub-path, no two neighbours in one place
    std::vector<Corner> corners_{};
    Point start_{};
    bool begins_ring_ = false; ///< of the outline
    bool has_line_ = false;    ///< the sub-path is more than its move
};

} // namespace cordon::render
