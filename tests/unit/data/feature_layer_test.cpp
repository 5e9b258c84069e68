// SPDX-License-Identifier: MIT
#include "data/feature_layer.hpp"

#include <string>

using namespace cordon;
using namespace cordon::data;

TEST(Column, KeepsValuesOfEveryType) {
    Column column("c");
    column.push(true);
    column.push(-1.5);
    column.push(std::string_view("text"));
    column.push(Json(Json::Array{Json(1.0)}));
    column.push_null();
    column.push(Json(std::string("plain")));
    EXPECT_EQ(std::get<bool>(column[0]), true);
    EXPECT_EQ(std::get<double>(column[1]), -1.5);
    EXPECT_EQ(std::get<std::string_view>(column[2]), "text");
    EXPECT_EQ(to_text(*std::get<const Json*>(column[3])), "[1]");
    EXPECT_TRUE(std::holds_alternative<std::monostate>(column[4]));
    EXPECT_EQ(std::get<std::string_view>(column[5]), "plain");
    EXPECT_TRUE(std::holds_alternative<std::monostate>(column[6]));
}

TEST(Column, KeepsTextsInPlaceWhileItGrowsAndIsMoved) {
    Column column("c");
    column.push(std::string_view("first"));
    const std::string_view first = std::get<std::string_view>(column[0]);
    const std::string long_text(100000, 'x');
    for (int i = 0; i < 20000; ++i) column.push(std::string_view("text " + std::to_string(i)));
    column.push(std::string_view(long_text));
    column.push(std::string_view(""));
    const Column moved = std::move(column);
    EXPECT_EQ(std::get<std::string_view>(moved[0]).data(), first.data());
    EXPECT_EQ(first, "first");
    EXPECT_EQ(std::get<std::string_view>(moved[12346]), "text 12345");
    EXPECT_EQ(std::get<std::string_view>(moved[20001]), long_text);
    EXPECT_EQ(std::get<std::string_view>(moved[20002]), "");
}

TEST(Column, KeepsEqualTextsOnce) {
    Column column("c");
    for (int i = 0; i < 10; ++i) column.push(std::string_view(i % 2 == 0 ? "even" : "odd"));
    EXPECT_EQ(std::get<std::string_view>(column[0]).data(),
              std::get<std::string_view>(column[8]).data());
}

TEST(FeatureLayer, FillsColumnsThatAFeatureDoesNotSet) {
    FeatureLayer layer("l");
    for (int i = 0; i < 3; ++i) {
        layer.shapes.begin(geom::Kind::none);
        layer.set("n", static_cast<double>(i));
        if (i == 1) layer.set("t", std::string_view("x"));
        layer.finish_feature();
    }
    EXPECT_EQ(layer.number(2, "n", -1), 2.0);
    EXPECT_EQ(layer.text(1, "t"), "x");
    EXPECT_TRUE(std::holds_alternative<std::monostate>(layer.value(0, "t")));
    EXPECT_EQ(layer.column_at(1).size(), 3U);
    EXPECT_EQ(layer.number(0, "missing", -1), -1.0);
}
