// SPDX-License-Identifier: MIT
#include "style/validate/fields.hpp"

#include <algorithm>

namespace cordon::style {

namespace {

constexpr std::uint8_t bit(Input input) {
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(input));
}

#include "style/validate/structure_table.inc"

} // namespace

std::span<const FieldSpec> fields_of(Structure structure) {
    switch (structure) {
    case Structure::root: return root_fields;
    case Structure::source_vector: return source_vector_fields;
    case Structure::source_raster: return source_raster_fields;
    case Structure::source_raster_dem: return source_raster_dem_fields;
    case Structure::source_geojson: return source_geojson_fields;
    case Structure::source_video: return source_video_fields;
    case Structure::source_image: return source_image_fields;
    case Structure::layer: return layer_fields;
    case Structure::light: return light_fields;
    case Structure::sky: return sky_fields;
    case Structure::terrain: return terrain_fields;
    case Structure::projection: return projection_fields;
    case Structure::transition: return transition_fields;
    case Structure::function: return function_fields;
    }
    return {};
}

const FieldSpec* find_field(std::span<const FieldSpec> fields, std::string_view name) {
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const FieldSpec& field) { return field.name == name; });
    return found == fields.end() ? nullptr : &*found;
}

} // namespace cordon::style
