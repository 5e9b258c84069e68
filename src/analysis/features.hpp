// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/situation.hpp"
#include "data/feature_layer.hpp"

namespace cordon::analysis {

/// The situation as layers in WGS 84, for a style or a file.
struct SituationLayers {
    /// Lines, one for each stretch of a route: `id`, `corridor` (route id), `from`, `to`, `ref`,
    /// `status`, `rule`, `disputed`, `exposure`, `exposure_weighted`, `p_cut`, `p_restricted`,
    /// `p_contested`, `p_open`, `p_no_information` (without draws none of these), `explanation`,
    /// `length_km`.
    data::FeatureLayer stretches{"stretches"};
    /// Points: `id`, `radius_km`, `azimuth_deg`, `road`, `status`, `rule`, `weight`.
    data::FeatureLayer gateways{"gateways"};
    /// Lines of the circles of the gateways: `radius_km`.
    data::FeatureLayer circles{"circles"};
    /// Points: `id`, `name`, `reachable`, `distance_before_km`, `distance_after_km`, `detour_km`,
    /// `detour_ratio`, `azimuth_deg` (from the centre), `reason`.
    data::FeatureLayer suppliers{"suppliers"};
};

/// Turns the results into layers. Never a minimum cut.
[[nodiscard]] SituationLayers to_features(const Inputs& inputs, const Situation& situation);

} // namespace cordon::analysis
