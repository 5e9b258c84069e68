// SPDX-License-Identifier: MIT
#include "core/unicode.hpp"
#include "geom/clip.hpp"
#include "place/expression/draw.hpp"
#include "place/expression/part_groups.hpp"
#include "proj/buffer.hpp"
#include "proj/geodesic.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <vector>

namespace cordon::place::expression {

namespace {

/// Where the seat of a second-level division lies: its own point is that of its middle.
geom::LonLat seat_of(const Setting& setting, const Reference& area) {
    if (area.level != "admin2") return area.at;
    for (const std::uint32_t index :
         setting.gazetteer().seats(area.place->country, area.place->admin1)) {
        const Place& seat = setting.gazetteer().place(index);
        const bool same_code = !seat.admin2.empty() && seat.admin2 == area.place->admin2;
        if (same_code || fold_name(area.name).starts_with(fold_name(seat.name))) return seat.at;
    }
    return area.at;
}

/// A place by its distance from a seat to the east and north, km: the plane in which all ways from
/// the seat are straight and true.
struct PlanePoint {
    double x = 0.0;
    double y = 0.0;
};

/// Another seat and how far it is.
struct Neighbour {
    PlanePoint at;
    double km = 0.0;
};

/// The other ones of some seats, the nearest first.
std::vector<Neighbour> neighbours(const Setting& setting, const std::vector<std::uint32_t>& seats,
                                  geom::LonLat seat) {
    std::vector<Neighbour> out;
    for (const std::uint32_t other : seats) {
        const proj::GeodesicLine line = proj::inverse(seat, setting.gazetteer().place(other).at);
        // The seat itself, or another row for it.
        constexpr double same_seat = 3.0; // km
        const double km = line.distance.value() / 1000.0;
        const double azimuth = line.azimuth.value() * std::numbers::pi / 180.0;
        if (km < same_seat) continue;
        const PlanePoint at{km * std::sin(azimuth), km * std::cos(azimuth)};
        out.push_back({at, std::hypot(at.x, at.y)});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Neighbour& a, const Neighbour& b) { return a.km < b.km; });
    return out;
}

/// What is nearer to the seat than to any other one, within a square of `reach` km to each side;
/// counter-clockwise. Empty when nothing is left.
std::vector<PlanePoint> cut_by(const std::vector<Neighbour>& seats, double reach) {
    std::vector<PlanePoint> cell{
        {-reach, -reach}, {reach, -reach}, {reach, reach}, {-reach, reach}};
    std::vector<PlanePoint> next;
    for (const auto& [other, km] : seats) {
        // How far a point lies beyond the line half-way.
        const auto beyond = [other = other, km = km](const PlanePoint& p) {
            return (p.x * other.x + p.y * other.y) / km - km / 2.0;
        };
        double edge = 0.0;
        for (const PlanePoint& p : cell) edge = std::max(edge, std::hypot(p.x, p.y));
        // A seat more than twice as far as the cell reaches cuts nothing off.
        if (km / 2.0 > edge) break;
        next.clear();
        for (std::size_t i = 0; i < cell.size(); ++i) {
            const PlanePoint& p = cell[i];
            const PlanePoint& q = cell[(i + 1) % cell.size()];
            const double at_p = beyond(p);
            const double at_q = beyond(q);
            if (at_p <= 0.0) next.push_back(p);
            if ((at_p <= 0.0) == (at_q <= 0.0)) continue;
            const double t = at_p / (at_p - at_q);
            next.push_back({p.x + t * (q.x - p.x), p.y + t * (q.y - p.y)});
        }
        cell.swap(next);
    }
    return cell;
}

/// A polygon of that plane on the globe.
geom::LonLatShape on_ground(const std::vector<PlanePoint>& corners, geom::LonLat seat) {
    std::vector<geom::LonLat> ring;
    ring.reserve(corners.size() + 1);
    for (const PlanePoint& p : corners)
        ring.push_back(proj::direct(seat, Degrees(std::atan2(p.x, p.y) * 180.0 / std::numbers::pi),
                                    kilometres(std::hypot(p.x, p.y))));
    ring.push_back(ring.front());
    geom::LonLatShape shape(geom::Kind::polygon);
    shape.add_part(proj::densify(ring, kilometres(25.0)));
    return shape;
}

double farthest_corner_km(const geom::LonLatBox& box, geom::LonLat from) {
    double km = 0.0;
    for (const double x : {box.min_x, box.center().x, box.max_x})
        for (const double y : {box.min_y, box.center().y, box.max_y})
            km = std::max(km, proj::distance(from, {x, y}).value() / 1000.0);
    return km;
}

/// What lies nearer to a seat than to any other one, within an outline; empty when nothing does.
geom::LonLatShape cell_within(const Setting& setting, const geom::LonLatShape& outline,
                              geom::LonLat seat, const std::vector<std::uint32_t>& seats) {
    geom::LonLatShape nothing(geom::Kind::polygon);
    if (outline.empty()) return nothing;
    const double reach = 2.0 * farthest_corner_km(outline.box(), seat) + 10.0;
    if (reach > 6000.0) return nothing;
    const std::vector<PlanePoint> corners = cut_by(neighbours(setting, seats, seat), reach);
    if (corners.size() < 3) return nothing;
    const geom::LonLatShape cell = on_ground(corners, seat);
    // Only the part of the outline round the cell is looked at: the world's largest have 10,000
    // vertices.
    constexpr double margin = 0.2; // degrees
    geom::LonLatShapes near;
    geom::clip(outline.view(), cell.box().grown(margin), near);
    if (near.empty() || near[0].empty()) return nothing;
    return proj::intersect(cell, geom::LonLatShape(near[0]));
}

} // namespace

RegionCell region_cell(const Setting& setting, const Reference& area) {
    if (area.place == nullptr || area.place->admin1.empty()) return {};
    const auto country = setting.country_reference(area.place->country);
    if (!country) return {};
    std::vector<std::uint32_t> capitals;
    std::optional<geom::LonLat> seat;
    for (const std::uint32_t index : setting.gazetteer().seats(area.place->country)) {
        const Place& town = setting.gazetteer().place(index);
        if (town.feature_code != "PPLA" && town.feature_code != "PPLC") continue;
        if (town.admin1 == area.place->admin1)
            seat = town.at;
        else
            capitals.push_back(index);
    }
    constexpr std::size_t fewest = 3; // of a country whose seats are known
    if (!seat || capitals.size() < fewest) return {};
    const geom::LonLatShape outline = home_outline(country->outline);
    RegionCell cell;
    cell.said = cell_within(setting, outline, *seat, capitals);
    if (cell.said.empty()) return {};
    const double more = 0.25 * std::sqrt(area_km2(cell.said) / std::numbers::pi);
    cell.credible = proj::intersect(around_outline(cell.said, more, more), outline);
    return cell;
}

geom::LonLatShape seat_cell(const Setting& setting, const Reference& area) {
    geom::LonLatShape nothing(geom::Kind::polygon);
    if (area.place == nullptr || area.place->admin1.empty()) return nothing;
    const auto division = setting.gazetteer().division(area.place->country, area.place->admin1);
    if (!division) return nothing;
    return cell_within(setting, setting.gazetteer().outline(setting.gazetteer().place(*division)),
                       seat_of(setting, area),
                       setting.gazetteer().seats(area.place->country, area.place->admin1));
}

} // namespace cordon::place::expression
