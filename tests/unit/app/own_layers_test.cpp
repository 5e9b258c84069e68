// SPDX-License-Identifier: MIT
#include "app/own_layers.hpp"

#include <gtest/gtest.h>

using namespace cordon;
using namespace cordon::app;

namespace {

/// Two points, of which one has a name in the column.
data::FeatureLayer two_points(const std::string& column) {
    data::FeatureLayer layer("camps");
    for (const char* name : {"Zamzam", ""}) {
        layer.shapes.add_point({25.3, 13.5});
        layer.set(column, std::string_view(name));
        layer.finish_feature();
    }
    return layer;
}

} // namespace

TEST(OwnLayers, PointsOfFilesCarryTheirNames) {
    for (const char* column : {"name", "NAME", "Nom", "title"}) {
        data::FeatureLayer out("layers");
        append_kind(two_points(column), "points", {"camps", 1.0}, out);
        ASSERT_EQ(out.size(), 2U) << column;
        EXPECT_EQ(out.text(0, "name"), "Zamzam") << column;
        EXPECT_EQ(out.text(0, "label"), "camps");
        EXPECT_TRUE(out.text(1, "name").empty());
    }
}

TEST(OwnLayers, PointsThatWereMadeHereHaveLabelsAndNoNames) {
    data::FeatureLayer out("layers");
    append_kind(two_points("name"), "points", {"", 1.0}, out);
    EXPECT_TRUE(out.text(0, "name").empty());
}
