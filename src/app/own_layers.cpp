// SPDX-License-Identifier: MIT
#include "app/own_layers.hpp"

#include "app/network_files.hpp"
#include "core/unicode.hpp"
#include "geom/outline.hpp"

#include <array>
#include <string>
#include <string_view>

namespace cordon::app {

using data::FeatureLayer;

FeatureLayer read_source(const LayerSource& source, data::ReadOptions options, Reporter& reporter) {
    options.layer = source.layer;
    FeatureLayer layer = read_named_layer(source.file, options, reporter);
    if (!source.attribution.empty()) layer.metadata.attribution = source.attribution;
    return layer;
}

namespace {

/// The first of the usual columns for names that the layer has; empty = none.
std::string name_column_of(const FeatureLayer& layer) {
    constexpr std::array<std::string_view, 7> usual = {"name",  "nom",   "nombre", "nome",
                                                       "title", "label", "name en"};
    for (const std::string_view name : usual)
        for (const data::Column& column : layer.columns())
            if (fold_name(column.name()) == name) return column.name();
    return {};
}

} // namespace

void append_kind(const FeatureLayer& layer, std::string_view kind, const OwnLayer& own,
                 FeatureLayer& out) {
    const geom::Kind wanted = kind == "lines"    ? geom::Kind::line
                              : kind == "points" ? geom::Kind::point
                                                 : geom::Kind::polygon;
    const std::string names =
        kind == "points" && !own.name.empty() ? name_column_of(layer) : std::string();
    for (std::size_t i = 0; i < layer.size(); ++i) {
        const geom::LonLatView shape = layer.shapes[i];
        if (shape.kind() != wanted) continue;
        kind == "edges" ? geom::add_outline(shape, out.shapes) : out.shapes.add_shape(shape);
        out.set("label", own.name.empty() ? layer.text(i, "label") : std::string_view(own.name));
        out.set("made", own.name.empty());
        out.set("order", own.order);
        if (const std::string_view name = names.empty() ? "" : layer.text(i, names); !name.empty())
            out.set("name", name);
        out.set("grade", layer.number(i, "grade", 1.0));
        out.finish_feature();
    }
}

} // namespace cordon::app
