// SPDX-License-Identifier: MIT
#pragma once

#include "style/expression/value.hpp"

#include <functional>
#include <limits>

namespace cordon::style {

/// Name of an attribute in an expression. `slot` counts the names of one expression, so that a
/// layer can look its columns up once.
struct Key {
    static constexpr std::size_t no_slot = std::numeric_limits<std::size_t>::max();
    std::string_view name;
    std::size_t slot = no_slot;
};

/// The feature that an expression looks at.
class Feature {
  public:
    Feature() = default;
    Feature(const Feature&) = delete;
    Feature& operator=(const Feature&) = delete;
    Feature(Feature&&) = delete;
    Feature& operator=(Feature&&) = delete;
    virtual ~Feature() = default;

    /// The attribute; empty when the feature has none of that name.
    [[nodiscard]] virtual std::optional<Value> property(Key key) const = 0;
    /// All attributes as an object.
    [[nodiscard]] virtual Value properties() const = 0;
    /// The feature's id, or null.
    [[nodiscard]] virtual Value id() const = 0;
    /// `Point`, `LineString`, `Polygon` or what the data say; `Unknown` without geometry.
    [[nodiscard]] virtual std::string_view geometry_type() const = 0;
    /// The geometry in degrees; empty when it is not known.
    [[nodiscard]] virtual geom::LonLatView geometry() const = 0;
    /// Zoom level whose tile units (8192 a tile) are the grid on which `within` compares.
    [[nodiscard]] virtual int grid_zoom() const = 0;
};

/// Everything outside of an expression that its value may depend on.
struct Context {
    double zoom = 0.0;
    double heatmap_density = 0.0;
    double elevation = 0.0;
    double line_progress = 0.0;
    const Feature* feature = nullptr;
    const Value* accumulated = nullptr;  ///< so far, of a cluster's property; null = null
    const Json* state = nullptr;         ///< global-state values by name
    const Json* feature_state = nullptr; ///< values by name
    const std::function<bool(std::string_view)>* has_image = nullptr; ///< null = no image is known
    std::string_view language = {};                                   ///< default locale
};

} // namespace cordon::style
