// SPDX-License-Identifier: MIT
#pragma once

#include "data/feature_layer.hpp"
#include "incident/incident.hpp"
#include "incident/numbering.hpp"

#include <optional>

namespace cordon::incident {

/// How incidents become features.
struct FeatureOptions {
    Language language = Language::en;
    Pending pending = Pending::hidden;
    bool numbered = true; ///< false: features carry no `number` and `label`
    int first_number = 1;
    /// The map's subject (the town that it is about): anchors of rings and wide discs lie on the
    /// side away from it.
    std::optional<geom::LonLat> subject{};
};

/// Incidents as layers in WGS 84, ready for a style. All layers are in the order of the numbers.
///
/// Attributes of every feature: `id`, `number`, `label` (number and letter), `alternative` (`a`,
/// `b` … for rival places, else none), `type`, `class` (one of six and `other`), `claim`,
/// `date_from`, `date_to` (ISO), `day_from`, `day_to` (days since 1970-01-01), `exact` (bool),
/// `escorted` (bool), `pending` (bool), `model` (of the drawn region), `road`, `title`, `place`,
/// `description` (number, date, place, type, claim in one line, for titles of SVG groups),
/// `source_ids` (separated by spaces), `same_place` (bool, points only).
struct FeatureLayers {
    /// Polygons: discs, rings, sectors, bands, areas. `contour` is `credible` (the outer, about 9
    /// of 10 cases) or `said` (the literal reading, or the only one known); a credible contour
    /// comes before its said one.
    data::FeatureLayer areas;
    /// One point for each place. `exact` = true: a symbol belongs there. Otherwise it is only where
    /// the number may stand, inside or on the region and never a centre: discs above 5 km: on the
    /// outline; rings: on the middle radius; both on the side away from the subject, else
    /// north-east; sectors: on the middle azimuth; stretches: middle of the line; areas: middle of
    /// the widest part. `radius_known` = false for points whose exactness nobody stated,
    /// `radius_km` otherwise.
    data::FeatureLayer points;
    /// Lines of road stretches, with `contour` as above.
    data::FeatureLayer stretches;
};

/// Turns incidents into features. Throws Error when a region cannot be computed.
[[nodiscard]] FeatureLayers to_features(const IncidentSet& set, const FeatureOptions& options);

} // namespace cordon::incident
