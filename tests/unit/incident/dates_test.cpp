// SPDX-License-Identifier: MIT
#include "incident/dates.hpp"
#include "unit/incident/helpers.hpp"

using namespace cordon;
using namespace cordon::incident;
using cordon::incident::test::day;

namespace {
DateInterval one(Date date) {
    return {date, date};
}
} // namespace

TEST(DateWords, AreReadInBothLanguages) {
    EXPECT_EQ(parse_date_words("28 October 2025"), one(day(2025, 10, 28)));
    EXPECT_EQ(parse_date_words("le mardi 28 octobre 2025"), one(day(2025, 10, 28)));
    EXPECT_EQ(parse_date_words("mardi 28 octobre 2025"), one(day(2025, 10, 28)));
    EXPECT_EQ(parse_date_words("October 28, 2025"), one(day(2025, 10, 28)));
    EXPECT_EQ(parse_date_words("1er août 2025"), one(day(2025, 8, 1)));
    EXPECT_EQ(parse_date_words("3rd Sept. 2025"), one(day(2025, 9, 3)));
    EXPECT_FALSE(parse_date_words("31 November 2025"));
    EXPECT_FALSE(parse_date_words("28 October"));
    EXPECT_FALSE(parse_date_words("hier"));
    EXPECT_FALSE(parse_date_words(""));
}

TEST(DateWords, PartsOfMonthsStayIntervals) {
    EXPECT_EQ(parse_date_words("fin octobre 2025"),
              (DateInterval{day(2025, 10, 21), day(2025, 10, 31)}));
    EXPECT_EQ(parse_date_words("late February 2025"),
              (DateInterval{day(2025, 2, 21), day(2025, 2, 28)}));
    EXPECT_EQ(parse_date_words("early November 2025"),
              (DateInterval{day(2025, 11, 1), day(2025, 11, 10)}));
    EXPECT_EQ(parse_date_words("mi-septembre 2025"),
              (DateInterval{day(2025, 9, 11), day(2025, 9, 20)}));
    EXPECT_EQ(parse_date_words("octobre 2025"),
              (DateInterval{day(2025, 10, 1), day(2025, 10, 31)}));
}

TEST(WeekdayDates, AreFoundInTexts) {
    const auto found =
        find_weekday_dates("attaque du lundi 13 septembre 2025, puis Friday, October 17", 2025);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].text, "lundi 13 septembre 2025");
    EXPECT_EQ(found[0].weekday, 0);
    EXPECT_EQ(found[0].date, day(2025, 9, 13));
    EXPECT_EQ(found[1].text, "Friday, October 17");
    EXPECT_EQ(found[1].date, day(2025, 10, 17));
    EXPECT_TRUE(find_weekday_dates("Friday, October 17", std::nullopt).empty());
    EXPECT_TRUE(find_weekday_dates("le lundi suivant, 13 camions", 2025).empty());
}

TEST(WeekdayDates, TheOtherMonthIsFound) {
    EXPECT_EQ(other_month_reading({"", 0, day(2025, 9, 13)}), day(2025, 10, 13));
    EXPECT_EQ(other_month_reading({"", 0, day(2025, 10, 3)}), day(2025, 11, 3));
    EXPECT_EQ(other_month_reading({"", 2, day(2025, 12, 31)}), std::nullopt)
        << "no month within three has a Wednesday the 31st except December itself";
}

TEST(NumericDates, TheWholeColumnDecidesTheOrder) {
    EXPECT_EQ(find_date_order({"03/09/2025", "28/10/2025"}), DateOrder::day_first);
    EXPECT_EQ(find_date_order({"03/09/2025", "10/28/2025"}), DateOrder::month_first);
    EXPECT_EQ(find_date_order({"03/09/2025", "04/09/2025"}), DateOrder::ambiguous);
    EXPECT_EQ(find_date_order({"28/10/2025", "10/28/2025"}), DateOrder::mixed);
    EXPECT_EQ(find_date_order({"2025-10-28"}), DateOrder::ambiguous);
}

TEST(NumericDates, AreReadInBothOrders) {
    EXPECT_EQ(parse_numeric_date("03/09/2025", DateOrder::day_first), day(2025, 9, 3));
    EXPECT_EQ(parse_numeric_date("03/09/2025", DateOrder::month_first), day(2025, 3, 9));
    EXPECT_EQ(parse_numeric_date("28.10.25 14:30", DateOrder::day_first), day(2025, 10, 28));
    EXPECT_EQ(parse_numeric_date("2025/10/28", DateOrder::month_first), day(2025, 10, 28));
    EXPECT_FALSE(parse_numeric_date("31/11/2025", DateOrder::day_first));
    EXPECT_FALSE(parse_numeric_date("3/9-2025", DateOrder::day_first));
    EXPECT_FALSE(parse_numeric_date("12", DateOrder::day_first));
}

TEST(DateWords, OfSeveralDaysAreIntervals) {
    const DateInterval three{day(2025, 4, 9), day(2025, 4, 11)};
    EXPECT_EQ(parse_date_words("9–11 April 2025"), three);
    EXPECT_EQ(parse_date_words("April 9-11, 2025"), three);
    EXPECT_EQ(parse_date_words("du 9 au 11 avril 2025"), three);
    EXPECT_EQ(parse_date_words("30 Sept – 2 Oct 2025"),
              (DateInterval{day(2025, 9, 30), day(2025, 10, 2)}));
    EXPECT_EQ(parse_date_words("30 December 2024 to 2 January 2025"),
              (DateInterval{day(2024, 12, 30), day(2025, 1, 2)}));
    EXPECT_EQ(parse_date_words("11–9 April 2025"), std::nullopt);
}

TEST(DateWords, AreReadInFurtherLanguages) {
    EXPECT_EQ(parse_date_words("martes 14 de enero de 2025"), one(day(2025, 1, 14)));
    EXPECT_EQ(parse_date_words("segunda-feira, 22 de setembro de 2025"), one(day(2025, 9, 22)));
    EXPECT_EQ(parse_date_words("3. Oktober 2025"), one(day(2025, 10, 3)));
    EXPECT_EQ(parse_date_words("03-May-24"), one(day(2024, 5, 3)));
    ASSERT_EQ(find_weekday_dates("lunes 14 de enero de 2025", std::nullopt).size(), 1U);
    EXPECT_TRUE(find_weekday_dates("le lundi et le 3 octobre 2025", std::nullopt).empty());
}
