// SPDX-License-Identifier: MIT
#include "app/layer_distance.hpp"

#include "core/diagnostic.hpp"
#include "proj/geodesic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cordon::app {

namespace {

/// `11.1 km`, `560 m`: three digits are more than the comparison needs.
std::string rounded(double metres, std::string_view space) {
    const bool far = metres >= 1000.0;
    const double value = far ? metres / 1000.0 : metres;
    const double digits = value < 10.0 ? 100.0 : value < 100.0 ? 10.0 : 1.0;
    return fmt::format("{}{}{}", std::round(value * digits) / digits, space, far ? "km" : "m");
}

std::string latitude_text(double latitude) {
    return fmt::format("{:.1f}° {}", std::abs(latitude), latitude < 0.0 ? "S" : "N");
}

/// What a number of degrees is on the ground, along a parallel and along a meridian.
struct Span {
    double across = 0.0;
    double along = 0.0;
};

Span ground_span(double degrees, double latitude) {
    const double half = std::min(degrees, 90.0) / 2.0;
    const double south = std::max(-90.0, latitude - half);
    const double north = std::min(90.0, latitude + half);
    return {proj::distance({-half, latitude}, {half, latitude}).value(),
            proj::distance({0.0, south}, {0.0, north}).value()};
}

/// Metres on the ground of a unit of Web Mercator: its cosine, on the ellipsoid along a parallel.
double web_mercator_metre(double latitude) {
    constexpr double a = 6378137.0;
    const double degrees = 1000.0 / a * 180.0 / std::numbers::pi; // 1 km of the map
    return ground_span(degrees, latitude).across / 1000.0;
}

[[noreturn]] void refuse(const DistanceOf& of, const Where& where, const std::string& message,
                         double metres) {
    constexpr double nearest = 1.0;
    constexpr double farthest = 5e6;
    const std::string write = rounded(std::clamp(metres, nearest, farthest), "");
    throw Error(
        {Severity::error,
         message,
         where,
         {"write the distance on the ground: " + fmt::format(fmt::runtime(of.form), write)}});
}

} // namespace

DistanceOf distance_of(const data::FeatureLayer& layer, std::string_view form) {
    geom::LonLatBox box;
    for (std::size_t i = 0; i < layer.size(); ++i)
        if (!layer.shapes[i].empty()) box.add(layer.shapes.box(i));
    return {layer.name, layer.metadata.crs, layer.metadata.crs_unit,
            box.empty() ? 0.0 : box.center().y, form};
}

Metres ground_distance(const GivenDistance& given, const DistanceOf& of, const Where& where) {
    if (given.metres) return *given.metres;
    const std::string crs = of.crs.empty() ? "WGS 84" : std::string(of.crs);
    const std::string at = latitude_text(of.latitude);
    if (given.in_degrees || of.unit == data::CrsUnit::degrees) {
        const Span span = ground_span(given.number, of.latitude);
        const std::string unit = given.in_degrees ? "" : " (degrees)";
        refuse(
            of, where,
            fmt::format("the distance {}° for layer '{}' ({}{}) is no distance on the ground: at "
                        "{} it is {} from west to east and {} from south to north",
                        given.number, of.name, crs, unit, at, rounded(span.across, " "),
                        rounded(span.along, " ")),
            (span.across + span.along) / 2.0);
    }
    if (of.unit == data::CrsUnit::web_mercator) {
        const double ground = given.number * web_mercator_metre(of.latitude);
        refuse(
            of, where,
            fmt::format("the distance {} for layer '{}' is in metres of Web Mercator ({}), which "
                        "are longer than those on the ground: at {} it is {}",
                        given.number, of.name, crs, at, rounded(ground, " ")),
            ground);
    }
    refuse(
        of, where,
        fmt::format("the distance {} for layer '{}' ({}) has no unit", given.number, of.name, crs),
        given.number);
}

} // namespace cordon::app
