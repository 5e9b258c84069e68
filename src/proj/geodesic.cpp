// SPDX-License-Identifier: MIT
#include "proj/geodesic.hpp"

#include "core/diagnostic.hpp"
#include "proj/edge.hpp"
#include "proj/ellipsoid.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace cordon::proj {

namespace {

/// More points than this come from a mistaken unit, not from a map.
constexpr double most_points = 20e6;

void append_distinct(std::vector<geom::LonLat>& line, geom::LonLat p) {
    if (line.empty() || !(line.back() == p)) line.push_back(p);
}

} // namespace

GeodesicLine inverse(geom::LonLat from, geom::LonLat to) {
    double metres = 0.0;
    double start = 0.0;
    double end = 0.0;
    wgs84().Inverse(from.y, from.x, to.y, to.x, metres, start, end);
    return {Metres(metres), Degrees(start), Degrees(end)};
}

Metres distance(geom::LonLat a, geom::LonLat b) {
    double metres = 0.0;
    wgs84().Inverse(a.y, a.x, b.y, b.x, metres);
    return Metres(metres);
}

geom::LonLat direct(geom::LonLat from, Degrees azimuth, Metres distance) {
    geom::LonLat to;
    wgs84().Direct(from.y, from.x, azimuth.value(), distance.value(), to.y, to.x);
    return to;
}

Metres length(std::span<const geom::LonLat> line) {
    Metres total;
    for (std::size_t i = 0; i + 1 < line.size(); ++i)
        total = total + distance(line[i], line[i + 1]);
    return total;
}

std::vector<geom::LonLat> densify(std::span<const geom::LonLat> line, Metres longest) {
    if (!(longest.value() > 0.0))
        throw Error(fmt::format("cannot densify to pieces of {} m: the length must be positive",
                                longest.value()));
    if (length(line) / longest > most_points)
        throw Error(fmt::format("cannot densify to pieces of {} m: more than {:.0f} million points",
                                longest.value(), most_points / 1e6));
    std::vector<geom::LonLat> out;
    out.reserve(line.size());
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (i > 0) {
            const GeodesicSegment edge(line[i - 1], line[i]);
            const int pieces = piece_count(edge.metres(), longest.value());
            for (int k = 1; k < pieces; ++k) out.push_back(edge.at(edge.metres() * k / pieces));
        }
        out.push_back(line[i]);
    }
    return out;
}

std::vector<geom::LonLat> stretch(std::span<const geom::LonLat> line, Metres from, Metres to) {
    std::vector<geom::LonLat> out;
    if (line.empty()) return out;
    const double start = std::max(0.0, std::min(from.value(), to.value()));
    const double end = std::max(0.0, std::max(from.value(), to.value()));
    double travelled = 0.0;
    for (std::size_t i = 0; i + 1 < line.size() && travelled <= end; ++i) {
        const GeodesicSegment edge(line[i], line[i + 1]);
        const double next = travelled + edge.metres();
        if (next >= start) {
            append_distinct(out, start <= travelled ? line[i] : edge.at(start - travelled));
            append_distinct(out, end >= next ? line[i + 1] : edge.at(end - travelled));
        }
        travelled = next;
    }
    if (out.empty()) out.push_back(line.back());
    return out;
}

geom::LonLat along(std::span<const geom::LonLat> line, Metres at) {
    if (line.empty()) throw Error("cannot walk along a line without points");
    double left = at.value();
    if (!(left > 0.0)) return line.front();
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const GeodesicSegment edge(line[i], line[i + 1]);
        if (left <= edge.metres()) return edge.at(left);
        left -= edge.metres();
    }
    return line.back();
}

} // namespace cordon::proj
