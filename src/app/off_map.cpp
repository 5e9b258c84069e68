// SPDX-License-Identifier: MIT
#include "app/off_map.hpp"

#include "geom/clip.hpp"

#include <map>

namespace cordon::app {

namespace {

/// How many places of an incident lie inside and outside the frame.
struct Count {
    int inside = 0;
    int outside = 0;
};

/// Ids of the features of which a part lies inside the frame.
void add_seen(const data::FeatureLayer& layer, const proj::Projection& projection,
              const geom::ProjectedBox& shown, std::set<std::string, std::less<>>& seen) {
    const geom::LonLatBox window = proj::geographic_extent(projection, shown);
    // Precise enough to tell whether an area touches the frame: a thousandth of its width.
    const double tolerance = shown.width() / 1000.0;
    const geom::ProjectedShapes shapes =
        geom::clip(proj::project(layer.shapes, projection, window, tolerance), shown);
    for (std::size_t i = 0; i < shapes.size(); ++i)
        if (!shapes[i].empty()) seen.emplace(layer.text(i, "id"));
}

} // namespace

OffMap off_map(const incident::FeatureLayers& layers, const proj::Projection& projection,
               const geom::ProjectedBox& shown, WithAreas with_areas) {
    std::map<std::string, Count, std::less<>> counts;
    bool any_outside = false;
    for (std::size_t i = 0; i < layers.points.size(); ++i) {
        const geom::LonLatView shape = layers.points.shapes[i];
        if (shape.empty()) continue;
        const auto place = projection.forward(shape.part(0).front());
        const bool inside = place && shown.contains(*place);
        Count& count = counts[std::string(layers.points.text(i, "id"))];
        ++(inside ? count.inside : count.outside);
        any_outside = any_outside || !inside;
    }
    OffMap out;
    if (!any_outside) return out;
    std::set<std::string, std::less<>> seen;
    if (with_areas == WithAreas::yes) add_seen(layers.areas, projection, shown, seen);
    add_seen(layers.stretches, projection, shown, seen);
    for (const auto& [id, count] : counts) {
        if (count.outside == 0) continue;
        const bool partly = count.inside > 0 || seen.contains(id);
        (partly ? out.part : out.all).insert(id);
    }
    return out;
}

} // namespace cordon::app
