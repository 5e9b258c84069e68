// SPDX-License-Identifier: MIT
#include "style/expression/within.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <string_view>

namespace cordon::style {

namespace {

/// A position in units of the grid.
struct Cell {
    double x = 0.0;
    double y = 0.0;
};

using Ring = std::vector<Cell>;
using Polygon = std::vector<Ring>;

struct Bounds {
    double min_x = std::numeric_limits<double>::infinity();
    double min_y = std::numeric_limits<double>::infinity();
    double max_x = -std::numeric_limits<double>::infinity();
    double max_y = -std::numeric_limits<double>::infinity();

    void add(const Cell& p) {
        min_x = std::min(min_x, p.x);
        min_y = std::min(min_y, p.y);
        max_x = std::max(max_x, p.x);
        max_y = std::max(max_y, p.y);
    }
    [[nodiscard]] bool strictly_inside(const Bounds& outer) const {
        return min_x > outer.min_x && max_x < outer.max_x && min_y > outer.min_y &&
               max_y < outer.max_y;
    }
};

/// The grid of one zoom level.
class Grid {
  public:
    explicit Grid(int zoom) : size_(std::ldexp(8192.0, zoom)) {}
    [[nodiscard]] double size() const { return size_; }
    [[nodiscard]] Cell cell(const geom::LonLat& p) const {
        using std::numbers::pi;
        const double y = std::log(std::tan(pi / 4.0 + p.y * pi / 360.0)) * 180.0 / pi;
        return {std::floor((180.0 + p.x) / 360.0 * size_ + 0.5),
                std::floor((180.0 - y) / 360.0 * size_ + 0.5)};
    }
    /// Moves a position by one world when it comes nearer to the bounds by that.
    [[nodiscard]] Cell nearer(Cell p, const Bounds& bounds) const {
        if (p.x >= bounds.min_x && p.x <= bounds.max_x) return p;
        const double half = size_ / 2.0;
        if (p.x - bounds.min_x > half || p.x - bounds.max_x > half) {
            p.x -= size_;
        } else if (bounds.min_x - p.x > half || bounds.max_x - p.x > half) {
            p.x += size_;
        }
        return p;
    }

  private:
    double size_;
};

bool on_edge(const Cell& p, const Cell& a, const Cell& b) {
    const double ax = p.x - a.x;
    const double ay = p.y - a.y;
    const double bx = p.x - b.x;
    const double by = p.y - b.y;
    return ax * by - bx * ay == 0.0 && ax * bx <= 0.0 && ay * by <= 0.0;
}

bool crosses_ray(const Cell& p, const Cell& a, const Cell& b) {
    return (a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x;
}

/// Calls `test` with both ends of each edge until it says true.
template <typename Test>
bool any_edge(const Polygon& polygon, Test test) {
    return std::any_of(polygon.begin(), polygon.end(), [&](const Ring& ring) {
        for (std::size_t i = 0; i + 1 < ring.size(); ++i)
            if (test(ring[i], ring[i + 1])) return true;
        return false;
    });
}

bool contains(const Polygon& polygon, const Cell& p) {
    bool inside = false;
    const bool edge = any_edge(polygon, [&](const Cell& a, const Cell& b) {
        if (on_edge(p, a, b)) return true;
        if (crosses_ray(p, a, b)) inside = !inside;
        return false;
    });
    return inside && !edge;
}

double side(const Cell& p, const Cell& a, const Cell& b) {
    return (p.x - a.x) * (b.y - a.y) - (b.x - a.x) * (p.y - a.y);
}

bool opposite(double a, double b) {
    return (a > 0.0 && b < 0.0) || (a < 0.0 && b > 0.0);
}

/// Do two segments cross inside of both?
bool cross(const Cell& a, const Cell& b, const Cell& c, const Cell& d) {
    return opposite(side(a, c, d), side(b, c, d)) && opposite(side(c, a, b), side(d, a, b));
}

bool contains_line(const Polygon& polygon, const Ring& line) {
    for (const Cell& p : line)
        if (!contains(polygon, p)) return false;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        if (any_edge(polygon, [&](const Cell& a, const Cell& b) {
                return cross(line[i], line[i + 1], a, b);
            }))
            return false;
    }
    return true;
}

std::vector<Polygon> to_grid(const Outline& outline, const Grid& grid) {
    std::vector<Polygon> polygons;
    for (const auto& rings : outline.polygons) {
        Polygon polygon;
        for (const Path& path : rings) {
            Ring ring;
            for (const geom::LonLat& p : path) ring.push_back(grid.cell(p));
            polygon.push_back(std::move(ring));
        }
        polygons.push_back(std::move(polygon));
    }
    return polygons;
}

std::vector<Ring> to_grid(geom::LonLatView shape, const Grid& grid) {
    std::vector<Ring> parts;
    for (std::size_t i = 0; i < shape.part_count(); ++i) {
        Ring part;
        for (const geom::LonLat& p : shape.part(i)) part.push_back(grid.cell(p));
        parts.push_back(std::move(part));
    }
    return parts;
}

Bounds bounds_of(const std::vector<Ring>& parts) {
    Bounds bounds;
    for (const Ring& part : parts)
        for (const Cell& p : part) bounds.add(p);
    return bounds;
}

void add_polygons(Outline& outline, const Json& geometry) {
    const std::string type = geometry.text_or("type", "");
    const Json* coordinates = geometry.find("coordinates");
    if (coordinates == nullptr || !coordinates->is_array()) return;
    const auto add = [&](const Json& rings) {
        if (!rings.is_array()) return;
        std::vector<Path> polygon;
        for (const Json& ring : rings.items()) polygon.push_back(read_path(ring));
        outline.polygons.push_back(std::move(polygon));
    };
    if (type == "Polygon") add(*coordinates);
    if (type != "MultiPolygon") return;
    for (const Json& rings : coordinates->items()) add(rings);
}

} // namespace

Path read_path(const Json& positions) {
    Path path;
    if (!positions.is_array()) return path;
    for (const Json& position : positions.items()) {
        if (!position.is_array() || position.items().size() < 2) continue;
        const Json& x = position.items()[0];
        const Json& y = position.items()[1];
        if (x.is_number() && y.is_number()) path.push_back({x.number(), y.number()});
    }
    return path;
}

Outline read_outline(const Json& geojson) {
    Outline outline;
    const std::string type = geojson.text_or("type", "");
    const Json* features = geojson.find("features");
    if (type == "FeatureCollection" && features != nullptr && features->is_array()) {
        for (const Json& feature : features->items())
            if (const Json* geometry = feature.find("geometry")) add_polygons(outline, *geometry);
    } else if (type == "Feature") {
        if (const Json* geometry = geojson.find("geometry")) add_polygons(outline, *geometry);
    } else {
        add_polygons(outline, geojson);
    }
    return outline;
}

class GridOutline::Impl {
  public:
    Impl(const Outline& outline, int zoom)
        : zoom_(zoom), grid_(zoom), polygons_(to_grid(outline, grid_)) {
        for (const Polygon& polygon : polygons_)
            for (const Ring& ring : polygon)
                for (const Cell& p : ring) bounds_.add(p);
    }
    [[nodiscard]] int zoom() const { return zoom_; }

    [[nodiscard]] bool contains_shape(geom::LonLatView shape) const {
        const bool points = shape.kind() == geom::Kind::point;
        if (shape.empty() || (!points && shape.kind() != geom::Kind::line)) return false;
        std::vector<Ring> parts = to_grid(shape, grid_);
        Bounds bounds = bounds_of(parts);
        // A line round half the world is not moved: its parts would go apart.
        if (points || bounds.max_x - bounds.min_x <= grid_.size() / 2.0) {
            for (Ring& part : parts)
                for (Cell& p : part) p = grid_.nearer(p, bounds_);
            bounds = bounds_of(parts);
        }
        if (!bounds.strictly_inside(bounds_)) return false;
        return std::all_of(parts.begin(), parts.end(), [&](const Ring& part) {
            return points ? contains_points(part) : any_polygon([&](const Polygon& polygon) {
                return contains_line(polygon, part);
            });
        });
    }

  private:
    template <typename Test>
    [[nodiscard]] bool any_polygon(Test test) const {
        return std::any_of(polygons_.begin(), polygons_.end(), test);
    }
    [[nodiscard]] bool contains_points(const Ring& points) const {
        return std::all_of(points.begin(), points.end(), [&](const Cell& p) {
            return any_polygon([&](const Polygon& polygon) { return style::contains(polygon, p); });
        });
    }

    int zoom_;
    Grid grid_;
    std::vector<Polygon> polygons_;
    Bounds bounds_;
};

GridOutline::GridOutline(const Outline& outline, int grid_zoom)
    : impl_(std::make_unique<const Impl>(outline, grid_zoom)) {}
GridOutline::~GridOutline() = default;
GridOutline::GridOutline(GridOutline&&) noexcept = default;
GridOutline& GridOutline::operator=(GridOutline&&) noexcept = default;
int GridOutline::grid_zoom() const {
    return impl_->zoom();
}
bool GridOutline::contains(geom::LonLatView shape) const {
    return impl_->contains_shape(shape);
}

} // namespace cordon::style
