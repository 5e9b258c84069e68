// SPDX-License-Identifier: MIT
#include "app/extent.hpp"

#include "core/file.hpp"
#include "core/units.hpp"
#include "data/reader.hpp"
#include "proj/geodesic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

namespace cordon::app {

using geom::LonLatBox;

namespace {

/// The smallest box over intervals of longitude on the circle: the widest gap between them stays
/// outside.
LonLatBox around(const std::vector<LonLatBox>& boxes) {
    LonLatBox all;
    for (const LonLatBox& box : boxes) all.add(box);
    if (all.width() <= 180.0) return all;
    std::vector<std::pair<double, double>> spans;
    spans.reserve(boxes.size());
    for (const LonLatBox& box : boxes) spans.emplace_back(box.min_x, box.max_x);
    std::sort(spans.begin(), spans.end());
    double end = spans.front().second;
    double widest = spans.front().first + 360.0 -
                    std::max_element(spans.begin(), spans.end(), [](auto& a, auto& b) {
                        return a.second < b.second;
                    })->second;
    for (const auto& [from, to] : spans) {
        if (from - end > widest) {
            // Starting east of this gap, the box crosses the antimeridian.
            widest = from - end;
            all.min_x = from;
            all.max_x = end + 360.0;
        }
        end = std::max(end, to);
    }
    return all;
}

/// The box of each part: an area that was cut at the antimeridian lies on both its sides.
void add_layer(const data::FeatureLayer& layer, std::vector<LonLatBox>& boxes) {
    for (std::size_t i = 0; i < layer.size(); ++i) {
        const geom::LonLatView shape = layer.shapes[i];
        for (std::size_t part = 0; part < shape.part_count(); ++part) {
            LonLatBox box;
            for (const geom::LonLat& place : shape.part(part)) box.add(place);
            boxes.push_back(box);
        }
    }
}

/// Length of a degree of longitude over one of latitude in the middle of a box.
double longitude_share(const LonLatBox& box) {
    return std::max(0.05, std::cos(box.center().y * 3.14159265358979 / 180.0));
}

/// Grows a box by x and y degrees on each side, up to the poles. One that would reach far beyond a
/// pole goes all round it.
LonLatBox grown(const LonLatBox& box, double x, double y) {
    const LonLatBox out{box.min_x - x, box.min_y - y, box.max_x + x, box.max_y + y};
    const double far = out.height() / 4;
    if (-90.0 - out.min_y > far) return {-180.0, -90.0, 180.0, out.max_y};
    if (out.max_y - 90.0 > far) return {-180.0, out.min_y, 180.0, 90.0};
    return {out.min_x, std::max(-90.0, out.min_y), out.max_x, std::min(90.0, out.max_y)};
}

/// Grows a box by a share of its size on each side, to at least `least_km` across.
LonLatBox padded(const LonLatBox& box, double share, double least_km) {
    const double least_y = least_km / km_per_degree;
    const double least_x = least_y / longitude_share(box);
    return grown(box, std::max(box.width() * share, (least_x - box.width()) / 2),
                 std::max(box.height() * share, (least_y - box.height()) / 2));
}

/// Does a box hold what readers know: three towns of the shipped map, or a capital or a city of a
/// million? False without the map.
bool is_known(const LonLatBox& box) {
    constexpr std::size_t enough = 3;
    constexpr double large = 1e6; // people
    if (!std::filesystem::exists(data_folder() / "geodata" / "places.fgb")) return false;
    data::ReadOptions options;
    options.window = box;
    options.columns = {"capital", "population"};
    const data::FeatureLayer towns = data::read_shipped_layer("places.fgb", options);
    if (towns.size() >= enough) return true;
    for (std::size_t i = 0; i < towns.size(); ++i)
        if (towns.number(i, "capital", 0.0) > 0.0 || towns.number(i, "population", 0.0) >= large)
            return true;
    return false;
}

/// Room round places that lie close together: at least 60 km, and more where nothing near is known
/// by name, so that readers find something that they know.
LonLatBox with_surroundings(const LonLatBox& box, double share) {
    LonLatBox out = padded(box, share, 60.0);
    for (const double least_km : {100.0, 170.0, 280.0}) {
        const LonLatBox wider = padded(box, share, least_km);
        const bool is_wide = wider.width() <= out.width() && wider.height() <= out.height();
        if (is_wide || is_known(out)) break;
        out = wider;
    }
    return out;
}

LonLatBox round_centre(geom::LonLat centre, Metres width) {
    const Metres half = width / 2;
    LonLatBox box;
    for (const double azimuth : {0.0, 90.0, 180.0, 270.0}) {
        geom::LonLat p = proj::direct(centre, Degrees(azimuth), half);
        if (p.x - centre.x > 180) p.x -= 360;
        if (p.x - centre.x < -180) p.x += 360;
        box.add(p);
    }
    return box;
}

/// Grown on the ground by the widest area round an incident.
LonLatBox with_reach(const LonLatBox& box, const Buffers& buffers) {
    double widest = buffers.all.value_or(Metres(0.0)).value();
    for (const auto& [type, distance] : buffers.by_type)
        widest = std::max(widest, distance.value());
    if (!buffers.rings.empty())
        widest *= *std::max_element(buffers.rings.begin(), buffers.rings.end());
    if (widest <= 0.0 || box.empty()) return box;
    const double y = widest / 111'000.0;
    return grown(box, y / longitude_share(box), y);
}

LonLatBox united(LonLatBox a, const LonLatBox& b) {
    a.add(b);
    return a;
}

/// A map round a centre that holds a pole: no box of longitudes and latitudes has the centre in its
/// middle, a plane that touches the globe there does. Empty for other maps.
std::optional<MapExtent> over_pole(const MapSection& map) {
    if (map.bbox || !map.centre || !map.centre->position || !map.width) return std::nullopt;
    const geom::LonLat centre = *map.centre->position;
    const double half = map.width->value() / 2;
    const double reach = half / (1000.0 * km_per_degree); // degrees
    constexpr double farthest = 45.0;                     // of a map that a plane shows well
    if (std::abs(centre.y) + reach < 90.0 || reach > farthest) return std::nullopt;
    std::string reason_en = "given by the user";
    std::string reason_fr = "choisie par l’utilisateur";
    std::string definition = map.projection;
    if (definition.empty()) {
        definition = fmt::format("+proj=laea +lat_0={} +lon_0={} +datum=WGS84 +units=m +no_defs",
                                 centre.y, centre.x);
        reason_en =
            "the map holds a pole: Lambert's azimuthal projection round its centre keeps areas";
        reason_fr =
            "la carte contient un pôle\u202F: la projection azimutale de Lambert autour de son "
            "centre conserve les surfaces";
    }
    proj::Projection projection(definition);
    const auto middle = projection.forward(centre);
    if (!middle) return std::nullopt;
    const geom::ProjectedBox projected{middle->x - half, middle->y - half, middle->x + half,
                                       middle->y + half};
    const LonLatBox box = proj::geographic_extent(projection, projected);
    return MapExtent{box, std::move(projection), reason_en, reason_fr, projected};
}

LonLatBox box_for(const MapDocument& document, const Evidence& evidence, const Routes& routes,
                  const StyleView& view, const LayerBoxes& layers) {
    const MapSection& map = document.map;
    if (map.bbox) {
        LonLatBox box = *map.bbox;
        if (box.max_x < box.min_x) box.max_x += 360.0;
        return box;
    }
    if (map.centre && map.centre->position && map.width)
        return round_centre(*map.centre->position, *map.width);
    if (map.extent == ExtentFrom::world) return {-180, -90, 180, 90};
    std::vector<LonLatBox> boxes;
    const bool of_routes = map.extent == ExtentFrom::routes;
    if (routes.layer && map.extent != ExtentFrom::incidents) add_layer(*routes.layer, boxes);
    if (!of_routes || boxes.empty()) {
        add_layer(evidence.layers.areas, boxes);
        add_layer(evidence.layers.points, boxes);
        add_layer(evidence.layers.stretches, boxes);
    }
    if (map.centre && map.centre->position) {
        LonLatBox box;
        box.add(*map.centre->position);
        boxes.push_back(box);
    }
    if (map.extent == ExtentFrom::layers) boxes = layers;
    if (boxes.empty()) boxes = layers;
    if (boxes.empty() && view.box) return *view.box;
    if (boxes.empty()) {
        throw Error("nothing to take the map's extent from: no incident has a place",
                    "give --bbox WEST,SOUTH,EAST,NORTH, or centre and width in the map file");
    }
    // Free space so that names and markers at the edge have room; a lone point gets a region round
    // it.
    const double share = map.padding.value_or(of_routes ? 0.04 : 0.1);
    const LonLatBox whole = around(boxes);
    const LonLatBox all =
        map.padding || of_routes ? padded(whole, share, 60.0) : with_surroundings(whole, share);
    if (of_routes || map.padding || map.buffer.of_analysis) return all;
    // Areas round incidents are shown whole.
    return united(all, padded(with_reach(whole, map.buffer), 0.02, 0.0));
}

} // namespace

bool needs_layer_boxes(const MapDocument& document, const Evidence& evidence,
                       const Routes& routes) {
    const MapSection& map = document.map;
    if (document.layers.empty() || map.bbox || (map.centre && map.width) ||
        map.extent == ExtentFrom::world)
        return false;
    return map.extent == ExtentFrom::layers ||
           (evidence.located == 0 && !routes.layer && !map.centre);
}

MapExtent choose_extent(const MapDocument& document, const Evidence& evidence, const Routes& routes,
                        const StyleView& view, const LayerBoxes& layers) {
    if (auto extent = over_pole(document.map)) return std::move(*extent);
    const LonLatBox box = box_for(document, evidence, routes, view, layers);
    std::string reason_en = "given by the user";
    std::string reason_fr = "choisie par l’utilisateur";
    std::string definition = document.map.projection;
    if (definition.empty() && !view.projection.empty()) {
        definition = view.projection;
        reason_en = "named by the style";
        reason_fr = "indiquée par le style";
    }
    if (definition.empty()) {
        const proj::ProjectionChoice choice = proj::choose_projection(box);
        definition = choice.definition;
        reason_en = choice.reason_en;
        reason_fr = choice.reason_fr;
    }
    proj::Projection projection(definition);
    const geom::ProjectedBox projected = proj::projected_extent(projection, box);
    if (projected.empty()) {
        throw Error("the extent cannot be shown in the projection " + definition,
                    "choose another projection, or none to let cordon choose");
    }
    return {box, std::move(projection), reason_en, reason_fr, projected};
}

} // namespace cordon::app
