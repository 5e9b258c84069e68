// SPDX-License-Identifier: MIT
#include "core/unicode.hpp"
#include "core/units.hpp"
#include "geom/overlay.hpp"
#include "geom/simplify.hpp"
#include "place/expression/draw.hpp"
#include "place/expression/half_plane.hpp"
#include "place/expression/part_groups.hpp"
#include "proj/buffer.hpp"
#include "proj/geodesic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

namespace cordon::place::expression {

namespace {

/// The land in a window, cut to it: some countries go round half of the globe. Detail below
/// `detail` degrees is left out; 0 keeps it.
std::vector<geom::LonLatShape> land_in(const Lines& lines, const geom::LonLatBox& window,
                                       double detail) {
    std::vector<geom::LonLatBox> boxes{window};
    if (window.width() >= 360.0) {
        boxes[0] = {-180.0, window.min_y, 180.0, window.max_y};
    } else if (window.max_x > 180.0) {
        boxes[0].max_x = 180.0;
        boxes.push_back({-180.0, window.min_y, window.max_x - 360.0, window.max_y});
    } else if (window.min_x < -180.0) {
        boxes[0].min_x = -180.0;
        boxes.push_back({window.min_x + 360.0, window.min_y, 180.0, window.max_y});
    }
    std::vector<geom::LonLatShape> pieces;
    for (const geom::LonLatBox& box : boxes) {
        geom::LonLatShapes land = lines.land(box);
        if (detail > 0.0) land = geom::simplify(land, detail, geom::SmallRings::drop);
        for (std::size_t i = 0; i < land.size(); ++i) {
            geom::LonLatShape cut = geom::cut_to(land[i], box);
            if (!cut.empty()) pieces.push_back(std::move(cut));
        }
    }
    return pieces;
}

/// The waters before a town: not those on the far side of its peninsula or island.
geom::LonLatShape waters_before(const geom::LonLatShape& sea, geom::LonLat town) {
    constexpr double same_coast = 5.0; // km
    const geom::LonLatView view = sea.view();
    std::vector<double> km(view.part_count());
    double nearest = 1e9;
    for (std::size_t i = 0; i < view.part_count(); ++i) {
        // Holes go with the ring before them.
        km[i] = view.is_hole(i) && i > 0 ? km[i - 1] : 1e9;
        if (view.is_hole(i)) continue;
        for (const geom::LonLat& p : view.part(i))
            km[i] = std::min(km[i], proj::distance(town, p).value() / 1000.0);
        nearest = std::min(nearest, km[i]);
    }
    geom::LonLatShape out(geom::Kind::polygon);
    for (std::size_t i = 0; i < view.part_count(); ++i)
        if (km[i] <= nearest + same_coast) out.add_part(view.part(i), view.is_hole(i));
    return out;
}

/// Both contours.
struct Waters {
    geom::LonLatShape said{geom::Kind::polygon};
    geom::LonLatShape credible{geom::Kind::polygon};
};

Waters waters_of_town(const Lines& lines, const Reference& town, const RegionOptions& o) {
    const double reach = town.radius_km + o.offshore_credible;
    geom::LonLatBox at;
    at.add(town.at);
    const std::vector<geom::LonLatShape> land = land_in(lines, grown_by_km(at, reach), 0.0);
    Waters waters{proj::subtract(disc_shape(town.at, town.radius_km + o.offshore_said), land),
                  proj::subtract(disc_shape(town.at, reach), land)};
    waters.said = waters_before(waters.said, town.at);
    waters.credible = waters_before(waters.credible, town.at);
    return waters;
}

/// How wide a ring is on average, km: 2 A / P.
double mean_width_km(std::span<const geom::LonLat> ring) {
    geom::LonLatShape one(geom::Kind::polygon);
    one.add_part(ring);
    double around = 0.0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
        around += proj::distance(ring[i], ring[i + 1]).value() / 1000.0;
    return around > 0.0 ? 2.0 * area_km2(one) / around : 0.0;
}

/// Adds the parts that are wide enough to be sea: between neighbours drawn with different detail
/// slivers are left.
void add_sea(const geom::LonLatShape& from, double least_width_km, geom::LonLatShape& to) {
    const geom::LonLatView view = from.view();
    bool keep = false;
    for (std::size_t i = 0; i < view.part_count(); ++i) {
        if (!view.is_hole(i)) keep = mean_width_km(view.part(i)) >= least_width_km;
        if (keep) to.add_part(view.part(i), view.is_hole(i));
    }
}

constexpr double least_width = 0.5; // km; what is narrower is no sea

/// The sea within `km` of a group of an outline.
geom::LonLatShape sea_before(const Lines& lines, const PartGroup& group, double km) {
    // Of coasts longer than a country's, detail of a twenty-fifth of the reach does not show.
    constexpr double wide = 10.0; // degrees
    constexpr double share = 0.04;
    const bool is_wide = group.box.width() > wide || group.box.height() > wide;
    const double detail = is_wide ? share * km : 0.0; // km
    std::vector<geom::LonLatShape> land = land_in(lines, group.box, detail / km_per_degree);
    land.push_back(group.outline);
    geom::LonLatShape sea(geom::Kind::polygon);
    add_sea(proj::subtract(around_outline(group.outline, km, km), land),
            std::max(least_width, 2.0 * detail), sea);
    return sea;
}

/// Island by island, as far as they lie apart: a country may lie in three oceans.
Waters waters_of_area(const Lines& lines, const geom::LonLatShape& outline,
                      const RegionOptions& o) {
    Waters waters;
    for (const PartGroup& group : part_groups(outline, o.offshore_credible)) {
        const geom::LonLatShape sea = sea_before(lines, group, o.offshore_credible);
        const geom::LonLatShape near =
            around_outline(group.outline, o.offshore_said, o.offshore_said);
        add_sea(proj::intersect(near, sea), least_width, waters.said);
        add_sea(sea, 0.0, waters.credible);
    }
    return waters;
}

/// The waters before an outline, by its groups.
std::vector<geom::LonLatShape> seas_of(const Lines& lines, const geom::LonLatShape& outline,
                                       const RegionOptions& o) {
    std::vector<geom::LonLatShape> seas;
    for (const PartGroup& group : part_groups(outline, o.seaside))
        if (geom::LonLatShape sea = sea_before(lines, group, o.seaside); !sea.empty())
            seas.push_back(std::move(sea));
    return seas;
}

/// The land of an outline within `seaside` km of waters, half as far as said.
Waters land_by(const std::vector<geom::LonLatShape>& seas, const geom::LonLatShape& outline,
               const RegionOptions& o) {
    Waters land;
    const auto add = [&](const geom::LonLatShape& sea, double km, geom::LonLatShape& to) {
        add_sea(proj::intersect(around_outline(sea, km, km), outline), 0.0, to);
    };
    for (const geom::LonLatShape& sea : seas) {
        add(sea, o.seaside / 2.0, land.said);
        add(sea, o.seaside, land.credible);
    }
    return land;
}

} // namespace

void draw_offshore(const Setting& setting, const Surroundings& /*around*/, Drawn& out) {
    const RegionOptions& o = setting.options();
    const Reference& x = out.references.front();
    if (setting.lines() == nullptr) {
        out.region.remark = "no coast is known";
        return;
    }
    Waters waters = x.has_outline() ? waters_of_area(*setting.lines(), home_outline(x.outline), o)
                                    : waters_of_town(*setting.lines(), x, o);
    // The shortest coasts have a wedge of sea; less lies between outlines that do not quite meet.
    constexpr double least_share = 0.1;
    const double least_km2 = least_share * o.offshore_credible * o.offshore_credible;
    if (waters.credible.empty() || (x.has_outline() && area_km2(waters.credible) < least_km2)) {
        out.region.remark = fmt::format("{} does not lie at the sea", x.name);
        return;
    }
    if (waters.said.empty()) waters.said = waters.credible; // the town's point lies inland
    out.region.said = std::move(waters.said);
    out.region.credible = std::move(waters.credible);
    out.extent = Extent::ring;
    const double r = x.has_outline() ? 0.0 : x.radius_km;
    out.step = fmt::format("the sea within {} km of {}", km_text(r + o.offshore_credible), x.name);
}

void draw_seaside(const Setting& setting, const Surroundings& around, Drawn& out) {
    const RegionOptions& o = setting.options();
    const auto is_sea = [](const Reference& r) { return r.level == "sea"; };
    const std::vector<Reference>& names = out.references;
    const auto country = std::find_if_not(names.begin(), names.end(), is_sea);
    const Reference& x = country == names.end() ? names.front() : *country;
    if (!x.has_outline()) return draw_around(setting, around, out);
    if (setting.lines() == nullptr) {
        out.region.remark = "no coast is known";
        return;
    }
    const geom::LonLatShape outline = home_outline(x.outline);
    // "Yemen's Red Sea coast" is not all of its coast.
    const auto sea = std::find_if(names.begin(), names.end(), [&](const Reference& r) {
        return is_sea(r) && r.has_outline() && &r != &x;
    });
    const bool names_sea = sea != names.end();
    Waters land = names_sea ? land_by({sea->outline}, outline, o)
                            : land_by(seas_of(*setting.lines(), outline, o), outline, o);
    if (land.credible.empty()) {
        out.region.remark = fmt::format("{} does not lie at {}", x.name,
                                        names_sea ? sea->name : std::string("the sea"));
        return;
    }
    const std::optional<Bearing>& bearing = out.region.clause.bearing;
    if (bearing) {
        const geom::LonLatShape half = part_of(outline, Degrees(bearing->azimuth_deg), 0.5);
        land.said = proj::intersect(land.said, half);
        land.credible = proj::intersect(land.credible, half);
    }
    out.region.said = std::move(land.said);
    out.region.credible = std::move(land.credible);
    out.extent = Extent::ring;
    out.step = fmt::format("the land of {} within {} km of {}{}", x.name, km_text(o.seaside),
                           names_sea ? sea->name : std::string("the sea"),
                           bearing ? ", in its half in that direction" : "");
}

} // namespace cordon::place::expression
