// SPDX-License-Identifier: MIT
#include "unit/incident/helpers.hpp"

#include <fmt/format.h>

using namespace cordon;
using namespace cordon::incident;
using namespace cordon::incident::test;

TEST(Table, FindsEnglishColumns) {
    const auto set = read("id,Date,Lat,Lon,Type,Place,Radius_km,Claim,Source,URL,Notes,Killed\n"
                          "a1,2025-10-28,12.84,-8.52,ambush,near Kati,10,claimed,RFI; "
                          "AFP,rfi.fr/x,\"wooded, dark\",4\n");
    ASSERT_EQ(set.incidents.size(), 1U);
    const Incident& incident = set.incidents[0];
    EXPECT_EQ(incident.id, "a1");
    EXPECT_EQ(incident.date, (DateInterval{day(2025, 10, 28), day(2025, 10, 28)}));
    EXPECT_EQ(point(incident).at, (geom::LonLat{-8.52, 12.84}));
    EXPECT_EQ(point(incident).radius, kilometres(10.0));
    EXPECT_EQ(incident.type, Type::attack_on_traffic);
    EXPECT_EQ(incident.claim, Claim::claimed);
    EXPECT_EQ(incident.place.in(Language::en), "near Kati");
    ASSERT_EQ(incident.sources.size(), 2U);
    EXPECT_EQ(incident.sources[0].url, "rfi.fr/x");
    EXPECT_EQ(incident.sources[1].publisher, "AFP");
    EXPECT_EQ(incident.note.in(Language::en), "wooded, dark");
    EXPECT_EQ(incident.count("killed"), (CountRange{4.0, 4.0}));
}

TEST(Table, FindsFrenchColumnsAndDecimalCommas) {
    const auto set = read(
        "jour;latitude;longitude;lieu;catégorie;tués\n28/10/2025;12,84;-8,52;Kati;enlèvement;2\n");
    ASSERT_EQ(set.incidents.size(), 1U);
    EXPECT_EQ(point(set.incidents[0]).at, (geom::LonLat{-8.52, 12.84}));
    EXPECT_EQ(set.incidents[0].type, Type::kidnapping);
    EXPECT_EQ(set.incidents[0].date.from, day(2025, 10, 28));
    EXPECT_EQ(set.incidents[0].place.in(Language::fr), "Kati");
}

TEST(Table, ReadsXAndYAndThreeDateColumns) {
    const auto set = read("x,y,year,month,day\n-8.5,12.8,2025,10,28\n-8.6,12.9,2025,octobre,3\n");
    ASSERT_EQ(set.incidents.size(), 2U);
    EXPECT_EQ(set.incidents[0].date.from, day(2025, 10, 28));
    EXPECT_EQ(set.incidents[1].date.from, day(2025, 10, 3));
    EXPECT_FALSE(point(set.incidents[0]).radius) << "nobody said how exact it is";
}

TEST(Table, NumbersOfDeathsThatAreNoCountsAreToldAndLeftOut) {
    CollectingReporter reporter;
    const auto set = read("lat,lon,date,claim,killed\n12,-8,2025-10-01,reported,many\n"
                          "12,-8,2025-10-02,reported,-3\n12,-8,2025-10-03,reported,1e308\n"
                          "12,-8,2025-10-04,reported,\n12,-8,2025-10-05,reported,4\n",
                          reporter);
    ASSERT_EQ(set.incidents.size(), 5U);
    for (std::size_t i = 0; i < 4; ++i) EXPECT_FALSE(set.incidents[i].count("killed")) << i;
    EXPECT_EQ(set.incidents[4].count("killed"), (CountRange{4.0, 4.0}));
    EXPECT_THAT(reporter.diagnostics,
                testing::Contains(testing::Field(
                    &Diagnostic::message, "3 rows have a number of deaths that is no count, such "
                                          "as 'many': it was left out")));
}

TEST(Table, NumbersThatAreNoDatesAreRefused) {
    CollectingReporter reporter;
    const auto set =
        read("x,y,year,month,day,claim,type\n-8.52,12,1e300,10,28,reported,\n"
             "-8,12,2025,257,1,reported,\n-8,12,2025,1.5,1,reported,\n-8,12,2025,1,2,reported,\n",
             reporter);
    EXPECT_EQ(set.incidents.size(), 1U);
    EXPECT_EQ(reporter.diagnostics.size(), 3U) << all(reporter);
}

TEST(Table, TheDateIsKeptAsReportedWhenItIsNotIso) {
    const auto set = read("lat,lon,date\n12,-8,lundi 13 septembre 2025\n12,-8,2025-10-13\n");
    EXPECT_EQ(set.incidents[0].date_text, "lundi 13 septembre 2025");
    EXPECT_EQ(set.incidents[1].date_text, "");
}

TEST(Table, ReadsStartAndEnd) {
    const auto set =
        read("lat,lon,date_start,date_end\n12,-8,2025-09-03,2025-09-04\n12,-8,fin octobre 2025,\n");
    EXPECT_EQ(set.incidents[0].date, (DateInterval{day(2025, 9, 3), day(2025, 9, 4)}));
    EXPECT_EQ(set.incidents[1].date, (DateInterval{day(2025, 10, 21), day(2025, 10, 31)}));
}

TEST(Table, TheWholeColumnDecidesDayAndMonth) {
    EXPECT_EQ(read("lat,lon,date\n12,-8,03/09/2025\n12,-8,10/28/2025\n").incidents[0].date.from,
              day(2025, 3, 9));
    EXPECT_EQ(read("lat,lon,date\n12,-8,03/09/2025\n12,-8,28/10/2025\n").incidents[0].date.from,
              day(2025, 9, 3));
    EXPECT_EQ(read("lat,lon,date\n12,-8,10/10/2025\n").incidents[0].date.from, day(2025, 10, 10));
}

TEST(Table, DatesWithPointsHaveTheDayFirst) {
    EXPECT_EQ(read("lat,lon,date\n12,-8,03.09.2025\n12,-8,04.10.2025\n").incidents[0].date.from,
              day(2025, 9, 3));
}

TEST(Table, AmbiguousNamesOfDatesMayHoldDaysOfASpreadsheet) {
    const auto set =
        read("Data da ocorrência;lat;lon;Resumo\n45597;-11,5;40,1;x\n45601;-11,6;40,2;y\n");
    EXPECT_EQ(set.incidents[0].date.from, day(2024, 11, 1));
}

TEST(Table, ShortDescriptionsSayWhatHappenedBesideAType) {
    const auto set = read("date,lat,lon,type,description\n2025-01-02,1,2,attack,a truck burnt\n");
    EXPECT_EQ(set.incidents[0].title.in(Language::en), "a truck burnt");
    const auto remarks = read("date,lat,lon,type,notes\n2025-01-02,1,2,ambush,ask Awa again\n");
    EXPECT_EQ(remarks.incidents[0].note.in(Language::en), "ask Awa again");
}

TEST(Table, ARadiusWithoutAUnitIsTold) {
    CollectingReporter reporter;
    const auto set =
        read("date,lat,lon,type,claim,Rayon\n2025-01-02,1,2,attaque,confirmé,3\n", reporter);
    EXPECT_FALSE(point(set.incidents[0]).radius);
    ASSERT_EQ(reporter.diagnostics.size(), 1U);
    EXPECT_THAT(reporter.diagnostics[0].message, testing::HasSubstr("'Rayon' has no unit"));
    EXPECT_THAT(reporter.diagnostics[0].hints, testing::ElementsAre("call it rayon_km or rayon_m"));
}

TEST(Table, DatesWithTwoReadingsAreRefused) {
    const std::string error = error_of("lat,lon,date\n12,-8,10/10/2025\n12,-8,03/09/2025\n");
    EXPECT_NE(error.find("test:3: date '03/09/2025' can be read in two ways"), std::string::npos)
        << error;
    EXPECT_NE(error.find("hint: write dates as 2025-09-03"), std::string::npos) << error;
    EXPECT_NE(error_of("lat,lon,date\n12,-8,28/10/2025\n12,-8,10/28/2025\n")
                  .find("some dates have the day first"),
              std::string::npos);
    CollectingReporter reporter;
    const auto set = read_incidents_text("lat,lon,date\n12,-8,03/09/2025\n", "test",
                                         {.numeric_dates = NumericDates::month_first}, reporter);
    EXPECT_EQ(set.incidents[0].date.from, day(2025, 3, 9));
}

TEST(Table, RowsThatCannotBeReadAreListedWithTheirLines) {
    std::string text = "lat,lon,date,claim,type\n";
    for (int i = 0; i < 12; ++i) text += "12,x,2025-10-28,reported,\n";
    text += "12,-8,2025-10-28,reported,\n";
    CollectingReporter reporter;
    EXPECT_EQ(read(text, reporter).incidents.size(), 1U);
    ASSERT_EQ(reporter.diagnostics.size(), 11U) << all(reporter);
    EXPECT_EQ(to_text(reporter.diagnostics[0]),
              "test:2: row not read: longitude 'x' is not a number");
    EXPECT_EQ(to_text(reporter.diagnostics[10]), "test: 2 more rows of 13 were not read");
}

TEST(Table, EveryKindOfBadRowHasItsReason) {
    CollectingReporter reporter;
    const auto set = read("lat,lon,date,claim,radius_km\n"
                          "120,12,2025-10-28,reported,\n"
                          "612345,1400000,2025-10-28,reported,\n"
                          "12,-8,yesterday,reported,\n"
                          "12,-8,2025-10-28,reported,wide\n"
                          "12,-8,2025-10-28,reported,1\n",
                          reporter);
    EXPECT_EQ(set.incidents.size(), 1U);
    const std::string text = all(reporter);
    EXPECT_NE(text.find("test:2: row not read: latitude 120 lies outside -90..90\n  hint: are "
                        "latitude and longitude swapped?"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("not map metres"), std::string::npos);
    EXPECT_NE(text.find("test:4: row not read: date 'yesterday' cannot be read"),
              std::string::npos);
    EXPECT_NE(text.find("radius 'wide' is not a number"), std::string::npos);
}

TEST(Table, ARowWithoutCoordinatesIsKeptAsNotLocated) {
    const auto set = read("lat,lon,date,title\n,,2025-10-28,bus burnt\n");
    ASSERT_EQ(set.incidents.size(), 1U);
    EXPECT_FALSE(is_located(set.incidents[0].location));
}

TEST(Table, SwappedCoordinatesAreNoticedAmongTheOthers) {
    CollectingReporter reporter;
    static_cast<void>(read("lat,lon,date,claim,type\n"
                           "12.64,-8.0,2025-10-01,reported,\n12.7,-8.1,2025-10-02,reported,\n"
                           "13.0,-7.5,2025-10-03,reported,\n11.4,-7.4,2025-10-04,reported,\n"
                           "-8.2,12.9,2025-10-05,reported,\n14.4,-11.4,2025-10-06,reported,\n",
                           reporter));
    ASSERT_EQ(reporter.diagnostics.size(), 1U) << all(reporter);
    EXPECT_EQ(reporter.diagnostics[0].where.line, 6);
    EXPECT_EQ(reporter.diagnostics[0].hints.at(0), "are latitude and longitude swapped?");
}

TEST(Table, ACountryFarFromTheOthersOfItsContinentIsNotSwapped) {
    std::string table = "lat,lon,date,claim,type\n";
    for (int i = 0; i < 6; ++i)
        table += fmt::format("1{}.25,{},2025-10-0{},reported,\n", i, -8 + 7 * i, i + 1);
    CollectingReporter reporter;
    static_cast<void>(read(table + "-29.2,30.1,2025-10-09,reported,\n", reporter));
    EXPECT_TRUE(reporter.diagnostics.empty()) << all(reporter);
}

TEST(Table, ManySwappedRowsAreCounted) {
    std::string table = "lat,lon,date,claim,type\n";
    for (int i = 0; i < 40; ++i) table += "12.64,-8.0,2025-10-01,reported,\n";
    for (int i = 0; i < 8; ++i) table += "-8.2,12.9,2025-10-05,reported,\n";
    CollectingReporter reporter;
    static_cast<void>(read(table, reporter));
    ASSERT_EQ(reporter.diagnostics.size(), 6U) << all(reporter);
    EXPECT_EQ(reporter.diagnostics.back().message, "8 such positions that look swapped in all");
}

TEST(Table, OneCellMayHoldBothCoordinates) {
    const auto set = read("date,what,coords\n2025-07-13,clash,\"32.7089, 36.5695\"\n"
                          "2025-07-14,clash,\"34°00'36\"\"N 75°19'12\"\"E\"\n"
                          "2025-07-15,clash,POINT (36.5 32.25)\n2025-07-16,clash,\n");
    ASSERT_EQ(set.incidents.size(), 4U);
    EXPECT_EQ(point(set.incidents[0]).at, (geom::LonLat{36.5695, 32.7089}));
    EXPECT_NEAR(point(set.incidents[1]).at.x, 75.32, 1e-9);
    EXPECT_NEAR(point(set.incidents[1]).at.y, 34.01, 1e-9);
    EXPECT_EQ(point(set.incidents[2]).at, (geom::LonLat{36.5, 32.25})) << "WKT has x first";
    EXPECT_FALSE(is_located(set.incidents[3].location));
}

TEST(Table, CoordinatesThatAreNoneAreToldWithTheirCell) {
    CollectingReporter reporter;
    const auto set = read("date,coordinates,claim,type\n2025-07-13,\"32.7, 36.5\",reported,\n"
                          "2025-07-14,near Sweida,reported,\n",
                          reporter);
    EXPECT_EQ(set.incidents.size(), 1U);
    EXPECT_NE(all(reporter).find("test:3: row not read: coordinates 'near Sweida' cannot be read"),
              std::string::npos)
        << all(reporter);
}

TEST(Table, LatitudesMayHaveMinutes) {
    const auto set = read("lat,lon,date\n14°30'N,0°45'O,2025-02-03\n");
    ASSERT_EQ(set.incidents.size(), 1U);
    EXPECT_EQ(point(set.incidents[0]).at, (geom::LonLat{-0.75, 14.5}));
}

TEST(Table, DatesAreFoundInAColumnOfAnotherName) {
    CollectingReporter reporter;
    const auto set =
        read("time,lat,lng,name,claim\n2025-03-14 08:12,47.8,35.1,shelling,reported\n", reporter);
    ASSERT_EQ(set.incidents.size(), 1U) << all(reporter);
    EXPECT_EQ(set.incidents[0].date.from, day(2025, 3, 14));
    ASSERT_EQ(reporter.diagnostics.size(), 1U) << all(reporter);
    EXPECT_EQ(reporter.diagnostics[0].message,
              "no column is called date: the dates are those of 'time'");
}

TEST(Table, TimesOfDayAreNoDates) {
    const auto set = read("time,lat,lon,code\n08:12,47.8,35.1,20250314\n");
    ASSERT_EQ(set.incidents.size(), 1U);
    EXPECT_EQ(set.incidents[0].date_precision, DatePrecision::unknown);
}

TEST(Table, ShortDescriptionsSayWhatHappened) {
    const auto set = read("lat,lon,date,description\n12,-8,2025-10-28,gunmen open fire\n");
    ASSERT_EQ(set.incidents.size(), 1U);
    EXPECT_EQ(set.incidents[0].title.in(Language::en), "gunmen open fire");
    EXPECT_EQ(set.incidents[0].type, Type::armed_attack);
}

TEST(Table, ASourceThatIsAnAddressIsNamedByItsHost) {
    const auto set = read("lat,lon,date,source\n12,-8,2025-10-28,https://www.rfi.fr/a/b; AFP\n");
    ASSERT_EQ(set.incidents.at(0).sources.size(), 2U);
    EXPECT_EQ(set.incidents[0].sources[0].publisher, "rfi.fr");
    EXPECT_EQ(set.incidents[0].sources[0].url, "https://www.rfi.fr/a/b");
    EXPECT_EQ(set.incidents[0].sources[1].publisher, "AFP");
}

TEST(Table, NumbersOfDeathsMayBeRanges) {
    const auto set = read("lat,lon,date,killed\n12,-8,2025-10-01,100-400\n12,-8,2025-10-02,80+\n"
                          "12,-8,2025-10-03,at least 12\n12,-8,2025-10-04,5 to 7\n"
                          "12,-8,2025-10-05,9-2\n");
    ASSERT_EQ(set.incidents.size(), 5U);
    EXPECT_EQ(set.incidents[0].count("killed"), (CountRange{100.0, 400.0}));
    EXPECT_EQ(set.incidents[1].count("killed"), (CountRange{80.0, std::nullopt}));
    EXPECT_EQ(set.incidents[2].count("killed"), (CountRange{12.0, std::nullopt}));
    EXPECT_EQ(set.incidents[3].count("killed"), (CountRange{5.0, 7.0}));
    EXPECT_FALSE(set.incidents[4].count("killed"));
}

TEST(Table, FeaturesOnOneLineHaveIdsOfTheirOwn) {
    CollectingReporter reporter;
    const std::string feature =
        R"({"type":"Feature","geometry":{"type":"Point","coordinates":[35.4,33.3]},)"
        R"("properties":{"date":"2024-10-02","title":"strike","claim":"reported"}})";
    const auto set = read(R"({"type":"FeatureCollection","features":[)" + feature + "," + feature +
                              "," + feature + "]}",
                          reporter);
    ASSERT_EQ(set.incidents.size(), 3U);
    EXPECT_EQ(set.incidents[0].id, "row-1");
    EXPECT_EQ(set.incidents[1].id, "row-1-2");
    EXPECT_EQ(set.incidents[2].id, "row-1-3");
    EXPECT_TRUE(reporter.diagnostics.empty()) << all(reporter);
}

TEST(Table, MissingColumnsAreNamedWithWhatIsThere) {
    const std::string error = error_of("north,east,date\n12,-8,2025-10-28\n");
    EXPECT_NE(error.find("no latitude column found"), std::string::npos);
    EXPECT_NE(error.find("the columns are north, east, date"), std::string::npos);
    EXPECT_NE(error.find("name it with --lat"), std::string::npos);
}

TEST(Table, ColumnsCanBeNamed) {
    CollectingReporter reporter;
    const auto set = read_incidents_text(
        "north,east,seen on\n12,-8,2025-10-28\n", "test",
        {.latitude_column = "north", .longitude_column = "East", .date_column = "seen on"},
        reporter);
    EXPECT_EQ(point(set.incidents.at(0)).at, (geom::LonLat{-8.0, 12.0}));
    EXPECT_THROW(static_cast<void>(read_incidents_text("north,east\n1,2\n", "t",
                                                       {.latitude_column = "nroth"}, reporter)),
                 Error);
}

TEST(Table, OtherColumnsAreKeptAsAttributes) {
    const auto set = read("lat,lon,date,escort,code,road\n12,-8,2025-10-28,12.5,007,RN24\n");
    const std::string text = to_geojson(set);
    EXPECT_NE(text.find("\"escort\": 12.5"), std::string::npos) << text;
    EXPECT_NE(text.find("\"code\": \"007\""), std::string::npos);
    EXPECT_NE(text.find("\"road_as_given\": \"RN24\""), std::string::npos);
    EXPECT_EQ(to_geojson(read(text)), text);
}

TEST(Table, RefusesFeaturesThatEachHavePropertiesOfTheirOwn) {
    std::string features;
    for (int i = 0; i < 4097; ++i)
        features += std::string(i == 0 ? "" : ",") + R"({"type":"Feature","properties":{"k)" +
                    std::to_string(i) + R"(":1},"geometry":null})";
    EXPECT_THROW((void)read(R"({"type":"FeatureCollection","features":[)" + features + "]}"),
                 Error);
}

TEST(Table, OfAPropertyGivenTwiceTheLastValueCounts) {
    const auto set = read(R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"date":"2025-10-28","place":"Kita","id":"x","place":"Kati"},
"geometry":{"type":"Point","coordinates":[-8,12]}}]})");
    ASSERT_EQ(set.incidents.size(), 1U);
    EXPECT_EQ(set.incidents[0].place.in(Language::en), "Kati");
}

TEST(Table, UnknownTypesAndRepeatedIdsAreCounted) {
    CollectingReporter reporter;
    const auto set = read("id,lat,lon,date,type,claim\n1,12,-8,2025-10-28,parade,reported\n1,12,-8,"
                          "2025-10-29,parade,sure\n",
                          reporter);
    EXPECT_EQ(set.incidents[1].id, "1-line-3");
    const std::string text = all(reporter);
    EXPECT_NE(text.find("2 rows have a type that is not known, taken as 'other': 'parade' (2)"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("1 row repeats an id"), std::string::npos);
    EXPECT_NE(text.find("1 row has no claim status that is known"), std::string::npos);
}

TEST(Table, PlainGeoJsonIsRead) {
    CollectingReporter reporter;
    const auto set = read(R"({"type":"FeatureCollection","features":[
{"type":"Feature","id":7,"properties":{"name":"convoy burnt","date":"2025-10-28","deaths":3,"tags":{"a":1}},"geometry":{"type":"Point","coordinates":[-8.5,12.8]}},
{"type":"Feature","properties":{"name":"checkpoint at the bridge","date":"28 October 2025"},"geometry":{"type":"LineString","coordinates":[[0,0],[1,1]]}},
{"type":"Feature","properties":{"date":"2025-10-29"},"geometry":{"type":"Point","coordinates":[12.8,-98.5]}}]})",
                          reporter);
    ASSERT_EQ(set.incidents.size(), 2U) << all(reporter);
    EXPECT_EQ(point(set.incidents[0]).at, (geom::LonLat{-8.5, 12.8}));
    EXPECT_EQ(set.incidents[0].type, Type::attack_on_traffic)
        << "from its title, as there is no type";
    EXPECT_EQ(set.incidents[0].count("killed"), (CountRange{3.0, 3.0}));
    EXPECT_EQ(set.incidents[1].type, Type::checkpoint);
    const auto* stretch = std::get_if<Stretch>(&set.incidents[1].location.said);
    ASSERT_NE(stretch, nullptr);
    EXPECT_EQ(stretch->line.back(), (geom::LonLat{1, 1}));
    EXPECT_EQ(set.incidents[1].date.from, day(2025, 10, 28));
    EXPECT_NE(all(reporter).find("test:4: row not read: latitude -98.5 lies outside"),
              std::string::npos)
        << all(reporter);
}

TEST(Table, AreasAndPartsOfGeoJsonArePlaces) {
    CollectingReporter reporter;
    const auto set = read(R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"type":"attack","place":"Wood"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}},
{"type":"Feature","properties":{"type":"attack"},"geometry":{"type":"MultiPoint","coordinates":[[0,0],[2,2]]}},
{"type":"Feature","properties":{"type":"attack"},"geometry":{"type":"MultiLineString","coordinates":[[[0,0],[2,2]]]}},
{"type":"Feature","properties":{"type":"attack"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]}},
{"type":"Feature","properties":{"type":"attack"},"geometry":{"type":"GeometryCollection","geometries":[]}},
{"type":"Feature","properties":{"type":"attack"},"geometry":null}]})",
                          reporter);
    ASSERT_EQ(set.incidents.size(), 6U) << all(reporter);
    const auto* area = std::get_if<Area>(&set.incidents[0].location.said);
    ASSERT_NE(area, nullptr);
    EXPECT_EQ(area->name, "Wood");
    EXPECT_EQ(area->polygon.view().part_count(), 1U);
    const auto* several = std::get_if<Several>(&set.incidents[1].location.said);
    ASSERT_NE(several, nullptr);
    EXPECT_EQ(several->places.size(), 2U);
    EXPECT_TRUE(std::holds_alternative<Stretch>(set.incidents[2].location.said));
    for (std::size_t i = 3; i < 6; ++i) EXPECT_FALSE(is_located(set.incidents[i].location)) << i;
    EXPECT_NE(all(reporter).find("3 of 6 features have no geometry that can be read"),
              std::string::npos)
        << all(reporter);
    EXPECT_NE(all(reporter).find("ring of a polygon is not closed"), std::string::npos);
}

TEST(Table, FindsColumnsByTheirUsualWords) {
    const auto set = read("Latitude;Longitude;Date de l'attaque;Type d'incident;Lieu de l'incident;"
                          "Nombre de morts;Rapporté par\n"
                          "18,5;-72,3;03/10/2025;Fusillade;Canaan;4;AFP\n"
                          "18,6;-72,3;13/10/2025;Barrage;Pont;;AFP\n");
    ASSERT_EQ(set.incidents.size(), 2U);
    EXPECT_EQ(set.incidents[0].type, Type::armed_attack);
    EXPECT_EQ(set.incidents[0].title.in(Language::fr), "Fusillade") << "says more than 'attack'";
    EXPECT_EQ(set.incidents[0].place.in(Language::fr), "Canaan");
    EXPECT_EQ(set.incidents[0].date.from, day(2025, 10, 3));
    EXPECT_EQ(set.incidents[0].count("killed"), (CountRange{4.0, 4.0}));
    EXPECT_EQ(set.incidents[0].sources.at(0).publisher, "AFP");
    EXPECT_EQ(set.incidents[1].type, Type::checkpoint);
    EXPECT_TRUE(set.incidents[1].title.empty());
    const auto five = read("when,what,where,lat,lon,reported by,accuracy_km\n"
                           "2025-11-08,drone strike,Kharkiv,49.99,36.23,Agency,5\n");
    EXPECT_EQ(five.incidents.at(0).type, Type::armed_attack) << "nobody said that it was an army";
    EXPECT_EQ(five.incidents[0].place.in(Language::en), "Kharkiv");
    EXPECT_EQ(point(five.incidents[0]).radius, kilometres(5));
}

TEST(Table, ASourceWithAnAddressAloneIsNamedByItsHost) {
    const auto set = read("lat,lon,date,url\n12,-8,2025-10-28,https://www.example.org:8080/a?b\n");
    EXPECT_EQ(set.incidents.at(0).sources.at(0).publisher, "example.org");
}

TEST(Table, SaysThatNoColumnTellsWhatHappened) {
    CollectingReporter reporter;
    static_cast<void>(read("lat,lon,date,claim\n12,-8,2025-10-28,reported\n", reporter));
    ASSERT_EQ(reporter.diagnostics.size(), 1U) << all(reporter);
    EXPECT_EQ(reporter.diagnostics[0].message,
              "no column says what happened: all are drawn as 'other'");
}

TEST(Table, WorkbooksAndMarkupAreRefusedWithAWayOut) {
    const auto message = [](std::string bytes) {
        CollectingReporter reporter;
        try {
            static_cast<void>(read_incidents_text(std::move(bytes), "events", {}, reporter));
        } catch (const Error& error) {
            const Diagnostic& told = error.diagnostic();
            return told.message + " / " + told.hints.at(0);
        }
        return std::string("read");
    };
    EXPECT_NE(message("PK\x03\x04 xl/workbook.xml").find("save the sheet as CSV"),
              std::string::npos);
    EXPECT_NE(message("\xD0\xCF\x11\xE0").find("workbook"), std::string::npos);
    EXPECT_NE(message("<?xml version=\"1.0\"?><kml/>").find("end in .kml"), std::string::npos);
    EXPECT_NE(message("%PDF-1.4").find("is a PDF"), std::string::npos);
}
