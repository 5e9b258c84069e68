// SPDX-License-Identifier: MIT
#include "incident/key.hpp"
#include "incident/precision.hpp"
#include "unit/incident/helpers.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>

using namespace cordon;
using namespace cordon::incident;
using namespace cordon::incident::test;

namespace {

/// Rows made up for the test, with ACLED's column names.
constexpr const char* acled =
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"
    "admin1,admin2,location,"
    "latitude,longitude,geo_precision,source,notes,fatalities\n"
    "XX1,28 October 2025,2025,1,Political violence,Battles,Armed clash,Group "
    "A,Koulikoro,Kati,Kati,12.74,-8.07,1,Radio A; Agency B,Made up,4\n"
    "XX2,2025-10-15,2025,2,Political violence,Violence against civilians,Abduction/forced "
    "disappearance,Group A,Sikasso,Bougouni,Bougouni,11.42,-7.48,2,Radio A,Made up,0\n"
    "XX3,2025-09-15,2025,3,Political violence,Explosions/Remote violence,Air/drone strike,Military "
    "Forces of X,Kayes,Kayes,Kayes,14.45,-11.44,3,Radio A,Made up,0\n";

std::filesystem::path shared(const char* file) {
    return std::filesystem::path(CORDON_SHARED_DIR) / "data" / "events" / file;
}

} // namespace

TEST(Acled, IsRecognisedByItsColumns) {
    const auto set = read(acled);
    ASSERT_EQ(set.incidents.size(), 3U);
    EXPECT_EQ(set.licence, "ACLED");
    EXPECT_FALSE(set.attribution.empty());
    EXPECT_EQ(set.incidents[0].id, "XX1");
    EXPECT_EQ(set.incidents[0].sources.size(), 2U);
    EXPECT_EQ(set.incidents[0].count("killed"), (CountRange{4.0, 4.0}));
    EXPECT_FALSE(set.incidents[1].count("killed")) << "0 may mean unknown";
    EXPECT_EQ(set.incidents[1].type, Type::kidnapping);
    EXPECT_EQ(set.incidents[2].type, Type::state_operation);
    EXPECT_THROW(refuse_export(set), Error);
}

TEST(Acled, PrecisionCodesBecomeLocationsAndIntervals) {
    const auto set = read(acled);
    EXPECT_EQ(std::get<Point>(set.incidents[0].location.said).radius, kilometres(5.0));
    EXPECT_EQ(set.incidents[0].date, (DateInterval{day(2025, 10, 28), day(2025, 10, 28)}));
    EXPECT_EQ(std::get<Point>(set.incidents[1].location.said).radius, kilometres(25.0));
    EXPECT_EQ(set.incidents[1].date, (DateInterval{day(2025, 10, 12), day(2025, 10, 18)}));
    const Area& area = std::get<Area>(set.incidents[2].location.said);
    EXPECT_EQ(area.name, "Kayes");
    EXPECT_EQ(area.level, "admin1");
    EXPECT_FALSE(is_located(set.incidents[2].location)) << "a centroid is never drawn";
    EXPECT_EQ(set.incidents[2].date, (DateInterval{day(2025, 9, 1), day(2025, 9, 30)}));
    ASSERT_EQ(set.precision_used.size(), 3U);
    EXPECT_EQ(set.precision_used[1].count, 1U);
}

TEST(Acled, CodesStayAsAttributes) {
    const std::string text = to_geojson(read(acled));
    EXPECT_NE(text.find("\"geo_precision\": 2"), std::string::npos);
    EXPECT_NE(text.find("\"time_precision\": 3"), std::string::npos);
    EXPECT_NE(text.find("\"sub_event_type\": \"Armed clash\""), std::string::npos);
}

TEST(Ucdp, FullRowsUseTheirPrecisionAndInterval) {
    const auto set =
        read("id,type_of_violence,side_a,side_b,where_prec,where_coordinates,adm_1,adm_2,latitude,"
             "longitude,"
             "date_prec,date_start,date_end,best,high,low,source_office\n"
             "5,1,Government of X,Y,1,Z town,A region,B circle,12.5,-8,1,2009-02-20 "
             "00:00:00.000,2009-02-22 00:00:00.000,3,5,2,Agency\n"
             "6,3,Y,Civilians,4,A region,A region,,12.5,-8,2,2009-02-20,2009-02-20,0,0,0,\n"
             "7,3,Y,Civilians,6,X,,,12.5,-8,5,2009-01-01,2009-12-31,0,0,0,\n");
    ASSERT_EQ(set.incidents.size(), 3U);
    EXPECT_EQ(set.incidents[0].id, "ucdp-5");
    EXPECT_EQ(set.incidents[0].date, (DateInterval{day(2009, 2, 20), day(2009, 2, 22)}));
    EXPECT_EQ(set.incidents[0].count("killed"), (CountRange{2.0, 5.0, 3.0}));
    EXPECT_EQ(set.incidents[0].sources.at(0).origin, "Agency");
    EXPECT_EQ(std::get<Point>(set.incidents[0].location.said).radius, kilometres(2.0));
    EXPECT_EQ(std::get<Area>(set.incidents[1].location.said).name, "A region");
    EXPECT_EQ(std::get<Unknown>(set.incidents[2].location.said).reason, "country only");
    EXPECT_EQ(set.incidents[2].date_precision, DatePrecision::year);
    EXPECT_EQ(set.incidents[0].title.in(Language::en), "State-based violence: Government of X – Y");
}

TEST(Ucdp, TheBestEstimateIsTheFigureAndStaysInTheFile) {
    const char* const rows =
        "id,type_of_violence,side_a,side_b,latitude,longitude,date_start,best,high,low\n"
        "5,1,X,Y,12.5,-8,2009-02-20,40,87,22\n"
        "6,1,X,Y,12.6,-8,2009-02-21,7,7,7\n"
        "7,1,X,Y,12.7,-8,2009-02-22,0,3,0\n";
    const auto set = read(rows);
    const auto phrase = [&](std::size_t i) {
        return count_phrase(set.incidents.at(i), Language::en);
    };
    EXPECT_EQ(phrase(0), "killed: 40 (22–87)");
    EXPECT_EQ(phrase(1), "killed: 7");
    EXPECT_EQ(phrase(2), "killed: 0 (0–3)");
    const std::string text = to_geojson(set);
    EXPECT_NE(text.find("[22,40,87]"), std::string::npos) << text;
    EXPECT_EQ(read(text).incidents.at(0).count("killed"), (CountRange{22.0, 87.0, 40.0}));
}

TEST(Ucdp, TheExtractOfMaliIsReadWhole) {
    if (!std::filesystem::exists(shared("ucdp_ged_mali.csv"))) {
        std::cout << "shared event data are absent: UCDP extract not tested\n";
        GTEST_SKIP();
    }
    CollectingReporter reporter;
    const auto set = read_incidents(shared("ucdp_ged_mali.csv"), {}, reporter);
    EXPECT_EQ(set.incidents.size(), 891U);
    double low = 0.0;
    double high = 0.0;
    for (const Incident& incident : set.incidents) {
        const auto killed = incident.count("killed");
        ASSERT_TRUE(killed && killed->high) << incident.id;
        low += killed->low;
        high += *killed->high;
        EXPECT_FALSE(std::get<Point>(incident.location.said).radius);
    }
    // The columns sum to 6,375 and 8,625; seven rows with disordered counts widen both.
    EXPECT_DOUBLE_EQ(low, 6351.0);
    EXPECT_DOUBLE_EQ(high, 8640.0);
    ASSERT_EQ(reporter.diagnostics.size(), 2U) << all(reporter);
    EXPECT_NE(all(reporter).find("7 rows have low, best and high deaths out of order"),
              std::string::npos);
    EXPECT_NE(all(reporter).find("no column where_prec"), std::string::npos);
}

TEST(Ucdp, GeoJsonOfTheFullDatasetIsRecognised) {
    if (!std::filesystem::exists(shared("ucdp_caf_v23_1.geojson"))) {
        std::cout << "shared event data are absent: UCDP GeoJSON not tested\n";
        GTEST_SKIP();
    }
    CollectingReporter reporter;
    const auto set = read_incidents(shared("ucdp_caf_v23_1.geojson"), {}, reporter);
    EXPECT_EQ(set.incidents.size(), 1848U);
    EXPECT_EQ(set.source, "UCDP GED");
    std::size_t coded = 0;
    for (const PrecisionUse& use : set.precision_used) coded += use.count;
    EXPECT_EQ(coded, 1848U);
}

TEST(PrecisionTable, AChangedRowChangesTheLocation) {
    CollectingReporter reporter;
    PrecisionTable table = PrecisionTable::parse(
        "source,code,meaning,model,radius_km\nacled_geo_precision,1,town,point,12\n", "p.csv",
        reporter);
    ASSERT_NE(table.use("acled_geo_precision", "1"), nullptr);
    EXPECT_EQ(table.use("acled_geo_precision", "1")->radius, kilometres(12.0));
    EXPECT_EQ(table.find("acled_geo_precision", "9"), nullptr);
    ASSERT_EQ(table.used().size(), 1U);
    EXPECT_EQ(table.used()[0].count, 2U);
}

TEST(PrecisionTable, MistakesAreNamedWithTheirLine) {
    CollectingReporter reporter;
    const auto message = [&](const char* text) -> std::string {
        try {
            static_cast<void>(PrecisionTable::parse(text, "p.csv", reporter));
        } catch (const Error& error) {
            return error.what();
        }
        return {};
    };
    EXPECT_NE(message("source,code,meaning,model,radius_km\na,1,x,disc,2\n")
                  .find("p.csv:2: location model 'disc' is not known"),
              std::string::npos);
    EXPECT_NE(message("source,code,meaning,model,radius_km\na,1,x,point,\n")
                  .find("radius_km '' is not a number above 0"),
              std::string::npos);
    EXPECT_NE(message("source,code,model,radius_km\na,1,point,2\n").find("no column 'meaning'"),
              std::string::npos);
}
