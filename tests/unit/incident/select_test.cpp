// SPDX-License-Identifier: MIT
#include "incident/select.hpp"
#include "unit/incident/helpers.hpp"

using namespace cordon;
using namespace cordon::incident;
using namespace cordon::incident::test;

namespace {

IncidentSet sample() {
    IncidentSet set;
    set.as_of = "2025-10-30T18:00:00Z";
    set.incidents = {
        at("august", day(2025, 8, 20), {0, 0}),   at("edge", day(2025, 8, 31), {0, 0}),
        at("kept", day(2025, 10, 1), {0, 0}),     at("pending", day(2025, 10, 2), {0, 0}),
        at("rejected", day(2025, 10, 3), {0, 0}), at("third", day(2025, 10, 27), {0, 0}),
        at("young", day(2025, 10, 28), {0, 0})};
    set.incidents[1].date.to = day(2025, 9, 2); // an interval that touches the window
    set.incidents[3].review = Review::pending;
    set.incidents[4].review = Review::rejected;
    return set;
}

SelectOptions window() {
    SelectOptions options;
    options.window = DateInterval{day(2025, 9, 1), day(2025, 10, 30)};
    return options;
}

} // namespace

TEST(Select, CountsEachIncidentOnce) {
    const Selection selection = select(sample(), window());
    EXPECT_EQ(selection.kept, 3U);
    EXPECT_EQ(selection.outside_window, 1U);
    EXPECT_EQ(selection.pending, 1U);
    EXPECT_EQ(selection.rejected, 1U);
    EXPECT_EQ(selection.held_back, 1U);
    EXPECT_TRUE(selection.delay_applied);
    ASSERT_EQ(selection.set.incidents.size(), 3U);
    EXPECT_EQ(selection.set.incidents[0].id, "edge");
    EXPECT_EQ(selection.set.incidents[2].id, "third") << "72 hours before the 30th is the 27th";
}

TEST(Select, OnlyThePublicProfileHoldsBack) {
    SelectOptions options = window();
    options.profile = Profile::partner;
    EXPECT_EQ(select(sample(), options).held_back, 0U);
    options.profile = Profile::public_;
    options.as_of = day(2025, 11, 30); // published later
    EXPECT_EQ(select(sample(), options).held_back, 0U);
    options.delay_hours = 24 * 35;
    EXPECT_EQ(select(sample(), options).held_back, 2U);
}

TEST(Select, PendingOnesAreKeptWhenAskedFor) {
    SelectOptions options = window();
    options.pending = Pending::drawn;
    const Selection selection = select(sample(), options);
    EXPECT_EQ(selection.kept, 4U);
    EXPECT_EQ(selection.pending, 0U);
}

TEST(Select, NoWindowCanLeaveOutAnUndatedIncident) {
    IncidentSet set = sample();
    set.incidents[0].date_precision = DatePrecision::unknown;
    const Selection selection = select(set, window());
    EXPECT_EQ(selection.outside_window, 0U);
    EXPECT_EQ(selection.undated, 1U);
}

TEST(Select, WithoutACutOffNothingIsHeldBack) {
    IncidentSet set = sample();
    set.as_of.clear();
    const Selection selection = select(set, window());
    EXPECT_FALSE(selection.delay_applied);
    EXPECT_EQ(selection.held_back, 0U);
}

TEST(Select, SaysWhatItLeftOut) {
    const SelectOptions options = window();
    const Selection selection = select(sample(), options);
    EXPECT_EQ(selection_sentence(selection, options, Language::en),
              "3 incidents kept; 1 outside the window, 1 pending review, 1 rejected, 1 held back "
              "(72\u00A0h)");
    EXPECT_EQ(selection_sentence(selection, options, Language::fr),
              "3 incidents pris en compte\u202F; 1 hors période, 1 à vérifier, 1 écarté, 1 différé "
              "(72\u00A0h)");
}

TEST(SelectionSentence, GroupsThousands) {
    Selection selection;
    selection.kept = 50000;
    EXPECT_EQ(selection_sentence(selection, {}, Language::en), "50,000 incidents kept");
    EXPECT_EQ(selection_sentence(selection, {}, Language::fr),
              "50\u202F000 incidents pris en compte");
}
