// SPDX-License-Identifier: MIT
#include "small_world.hpp"

#include "place/gazetteer_search.hpp"

#include <gtest/gtest.h>

namespace {

using cordon::place::describe;
using cordon::place::search;
using cordon::test::small_world;

TEST(Search, ShowsTheMostProminentPlaceFirst) {
    const auto hits = search(small_world(), "PARIS");
    ASSERT_EQ(hits.size(), 2U);
    EXPECT_EQ(small_world().place(hits[0].place).id, 2988507);
    EXPECT_TRUE(hits[0].exact);
    EXPECT_EQ(search(small_world(), "Paris", {.limit = 1}).size(), 1U);
}

TEST(Search, ListensToCountryAndClass) {
    const auto hits = search(small_world(), "Paris", {.country = "us"});
    ASSERT_EQ(hits.size(), 1U);
    EXPECT_EQ(small_world().place(hits[0].place).id, 4717560);
    EXPECT_EQ(search(small_world(), "Mopti", {.feature_class = "ADM1"}).size(), 1U);
    EXPECT_EQ(search(small_world(), "Mopti", {.feature_class = "P"}).size(), 1U);
}

TEST(Search, MendsSpellingsAndSaysSo) {
    const auto hits = search(small_world(), "Diédiéni");
    ASSERT_EQ(hits.size(), 2U);
    EXPECT_FALSE(hits[0].exact);
    EXPECT_EQ(hits[0].matched, "didieni");
    EXPECT_TRUE(search(small_world(), "Xyzxyz").empty());
}

TEST(Search, DescribesAPlaceInOneLine) {
    const auto kati = search(small_world(), "Kati").at(0).place;
    EXPECT_EQ(describe(small_world().place(kati)),
              "Kati (PPLA2, Koulikoro, ML) 12.7440 N 8.0730 W, 42,922 people");
    const auto other = search(small_world(), "Kati").at(1).place;
    EXPECT_EQ(describe(small_world(), other, 1.5, kati),
              "  1.50  Kati (PPL, Tombouctou, ML) 16.1100 N 3.7300 W, 598 km from the best");
}

} // namespace
