// SPDX-License-Identifier: MIT
#include "core/unicode.hpp"
#include "place/expression/draw.hpp"
#include "place/expression/half_plane.hpp"
#include "place/expression/part_groups.hpp"
#include "place/expression/slots.hpp"
#include "place/word_set.hpp"
#include "proj/buffer.hpp"
#include "proj/geodesic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace cordon::place::expression {

bool is_too_large_for_disc(const Place& place) {
    constexpr std::array codes{"RGN",  "RGNE", "RGNH", "AREA", "SEA",  "OCN",
                               "GULF", "BAY",  "STM",  "STMI", "DSRT", "CONT"};
    // Those of the world's own list belong to no country: the Alps, the Strait of Hormuz.
    constexpr std::array long_ones{"MTS", "STRT", "CNLN", "ISL", "PEN"};
    const auto is_one_of = [&](const auto& some) {
        return std::find(some.begin(), some.end(), place.feature_code) != some.end();
    };
    return is_one_of(codes) || (place.country.empty() && is_one_of(long_ones));
}

std::string too_large_remark(const std::string& name) {
    return fmt::format("no outline of {} is known, and it is too large for a disc", name);
}

namespace {

void set_area(Drawn& out, const geom::LonLatShape& polygon, const std::string& name,
              const std::string& level) {
    out.region.said = polygon;
    out.region.credible = polygon;
    out.region.said_model = out.region.credible_model = AreaModel{name, level};
    out.extent = level == "country"  ? Extent::country
                 : level == "admin1" ? Extent::admin1
                 : level == "region" ? Extent::region
                 : level == "sea"    ? Extent::sea
                                     : Extent::admin2;
    out.point = label_point_of(polygon);
    out.role = PointRole::label_point;
}

} // namespace

void draw_outline(Drawn& out, const Reference& x) {
    set_area(out, x.outline, x.name, x.level);
    out.step =
        fmt::format("the outline of {} ({}, {:.0f} km²)", x.name, x.level, area_km2(x.outline));
}

namespace {

/// A division by the cell of its seat.
void set_cell(Drawn& out, const geom::LonLatShape& cell, const Reference& x,
              const std::string& level) {
    set_area(out, cell, x.name, level);
    out.region.said_model = out.region.credible_model = AreaModel{x.name, level, true};
}

/// A division without an outline: the cell of its seat, else a disc.
void draw_district(const Setting& setting, Drawn& out, const Reference& x) {
    const RegionOptions& o = setting.options();
    out.flags.emplace_back("assumed");
    geom::LonLatShape cell = seat_cell(setting, x);
    if (!cell.empty()) {
        set_cell(out, cell, x, "admin2");
        out.step = fmt::format("no outline of {} is known: the cell of its seat among the seats of "
                               "the region, {:.0f} km²",
                               x.name, area_km2(cell));
        return;
    }
    // Territories of the Congo are about 11,000 km² large, three times other districts.
    const std::string_view type_word = out.region.clause.type_word;
    const bool is_large = type_word == "territoire" || type_word == "territory";
    const double km = is_large ? 2.0 * o.district_disc : o.district_disc;
    set_discs(out, x, km / 2.0, km);
    out.extent = Extent::admin2;
    out.step = fmt::format("no outline of {} is known: {} km round its point", x.name, km_text(km));
}

void draw_region(const Setting& setting, Drawn& out, const Reference& x) {
    const RegionOptions& o = setting.options();
    out.flags.emplace_back("assumed");
    if (const RegionCell cell = region_cell(setting, x); !cell.credible.empty()) {
        set_cell(out, cell.credible, x, "admin1");
        out.region.said = cell.said;
        out.step = fmt::format("no outline of {} is known: the cell of its capital among those of "
                               "the country, {:.0f} km², and a quarter of its radius more",
                               x.name, area_km2(cell.said));
        return;
    }
    set_discs(out, x, o.region_disc / 2.0, o.region_disc);
    out.extent = Extent::admin1;
    out.step = fmt::format("no outline of a region of {} is known: {} km round it", x.name,
                           km_text(o.region_disc));
}

double nature_km(const std::string& type_word, const Place& place, const RegionOptions& o) {
    const auto is = [&](std::string_view prefix) { return type_word.starts_with(prefix); };
    if (is("foret") || is("forest") || place.feature_class == 'V') return o.forest;
    if (is("parc") || is("park") || is("reserve")) return o.park;
    if (is("lac") || is("lake") || place.feature_class == 'H') return o.lake;
    if (place.feature_class == 'L' && type_word.empty()) return o.park;
    return o.massif;
}

/// Words for parts of nature that a disc can stand for, whatever the gazetteer calls them.
bool is_compact(std::string_view type_word) {
    constexpr std::array beginnings{"foret", "forest", "parc", "park",   "reserve", "lac",
                                    "lake",  "mont",   "moun", "massif", "hill",    "colline"};
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](std::string_view some) { return type_word.starts_with(some); });
}

void draw_nature(const Setting& setting, const Surroundings& around, Drawn& out,
                 const Reference& x) {
    if (x.has_outline() && x.place->feature_class != 'A') return draw_outline(out, x);
    const RegionOptions& o = setting.options();
    const std::string_view code = x.place->feature_code;
    if ((code == "STM" || code == "STMI") && draw_river(setting, around, out, x.name)) return;
    const bool is_region = code == "RGN" || code == "AREA" || code == "RGNE" || code == "RGNH";
    if (is_too_large_for_disc(*x.place) &&
        !(is_region && is_compact(out.region.clause.type_word))) {
        out.region.remark = too_large_remark(x.name);
        return;
    }
    const double r = nature_km(out.region.clause.type_word, *x.place, o);
    set_discs(out, x, r / 2.0, r);
    out.step = fmt::format("no outline of this part of nature is known: {} km round {} by its kind",
                           km_text(r), x.name);
}

void draw_facility(const RegionOptions& o, Drawn& out, const Reference& x) {
    if (x.place->feature_class == 'S') {
        set_discs(out, x, o.facility / 2.0, o.facility);
        out.step = fmt::format("{} itself: {} km", x.name, km_text(o.facility));
        return;
    }
    const double r = x.radius_km + o.facility_of_town;
    set_discs(out, x, x.radius_km, r);
    out.step = fmt::format("something at {} whose own place is not known: the town and {} km "
                           "beyond",
                           x.name, km_text(o.facility_of_town));
}

void draw_suburb(const RegionOptions& o, Drawn& out, const Reference& x) {
    const Clause& c = out.region.clause;
    if (x.place->feature_code == "PPLX") {
        set_discs(out, x, x.radius_km, std::max(o.village, x.radius_km));
        out.step = fmt::format("the quarter {} itself", x.name);
        return;
    }
    set_reach(out, x, {0.0, x.radius_km + o.suburb / 2.0, c.bearing, o.cardinal_credible},
              {0.0, x.radius_km + o.suburb, c.bearing, o.cardinal_credible});
    out.extent = Extent::place;
    out.point = x.at;
    out.role = c.bearing ? PointRole::reference_town : PointRole::centre;
    out.uncertainty_km = x.radius_km + o.suburb;
    out.step = fmt::format("a suburb of {}: up to {} km from its centre", x.name,
                           km_text(x.radius_km + o.suburb));
}

void draw_town(const RegionOptions& o, Drawn& out, const Reference& x) {
    const double credible = std::max(o.village, x.radius_km);
    set_discs(out, x, x.radius_km, credible);
    out.step = fmt::format("{} itself: radius {} km by its population, credible {} km", x.name,
                           km_text(x.radius_km), km_text(credible));
}

} // namespace

namespace {

/// An embassy stands in the capital when only its country is said.
void draw_embassy(const Setting& setting, Drawn& out) {
    Clause capital;
    capital.anaphor = "capital";
    if (out.references.size() > 1) capital.toponyms = {out.region.clause.toponyms.back()};
    Setting::References found = setting.references(capital);
    if (found.list.empty()) {
        out.region.remark = "the embassy's city is not known";
        return;
    }
    out.flags.emplace_back("assumed");
    out.references.push_back(std::move(found.list.front()));
    draw_town(setting.options(), out, out.references.back());
}

void draw_commune(const RegionOptions& o, Drawn& out, const Reference& x) {
    set_discs(out, x, o.commune_disc / 2.0, o.commune_disc);
    out.extent = Extent::admin2;
    out.step =
        fmt::format("a commune of {}: {} km round its seat", x.name, km_text(o.commune_disc));
}

/// Where departments are the first level: "Colombia's Cauca department" is no district.
bool is_first_level_department(std::string_view type_word, const Reference& x) {
    constexpr auto countries =
        make_word_set("BO", "CO", "GT", "HN", "HT", "NI", "PE", "PY", "SV", "UY");
    const bool department = type_word == "department" || type_word == "departement";
    return department && x.level == "admin1" && x.place != nullptr &&
           countries.contains(x.place->country);
}

/// A place by its type word, else by what the gazetteer says of it.
void draw_by_kind(const Setting& setting, const Surroundings& around, Drawn& out,
                  const Reference& x) {
    const RegionOptions& o = setting.options();
    const std::string& type_word = out.region.clause.type_word;
    const TypeGroup group =
        is_first_level_department(type_word, x) ? TypeGroup::region : type_group(type_word);
    const bool small =
        group == TypeGroup::district || group == TypeGroup::commune || group == TypeGroup::town;
    // Counties of Kenya, Liberia or Ireland are divisions of the first level. The district of "the
    // United States District Court" is none of a country's.
    const bool whole =
        (group == TypeGroup::district && (x.level == "admin1" || x.level == "admin2")) ||
        x.level == "country";
    if (x.has_outline() && (!small || whole)) return draw_outline(out, x);
    // A county of Kenya without an outline: the cell of its capital.
    const bool division = group == TypeGroup::region || x.level == "admin1";
    if (!division && (group == TypeGroup::district || x.level == "admin2"))
        return draw_district(setting, out, x);
    if (division) return draw_region(setting, out, x);
    if (group == TypeGroup::commune || x.level == "admin3") return draw_commune(o, out, x);
    if (x.level == "country") {
        out.region.remark = fmt::format("no outline of {} is known", x.name);
        return;
    }
    if (std::string_view("HTVL").find(x.place->feature_class) != std::string_view::npos)
        return draw_nature(setting, around, out, x);
    draw_town(o, out, x);
}

} // namespace

void draw_named(const Setting& setting, const Surroundings& around, Drawn& out) {
    const RegionOptions& o = setting.options();
    const Clause& c = out.region.clause;
    // Of "the embassy of A in B" the last, of others the only one.
    const Reference& x = c.row() == 35 ? out.references.back() : out.references.front();
    const TypeGroup group = type_group(c.type_word);
    if (x.level == "continent") {
        out.region.remark = x.name + " is too large to be a place";
        return;
    }
    if (c.row() == 35 && x.is_area()) return draw_embassy(setting, out);
    if (c.row() == 36 && !x.has_outline()) {
        out.region.remark = fmt::format("no outline of {} is known", x.name);
        return;
    }
    if (c.row() == 12 && !x.is_area()) return draw_suburb(o, out, x);
    if (c.row() == 29 || group == TypeGroup::facility) return draw_facility(o, out, x);
    if (c.row() == 28 || group == TypeGroup::nature) return draw_nature(setting, around, out, x);
    draw_by_kind(setting, around, out, x);
}

namespace {

/// The middle of an area: a disc of 0.7 (credible) times the radius of a disc of its size.
void draw_middle(const Setting& setting, Drawn& out, const Reference& x) {
    // Mali's centre is a name of its own: Mopti and Ségou.
    if (x.level == "country" && x.place->country == "ML") {
        std::vector<geom::LonLatShape> regions;
        for (const char* code : {"04", "05"})
            if (const auto division = setting.gazetteer().division("ML", code))
                regions.push_back(
                    setting.gazetteer().outline(setting.gazetteer().place(*division)));
        const geom::LonLatShape both = proj::unite(regions);
        if (!both.empty()) {
            set_area(out, both, "centre of Mali", "");
            out.extent = Extent::admin1;
            out.step = "the centre of Mali is the regions of Mopti and Ségou";
            return;
        }
    }
    const geom::LonLatShape outline = home_outline(x.outline);
    const auto centre = label_point_of(outline);
    if (!centre) return;
    const double radius = std::sqrt(area_km2(outline) / std::numbers::pi);
    set_area(out, proj::intersect(outline, disc_shape(*centre, 0.7 * radius)),
             "centre of " + x.name, "");
    out.region.said = proj::intersect(outline, disc_shape(*centre, 0.58 * radius));
    out.extent = Extent::admin1;
    out.step = fmt::format("the middle of {}: half of its area credible, a third said", x.name);
}

} // namespace

namespace {

/// "dans l'Est du Burkina Faso": capitals mean the division of that name, where the country has
/// one; people write them for the part of the country as well, so that both are credible.
bool draw_capital_division(const Setting& setting, Drawn& out, const Reference& country,
                           const geom::LonLatShape& half) {
    const Clause& c = out.region.clause;
    if (country.level != "country" || c.toponyms.empty()) return false;
    const Span before{c.span.begin, setting.toponym(c.toponyms.front()).span.begin};
    const auto division = setting.division_in(before, country.place->country);
    if (!division || !division->has_outline()) return false;
    set_area(out, division->outline, division->name, division->level);
    // "Extrême-Nord" is nothing but the division's name.
    const bool is_name_alone =
        fold_name(setting.words(before)).find("extreme") != std::string::npos;
    if (!is_name_alone) {
        const std::vector<geom::LonLatShape> both{half, division->outline};
        out.region.credible = proj::unite(both);
        out.region.credible_model = AreaModel{fmt::format("part of {}", country.name), ""};
    }
    out.step = fmt::format("the division {} of {}{}", division->name, country.name,
                           is_name_alone ? "" : "; credible the whole part of the country");
    return true;
}

} // namespace

void draw_part(const Setting& setting, const Surroundings& around, Drawn& out) {
    const Clause& c = out.region.clause;
    const Reference& x = out.references.front();
    const bool middle = c.type_word == "centre";
    if (!c.bearing && !middle) {
        out.region.remark = "names no part";
        return;
    }
    if (!x.is_area()) {
        if (middle) return draw_named(setting, around, out);
        // "dans le nord de Bamako": the half of the town.
        set_reach(out, x, {0.0, x.radius_km, c.bearing, 45.0},
                  {0.0, std::max(2.0, x.radius_km), c.bearing, 90.0});
        out.extent = Extent::place;
        out.step = fmt::format("the half of {} in that direction", x.name);
        return;
    }
    if (!x.has_outline()) {
        out.region.remark = fmt::format("no outline of {} is known", x.name);
        return;
    }
    if (middle) return draw_middle(setting, out, x);
    const Degrees azimuth(c.bearing->azimuth_deg);
    const geom::LonLatShape outline = home_outline(x.outline);
    const geom::LonLatShape half = part_of(outline, azimuth, 0.5);
    if (draw_capital_division(setting, out, x, half)) return;
    set_area(out, half, fmt::format("part of {}", x.name), "");
    out.region.said = part_of(outline, azimuth, 1.0 / 3.0);
    out.extent = x.level == "country" ? Extent::ring : Extent::admin1;
    out.step = fmt::format("the half of the area of {} that lies farthest towards {}°, a third of "
                           "it said",
                           x.name, km_text(azimuth.value()));
}

} // namespace cordon::place::expression
