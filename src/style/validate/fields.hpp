// SPDX-License-Identifier: MIT
#pragma once

#include "style/property.hpp"

namespace cordon::style {

/// A field of the root, of a source, of a layer or of another object of a style that is not a paint
/// or layout property.
struct FieldSpec {
    std::string_view name;
    std::string_view type; ///< as the specification names it: `string`, `array`, `array of layer`,
                           ///< `filter`, `*` …
    bool required = false;
    PropertySpec spec; ///< of simple types
};

enum class Structure : std::uint8_t {
    root,
    source_vector,
    source_raster,
    source_raster_dem,
    source_geojson,
    source_video,
    source_image,
    layer,
    light,
    sky,
    terrain,
    projection,
    transition,
    function
};

/// The fields of an object, in the order of the specification.
[[nodiscard]] std::span<const FieldSpec> fields_of(Structure structure);
/// The field of that name, or nullptr.
[[nodiscard]] const FieldSpec* find_field(std::span<const FieldSpec> fields, std::string_view name);

} // namespace cordon::style
