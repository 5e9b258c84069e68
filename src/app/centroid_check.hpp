// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"
#include "data/feature_layer.hpp"
#include "incident/incident.hpp"

#include <string_view>

/// Dots on the centre of a region or country: the position that a geocoder gives when only the
/// division is known.
namespace cordon::app {

/// A division whose centre counts.
struct Divisions {
    const data::FeatureLayer& areas;
    std::string_view kind; ///< for the message: `region`, `country`
    std::string_view name_column;
};

/// A warning for each division on whose centre (of its area, or of its box) points of the set lie
/// to within 1.2 % of its diagonal, 300 m at least and 10 km at most. Points with a radius above 5
/// km are no dots.
void report_centroids(const incident::IncidentSet& set, const Divisions& divisions,
                      Reporter& reporter);

/// The same with the shipped regions (ADM1) and countries.
void check_centroids(const incident::IncidentSet& set, Reporter& reporter);

} // namespace cordon::app
