// SPDX-License-Identifier: MIT
#pragma once

#include "core/units.hpp"
#include "geom/shapes.hpp"
#include "place/toponym.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::place {

/// One clause of a place expression, read but not yet drawn: "à une cinquantaine de kilomètres de
/// Kati". `rule` is the number of the table in the geocoding card, section 6, with a name:
/// `3-about-distance`.
struct Clause {
    std::string rule;
    Span span;                         ///< of the whole clause
    std::vector<std::size_t> toponyms; ///< indices into the toponyms of the text, in their order
    std::optional<double> distance_km; ///< stated; lower bound when `distance_max_km` is given
    std::optional<double> distance_max_km;
    std::optional<double> grain_km;    ///< width of the stated number (section 5)
    std::optional<double> azimuth_deg; ///< stated direction, clockwise from north
    int compass_points = 0;            ///< 4 cardinal, 8 intercardinal, 16; 0 = no direction
    std::string road;                  ///< `RN24`
    bool is_soft = false;              ///< near, not far, north of: only the outer contour cuts
    bool by_road = false;              ///< "par la route"
    bool straight = false;             ///< "à vol d'oiseau"
    bool is_role = false;              ///< rule 33: towards, from: not where it happened
};

/// A place expression: clauses that hold at the same time, or several places of one event.
struct PlaceExpression {
    Span span;
    std::vector<Clause> clauses;
    bool several = false; ///< rule 32: "X et Y": one region for each clause
};

/// What a representative point stands for.
enum class PointRole : std::uint8_t { none, centre, label_point, reference_town };

/// What one clause says as a shape. Geographic polygons, geodesic edges of at most a few km.
struct ClauseRegion {
    Clause clause;
    geom::LonLatShape said{geom::Kind::polygon};
    geom::LonLatShape credible{geom::Kind::polygon};
    std::string remark; ///< why the clause was left out, empty = it took part
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
