// SPDX-License-Identifier: MIT
#include "place/expression/draw.hpp"
#include "proj/buffer.hpp"
#include "proj/geodesic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string_view>

namespace cordon::place::expression {

namespace {

/// Both intervals of a stated distance, km (section 5, credible annulus).
struct Interval {
    double low = 0.0;
    double high = 0.0;
};
struct Intervals {
    Interval said;
    Interval credible;
    std::string why; ///< how the credible one was made
};

Interval said_interval(const Distance& d, const RegionOptions& o) {
    switch (d.bound) {
    case Bound::nearly: return {0.9 * d.km, d.km};
    case Bound::less: return {0.0, d.km};
    case Bound::more: return {d.km, o.more_than * d.km};
    case Bound::between: return {d.km, d.max_km.value_or(d.km)};
    case Bound::exact: break;
    }
    return {std::max(0.0, d.km - d.grain_km / 2.0), d.km + d.grain_km / 2.0};
}

Intervals intervals(const Clause& clause, double r, const RegionOptions& o) {
    const Distance& d = *clause.distance;
    Intervals both{said_interval(d, o), {}, {}};
    const double low = d.km;
    const double high = d.bound == Bound::more ? o.more_than * d.km : d.max_km.value_or(d.km);
    if (clause.straight) {
        both.credible = {both.said.low - r, both.said.high + r};
        both.why = d.is_nautical ? "nautical miles are measured in a straight line"
                                 : "in a straight line, as said";
    } else if (clause.by_road) {
        both.credible = {o.by_road_low * low - r,
                         std::max(o.by_road_high * high, both.said.high) + r};
        both.why = fmt::format("by road, so {} to {} times that far in a straight line",
                               km_text(o.by_road_low), km_text(o.by_road_high));
    } else {
        both.credible = {o.credible_low * low - r,
                         std::max(o.credible_high * high, both.said.high) + r};
        both.why = fmt::format("people quote road distances: true is {} to {} of stated",
                               km_text(o.credible_low), km_text(o.credible_high));
    }
    if (d.bound == Bound::less) both.credible.low = 0.0;
    both.credible.low = std::max(0.0, both.credible.low);
    return both;
}

/// Angle of the Georeferencing Calculator for a heading.
double heading_angle(const Bearing& b) {
    return b.compass_points == 4 ? 45.0 : b.compass_points == 8 ? 22.5 : 11.25;
}

/// The point-radius equivalents of section 5.
double point_radius(const Clause& clause, double n, double grain, double r) {
    if (!clause.bearing) return r + n + grain / 2.0;
    const double alpha = heading_angle(*clause.bearing) * std::numbers::pi / 180.0;
    const double d = r + grain / 2.0;
    const double along = n + d - n * std::cos(alpha);
    return std::hypot(along, n * std::sin(alpha));
}

std::string_view wind_name(double azimuth) {
    constexpr std::array<std::string_view, 16> names{
        "north", "north-north-east", "north-east", "east-north-east",
        "east",  "east-south-east",  "south-east", "south-south-east",
        "south", "south-south-west", "south-west", "west-south-west",
        "west",  "west-north-west",  "north-west", "north-north-west"};
    return names.at(static_cast<std::size_t>(std::lround(azimuth / 22.5)) % 16);
}

void draw_travel(const RegionOptions& o, Drawn& out) {
    const Clause& c = out.region.clause;
    const Reference& from = out.references.front();
    const double low = *c.hours_min * c.speed_min_kmh;
    const double high = *c.hours_max * c.speed_max_kmh;
    const HalfAngles angles = c.bearing ? half_angles(*c.bearing, o) : HalfAngles{};
    set_reach(out, from, {low, high, c.bearing, angles.said},
              {o.travel_low * low - from.radius_km, o.travel_high * high + from.radius_km,
               c.bearing, angles.credible});
    out.step = fmt::format("{} h at {} to {} km/h is {} to {} km on the way; credible {} to {} km",
                           km_text(*c.hours_max), km_text(c.speed_min_kmh),
                           km_text(c.speed_max_kmh), km_text(low), km_text(high),
                           km_text(std::max(0.0, o.travel_low * low - from.radius_km)),
                           km_text(o.travel_high * high + from.radius_km));
    out.uncertainty_km = o.travel_high * high + from.radius_km;
}

void draw_radius(Drawn& out) {
    const Clause& c = out.region.clause;
    const Reference& from = out.references.front();
    const double n = c.distance->max_km.value_or(c.distance->km);
    set_reach(out, from, {.outer_km = n}, {.outer_km = n + from.radius_km});
    out.uncertainty_km = n + from.radius_km;
    out.step = fmt::format("all within {} km of {}; credible adds the radius of {} of {} km",
                           km_text(n), from.name, from.name, km_text(from.radius_km));
}

} // namespace

void draw_distance(const Setting& setting, const Surroundings& /*around*/, Drawn& out) {
    const RegionOptions& o = setting.options();
    const Clause& c = out.region.clause;
    const Reference& from = out.references.front();
    out.extent = Extent::ring;
    out.point = from.at;
    out.role = PointRole::reference_town;
    if (c.row() == 7) return draw_travel(o, out);
    if (c.row() == 8) return draw_radius(out);
    const double r = from.has_outline() ? 0.0 : from.radius_km;
    const Intervals both = intervals(c, r, o);
    const HalfAngles angles = c.bearing ? half_angles(*c.bearing, o) : HalfAngles{};
    set_reach(out, from, {both.said.low, both.said.high, c.bearing, angles.said},
              {both.credible.low, both.credible.high, c.bearing, angles.credible});
    const double n = c.distance->max_km.value_or(c.distance->km);
    out.uncertainty_km = point_radius(c, n, c.distance->grain_km, r);
    out.step = fmt::format("said: {} to {} km from {}; credible: {} to {} km ({}, and {} has a "
                           "radius of {} km)",
                           km_text(both.said.low), km_text(both.said.high), from.name,
                           km_text(both.credible.low), km_text(both.credible.high), both.why,
                           from.name, km_text(r));
    if (c.bearing) {
        out.step += fmt::format("; to the {}, {} ± {}° said and ± {}° credible",
                                wind_name(c.bearing->azimuth_deg), km_text(c.bearing->azimuth_deg),
                                km_text(angles.said), km_text(angles.credible));
        // A direction makes the middle of the sector an honest point.
        const double middle = (both.credible.low + both.credible.high) / 2.0;
        if (!from.has_outline()) {
            out.point = proj::direct(from.at, Degrees(c.bearing->azimuth_deg), kilometres(middle));
            out.role = PointRole::centre;
        } else {
            out.point = std::nullopt;
            out.role = PointRole::none;
            out.uncertainty_km = 0.0;
        }
    }
}

namespace {

/// A box that lies `along_*` km in one direction and `across_*` km in another from a place.
geom::LonLatShape offset_box(geom::LonLat from, const Bearing& first, Interval along,
                             const Bearing& second, Interval across) {
    const auto corner = [&](double a, double b) {
        const geom::LonLat p = proj::direct(from, Degrees(first.azimuth_deg), kilometres(a));
        return proj::direct(p, Degrees(second.azimuth_deg), kilometres(b));
    };
    std::vector<geom::LonLat> ring{corner(along.low, across.low), corner(along.high, across.low),
                                   corner(along.high, across.high), corner(along.low, across.high),
                                   corner(along.low, across.low)};
    ring = proj::densify(ring, kilometres(5.0));
    double turn = 0.0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
        turn += std::remainder(ring[i + 1].x - ring[i].x, 360.0) * (ring[i + 1].y + ring[i].y);
    if (turn > 0.0) std::reverse(ring.begin(), ring.end());
    geom::LonLatShape box(geom::Kind::polygon);
    box.add_part(ring);
    return box;
}

Interval credible_offset(const Distance& d, double r, const RegionOptions& o) {
    return {std::max(0.0, o.credible_low * d.km - r),
            std::max(o.credible_high * d.km, d.km + d.grain_km / 2.0) + r};
}

} // namespace

void draw_offsets(const Setting& setting, const Surroundings& /*around*/, Drawn& out) {
    const RegionOptions& o = setting.options();
    const Clause& c = out.region.clause;
    const Reference& from = out.references.front();
    if (!c.distance || !c.second_distance || !c.bearing || !c.second_bearing) {
        out.region.remark = "two distances with two directions are needed";
        return;
    }
    const Distance& n = *c.distance;
    const Distance& m = *c.second_distance;
    out.region.said = offset_box(from.at, *c.bearing, said_interval(n, o), *c.second_bearing,
                                 said_interval(m, o));
    out.region.credible = offset_box(from.at, *c.bearing, credible_offset(n, from.radius_km, o),
                                     *c.second_bearing, credible_offset(m, from.radius_km, o));
    out.extent = Extent::ring;
    const geom::LonLat p = proj::direct(from.at, Degrees(c.bearing->azimuth_deg), kilometres(n.km));
    out.point = proj::direct(p, Degrees(c.second_bearing->azimuth_deg), kilometres(m.km));
    out.role = PointRole::centre;
    out.uncertainty_km =
        from.radius_km + std::numbers::sqrt2 * std::max(n.grain_km, m.grain_km) / 2.0;
    out.step = fmt::format("{} km to the {} and {} km to the {} of {}: a box, credible {} to {} "
                           "times stated",
                           km_text(n.km), wind_name(c.bearing->azimuth_deg), km_text(m.km),
                           wind_name(c.second_bearing->azimuth_deg), from.name,
                           km_text(o.credible_low), km_text(o.credible_high));
}

void draw_position(const Setting& /*setting*/, const Surroundings& /*around*/, Drawn& out) {
    const Clause& c = out.region.clause;
    Reference at;
    at.at = *c.position;
    at.name = fmt::format("{:.4f}, {:.4f}", at.at.y, at.at.x);
    // Coordinates in a text are rarely better than a hundred metres, whatever their digits say.
    const double error = std::max(0.01, c.position_error.value() / 1000.0);
    set_discs(out, at, error, std::max(0.1, error));
    out.step =
        fmt::format("coordinates {}, exact to {} km by their digits", at.name, km_text(error));
}

} // namespace cordon::place::expression
