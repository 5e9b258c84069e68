// SPDX-License-Identifier: MIT
#include "style/property.hpp"

#include <algorithm>
#include <array>

namespace cordon::style {

namespace {

constexpr std::uint16_t bit(LayerType layer) {
    return static_cast<std::uint16_t>(1U << static_cast<unsigned>(layer));
}
constexpr std::uint8_t bit(Input input) {
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(input));
}

#include "style/property_table.inc"

constexpr std::array<std::string_view, 10> layer_names = {
    "background", "fill",      "line",         "circle",  "symbol",
    "raster",     "hillshade", "color-relief", "heatmap", "fill-extrusion"};

} // namespace

std::string_view layer_type_name(LayerType type) {
    return layer_names.at(static_cast<std::size_t>(type));
}

std::optional<LayerType> layer_type_from(std::string_view name) {
    const auto* found = std::find(layer_names.begin(), layer_names.end(), name);
    if (found == layer_names.end()) return std::nullopt;
    return static_cast<LayerType>(found - layer_names.begin());
}

const PropertySpec& property_spec(Property property) {
    return table.at(static_cast<std::size_t>(property));
}

std::span<const PropertySpec> all_properties() {
    return table;
}

std::string_view property_name(Property property) {
    return property_spec(property).name;
}

std::optional<Property> property_from(std::string_view name) {
    // The generator sorts the table by name.
    const auto* found = std::lower_bound(
        table.begin(), table.end(), name,
        [](const PropertySpec& row, std::string_view wanted) { return row.name < wanted; });
    if (found == table.end() || found->name != name) return std::nullopt;
    return found->property;
}

std::optional<Property> property_from(std::string_view name, LayerType layer) {
    const std::optional<Property> found = property_from(name);
    if (!found || !property_spec(*found).belongs_to(layer)) return std::nullopt;
    return found;
}

} // namespace cordon::style
