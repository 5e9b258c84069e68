// SPDX-License-Identifier: MIT
#include "incident/regions.hpp"

#include "proj/buffer.hpp"
#include "proj/geodesic.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::incident {

namespace {

/// Direction of a number when nothing says more: a map's labels stand to the upper right by custom.
constexpr Degrees usual_side{45.0};

/// Degrees from `from` clockwise to `to`, above 0 and at most 360.
double opening(const AzimuthRange& azimuths) {
    const double span = std::fmod(azimuths.to.value() - azimuths.from.value() + 720.0, 360.0);
    return span == 0.0 ? 360.0 : span;
}

Degrees middle_azimuth(const AzimuthRange& azimuths) {
    return Degrees(azimuths.from.value() + opening(azimuths) / 2);
}

/// Away from the subject as seen from `center`.
Degrees free_side(geom::LonLat center, const std::optional<geom::LonLat>& subject) {
    if (!subject) return usual_side;
    const proj::GeodesicLine line = proj::inverse(*subject, center);
    // A subject in the centre itself has no other side.
    return line.distance < Metres(500.0) ? usual_side : line.back_azimuth;
}

geom::LonLatShape ring_shape(const Ring& ring) {
    if (!ring.azimuths) return proj::ring(ring.center, ring.inner, ring.outer);
    return proj::sector(ring.center, ring.inner, ring.outer, ring.azimuths->from,
                        ring.azimuths->to);
}

geom::LonLatShape line_shape(const std::vector<geom::LonLat>& line) {
    geom::LonLatShape shape(geom::Kind::line);
    shape.add_part(line);
    return shape;
}

struct PolygonMaker {
    geom::LonLatShape operator()(const Point& model) const {
        if (!model.radius || *model.radius < Metres(1.0))
            return geom::LonLatShape(geom::Kind::polygon);
        return proj::disc(model.at, *model.radius);
    }
    geom::LonLatShape operator()(const Ring& model) const { return ring_shape(model); }
    geom::LonLatShape operator()(const Stretch& model) const {
        if (model.line.size() < 2 || model.half_width < Metres(1.0))
            return geom::LonLatShape(geom::Kind::polygon);
        return proj::buffer(line_shape(model.line).view(), model.half_width);
    }
    geom::LonLatShape operator()(const Area& model) const { return model.polygon; }
    geom::LonLatShape operator()(const Sector& model) const {
        if (!model.reach) return geom::LonLatShape(geom::Kind::polygon);
        return proj::sector(model.center, Metres(0.0), *model.reach, model.azimuths.from,
                            model.azimuths.to);
    }
    template <typename Other>
    geom::LonLatShape operator()(const Other& /*model*/) const {
        return geom::LonLatShape(geom::Kind::polygon);
    }
};

struct AnchorFinder {
    const std::optional<geom::LonLat>& subject;

    std::optional<geom::LonLat> operator()(const Point& model) const {
        if (!model.radius || *model.radius <= exact_radius) return model.at;
        return proj::direct(model.at, free_side(model.at, subject), *model.radius);
    }
    std::optional<geom::LonLat> operator()(const Ring& model) const {
        const Degrees side =
            model.azimuths ? middle_azimuth(*model.azimuths) : free_side(model.center, subject);
        return proj::direct(model.center, side, (model.inner + model.outer) / 2.0);
    }
    std::optional<geom::LonLat> operator()(const Stretch& model) const {
        if (model.line.size() < 2) return std::nullopt;
        return proj::along(model.line, proj::length(model.line) / 2.0);
    }
    std::optional<geom::LonLat> operator()(const Area& model) const {
        if (model.polygon.empty()) return std::nullopt;
        return middle_of(model.polygon.view());
    }
    std::optional<geom::LonLat> operator()(const Sector& model) const {
        if (!model.reach) return std::nullopt;
        // Two thirds out: half of a sector's area lies beyond 0.7 of its reach.
        return proj::direct(model.center, middle_azimuth(model.azimuths),
                            *model.reach * (2.0 / 3.0));
    }
    template <typename Other>
    std::optional<geom::LonLat> operator()(const Other& /*model*/) const {
        return std::nullopt;
    }
};

const std::vector<Location>* parts_of(const LocationModel& model) {
    if (const auto* rivals = std::get_if<Alternatives>(&model)) return &rivals->places;
    if (const auto* several = std::get_if<Several>(&model)) return &several->places;
    return nullptr;
}

void collect(const Location& location, const std::string& letter, std::vector<PlaceLeaf>& leaves) {
    const std::vector<Location>* parts = parts_of(location.region());
    if (parts == nullptr) {
        leaves.push_back({&location, letter});
        return;
    }
    const bool rivals = std::holds_alternative<Alternatives>(location.region());
    for (std::size_t i = 0; i < parts->size(); ++i) {
        const std::string own =
            rivals && letter.empty()
                ? std::string(1, static_cast<char>('a' + static_cast<int>(i % 26)))
                : letter;
        collect((*parts)[i], own, leaves);
    }
}

/// Where the rings of a polygon cross a parallel, in ascending longitude.
std::vector<double> crossings(const geom::LonLatView& polygon, double latitude) {
    std::vector<double> found;
    for (std::size_t part = 0; part < polygon.part_count(); ++part) {
        const auto ring = polygon.part(part);
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            const geom::LonLat a = ring[i];
            const geom::LonLat b = ring[i + 1];
            if ((a.y > latitude) == (b.y > latitude)) continue;
            found.push_back(a.x + (latitude - a.y) / (b.y - a.y) * (b.x - a.x));
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace

std::vector<PlaceLeaf> places_of(const Location& location) {
    std::vector<PlaceLeaf> leaves;
    collect(location, {}, leaves);
    if (leaves.empty()) leaves.push_back({&location, {}});
    return leaves;
}

geom::LonLatShape polygon_of(const LocationModel& model) {
    return std::visit(PolygonMaker{}, model);
}

geom::LonLatShape file_shape_of(const LocationModel& model) {
    if (const auto* stretch = std::get_if<Stretch>(&model)) return line_shape(stretch->line);
    if (const auto* point = std::get_if<Point>(&model);
        point != nullptr && (!point->radius || is_exact(model))) {
        geom::LonLatShape shape(geom::Kind::point);
        shape.begin_part();
        shape.add(point->at);
        return shape;
    }
    return polygon_of(model);
}

bool is_exact(const LocationModel& model) {
    const auto* point = std::get_if<Point>(&model);
    return point != nullptr && point->radius && *point->radius <= exact_radius;
}

std::optional<geom::LonLat> anchor_of(const LocationModel& model,
                                      const std::optional<geom::LonLat>& subject) {
    return std::visit(AnchorFinder{subject}, model);
}

std::optional<geom::LonLat> anchor_of(const Location& location) {
    for (const PlaceLeaf& leaf : places_of(location)) {
        if (const auto anchor = anchor_of(leaf.location->said, std::nullopt)) return anchor;
        if (const auto anchor = anchor_of(leaf.location->region(), std::nullopt)) return anchor;
    }
    return std::nullopt;
}

geom::LonLat middle_of(const geom::LonLatView& polygon) {
    constexpr int sections = 31;
    const geom::LonLatBox box = polygon.box();
    geom::LonLat best = box.center();
    double widest = -1.0;
    for (int i = 0; i < sections; ++i) {
        // Odd fractions: a section rarely meets a vertex.
        const double latitude = box.min_y + box.height() * (i + 0.5) / sections;
        const std::vector<double> cuts = crossings(polygon, latitude);
        for (std::size_t k = 0; k + 1 < cuts.size(); k += 2) {
            const double width = cuts[k + 1] - cuts[k];
            if (width <= widest) continue;
            widest = width;
            best = {cuts[k] + width / 2, latitude};
        }
    }
    return best;
}

} // namespace cordon::incident
