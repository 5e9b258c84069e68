// SPDX-License-Identifier: MIT
#include "app/routes.hpp"

#include "app/network_files.hpp"
#include "core/file.hpp"
#include "data/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace cordon::app {

namespace fs = std::filesystem;
using data::FeatureLayer;

namespace {

std::string_view status_name(const RouteChoice& choice) {
    constexpr std::array<std::string_view, 5> names = {"no_information", "open", "restricted",
                                                       "contested", "cut"};
    return choice.status ? names.at(static_cast<std::size_t>(*choice.status)) : "unassessed";
}

/// The choice that a corridor falls under: its own id, else "all"; null when it is not wanted.
const RouteChoice* choice_for(const std::vector<RouteChoice>& routes, std::string_view corridor) {
    const auto named = std::find_if(routes.begin(), routes.end(),
                                    [&](const RouteChoice& r) { return r.id == corridor; });
    if (named != routes.end()) return &*named;
    const auto all = std::find_if(routes.begin(), routes.end(),
                                  [](const RouteChoice& r) { return r.id == "all"; });
    return all == routes.end() ? nullptr : &*all;
}

void append(FeatureLayer& out, const FeatureLayer& from, std::size_t i, const RouteChoice& choice) {
    out.shapes.add_shape(from.shapes[i]);
    for (const char* column : {"corridor", "from", "to", "ref"}) {
        const std::string_view text = from.text(i, column);
        if (!text.empty()) out.set(column, text);
    }
    std::string shield = choice.shield.empty() ? std::string(from.text(i, "ref")) : choice.shield;
    const bool disputed = choice.disputed || from.boolean(i, "disputed", false);
    if (disputed && !shield.empty()) shield += " ?";
    if (!shield.empty()) out.set("shield", std::string_view(shield));
    const std::string_view computed = from.text(i, "status");
    out.set("status", choice.status || computed.empty() ? status_name(choice) : computed);
    out.set("disputed", disputed);
    const double rule = from.number(i, "rule", 0);
    if (rule > 0 && !choice.status) out.set("rule", rule);
    out.finish_feature();
}

std::vector<std::string> ids_in(const FeatureLayer& layer) {
    std::set<std::string> ids;
    for (std::size_t i = 0; i < layer.size(); ++i)
        ids.insert(std::string(layer.text(i, "corridor")));
    return {ids.begin(), ids.end()};
}

} // namespace

namespace {

/// The stretches of an analysis as the map's routes.
Routes routes_of(const MapDocument& document, const SituationRun& run) {
    Routes routes;
    auto layer = std::make_shared<FeatureLayer>("routes");
    std::set<std::string> corridors;
    const FeatureLayer& stretches = run.layers.stretches;
    const RouteChoice any; // an analysis without [[routes]] shows all that it knows
    for (std::size_t i = 0; i < stretches.size(); ++i) {
        const RouteChoice* choice = choice_for(document.routes, stretches.text(i, "corridor"));
        if (choice == nullptr && !document.routes.empty()) continue;
        append(*layer, stretches, i, choice == nullptr ? any : *choice);
        corridors.insert(std::string(stretches.text(i, "corridor")));
        routes.names.insert(std::string(stretches.text(i, "from")));
        routes.names.insert(std::string(stretches.text(i, "to")));
    }
    routes.names.erase("");
    routes.attribution = run.roads.network.attribution;
    routes.count = static_cast<int>(corridors.size());
    routes.layer = std::move(layer);
    return routes;
}

} // namespace

Routes read_routes(const MapDocument& document, const SituationRun* situation, Reporter& reporter) {
    if (situation != nullptr) return routes_of(document, *situation);
    Routes routes;
    if (document.routes.empty()) return routes;
    const fs::path path = document.data.corridors ? document.data.corridors->resolved
                                                  : data_folder() / "geodata" / "corridor_legs.fgb";
    const FeatureLayer legs = data::read_layer(path, {}, reporter);
    const std::vector<std::string> known = ids_in(legs);
    for (const RouteChoice& choice : document.routes) {
        const bool found = choice.id == "all" || choice.file ||
                           std::find(known.begin(), known.end(), choice.id) != known.end();
        if (found) continue;
        Diagnostic diagnostic{Severity::error,
                              fmt::format("route '{}' is not among the corridors", choice.id),
                              document.where("routes"),
                              {}};
        const std::string near = did_you_mean(choice.id, known);
        diagnostic.hints.push_back(
            near.empty() ? fmt::format("known corridors: {}", fmt::join(known, ", ")) : near);
        throw Error(std::move(diagnostic));
    }
    auto layer = std::make_shared<FeatureLayer>("routes");
    std::set<std::string> corridors;
    for (std::size_t i = 0; i < legs.size(); ++i) {
        const RouteChoice* choice = choice_for(document.routes, legs.text(i, "corridor"));
        if (choice == nullptr) continue;
        append(*layer, legs, i, *choice);
        corridors.insert(std::string(legs.text(i, "corridor")));
        routes.names.insert(std::string(legs.text(i, "from")));
        routes.names.insert(std::string(legs.text(i, "to")));
    }
    for (const RouteChoice& choice : document.routes) {
        if (!choice.file) continue;
        const FeatureLayer own = read_named_layer(*choice.file, {}, reporter);
        for (std::size_t i = 0; i < own.size(); ++i) append(*layer, own, i, choice);
        corridors.insert(choice.id);
        routes.attribution = own.metadata.attribution;
    }
    routes.count = static_cast<int>(corridors.size());
    routes.layer = std::move(layer);
    return routes;
}

} // namespace cordon::app
