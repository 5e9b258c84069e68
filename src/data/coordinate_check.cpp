// SPDX-License-Identifier: MIT
#include "data/coordinate_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace cordon::data {

namespace {

constexpr double rounding =
    1e-4; ///< degrees, about 11 m: what formats with few decimals put beyond the edge
constexpr double full_circle = 360.0;

bool in_range(geom::LonLat p) {
    return std::abs(p.x) <= 180.0 + rounding && std::abs(p.y) <= 90.0; // false for NaN
}

} // namespace

CoordinateCheck::Finding CoordinateCheck::look_at(std::span<geom::LonLat> points) {
    Finding finding;
    if (points.empty()) return finding;
    ++features_;
    bool fine = true;
    for (const geom::LonLat& p : points) {
        fine = fine && in_range(p);
        finding.box.add(p);
    }
    if (fine) return finding;
    finding.why = judge(points);
    finding.box = {};
    for (const geom::LonLat& p : points) finding.box.add(p);
    return finding;
}

/// Puts right what may be put right and says what is wrong with the first point that cannot be
/// used.
std::string CoordinateCheck::judge(std::span<geom::LonLat> points) {
    bool beyond_180 = false;
    for (geom::LonLat& p : points) {
        if (!std::isfinite(p.x) || !std::isfinite(p.y)) return "a coordinate is not a number";
        if (std::abs(p.x) > full_circle || std::abs(p.y) > full_circle) {
            if (not_degrees_++ == 0) example_ = p;
            return fmt::format("({}, {}) are not degrees", p.x, p.y);
        }
        if (std::abs(p.y) > 90.0 + rounding) {
            if (std::abs(p.x) <= 90.0) ++swapped_;
            return fmt::format("latitude {} is outside of -90..90", p.y);
        }
        p.y = std::clamp(p.y, -90.0, 90.0);
        beyond_180 = beyond_180 || std::abs(p.x) > 180.0 + rounding;
    }
    if (beyond_180) ++beyond_180_;
    return {};
}

void CoordinateCheck::demand_degrees(const std::string& file) const {
    if (not_degrees_ == 0 || not_degrees_ * 2 < features_) return;
    throw Error(
        {Severity::error,
         fmt::format("{} of {} features have coordinates such as ({}, {}), which are not degrees",
                     not_degrees_, features_, example_.x, example_.y),
         {file, 0, 0, {}},
         {"the file seems to hold projected coordinates without naming their CRS: name it with "
          "--source-crs EPSG:…"}});
}

void CoordinateCheck::report(const std::string& file, Reporter& reporter) const {
    if (swapped_ > 0)
        reporter.warn(
            fmt::format(
                "latitude and longitude seem to be swapped: {} of {} features have a latitude "
                "above 90 and a longitude within 90",
                swapped_, features_),
            {file, 0, 0, {}}, {"coordinates are written as longitude, latitude (x, y)"});
    if (beyond_180_ > 0)
        reporter.note(
            fmt::format("{} of {} features have longitudes beyond 180; they are taken as they are",
                        beyond_180_, features_),
            {file, 0, 0, {}});
}

} // namespace cordon::data
