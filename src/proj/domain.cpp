// SPDX-License-Identifier: MIT
#include "proj/domain.hpp"

#include "proj/ellipsoid.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace cordon::proj {

namespace {

constexpr double degree = std::numbers::pi / 180.0;

/// How far from their centre azimuthal projections are useful: just short of where the scale goes
/// to infinity (perspective ones), of the horizon, or of the antipode (equal-area and equidistant).
struct CapRule {
    std::string_view name;
    double cap;
};
constexpr std::array<CapRule, 10> caps{{{"laea", 175.0},
                                        {"aeqd", 175.0},
                                        {"stere", 150.0},
                                        {"sterea", 150.0},
                                        {"ups", 150.0},
                                        {"gnom", 80.0},
                                        {"ortho", 89.9},
                                        {"nsper", 60.0},
                                        {"tpers", 60.0},
                                        {"airy", 85.0}}};

/// Horizon of a perspective from `height` metres above the ellipsoid.
double horizon(double height) {
    if (!(height > 0.0)) return 60.0;
    return std::acos(wgs84_axis / (wgs84_axis + height)) / degree - 0.1;
}

double central_meridian(const ProjString& p) {
    if (p.get("proj") == "utm") return p.number_or("zone", 30.5) * 6.0 - 183.0;
    if (p.has("lonc")) return p.number_or("lonc", 0.0);
    return p.number_or("lon_0", 0.0);
}

void set_azimuthal(const ProjString& p, double cap, Domain& domain) {
    domain.azimuthal = true;
    domain.cap = cap;
    domain.center.y = p.number_or("lat_0", 0.0);
    const std::string_view name = p.get("proj");
    if (name == "ups") domain.center.y = p.has("south") ? -90.0 : 90.0;
    if (name == "nsper" || name == "tpers") domain.cap = horizon(p.number_or("h", 0.0));
}

} // namespace

Domain domain_of(const ProjString& parameters, double meridian) {
    Domain domain;
    domain.center.x = wrap_lon(central_meridian(parameters) + meridian);
    const std::string_view name = parameters.get("proj");
    for (const CapRule& rule : caps)
        if (rule.name == name) set_azimuthal(parameters, rule.cap, domain);
    constexpr std::array<std::string_view, 10> transverse{
        "utm", "tmerc", "etmerc", "gstmerc", "cass", "omerc", "somerc", "labrd", "poly", "krovak"};
    if (std::find(transverse.begin(), transverse.end(), name) != transverse.end())
        domain.half_width = 75.0; // the series and the scale run away towards 90
    if (name == "merc" || name == "webmerc" || name == "mill") {
        domain.min_lat = -web_mercator_latitude;
        domain.max_lat = web_mercator_latitude;
    }
    if (name == "lcc") { // the far pole lies at infinity
        const double standard = parameters.number_or("lat_1", parameters.number_or("lat_0", 1.0));
        (standard < 0 ? domain.max_lat : domain.min_lat) = standard < 0 ? 70.0 : -70.0;
    }
    return domain;
}

double wrap_from(double lon, double from) {
    const double turns = std::floor((lon - from) / 360.0);
    return turns == 0.0 ? lon : lon - 360.0 * turns;
}

double wrap_lon(double lon) {
    return std::abs(lon) <= 180.0 ? lon : wrap_from(lon, -180.0);
}

double angle_between(geom::LonLat a, geom::LonLat b) {
    const double u = std::sin((b.y - a.y) * degree / 2);
    const double v = std::sin((b.x - a.x) * degree / 2);
    const double h = u * u + std::cos(a.y * degree) * std::cos(b.y * degree) * v * v;
    return 2 * std::asin(std::sqrt(std::clamp(h, 0.0, 1.0))) / degree;
}

} // namespace cordon::proj
