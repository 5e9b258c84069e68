// SPDX-License-Identifier: MIT
#include "compose/furniture.hpp"
#include "core/diagnostic.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

namespace cordon::compose {
namespace {

using testing::Contains;
using testing::Not;

void collect(const scene::Group& group, std::vector<std::string>& out) {
    for (const scene::Node& node : group.children) {
        if (const auto* text = std::get_if<scene::Text>(&node.item)) out.push_back(text->text);
        if (const auto* inner = std::get_if<scene::Group>(&node.item)) collect(*inner, out);
    }
}

/// A square sheet of 600 pixels and 6000 km round a place, in Lambert's projection.
class PolarSheet : public testing::Test {
  protected:
    static MapFrame round(const char* centre) {
        const proj::Projection projection(std::string("+proj=laea +datum=WGS84 ") + centre);
        return MapFrame::fit(projection, {0, 0, 600, 600}, {-3e6, -3e6, 3e6, 3e6});
    }
    std::vector<std::string> labels_of(const MapFrame& frame, const GraticuleRequest& request) {
        const Graticule graticule = make_graticule(shop_, frame, request);
        inside_ = graticule.inside.size();
        std::vector<std::string> texts;
        collect(graticule.labels, texts);
        return texts;
    }

    CollectingReporter reporter_;
    text::Shaper shaper_{reporter_};
    Theme theme_;
    Workshop shop_{theme_, shaper_};
    std::size_t inside_ = 0;
};

TEST_F(PolarSheet, TheGraticuleRoundAPoleIsMadeOfCirclesWithTheirLatitudesOnTheMap) {
    const auto labels = labels_of(round("+lat_0=-90"), {});
    for (const char* text : {"80°\u00a0S", "70°\u00a0S", "0°", "90°\u00a0E", "180°", "60°\u00a0W"})
        EXPECT_THAT(labels, Contains(text));
    EXPECT_GT(inside_, 5U);
}

TEST_F(PolarSheet, NoLabelStandsWhereItCannot) {
    GraticuleRequest request;
    request.hidden_by = [](const geom::PageBox&) {
        return std::numeric_limits<double>::infinity();
    };
    const auto labels = labels_of(round("+lat_0=-90"), request);
    EXPECT_EQ(inside_, 0U);
    EXPECT_THAT(labels, Contains("180°"));
    EXPECT_THAT(labels, Not(Contains("80°\u00a0S")));
}

TEST_F(PolarSheet, AwayFromThePolesAllLabelsStandBesideTheMap) {
    EXPECT_THAT(labels_of(round("+lat_0=10"), {}), Contains("15°\u00a0N"));
    EXPECT_EQ(inside_, 0U);
}

TEST_F(PolarSheet, NoArrowPointsToTheNorthRoundAPole) {
    EXPECT_TRUE(make_north_arrow(shop_, round("+lat_0=-90")).empty());
    EXPECT_FALSE(make_north_arrow(shop_, round("+lat_0=50")).empty());
}

TEST_F(PolarSheet, TheZoomOfAMapOfAPoleIsThatOfMapsNearby) {
    EXPECT_NEAR(round("+lat_0=-90").zoom(), round("+lat_0=80").zoom(), 1e-6);
    EXPECT_GT(round("+lat_0=-90").zoom(), 0.0);
}

} // namespace
} // namespace cordon::compose
