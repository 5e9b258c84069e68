// SPDX-License-Identifier: MIT
#include "incident/numbering.hpp"
#include "unit/incident/helpers.hpp"

using namespace cordon;
using namespace cordon::incident;
using namespace cordon::incident::test;

TEST(Numbering, GoesByDateThenWestToEast) {
    IncidentSet set;
    set.incidents = {at("east", day(2025, 10, 28), {-6.0, 12.0}),
                     at("early", day(2025, 9, 3), {0.0, 12.0}),
                     at("west", day(2025, 10, 28), {-11.0, 12.0})};
    EXPECT_EQ(number_incidents(set, Pending::hidden), (std::vector<int>{3, 1, 2}));
}

TEST(Numbering, LeavesOutWhatIsNotDrawn) {
    IncidentSet set;
    set.incidents = {at("pending", day(2025, 9, 1), {0, 0}), at("nowhere", day(2025, 9, 2), {0, 0}),
                     at("rejected", day(2025, 9, 3), {0, 0}), at("kept", day(2025, 9, 4), {0, 0})};
    set.incidents[0].review = Review::pending;
    set.incidents[1].location.said = Unknown{};
    set.incidents[2].review = Review::rejected;
    EXPECT_EQ(number_incidents(set, Pending::hidden), (std::vector<int>{0, 0, 0, 1}));
    EXPECT_EQ(number_incidents(set, Pending::drawn), (std::vector<int>{1, 0, 0, 2}));
}

TEST(Numbering, DoesNotDependOnTheOrderOfTheFile) {
    IncidentSet set;
    set.incidents = {at("a", day(2025, 9, 1), {1, 0}), at("b", day(2025, 9, 1), {1, 0}),
                     at("c", day(2025, 9, 1), {0, 0})};
    EXPECT_EQ(number_incidents(set, Pending::hidden), (std::vector<int>{2, 3, 1}));
    std::swap(set.incidents[0], set.incidents[2]);
    EXPECT_EQ(number_incidents(set, Pending::hidden), (std::vector<int>{1, 3, 2}));
}

TEST(Numbering, UndatedIncidentsComeLast) {
    IncidentSet set;
    set.incidents = {at("undated", day(1970, 1, 1), {-9, 0}), at("dated", day(2025, 9, 1), {0, 0})};
    set.incidents[0].date_precision = DatePrecision::unknown;
    EXPECT_EQ(number_incidents(set, Pending::hidden), (std::vector<int>{2, 1}));
}
