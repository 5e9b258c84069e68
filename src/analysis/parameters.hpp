// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.hpp"
#include "core/diagnostic.hpp"
#include "core/json.hpp"
#include "core/units.hpp"
#include "incident/incident.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cordon::analysis {

/// How the weight of an incident falls with its age.
enum class Decay { half_life, step };

/// Thresholds of the evidence gate, tests g1 to g4.
struct GateThresholds {
    double incidents_min = 5;
    double sources_min = 3;
    double gateway_share_min = 0.5;
    double draw_share_min = 0.8;
};

/// Every number that decides something, with its documented default (encirclement card, section
/// 14). All of them are echoed in every output.
struct Parameters {
    /// Threat radius by incident type, km; types that are missing have no disc.
    std::vector<std::pair<std::string, double>> radius_km;
    double radius_factor = 1.0; ///< multiplies all radii: the sensitivity table and X at r/2 and 2r
    Decay decay = Decay::half_life;
    double half_life_days = 14;
    double ban_expiry_days = 30;
    double densify_km = 5;
    double split_km = 200;
    double buffer_error_limit_share = 0.002;
    int quad_segs = 32;
    int cut_incidents_min = 2;
    double cut_window_days = 14;
    int cut_sources_min = 2;
    double on_route_probability_min = 0.5;
    double contested_exposure_min = 0.05;
    std::vector<double> gateway_radii_km{25, 50, 100, 200};
    int sectors = 16;
    double contested_cost_factor = 4;                     ///< β
    std::vector<std::pair<std::string, double>> capacity; ///< κ by road class
    int draws = 1000;
    std::uint64_t seed = 1;
    double claimed_probability = 1; ///< q of incidents that only a party claims
    double on_route_km = 2;       ///< nearness to a road for types without a disc (bans, passages)
    double unknown_radius_km = 5; ///< draws of points whose exactness nobody stated
    double stress_km = 0;         ///< error put on every point, 0 = none
    double snap_m = 25;           ///< line ends that far apart are joined
    double supplier_snap_km = 10; ///< a supplier farther from a road takes no part
    double inner_radius_km = 0;   ///< of the centre; 0 = from the town's size
    GateThresholds gate;
    double delay_hours = 72;
    double coarsen_deg = 0.05;
    double coarsen_hex_km = 5;
    double coarsen_age_days = 14;

    /// Radius of a type with the factor applied; 0 = no disc.
    [[nodiscard]] Metres radius(incident::Type type) const;
};

/// The default parameters as the table `[analysis]` would give them, in the order of the report.
[[nodiscard]] const Json& default_parameters();

/// Reads a table that was checked against default_parameters(): given keys replace defaults, radii
/// and capacities one by one. Throws Error for numbers out of range.
[[nodiscard]] Parameters read_parameters(const Json& given);

/// All parameters with their values, in the order of default_parameters().
[[nodiscard]] Json to_json(const Parameters& parameters);

/// Names of the parameters whose value is not the default, for example `radius_km.checkpoint`.
[[nodiscard]] std::vector<std::string> changed_parameters(const Parameters& parameters);

} // namespace cordon::analysis
