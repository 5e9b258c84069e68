// SPDX-License-Identifier: MIT
#include "app/centroid_check.hpp"

#include "data/reader.hpp"
#include "geom/measure.hpp"
#include "incident/regions.hpp"
#include "proj/geodesic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

namespace cordon::app {

namespace {

/// A place that would be drawn as a dot.
struct Dot {
    const incident::Incident* incident = nullptr;
    geom::LonLat at{};
};

std::vector<Dot> dots_of(const incident::IncidentSet& set) {
    std::vector<Dot> out;
    for (const incident::Incident& incident : set.incidents) {
        if (incident.review == incident::Review::rejected) continue;
        for (const incident::PlaceLeaf& leaf : incident::places_of(incident.location)) {
            const auto* point = std::get_if<incident::Point>(&leaf.location->said);
            if (point == nullptr) continue;
            // A wide disc says itself that the centre means nothing.
            if (point->radius && !incident::is_exact(leaf.location->said)) continue;
            out.push_back({&incident, point->at});
        }
    }
    return out;
}

/// How near to a centre counts: outlines differ between sources by a share of their size.
Metres tolerance(const geom::LonLatBox& box) {
    constexpr double share = 0.012;
    const double diagonal = proj::distance({box.min_x, box.min_y}, {box.max_x, box.max_y}).value();
    return Metres(std::clamp(diagonal * share, 300.0, 10000.0));
}

/// Of many dots all over a division some lie on its centre by chance; a geocoder puts all that it
/// cannot place at one position.
bool is_chance(const std::vector<const Dot*>& hits, std::size_t inside) {
    constexpr std::size_t many = 30;
    if (inside < many) return false;
    for (std::size_t a = 0; a < hits.size(); ++a)
        for (std::size_t b = a + 1; b < hits.size(); ++b)
            if (hits[a]->at == hits[b]->at) return false;
    return true;
}

void report_dots(const std::vector<const Dot*>& dots, const std::string& file,
                 const std::string& division, Reporter& reporter) {
    constexpr std::size_t named = 4;
    std::vector<std::string> ids;
    for (const Dot* dot : dots)
        if (ids.size() < named) ids.push_back(dot->incident->id);
    const std::string more =
        dots.size() > named ? fmt::format(" and {} more", dots.size() - named) : "";
    const bool one = dots.size() == 1;
    reporter.warn(
        fmt::format("{} {} on the centre of {}: {}{}", dots.size(),
                    one ? "incident lies" : "incidents lie", division, fmt::join(ids, ", "), more),
        {file, dots.front()->incident->line, 0, dots.front()->incident->id},
        {"a geocoder puts there what is known by the division only: give the location as an area "
         "(model \"area\", or the precision code of the source), so that no dot is drawn"});
}

} // namespace

void report_centroids(const incident::IncidentSet& set, const Divisions& divisions,
                      Reporter& reporter) {
    const std::vector<Dot> dots = dots_of(set);
    const data::FeatureLayer& areas = divisions.areas;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        const geom::LonLatBox box = areas.shapes.box(i);
        // The centre of an outline over the antimeridian is on the other side of the world.
        if (box.empty() || box.width() > 180.0) continue;
        std::vector<const Dot*> inside;
        for (const Dot& dot : dots)
            if (box.contains(dot.at)) inside.push_back(&dot);
        if (inside.empty()) continue;
        const std::size_t all = inside.size();
        const Metres near = tolerance(box);
        const std::array<std::optional<geom::LonLat>, 2> centres = {geom::centroid(areas.shapes[i]),
                                                                    box.center()};
        std::erase_if(inside, [&](const Dot* dot) {
            return std::none_of(centres.begin(), centres.end(), [&](const auto& centre) {
                return centre && proj::distance(*centre, dot->at) <= near;
            });
        });
        if (inside.empty() || is_chance(inside, all)) continue;
        report_dots(inside, set.file,
                    fmt::format("the {} {}", divisions.kind, areas.text(i, divisions.name_column)),
                    reporter);
    }
}

void check_centroids(const incident::IncidentSet& set, Reporter& reporter) {
    data::ReadOptions options;
    geom::LonLatBox window;
    for (const Dot& dot : dots_of(set)) window.add(dot.at);
    if (window.empty()) return;
    options.window = window;
    options.columns = {"name"};
    for (const char* file : {"admin1.fgb", "admin1_joined.fgb"}) {
        const data::FeatureLayer regions = data::read_shipped_layer(file, options);
        report_centroids(set, {regions, "region", "name"}, reporter);
    }
    const data::FeatureLayer countries =
        data::read_shipped_layer("world_50m/countries.fgb", options);
    report_centroids(set, {countries, "country", "name"}, reporter);
}

} // namespace cordon::app
