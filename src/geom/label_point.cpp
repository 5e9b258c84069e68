// SPDX-License-Identifier: MIT
#include "geom/measure.hpp"
#include "geom/simplify.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <queue>
#include <span>
#include <vector>

namespace cordon::geom {

namespace {

/// Outlines with more points are thinned first: the search looks at every edge for every square.
constexpr std::size_t many_points = 400;
/// Ends searches in shapes where many places are equally good.
constexpr int most_squares = 20000;

/// The edges of a polygon in short runs with their boxes: most runs are too far from a place to be
/// looked at.
template <typename Space>
class Outline {
  public:
    explicit Outline(const ShapeView<Space>& polygon) {
        for (std::size_t k = 0; k < polygon.part_count(); ++k) add_ring(polygon.part(k));
    }

    /// Distance to the outline: positive inside, negative outside. The same as over all edges.
    [[nodiscard]] double clearance(Point<Space> p) const {
        double best2 = std::numeric_limits<double>::infinity();
        bool inside = false;
        for (const Run& run : runs_)
            if (run.can_be_crossed(p) || run.distance2(p) <= best2) look_at(run, p, best2, inside);
        return std::sqrt(best2) * (inside ? 1.0 : -1.0);
    }

  private:
    static constexpr std::size_t run_length = 32;
    static constexpr double slack = 1e-9; ///< of lengths: more than rounding can do

    struct Run {
        std::span<const Point<Space>> points; ///< both ends included
        Box<Space> box;

        /// Can an edge lie on the ray from `p` to the east?
        [[nodiscard]] bool can_be_crossed(Point<Space> p) const {
            return p.y >= box.min_y && p.y <= box.max_y &&
                   p.x <= box.max_x + slack * (box.width() + std::abs(box.max_x));
        }
        /// Not more than the distance to any edge.
        [[nodiscard]] double distance2(Point<Space> p) const {
            const double x = std::max({box.min_x - p.x, p.x - box.max_x, 0.0});
            const double y = std::max({box.min_y - p.y, p.y - box.max_y, 0.0});
            return (x * x + y * y) * (1.0 - slack);
        }
    };

    void add_ring(std::span<const Point<Space>> ring) {
        for (std::size_t first = 0; first + 1 < ring.size(); first += run_length) {
            const std::size_t count = std::min(run_length + 1, ring.size() - first);
            Run run{ring.subspan(first, count), {}};
            for (const Point<Space>& point : run.points) run.box.add(point);
            runs_.push_back(run);
        }
    }

    static void look_at(const Run& run, Point<Space> p, double& best2, bool& inside) {
        for (std::size_t i = 1; i < run.points.size(); ++i) {
            const Point<Space> a = run.points[i - 1];
            const Point<Space> b = run.points[i];
            if (crosses_ray(p, a, b)) inside = !inside;
            const Point<Space> d = b - a;
            const double length2 = d.x * d.x + d.y * d.y;
            const double t =
                length2 > 0.0
                    ? std::clamp(((p.x - a.x) * d.x + (p.y - a.y) * d.y) / length2, 0.0, 1.0)
                    : 0.0;
            const Point<Space> off = p - (a + d * t);
            best2 = std::min(best2, off.x * off.x + off.y * off.y);
        }
    }

    std::vector<Run> runs_;
};

template <typename Space>
struct Square {
    Point<Space> center;
    double half = 0.0;      ///< half of its side
    double clearance = 0.0; ///< at its centre
    double most = 0.0;      ///< upper bound of the clearance inside

    Square(const Outline<Space>& outline, Point<Space> c, double h)
        : center(c), half(h), clearance(outline.clearance(c)),
          most(clearance + h * std::numbers::sqrt2) {}
    /// Ties go to the square further south-west, so that the result does not depend on the queue.
    bool operator<(const Square& other) const {
        if (most != other.most) return most < other.most;
        if (center.x != other.center.x) return center.x > other.center.x;
        return center.y > other.center.y;
    }
};

template <typename Space>
Square<Space> search(const ShapeView<Space>& polygon, const Box<Space>& box, double precision) {
    const Outline<Space> outline(polygon);
    const double side = std::min(box.width(), box.height());
    const double half = std::max(side, std::max(box.width(), box.height()) / 64) / 2;
    std::priority_queue<Square<Space>> queue;
    const int columns = static_cast<int>(std::ceil(box.width() / (2 * half)));
    const int rows = static_cast<int>(std::ceil(box.height() / (2 * half)));
    for (int i = 0; i < columns; ++i)
        for (int j = 0; j < rows; ++j)
            queue.emplace(
                outline,
                Point<Space>{box.min_x + (2 * i + 1) * half, box.min_y + (2 * j + 1) * half}, half);
    Square<Space> best(outline, box.center(), 0.0);
    if (const auto middle = centroid(polygon)) {
        const Square<Space> there(outline, *middle, 0.0);
        if (there.clearance > best.clearance) best = there;
    }
    for (int count = 0; !queue.empty() && count < most_squares; ++count) {
        const Square<Space> square = queue.top();
        queue.pop();
        if (square.clearance > best.clearance) best = square;
        if (square.most - best.clearance <= precision) break;
        const double quarter = square.half / 2;
        for (const double dx : {-quarter, quarter})
            for (const double dy : {-quarter, quarter})
                queue.emplace(outline, square.center + Point<Space>{dx, dy}, quarter);
    }
    return best;
}

} // namespace

template <typename Space>
std::optional<LabelPoint<Space>> label_point(const ShapeView<Space>& polygon, double precision) {
    if (polygon.kind() != Kind::polygon || polygon.empty()) return std::nullopt;
    const Box<Space> box = polygon.box();
    if (!(box.width() > 0.0) || !(box.height() > 0.0) || !std::isfinite(box.width() + box.height()))
        return std::nullopt;
    const double fine = std::max(precision, std::max(box.width(), box.height()) * 1e-5);
    Shapes<Space> thinned;
    ShapeView<Space> outline = polygon;
    if (polygon.point_count() > many_points) {
        simplify(polygon, fine / 2, SmallRings::drop, thinned);
        if (!thinned[0].empty()) outline = thinned[0];
    }
    const Square<Space> best = search(outline, box, fine);
    const double kept = Outline<Space>(polygon).clearance(best.center);
    if (!(kept > 0.0)) return std::nullopt;
    return LabelPoint<Space>{best.center, kept};
}

template std::optional<LabelPoint<GeographicSpace>> label_point(const LonLatView&, double);
template std::optional<LabelPoint<ProjectedSpace>> label_point(const ProjectedView&, double);
template std::optional<LabelPoint<PageSpace>> label_point(const PageView&, double);

} // namespace cordon::geom
