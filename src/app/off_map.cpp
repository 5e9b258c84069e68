// SPDX-License-Identifier: MIT
#include "app/off_map.hpp"

#include "app/point_incidents.hpp"
#include "geom/clip.hpp"

#include <map>
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

/// Incidents with a place outside the frame, and how many of their places lie on either side.
std::map<std::string_view, Count> count_sides(const data::FeatureLayer& points,
                                              const proj::Projection& projection,
                                              const geom::ProjectedBox& shown) {
    const Attribute ids(points, "id");
    std::vector<bool> inside(points.size());
    std::map<std::string_view, Count> counts;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const geom::LonLatView shape = points.shapes[i];
        if (shape.empty()) continue;
        const auto place = projection.forward(shape.part(0).front());
        inside[i] = place && shown.contains(*place);
        if (!inside[i]) ++counts[ids.text(i)].outside;
    }
    if (counts.empty()) return counts;
    for (std::size_t i = 0; i < points.size(); ++i)
        if (inside[i])
            if (const auto found = counts.find(ids.text(i)); found != counts.end())
                ++found->second.inside;
    return counts;
}

} // namespace

OffMap off_map(const incident::FeatureLayers& layers, const proj::Projection& projection,
               const geom::ProjectedBox& shown, WithAreas with_areas) {
    const auto counts = count_sides(layers.points, projection, shown);
    OffMap out;
    if (counts.empty()) return out;
    Ids outside; // without a place inside: their areas decide
    for (const auto& [id, count] : counts)
        if (count.inside == 0) outside.emplace(id);
    Ids seen;
    if (with_areas == WithAreas::yes) add_seen(layers.areas, projection, shown, outside, seen);
    add_seen(layers.stretches, projection, shown, outside, seen);
    for (const auto& [id, count] : counts) {
        const bool partly = count.inside > 0 || seen.contains(id);
        (partly ? out.part : out.all).emplace(id);
    }
    return out;
}

} // namespace cordon::app
