// SPDX-License-Identifier: MIT
#include "analysis/attribute_names.hpp"
#include "analysis/suppliers.hpp"

#include <gtest/gtest.h>

using namespace cordon;
using namespace cordon::analysis;

namespace {

data::FeatureLayer one_point(std::initializer_list<std::pair<const char*, const char*>> texts) {
    data::FeatureLayer layer("points");
    layer.shapes.add_point({29.2, -1.7});
    for (const auto& [name, text] : texts) layer.set(name, std::string_view(text));
    layer.set("Poids", 2.0);
    layer.finish_feature();
    return layer;
}

} // namespace

TEST(AttributeNames, AreFoundInOtherLanguagesTheOwnNameFirst) {
    const data::FeatureLayer layer = one_point({{"Libellé", "RN2 sud"}, {"code_route", "RN2"}});
    EXPECT_EQ(find_attribute(layer, "name")->name(), "Libellé");
    EXPECT_EQ(find_attribute(layer, "ref")->name(), "code_route");
    EXPECT_EQ(find_attribute(layer, "capacity"), nullptr);
    EXPECT_EQ(find_attribute(one_point({{"Nom", "a"}, {"name", "b"}}), "name")->name(), "name");
}

TEST(AttributeNames, SuppliersOfAFrenchTableHaveNamesAndWeights) {
    CollectingReporter reporter;
    const auto suppliers = read_suppliers(one_point({{"Nom", "Bukavu"}}), reporter);
    ASSERT_EQ(suppliers.size(), 1U);
    EXPECT_EQ(suppliers[0].name, "Bukavu");
    EXPECT_DOUBLE_EQ(suppliers[0].weight, 2.0);
}
