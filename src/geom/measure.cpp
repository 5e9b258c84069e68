// SPDX-License-Identifier: MIT
#include "geom/measure.hpp"

#include "geom/geos.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::geom {

namespace {

template <typename Space>
double norm(Point<Space> d) {
    return std::hypot(d.x, d.y);
}

/// Sums of weights and weighted positions, relative to an origin near the feature to keep the
/// digits.
template <typename Space>
struct Balance {
    Point<Space> origin;
    double weight = 0.0;
    Point<Space> moment;

    void add(Point<Space> p, double w) {
        weight += w;
        moment = moment + (p - origin) * w;
    }
    [[nodiscard]] Point<Space> center() const { return origin + moment * (1.0 / weight); }
};

template <typename Space>
void balance_ring(std::span<const Point<Space>> ring, bool hole, Balance<Space>& balance) {
    const double sign = (signed_area(ring) < 0.0) == hole ? 1.0 : -1.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point<Space> a = ring[i] - balance.origin;
        const Point<Space> b = ring[(i + 1) % ring.size()] - balance.origin;
        const double twice = sign * (a.x * b.y - a.y * b.x);
        balance.weight += twice / 2;
        balance.moment = balance.moment + (a + b) * (twice / 6);
    }
}

} // namespace

template <typename Space>
double length(std::span<const Point<Space>> line) {
    double sum = 0.0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) sum += norm(line[i + 1] - line[i]);
    return sum;
}

template <typename Space>
double signed_area(std::span<const Point<Space>> ring) {
    double twice = 0.0;
    for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
        const Point<Space> a = ring[i] - ring[0];
        const Point<Space> b = ring[i + 1] - ring[0];
        twice += a.x * b.y - a.y * b.x;
    }
    return twice / 2;
}

template <typename Space>
double area(const ShapeView<Space>& polygon) {
    double sum = 0.0;
    for (std::size_t i = 0; polygon.kind() == Kind::polygon && i < polygon.part_count(); ++i)
        sum += (polygon.is_hole(i) ? -1.0 : 1.0) * std::abs(signed_area(polygon.part(i)));
    return sum;
}

template <typename Space>
std::optional<Point<Space>> centroid(const ShapeView<Space>& shape) {
    if (shape.empty() || shape.point_count() == 0) return std::nullopt;
    Balance<Space> balance{.origin = shape.box().center(), .moment = {}};
    Balance<Space> vertices = balance;
    for (std::size_t i = 0; i < shape.part_count(); ++i) {
        const auto part = shape.part(i);
        for (const Point<Space>& p : part) vertices.add(p, 1.0);
        if (shape.kind() == Kind::polygon) balance_ring(part, shape.is_hole(i), balance);
        for (std::size_t k = 0; shape.kind() == Kind::line && k + 1 < part.size(); ++k)
            balance.add((part[k] + part[k + 1]) * 0.5, norm(part[k + 1] - part[k]));
    }
    return balance.weight > 0.0 ? balance.center() : vertices.center();
}

template <typename Space>
bool contains(const ShapeView<Space>& polygon, Point<Space> p) {
    bool inside = false;
    for (std::size_t k = 0; polygon.kind() == Kind::polygon && k < polygon.part_count(); ++k) {
        const auto ring = polygon.part(k);
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            if (crosses_ray(p, ring[i], ring[j])) inside = !inside;
        }
    }
    return inside;
}

template <typename Space>
Nearest<Space> nearest_on_segment(Point<Space> p, Point<Space> a, Point<Space> b) {
    const Point<Space> d = b - a;
    const double length2 = d.x * d.x + d.y * d.y;
    Nearest<Space> out;
    if (length2 > 0.0)
        out.fraction = std::clamp(((p.x - a.x) * d.x + (p.y - a.y) * d.y) / length2, 0.0, 1.0);
    out.point = out.fraction == 1.0 ? b : a + d * out.fraction;
    out.distance = norm(p - out.point);
    out.along = out.fraction * std::sqrt(length2);
    return out;
}

template <typename Space>
std::optional<Nearest<Space>> nearest_on_line(Point<Space> p, std::span<const Point<Space>> line) {
    if (line.empty()) return std::nullopt;
    Nearest<Space> best = nearest_on_segment(p, line[0], line[0]);
    double travelled = 0.0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        Nearest<Space> here = nearest_on_segment(p, line[i], line[i + 1]);
        if (here.distance < best.distance) {
            here.segment = i;
            here.along += travelled;
            best = here;
        }
        travelled += norm(line[i + 1] - line[i]);
    }
    return best;
}

template <typename Space>
std::optional<OnLine<Space>> place_along(std::span<const Point<Space>> line, double at) {
    if (line.size() < 2) return std::nullopt;
    double left = std::max(0.0, at);
    std::size_t last = 0; // the last segment with a direction, for places beyond the end
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const Point<Space> d = line[i + 1] - line[i];
        const double step = norm(d);
        if (step == 0.0) continue;
        last = i;
        if (left <= step) return OnLine<Space>{line[i] + d * (left / step), std::atan2(d.y, d.x)};
        left -= step;
    }
    const Point<Space> d = line[last + 1] - line[last];
    return OnLine<Space>{line.back(), std::atan2(d.y, d.x)};
}

template <typename Space>
std::optional<OnLine<Space>> midpoint(std::span<const Point<Space>> line) {
    return place_along(line, length(line) / 2);
}

template <typename Space>
Valid<Space> make_valid(const ShapeView<Space>& shape) {
    bool changed = false;
    const GeosHandle geometry = to_valid_geos(shape, changed);
    if (!changed) return {Shape<Space>(shape), false};
    return {from_geos<Space>(*geometry, shape.kind()), true};
}

#define CORDON_INSTANTIATE(Space)                                                                  \
    template double length(std::span<const Point<Space>>);                                         \
    template double signed_area(std::span<const Point<Space>>);                                    \
    template double area(const ShapeView<Space>&);                                                 \
    template std::optional<Point<Space>> centroid(const ShapeView<Space>&);                        \
    template bool contains(const ShapeView<Space>&, Point<Space>);                                 \
    template Nearest<Space> nearest_on_segment(Point<Space>, Point<Space>, Point<Space>);          \
    template std::optional<Nearest<Space>> nearest_on_line(Point<Space>,                           \
                                                           std::span<const Point<Space>>);         \
    template std::optional<OnLine<Space>> place_along(std::span<const Point<Space>>, double);      \
    template std::optional<OnLine<Space>> midpoint(std::span<const Point<Space>>);                 \
    template Valid<Space> make_valid(const ShapeView<Space>&)

CORDON_INSTANTIATE(GeographicSpace);
CORDON_INSTANTIATE(ProjectedSpace);
CORDON_INSTANTIATE(PageSpace);

} // namespace cordon::geom
