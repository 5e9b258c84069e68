// SPDX-License-Identifier: MIT
#include "app/off_map.hpp"

#include "app/point_incidents.hpp"
#include "geom/clip.hpp"

#include <vector>

namespace cordon::app {

namespace {

using Ids = std::set<std::string, std::less<>>;

/// How many places of an incident lie inside and outside the frame.
struct Count {
    int inside = 0;
    int outside = 0;
};

/// Does a part of the shape lie inside the frame? Its vertices are projected one by one, so that a
/// long edge counts as straight on the map.
bool reaches_into(const geom::LonLatView& shape, const proj::Projection& projection,
                  const geom::ProjectedBox& shown) {
    geom::ProjectedShapes one;
    one.begin(shape.kind());
    for (std::size_t part = 0; part < shape.part_count(); ++part) {
        one.begin_part(shape.is_hole(part));
        for (const geom::LonLat& p : shape.part(part))
            if (const auto image = projection.forward(p)) one.add(*image);
    }
    geom::ProjectedShapes inside;
    geom::clip(one[0], shown, inside);
    return !inside[0].empty();
}

/// Of the incidents in `ids`, those with a feature of which a part lies inside the frame.
void add_seen(const data::FeatureLayer& layer, const proj::Projection& projection,
              const geom::ProjectedBox& shown, const Ids& ids, Ids& seen) {
    for (std::size_t i = 0; i < layer.size(); ++i) {
        const std::string_view id = layer.text(i, "id");
        if (ids.contains(id) && !seen.contains(id) &&
            reaches_into(layer.shapes[i], projection, shown))
            seen.emplace(id);
    }
}

} // namespace

OffMap off_map(const incident::FeatureLayers& layers, const proj::Projection& projection,
               const geom::ProjectedBox& shown, WithAreas with_areas) {
    const PointIncidents incidents(layers.points);
    std::vector<Count> counts(incidents.count());
    for (std::size_t i = 0; i < layers.points.size(); ++i) {
        const geom::LonLatView shape = layers.points.shapes[i];
        if (shape.empty()) continue;
        const auto place = projection.forward(shape.part(0).front());
        const bool inside = place && shown.contains(*place);
        Count& count = counts[incidents.of_row(i)];
        ++(inside ? count.inside : count.outside);
    }
    Ids outside; // without a place inside: their areas decide
    for (std::size_t k = 0; k < counts.size(); ++k)
        if (counts[k].inside == 0 && counts[k].outside > 0) outside.emplace(incidents.id(k));
    Ids seen;
    if (with_areas == WithAreas::yes) add_seen(layers.areas, projection, shown, outside, seen);
    add_seen(layers.stretches, projection, shown, outside, seen);
    OffMap out;
    for (std::size_t k = 0; k < counts.size(); ++k) {
        if (counts[k].outside == 0) continue;
        const std::string_view id = incidents.id(k);
        const bool partly = counts[k].inside > 0 || seen.contains(id);
        (partly ? out.part : out.all).emplace(id);
    }
    return out;
}

} // namespace cordon::app
