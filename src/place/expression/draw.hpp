// SPDX-License-Identifier: MIT
#pragma once

#include "place/expression/lines.hpp"
#include "place/expression/setting.hpp"

#include <optional>
#include <string>
#include <vector>

namespace cordon::place::expression {

/// What kind of shape a clause has: decides the precision codes and what a point would mean.
/// From admin2 on areas: of a division, a region without official limits, a sea, a country.
enum class Extent : std::uint8_t { none, place, ring, line, admin2, admin1, region, sea, country };

/// A clause as a shape, with what the whole region needs to know of it.
struct Drawn {
    ClauseRegion region;
    Extent extent = Extent::none;
    std::optional<geom::LonLat> point; ///< the best single point
    PointRole role = PointRole::none;
    double uncertainty_km = 0.0; ///< point-radius equivalent (section 5)
    std::vector<Reference> references;
    std::vector<std::string> flags;
    std::string step; ///< one sentence: words, rule, numbers

    [[nodiscard]] bool is_drawn() const { return !region.credible.empty(); }
    /// A named place that is no division: its own location, whatever else is said.
    [[nodiscard]] bool is_anchor() const;
};

/// What the shape of a clause may need of the other clauses.
struct Surroundings {
    const PlaceExpression* expression = nullptr;
    std::size_t index = 0; ///< of the clause
    [[nodiscard]] const Clause& clause() const { return expression->clauses[index]; }
    /// First name of another clause that is a place; empty when there is none.
    [[nodiscard]] std::optional<std::size_t> other_toponym() const;
    /// Road of this clause, or of another one.
    [[nodiscard]] std::string road() const;
};

/// The shape of one clause; without a shape `region.remark` says why. Throws nothing for anything
/// that a text can say.
[[nodiscard]] Drawn draw_clause(const Setting& setting, const Surroundings& around);

// The rows of section 6 in groups. Each fills `out` from its references.
using Draw = void (*)(const Setting&, const Surroundings&, Drawn&);
/// Rows 2 to 5, 7, 8
void draw_distance(const Setting& setting, const Surroundings& around, Drawn& out);
/// Rows 6
void draw_offsets(const Setting& setting, const Surroundings& around, Drawn& out);
/// Rows 9 to 12, 18, 38
void draw_around(const Setting& setting, const Surroundings& around, Drawn& out);
/// Rows 13 to 15
void draw_between(const Setting& setting, const Surroundings& around, Drawn& out);
/// Rows 16
void draw_road(const Setting& setting, const Surroundings& around, Drawn& out);
/// Rows 17
void draw_at_level(const Setting& setting, const Surroundings& around, Drawn& out);
/// Rows 1, 20 to 22, 28, 29, 31 …
void draw_named(const Setting& setting, const Surroundings& around, Drawn& out);
/// Rows 19
void draw_part(const Setting& setting, const Surroundings& around, Drawn& out);
/// Rows 23, 24
void draw_border(const Setting& setting, const Surroundings& around, Drawn& out);
/// Rows 25, 26
void draw_water(const Setting& setting, const Surroundings& around, Drawn& out);
/// The river of that name ("Congo River", "fleuve Niger") where the other clauses or the text's
/// country lie; false, and nothing drawn, when none is known there.
bool draw_river(const Setting& setting, const Surroundings& around, Drawn& out,
                const std::string& name);
/// Seas with an outline where their coast, what lies off it or between two is meant (rows 1, 13,
/// 25, 27, 39); false, and nothing drawn, in all other cases.
bool draw_sea(const Setting& setting, Drawn& out);
/// Rows 27
void draw_offshore(const Setting& setting, const Surroundings& around, Drawn& out);
/// Rows 39
void draw_seaside(const Setting& setting, const Surroundings& around, Drawn& out);
/// Rows 37
void draw_position(const Setting& setting, const Surroundings& around, Drawn& out);

// Helpers of the groups.

/// Half angles for a stated direction, degrees: said and credible.
struct HalfAngles {
    double said = 0.0;
    double credible = 0.0;
};
[[nodiscard]] HalfAngles half_angles(const Bearing& bearing, const RegionOptions& options);

/// An area with an outline, as both shapes.
void draw_outline(Drawn& out, const Reference& x);
/// A disc; radius_km is at least 10 m.
[[nodiscard]] geom::LonLatShape disc_shape(geom::LonLat centre, double radius_km);
[[nodiscard]] geom::LonLatShape annulus_shape(const AnnulusModel& model);
/// All places between two distances (km) from a place or the edge of an area, in a direction when
/// `half_angle` > 0.
struct Reach {
    double inner_km = 0.0;
    double outer_km = 0.0;
    std::optional<Bearing> bearing;
    double half_angle = 0.0;
};
[[nodiscard]] std::pair<geom::LonLatShape, ShapeModel> reach_shape(const Reference& from,
                                                                   const Reach& reach);
/// An area and what lies within `km` of its edge; detail of a tenth of `width_km`, how wide the
/// band is, does not show in it.
[[nodiscard]] geom::LonLatShape around_outline(const geom::LonLatShape& outline, double km,
                                               double width_km);
/// Both contours of a clause at once.
void set_reach(Drawn& out, const Reference& from, const Reach& said, const Reach& credible);
/// A disc of both radii round the first reference.
void set_discs(Drawn& out, const Reference& at, double said_km, double credible_km);

/// A band along lines; the line of the model is that of the first part.
[[nodiscard]] geom::LonLatShape band(const geom::LonLatShape& lines, double half_width_km);
/// The same by proj::rough_buffer(), for borders.
[[nodiscard]] geom::LonLatShape rough_band(const geom::LonLatShape& lines, double half_width_km);
/// A shape of lines out of one.
[[nodiscard]] geom::LonLatShape line_shape(const std::vector<geom::LonLat>& line);
/// All parts of all lines as one shape.
[[nodiscard]] geom::LonLatShape merged(const std::vector<NamedLine>& lines);

/// The shipped lake that holds a place or lies nearest to it, within `within_km`; empty when there
/// is none.
[[nodiscard]] std::optional<geom::LonLatShape> lake_at(const Setting& setting, geom::LonLat at,
                                                       double within_km);
/// A box round places with a margin in degrees.
[[nodiscard]] geom::LonLatBox window_round(const std::vector<geom::LonLat>& places, double margin);
/// Whether the places that a clause names itself say where to look for its line.
enum class OwnPlaces : std::uint8_t { count, leave_out };
/// Where to look for lines: round the names of the expression, else the country of the text.
[[nodiscard]] std::optional<geom::LonLatBox> search_window(const Setting& setting,
                                                           const Surroundings& around,
                                                           double margin,
                                                           OwnPlaces own = OwnPlaces::count);

/// Continents, regions, seas and rivers: the point that stands for one says nothing of where
/// something near it is.
[[nodiscard]] bool is_too_large_for_disc(const Place& place);
/// Why one without an outline is not drawn.
[[nodiscard]] std::string too_large_remark(const std::string& name);

/// A point well inside a polygon.
[[nodiscard]] std::optional<geom::LonLat> label_point_of(const geom::LonLatShape& polygon);
[[nodiscard]] double area_km2(const geom::LonLatShape& polygon);
/// The largest distance from a point to the outline of a polygon, km.
[[nodiscard]] double farthest_km(const geom::LonLatShape& polygon, geom::LonLat from);
/// Whether that is `km` at most: most shapes are clearly smaller or larger, which the sphere tells.
[[nodiscard]] bool lies_within(const geom::LonLatShape& polygon, geom::LonLat from, double km);
/// The cell of a seat, or of a second-level division's seat, among the seats of its first-level
/// division, clipped to that (row 20).
[[nodiscard]] geom::LonLatShape seat_cell(const Setting& setting, const Reference& area);
/// A first-level division whose outline nobody knows: what is nearer to its capital than to the
/// capitals of its country's other divisions, and for `credible` a quarter of that cell's radius
/// more. Empty for a country whose capitals are not known.
struct RegionCell {
    geom::LonLatShape said{geom::Kind::polygon};
    geom::LonLatShape credible{geom::Kind::polygon};
};
[[nodiscard]] RegionCell region_cell(const Setting& setting, const Reference& area);
/// A number as text, at most two decimals.
[[nodiscard]] std::string km_text(double km);

} // namespace cordon::place::expression
