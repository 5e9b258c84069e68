// SPDX-License-Identifier: MIT
#include "geom/simplify.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace cordon::geom {

namespace {

/// Every so many points one is kept whatever it is: bounds the quadratic worst case of Douglas and
/// Peucker.
constexpr std::size_t longest_run = 1024;
/// Share of the tolerance that the first pass may use; the second gets the rest.
constexpr double radial_share = 0.25;

template <typename Space>
double distance2(Point<Space> a, Point<Space> b) {
    const Point<Space> d = b - a;
    return d.x * d.x + d.y * d.y;
}

/// Squared distance to the segment a-b.
template <typename Space>
double segment_distance2(Point<Space> p, Point<Space> a, Point<Space> b) {
    const Point<Space> d = b - a;
    const double length2 = d.x * d.x + d.y * d.y;
    if (length2 == 0.0) return distance2(p, a);
    const double t = std::clamp(((p.x - a.x) * d.x + (p.y - a.y) * d.y) / length2, 0.0, 1.0);
    return distance2(p, a + d * t);
}

/// Works on one line at a time with scratch arrays that are kept between lines.
template <typename Space>
class Simplifier {
  public:
    explicit Simplifier(double tolerance)
        : radial2_(radial_share * tolerance * radial_share * tolerance),
          deviation2_((1 - radial_share) * tolerance * (1 - radial_share) * tolerance) {}

    /// The kept points of an open line; valid until the next call.
    const std::vector<Point<Space>>& line(std::span<const Point<Space>> in) {
        thin(in);
        keep_.assign(thinned_.size(), 0);
        keep_.front() = keep_.back() = 1;
        mark_runs(0, thinned_.size() - 1);
        return collect();
    }

    /// The kept points of a closed ring, at least four when the input has them.
    const std::vector<Point<Space>>& ring(std::span<const Point<Space>> in) {
        thin(in);
        keep_.assign(thinned_.size(), 0);
        const std::size_t last = thinned_.size() - 1;
        const std::size_t far = farthest_from(0);
        keep_.front() = keep_.back() = keep_[far] = 1;
        mark_runs(0, far);
        mark_runs(far, last);
        if (std::count(keep_.begin(), keep_.end(), 1) < 4) keep_third(far);
        collect();
        if (out_.size() < 4) out_.assign(in.begin(), in.end());
        return out_;
    }

  private:
    void thin(std::span<const Point<Space>> in) {
        thinned_.clear();
        thinned_.push_back(in.front());
        for (std::size_t i = 1; i + 1 < in.size(); ++i)
            if (distance2(in[i], thinned_.back()) > radial2_) thinned_.push_back(in[i]);
        if (in.size() > 1) thinned_.push_back(in.back());
    }
    [[nodiscard]] std::size_t farthest_from(std::size_t origin) const {
        std::size_t best = origin;
        double best2 = -1.0;
        for (std::size_t i = 0; i < thinned_.size(); ++i) {
            const double d2 = distance2(thinned_[i], thinned_[origin]);
            if (d2 > best2) {
                best2 = d2;
                best = i;
            }
        }
        return best;
    }
    /// Keeps the corner farthest from the line first-far, so that a thin ring stays a triangle.
    void keep_third(std::size_t far) {
        std::size_t best = 0;
        double best2 = 0.0;
        for (std::size_t i = 0; i < thinned_.size(); ++i) {
            const double d2 = segment_distance2(thinned_[i], thinned_[0], thinned_[far]);
            if (keep_[i] == 0 && d2 > best2) {
                best2 = d2;
                best = i;
            }
        }
        keep_[best] = 1;
    }
    void mark_runs(std::size_t first, std::size_t last) {
        while (last - first > longest_run) {
            keep_[first + longest_run] = 1;
            mark(first, first + longest_run);
            first += longest_run;
        }
        mark(first, last);
    }
    /// Douglas and Peucker with a stack of its own.
    void mark(std::size_t first, std::size_t last) {
        stack_.clear();
        stack_.emplace_back(first, last);
        while (!stack_.empty()) {
            const auto [a, b] = stack_.back();
            stack_.pop_back();
            std::size_t worst = a;
            double worst2 = deviation2_;
            for (std::size_t i = a + 1; i < b; ++i) {
                const double d2 = segment_distance2(thinned_[i], thinned_[a], thinned_[b]);
                if (d2 > worst2) {
                    worst2 = d2;
                    worst = i;
                }
            }
            if (worst == a) continue;
            keep_[worst] = 1;
            stack_.emplace_back(a, worst);
            stack_.emplace_back(worst, b);
        }
    }
    const std::vector<Point<Space>>& collect() {
        out_.clear();
        for (std::size_t i = 0; i < thinned_.size(); ++i)
            if (keep_[i] != 0) out_.push_back(thinned_[i]);
        return out_;
    }

    double radial2_;
    double deviation2_;
    std::vector<Point<Space>> thinned_;
    std::vector<std::uint8_t> keep_;
    std::vector<std::pair<std::size_t, std::size_t>> stack_;
    std::vector<Point<Space>> out_;
};

template <typename Space>
bool smaller_than(std::span<const Point<Space>> ring, double area) {
    double twice = 0.0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const Point<Space> a = ring[i] - ring[0];
        const Point<Space> b = ring[i + 1] - ring[0];
        twice += a.x * b.y - a.y * b.x;
    }
    return std::abs(twice) / 2 < area;
}

template <typename Space>
void append(const ShapeView<Space>& shape, double tolerance, SmallRings small,
            Simplifier<Space>& simplifier, Shapes<Space>& out) {
    out.begin(shape.kind());
    bool outer_kept = false;
    for (std::size_t i = 0; i < shape.part_count(); ++i) {
        const std::span<const Point<Space>> part = shape.part(i);
        if (shape.kind() != Kind::polygon) {
            const bool short_part = shape.kind() != Kind::line || part.size() < 3;
            out.add_part(short_part ? part : std::span<const Point<Space>>(simplifier.line(part)));
            continue;
        }
        if (shape.is_hole(i) && !outer_kept) continue;
        const bool dropped =
            small == SmallRings::drop && smaller_than<Space>(part, tolerance * tolerance);
        if (!shape.is_hole(i)) outer_kept = !dropped;
        if (dropped) continue;
        out.add_part(part.size() < 5 ? part : std::span<const Point<Space>>(simplifier.ring(part)),
                     shape.is_hole(i));
    }
}

} // namespace

template <typename Space>
void simplify(const ShapeView<Space>& shape, double tolerance, SmallRings small,
              Shapes<Space>& out) {
    Simplifier<Space> simplifier(tolerance);
    append(shape, tolerance, small, simplifier, out);
}

template <typename Space>
Shapes<Space> simplify(const Shapes<Space>& shapes, double tolerance, SmallRings small) {
    Shapes<Space> out;
    out.reserve(shapes.size(), 0);
    Simplifier<Space> simplifier(tolerance);
    for (std::size_t i = 0; i < shapes.size(); ++i)
        append(shapes[i], tolerance, small, simplifier, out);
    return out;
}

template <typename Space>
void densify(const ShapeView<Space>& shape, double longest, Shapes<Space>& out) {
    out.begin(shape.kind());
    for (std::size_t i = 0; i < shape.part_count(); ++i) {
        out.begin_part(shape.is_hole(i));
        const auto points = shape.part(i);
        for (std::size_t k = 0; k < points.size(); ++k) {
            if (k > 0 && shape.kind() != Kind::point) {
                const Point<Space> a = points[k - 1];
                const Point<Space> d = points[k] - a;
                const auto pieces = static_cast<std::int64_t>(
                    std::ceil(std::max(std::abs(d.x), std::abs(d.y)) / longest - 1e-9));
                for (std::int64_t step = 1; step < pieces; ++step)
                    out.add(a + d * (static_cast<double>(step) / static_cast<double>(pieces)));
            }
            out.add(points[k]);
        }
    }
}

template void densify(const LonLatView&, double, LonLatShapes&);
template void densify(const ProjectedView&, double, ProjectedShapes&);
template void densify(const PageView&, double, PageShapes&);
template void simplify(const LonLatView&, double, SmallRings, LonLatShapes&);
template void simplify(const ProjectedView&, double, SmallRings, ProjectedShapes&);
template void simplify(const PageView&, double, SmallRings, PageShapes&);
template LonLatShapes simplify(const LonLatShapes&, double, SmallRings);
template ProjectedShapes simplify(const ProjectedShapes&, double, SmallRings);
template PageShapes simplify(const PageShapes&, double, SmallRings);

} // namespace cordon::geom
