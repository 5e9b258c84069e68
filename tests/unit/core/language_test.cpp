// SPDX-License-Identifier: MIT
#include "core/language.hpp"

using namespace cordon;

TEST(Number, IsGroupedAsEachLanguageGroups) {
    EXPECT_EQ(format_number(1400, 0, Language::fr), "1\u202F400");
    EXPECT_EQ(format_number(1400, 0, Language::en), "1,400");
    EXPECT_EQ(format_number(0.25, 2, Language::fr), "0,25");
    EXPECT_EQ(format_number(-0.0, 1, Language::en), "0.0");
    EXPECT_EQ(format_number(-1234567.8, 1, Language::en), "\u22121,234,567.8");
}

TEST(Number, ShortFormDropsNeedlessZeros) {
    EXPECT_EQ(format_number_short(12.50, 2, Language::en), "12.5");
    EXPECT_EQ(format_number_short(12.00, 2, Language::en), "12");
    EXPECT_EQ(format_number_short(12.345, 2, Language::en), "12.35");
}
