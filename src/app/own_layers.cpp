// SPDX-License-Identifier: MIT
#include "app/own_layers.hpp"

#include "app/network_files.hpp"
#include "geom/outline.hpp"

namespace cordon::app {

using data::FeatureLayer;

FeatureLayer read_source(const LayerSource& source, data::ReadOptions options, Reporter& reporter) {
    options.layer = source.layer;
    FeatureLayer layer = read_named_layer(source.file, options, reporter);
    if (!source.attribution.empty()) layer.metadata.attribution = source.attribution;
    return layer;
}

void append_kind(const FeatureLayer& layer, std::string_view kind, const OwnLayer& own,
                 FeatureLayer& out) {
    const geom::Kind wanted = kind == "lines"    ? geom::Kind::line
                              : kind == "points" ? geom::Kind::point
                                                 : geom::Kind::polygon;
    for (std::size_t i = 0; i < layer.size(); ++i) {
        const geom::LonLatView shape = layer.shapes[i];
        if (shape.kind() != wanted) continue;
        kind == "edges" ? geom::add_outline(shape, out.shapes) : out.shapes.add_shape(shape);
        out.set("label", own.name.empty() ? layer.text(i, "label") : std::string_view(own.name));
        out.set("made", own.name.empty());
        out.set("order", own.order);
        out.set("grade", layer.number(i, "grade", 1.0));
        out.finish_feature();
    }
}

} // namespace cordon::app
