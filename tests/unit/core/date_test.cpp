// SPDX-License-Identifier: MIT
#include "core/date.hpp"

using namespace cordon;

namespace {
Date day(int y, int m, int d) {
    return *Date::from_civil(y, m, d);
}
} // namespace

TEST(Date, KnowsItsWeekday) {
    EXPECT_EQ(weekday_name(day(2025, 9, 13).weekday(), Language::en), "Saturday");
    EXPECT_EQ(weekday_name(day(2025, 10, 13).weekday(), Language::fr), "lundi");
    EXPECT_EQ(day(1969, 12, 31).weekday(), 2);
}

TEST(Date, RefusesDaysThatAMonthLacks) {
    EXPECT_FALSE(Date::from_civil(2025, 2, 29));
    EXPECT_TRUE(Date::from_civil(2024, 2, 29));
    EXPECT_FALSE(Date::from_civil(2024, 257, 1)) << "257 is not January";
    EXPECT_FALSE(Date::from_civil(2024, 1, 257));
    EXPECT_FALSE(Date::from_civil(70000, 1, 1));
    EXPECT_FALSE(parse_iso_date("2025-13-01"));
    EXPECT_FALSE(parse_iso_date("28/10/2025"));
}

TEST(Date, ReadsPartialDatesAsIntervals) {
    EXPECT_EQ(parse_iso_date("2025-10"), (DateInterval{day(2025, 10, 1), day(2025, 10, 31)}));
    EXPECT_EQ(parse_iso_interval("2025-09-01/2025-10-30"),
              (DateInterval{day(2025, 9, 1), day(2025, 10, 30)}));
    EXPECT_FALSE(parse_iso_interval("2025-10-30/2025-09-01"));
    EXPECT_EQ(parse_iso_date("2025-10-30T18:00:00Z"),
              (DateInterval{day(2025, 10, 30), day(2025, 10, 30)}));
}

TEST(Date, IsWrittenAsEachLanguageWritesIt) {
    EXPECT_EQ(format_date(day(2025, 10, 28), Language::fr), "28\u00A0oct.\u00A02025");
    EXPECT_EQ(format_day(day(2025, 9, 1), Language::fr), "1er\u00A0sept.");
    EXPECT_EQ(format_day(day(2025, 9, 1), Language::en), "1\u00A0Sept.");
}

TEST(Date, KeepsIntervalsAsIntervals) {
    EXPECT_EQ(format_interval({day(2025, 9, 4), day(2025, 9, 5)}, Language::en),
              "4–5\u00A0Sept.\u00A02025");
    EXPECT_EQ(format_interval({day(2025, 9, 1), day(2025, 10, 30)}, Language::fr),
              "1er\u00A0sept. – 30\u00A0oct.\u00A02025");
    EXPECT_EQ(format_interval({day(2025, 10, 1), day(2025, 10, 31)}, Language::fr),
              "octobre\u00A02025");
    EXPECT_EQ(format_interval_short({day(2025, 9, 4), day(2025, 9, 4)}, 2025, Language::en),
              "4\u00A0Sept.");
}
