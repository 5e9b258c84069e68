// SPDX-License-Identifier: MIT
#include "place/expression/draw.hpp"
#include "proj/buffer.hpp"
#include "proj/geodesic.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cordon::place::expression {

namespace {

/// A line between two places: along known roads, or straight.
struct Course {
    std::vector<geom::LonLat> line;
    std::vector<std::string> refs;
    bool is_road = false;
    double straight_km = 0.0;
};

Course course_between(const Setting& setting, const Reference& x, const Reference& y,
                      const std::string& road) {
    const RegionOptions& o = setting.options();
    Course course;
    course.straight_km = proj::distance(x.at, y.at).value() / 1000.0;
    if (setting.lines() != nullptr && course.straight_km < 2000.0) {
        std::vector<NamedLine> lines = setting.lines()->roads(window_round({x.at, y.at}, 0.5));
        const double snap = std::max(5.0, std::max(x.radius_km, y.radius_km));
        Way way;
        if (!road.empty()) {
            std::vector<NamedLine> named = lines;
            std::erase_if(named, [&](const NamedLine& l) { return !same_road(road, l.ref); });
            way = find_way(named, x.at, y.at, snap);
        }
        if (way.line.empty()) way = find_way(lines, x.at, y.at, snap);
        if (!way.line.empty() && way.length_km <= o.road_detour * course.straight_km + 2.0 * snap) {
            course.line = std::move(way.line);
            course.refs = std::move(way.refs);
            course.is_road = true;
            return course;
        }
    }
    const std::vector<geom::LonLat> ends{x.at, y.at};
    course.line = proj::densify(ends, kilometres(10.0));
    return course;
}

std::string refs_text(const Course& course) {
    std::string text;
    for (const std::string& ref : course.refs) text += (text.empty() ? "" : ", ") + ref;
    return text;
}

void set_band(Drawn& out, const Course& course, double half_width) {
    out.region.said = band(line_shape(course.line), half_width / 2.0);
    out.region.credible = band(line_shape(course.line), half_width);
    CorridorModel model{course.line, kilometres(half_width / 2.0), out.references[0].name,
                        out.references[1].name, refs_text(course)};
    out.region.said_model = model;
    model.half_width = kilometres(half_width);
    out.region.credible_model = std::move(model);
}

/// The stretch round the middle of a course (row 14).
Course middle_of(const Course& course, double share) {
    const double length = proj::length(course.line).value();
    Course part = course;
    part.line =
        proj::stretch(course.line, Metres((0.5 - share) * length), Metres((0.5 + share) * length));
    return part;
}

/// "the roads leading to X": all known roads near it.
void draw_axes(const Setting& setting, Drawn& out) {
    const RegionOptions& o = setting.options();
    const Reference& x = out.references.front();
    out.flags.emplace_back("pattern");
    out.extent = Extent::line;
    out.point = x.at;
    out.role = PointRole::reference_town;
    out.uncertainty_km = o.axes_reach;
    const geom::LonLatShape reach = disc_shape(x.at, o.axes_reach);
    geom::LonLatShape roads(geom::Kind::polygon);
    std::size_t count = 0;
    if (setting.lines() != nullptr) {
        const std::vector<NamedLine> lines = setting.lines()->roads(reach.box());
        count = lines.size();
        const geom::LonLatShape all = merged(lines);
        if (!all.empty()) {
            roads = proj::intersect(band(all, o.known_road), reach);
            out.region.said = proj::intersect(band(all, o.known_road / 2.0), reach);
        }
    }
    if (roads.empty()) {
        set_reach(out, x, {.outer_km = o.axes_reach}, {.outer_km = o.axes_reach});
        out.step = fmt::format("the roads to {} are not known: all within {} km", x.name,
                               km_text(o.axes_reach));
        return;
    }
    out.region.credible = std::move(roads);
    out.step =
        fmt::format("a pattern, not one place: {} known stretches of road within {} km of {}",
                    count, km_text(o.axes_reach), x.name);
}

/// The second end of "the road to X": another place of the expression, else the capital.
bool find_partner(const Setting& setting, const Surroundings& around, Drawn& out) {
    if (const auto other = around.other_toponym()) {
        Clause partner;
        partner.toponyms = {*other};
        Setting::References found = setting.references(partner);
        if (!found.list.empty()) {
            out.references.insert(out.references.begin(), std::move(found.list.front()));
            return true;
        }
    }
    // "À Bouar, … à la sortie de la ville, sur la route de Bocaranga": from the town named before.
    for (const Clause& other : around.expression->clauses) {
        if (other.anaphor != "last" || !other.toponyms.empty()) continue;
        Setting::References town = setting.references(other);
        if (town.list.empty() || town.list.front().index == out.references.front().index) continue;
        out.references.insert(out.references.begin(), std::move(town.list.front()));
        return true;
    }
    Clause capital;
    capital.anaphor = "capital";
    Setting::References found = setting.references(capital);
    if (found.list.empty() || found.list.front().index == out.references.front().index)
        return false;
    out.references.insert(out.references.begin(), std::move(found.list.front()));
    out.flags.emplace_back("assumed");
    return true;
}

} // namespace

void draw_between(const Setting& setting, const Surroundings& around, Drawn& out) {
    const RegionOptions& o = setting.options();
    const Clause& c = out.region.clause;
    if (c.rule == "15-axes-to") return draw_axes(setting, out);
    if (out.references.size() < 2 && (c.row() != 15 || !find_partner(setting, around, out))) {
        if (c.row() == 15) return draw_axes(setting, out);
        out.region.remark = "names only one of two ends";
        return;
    }
    const Reference& x = out.references[0];
    const Reference& y = out.references[1];
    if (x.index == y.index) {
        out.region.remark = "both ends are the same place";
        return;
    }
    const std::string road = around.road();
    const Course course = course_between(setting, x, y, road);
    const double width = course.is_road
                             ? o.known_road
                             : std::max(o.between_least, o.between_share * course.straight_km);
    out.extent = Extent::line;
    if (c.row() == 14) {
        const Course said = middle_of(course, o.halfway_said);
        const Course credible = middle_of(course, o.halfway_credible);
        set_band(out, said, width);
        const geom::LonLatShape narrow = out.region.said;
        const ShapeModel narrow_model = out.region.said_model;
        set_band(out, credible, width);
        out.region.said = narrow;
        out.region.said_model = narrow_model;
    } else {
        set_band(out, course, width);
    }
    if (c.row() == 15) // both ends belong to an axis
        out.region.credible = proj::unite(
            {out.region.credible, disc_shape(x.at, x.radius_km), disc_shape(y.at, y.radius_km)});
    out.point = proj::along(course.line, proj::length(course.line) / 2.0);
    out.role = PointRole::centre;
    out.uncertainty_km = c.row() == 14 ? 0.0 : course.straight_km / 2.0;
    out.step = fmt::format(
        "{} and {} are {} km apart; {}, a band of {} km to each side{}", x.name, y.name,
        km_text(course.straight_km),
        course.is_road ? fmt::format("along the known road{}",
                                     course.refs.empty() ? std::string() : " " + refs_text(course))
                       : "no road is known there: along the straight line",
        km_text(width), c.row() == 14 ? ", its middle fifth said and two fifths credible" : "");
}

void draw_road(const Setting& setting, const Surroundings& around, Drawn& out) {
    const RegionOptions& o = setting.options();
    const std::string road = out.region.clause.line;
    const auto window = search_window(setting, around, 2.0);
    if (setting.lines() == nullptr || !window) {
        out.region.remark = fmt::format("no roads are known to look {} up", road);
        out.flags.emplace_back("unknown_road");
        return;
    }
    std::vector<NamedLine> lines = setting.lines()->roads(*window);
    std::erase_if(lines, [&](const NamedLine& line) { return !same_road(road, line.ref); });
    const geom::LonLatShape all = merged(lines);
    if (all.empty()) {
        out.region.remark = fmt::format("the road {} is not in the known road lines", road);
        out.flags.emplace_back("unknown_road");
        return;
    }
    out.region.said = band(all, o.named_road / 2.0);
    out.region.credible = band(all, o.named_road);
    const auto first = all.view().part(0);
    CorridorModel model{{}, kilometres(o.named_road), {}, {}, road};
    if (all.view().part_count() == 1) model.line.assign(first.begin(), first.end());
    out.region.credible_model = model;
    model.half_width = kilometres(o.named_road / 2.0);
    out.region.said_model = std::move(model);
    out.extent = Extent::line;
    out.step = fmt::format("{} is known by {} stretches; {} km to each side", road,
                           all.view().part_count(), km_text(o.named_road));
}

} // namespace cordon::place::expression
