// SPDX-License-Identifier: MIT
#include "app/sheet_layers.hpp"

#include "app/cluster_sizes.hpp"
#include "app/clusters.hpp"
#include "app/focus_countries.hpp"
#include "app/print.hpp"
#include "app/threat.hpp"
#include "core/units.hpp"
#include "data/reader.hpp"
#include "proj/buffer.hpp"
#include "proj/geodesic.hpp"
#include "proj/pole.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace cordon::app {

namespace {

compose::Standing standing(const Piece& piece) {
    using Place = compose::Standing::Place;
    compose::Standing out;
    out.wanted = !piece.is_off();
    switch (piece.corner) {
    case Corner::top_left: out.place = Place::top_left; break;
    case Corner::top_right: out.place = Place::top_right; break;
    case Corner::bottom_left: out.place = Place::bottom_left; break;
    case Corner::bottom_right: out.place = Place::bottom_right; break;
    default: break;
    }
    return out;
}

constexpr double default_width_mm = 180.0; // two newspaper columns, a report's text width

} // namespace

double pixel_ratio(const MapDocument& document) {
    const MapSection& map = document.map;
    if (!map.size || map.size->unit == SheetSize::Unit::millimetres)
        return map.dpi / 96.0 * map.scale;
    // A picture for the screen is laid out as a sheet about 800 pixels wide and drawn sharper, as
    // screens do.
    constexpr double natural_width = 800.0;
    const double width = map.size->width;
    const double ratio = std::max(0.25, width / natural_width);
    // Narrow upright ones are for a telephone: its letters are no smaller, and there is room for
    // them. What is narrower still is a thumbnail.
    constexpr double telephone = 320.0;
    const bool is_telephone = width < natural_width && map.size->height >= width;
    return (is_telephone ? std::max(ratio, std::min(1.0, width / telephone)) : ratio) * map.scale;
}

compose::SheetRequest furniture_for(const MapDocument& document) {
    compose::SheetRequest request;
    const MapSection& map = document.map;
    const SheetSection& sheet = document.sheet;
    request.language = map.lang;
    if (map.size && map.size->unit == SheetSize::Unit::pixels) {
        const double ratio = pixel_ratio(document);
        request.width = map.size->width / ratio;
        request.height = map.size->height / ratio;
    } else {
        request.width = (map.size ? map.size->width : default_width_mm) * pixels_per_mm / map.scale;
        request.height = map.size ? map.size->height * pixels_per_mm / map.scale : 0.0;
    }
    const auto mm = [&](double value) { return value * pixels_per_mm / map.scale; };
    request.margins = {mm(sheet.margins.top), mm(sheet.margins.right), mm(sheet.margins.bottom),
                       mm(sheet.margins.left)};
    request.legend = standing(sheet.legend);
    request.scale_bar = standing(sheet.scale_bar);
    request.north_arrow = standing(sheet.north_arrow);
    request.inset = standing(sheet.inset.piece);
    request.graticule = !sheet.graticule.is_off();
    request.with_key = !sheet.key.is_off();
    request.frame = sheet.frame;
    request.border = border_of(document);
    return request;
}

namespace {

data::LayerPtr shared(const data::FeatureLayer& layer) {
    // The evidence outlives the map; the pointer does not own it.
    return {&layer, [](const data::FeatureLayer*) {}};
}

/// Circles of round distances about the centre: they give the scale without claiming a siege.
data::LayerPtr distance_rings(geom::LonLat centre, const std::vector<double>& radii_km,
                              Language language) {
    auto rings = std::make_shared<data::FeatureLayer>("rings");
    for (const double km : radii_km) {
        const geom::LonLatShape disc = proj::disc(centre, kilometres(km), 360);
        rings->shapes.begin(geom::Kind::line);
        for (std::size_t part = 0; part < disc.view().part_count(); ++part)
            rings->shapes.add_part(disc.view().part(part));
        const std::string label =
            format_number(km, 0, language) + std::string(no_break_space) + "km";
        rings->set("km", km);
        rings->set("label", std::string_view(label));
        rings->finish_feature();
    }
    return rings;
}

/// Circles are made anew for each view, always from all points: they depend on no window.
void provide_crowd(MapLayers& layers, const MapContents& contents, CrowdFor crowd) {
    const data::LayerPtr points = shared(contents.evidence.layers.points);
    layers.provide("incidents/circles",
                   [points, crowd = std::move(crowd)](const compose::SourceView& view) {
                       return crowd_circles(*points, crowd(view));
                   });
    if (contents.document.map.uncertainty)
        layers.provide("incidents/areas", crowd_areas(contents.evidence.layers.areas));
}

} // namespace

std::string points_layer(const Evidence& evidence) {
    return evidence.symbols.in_place ? "incidents/sized" : "incidents/points";
}

void provide_layers(MapLayers& layers, const MapContents& contents, CrowdFor crowd,
                    Reporter& reporter) {
    const auto& [document, evidence, routes] = contents;
    layers.provide("incidents/stretches", shared(evidence.layers.stretches));
    if (document.map.cluster) {
        layers.provide("incidents/circles",
                       [&evidence = evidence, lang = document.map.lang,
                        crowd = std::move(crowd)](const compose::SourceView& view) {
                           const double share = room_share(evidence.clusters, crowd(view));
                           return cluster_layer(evidence.clusters, lang, {0, share});
                       });
        if (document.map.uncertainty)
            layers.provide("incidents/areas", crowd_areas(evidence.layers.areas));
    } else if (is_crowd(document, evidence)) {
        provide_crowd(layers, contents, std::move(crowd));
        reporter.note(fmt::format("{} incidents are too many to be numbered (number_max is {}): "
                                  "neighbours are drawn as circles",
                                  evidence.located, document.map.number_max));
    } else {
        layers.provide(points_layer(evidence), shared(evidence.layers.points));
        if (document.map.uncertainty)
            layers.provide("incidents/areas", shared(evidence.layers.areas));
    }
    if (routes.layer) layers.provide("routes/legs", routes.layer);
    if (!evidence.crossings.empty())
        layers.provide("crossings/points", crossing_layer(evidence.crossings, document.map.lang));
    if (!document.map.buffer.empty()) {
        const ThreatLayers threat =
            threat_layers(document.map.buffer, evidence.layers, document.map.lang);
        layers.provide("buffers/areas", threat.areas);
        layers.provide("buffers/edges", threat.edges);
    }
    if (document.map.centre && document.map.centre->position && routes.layer) {
        layers.provide("rings/rings", distance_rings(*document.map.centre->position, {100.0, 200.0},
                                                     document.map.lang));
    }
}

void check_drawn_by(const style::Style& style, const MapContents& contents, Reporter& reporter) {
    const auto check = [&](bool wanted, const std::string& url, const std::string& layer,
                           const std::string& what) {
        if (!wanted) return;
        const bool drawn =
            std::any_of(style.layers.begin(), style.layers.end(), [&](const style::Layer& one) {
                const style::Source* source = style.source(one.source);
                return source != nullptr && source->url == url && one.source_layer == layer;
            });
        if (!drawn)
            reporter.warn(fmt::format("the style draws no {}: it has no layer of '{}' in '{}'",
                                      what, layer, url),
                          contents.document.where("map.style"),
                          {"copy the layers with that source-layer from a shipped style"});
    };
    check(contents.evidence.symbols.in_place, "cordon:incidents", "sized",
          "symbols at their places (size_by, shape_by, decay)");
    check(contents.document.map.cluster.has_value(), "cordon:incidents", "circles", "clusters");
    check(!contents.evidence.crossings.empty(), "cordon:crossings", "points", "border crossings");
}

std::vector<std::pair<std::string, std::string>> legend_titles(const style::Style& style,
                                                               Language language) {
    std::vector<std::pair<std::string, std::string>> out;
    const Json* metadata = style.definition.find("metadata");
    const Json* groups = metadata == nullptr ? nullptr : metadata->find("cordon:legend-groups");
    if (groups == nullptr || !groups->is_object()) return out;
    for (const Json::Member& group : groups->members())
        out.emplace_back(group.key,
                         group.value.text_or(code(language), group.value.text_or("en", "")));
    return out;
}

namespace {

/// Share of a grid of places that lie on land.
double land_share(const data::FeatureLayer& land, const geom::LonLatBox& box) {
    constexpr int columns = 16;
    constexpr int rows = 12;
    int hits = 0;
    for (int k = 0; k < columns * rows; ++k) {
        const int column = k % columns;
        const int row = k / columns;
        geom::LonLat at{box.min_x + box.width() * (column + 0.5) / columns,
                        box.min_y + box.height() * (row + 0.5) / rows};
        at.x -= 360.0 * std::floor((at.x + 180.0) / 360.0);
        hits += country_at(land, at) ? 1 : 0;
    }
    return static_cast<double>(hits) / (columns * rows);
}

/// Round a pole: the map's own projection, so that both lie alike, out to where other continents
/// begin.
compose::LocatorRequest polar_locator(const MapExtent& extent, const style::Style& style,
                                      double pole) {
    constexpr double tropics = 20.0; // degrees of latitude
    const geom::LonLatBox cap = pole < 0 ? geom::LonLatBox{-180, -90, 180, -tropics}
                                         : geom::LonLatBox{-180, tropics, 180, 90};
    return {&style, extent.projection, proj::projected_extent(extent.projection, cap)};
}

} // namespace

bool wants_locator(const MapDocument& document, const MapExtent& extent) {
    const Inset& inset = document.sheet.inset;
    if (inset.piece.is_off()) return false;
    const bool asked = inset.piece.show == Piece::Show::yes || inset.shows != InsetView::automatic;
    constexpr double half_way_round = 180.0; // degrees: all know where that lies
    return asked || extent.box.width() < half_way_round ||
           proj::pole_inside(extent.projection, extent.projected);
}

compose::LocatorRequest locator_for(const MapDocument& document, const MapExtent& extent,
                                    const style::Style& style, bool at_sea) {
    const bool world = document.sheet.inset.shows == InsetView::world;
    if (const auto pole = proj::pole_inside(extent.projection, extent.projected); pole && !world)
        return polar_locator(extent, style, *pole);
    geom::LonLatBox box = extent.box;
    // About four times the map's size, and at least a region that a reader can recognise.
    const double half_x = std::max(box.width() * 1.9, 9.0);
    const double half_y = std::max(box.height() * 1.9, 8.0);
    const geom::LonLat middle = box.center();
    box = {middle.x - half_x, std::max(-85.0, middle.y - half_y), middle.x + half_x,
           std::min(85.0, middle.y + half_y)};
    // A map of a sea is found by its coasts, one of islands by the land that they lie off.
    const double least_land = at_sea ? 0.12 : 0.03;
    data::ReadOptions options;
    options.columns = {"iso_a2"};
    const data::FeatureLayer land = data::read_shipped_layer("world_110m/countries.fgb", options);
    for (int i = 0; i < 3 && land_share(land, box) < least_land; ++i)
        box = {box.min_x - box.width() / 3, std::max(-85.0, box.min_y - box.height() / 3),
               box.max_x + box.width() / 3, std::min(85.0, box.max_y + box.height() / 3)};
    if (world || box.width() > 300) box = {-180, -85, 180, 85};
    proj::Projection projection(proj::choose_projection(box).definition);
    const geom::ProjectedBox projected = proj::projected_extent(projection, box);
    return {&style, projection, projected};
}

} // namespace cordon::app
