// SPDX-License-Identifier: MIT
#include "app/label_names.hpp"

#include <gtest/gtest.h>

using namespace cordon;
using namespace cordon::app;

namespace {

constexpr geom::LonLat hodeidah{42.95, 14.80};

incident::Incident ring_round(geom::LonLat center, const std::string& name) {
    incident::Incident out;
    out.location.said = incident::Ring{center, Metres(1000), Metres(2000), std::nullopt, name};
    return out;
}

std::string shown(incident::Incident one, const std::string& language) {
    incident::IncidentSet set;
    set.incidents.push_back(std::move(one));
    MapDocument document;
    document.labels.langs = {language};
    CollectingReporter reporter;
    use_label_names(set, document, reporter);
    return std::get<incident::Ring>(set.incidents.front().location.said).center_name;
}

} // namespace

TEST(LabelNames, APlaceIsCalledAsTheLabelsOfTheMapCallIt) {
    EXPECT_EQ(shown(ring_round(hodeidah, "Al Ḩudaydah"), "en"), "Hodeidah");
    EXPECT_EQ(shown(ring_round(hodeidah, "Al Ḩudaydah"), "fr"), "Hodeïda");
}

TEST(LabelNames, OtherPlacesOfTheNameAndUnknownOnesKeepTheirs) {
    EXPECT_EQ(shown(ring_round({10, 50}, "Al Ḩudaydah"), "en"), "Al Ḩudaydah");
    EXPECT_EQ(shown(ring_round(hodeidah, "a bend of the road"), "en"), "a bend of the road");
    EXPECT_EQ(shown(ring_round(hodeidah, ""), "en"), "");
}

TEST(LabelNames, PartsOfAPlaceAreNamedToo) {
    incident::Several several;
    several.places.push_back(ring_round(hodeidah, "Al Ḩudaydah").location);
    incident::IncidentSet set;
    set.incidents.emplace_back().location.said = several;
    MapDocument document;
    document.labels.langs = {"en"};
    CollectingReporter reporter;
    use_label_names(set, document, reporter);
    const auto& parts = std::get<incident::Several>(set.incidents.front().location.said).places;
    EXPECT_EQ(std::get<incident::Ring>(parts.front().said).center_name, "Hodeidah");
}

TEST(LabelNames, ASecondLineIsInAnotherLanguageAndNeverTheSameNameAgain) {
    data::FeatureLayer layer("countries");
    for (const auto& [column, text] :
         {std::pair{"name", "Mali"}, std::pair{"name_fr", "Mali"}, std::pair{"name_ar", "مالي"}})
        layer.add_column(column).push(std::string_view(text));
    layer.shapes.add_point({0, 0});
    layer.finish_feature();
    EXPECT_EQ(label_of(layer, 0, {"fr"}, {}), "Mali");
    EXPECT_EQ(label_of(layer, 0, {"fr"}, {"ar"}), "Mali\nمالي");
    EXPECT_EQ(label_of(layer, 0, {"fr"}, {"en", "de", "ar"}), "Mali\nمالي");
    EXPECT_EQ(label_of(layer, 0, {"fr"}, {"en"}), "Mali");
}
