// SPDX-License-Identifier: MIT
#include "style/expression/distance.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <string_view>

namespace cordon::style {

namespace {

struct Metres {
    double x = 0.0;
    double y = 0.0;
};

double wrapped(double degrees) {
    const double turned = std::remainder(degrees, 360.0);
    return turned == -180.0 && degrees > 0.0 ? 180.0 : turned;
}

/// A plane that touches the ellipsoid WGS 84 along one latitude: metres to a degree from the radii
/// of curvature of the meridian and of the prime vertical.
class LocalPlane {
  public:
    explicit LocalPlane(const geom::LonLat& origin) : origin_(origin) {
        constexpr double equator = 6378137.0;
        constexpr double flattening = 1.0 / 298.257223563;
        constexpr double eccentricity2 = flattening * (2.0 - flattening);
        constexpr double radian = std::numbers::pi / 180.0;
        const double cosine = std::cos(origin.y * radian);
        const double w2 = 1.0 / (1.0 - eccentricity2 * (1.0 - cosine * cosine));
        const double w = std::sqrt(w2);
        x_scale_ = radian * equator * w * cosine;
        y_scale_ = radian * equator * w * w2 * (1.0 - eccentricity2);
    }
    [[nodiscard]] Metres place(const geom::LonLat& p) const {
        return {wrapped(p.x - origin_.x) * x_scale_, (p.y - origin_.y) * y_scale_};
    }

  private:
    geom::LonLat origin_;
    double x_scale_ = 0.0;
    double y_scale_ = 0.0;
};

struct Bounds {
    double min_x = std::numeric_limits<double>::infinity();
    double min_y = std::numeric_limits<double>::infinity();
    double max_x = -std::numeric_limits<double>::infinity();
    double max_y = -std::numeric_limits<double>::infinity();

    void add(const Metres& p) {
        min_x = std::min(min_x, p.x);
        min_y = std::min(min_y, p.y);
        max_x = std::max(max_x, p.x);
        max_y = std::max(max_y, p.y);
    }
    /// A lower bound of the distance between what lies in two boxes, squared.
    [[nodiscard]] double squared_distance(const Bounds& other) const {
        const double dx = std::max({0.0, other.min_x - max_x, min_x - other.max_x});
        const double dy = std::max({0.0, other.min_y - max_y, min_y - other.max_y});
        return dx * dx + dy * dy;
    }
};

/// A place on the plane, and as it is written: a polygon may go round the world, which no plane
/// shows.
struct Place {
    Metres at;
    geom::LonLat lonlat;
};

/// A point (both ends the same) or a segment.
struct Segment {
    Metres a;
    Metres b;
    geom::LonLat from;
    geom::LonLat to;
    [[nodiscard]] Bounds bounds() const {
        Bounds box;
        box.add(a);
        box.add(b);
        return box;
    }
};

/// Points, a line, or a polygon with its holes on the plane.
struct Figure {
    bool polygon = false;
    std::vector<Segment> segments;
    Bounds bounds;
    Bounds degrees; ///< of the places as they are written

    void add(const Place& a, const Place& b) {
        segments.push_back({a.at, b.at, a.lonlat, b.lonlat});
        bounds.add(a.at);
        bounds.add(b.at);
        degrees.add({a.lonlat.x, a.lonlat.y});
        degrees.add({b.lonlat.x, b.lonlat.y});
    }
};

void add_path(Figure& figure, const std::vector<Place>& path, geom::Kind kind) {
    if (kind == geom::Kind::point || path.size() == 1) {
        for (const Place& p : path) figure.add(p, p);
        return;
    }
    for (std::size_t i = 0; i + 1 < path.size(); ++i) figure.add(path[i], path[i + 1]);
    if (kind == geom::Kind::polygon && !path.empty()) figure.add(path.back(), path.front());
}

template <typename Points>
std::vector<Place> placed(const Points& points, const LocalPlane& plane) {
    std::vector<Place> out;
    out.reserve(points.size());
    for (const geom::LonLat& p : points) out.push_back({plane.place(p), p});
    return out;
}

double side(const Metres& p, const Metres& a, const Metres& b) {
    return (p.x - a.x) * (b.y - a.y) - (b.x - a.x) * (p.y - a.y);
}

bool opposite(double a, double b) {
    return (a > 0.0 && b < 0.0) || (a < 0.0 && b > 0.0);
}

bool cross(const Segment& s, const Segment& t) {
    return opposite(side(s.a, t.a, t.b), side(s.b, t.a, t.b)) &&
           opposite(side(t.a, s.a, s.b), side(t.b, s.a, s.b));
}

double squared_distance(const Metres& p, const Segment& s) {
    const double dx = s.b.x - s.a.x;
    const double dy = s.b.y - s.a.y;
    const double length2 = dx * dx + dy * dy;
    const double along = length2 == 0.0 ? 0.0 : ((p.x - s.a.x) * dx + (p.y - s.a.y) * dy) / length2;
    const double t = std::clamp(along, 0.0, 1.0);
    const double x = s.a.x + t * dx - p.x;
    const double y = s.a.y + t * dy - p.y;
    return x * x + y * y;
}

double squared_distance(const Segment& s, const Segment& t) {
    if (cross(s, t)) return 0.0;
    return std::min({squared_distance(s.a, t), squared_distance(s.b, t), squared_distance(t.a, s),
                     squared_distance(t.b, s)});
}

/// Does the point lie inside of the rings, by the even-odd rule? Edges are found by their distance
/// of 0.
bool covers(const Figure& polygon, const geom::LonLat& p) {
    bool inside = false;
    for (const Segment& s : polygon.segments) {
        const geom::LonLat& a = s.from;
        const geom::LonLat& b = s.to;
        const bool across = (a.y > p.y) != (b.y > p.y);
        if (across && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) inside = !inside;
    }
    return inside;
}

bool covers_any_end(const Figure& polygon, const Figure& other) {
    return polygon.polygon && polygon.degrees.squared_distance(other.degrees) == 0.0 &&
           std::any_of(other.segments.begin(), other.segments.end(), [&](const Segment& s) {
               return covers(polygon, s.from) || covers(polygon, s.to);
           });
}

/// The smaller of `best` and the squared distance of two figures.
double nearer(const Figure& a, const Figure& b, double best) {
    if (covers_any_end(a, b) || covers_any_end(b, a)) return 0.0;
    if (a.bounds.squared_distance(b.bounds) >= best) return best;
    for (const Segment& s : a.segments) {
        const Bounds box = s.bounds();
        if (box.squared_distance(b.bounds) >= best) continue;
        for (const Segment& t : b.segments)
            if (box.squared_distance(t.bounds()) < best)
                best = std::min(best, squared_distance(s, t));
    }
    return best;
}

/// A polygon and its holes are one figure, so are all points; lines are one each.
std::vector<Figure> figures_of(geom::LonLatView shape, const LocalPlane& plane) {
    std::vector<Figure> figures;
    const bool polygon = shape.kind() == geom::Kind::polygon;
    for (std::size_t i = 0; i < shape.part_count(); ++i) {
        if (!polygon || !shape.is_hole(i) || figures.empty())
            figures.push_back({polygon, {}, {}, {}});
        add_path(figures.back(), placed(shape.part(i), plane), shape.kind());
    }
    return figures;
}

/// Adds the single parts of a geometry; false when it is none.
bool add_targets(std::vector<Target>& targets, const Json& geometry) {
    const std::string type = geometry.text_or("type", "");
    const Json* coordinates = geometry.find("coordinates");
    if (coordinates == nullptr || !coordinates->is_array()) return false;
    const auto rings = [](const Json& json) {
        std::vector<Path> paths;
        if (json.is_array())
            for (const Json& ring : json.items()) paths.push_back(read_path(ring));
        return paths;
    };
    const auto point = [](const Json& json) { return read_path(Json(Json::Array{json})); };
    const auto& items = coordinates->items();
    if (type == "Point") targets.push_back({geom::Kind::point, {point(*coordinates)}});
    if (type == "LineString") targets.push_back({geom::Kind::line, {read_path(*coordinates)}});
    if (type == "Polygon") targets.push_back({geom::Kind::polygon, rings(*coordinates)});
    for (const Json& item : items) {
        if (type == "MultiPoint") targets.push_back({geom::Kind::point, {point(item)}});
        if (type == "MultiLineString") targets.push_back({geom::Kind::line, {read_path(item)}});
        if (type == "MultiPolygon") targets.push_back({geom::Kind::polygon, rings(item)});
    }
    return true;
}

} // namespace

std::optional<std::vector<Target>> read_targets(const Json& geojson) {
    std::vector<Target> targets;
    const std::string type = geojson.text_or("type", "");
    const Json* features = geojson.find("features");
    const auto add_feature = [&](const Json& feature) {
        const Json* geometry = feature.find("geometry");
        return geometry != nullptr && add_targets(targets, *geometry);
    };
    if (type == "FeatureCollection") {
        if (features == nullptr || !features->is_array()) return std::nullopt;
        for (const Json& feature : features->items())
            if (!add_feature(feature)) return std::nullopt;
        return targets;
    }
    const bool read =
        type == "Feature" ? add_feature(geojson) : !type.empty() && add_targets(targets, geojson);
    return read ? std::optional(std::move(targets)) : std::nullopt;
}

double distance_metres(geom::LonLatView shape, const std::vector<Target>& targets) {
    if (shape.point_count() == 0) return std::numeric_limits<double>::quiet_NaN();
    std::size_t first = 0;
    while (shape.part(first).empty()) ++first;
    const LocalPlane plane(shape.part(first).front());
    const std::vector<Figure> figures = figures_of(shape, plane);
    double best = std::numeric_limits<double>::infinity();
    for (const Target& target : targets) {
        Figure goal{target.kind == geom::Kind::polygon, {}, {}, {}};
        for (const Path& path : target.paths) add_path(goal, placed(path, plane), target.kind);
        for (const Figure& figure : figures) best = nearer(figure, goal, best);
        // Less than a nanometre is the noise of the arithmetic: they touch.
        if (best < 1e-18) return 0.0;
    }
    return std::sqrt(best);
}

} // namespace cordon::style
