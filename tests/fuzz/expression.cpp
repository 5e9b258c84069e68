// SPDX-License-Identifier: MIT
// An expression: the first line names a property (or nothing), the rest is JSON. Parsed as a value
// of that property, as a bare expression and as a filter, then evaluated on all features.
#include "core/json.hpp"
#include "fuzz/support.hpp"
#include "style/compile.hpp"
#include "style/expression/filter.hpp"
#include "style/layer_feature.hpp"

#include <array>
#include <functional>

namespace cordon::fuzz {

namespace {

void evaluate(const style::Expression& expression) {
    static const Json state = parse_json(R"({"shown": true, "width": 3})", "state");
    static const std::function<bool(std::string_view)> has_image = [](std::string_view name) {
        return name.size() % 2 == 0;
    };
    const data::FeatureLayer& layer = sample_features();
    const style::ColumnSlots slots = style::bind_columns(expression.keys(), &layer);
    for (std::size_t i = 0; i < layer.size(); ++i)
        for (const double zoom : std::array{0.0, 7.5, 22.0}) {
            const style::LayerFeature feature(layer, i, slots);
            const style::Context context{.zoom = zoom,
                                         .heatmap_density = 0.4,
                                         .elevation = 812.0,
                                         .line_progress = zoom / 22.0,
                                         .feature = &feature,
                                         .state = &state,
                                         .has_image = &has_image,
                                         .language = "fr"};
            try {
                static_cast<void>(style::to_json_text(expression.evaluate(context)));
            } catch (const style::EvaluationError&) {
                continue; // what a feature gives that the expression cannot take
            }
        }
}

void evaluate(const tl::expected<style::ExpressionPtr, style::ParseErrors>& parsed) {
    if (parsed) return evaluate(**parsed);
    require(!parsed.error().empty(), "an expression that was refused without a reason");
}

} // namespace

void run(std::string_view input) {
    const std::size_t line = input.find('\n');
    const std::string_view name = line == std::string_view::npos ? "" : input.substr(0, line);
    if (line != std::string_view::npos) input.remove_prefix(line + 1);
    const Json json = parse_json(input, "input");
    evaluate(style::parse_expression(json, nullptr));
    evaluate(style::parse_filter(json));
    const auto property = style::property_from(name);
    if (!property) return;
    const style::PropertySpec& spec = style::property_spec(*property);
    evaluate(style::parse_property_expression(json, spec));
    if (const auto value = style::compile_value(json, spec, "value")) evaluate(*value);
}

} // namespace cordon::fuzz
