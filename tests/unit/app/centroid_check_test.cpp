// SPDX-License-Identifier: MIT
#include "app/centroid_check.hpp"

using namespace cordon;
using namespace cordon::app;

namespace {

/// A right-angled triangle of a degree: the centroid of its area is a third from the corner, that
/// of its box in the middle of the long side.
data::FeatureLayer triangle() {
    data::FeatureLayer layer("regions");
    layer.shapes.begin(geom::Kind::polygon);
    layer.shapes.begin_part();
    for (const geom::LonLat p : {geom::LonLat{0, 0}, {1, 0}, {0, 1}, {0, 0}}) layer.shapes.add(p);
    layer.set("name", std::string_view("Delta"));
    layer.finish_feature();
    return layer;
}

std::vector<std::string> warnings(const std::vector<incident::Point>& points) {
    incident::IncidentSet set;
    set.file = "in.csv";
    for (std::size_t i = 0; i < points.size(); ++i) {
        incident::Incident incident;
        incident.id = "i" + std::to_string(i);
        incident.location.said = points[i];
        set.incidents.push_back(std::move(incident));
    }
    CollectingReporter reporter;
    const data::FeatureLayer regions = triangle();
    report_centroids(set, {regions, "region", "name"}, reporter);
    std::vector<std::string> out;
    for (const Diagnostic& one : reporter.diagnostics) out.push_back(one.message);
    return out;
}

} // namespace

TEST(CentroidCheck, NamesTheDotsOnACentre) {
    EXPECT_THAT(warnings({{{0.3333, 0.3334}, Metres(1000.0), ""},
                          {{0.5, 0.5}, std::nullopt, ""},
                          {{0.1, 0.6}, std::nullopt, ""}}),
                testing::ElementsAre("2 incidents lie on the centre of the region Delta: i0, i1"));
}

TEST(CentroidCheck, AWideDiscIsNoDot) {
    EXPECT_THAT(warnings({{{0.3333, 0.3334}, kilometres(40.0), ""}}), testing::IsEmpty());
    EXPECT_THAT(warnings({{{0.36, 0.3334}, std::nullopt, ""}}), testing::IsEmpty());
}

TEST(CentroidCheck, OfManyDotsOneOnACentreIsChance) {
    std::vector<incident::Point> points;
    for (int i = 0; i < 40; ++i) points.push_back({{0.01 * i, 0.2}, std::nullopt, ""});
    points.push_back({{0.3333, 0.3334}, std::nullopt, ""});
    EXPECT_THAT(warnings(points), testing::IsEmpty());
    points.push_back({{0.3333, 0.3334}, std::nullopt, ""});
    EXPECT_EQ(warnings(points).size(), 1U) << "two at one position are a geocoder's";
}
