// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/measures.hpp"
#include "analysis/network.hpp"
#include "analysis/parameters.hpp"
#include "analysis/rules.hpp"
#include "core/date.hpp"
#include "core/diagnostic.hpp"
#include "incident/incident.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace cordon::analysis {

/// A number with what the draws say of it. Without draws only `value` is known.
struct Estimate {
    double value = 0.0;
    std::optional<double> p05;
    std::optional<double> p95;
    std::optional<double> mc_error; ///< of the mean of the draws
};

/// A share of the draws.
struct Probability {
    double value = 0.0;
    double mc_error = 0.0; ///< sqrt(p (1 - p) / N)
};
/// In words, in steps that the error allows: `very likely` (>= 90 %), `likely` (> 66 %), `about as
/// likely as not`, `unlikely` (< 33 %), `very unlikely` (<= 10 %).
[[nodiscard]] std::string_view words(double probability);
using StatusProbability = std::array<Probability, status_count>; ///< by Status

/// What an analysis needs. The incidents were selected (window, review, profile) before.
struct Inputs {
    const incident::IncidentSet* incidents = nullptr;
    const Network* network = nullptr; ///< with its routes
    Centre centre;
    std::vector<Supplier> suppliers; ///< snapped
    DateInterval window;             ///< W; its last day is the as-of date
    Parameters parameters;
    int threads = 0; ///< 0 = as many as the machine has; never changes the answer
};

/// The facts behind a status.
struct StatusEvidence {
    std::vector<std::string> incident_ids; ///< hostile ones, breaks and bans on the road
    std::vector<std::string> passage_ids;
    std::optional<Date> last_hostile;
    std::optional<Date> last_passage;
    int independent_sources = 0;
};

struct StretchResult {
    std::uint32_t stretch = 0; ///< in the network
    Status status = Status::no_information;
    int rule = 5;
    bool disputed = false;
    double exposure = 0.0; ///< X
    Estimate exposure_weighted;
    std::optional<StatusProbability> probability; ///< empty without draws
    StatusEvidence evidence;
    std::string explanation; ///< why the rule fired, one sentence in English
};

struct RouteResult {
    std::uint32_t route = 0;
    Status status = Status::no_information;
    int rule = 5;
    bool disputed = false;
    StatusEvidence evidence;
    std::array<double, 3> exposure{}; ///< X at r/2, r and 2r
    Estimate exposure_weighted;
    double incident_rate_per_100_km = 0.0;
    std::optional<StatusProbability> probability; ///< empty without draws
    std::string explanation;                      ///< that of the stretch that decided
    double no_information_share = 0.0;            ///< of its length
    std::vector<StretchResult> stretches;
};

struct SectorCount {
    double from_deg = 0.0;
    double to_deg = 0.0;
    double incidents = 0.0;           ///< expected number: an uncertain place counts in parts
    std::optional<double> per_100_km; ///< of main road in the sector; empty = no road there
};

struct AngularResult {
    Estimate theta_deg;
    Estimate covered_share;
    Estimate gap_deg;
    double gap_from_deg = 0.0;
    double gap_to_deg = 0.0;
    std::vector<SectorCount> sectors;
    double resultant_length = 0.0;
    double circular_variance = 1.0;
};

struct GatewayResult {
    Gateway gateway;
    Status status = Status::no_information;
    int rule = 5;
};

struct GatewayCircle {
    double radius_km = 0.0;
    double total_weight = 0.0;
    Estimate cut_share;
    Estimate contested_share; ///< contested or restricted
    Estimate unknown_share;
    double largest_not_cut_gap_deg = 360.0;
    std::vector<GatewayResult> list;
};

struct SupplierResult {
    std::uint32_t supplier = 0;
    bool reachable = false;
    std::string reason; ///< `no route`, `no road near`, or empty
    std::optional<double> distance_before_km;
    std::optional<double> distance_after_km;
    std::optional<double> detour_ratio;
    std::optional<double> detour_km;
    std::optional<double> cost_ratio;
};

struct Capacity {
    double flow_before = 0.0; ///< 0 = nothing gets through even without incidents
    double flow_after = 0.0;
    Estimate loss_share;      ///< means nothing when flow_before is 0
    std::string reason;       ///< why the loss is not known; empty = it is
    int further_closures = 0; ///< a number, never a list
};

struct SensitivityRow {
    double radius_factor = 1.0;
    double half_life_days = 14.0;
    double claimed_probability = 1.0;
    std::optional<double> loss_share;                ///< empty = no flow even without incidents
    std::optional<double> gateways_cut_share_100_km; ///< empty = no gateway at 100 km
    int cut_routes = 0;
    bool is_base = false;
};

/// An incident as the analysis took it.
struct IncidentUse {
    std::uint32_t incident = 0;  ///< in the set
    double radius_km = 0.0;      ///< of its threat disc; 0 = none
    double weight = 0.0;         ///< w_i, integrated over its dates
    std::string reason_left_out; ///< empty = it took part
};

/// How often the statement "cut or contested all round" holds, for the gate.
struct GateMeasures {
    int located_incidents = 0; ///< hostile ones with a place that took part
    int independent_sources = 0;
    std::optional<double> gateway_share; ///< largest share cut, restricted or contested at one D
    std::optional<double> draw_share;    ///< of the draws in which that share is reached
};

/// Everything that was computed. Nothing is combined into one index.
struct Situation {
    DateInterval window;
    std::vector<RouteResult> routes;
    std::vector<Status> stretch_status; ///< of every stretch of the network
    std::vector<double> stretch_exposure_weighted;
    AngularResult angular;
    std::vector<GatewayCircle> gateways;
    std::vector<SupplierResult> suppliers;
    Estimate reachable_share;
    Capacity capacity;
    std::vector<SensitivityRow> sensitivity;
    std::vector<IncidentUse> incidents;
    GateMeasures gate;
    int draws = 0;
    double max_buffer_error_share = 0.0;
    bool touches_border = false;    ///< a shortest way touches the edge of the road extract
    std::vector<std::string> notes; ///< what a reader has to know, sentence by sentence, English
    /// Samples of the draws that compare() needs: loss, and gateway cut shares by circle.
    std::vector<double> loss_draws;
    std::vector<std::vector<double>> gateway_draws;
    std::vector<std::vector<double>> route_exposure_draws;
};

/// Runs the whole analysis. Throws Error when the parameters and the network do not fit (no
/// network, no centre); what is ordinary is reported.
[[nodiscard]] Situation analyse(const Inputs& inputs);

/// Two windows with the same thresholds (section 11).
struct Change {
    DateInterval before;
    DateInterval after;
    std::vector<std::pair<std::string, double>> exposure_delta; ///< route id, ΔX_w
    std::optional<double> loss_delta;                      ///< empty = not known for one of them
    std::vector<std::pair<double, double>> gateways_delta; ///< radius km, Δ of the cut share
    std::vector<std::string> changed_stretches;
    bool is_change = false; ///< some 5-95 % ranges do not overlap
};
[[nodiscard]] Change compare(const Situation& before, const Situation& after,
                             const Network& network);

} // namespace cordon::analysis
