// SPDX-License-Identifier: MIT
#include "place/expression/draw.hpp"
#include "proj/buffer.hpp"
#include "proj/geodesic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace cordon::place::expression {

namespace {

/// Radii of near are a guess: no fractions of a kilometre.
double whole_km(double km) {
    return std::max(1.0, std::round(km));
}

double near_km(Size size, const RegionOptions& o) {
    switch (size) {
    case Size::village: return o.near_village;
    case Size::town: return o.near_town;
    case Size::city: return o.near_city;
    case Size::large: break;
    }
    return o.near_large;
}

double beyond_km(Size size, const RegionOptions& o) {
    switch (size) {
    case Size::village: return o.beyond_village;
    case Size::town:
    case Size::city: return o.beyond_town;
    case Size::large: break;
    }
    return o.beyond_capital;
}

void draw_near(const RegionOptions& o, Drawn& out) {
    const auto radii = [&o](const Reference& x) {
        const double r = x.has_outline() ? 0.0 : x.radius_km;
        const double reach = near_km(x.size(), o);
        return std::pair{whole_km(r + o.near_said * reach), whole_km(r + reach)};
    };
    // The core of the town belongs to the shape: "near Bamako" does not shut Bamako out for sure.
    const Reference& x = out.references.front();
    const auto [said, credible] = radii(x);
    set_reach(out, x, {.outer_km = said}, {.outer_km = credible});
    for (std::size_t i = 1; i < out.references.size(); ++i) {
        const Reference& y = out.references[i];
        const auto [other_said, other_credible] = radii(y);
        out.region.said =
            proj::intersect(out.region.said, reach_shape(y, {.outer_km = other_said}).first);
        out.region.credible = proj::intersect(out.region.credible,
                                              reach_shape(y, {.outer_km = other_credible}).first);
        out.region.said_model = out.region.credible_model = std::monostate();
    }
    out.uncertainty_km = credible;
    out.step = fmt::format("near {}: within {} km credible, {} km said: its radius of {} km and "
                           "{} km more by its size, half of that said; soft",
                           x.name, km_text(credible), km_text(said), km_text(x.radius_km),
                           km_text(near_km(x.size(), o)));
}

void draw_outskirts(const RegionOptions& o, Drawn& out) {
    const Clause& c = out.region.clause;
    const Reference& x = out.references.front();
    const double r = x.has_outline() ? 0.0 : x.radius_km;
    const bool is_town = x.size() == Size::village || x.size() == Size::town;
    const double beyond = is_town ? o.outskirts_town : o.outskirts_city;
    set_reach(out, x, {0.7 * r, r + beyond / 2.0, c.bearing, o.cardinal_credible},
              {0.5 * r, r + beyond, c.bearing, o.cardinal_credible});
    out.uncertainty_km = r + beyond;
    out.step = fmt::format("the edge of {}: {} to {} km from its centre", x.name, km_text(0.5 * r),
                           km_text(r + beyond));
}

void draw_gateway(const RegionOptions& o, Drawn& out) {
    const Clause& c = out.region.clause;
    const Reference& x = out.references.front();
    const double r = x.radius_km;
    set_reach(out, x, {0.85 * r, r + o.gateway / 2.0, c.bearing, o.cardinal_credible},
              {0.7 * r, r + o.gateway, c.bearing, o.cardinal_credible});
    out.uncertainty_km = r + o.gateway;
    out.step = fmt::format("where a road enters {}: {} to {} km from its centre", x.name,
                           km_text(0.7 * r), km_text(r + o.gateway));
}

void draw_direction(const RegionOptions& o, Drawn& out) {
    const Clause& c = out.region.clause;
    const Reference& x = out.references.front();
    const double reach = beyond_km(x.size(), o);
    const HalfAngles angles = half_angles(*c.bearing, o);
    set_reach(out, x, {x.radius_km, x.radius_km + reach / 2.0, c.bearing, angles.said},
              {x.radius_km, x.radius_km + reach, c.bearing, angles.credible});
    out.role = PointRole::none;
    out.point = std::nullopt;
    out.step = fmt::format("a direction from {} without a distance: ± {}°, up to {} km from its "
                           "edge by its size; soft",
                           x.name, km_text(angles.credible), km_text(reach));
}

void draw_outside(const RegionOptions& o, Drawn& out) {
    const Reference& x = out.references.front();
    const double r = x.has_outline() ? 0.0 : x.radius_km;
    const double reach = near_km(x.size(), o);
    set_reach(out, x, {r, r + o.near_said * reach, {}, 0.0}, {r, r + reach, {}, 0.0});
    out.uncertainty_km = r + reach;
    out.step =
        fmt::format("outside {}: not within {} km of its centre; how far is a guess of {} km",
                    x.name, km_text(r), km_text(r + reach));
}

} // namespace

void draw_around(const Setting& setting, const Surroundings& around, Drawn& out) {
    const RegionOptions& o = setting.options();
    const Clause& c = out.region.clause;
    const Reference& x = out.references.front();
    out.extent = Extent::ring;
    out.point = x.at;
    out.role = PointRole::reference_town;
    switch (c.row()) {
    case 9:
        // "around Australia" is within it, "around Bamako" is not.
        if (c.rule == "9-around" && x.is_area()) return draw_named(setting, around, out);
        draw_near(o, out);
        break;
    case 39: draw_near(o, out); break; // a town's coast
    case 10: draw_outskirts(o, out); break;
    case 11: draw_gateway(o, out); break;
    case 18:
        // "au nord du Mali" is a part of it, "au nord de Ségou" is not.
        if (x.is_area()) return draw_part(setting, around, out);
        draw_direction(o, out);
        break;
    default: draw_outside(o, out); break;
    }
    if (c.bearing && out.is_drawn()) {
        out.point = std::nullopt; // of the sector, by its label point
        out.role = PointRole::none;
        out.uncertainty_km = 0.0;
    }
}

void draw_at_level(const Setting& setting, const Surroundings& around, Drawn& out) {
    const RegionOptions& o = setting.options();
    const Clause& c = out.region.clause;
    const bool milestone = c.distance.has_value();
    if (out.references.empty()) {
        if (!milestone) {
            out.region.remark = "names no place";
            return;
        }
        // Roads are counted from the capital, as a rule.
        Clause capital;
        capital.anaphor = "capital";
        Setting::References found = setting.references(capital);
        if (found.list.empty()) {
            out.region.remark = "a milestone without the place that it is counted from";
            return;
        }
        out.references = std::move(found.list);
        out.flags.emplace_back("assumed");
    }
    const Reference& x = out.references.front();
    const double margin = milestone ? o.milestone : o.at_level;
    const double n = milestone ? c.distance->km : 0.0;
    if (milestone)
        set_reach(out, x, {n - margin, n + margin, {}, 0.0},
                  {o.by_road_low * n - margin, o.by_road_high * n + margin, {}, 0.0});
    else
        set_reach(out, x, {.outer_km = x.radius_km + margin / 2.0},
                  {.outer_km = x.radius_km + margin});
    out.extent = Extent::ring;
    out.point = x.at;
    out.role = milestone ? PointRole::reference_town : PointRole::centre;
    out.uncertainty_km = milestone ? n + margin : x.radius_km + margin;
    out.step = milestone ? fmt::format("milestone {} counted from {}", km_text(n), x.name)
                         : fmt::format("level with {}: within {} km of it", x.name,
                                       km_text(x.radius_km + margin));
    const std::string road = around.road();
    if (road.empty() || setting.lines() == nullptr) return;
    std::vector<NamedLine> lines = setting.lines()->roads(window_round({x.at}, 1.5));
    std::erase_if(lines, [&](const NamedLine& line) { return !same_road(road, line.ref); });
    const geom::LonLatShape on_road = band(merged(lines), o.named_road);
    geom::LonLatShape cut = proj::intersect(out.region.credible, on_road);
    if (cut.empty()) {
        out.step += fmt::format("; {} is not known there", road);
        return;
    }
    out.region.credible = std::move(cut);
    out.region.said = proj::intersect(out.region.said, on_road);
    out.region.said_model = out.region.credible_model = std::monostate();
    out.extent = Extent::line;
    if (milestone) {
        out.point = std::nullopt;
        out.role = PointRole::none;
        out.uncertainty_km = 0.0;
    }
    out.step += fmt::format(", on {}", road);
}

} // namespace cordon::place::expression
