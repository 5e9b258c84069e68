// SPDX-License-Identifier: MIT
#include "app/off_map.hpp"

using namespace cordon;
using namespace cordon::app;

namespace {

const proj::Projection web_mercator("EPSG:3857");

void add_point(data::FeatureLayer& points, std::string_view id, geom::LonLat at) {
    points.shapes.add_point(at);
    points.set("id", id);
    points.finish_feature();
}

void add_square(data::FeatureLayer& areas, std::string_view id, const geom::LonLatBox& box) {
    areas.shapes.begin(geom::Kind::polygon);
    areas.shapes.begin_part();
    for (const geom::LonLat p :
         {geom::LonLat{box.min_x, box.min_y}, geom::LonLat{box.max_x, box.min_y},
          geom::LonLat{box.max_x, box.max_y}, geom::LonLat{box.min_x, box.max_y},
          geom::LonLat{box.min_x, box.min_y}})
        areas.shapes.add(p);
    areas.set("id", id);
    areas.finish_feature();
}

/// What a map of the square 0..10° E, 0..10° N leaves out.
OffMap off(const incident::FeatureLayers& layers, WithAreas with_areas = WithAreas::yes) {
    const geom::ProjectedBox shown = proj::projected_extent(web_mercator, {0, 0, 10, 10});
    return off_map(layers, web_mercator, shown, with_areas);
}

using Ids = std::set<std::string, std::less<>>;

} // namespace

TEST(OffMap, NamesTheIncidentsOutsideTheFrame) {
    incident::FeatureLayers layers;
    add_point(layers.points, "in", {5, 5});
    add_point(layers.points, "out", {11, 5});
    EXPECT_EQ(off(layers).all, Ids{"out"});
    EXPECT_EQ(off(layers).part, Ids{});
}

TEST(OffMap, IncidentWithOnePlaceInsideIsOffInPart) {
    incident::FeatureLayers layers;
    add_point(layers.points, "two", {5, 5});
    add_point(layers.points, "two", {50, 5});
    EXPECT_EQ(off(layers).all, Ids{});
    EXPECT_EQ(off(layers).part, Ids{"two"});
}

TEST(OffMap, AreaThatReachesIntoTheFrameCountsOnlyWhereItIsDrawn) {
    incident::FeatureLayers layers;
    add_point(layers.points, "wide", {-3, 5});
    add_square(layers.areas, "wide", {-9, 2, 1, 8});
    add_point(layers.points, "far", {-30, 5});
    add_square(layers.areas, "far", {-39, 2, -21, 8});
    EXPECT_EQ(off(layers).part, Ids{"wide"});
    EXPECT_EQ(off(layers).all, Ids{"far"});
    EXPECT_EQ(off(layers, WithAreas::no).all, (Ids{"far", "wide"}));
}

TEST(OffMap, FrameInsideAnAreaSeesIt) {
    incident::FeatureLayers layers;
    add_point(layers.points, "round", {-15, 5});
    add_square(layers.areas, "round", {-20, -20, 30, 30});
    EXPECT_EQ(off(layers).part, Ids{"round"});
}
