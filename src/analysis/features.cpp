// SPDX-License-Identifier: MIT
#include "analysis/features.hpp"

#include "proj/buffer.hpp"
#include "proj/geodesic.hpp"

#include <cmath>
#include <set>

namespace cordon::analysis {

namespace {

void set_point(data::FeatureLayer& layer, geom::LonLat at) {
    layer.shapes.add_point(at);
}

void set_number(data::FeatureLayer& layer, std::string_view name,
                const std::optional<double>& value) {
    if (value) layer.set(name, *value);
}

void add_stretch(data::FeatureLayer& layer, const Network& network, const Route& route,
                 const StretchResult& result) {
    const Stretch& stretch = network.stretches[result.stretch];
    layer.shapes.begin(geom::Kind::line);
    layer.shapes.add_part(network.line(stretch));
    layer.set("id", std::string_view(stretch.id));
    layer.set("corridor", std::string_view(route.id));
    layer.set("from", std::string_view(stretch.from));
    layer.set("to", std::string_view(stretch.to));
    if (!stretch.road.empty()) layer.set("ref", std::string_view(stretch.road));
    layer.set("status", name(result.status));
    layer.set("rule", static_cast<double>(result.rule));
    layer.set("disputed", result.disputed);
    layer.set("exposure", result.exposure);
    layer.set("exposure_weighted", result.exposure_weighted.value);
    const auto set_probability = [&](std::string_view key, Status status) {
        if (result.probability)
            layer.set(key, result.probability->at(static_cast<std::size_t>(status)).value);
    };
    set_probability("p_cut", Status::cut);
    set_probability("p_restricted", Status::restricted);
    set_probability("p_contested", Status::contested);
    set_probability("p_open", Status::open);
    set_probability("p_no_information", Status::no_information);
    layer.set("explanation", std::string_view(result.explanation));
    layer.set("length_km", stretch.length_m / 1000);
    layer.finish_feature();
}

void add_gateway(data::FeatureLayer& layer, const GatewayResult& result, double radius_km) {
    set_point(layer, result.gateway.at);
    layer.set("id", std::string_view(result.gateway.id));
    layer.set("radius_km", radius_km);
    layer.set("azimuth_deg", result.gateway.azimuth_deg);
    layer.set("road", std::string_view(result.gateway.road));
    layer.set("status", name(result.status));
    layer.set("rule", static_cast<double>(result.rule));
    layer.set("weight", result.gateway.weight);
    layer.finish_feature();
}

void add_circle(data::FeatureLayer& layer, const Centre& centre, double radius_km) {
    const geom::LonLatShape disc = proj::disc(centre.at, kilometres(radius_km));
    layer.shapes.begin(geom::Kind::line);
    for (std::size_t i = 0; i < disc.view().part_count(); ++i)
        layer.shapes.add_part(disc.view().part(i));
    layer.set("radius_km", radius_km);
    layer.finish_feature();
}

void add_supplier(data::FeatureLayer& layer, const Inputs& in, const SupplierResult& result) {
    const Supplier& supplier = in.suppliers[result.supplier];
    set_point(layer, supplier.at);
    layer.set("id", std::string_view(supplier.id));
    layer.set("name", std::string_view(supplier.name));
    layer.set("weight", supplier.weight);
    layer.set("reachable", result.reachable);
    set_number(layer, "distance_before_km", result.distance_before_km);
    set_number(layer, "distance_after_km", result.distance_after_km);
    set_number(layer, "detour_km", result.detour_km);
    set_number(layer, "detour_ratio", result.detour_ratio);
    const double azimuth = proj::inverse(in.centre.at, supplier.at).azimuth.value();
    layer.set("azimuth_deg", std::fmod(azimuth + 360.0, 360.0));
    if (!result.reason.empty()) layer.set("reason", std::string_view(result.reason));
    layer.finish_feature();
}

} // namespace

SituationLayers to_features(const Inputs& inputs, const Situation& situation) {
    SituationLayers layers;
    const Network& network = *inputs.network;
    std::set<std::uint32_t> seen; // a stretch of several routes is one line
    for (const RouteResult& route : situation.routes)
        for (const StretchResult& stretch : route.stretches)
            if (seen.insert(stretch.stretch).second)
                add_stretch(layers.stretches, network, network.routes[route.route], stretch);
    layers.stretches.metadata.attribution = network.attribution;
    layers.stretches.metadata.licence = network.licence;
    for (const GatewayCircle& circle : situation.gateways) {
        add_circle(layers.circles, inputs.centre, circle.radius_km);
        for (const GatewayResult& gateway : circle.list)
            add_gateway(layers.gateways, gateway, circle.radius_km);
    }
    for (const SupplierResult& supplier : situation.suppliers)
        add_supplier(layers.suppliers, inputs, supplier);
    return layers;
}

} // namespace cordon::analysis
