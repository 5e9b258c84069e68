// SPDX-License-Identifier: MIT
#include "place/expression/draw.hpp"

#include "core/diagnostic.hpp"
#include "core/unicode.hpp"
#include "geom/measure.hpp"
#include "geom/shape_memo.hpp"
#include "place/expression/part_groups.hpp"
#include "place/word_set.hpp"
#include "proj/buffer.hpp"
#include "proj/geodesic.hpp"
#include "proj/nearby.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

namespace cordon::place::expression {

namespace {

/// Order of section 5: named place > distance and bearing > distance > road or river > area >
/// between > near > direction.
double strength_of(const Clause& clause) {
    switch (clause.row()) {
    case 37: return 10.0;
    case 1:
    case 12:
    case 28:
    case 29:
    case 34:
    case 35: return 9.0;
    case 5:
    case 6: return 8.0;
    case 2:
    case 3:
    case 4:
    case 7:
    case 8:
    case 17:
    case 24: return 7.0;
    case 16:
    case 25:
    case 26: return 6.0;
    case 19:
    case 20:
    case 21:
    case 22:
    case 31:
    case 36:
    case 39: return 5.0;
    case 23: return 4.5;
    case 13:
    case 14:
    case 15: return 4.0;
    case 10:
    case 11: return 3.5;
    case 9:
    case 27: return 3.0;
    case 18: return 1.0;
    default: return 0.5;
    }
}

Draw painter_of(int row) {
    switch (row) {
    case 2:
    case 3:
    case 4:
    case 5:
    case 7:
    case 8: return draw_distance;
    case 6: return draw_offsets;
    case 9:
    case 10:
    case 11:
    case 18:
    case 38: return draw_around;
    case 13:
    case 14:
    case 15: return draw_between;
    case 16: return draw_road;
    case 17: return draw_at_level;
    case 19: return draw_part;
    case 23:
    case 24: return draw_border;
    case 25:
    case 26: return draw_water;
    case 27: return draw_offshore;
    case 39: return draw_seaside;
    case 37: return draw_position;
    default: return draw_named;
    }
}

/// Rows that are drawn from lines or coordinates and need no name.
bool needs_no_name(int row) {
    constexpr std::array rows{16, 17, 23, 25, 37};
    return std::find(rows.begin(), rows.end(), row) != rows.end();
}

/// "the Dnipro River" is not the city of Dnipro, "Fall River" is a town. The name of a river that
/// only a town or a division was found for; empty when there is none.
std::string find_unknown_river(const Setting& setting, const Clause& clause,
                               const std::vector<Reference>& references) {
    constexpr auto rivers = make_word_set("river", "riviere", "fleuve", "creek", "oued", "wadi");
    if (clause.row() == 25 || clause.row() == 26) return {};
    for (std::size_t i = 0; i < std::min(clause.toponyms.size(), references.size()); ++i) {
        const Toponym& name = setting.toponym(clause.toponyms[i]);
        const Place* place = references[i].place;
        if (!rivers.contains(name.type_word) || place == nullptr) continue;
        const bool is_named_so = fold_name(place->name).find(name.type_word) != std::string::npos;
        // A division may stand for what lies in it: "in Moose Creek, Ontario".
        const bool is_other =
            place->feature_class == 'P' ||
            (place->feature_class == 'A' &&
             fold_name(setting.words(name.span)).find(fold_name(place->name)) != std::string::npos);
        if (is_other && !is_named_so) return setting.words(name.span);
    }
    return {};
}

/// "on the White Nile", "sur le Niger": nobody is on a division or a country. The name of what may
/// be a river; empty when it is none.
std::string river_of_division(const Setting& setting, const Clause& clause,
                              const std::vector<Reference>& references) {
    if (clause.row() != 1 || references.size() != 1 || clause.toponyms.size() != 1) return {};
    const Place* const place = references.front().place;
    const Toponym& name = setting.toponym(clause.toponyms.front());
    const std::string words = fold_name(setting.words(clause.span));
    const bool is_on = words.starts_with("on the ") || words.starts_with("sur le ");
    if (!is_on || place == nullptr || place->feature_class != 'A' || !name.type_word.empty())
        return {};
    return setting.words(name.span);
}

/// Rows that are measured from the places that they name.
bool is_measured(int row) {
    return (row >= 2 && row <= 11) || (row >= 13 && row <= 15) || row == 17 || row == 18 ||
           row == 27 || row >= 38;
}

/// The first place without an outline that no disc can stand for; null when all can be drawn.
const Reference* find_too_large(const std::vector<Reference>& references) {
    const auto found = std::find_if(references.begin(), references.end(), [](const Reference& r) {
        return !r.has_outline() && r.place != nullptr && is_too_large_for_disc(*r.place);
    });
    return found == references.end() ? nullptr : &*found;
}

/// What follows from the shape: how much it weighs, its point and how far it reaches.
void complete(Drawn& out) {
    // A country or division is weaker than what is said of a place in it.
    const bool is_area = out.extent >= Extent::admin2;
    if (is_area) out.region.strength = std::min(out.region.strength, 5.0);
    // A disc in place of an unknown outline must not overrule what is said of a place in it.
    const bool is_disc =
        std::find(out.flags.begin(), out.flags.end(), "assumed") != out.flags.end();
    constexpr double weaker_than_near = 2.0;
    if (is_area && is_disc) out.region.strength = std::min(out.region.strength, weaker_than_near);
    if (out.is_drawn() && !out.point && out.role == PointRole::none) {
        out.point = label_point_of(out.region.credible);
        out.role = PointRole::label_point;
    }
    if (out.point && out.uncertainty_km == 0.0 && out.is_drawn())
        out.uncertainty_km = farthest_km(out.region.credible, *out.point);
}

} // namespace

bool Drawn::is_anchor() const {
    const Clause& c = region.clause;
    if (!c.is_named || c.is_container || !is_drawn()) return false;
    return extent == Extent::place && c.row() != 22;
}

std::optional<std::size_t> Surroundings::other_toponym() const {
    for (std::size_t i = 0; i < expression->clauses.size(); ++i) {
        const Clause& other = expression->clauses[i];
        if (i != index && !other.toponyms.empty() && !other.is_role && !other.is_container &&
            other.row() < 19)
            return other.toponyms.front();
    }
    return std::nullopt;
}

std::string Surroundings::road() const {
    if (!clause().line.empty()) return clause().line;
    for (const Clause& other : expression->clauses)
        if (other.row() >= 15 && other.row() <= 17 && !other.line.empty()) return other.line;
    return {};
}

Drawn draw_clause(const Setting& setting, const Surroundings& around) {
    Drawn out;
    out.region.clause = around.clause();
    out.region.strength = strength_of(around.clause());
    const Clause& clause = around.clause();
    const std::string words = setting.words(clause.span);
    if (clause.is_role) {
        out.region.remark =
            clause.row() == 35 ? "an embassy without its city is an actor, not where it happened"
                               : "says where somebody comes from or goes to, not where it happened";
        return out;
    }
    if (!clause.unknown.empty()) {
        out.region.remark = clause.unknown + " is in no gazetteer";
        return out;
    }
    Setting::References found = setting.references(clause);
    out.references = std::move(found.list);
    out.flags = std::move(found.flags);
    for (const Reference& r : out.references) out.region.places.push_back(r.index);
    if (out.references.empty() && !needs_no_name(clause.row())) {
        out.region.remark = found.missing.empty() ? std::string("names no place")
                                                  : found.missing + " is in no gazetteer";
        return out;
    }
    if (const std::string river = find_unknown_river(setting, clause, out.references);
        !river.empty()) {
        const bool is_where = clause.is_named && !is_measured(clause.row());
        if (is_where && draw_river(setting, around, out, river)) {
            out.references.clear();
            out.region.places.clear();
            complete(out);
            return out;
        }
        out.region.remark = river + " is in no gazetteer, and no place of its name is meant";
        return out;
    }
    if (const std::string river = river_of_division(setting, clause, out.references);
        !river.empty() && draw_river(setting, around, out, river)) {
        out.references.clear();
        out.region.places.clear();
        complete(out);
        return out;
    }
    if (const Reference* large = find_too_large(out.references);
        large != nullptr && is_measured(clause.row())) {
        out.region.remark = too_large_remark(large->name);
        return out;
    }
    try {
        if (!draw_sea(setting, out)) painter_of(clause.row())(setting, around, out);
    } catch (const Error& error) {
        out.region.remark = fmt::format("could not be drawn: {}", error.what());
        out.region.said = out.region.credible = geom::LonLatShape(geom::Kind::polygon);
    }
    complete(out);
    return out;
}

HalfAngles half_angles(const Bearing& bearing, const RegionOptions& options) {
    if (bearing.compass_points == 4) return {options.cardinal_said, options.cardinal_credible};
    if (bearing.compass_points == 8)
        return {options.intercardinal_said, options.intercardinal_credible};
    return {options.sixteenth_said, options.sixteenth_credible};
}

geom::LonLatShape disc_shape(geom::LonLat centre, double radius_km) {
    return proj::disc(centre, kilometres(std::max(0.01, radius_km)));
}

geom::LonLatShape annulus_shape(const AnnulusModel& model) {
    if (model.from && model.to)
        return proj::sector(model.centre, model.inner, model.outer, *model.from, *model.to);
    if (model.inner.value() <= 0.0) return proj::disc(model.centre, model.outer);
    return proj::ring(model.centre, model.inner, model.outer);
}

namespace {

double turned(double azimuth) {
    return std::fmod(azimuth + 720.0, 360.0);
}

AnnulusModel annulus_model(const Reference& from, const Reach& reach) {
    AnnulusModel model{.centre = from.at,
                       .inner = kilometres(std::max(0.0, reach.inner_km)),
                       .outer = kilometres(std::max(0.01, reach.outer_km)),
                       .from = {},
                       .to = {},
                       .name = from.name};
    if (reach.bearing && reach.half_angle < 180.0) {
        model.from = Degrees(turned(reach.bearing->azimuth_deg - reach.half_angle));
        model.to = Degrees(turned(reach.bearing->azimuth_deg + reach.half_angle));
    }
    return model;
}

} // namespace

geom::LonLatShape around_outline(const geom::LonLatShape& outline, double km, double width_km) {
    constexpr double wide = 5.0; // km
    constexpr double share = 0.1;
    const double reach = std::max(0.01, km);
    if (width_km < wide) return proj::rough_buffer(outline.view(), kilometres(reach));
    const geom::LonLatShape simple = generalized(outline, share * width_km);
    return proj::rough_buffer(simple.empty() ? outline.view() : simple.view(), kilometres(reach));
}

std::pair<geom::LonLatShape, ShapeModel> reach_shape(const Reference& from, const Reach& reach) {
    const AnnulusModel model = annulus_model(from, reach);
    if (!from.has_outline()) {
        if (model.inner.value() <= 0.0 && !model.from)
            return {annulus_shape(model), DiscModel{model.centre, model.outer, model.name}};
        return {annulus_shape(model), model};
    }
    const geom::LonLatShape outline = home_outline(from.outline);
    geom::LonLatShape shape = around_outline(outline, reach.outer_km, reach.outer_km);
    const geom::LonLatShape inner = model.inner.value() > 0.0
                                        ? around_outline(outline, reach.inner_km, reach.outer_km)
                                        : outline;
    shape = proj::subtract(shape, inner);
    if (model.from && model.to) {
        const auto centre = label_point_of(outline).value_or(from.at);
        const double far = farthest_km(outline, centre) + reach.outer_km;
        shape = proj::intersect(
            shape, proj::sector(centre, Metres(0.0), kilometres(far), *model.from, *model.to));
    }
    return {std::move(shape), std::monostate()};
}

void set_reach(Drawn& out, const Reference& from, const Reach& said, const Reach& credible) {
    std::tie(out.region.said, out.region.said_model) = reach_shape(from, said);
    std::tie(out.region.credible, out.region.credible_model) = reach_shape(from, credible);
}

void set_discs(Drawn& out, const Reference& at, double said_km, double credible_km) {
    set_reach(out, at, {.outer_km = said_km}, {.outer_km = credible_km});
    out.point = at.at;
    out.role = PointRole::centre;
    out.uncertainty_km = credible_km;
    out.extent = Extent::place;
}

geom::LonLatShape band(const geom::LonLatShape& lines, double half_width_km) {
    if (lines.empty()) return geom::LonLatShape(geom::Kind::polygon);
    return proj::buffer(lines.view(), kilometres(half_width_km));
}

geom::LonLatShape rough_band(const geom::LonLatShape& lines, double half_width_km) {
    if (lines.empty()) return geom::LonLatShape(geom::Kind::polygon);
    return proj::rough_buffer(lines.view(), kilometres(half_width_km));
}

geom::LonLatShape line_shape(const std::vector<geom::LonLat>& line) {
    geom::LonLatShape shape(geom::Kind::line);
    if (line.size() > 1) shape.add_part(line);
    return shape;
}

geom::LonLatShape merged(const std::vector<NamedLine>& lines) {
    geom::LonLatShape shape(geom::Kind::line);
    for (const NamedLine& line : lines) {
        const geom::LonLatView view = line.shape.view();
        for (std::size_t i = 0; i < view.part_count(); ++i) shape.add_part(view.part(i));
    }
    return shape;
}

geom::LonLatBox window_round(const std::vector<geom::LonLat>& places, double margin) {
    geom::LonLatBox box;
    for (const geom::LonLat& p : places) {
        // Places beyond the antimeridian from the first are counted on its side.
        const double x = places.front().x + std::remainder(p.x - places.front().x, 360.0);
        box.add(geom::LonLat{x, p.y});
    }
    return box.grown(margin);
}

std::optional<geom::LonLatBox> search_window(const Setting& setting, const Surroundings& around,
                                             double margin, OwnPlaces own) {
    std::vector<geom::LonLat> places;
    for (const Clause& clause : around.expression->clauses) {
        if (clause.row() == 23 || clause.row() == 24) continue;
        if (own == OwnPlaces::leave_out && &clause == &around.clause()) continue;
        for (const Reference& r : setting.references(clause).list) {
            if (r.has_outline()) {
                const geom::LonLatBox& box = r.outline.box();
                places.push_back({box.min_x, box.min_y});
                places.push_back({box.max_x, box.max_y});
            } else if (!r.is_area() && (r.place == nullptr || !is_too_large_for_disc(*r.place))) {
                places.push_back(r.at);
            }
        }
    }
    if (!places.empty()) return window_round(places, margin);
    const auto country = setting.country_reference(setting.country());
    if (!country || !country->has_outline()) return std::nullopt;
    return country->outline.box().grown(0.5);
}

namespace {

/// Results of measures that are kept.
constexpr std::size_t most_known = 8192;

std::optional<geom::LonLat> find_label_point(const geom::LonLatShape& polygon) {
    // In a plane on which the shape is not squeezed; shapes across the antimeridian are cut there.
    const geom::LonLatBox box = polygon.box();
    const double k =
        std::max(0.05, std::cos((box.min_y + box.max_y) / 2.0 * std::numbers::pi / 180.0));
    geom::LonLatShape plane(geom::Kind::polygon);
    const geom::LonLatView view = polygon.view();
    for (std::size_t i = 0; i < view.part_count(); ++i) {
        plane.begin_part(view.is_hole(i));
        for (const geom::LonLat& p : view.part(i)) plane.add({p.x * k, p.y});
    }
    const double precision = std::max(1e-4, 0.01 * std::max(box.width() * k, box.height()));
    const auto found = geom::label_point(plane.view(), precision);
    if (!found) return std::nullopt;
    return geom::LonLat{found->point.x / k, found->point.y};
}

} // namespace

std::optional<geom::LonLat> label_point_of(const geom::LonLatShape& polygon) {
    if (polygon.empty()) return std::nullopt;
    static geom::ShapeMemo<std::optional<geom::LonLat>> known(most_known);
    return known.get(geom::shape_key(polygon.view()), [&] { return find_label_point(polygon); });
}

double area_km2(const geom::LonLatShape& polygon) {
    return polygon.empty() ? 0.0 : proj::area_m2(polygon.view()) / 1e6;
}

namespace {

/// Distances from one place on the sphere, which are at most 0.6 % off those on the ground: with
/// `nearly` of them to spare no place needs to be measured.
class SphereDistance {
  public:
    static constexpr double nearly = 0.98;

    explicit SphereDistance(geom::LonLat from)
        : from_(from), cos_from_(std::cos(from.y * radians)) {}
    /// The squared sine of half of the angle to a place: larger where it is farther.
    [[nodiscard]] double haversine(geom::LonLat p) const {
        const double dy = std::sin((p.y - from_.y) * radians / 2.0);
        const double dx = std::sin((p.x - from_.x) * radians / 2.0);
        return dy * dy + cos_from_ * std::cos(p.y * radians) * dx * dx;
    }
    /// That of a distance, at most half of the way round.
    [[nodiscard]] static double haversine_of_km(double km) {
        constexpr double earth_km = 6371.0;
        const double s = std::sin(std::min(km / earth_km, std::numbers::pi) / 2.0);
        return s * s;
    }

  private:
    static constexpr double radians = std::numbers::pi / 180.0;
    geom::LonLat from_;
    double cos_from_;
};

} // namespace

double farthest_km(const geom::LonLatShape& polygon, geom::LonLat from) {
    static geom::ShapeMemo<double> known(most_known);
    geom::ShapeKey key = geom::shape_key(polygon.view());
    key.add(from.x);
    key.add(from.y);
    return known.get(key, [&] {
        std::vector<geom::LonLat> corners;
        const geom::LonLatView view = polygon.view();
        for (std::size_t i = 0; i < view.part_count(); ++i)
            corners.insert(corners.end(), view.part(i).begin(), view.part(i).end());
        return proj::farthest(from, corners).value() / 1000.0;
    });
}

bool lies_within(const geom::LonLatShape& polygon, geom::LonLat from, double km) {
    const SphereDistance sphere(from);
    const double surely_within = SphereDistance::haversine_of_km(km * SphereDistance::nearly);
    const double surely_beyond = SphereDistance::haversine_of_km(km / SphereDistance::nearly);
    const auto points = polygon.view();
    bool is_clear = true;
    for (std::size_t i = 0; i < points.part_count(); ++i)
        for (const geom::LonLat& p : points.part(i)) {
            const double away = sphere.haversine(p);
            if (away > surely_beyond) return false;
            is_clear = is_clear && away < surely_within;
        }
    return is_clear || farthest_km(polygon, from) <= km;
}

std::string km_text(double km) {
    std::string text = fmt::format("{:.2f}", km);
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text;
}

} // namespace cordon::place::expression
