// SPDX-License-Identifier: MIT
#include "app/source_keys.hpp"

#include "style/expression/filter.hpp"
#include "style/layer_feature.hpp"

#include <fmt/format.h>

#include <variant>
#include <vector>

namespace cordon::app {

namespace {

/// The attribute becomes the feature's id, as `promoteId` wants it.
void promote(data::FeatureLayer& layer, const std::string& name) {
    if (name == "id" || !layer.column(name) || layer.column("id")) return;
    data::Column& ids = layer.add_column("id");
    for (std::size_t i = 0; i < layer.size(); ++i) {
        const data::Value value = layer.value(i, name);
        std::holds_alternative<const Json*>(value) ? ids.push_null() : ids.push_value(value);
    }
}

void number(data::FeatureLayer& layer) {
    if (layer.column("id")) return;
    data::Column& ids = layer.add_column("id");
    for (std::size_t i = 0; i < layer.size(); ++i) ids.push(static_cast<double>(i));
}

/// The features that the filter lets through. A source has no zoom: 0 is given.
data::FeatureLayer kept(data::FeatureLayer layer, const Json& filter, const std::string& key,
                        Reporter& reporter) {
    const auto parsed = style::parse_filter(filter, key);
    if (!parsed) {
        reporter.warn(fmt::format("{}: the filter is not valid, all features are drawn: {}", key,
                                  parsed.error().front().message));
        return layer;
    }
    const style::Expression& expression = **parsed;
    const style::ColumnSlots slots = style::bind_columns(expression.keys(), &layer);
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < layer.size(); ++i) {
        const style::LayerFeature feature(layer, i, slots);
        style::Context context;
        context.feature = &feature;
        try {
            const style::Value value = expression.evaluate(context);
            if (const bool* passes = std::get_if<bool>(&value); passes != nullptr && *passes)
                rows.push_back(i);
        } catch (const style::EvaluationError&) {
            continue; // as a filter of a layer: it lets nothing through
        }
    }
    return rows.size() == layer.size() ? std::move(layer) : data::subset(layer, rows);
}

} // namespace

data::FeatureLayer with_source_keys(data::FeatureLayer layer, const style::Source& source,
                                    Reporter& reporter) {
    if (source.type != "geojson") return layer;
    const Json& keys = source.definition;
    if (const std::string id = keys.text_or("promoteId", ""); !id.empty()) promote(layer, id);
    const Json* generate = keys.find("generateId");
    if (generate != nullptr && generate->is_bool() && generate->boolean()) number(layer);
    const Json* filter = keys.find("filter");
    if (filter == nullptr || filter->is_null()) return layer;
    return kept(std::move(layer), *filter, "sources." + source.id + ".filter", reporter);
}

} // namespace cordon::app
