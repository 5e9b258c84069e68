// SPDX-License-Identifier: MIT
#include "app/crowd.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

using namespace cordon;
using namespace cordon::app;

namespace {

struct Row {
    const char* id;
    geom::LonLat at;
    bool exact = true;
    const char* claim = "reported";
};

data::FeatureLayer points_of(std::initializer_list<Row> rows) {
    data::FeatureLayer layer("points");
    for (const Row& row : rows) {
        layer.shapes.add_point(row.at);
        layer.set("id", std::string_view(row.id));
        layer.set("exact", row.exact);
        layer.set("class", std::string_view("attack"));
        layer.set("claim", std::string_view(row.claim));
        layer.set("date_from", std::string_view("2020-01-01"));
        layer.set("date_to", std::string_view("2020-03-05"));
        layer.finish_feature();
    }
    return layer;
}

const proj::Projection& mercator() {
    static const proj::Projection projection("EPSG:3857");
    return projection;
}

TEST(Crowd, CountsEachIncidentOnce) {
    // "b" has two rival places near each other; "far" stands alone.
    const auto layer = crowd_circles(points_of({{"a", {0.0, 0.0}},
                                                {"b", {0.0, 0.0}},
                                                {"b", {0.001, 0.0}},
                                                {"c", {0.01, 0.0}},
                                                {"far", {5.0, 0.0}}}),
                                     {mercator(), 5000.0, Language::en});
    ASSERT_EQ(layer->size(), 2U);
    EXPECT_EQ(layer->number(0, "count", 0), 3.0);
    EXPECT_EQ(layer->number(0, "positions", 0), 3.0);
    EXPECT_EQ(layer->number(1, "count", 0), 1.0);
    EXPECT_EQ(layer->text(0, "description"), "3 incidents, 1\u00A0Jan. – 5\u00A0March\u00A0"
                                             "2020");
}

TEST(Crowd, SmallestCirclesAreSeenBesideLargeOnes) {
    constexpr int many = 4000;
    data::FeatureLayer layer("points");
    for (int i = 0; i <= many; ++i) {
        const std::string id = std::to_string(i);
        layer.shapes.add_point({i == many ? 5.0 : 0.0, 0.0});
        layer.set("id", std::string_view(id));
        layer.set("exact", true);
        layer.set("class", std::string_view("attack"));
        layer.set("claim", std::string_view("reported"));
        layer.finish_feature();
    }
    const auto circles = crowd_circles(layer, {mercator(), 5000.0, Language::en});
    ASSERT_EQ(circles->size(), 2U);
    EXPECT_GE(circles->number(1, "size", 0) * 16.0, 2.6) << "pixels";
    EXPECT_EQ(circles->text(1, "count_words"), "1–13 incidents") << "what that size stands for";
    EXPECT_EQ(circles->text(1, "description"), "1 incident");
    EXPECT_EQ(circles->text(0, "count_words"), "4,000 incidents");
}

TEST(Crowd, JoinsCirclesToTheLargerOnesThatWouldCoverThem) {
    // Twelve incidents at one place and three at each of its neighbours 11 pixels away.
    std::vector<std::string> ids;
    for (int i = 0; i < 24; ++i) ids.push_back(std::to_string(i));
    constexpr double pixel = 0.001; // degrees
    data::FeatureLayer layer("points");
    for (int i = 0; i < 24; ++i) {
        const double angle = 1.57 * (i % 4);
        const double off = i < 12 ? 0.0 : 11.0 * pixel;
        layer.shapes.add_point({off * std::cos(angle), off * std::sin(angle)});
        layer.set("id", std::string_view(ids[static_cast<std::size_t>(i)]));
        layer.set("exact", true);
        layer.set("class", std::string_view("attack"));
        layer.set("claim", std::string_view("reported"));
        layer.finish_feature();
    }
    const double reach = circle_reach * pixel * 111'320.0;
    const auto plain = crowd_circles(layer, {mercator(), reach, Language::en});
    EXPECT_EQ(plain->size(), 5U);
    const auto readable = crowd_circles(layer, {mercator(), reach, Language::en, true});
    ASSERT_EQ(readable->size(), 1U);
    EXPECT_EQ(readable->number(0, "count", 0), 24.0) << "no incident is lost";
}

TEST(Crowd, StandsWhereIncidentsAre) {
    const auto layer =
        crowd_circles(points_of({{"a", {0.0, 0.0}}, {"b", {0.0, 0.0}}, {"c", {0.02, 0.0}}}),
                      {mercator(), 5000.0, Language::en});
    ASSERT_EQ(layer->size(), 1U);
    EXPECT_EQ(layer->shapes[0].part(0).front().x, 0.0); // not a mean, where nothing happened
}

TEST(Crowd, AreaGrowsWithTheNumber) {
    const auto layer = crowd_circles(points_of({{"a", {0.0, 0.0}},
                                                {"b", {0.0, 0.0}},
                                                {"c", {0.0, 0.0}},
                                                {"d", {0.0, 0.0}},
                                                {"e", {9.0, 0.0}}}),
                                     {mercator(), 5000.0, Language::fr});
    EXPECT_DOUBLE_EQ(layer->number(0, "size", 0), 2.0 * layer->number(1, "size", 0));
    EXPECT_EQ(layer->text(0, "count_words"), "4 faits");
}

TEST(Crowd, LeavesRegionsOut) {
    const auto layer =
        crowd_circles(points_of({{"ring", {0.0, 0.0}, false}}), {mercator(), 5000.0, Language::en});
    EXPECT_EQ(layer->size(), 0U); // the place of a number, not of an event
}

TEST(Crowd, IsNotMoreCertainThanItsLeastCertain) {
    const auto layer = crowd_circles(
        points_of({{"a", {0.0, 0.0}, true, "confirmed"}, {"b", {0.0, 0.0}, true, "claimed"}}),
        {mercator(), 5000.0, Language::en});
    EXPECT_EQ(layer->text(0, "claim"), "claimed");
}

TEST(Crowd, MapsOfASeriesHaveTheScaleOfTheLargestCircleOfAll) {
    const auto points = points_of({{"a", {0.0, 0.0}}, {"b", {5.0, 0.0}}});
    const double alone =
        crowd_circles(points, {mercator(), 5000.0, Language::en})->number(0, "size", 0);
    CrowdOptions in_series{mercator(), 5000.0, Language::en};
    in_series.largest = 400;
    EXPECT_NEAR(crowd_circles(points, in_series)->number(0, "size", 0), 2.8 / 20.0, 0.03);
    EXPECT_GT(alone, 2.0 * 2.8 / 20.0);
}

TEST(Crowd, CirclesCountPlacesAndNotAreas) {
    auto known = points_of(
        {{"a", {0.0, 0.0}}, {"b", {0.0, 0.0}}, {"b", {0.1, 0.0}}, {"wide", {0.2, 0.0}, false}});
    data::Column& radius_known = known.add_column("radius_known");
    for (std::size_t i = 0; i < known.size(); ++i) radius_known.push(true);
    EXPECT_EQ(circled_incidents(known), 2U);
}

} // namespace
