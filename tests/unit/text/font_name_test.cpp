// SPDX-License-Identifier: MIT
#include "text/font_name.hpp"

using namespace cordon::text;
using ::testing::ElementsAre;

TEST(FontName, KeyLeavesOutBlanksHyphensAndCase) {
    EXPECT_EQ(name_key("Inter Semi Bold"), "intersemibold");
    EXPECT_EQ(name_key("Inter-SemiBold"), "intersemibold");
}

TEST(FontName, IsReadWithTheLongestFamilyFirst) {
    EXPECT_THAT(readings_of("Open Sans Condensed Bold Italic"),
                ElementsAre(FaceQuery{"Open Sans Condensed Bold Italic", {}},
                            FaceQuery{"Open Sans Condensed Bold", {400, true, 100}},
                            FaceQuery{"Open Sans Condensed", {700, true, 100}},
                            FaceQuery{"Open Sans", {700, true, 75}}));
}

TEST(FontName, StyleWordsMayBeTwoWords) {
    EXPECT_EQ(readings_of("Inter Extra Light").back(), (FaceQuery{"Inter", {200, false, 100}}));
    EXPECT_EQ(readings_of("Inter Semi Bold Oblique").back(),
              (FaceQuery{"Inter", {600, true, 100}}));
    EXPECT_EQ(readings_of("DejaVu Sans Book").back(),
              (FaceQuery{"DejaVu Sans", {400, false, 100}}));
}

TEST(FontName, AFamilyKeepsAtLeastOneWord) {
    EXPECT_EQ(readings_of("Black").back(), (FaceQuery{"Black", {}}));
    EXPECT_EQ(readings_of("").back(), (FaceQuery{"", {}}));
}
