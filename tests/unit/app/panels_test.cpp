// SPDX-License-Identifier: MIT
#include "app/panels.hpp"

#include <gtest/gtest.h>

using namespace cordon;
using namespace cordon::app;

namespace {

std::vector<std::string> cut(const char* window, const std::string& unit) {
    std::vector<std::string> out;
    for (const DateInterval& panel : cut_window(*parse_iso_interval(window), unit))
        out.push_back(to_iso(panel.from) + "/" + to_iso(panel.to));
    return out;
}

std::string refusal(const char* window, const std::string& unit) {
    try {
        (void)cut_window(*parse_iso_interval(window), unit);
    } catch (const Error& error) {
        return error.diagnostic().message;
    }
    return "";
}

TEST(Panels, MonthsAreClippedToTheWindow) {
    EXPECT_EQ(cut("2025-09-01/2025-10-30", "month"),
              (std::vector<std::string>{"2025-09-01/2025-09-30", "2025-10-01/2025-10-30"}));
    EXPECT_EQ(cut("2025-12-15/2026-01-02", "month"),
              (std::vector<std::string>{"2025-12-15/2025-12-31", "2026-01-01/2026-01-02"}));
}

TEST(Panels, QuartersAndYearsFollowTheCalendar) {
    EXPECT_EQ(cut("2025-02-01/2025-07-01", "quarter").size(), 3U);
    EXPECT_EQ(cut("2024-01-01/2025-12-31", "year"),
              (std::vector<std::string>{"2024-01-01/2024-12-31", "2025-01-01/2025-12-31"}));
}

TEST(Panels, DaysMustFillTheWindow) {
    EXPECT_EQ(cut("2025-09-01/2025-09-14", "week"),
              (std::vector<std::string>{"2025-09-01/2025-09-07", "2025-09-08/2025-09-14"}));
    EXPECT_EQ(cut("2025-09-01/2025-09-30", "10d").size(), 3U);
    EXPECT_EQ(refusal("2025-09-01/2025-09-10", "week"),
              "a window of 10 days is not made of panels of 7 days: they would not be equal");
}

TEST(Panels, OtherUnitsAndTooManyAreRefused) {
    EXPECT_EQ(refusal("2025-09-01/2025-09-10", "fortnight"), "'fortnight' is no length of time");
    EXPECT_EQ(refusal("2025-01-01/2025-12-31", "5d"), "the window gives more than 24 panels");
    EXPECT_EQ(refusal("2020-01-01/2025-12-31", "month"), "the window gives more than 24 panels");
    EXPECT_EQ(refusal("2025-01-01/2025-01-31", "0d"), "'0d' is no length of time");
}

} // namespace
