// SPDX-License-Identifier: MIT
#include "analysis/measures.hpp"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>

namespace cordon::analysis {

namespace {

constexpr double degrees_per_radian = 180.0 / std::numbers::pi;

/// An angle as 0 <= x < 360.
double turned(double degrees) {
    const double rest = std::fmod(degrees, 360.0);
    const double positive = rest < 0.0 ? rest + 360.0 : rest;
    return positive < 360.0 ? positive : 0.0;
}

/// Directions from `from` clockwise over `width` degrees; 0 <= from < 360.
struct Arc {
    double from = 0.0;
    double width = 0.0;
};

bool usable(const AngularInput& disc) {
    return std::isfinite(disc.distance_m) && std::isfinite(disc.azimuth_deg) &&
           std::isfinite(disc.radius_m) && disc.distance_m >= 0.0 && disc.radius_m > 0.0;
}

/// Half the angle under which a disc is seen from the centre, on the mean sphere; 180 when the
/// centre lies in the disc.
double half_angle_deg(const AngularInput& disc) {
    if (disc.distance_m <= disc.radius_m) return 180.0;
    const double ratio = std::sin(disc.radius_m / mean_earth_radius_m) /
                         std::sin(disc.distance_m / mean_earth_radius_m);
    // Beyond a quarter of the globe a disc may hold the antipode: it is seen all round.
    if (!(ratio >= 0.0) || ratio > 1.0) return 180.0;
    return std::asin(ratio) * degrees_per_radian;
}

/// Sets coverage and gap from the union of arcs.
void cover(std::vector<Arc> arcs, Angular& result) {
    std::sort(arcs.begin(), arcs.end(), [](const Arc& a, const Arc& b) {
        return a.from != b.from ? a.from < b.from : a.width < b.width;
    });
    // Once round, from the first arc to the first arc a turn later; each gap counts once.
    double reached = arcs.front().from;
    double uncovered = 0.0;
    result.gap_deg = 0.0;
    result.gap_from_deg = result.gap_to_deg = 0.0;
    const auto close = [&](double next) {
        const double gap = next - reached;
        if (gap <= 0.0) return;
        uncovered += gap;
        if (gap <= result.gap_deg) return;
        result.gap_deg = gap;
        result.gap_from_deg = turned(reached);
        result.gap_to_deg = turned(next);
    };
    // An arc that crosses north also covers what lies behind it: found by the turn before.
    for (const Arc& arc : arcs) reached = std::max(reached, arc.from + arc.width - 360.0);
    for (const Arc& arc : arcs) {
        close(arc.from);
        reached = std::max(reached, arc.from + arc.width);
    }
    close(arcs.front().from + 360.0);
    result.theta_deg = std::max(0.0, 360.0 - uncovered);
    result.covered_share = result.theta_deg / 360.0;
}

void resultant(std::span<const AngularInput> discs, Angular& result) {
    std::complex<double> sum;
    double weights = 0.0;
    for (const AngularInput& disc : discs) {
        if (!usable(disc) || !(disc.weight > 0.0)) continue;
        sum += std::polar(disc.weight, disc.azimuth_deg / degrees_per_radian);
        weights += disc.weight;
    }
    result.resultant_length = weights > 0.0 ? std::min(1.0, std::abs(sum) / weights) : 0.0;
    result.circular_variance = 1.0 - result.resultant_length;
}

} // namespace

Angular angular_coverage(std::span<const AngularInput> discs) {
    Angular result;
    resultant(discs, result);
    std::vector<Arc> arcs;
    for (const AngularInput& disc : discs) {
        if (!usable(disc)) continue;
        const double half = half_angle_deg(disc);
        if (half >= 180.0) {
            arcs.assign(1, {0.0, 360.0});
            break;
        }
        arcs.push_back({turned(disc.azimuth_deg - half), 2 * half});
    }
    if (!arcs.empty()) cover(std::move(arcs), result);
    return result;
}

double largest_gap_deg(std::vector<double> azimuths_deg) {
    for (double& azimuth : azimuths_deg) azimuth = turned(azimuth);
    std::sort(azimuths_deg.begin(), azimuths_deg.end());
    if (azimuths_deg.empty()) return 360.0;
    double gap = azimuths_deg.front() + 360.0 - azimuths_deg.back();
    for (std::size_t i = 1; i < azimuths_deg.size(); ++i)
        gap = std::max(gap, azimuths_deg[i] - azimuths_deg[i - 1]);
    return gap;
}

} // namespace cordon::analysis
