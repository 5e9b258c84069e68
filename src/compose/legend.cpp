// SPDX-License-Identifier: MIT
#include "compose/furniture.hpp"
#include "compose/painter.hpp"
#include "compose/symbol.hpp"
#include "compose/symbol_poses.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

namespace cordon::compose {

using geom::PageBox;
using geom::PagePoint;
using style::LayerType;

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
        constexpr double inset = 3.0; // round caps of wide lines stay in the column
        shapes.add({box.min_x + inset, y});
        shapes.add({box.max_x - inset, y});
    } else {
        shapes.add(box.center());
    }
}

} // namespace

namespace {

/// One made-up feature under one layer of a style.
struct Sample {
    Sample(const Workshop& shop, const style::Layer& layer, const Json& properties,
           const PageBox& box, const SampleManner& manner)
        : page{sample_feature(properties, kind_of(layer, manner)), {}},
          has_image(image_finder(shop.images)),
          bound(layer, page.features.get(),
                {manner.zoom, nullptr, code(shop.language), &has_image}),
          view{layer, bound, page, {0}} {
        view.context.images = shop.images;
        sample_shape(kind_of(layer, manner), box, page.shapes);
    }
    static geom::Kind kind_of(const style::Layer& layer, const SampleManner& manner) {
        return manner.outline ? geom::Kind::polygon : kind_for(layer);
    }

    PageLayer page;
    std::function<bool(std::string_view)> has_image; ///< for expressions
    style::BoundLayer bound;
    BoundPageLayer view;
};

/// Symbols of a sample within `around`.
std::vector<Symbol> symbols_of(Workshop& shop, const Sample& sample, const PageBox& around) {
    SymbolContext context{shop.shaper, around, std::string(code(shop.language)), shop.theme.page,
                          false};
    return make_symbols(sample.view, context);
}

} // namespace

void draw_sample(Workshop& shop, const style::Layer& layer, const Json& properties,
                 const PageBox& box, const SampleManner& manner, scene::Group& out) {
    const Sample sample(shop, layer, properties, box, manner);
    const BoundPageLayer& view = sample.view;
    switch (layer.type) {
    case LayerType::fill: return paint_fill(view, out);
    case LayerType::line: return paint_line(view, out);
    case LayerType::circle: return paint_circle(view, out);
    case LayerType::symbol: break;
    default: return;
    }
    for (const Symbol& symbol : symbols_of(shop, sample, box.grown(40)))
        paint_symbol(view, symbol, symbol.poses.front(), out);
}

namespace {

constexpr double least_swatch = 22.0; ///< pixels
constexpr double swatch_gap = 5.0;
constexpr double row_gap = 1.0;

/// Circles that stand in one another on one ground, each with a line to its words.
Piece nested_row(Workshop& shop, const LegendEntry& entry, double text_width) {
    const text::TextStyle style =
        text_style(shop.theme, Weight::regular, shop.theme.body, text_width);
    const double widest = entry.nested.front().size * marker_size;
    Piece row;
    double words_y = 0.0; // below what is written already
    std::vector<Piece> labels;
    for (const SizeStep& step : entry.nested)
        labels.push_back(make_text(shop, step.label, style, shop.theme.ink));
    const double line_height = labels.front().height;
    const double ground = std::max(widest, line_height * static_cast<double>(labels.size())) + 1.0;
    const double left = std::max(widest, least_swatch) + swatch_gap + 2.0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const double size = entry.nested[i].size * marker_size;
        const double top = ground - size;
        scene::Shape circle;
        circle.path = scene::Path::circle({std::max(widest, least_swatch) / 2, ground - size / 2},
                                          std::max(0.5, size / 2 - 0.5));
        circle.fill = scene::Fill{shop.theme.page};
        circle.stroke = scene::Stroke{.color = shop.theme.muted, .width = 0.9};
        row.group.add(std::move(circle));
        const double below = static_cast<double>(labels.size() - 1 - i) * line_height;
        const double y = std::clamp(top - line_height / 2, words_y, ground - below - line_height);
        scene::Shape pointer;
        pointer.path.move_to({std::max(widest, least_swatch) / 2, top + 0.5});
        pointer.path.line_to({left - 5.0, top + 0.5});
        pointer.path.line_to({left - 1.0, y + line_height / 2});
        pointer.stroke = scene::Stroke{.color = shop.theme.muted, .width = 0.6};
        row.group.add(std::move(pointer));
        row.width = std::max(row.width, left + labels[i].width);
        put(row.group, std::move(labels[i]), {left + 1.0, y});
        words_y = y + line_height;
    }
    row.height = ground + 2.0;
    return row;
}

/// What the symbols of a row take, with a little room; empty when it has none.
PageBox symbol_extent(Workshop& shop, const LegendEntry& entry, double zoom) {
    PageBox extent;
    for (const style::Layer* layer : entry.layers) {
        if (layer->type != LayerType::symbol || kind_for(*layer) != geom::Kind::point) continue;
        const Sample sample(shop, *layer, entry.properties, {0, 0, 0, 0}, {zoom, false});
        for (const Symbol& symbol : symbols_of(shop, sample, {-100, -100, 100, 100}))
            for (const PageBox& box : symbol.candidates.front().boxes) extent.add(box);
    }
    return extent;
}

/// How wide and high a row's samples are.
struct Swatch {
    double width = least_swatch;
    double zoom = 0.0;
};

/// An entry and what its symbols take.
struct LegendRow {
    const LegendEntry* entry = nullptr;
    PageBox symbols;
};

/// A shift of less than a pixel stays out: the usual symbols are as good as round.
double centred(double shift) {
    constexpr double visible = 4.0;
    return std::abs(shift) < visible ? 0.0 : shift;
}

Piece legend_row(Workshop& shop, const LegendRow& content, double text_width,
                 const Swatch& swatch) {
    const LegendEntry& entry = *content.entry;
    const PageBox& symbols = content.symbols;
    const double zoom = swatch.zoom;
    const text::TextStyle style =
        text_style(shop.theme, Weight::regular, shop.theme.body, text_width);
    Piece label = make_text(shop, entry.label, style, shop.theme.ink);
    const auto has = [&](LayerType type) {
        return std::any_of(entry.layers.begin(), entry.layers.end(),
                           [&](const style::Layer* layer) { return layer->type == type; });
    };
    // Markers with their light edge must not cover those of the next row.
    constexpr double light_edge = 2.5;
    const double height =
        std::max({label.height, 15.0, symbols.empty() ? 0.0 : symbols.height() + light_edge});
    Piece row;
    row.height = height;
    row.width = swatch.width + swatch_gap + label.width;
    const bool area = has(LayerType::fill);
    const double half = area ? 5.0 : 8.0;
    const double left = (swatch.width - least_swatch) / 2;
    // Symbols that do not stand round their place are centred in the row all the same.
    const double middle = height / 2 - (symbols.empty() ? 0.0 : centred(symbols.center().y));
    const PageBox box{left, middle - half, left + least_swatch, middle + half};
    for (const style::Layer* layer : entry.layers)
        draw_sample(shop, *layer, entry.properties, box,
                    {zoom, area && layer->type == LayerType::line}, row.group);
    const double top = (height - label.height) / 2;
    put(row.group, std::move(label), {swatch.width + swatch_gap, top});
    return row;
}

} // namespace

namespace {

/// One group: its heading and its rows, in as many columns as `max_rows` asks for.
Piece legend_block(Workshop& shop, const std::vector<LegendEntry>& entries,
                   const std::string& group, const LegendOptions& options, double column_width) {
    Piece block;
    const auto title = std::find_if(options.group_titles.begin(), options.group_titles.end(),
                                    [&](const auto& pair) { return pair.first == group; });
    const text::TextStyle style =
        text_style(shop.theme, Weight::semibold, shop.theme.body, column_width);
    const bool titled = title != options.group_titles.end() && !title->second.empty();
    if (titled || options.max_rows > 0) {
        Piece head = make_text(shop, titled ? title->second : " ", style, shop.theme.ink);
        block.width = head.width;
        block.height = head.height + 2;
        put(block.group, std::move(head), {0, 0});
    }
    const double top = block.height;
    Swatch swatch{least_swatch, options.zoom};
    std::vector<LegendRow> rows;
    for (const LegendEntry& entry : entries) {
        if (entry.group != group) continue;
        if (!entry.nested.empty())
            swatch.width = std::max(swatch.width, entry.nested.front().size * marker_size);
        rows.push_back({&entry, symbol_extent(shop, entry, options.zoom)});
        const PageBox& symbols = rows.back().symbols;
        if (!symbols.empty()) swatch.width = std::max(swatch.width, symbols.width());
    }
    const double text_width = column_width - swatch.width - swatch_gap;
    double x = 0;
    double y = top;
    double widest = 0;
    int in_column = 0;
    for (const LegendRow& content : rows) {
        if (options.max_rows > 0 && in_column == options.max_rows) {
            x += widest + 12.0;
            y = top;
            widest = 0;
            in_column = 0;
        }
        Piece row = content.entry->nested.empty() ? legend_row(shop, content, text_width, swatch)
                                                  : nested_row(shop, *content.entry, text_width);
        widest = std::max(widest, row.width);
        const double height = row.height;
        put(block.group, std::move(row), {x, y});
        y += height + row_gap;
        ++in_column;
        block.width = std::max(block.width, x + widest);
        block.height = std::max(block.height, y);
    }
    return block;
}

/// Blocks side by side; a new line begins where the width is used up.
void pack_in_lines(std::vector<Piece> blocks, double max_width, Piece& legend) {
    double x = 0;
    double y = 0;
    double line_height = 0;
    constexpr double gap = 12.0;
    for (Piece& block : blocks) {
        if (x > 0 && x + block.width > max_width) {
            x = 0;
            y += line_height + 5.0;
            line_height = 0;
        }
        line_height = std::max(line_height, block.height);
        const double width = block.width;
        put(legend.group, std::move(block), {x, y});
        legend.width = std::max(legend.width, x + width);
        x += width + gap;
        legend.height = std::max(legend.height, y + line_height);
    }
}

/// Blocks below one another; a new column begins so that none is higher than it must be.
void pack_in_columns(std::vector<Piece> blocks, int columns, Piece& legend) {
    double total = 0;
    for (const Piece& block : blocks) total += block.height;
    double x = 0;
    double y = 0;
    double widest = 0;
    int column = 0;
    for (Piece& block : blocks) {
        if (column + 1 < columns && y > 0 && y + block.height / 2 > total / columns) {
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
}

} // namespace

Piece make_legend(Workshop& shop, const std::vector<LegendEntry>& entries,
                  const LegendOptions& options) {
    std::vector<std::string> groups;
    for (const LegendEntry& entry : entries)
        if (std::find(groups.begin(), groups.end(), entry.group) == groups.end())
            groups.push_back(entry.group);
    constexpr double strip_column = 150.0; // pixels; a narrow sheet gets two columns
    const bool strip = options.max_rows > 0;
    const double column_width =
        strip ? std::min(strip_column, (options.max_width - 20.0) / 2)
              : (options.max_width - 12.0 * (options.columns - 1)) / options.columns;
    std::vector<Piece> blocks;
    blocks.reserve(groups.size());
    for (const std::string& group : groups)
        blocks.push_back(legend_block(shop, entries, group, options, column_width));
    Piece legend;
    legend.group.id = "legend";
    legend.group.role = scene::Role::legend;
    legend.group.title = shop.language == Language::fr ? "Légende" : "Legend";
    if (strip) {
        pack_in_lines(std::move(blocks), options.max_width, legend);
    } else {
        pack_in_columns(std::move(blocks), options.columns, legend);
    }
    const auto describe = [&](const std::string& words) {
        legend.group.description += (legend.group.description.empty() ? "" : "; ") + words;
    };
    for (const LegendEntry& entry : entries) {
        if (entry.nested.empty()) describe(entry.label);
        for (const SizeStep& step : entry.nested) describe(step.label);
    }
    return legend;
}

} // namespace cordon::compose
