// SPDX-License-Identifier: MIT
#pragma once

#include "core/color.hpp"
#include "core/diagnostic.hpp"
#include "core/json.hpp"
#include "data/feature_layer.hpp"
#include "style/property.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The MapLibre Style Specification as values and expressions. Immutable after parsing; shared
/// between threads.
namespace cordon::style {

/// A data source as the style names it.
struct Source {
    std::string id;
    std::string type; ///< geojson, vector, raster, raster-dem, image
    std::string url;  ///< `url`, or `data` of a geojson source when it is a text
    Json definition;  ///< the whole object
};

class Expression; ///< typed, folded tree

/// One layer of a style. Its property values are compiled expressions.
struct Layer {
    std::string id;
    LayerType type = LayerType::background;
    std::string source;       ///< id of a source; empty for background
    std::string source_layer; ///< empty when the source has one layer
    double min_zoom = 0.0;
    double max_zoom = 24.0;
    bool visible = true;
    Json definition; ///< the whole object, for `metadata` and the `cordon:` keys

    /// `metadata[key]`, or nullptr.
    [[nodiscard]] const Json* metadata(std::string_view key) const;
    [[nodiscard]] bool has(Property property) const; ///< set in the style (not by default)
    [[nodiscard]] bool shown_at(double zoom) const {
        return visible && min_zoom <= zoom && zoom < max_zoom;
    }

    std::shared_ptr<const Json> state; ///< default values of global-state by name; null = none
    std::shared_ptr<const Expression> filter; ///< null = all features
    std::vector<std::pair<Property, std::shared_ptr<const Expression>>>
        values; ///< sorted by property
};

/// A parsed style.
class Style {
  public:
    std::string name;
    std::vector<Source> sources;
    std::vector<Layer> layers; ///< in drawing order
    Json definition;           ///< the whole style
    Json state; ///< default values of global-state by name (object), possibly overridden

    [[nodiscard]] const Source* source(std::string_view id) const;
    /// `projection.type` when it is a text, else empty.
    [[nodiscard]] std::string projection() const;
};

/// Outcome of reading a style: `style` is null when it cannot be used at all.
struct ParsedStyle {
    std::shared_ptr<const Style> style;
    Diagnostics
        diagnostics; ///< in the order of the file; key paths as the official validator writes them
};

/// Reads and checks a style. Never throws for a wrong style; all problems are listed. A value or
/// filter that is wrong is left out (the default is used, a layer with a wrong filter is not
/// drawn).
[[nodiscard]] ParsedStyle parse_style(const Json& json, const std::string& file);

/// A piece of a `format` expression.
struct TextSection {
    std::string text;
    std::string image; ///< name of an image instead of text
    double scale = 1.0;
    std::vector<std::string> fonts; ///< empty = the layer's
    std::optional<Color> color;
    std::string vertical_align = {}; ///< bottom, center, top, or empty
};

/// Where a label may stand at its point, in the order of preference.
struct LabelAnchor {
    std::string anchor; ///< as in text-anchor
    double x = 0.0;     ///< offset in ems, to the right
    double y = 0.0;     ///< downwards
};

/// What does not change while one layer is drawn.
struct EvaluationContext {
    double zoom = 0.0;
    const Json* state = nullptr;    ///< global-state values (object); null = the style's defaults
    std::string_view language = {}; ///< default locale of collator and number-format
    /// Is there an image of that name? Null = none is known; `coalesce` then gives the first image
    /// that it names.
    const std::function<bool(std::string_view)>* has_image = nullptr;
};

/// A layer bound to the features that it draws: column look-ups are resolved once, constants
/// evaluated once. Evaluation errors give the property's default; each message is kept once.
class BoundLayer {
  public:
    /// All three must outlive this object. `features` may be null (background).
    BoundLayer(const Layer& layer, const data::FeatureLayer* features,
               const EvaluationContext& context);
    ~BoundLayer();
    BoundLayer(BoundLayer&&) noexcept;
    BoundLayer& operator=(BoundLayer&&) noexcept;
    BoundLayer(const BoundLayer&) = delete;
    BoundLayer& operator=(const BoundLayer&) = delete;

    /// Does the filter let feature `i` through?
    [[nodiscard]] bool matches(std::size_t i) const;
    /// True when the value is the same for all features.
    [[nodiscard]] bool is_constant(Property property) const;

    /// Values for feature `i` (0 for background). The property's default fills what is missing or
    /// fails.
    [[nodiscard]] double number(Property property, std::size_t i) const;
    [[nodiscard]] bool boolean(Property property, std::size_t i) const;
    [[nodiscard]] Color color(Property property, std::size_t i) const;
    /// Enumerated values, texts and image names; empty when unset without default. Valid until the
    /// next call.
    [[nodiscard]] std::string_view text(Property property, std::size_t i) const;
    /// Arrays of numbers; padding always has four members. Valid until the next call.
    [[nodiscard]] std::span<const double> numbers(Property property, std::size_t i) const;
    [[nodiscard]] std::vector<std::string> texts(Property property, std::size_t i) const;
    [[nodiscard]] std::vector<TextSection> formatted(Property property, std::size_t i) const;
    /// Colour of a ramp (line-gradient, heatmap-color, color-relief-color) at a place on it: 0..1,
    /// or metres of elevation.
    [[nodiscard]] Color ramp(Property property, double at) const;
    /// All colours of a hillshade property that takes several.
    [[nodiscard]] std::vector<Color> colors(Property property, std::size_t i) const;
    /// Anchors with their offsets in ems (text-variable-anchor-offset).
    [[nodiscard]] std::vector<LabelAnchor> anchors(Property property, std::size_t i) const;

    /// Evaluation errors so far, each message once.
    [[nodiscard]] const Diagnostics& problems() const;

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace cordon::style
