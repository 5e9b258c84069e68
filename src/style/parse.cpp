// SPDX-License-Identifier: MIT
#include "style/compile.hpp"
#include "style/expression/filter.hpp"
#include "style/style.hpp"
#include "style/validate/validate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <map>

namespace cordon::style {

namespace {

/// Layers of a hostile style would cost time in each tile.
constexpr std::size_t max_layers = 20'000;

/// JSON values that layers may take from others by `ref`, all together: each copy takes memory, and
/// each is compiled.
constexpr std::size_t max_inherited = 5'000'000;

constexpr std::array<std::string_view, 7> inherited_keys = {
    "type", "source", "source-layer", "minzoom", "maxzoom", "filter", "layout"};

using LayersById = std::map<std::string, const Json*, std::less<>>;

std::size_t value_count(const Json& json) {
    std::size_t count = 1;
    if (json.is_array())
        for (const Json& item : json.items()) count += value_count(item);
    if (json.is_object())
        for (const Json::Member& member : json.members()) count += value_count(member.value);
    return count;
}

LayersById layers_by_id(const Json::Array& layers) {
    LayersById by_id;
    for (const Json& layer : layers) by_id.emplace(layer.text_or("id", ""), &layer);
    return by_id;
}

/// Number of JSON values that layers take from others.
std::size_t inherited_values(const Json::Array& layers, const LayersById& by_id) {
    std::map<const Json*, std::size_t> known;
    std::size_t count = 0;
    for (const Json& layer : layers) {
        if (layer.find("ref") == nullptr) continue;
        const auto parent = by_id.find(layer.text_or("ref", ""));
        if (parent == by_id.end()) continue;
        const auto [entry, is_new] = known.try_emplace(parent->second, 0);
        if (is_new)
            for (const std::string_view key : inherited_keys)
                if (const Json* value = parent->second->find(key))
                    entry->second += value_count(*value);
        count += entry->second;
    }
    return count;
}

Source read_source(const Json::Member& member) {
    Source source{member.key, member.value.text_or("type", ""), member.value.text_or("url", ""),
                  member.value};
    if (source.type == "geojson") source.url = member.value.text_or("data", "");
    return source;
}

Json default_state(const Json& style) {
    Json::Object out;
    if (const Json* state = style.find("state"); state != nullptr && state->is_object()) {
        for (const Json::Member& member : state->members())
            if (const Json* value = member.value.find("default"))
                out.push_back({member.key, *value, member.key_line});
    }
    return Json(std::move(out));
}

/// A layer with `ref` takes type, source, zoom range, filter and layout from another one.
Json resolve_reference(const Json& layer, const LayersById& by_id) {
    const auto found = by_id.find(layer.text_or("ref", ""));
    if (layer.find("ref") == nullptr || found == by_id.end() ||
        found->second->find("ref") != nullptr)
        return layer;
    Json::Object out;
    for (const Json::Member& member : layer.members())
        if (member.key != "ref") out.push_back(member);
    for (const std::string_view key : inherited_keys) {
        const Json* inherited = found->second->find(key);
        out.erase(
            std::remove_if(out.begin(), out.end(), [&](const auto& m) { return m.key == key; }),
            out.end());
        if (inherited != nullptr) out.push_back({std::string(key), *inherited, layer.line()});
    }
    Json resolved(std::move(out));
    resolved.set_line(layer.line());
    return resolved;
}

void read_values(Layer& layer, const Json& json, const std::string& path) {
    for (const auto& [group, kind] :
         {std::pair("layout", PropertyKind::layout), std::pair("paint", PropertyKind::paint)}) {
        const Json* values = json.find(group);
        if (values == nullptr || !values->is_object()) continue;
        for (const Json::Member& member : values->members()) {
            const auto property = property_from(member.key, layer.type);
            if (!property || property_spec(*property).kind != kind || member.value.is_null())
                continue;
            ExpressionPtr value = compile_value(member.value, property_spec(*property),
                                                fmt::format("{}.{}.{}", path, group, member.key));
            if (value != nullptr) layer.values.emplace_back(*property, std::move(value));
        }
    }
    std::stable_sort(layer.values.begin(), layer.values.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
}

bool is_visible(const Layer& layer) {
    for (const auto& [property, value] : layer.values) {
        if (property != Property::visibility) continue;
        try {
            Context context;
            context.state = layer.state.get();
            const Value found = value->evaluate(context);
            const auto* text = std::get_if<Text>(&found);
            return text == nullptr || text->view != "none";
        } catch (const EvaluationError&) {
            return true;
        }
    }
    return true;
}

/// A filter that cannot be read lets nothing through: a wrong picture is worse than a missing
/// layer.
ExpressionPtr read_filter(const Json& filter, const std::string& path) {
    auto parsed = parse_filter(filter, path + ".filter");
    if (parsed) return std::move(*parsed);
    return make_constant(nullptr, false, path + ".filter");
}

Layer read_layer(Json json, LayerType type, const std::string& path,
                 const std::shared_ptr<const Json>& state) {
    Layer layer;
    layer.id = json.text_or("id", "");
    layer.type = type;
    layer.source = json.text_or("source", "");
    layer.source_layer = json.text_or("source-layer", "");
    layer.min_zoom = json.number_or("minzoom", layer.min_zoom);
    // Without an upper bound a layer is shown at every zoom level.
    layer.max_zoom = json.number_or("maxzoom", std::numeric_limits<double>::infinity());
    layer.state = state;
    read_values(layer, json, path);
    layer.visible = is_visible(layer);
    if (const Json* filter = json.find("filter"); filter != nullptr && !filter->is_null())
        layer.filter = read_filter(*filter, path);
    layer.definition = std::move(json);
    return layer;
}

void read_layers(Style& style, const Json::Array& layers, const LayersById& by_id) {
    const auto state = std::make_shared<const Json>(style.state);
    for (std::size_t i = 0; i < layers.size(); ++i) {
        if (!layers[i].is_object()) continue;
        Json json = resolve_reference(layers[i], by_id);
        const auto type = layer_type_from(json.text_or("type", ""));
        if (type)
            style.layers.push_back(
                read_layer(std::move(json), *type, fmt::format("layers[{}]", i), state));
    }
}

} // namespace

ParsedStyle parse_style(const Json& json, const std::string& file) {
    ParsedStyle out;
    out.diagnostics = validate_style(json, file);
    const Json* layers = json.find("layers");
    if (layers == nullptr || !layers->is_array()) return out;
    const auto refuse = [&](std::string why) {
        out.diagnostics.push_back(
            {Severity::error, std::move(why), {file, layers->line(), 0, "layers"}, {}});
        return out;
    };
    if (layers->items().size() > max_layers)
        return refuse(fmt::format("{} layers are more than the limit of {}", layers->items().size(),
                                  max_layers));
    const LayersById by_id = layers_by_id(layers->items());
    if (inherited_values(layers->items(), by_id) > max_inherited)
        return refuse(
            fmt::format("layers take more than {} values from others by \"ref\"", max_inherited));
    auto style = std::make_shared<Style>();
    style->name = json.text_or("name", "");
    style->definition = json;
    style->state = default_state(json);
    if (const Json* sources = json.find("sources"); sources != nullptr && sources->is_object())
        for (const Json::Member& member : sources->members())
            style->sources.push_back(read_source(member));
    read_layers(*style, layers->items(), by_id);
    out.style = std::move(style);
    return out;
}

} // namespace cordon::style
