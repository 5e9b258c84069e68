// SPDX-License-Identifier: MIT
#pragma once

#include "core/units.hpp"
#include "geom/shapes.hpp"
#include "place/toponym.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace cordon::place {

/// How a stated number bounds the distance.
enum class Bound : std::uint8_t {
    exact,  ///< "50 km", also with a hedge
    nearly, ///< "près de 50 km": a little less
    less,   ///< "moins de", "jusqu'à", "within"
    more,   ///< "plus de"
    between ///< "entre 30 et 40 km"
};

/// A stated direction.
struct Bearing {
    double azimuth_deg = 0.0; ///< clockwise from north, 0..360
    int compass_points = 0;   ///< 4 cardinal, 8 intercardinal, 16
};

/// A stated distance, or the distance that a stated travel time stands for.
struct Distance {
    double km = 0.0; ///< lower bound when the bound is `between`
    std::optional<double> max_km;
    double grain_km = 0.0; ///< full width of the stated number (section 5)
    Bound bound = Bound::exact;
    bool hedged = false;      ///< "environ", "une cinquantaine"
    bool is_nautical = false; ///< in nautical miles: measured on the chart, never along a road
    std::string words{};      ///< as written
};

/// One clause of a place expression, read but not yet drawn: "à une cinquantaine de kilomètres de
/// Kati". `rule` is the number of the table in the geocoding card, section 6, with a name:
/// `3-about-distance`.
struct Clause {
    std::string rule;
    Span span;                         ///< of the whole clause
    std::vector<std::size_t> toponyms; ///< indices into the toponyms of the text, in their order
    std::optional<Distance> distance;
    std::optional<Distance> second_distance; ///< rule 6: "20 km north and 10 km east"
    std::optional<Bearing> bearing;
    std::optional<Bearing> second_bearing;
    std::optional<double> hours_min; ///< rule 7: least time stated
    std::optional<double> hours_max;
    double speed_min_kmh = 0.0; ///< rule 7
    double speed_max_kmh = 0.0;
    std::string line;      ///< name of a road (`RN24`) or of a river or lake
    std::string type_word; ///< folded: `cercle`, `region`, `foret`, `pont`
    std::string unknown;   ///< a name that no gazetteer has: the clause cannot be drawn
    std::string anaphor;   ///< `capital` or `last`: stands where a place is missing
    std::optional<geom::LonLat> position; ///< rule 37
    Metres position_error{};              ///< rule 37: from the digits
    bool is_soft = false;                 ///< near, not far, north of: only the outer contour cuts
    bool by_road = false;                 ///< "par la route"
    bool straight = false;                ///< "à vol d'oiseau"
    bool is_role = false;                 ///< rules 33 and 35: not where it happened
    bool excludes = false;                ///< rule 38: what lies outside of the place
    bool is_named = false;                ///< rules 1, 20 to 22 and the like: the place itself
    bool is_bare = false;                 ///< a name without a preposition
    bool is_container = false;            ///< rule 31: the larger area behind a name

    /// Number of the table's row: 3 for `3-about-distance`.
    [[nodiscard]] int row() const;
};

/// A place expression: clauses that hold at the same time, or several places of one event.
struct PlaceExpression {
    Span span;
    std::vector<Clause> clauses;
    bool several = false; ///< rule 32: "X et Y": one region for each clause
    bool rivals = false;  ///< "X ou Y": as `several`, but only one of them is true
};

/// What a representative point stands for.
enum class PointRole : std::uint8_t { none, centre, label_point, reference_town };

/// All places at most `radius` from a place.
struct DiscModel {
    geom::LonLat centre{};
    Metres radius{};
    std::string name;
};
/// All places between two distances, perhaps in a range of directions (clockwise, 0..360).
struct AnnulusModel {
    geom::LonLat centre{};
    Metres inner{};
    Metres outer{};
    std::optional<Degrees> from;
    std::optional<Degrees> to;
    std::string name;
};
/// A band along a line.
struct CorridorModel {
    std::vector<geom::LonLat> line; ///< empty when the band follows several lines
    Metres half_width{};
    std::string from; ///< name of one end, empty = none
    std::string to;
    std::string road; ///< `RN24`, or a river
};
/// An administrative or other area.
struct AreaModel {
    std::string name;
    std::string level;       ///< `country`, `admin1`, `admin2`, or empty
    bool is_assumed = false; ///< no outline is known: what lies nearest to the division's seat
};
/// How a clause's shape was made; monostate when no parameters describe it.
using ShapeModel = std::variant<std::monostate, DiscModel, AnnulusModel, CorridorModel, AreaModel>;

/// What one clause says as a shape. Geographic polygons, geodesic edges of at most a few km.
struct ClauseRegion {
    Clause clause;
    geom::LonLatShape said{geom::Kind::polygon};
    geom::LonLatShape credible{geom::Kind::polygon};
    ShapeModel said_model;
    ShapeModel credible_model;
    std::vector<std::uint32_t> places; ///< what its toponyms were resolved to, for Gazetteer
    double strength = 0.0;             ///< order of section 5: stronger clauses are kept longer
    std::string remark;                ///< why the clause was left out, empty = it took part
    [[nodiscard]] bool took_part() const { return remark.empty() && !credible.empty(); }
};

/// Where an expression says that something is: the intersection of its clauses (section 5).
struct Region {
    std::string rule; ///< of the clause that shaped it most
    std::vector<ClauseRegion> clauses;
    geom::LonLatShape said{geom::Kind::polygon};
    geom::LonLatShape credible{geom::Kind::polygon}; ///< holds the truth in about 9 of 10 cases
    std::optional<geom::LonLat> point;
    PointRole point_role = PointRole::none;
    Metres uncertainty{}; ///< point-radius equivalent; 0 when there is no point
    double confidence = 0.9;
    int ucdp_precision = 7;         ///< 1..7
    int acled_precision = 3;        ///< 1..3
    std::vector<std::string> flags; ///< ambiguous, inconsistent, assumed, anaphora …
    std::vector<std::string> steps; ///< how it was read, resolved and drawn, for `locate`
    [[nodiscard]] bool is_located() const { return !credible.empty(); }
};

} // namespace cordon::place
