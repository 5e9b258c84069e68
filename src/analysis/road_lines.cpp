// SPDX-License-Identifier: MIT
#include "analysis/road_lines.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>

namespace cordon::analysis {

namespace {

/// What the geometry had that could not be used.
struct BadGeometry {
    std::size_t not_lines = 0;
    std::size_t bad_points = 0;
    std::size_t too_short = 0;
};

bool usable(geom::LonLat p) {
    return std::isfinite(p.x) && std::isfinite(p.y) && std::abs(p.y) <= 90.0 &&
           std::abs(p.x) <= 540.0;
}

geom::LonLat normal(geom::LonLat p) {
    if (p.x > 180.0) p.x -= 360.0;
    if (p.x < -180.0) p.x += 360.0;
    return p;
}

void add_line(std::span<const geom::LonLat> line, const RoadAttributes& road, RoadLines& out,
              BadGeometry& bad) {
    const std::size_t first = out.points.size();
    for (const geom::LonLat& raw : line) {
        if (!usable(raw)) {
            ++bad.bad_points;
            continue;
        }
        const geom::LonLat p = normal(raw);
        if (out.points.size() == first || place_key(out.points.back()) != place_key(p))
            out.points.push_back(p);
    }
    if (out.points.size() < first + 2) {
        out.points.resize(first);
        ++bad.too_short;
        return;
    }
    if (road.backward)
        std::reverse(out.points.begin() + static_cast<std::ptrdiff_t>(first), out.points.end());
    out.lines.push_back(
        {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(out.points.size() - first)});
    out.roads.push_back(road);
}

void report_geometry(const BadGeometry& bad, const Where& where, Reporter& reporter) {
    if (bad.not_lines > 0)
        reporter.warn(fmt::format("{} features are not lines and were left out of the road network",
                                  bad.not_lines),
                      where);
    if (bad.bad_points > 0)
        reporter.warn(fmt::format("{} points of roads have no usable coordinates and were left out",
                                  bad.bad_points),
                      where);
    if (bad.too_short > 0)
        reporter.warn(fmt::format("{} roads have no length and were left out", bad.too_short),
                      where);
}

} // namespace

void report_attributes(const RoadFindings& findings, const NetworkOptions& options,
                       const Where& where, Reporter& reporter) {
    if (findings.without_class > 0)
        reporter.note(fmt::format("{} roads have no class: taken as {} (assumed)",
                                  findings.without_class, options.default_class),
                      where);
    if (!findings.unknown_classes.empty()) {
        std::size_t count = 0;
        std::vector<std::string> names;
        for (const auto& [name, times] : findings.unknown_classes) {
            count += times;
            if (names.size() < 10) names.push_back(fmt::format("'{}' ({})", name, times));
        }
        reporter.warn(
            fmt::format("{} roads have a class that is not known, {}{}: taken as other, which is "
                        "no main road",
                        count, fmt::join(names, ", "),
                        findings.unknown_classes.size() > names.size() ? ", …" : ""),
            where,
            {"known are motorway, trunk, primary, secondary, tertiary and lesser values of "
             "OpenStreetMap's key highway"});
    }
    if (findings.not_roads > 0)
        reporter.note(fmt::format("{} lines are not roads for vehicles and were left out",
                                  findings.not_roads),
                      where);
    if (findings.closed > 0)
        reporter.note(fmt::format("{} roads with access=no were left out", findings.closed), where);
    if (findings.bad_weights > 0)
        reporter.warn(
            fmt::format("{} roads have a capacity that is not a number above 0: their class counts",
                        findings.bad_weights),
            where);
}

std::uint64_t place_key(geom::LonLat place) {
    constexpr double grid = 1e7;
    const double longitude = place.x <= -180.0 ? 180.0 : place.x;
    const auto x =
        static_cast<std::uint32_t>(static_cast<std::int32_t>(std::lround(longitude * grid)));
    const auto y =
        static_cast<std::uint32_t>(static_cast<std::int32_t>(std::lround(place.y * grid)));
    return (static_cast<std::uint64_t>(x) << 32U) | y;
}

RoadLines collect_roads(const data::FeatureLayer& layer, const NetworkOptions& options,
                        Reporter& reporter) {
    if (layer.shapes.points().size() >= std::numeric_limits<std::uint32_t>::max() / 2)
        throw Error(
            fmt::format("{} points are too many for a road network", layer.shapes.points().size()),
            "read a smaller area");
    RoadLines roads;
    roads.points.reserve(layer.shapes.points().size());
    RoadAttributeReader reader(layer, options);
    BadGeometry bad;
    for (std::size_t i = 0; i < layer.size(); ++i) {
        if (layer.shapes.kind(i) != geom::Kind::line) {
            ++bad.not_lines;
            continue;
        }
        const auto road = reader.read(i);
        if (!road) continue;
        const geom::LonLatView shape = layer.shapes[i];
        for (std::size_t k = 0; k < shape.part_count(); ++k)
            add_line(shape.part(k), *road, roads, bad);
        if (roads.lines.size() > options.max_edges)
            throw Error(fmt::format("more than {} roads", options.max_edges),
                        "read a smaller area or fewer classes");
    }
    roads.names = std::move(reader.names());
    const Where where{.file = layer.metadata.source};
    report_geometry(bad, where, reporter);
    report_attributes(reader.findings(), options, where, reporter);
    if (roads.lines.empty())
        throw Error(fmt::format("no road in {} of {} features",
                                layer.name.empty() ? "the layer" : "layer '" + layer.name + "'",
                                layer.size()),
                    "roads are lines, with their class in the attribute highway, fclass, class or "
                    "type");
    return roads;
}

} // namespace cordon::analysis
