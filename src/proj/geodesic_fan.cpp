// SPDX-License-Identifier: MIT
#include "proj/geodesic_fan.hpp"

#include "proj/ellipsoid.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

// Karney, Algorithms for geodesics, J. Geodesy 87 (2013). Names: beta = reduced latitude; sigma =
// arc along a geodesic on the auxiliary sphere, from where it crosses the equator northwards; omega
// = longitude there; alpha0 = azimuth at the equator. Sums are taken to the order at which what is
// left out of WGS 84 lies below the rounding of doubles (epsilon is at most 0.0017).
namespace cordon::proj {

namespace {

constexpr double degree = std::numbers::pi / 180.0;
constexpr double f = wgs84_flattening;
constexpr double shrink = 1.0 - f;
constexpr double n = f / (2.0 - f);
constexpr double second_eccentricity2 = f * (2.0 - f) / (shrink * shrink);
constexpr double polar_axis = wgs84_axis * shrink;
/// Stands for a cosine of zero: at a pole azimuths stay known.
constexpr double tiny = 1e-150;

/// A sine and its cosine.
struct Angle {
    double sine = 0.0;
    double cosine = 1.0;

    static Angle of(double radians) { return {std::sin(radians), std::cos(radians)}; }
    /// That of the direction (x to the right, y up), whatever its length.
    static Angle towards(double y, double x) {
        const double length = std::sqrt(x * x + y * y);
        return {y / length, x / length};
    }
    friend Angle operator+(const Angle& a, const Angle& b) {
        return {a.sine * b.cosine + a.cosine * b.sine, a.cosine * b.cosine - a.sine * b.sine};
    }
};

/// Sum of coefficients c[k] sin(2 (k + 1) angle), by Clenshaw.
template <std::size_t Count>
double sine_series(const std::array<double, Count>& c, const Angle& angle) {
    const double twice = 2.0 * (angle.cosine - angle.sine) * (angle.cosine + angle.sine);
    double next = 0.0;
    double last = 0.0;
    for (std::size_t k = Count; k-- > 0;) {
        const double here = twice * next - last + c[k];
        last = next;
        next = here;
    }
    return 2.0 * angle.sine * angle.cosine * next;
}

/// The expansion parameter of a geodesic (16).
double epsilon_of(double cos_alpha0) {
    const double k2 = second_eccentricity2 * cos_alpha0 * cos_alpha0;
    return k2 / (2.0 * (1.0 + std::sqrt(1.0 + k2)) + k2);
}

/// Distance over sigma (17).
double distance_factor(double e) {
    const double e2 = e * e;
    return (1.0 + e2 / 4.0 + e2 * e2 / 64.0) / (1.0 - e);
}

/// Coefficients of distance as a function of sigma (18).
std::array<double, 4> distance_series(double e) {
    const double e2 = e * e;
    return {e * (-1.0 / 2 + e2 * (3.0 / 16 - e2 / 32)), e2 * (-1.0 / 16 + e2 / 32),
            e * e2 * (-1.0 / 48 + e2 * 3 / 256), e2 * e2 * (-5.0 / 512)};
}

/// Coefficients of sigma as a function of distance (21).
std::array<double, 5> arc_series(double e) {
    const double e2 = e * e;
    return {e * (1.0 / 2 + e2 * (-9.0 / 32 + e2 * 205 / 1536)), e2 * (5.0 / 16 - e2 * 37 / 96),
            e * e2 * (29.0 / 96 - e2 * 75 / 128), e2 * e2 * (539.0 / 1536),
            e2 * e2 * e * (3467.0 / 7680)};
}

/// Longitude on the ellipsoid is omega less this (8), (23), (24), (25).
class LongitudeLag {
  public:
    LongitudeLag(double sin_alpha0, double e)
        : factor_(f * sin_alpha0 *
                  (1.0 + e * (-(1.0 - n) / 2 +
                              e * ((-2.0 - n + 3 * n * n) / 8 +
                                   e * (-(1.0 + 3 * n + n * n) / 16 - e * (3.0 + 2 * n) / 64))))),
          series_{e * ((1.0 - n) / 4 +
                       e * ((1.0 - n * n) / 8 + e * ((3.0 + 3 * n - n * n) / 64 + e * 5 / 128))),
                  e * e * ((2.0 - 3 * n + n * n) / 32 + e * ((3.0 - 2 * n) / 64 + e * 3 / 128)),
                  e * e * e * ((5.0 - 9 * n) / 192 + e * 3 / 128)} {}

    /// Between two sigmas that are `arc` apart.
    [[nodiscard]] double between(const Angle& from, const Angle& to, double arc) const {
        return factor_ * (arc + sine_series(series_, to) - sine_series(series_, from));
    }

  private:
    double factor_;
    std::array<double, 3> series_;
};

/// No numbers for what is no latitude.
Angle reduced(double latitude) {
    if (!(std::abs(latitude) <= 90.0))
        return {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};
    const Angle true_one = Angle::of(latitude * degree);
    Angle out = Angle::towards(shrink * true_one.sine, true_one.cosine);
    out.cosine = std::max(out.cosine, tiny);
    return out;
}

/// A triangle on the auxiliary sphere between two places omega apart.
struct Triangle {
    Angle alpha; ///< azimuth at the first place
    double arc = 0.0;
    Angle arc_angle;
};

Triangle triangle_of(const Angle& from, const Angle& to, double omega) {
    const Angle turn = Angle::of(omega);
    const double across = to.cosine * turn.sine;
    // The difference of latitudes and what the parallel bends: exact for short arcs too.
    const double bend =
        turn.cosine > 0.0 ? turn.sine * turn.sine / (1.0 + turn.cosine) : 1.0 - turn.cosine;
    const double along =
        to.sine * from.cosine - to.cosine * from.sine + from.sine * to.cosine * bend;
    Triangle out;
    out.arc_angle.sine = std::sqrt(across * across + along * along);
    out.arc_angle.cosine = from.sine * to.sine + from.cosine * to.cosine * turn.cosine;
    out.arc = std::atan2(out.arc_angle.sine, out.arc_angle.cosine);
    if (out.arc_angle.sine > 0.0)
        out.alpha = {across / out.arc_angle.sine, along / out.arc_angle.sine};
    else
        out.alpha.cosine = from.sine < 0.0 ? 1.0 : -1.0;
    return out;
}

/// A geodesic by where it starts.
struct Course {
    double sin_alpha0;
    double cos_alpha0;
    Angle sigma; ///< of its start

    Course(const Angle& from, const Angle& alpha)
        : sin_alpha0(alpha.sine * from.cosine),
          cos_alpha0(std::sqrt(alpha.cosine * alpha.cosine +
                               alpha.sine * alpha.sine * from.sine * from.sine)),
          sigma(from.sine == 0.0 && alpha.cosine == 0.0
                    ? Angle{}
                    : Angle::towards(from.sine, from.cosine * alpha.cosine)) {}
    Course(const Angle& from, const Triangle& triangle) : Course(from, triangle.alpha) {}
};

/// The difference of longitudes on the auxiliary sphere for one on the ellipsoid, in radians.
std::optional<double> omega_between(const Angle& from, const Angle& to, double lon) {
    constexpr double most_arc = 2.9;   // radians
    constexpr int most_rounds = 12;    // two or three are needed
    constexpr double fine = 1e-16;     // radians: 0.6 nm
    constexpr double curvature = 0.01; // more than the slope of the lag can be off
    const double middle = (from.sine + to.sine) / 2.0;
    double omega = lon / (shrink * std::sqrt(1.0 + second_eccentricity2 * middle * middle));
    double last_omega = 0.0;
    double last_lag = 0.0;
    for (int round = 0; round < most_rounds; ++round) {
        const Triangle triangle = triangle_of(from, to, omega);
        if (!(triangle.arc <= most_arc)) return std::nullopt;
        const Course course(from, triangle);
        const double lag =
            LongitudeLag(course.sin_alpha0, epsilon_of(course.cos_alpha0))
                .between(course.sigma, course.sigma + triangle.arc_angle, triangle.arc);
        // The lag grows nearly in proportion to omega: a secant, first through no lag at none.
        const double step = omega - last_omega;
        const double slope = step == 0.0 ? 0.0 : (lag - last_lag) / step;
        const double next = (lon + lag - slope * omega) / (1.0 - slope);
        const double off = round == 0 ? triangle.arc * triangle.arc : std::abs(step);
        const bool is_found = std::abs(next - omega) * curvature * std::min(1.0, off) <= fine;
        if (is_found) return next;
        last_omega = std::exchange(omega, next);
        last_lag = lag;
    }
    return std::nullopt;
}

} // namespace

GeodesicFan::GeodesicFan(geom::LonLat center) : center_(center) {
    const Angle latitude = reduced(center.y);
    sin_ = latitude.sine;
    cos_ = latitude.cosine;
}

std::optional<GeodesicFan::Way> GeodesicFan::way_to(geom::LonLat place) const {
    double turn = place.x - center_.x;
    if (std::abs(turn) > 180.0) turn = std::remainder(turn, 360.0);
    const Angle from{sin_, cos_};
    const Angle to = reduced(place.y);
    const std::optional<double> omega = omega_between(from, to, turn * degree);
    if (!omega) return std::nullopt;
    const Triangle triangle = triangle_of(from, to, *omega);
    const Course course(from, triangle);
    const double e = epsilon_of(course.cos_alpha0);
    const Angle sigma = course.sigma + triangle.arc_angle;
    const std::array<double, 4> series = distance_series(e);
    const double metres =
        polar_axis * distance_factor(e) *
        (triangle.arc + sine_series(series, sigma) - sine_series(series, course.sigma));
    const Angle end = Angle::towards(course.sin_alpha0, course.cos_alpha0 * sigma.cosine);
    return Way{metres, {triangle.alpha.sine, triangle.alpha.cosine}, {end.sine, end.cosine}};
}

GeodesicFan::Heading heading_to(double azimuth) {
    double rest = std::remainder(azimuth, 360.0);
    if (!std::isfinite(rest)) return {rest, rest};
    const double quarters = std::round(rest / 90.0);
    rest = (rest - 90.0 * quarters) * degree;
    const double s = std::sin(rest);
    const double c = std::cos(rest);
    switch (static_cast<int>(quarters) & 3) {
    case 0: return {s, c};
    case 1: return {c, -s};
    case 2: return {-s, -c};
    default: return {-c, s};
    }
}

geom::LonLat GeodesicFan::to_lonlat(geom::Projected position) const {
    return place_at(heading_to(std::atan2(position.x, position.y) / degree),
                    std::hypot(position.x, position.y));
}

geom::LonLat GeodesicFan::place_at(const Heading& heading, double metres) const {
    const Angle from{sin_, cos_};
    const Course course(from, Angle{heading.east, heading.north});
    const double e = epsilon_of(course.cos_alpha0);
    const double start = sine_series(distance_series(e), course.sigma);
    const std::array<double, 5> series = arc_series(e);
    const double way = metres / (polar_axis * distance_factor(e));
    const Angle tau = course.sigma + Angle::of(start + way);
    const double arc = way + start + sine_series(series, tau);
    const Angle sigma = course.sigma + Angle::of(arc);
    const double sine = course.cos_alpha0 * sigma.sine;
    const double cosine =
        std::sqrt(course.sin_alpha0 * course.sin_alpha0 +
                  course.cos_alpha0 * sigma.cosine * course.cos_alpha0 * sigma.cosine);
    const Angle& from_sigma = course.sigma;
    const double omega = std::atan2(
        course.sin_alpha0 * (sigma.sine * from_sigma.cosine - sigma.cosine * from_sigma.sine),
        sigma.cosine * from_sigma.cosine +
            course.sin_alpha0 * course.sin_alpha0 * sigma.sine * from_sigma.sine);
    const double lag = LongitudeLag(course.sin_alpha0, e).between(from_sigma, sigma, arc);
    double lon = center_.x + (omega - lag) / degree;
    if (std::abs(lon) > 180.0) lon = std::remainder(lon, 360.0);
    return {lon, std::atan2(sine, shrink * cosine) / degree};
}

} // namespace cordon::proj
