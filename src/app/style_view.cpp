// SPDX-License-Identifier: MIT
#include "app/style_view.hpp"

#include "compose/web_mercator.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cordon::app {

namespace {

/// Page pixels that the map of a usual sheet has.
constexpr double usual_width = 680.0;
constexpr double usual_height = 510.0;
constexpr double tile_pixels = 512.0; ///< of the world at zoom 0
constexpr double last_latitude = 85.05;

std::optional<geom::LonLatBox> box_of(const Json& style) {
    const Json* center = style.find("center");
    const Json* zoom = style.find("zoom");
    if (center == nullptr || zoom == nullptr || !zoom->is_number() || !center->is_array() ||
        center->items().size() != 2 || !center->items()[0].is_number() ||
        !center->items()[1].is_number())
        return std::nullopt;
    const double lon = center->items()[0].number();
    const double lat = std::clamp(center->items()[1].number(), -last_latitude, last_latitude);
    if (!(std::abs(lon) <= 360.0)) return std::nullopt;
    const double world = tile_pixels * std::exp2(std::clamp(zoom->number(), 0.0, 24.0));
    const double half = usual_width / 2 / world * 360.0;
    // Web Mercator's y in turns of the world, downwards.
    const double y =
        0.5 - std::asinh(std::tan(lat * std::numbers::pi / 180.0)) / (2 * std::numbers::pi);
    const auto latitude = [&](double by) {
        const double at = std::clamp(y + by / world, 0.0, 1.0);
        return compose::square_latitude(at) * 180.0 / std::numbers::pi;
    };
    if (half >= 180.0) return geom::LonLatBox{-180, -last_latitude, 180, last_latitude};
    return geom::LonLatBox{lon - half, latitude(usual_height / 2), lon + half,
                           latitude(-usual_height / 2)};
}

std::string projection_of(const Json& style) {
    const Json* projection = style.find("projection");
    const Json* type = projection == nullptr ? nullptr : projection->find("type");
    if (type == nullptr || !type->is_string()) return {};
    const std::string name = type->string();
    if (name == "mercator") return "EPSG:3857";
    if (name.find(':') == std::string::npos) return {};
    if (!name.starts_with("custom:")) return name;
    const Json* metadata = style.find("metadata");
    const Json* own = metadata == nullptr ? nullptr : metadata->find("cordon:projections");
    return own == nullptr || !own->is_object() ? std::string() : own->text_or(name, "");
}

} // namespace

StyleView view_of(const style::Style& style) {
    return {box_of(style.definition), projection_of(style.definition)};
}

} // namespace cordon::app
