// SPDX-License-Identifier: MIT
#include "app/place_words.hpp"
#include "core/file.hpp"

#include <gtest/gtest.h>

#include <filesystem>

using namespace cordon;
using namespace cordon::app;

namespace {

incident::IncidentSet rows_of(std::initializer_list<const char*> places) {
    incident::IncidentSet set;
    set.file = "rows.csv";
    for (const char* place : places) {
        incident::Incident row;
        row.place = incident::LocalText(std::string(place));
        row.location.said = incident::Unknown{"no coordinates"};
        row.line = static_cast<int>(set.incidents.size()) + 2;
        set.incidents.push_back(std::move(row));
    }
    return set;
}

/// A gazetteer of three towns, so that the test needs no world.
class PlacesInWords : public testing::Test {
  protected:
    void SetUp() override {
        folder_ = std::filesystem::path(testing::TempDir()) / "place_words";
        std::filesystem::create_directories(folder_);
        request.gazetteers = {folder_ / "towns.csv"};
        write_file(request.gazetteers.front(), "name,latitude,longitude,country,population\n"
                                               "Kati,12.7441,-8.0726,ML,66895\n"
                                               "Kita,13.0349,-9.4895,ML,46435\n"
                                               "Aden,12.7794,45.0367,YE,550602\n");
    }
    PlaceRequest request;
    CollectingReporter reporter;

  private:
    std::filesystem::path folder_;
};

TEST_F(PlacesInWords, BecomeRegionsAndNeverDots) {
    incident::IncidentSet set = rows_of({"50 km west of Kati", "60 nautical miles south of Aden"});
    const PlaceWords outcome = locate_by_words(set, request, reporter);
    EXPECT_EQ(outcome.located, 2U);
    const auto& ring = std::get<incident::Ring>(set.incidents[0].location.said);
    EXPECT_NEAR(ring.inner.value(), 45e3, 1e3);
    EXPECT_NEAR(ring.outer.value(), 55e3, 1e3);
    ASSERT_TRUE(ring.azimuths);
    const auto& at_sea = std::get<incident::Ring>(set.incidents[1].location.said);
    EXPECT_NEAR((at_sea.inner.value() + at_sea.outer.value()) / 2, 60 * 1852.0, 2e3);
}

TEST_F(PlacesInWords, OfSpanishAndPortugueseTablesAreRead) {
    incident::IncidentSet set = rows_of({"entre Kati y Kita", "Estrada entre Kati e Kita",
                                         "20 km al norte de Kati", "Kati e Kita"});
    (void)locate_by_words(set, request, reporter);
    for (const std::size_t i : {0, 1}) {
        const auto* stretch = std::get_if<incident::Stretch>(&set.incidents[i].location.said);
        ASSERT_NE(stretch, nullptr) << i;
        EXPECT_EQ(stretch->to.name, "Kita");
    }
    const auto& ring = std::get<incident::Ring>(set.incidents[2].location.said);
    EXPECT_TRUE(ring.azimuths) << "to the north";
}

TEST_F(PlacesInWords, ANameBesideWordsThatMoveItIsNoPlace) {
    incident::IncidentSet set = rows_of(
        {"35 nm off Aden's west coast", "entre Kati e Oasse", "market of Kati", "20km de Kati"});
    (void)locate_by_words(set, request, reporter);
    EXPECT_FALSE(incident::is_located(set.incidents[0].location));
    EXPECT_FALSE(incident::is_located(set.incidents[1].location));
    EXPECT_TRUE(incident::is_located(set.incidents[2].location));
    EXPECT_TRUE(incident::is_located(set.incidents[3].location));
}

TEST_F(PlacesInWords, TownsOfTwoContinentsAreNoEndsOfAStretch) {
    incident::IncidentSet set = rows_of({"between Kati and Aden"});
    EXPECT_EQ(locate_by_words(set, request, reporter).located, 0U);
    EXPECT_FALSE(incident::is_located(set.incidents[0].location));
}

TEST_F(PlacesInWords, LeavePositionsAlone) {
    incident::IncidentSet set = rows_of({"Kati"});
    set.incidents[0].location.said = incident::Point{{1.0, 2.0}, std::nullopt, "Kati"};
    const PlaceWords outcome = locate_by_words(set, request, reporter);
    EXPECT_EQ(outcome.located + outcome.left, 0U);
    EXPECT_EQ(std::get<incident::Point>(set.incidents[0].location.said).at.x, 1.0);
}

TEST_F(PlacesInWords, OfUnknownNamesAreNotLocatedAndReported) {
    incident::IncidentSet set = rows_of({"between Kati and Zzoronkoro", "a market"});
    const PlaceWords outcome = locate_by_words(set, request, reporter);
    EXPECT_EQ(outcome.located, 0U);
    EXPECT_EQ(outcome.left, 2U);
    for (const incident::Incident& row : set.incidents)
        EXPECT_FALSE(incident::is_located(row.location));
    ASSERT_EQ(reporter.diagnostics.size(), 2U);
    EXPECT_EQ(reporter.diagnostics[0].where.line, 2);
}

TEST_F(PlacesInWords, ManyUnknownNamesAreCounted) {
    incident::IncidentSet set = rows_of({"a market"});
    for (int i = 0; i < 13; ++i) set.incidents.push_back(set.incidents.front());
    (void)locate_by_words(set, request, reporter);
    ASSERT_EQ(reporter.diagnostics.size(), 11U);
    EXPECT_EQ(reporter.diagnostics.back().message,
              "4 more rows name places that could not be read");
}

} // namespace
