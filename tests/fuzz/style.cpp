// SPDX-License-Identifier: MIT
// A style: read, checked, and each layer asked for all its values.
#include "style/style.hpp"

#include "core/json.hpp"
#include "fuzz/support.hpp"
#include "style/validate/validate.hpp"

#include <array>

namespace cordon::fuzz {

namespace {

using style::BoundLayer;
using style::Property;
using style::ValueType;

void ask(const BoundLayer& layer, const style::PropertySpec& spec, std::size_t feature) {
    const Property property = spec.property;
    if (spec.property_type == style::PropertyType::color_ramp)
        static_cast<void>(layer.ramp(property, 0.3));
    else if (spec.type == ValueType::number)
        static_cast<void>(layer.number(property, feature));
    else if (spec.type == ValueType::boolean)
        static_cast<void>(layer.boolean(property, feature));
    else if (spec.type == ValueType::color)
        static_cast<void>(layer.color(property, feature));
    else if (spec.type == ValueType::color_array)
        static_cast<void>(layer.colors(property, feature));
    else if (spec.type == ValueType::formatted)
        static_cast<void>(layer.formatted(property, feature));
    else if (spec.type == ValueType::variable_anchor_offset_collection)
        static_cast<void>(layer.anchors(property, feature));
    else if (spec.type == ValueType::array && spec.item != ValueType::number)
        static_cast<void>(layer.texts(property, feature));
    else if (spec.type == ValueType::array || spec.type == ValueType::padding ||
             spec.type == ValueType::number_array)
        static_cast<void>(layer.numbers(property, feature));
    else
        static_cast<void>(layer.text(property, feature));
}

void draw(const style::Layer& layer, const Json& state) {
    const data::FeatureLayer& features = sample_features();
    for (const double zoom : std::array{1.0, 12.25}) {
        const style::EvaluationContext context{.zoom = zoom, .state = &state, .language = "en"};
        const BoundLayer bound(layer, &features, context);
        for (std::size_t i = 0; i < features.size(); ++i) {
            static_cast<void>(bound.matches(i));
            for (const style::PropertySpec& spec : style::all_properties())
                if (spec.belongs_to(layer.type)) ask(bound, spec, i);
        }
    }
}

} // namespace

void run(std::string_view input) {
    const Json json = parse_json(input, "input");
    const style::ParsedStyle parsed = style::parse_style(json, "input");
    const Diagnostics findings = style::validate_style(json, "input");
    for (const Diagnostic& finding : findings)
        require(!to_text(finding).empty(), "a finding without words");
    if (!parsed.style) return require(!parsed.diagnostics.empty(), "a style refused in silence");
    for (const style::Layer& layer : parsed.style->layers) draw(layer, parsed.style->state);
}

} // namespace cordon::fuzz
