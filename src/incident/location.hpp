// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.hpp"
#include "core/units.hpp"
#include "geom/point.hpp"
#include "geom/shapes.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace cordon::incident {

/// Directions clockwise from `from` to `to`, each 0..360 from north; 315 to 45 holds the north.
struct AzimuthRange {
    Degrees from{};
    Degrees to{};
};

/// A place with a radius round it in which the truth lies.
struct Point {
    geom::LonLat at{};
    std::optional<Metres> radius{}; ///< empty = nobody knows how exact it is: drawn in its own look
    std::string name{};
};

/// "50 km from X": between two distances from a place, perhaps in one direction only. Its centre is
/// not a position.
struct Ring {
    geom::LonLat center{};
    Metres inner{};
    Metres outer{};
    std::optional<AzimuthRange> azimuths{};
    std::string center_name{};
};

/// One end of a stretch.
struct StretchEnd {
    std::string name{};
    std::optional<geom::LonLat> at{};
};

/// "between A and B": a stretch of road.
struct Stretch {
    StretchEnd from{};
    StretchEnd to{};
    std::string corridor{}; ///< id of the corridor that the line was taken from; empty = none
    std::vector<geom::LonLat> line{}; ///< from `from` to `to`; two points when no road is known
    Metres half_width{};              ///< of the band in which the truth lies
};

/// An administrative or other area, by name and outline.
struct Area {
    std::string name{};
    std::string level{};         ///< `admin1`, `admin2` or empty for any other area
    geom::LonLatShape polygon{}; ///< empty when only the name is known yet: it is not drawn then
    /// The coordinates that the source prints, usually the area's centroid: they say which area,
    /// and are never drawn.
    std::optional<geom::LonLat> reported_at{};
    /// Nobody has the outline: the polygon is what lies nearer to the division's seat than to
    /// others.
    bool is_assumed = false;
};

/// "west of X": a direction from a place; without a distance, `reach` is empty.
struct Sector {
    geom::LonLat center{};
    AzimuthRange azimuths{};
    std::optional<Metres> reach{};
    std::string center_name{};
};

struct Location;

/// Rival places for one event: one of them is true. Drawn with letters a, b …
struct Alternatives {
    std::vector<Location> places;
};

/// One event at several places: all are true. Drawn with the same number.
struct Several {
    std::vector<Location> places;
};

/// Nobody said where, or what was said cannot be placed.
struct Unknown {
    std::string reason{};
};

using LocationModel =
    std::variant<Unknown, Point, Ring, Stretch, Area, Sector, Alternatives, Several>;

/// What a stated distance is measured along.
enum class DistanceKind { unknown, road, straight };

/// Where it happened: the literal reading, and the region that really holds the truth in about 9 of
/// 10 cases.
struct Location {
    LocationModel said{};
    /// Drawn as the outer contour when present; never Unknown.
    std::optional<LocationModel> credible{};
    DistanceKind distance_kind = DistanceKind::unknown;
    Json::Object extra{};          ///< unknown members
    Json::Object said_extra{};     ///< unknown members of the said model
    Json::Object credible_extra{}; ///< unknown members of the credible model

    /// The credible model when there is one, else the said one: what analysis draws from.
    [[nodiscard]] const LocationModel& region() const { return credible ? *credible : said; }
};

/// True when something can be drawn: not Unknown, no Area without an outline, no Sector without a
/// reach; of several places one is enough.
[[nodiscard]] bool is_located(const LocationModel& model);
[[nodiscard]] inline bool is_located(const Location& location) {
    return is_located(location.region());
}

/// `point`, `ring`, `stretch`, `area`, `sector`, `alternatives`, `several` or `unknown`.
[[nodiscard]] std::string_view model_name(const LocationModel& model);

/// Radius up to which a point counts as exact and is drawn as a symbol at its place (no centre dot
/// above it).
inline constexpr Metres exact_radius = kilometres(5.0);

} // namespace cordon::incident
