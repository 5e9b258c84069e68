// SPDX-License-Identifier: MIT
#include "app/analysis_keys.hpp"
#include "app/boundary_view.hpp"
#include "app/map_reader.hpp"
#include "app/values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace cordon::app {

namespace {

/// Collects findings with the line of the key that they are about.
class Rules {
  public:
    explicit Rules(const MapDocument& document) : document_(document) {}

    void error(const std::string& key, std::string message, std::vector<std::string> hints = {}) {
        add(Severity::error, key, std::move(message), std::move(hints));
    }
    void warning(const std::string& key, std::string message, std::vector<std::string> hints = {}) {
        add(Severity::warning, key, std::move(message), std::move(hints));
    }
    Diagnostics found;

  private:
    void add(Severity severity, const std::string& key, std::string message,
             std::vector<std::string> hints) {
        Where where = document_.where(key);
        where.key = key;
        found.push_back({severity, std::move(message), std::move(where), std::move(hints)});
    }
    const MapDocument& document_;
};

void check_extent(const MapSection& map, Rules& rules) {
    if (map.bbox && map.width)
        rules.error("map.width", "bbox and width exclude each other", {"give one of them"});
    if (map.width && !map.centre)
        rules.error("map.width", "width needs a centre",
                    {R"(add centre = "Bamako" or a position)"});
    if (map.bbox && map.extent != ExtentFrom::automatic)
        rules.warning("map.extent", "extent is not used, because bbox is given");
}

void check_buffer(const Buffers& buffer, Rules& rules) {
    if (!buffer.rings.empty() && buffer.empty())
        rules.error("map.buffer", "the rings of buffer have no radius to multiply",
                    {R"(add all = "5km", or a distance for a type)"});
    constexpr std::size_t most_rings = 6; // more cannot be told apart on paper
    if (buffer.rings.size() > most_rings)
        rules.error("map.buffer.rings",
                    fmt::format("buffer has {} rings; at most {} can be told apart",
                                buffer.rings.size(), most_rings));
    // The radius of a buffer ends at 5,000 km, as that of a distance in the file does.
    const double widest =
        buffer.rings.empty() ? 1.0 : *std::max_element(buffer.rings.begin(), buffer.rings.end());
    const double narrowest =
        buffer.rings.empty() ? 1.0 : *std::min_element(buffer.rings.begin(), buffer.rings.end());
    const auto check = [&](Metres radius) {
        if (radius.value() * widest > 5e6 || radius.value() * narrowest < 1.0)
            rules.error("map.buffer.rings",
                        fmt::format("rings of {} reach from {:.1f} m to {:.0f} km; 1 m to 5,000 "
                                    "km can be drawn",
                                    to_text(radius), radius.value() * narrowest,
                                    radius.value() * widest / 1000.0));
    };
    if (buffer.all) check(*buffer.all);
    for (const auto& [type, radius] : buffer.by_type) check(radius);
}

void check_symbols(const MapSection& map, Rules& rules) {
    if (map.cluster &&
        (!map.size_by.empty() || !map.shape_by.empty() || map.decay != AgeRule::none))
        rules.warning("map.cluster",
                      "size_by, shape_by and decay are not drawn, because cluster makes one symbol "
                      "of several incidents");
    if (map.half_life_days && map.decay == AgeRule::none)
        rules.warning("map.half_life_days", "half_life_days is not used without decay",
                      {R"(add decay = "half-life")"});
    if (!map.shape_order.empty() && map.shape_by.empty())
        rules.warning("map.shape_order", "shape_order is not used without shape_by");
}

/// A view that is not drawn must not be claimed.
void check_view(const MapDocument& document, Rules& rules) {
    const std::string& view = document.map.boundary_view;
    if (view.empty() || view == neutral_view || document.data.boundaries) return;
    rules.error(
        "map.boundary_view", fmt::format("the shipped base map has no point of view '{}'", view),
        {R"(it has: neutral. Natural Earth's boundary lines from version 5.0 on have more: )"
         R"(add boundaries = "ne_10m_admin_0_boundary_lines_land.shp" to [data])"});
}

void check_time(const MapSection& map, Rules& rules) {
    if (map.from && map.to && *map.to < *map.from)
        rules.error("map.to",
                    fmt::format("the window is reversed: it ends on {} before it begins on {}",
                                to_iso(*map.to), to_iso(*map.from)));
    else if (map.from && map.as_of && map.as_of->day < *map.from)
        rules.error("map.as_of", fmt::format("the cut-off {} lies before the window's first day {}",
                                             to_iso(map.as_of->day), to_iso(*map.from)));
}

void check_layers(const std::vector<LayerSource>& layers, Rules& rules) {
    std::set<std::string, std::less<>> names;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const std::string key = fmt::format("layers[{}]", i);
        if (layers[i].file.empty()) rules.error(key, "the layer has no file");
        if (!layers[i].name.empty() && !names.insert(layers[i].name).second)
            rules.error(key + ".name", fmt::format("a second layer is named '{}'", layers[i].name));
    }
}

/// Rings, `combine` and `with` must fit together.
void check_areas(const std::vector<LayerSource>& layers, Rules& rules) {
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const LayerSource& layer = layers[i];
        const std::string key = fmt::format("layers[{}]", i);
        const auto other = std::find_if(layers.begin(), layers.end(), [&](const LayerSource& one) {
            return one.name == layer.with;
        });
        if (!layer.rings.empty() && !layer.buffer)
            rules.error(key + ".rings", "the rings have no buffer to multiply",
                        {R"(add buffer = "10km")"});
        const auto fits = [](double factor) { return factor > 0.0 && factor <= 10.0; };
        if (!std::all_of(layer.rings.begin(), layer.rings.end(), fits))
            rules.error(key + ".rings", "a ring's factor must be more than 0 and at most 10");
        if (layer.with.empty()) {
            if (layer.combine && *layer.combine != Combine::unite)
                rules.error(key + ".combine",
                            fmt::format("layer '{}' has nothing to be combined with", layer.name),
                            {R"(add with = "name of another layer")"});
            continue;
        }
        std::vector<std::string> names;
        for (const LayerSource& one : layers)
            if (&one != &layer) names.push_back(one.name);
        const std::string near = did_you_mean(layer.with, names);
        if (other == layers.end() || other->name == layer.name)
            rules.error(key + ".with", fmt::format("no other layer is named '{}'", layer.with),
                        {near.empty() ? "add a [[layers]] table for it, with its file" : near});
        if (!layer.combine)
            rules.error(key + ".with", "it is not said how the two layers are combined",
                        {R"(add combine = "union", "intersection" or "difference")"});
        else if (*layer.combine == Combine::unite && !layer.rings.empty())
            rules.error(key + ".rings",
                        "rings and the union with another layer exclude each other");
    }
}

void check_data(const DataSection& data, Rules& rules) {
    for (std::size_t i = 0; i < data.incidents.size(); ++i) {
        const IncidentSource& source = data.incidents[i];
        const std::string key = fmt::format("data.incidents[{}]", i);
        if (source.file.empty()) rules.error(key, "the entry has no file");
    }
    const auto check_file = [&](const char* key, const std::optional<LayerSource>& source) {
        if (source && source->file.empty()) rules.error(key, "the entry has no file");
    };
    check_file("data.roads", data.roads);
    check_file("data.boundaries", data.boundaries);
    check_file("data.districts", data.districts);
    if (data.roads && (data.roads->makes_areas() || !data.roads->with.empty()))
        rules.error("data.roads", "the roads themselves are no areas",
                    {"add a [[layers]] table with their file and buffer"});
}

void check_routes(const std::vector<RouteChoice>& routes, Rules& rules) {
    std::set<std::string, std::less<>> ids;
    for (std::size_t i = 0; i < routes.size(); ++i) {
        const RouteChoice& route = routes[i];
        const std::string key = fmt::format("routes[{}]", i);
        if (route.id.empty())
            rules.error(key, "the route has no id", {R"(give the id of a corridor, or "all")"});
        else if (!ids.insert(route.id).second)
            rules.error(key + ".id", fmt::format("the route '{}' is listed twice", route.id));
        const bool claims = route.status && *route.status != RouteStatus::no_information;
        if (claims && route.because.empty())
            rules.error(key + ".status",
                        fmt::format("the status of route '{}' has no evidence", route.id),
                        {R"(add because = ["incident id"], or leave the status out)"});
        if (claims && route.id == "all")
            rules.error(key + ".status", "one status cannot be given to all routes",
                        {"list the routes that the evidence is about"});
    }
}

void check_sheet(const SheetSection& sheet, Rules& rules) {
    const auto& width = sheet.print_width;
    if (width && (width->unit != SheetSize::Unit::millimetres || width->height > 0))
        rules.error("sheet.print_width", "print_width is a width on paper",
                    {R"(write a length alone, such as "85mm")"});
    if (sheet.cmyk_profile && sheet.colour != Colour::cmyk)
        rules.warning("sheet.cmyk_profile",
                      "the colour profile is not used, because the colours "
                      "are those of screens",
                      {R"(add colour = "cmyk")"});
    if (!sheet.disclaimer) return;
    if (sheet.disclaimer->empty()) {
        rules.warning("sheet.disclaimer", "the map carries no disclaimer");
        return;
    }
    const bool un = std::find(sheet.disclaimer->begin(), sheet.disclaimer->end(), Disclaimer::un) !=
                    sheet.disclaimer->end();
    if (un && sheet.organisation != "UN")
        rules.error("sheet.disclaimer",
                    "the preset 'un' is the sentence of the United Nations and not for others",
                    {R"(use "neutral", or add organisation = "UN" when the map is theirs)"});
}

} // namespace

Diagnostics rule_faults(const MapDocument& document) {
    Rules rules(document);
    check_extent(document.map, rules);
    check_buffer(document.map.buffer, rules);
    check_time(document.map, rules);
    check_symbols(document.map, rules);
    check_view(document, rules);
    check_data(document.data, rules);
    check_layers(document.layers, rules);
    check_areas(document.layers, rules);
    check_routes(document.routes, rules);
    check_sheet(document.sheet, rules);
    for (Diagnostic& fault : analysis_key_faults(document.analysis, document.file))
        rules.found.push_back(std::move(fault));
    return std::move(rules.found);
}

} // namespace cordon::app
