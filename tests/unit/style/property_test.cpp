// SPDX-License-Identifier: MIT
#include "style/property.hpp"

namespace cordon::style {

TEST(Property, EachRowStandsAtItsEnumerator) {
    ASSERT_EQ(all_properties().size(), property_count);
    for (std::size_t i = 0; i < property_count; ++i) {
        const PropertySpec& row = all_properties()[i];
        EXPECT_EQ(static_cast<std::size_t>(row.property), i) << row.name;
        EXPECT_EQ(property_from(row.name), row.property) << row.name;
    }
}

TEST(Property, IsFoundOnlyForItsLayerTypes) {
    EXPECT_EQ(property_from("line-width", LayerType::line), Property::line_width);
    EXPECT_EQ(property_from("line-width", LayerType::fill), std::nullopt);
    EXPECT_EQ(property_from("no-such-thing"), std::nullopt);
    for (int type = 0; type < 10; ++type)
        EXPECT_EQ(property_from("visibility", static_cast<LayerType>(type)), Property::visibility);
}

TEST(Property, SpecificationTellsRangeDefaultAndInputs) {
    const PropertySpec& opacity = property_spec(Property::fill_opacity);
    EXPECT_EQ(opacity.minimum, 0.0);
    EXPECT_EQ(opacity.maximum, 1.0);
    EXPECT_EQ(opacity.default_json, "1");
    EXPECT_TRUE(opacity.interpolated);
    EXPECT_TRUE(opacity.takes(Input::zoom));
    EXPECT_TRUE(opacity.takes(Input::feature));
    EXPECT_FALSE(opacity.takes(Input::heatmap_density));
    EXPECT_EQ(property_spec(Property::text_anchor).values.size(), 9U);
    EXPECT_EQ(property_spec(Property::line_translate).length, 2U);
}

TEST(Property, LayerTypeNamesReadBack) {
    for (int type = 0; type < 10; ++type) {
        const auto layer = static_cast<LayerType>(type);
        EXPECT_EQ(layer_type_from(layer_type_name(layer)), layer);
    }
    EXPECT_EQ(layer_type_from("sky"), std::nullopt);
}

} // namespace cordon::style
