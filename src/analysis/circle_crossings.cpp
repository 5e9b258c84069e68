// SPDX-License-Identifier: MIT
#include "analysis/circle_crossings.hpp"

#include "analysis/nearest_road.hpp"
#include "proj/geodesic.hpp"

#include <cmath>

namespace cordon::analysis {

namespace {

/// A segment as a geodesic.
class Segment {
  public:
    Segment(geom::LonLat a, geom::LonLat b, geom::LonLat centre, double radius)
        : a_(a), b_(b), centre_(centre), radius_(radius) {
        const proj::GeodesicLine whole = proj::inverse(a, b);
        azimuth_ = whole.azimuth;
        length_ = whole.distance.value();
    }

    [[nodiscard]] double length() const { return length_; }
    [[nodiscard]] geom::LonLat place(double s) const {
        if (s <= 0.0) return a_;
        return s >= length_ ? b_ : proj::direct(a_, azimuth_, Metres(s));
    }
    /// Metres outside the circle, negative inside.
    [[nodiscard]] double outside(double s) const {
        return proj::distance(centre_, place(s)).value() - radius_;
    }
    /// The crossing between two places of which one is inside, by regula falsi with the Illinois
    /// rule (Dowell and Jarratt 1971).
    [[nodiscard]] double crossing(double low, double high) const {
        double f_low = outside(low);
        double f_high = outside(high);
        double s = low;
        for (int i = 0; i < 60; ++i) {
            s = (low * f_high - high * f_low) / (f_high - f_low);
            const double f = outside(s);
            if (std::abs(f) < 0.005 || high - low < 0.005) break;
            if ((f < 0.0) == (f_high < 0.0)) {
                high = s;
                f_high = f;
                f_low /= 2;
            } else {
                low = s;
                f_low = f;
                f_high /= 2;
            }
        }
        return s;
    }

  private:
    geom::LonLat a_;
    geom::LonLat b_;
    geom::LonLat centre_;
    double radius_;
    Degrees azimuth_;
    double length_ = 0.0;
};

} // namespace

std::vector<CircleCrossing> circle_crossings(std::span<const geom::LonLat> line,
                                             geom::LonLat centre, double radius_m) {
    std::vector<CircleCrossing> crossings;
    if (line.empty() || !(radius_m > 0.0)) return crossings;
    double along = 0.0;
    double before = proj::distance(centre, line.front()).value() - radius_m;
    for (std::size_t k = 0; k + 1 < line.size(); ++k) {
        const Segment segment(line[k], line[k + 1], centre, radius_m);
        const double after = segment.outside(segment.length());
        const auto add = [&](double low, double high) {
            const double s = segment.crossing(low, high);
            crossings.push_back({segment.place(s), along + s});
        };
        if ((before < 0.0) != (after < 0.0)) {
            add(0.0, segment.length());
        } else if (before > 0.0 && before + after < segment.length()) {
            // Both ends outside and near enough that the middle may be inside.
            const NearestOnGeodesic near = nearest_on_geodesic(line[k], line[k + 1], centre, 0.5);
            if (near.distance_m < radius_m - 0.01) {
                add(0.0, near.along_m);
                add(near.along_m, segment.length());
            }
        }
        along += segment.length();
        before = after;
    }
    return crossings;
}

} // namespace cordon::analysis
