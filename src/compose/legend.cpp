// SPDX-License-Identifier: MIT
#include "compose/furniture.hpp"
#include "compose/painter.hpp"
#include "compose/symbol.hpp"

#include <algorithm>

namespace cordon::compose {

using geom::PageBox;
using geom::PagePoint;
using style::LayerType;

namespace {

std::string localised(const Json& json, Language language) {
    if (json.is_string()) return json.string();
    const std::string wanted = json.text_or(code(language), "");
    return wanted.empty() ? json.text_or("en", "") : wanted;
}

bool equal(const data::Value& value, const Json& wanted) {
    if (const auto* text = std::get_if<std::string_view>(&value))
        return wanted.is_string() && wanted.string() == *text;
    if (const auto* number = std::get_if<double>(&value))
        return wanted.is_number() && wanted.number() == *number;
    if (const auto* flag = std::get_if<bool>(&value))
        return wanted.is_bool() && wanted.boolean() == *flag;
    return wanted.is_null() && std::holds_alternative<std::monostate>(value);
}

/// Did the layer draw a feature with these attributes?
bool drew(const DrawnLayer& drawn, const Json& properties) {
    return std::any_of(drawn.drawn.begin(), drawn.drawn.end(), [&](std::size_t i) {
        return std::all_of(properties.members().begin(), properties.members().end(),
                           [&](const Json::Member& member) {
                               return equal(drawn.features->value(i, member.key), member.value);
                           });
    });
}

/// The sample's attributes: what the entry tests for, and what it adds for the look only.
Json sample_properties(const Json& entry) {
    Json::Object all;
    for (const char* key : {"properties", "sample"}) {
        const Json* part = entry.find(key);
        if (part != nullptr && part->is_object())
            all.insert(all.end(), part->members().begin(), part->members().end());
    }
    return Json(std::move(all));
}

} // namespace

std::vector<LegendEntry> legend_entries(const std::vector<DrawnLayer>& drawn, Language language) {
    std::vector<LegendEntry> out;
    const Json none{Json::Object()};
    for (const DrawnLayer& layer : drawn) {
        const Json* list = layer.layer->metadata("cordon:legend");
        if (list == nullptr || !list->is_array()) continue;
        for (const Json& entry : list->items()) {
            const Json* properties = entry.find("properties");
            const Json* label = entry.find("label");
            if (label == nullptr || !drew(layer, properties == nullptr ? none : *properties))
                continue;
            const std::string group = entry.text_or("group", "");
            const std::string text = localised(*label, language);
            const auto same = std::find_if(out.begin(), out.end(), [&](const LegendEntry& e) {
                return e.group == group && e.label == text;
            });
            if (same != out.end()) {
                same->layers.push_back(layer.layer);
            } else {
                out.push_back({group, text, {layer.layer}, sample_properties(entry)});
            }
        }
    }
    return out;
}

namespace {

/// A layer with one feature that carries `properties`.
data::LayerPtr sample_feature(const Json& properties, geom::Kind kind) {
    auto layer = std::make_shared<data::FeatureLayer>("sample");
    layer->shapes.begin(kind);
    if (properties.is_object())
        for (const Json::Member& member : properties.members())
            layer->set(member.key, Json(member.value));
    layer->finish_feature();
    return layer;
}

geom::Kind kind_for(const style::Layer& layer) {
    if (layer.type == LayerType::fill) return geom::Kind::polygon;
    if (layer.type == LayerType::line) return geom::Kind::line;
    if (layer.type != LayerType::symbol) return geom::Kind::point;
    const Json* layout = layer.definition.find("layout");
    const bool point = layout == nullptr || layout->text_or("symbol-placement", "point") == "point";
    return point ? geom::Kind::point : geom::Kind::line;
}

void sample_shape(geom::Kind kind, const PageBox& box, geom::PageShapes& shapes) {
    shapes.begin(kind);
    shapes.begin_part();
    const double y = box.center().y;
    if (kind == geom::Kind::polygon) {
        for (const PagePoint p : {PagePoint{box.min_x, box.min_y}, PagePoint{box.max_x, box.min_y},
                                  PagePoint{box.max_x, box.max_y}, PagePoint{box.min_x, box.max_y},
                                  PagePoint{box.min_x, box.min_y}})
            shapes.add(p);
    } else if (kind == geom::Kind::line) {
        shapes.add({box.min_x, y});
        shapes.add({box.max_x, y});
    } else {
        shapes.add(box.center());
    }
}

} // namespace

void draw_sample(Workshop& shop, const style::Layer& layer, const Json& properties,
                 const PageBox& box, double zoom, scene::Group& out) {
    const geom::Kind kind = kind_for(layer);
    PageLayer page{sample_feature(properties, kind), {}};
    sample_shape(kind, box, page.shapes);
    const style::EvaluationContext evaluation{zoom, nullptr, code(shop.language)};
    const style::BoundLayer bound(layer, page.features.get(), evaluation);
    const BoundPageLayer view{layer, bound, page, {0}};
    switch (layer.type) {
    case LayerType::fill: return paint_fill(view, out);
    case LayerType::line: return paint_line(view, out);
    case LayerType::circle: return paint_circle(view, out);
    case LayerType::symbol: break;
    default: return;
    }
    SymbolContext context{
        shop.shaper, box.grown(40), std::string(code(shop.language)), {1, 1, 1, 1}, false};
    for (const Symbol& symbol : make_symbols(view, context))
        paint_symbol(view, symbol, symbol.poses.front(), out);
}

namespace {

constexpr double swatch_width = 22.0; ///< pixels
constexpr double swatch_gap = 5.0;
constexpr double row_gap = 1.0;

Piece legend_row(Workshop& shop, const LegendEntry& entry, double text_width, double zoom) {
    const text::TextStyle style =
        text_style(shop.theme, Weight::regular, shop.theme.body, text_width);
    Piece label = make_text(shop, entry.label, style, shop.theme.ink);
    const double height = std::max(label.height, 15.0);
    Piece row;
    row.height = height;
    row.width = swatch_width + swatch_gap + label.width;
    const bool area =
        std::any_of(entry.layers.begin(), entry.layers.end(),
                    [](const style::Layer* layer) { return layer->type == LayerType::fill; });
    const double half = area ? 5.0 : 8.0;
    const PageBox box{0, height / 2 - half, swatch_width, height / 2 + half};
    for (const style::Layer* layer : entry.layers)
        draw_sample(shop, *layer, entry.properties, box, zoom, row.group);
    const double top = (height - label.height) / 2;
    put(row.group, std::move(label), {swatch_width + swatch_gap, top});
    return row;
}

} // namespace

Piece make_legend(Workshop& shop, const std::vector<LegendEntry>& entries,
                  const LegendOptions& options) {
    std::vector<std::string> groups;
    for (const LegendEntry& entry : entries)
        if (std::find(groups.begin(), groups.end(), entry.group) == groups.end())
            groups.push_back(entry.group);
    const double column_width =
        (options.max_width - 12.0 * (options.columns - 1)) / options.columns;
    const double text_width = column_width - swatch_width - swatch_gap;
    std::vector<Piece> blocks;
    for (const std::string& group : groups) {
        Piece block;
        const auto title = std::find_if(options.group_titles.begin(), options.group_titles.end(),
                                        [&](const auto& pair) { return pair.first == group; });
        if (title != options.group_titles.end() && !title->second.empty()) {
            Piece head =
                make_text(shop, title->second,
                          text_style(shop.theme, Weight::semibold, shop.theme.body, column_width),
                          shop.theme.ink);
            block.width = head.width;
            block.height = head.height + 2;
            put(block.group, std::move(head), {0, 0});
        }
        for (const LegendEntry& entry : entries) {
            if (entry.group != group) continue;
            Piece row = legend_row(shop, entry, text_width, options.zoom);
            block.width = std::max(block.width, row.width);
            const double y = block.height;
            block.height += row.height + row_gap;
            put(block.group, std::move(row), {0, y});
        }
        blocks.push_back(std::move(block));
    }
    // Columns are filled so that none is higher than it must be: each block goes to the lowest
    // column.
    Piece legend;
    legend.group.id = "legend";
    legend.group.role = scene::Role::legend;
    legend.group.title = shop.language == Language::fr ? "Légende" : "Legend";
    double total = 0;
    for (const Piece& block : blocks) total += block.height;
    double y = 0;
    double x = 0;
    double widest = 0;
    int column = 0;
    for (Piece& block : blocks) {
        const bool next =
            column + 1 < options.columns && y > 0 && y + block.height / 2 > total / options.columns;
        if (next) {
            x += widest + 14.0;
            y = 0;
            widest = 0;
            ++column;
        }
        if (y > 0) y += 5.0;
        widest = std::max(widest, block.width);
        const double height = block.height;
        put(legend.group, std::move(block), {x, y});
        y += height;
        legend.width = std::max(legend.width, x + widest);
        legend.height = std::max(legend.height, y - row_gap);
    }
    for (const LegendEntry& entry : entries)
        legend.group.description += (legend.group.description.empty() ? "" : "; ") + entry.label;
    return legend;
}

} // namespace cordon::compose
