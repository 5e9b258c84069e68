// SPDX-License-Identifier: MIT
#include "unit/incident/helpers.hpp"

#include <fmt/format.h>

using namespace cordon;
using namespace cordon::incident;
using namespace cordon::incident::test;

namespace {

const Point& point(const Incident& incident) {
    return std::get<Point>(incident.location.said);
}

} // namespace

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

TEST(Table, FindsSpanishColumnsDatesAndWords) {
    CollectingReporter reporter;
    const auto set =
        read("fecha;departamento;municipio;lugar;tipo de hecho;muertos;heridos;fuente;estado;"
             "latitud;longitud\n"
             "14/01/2025;Norte de Santander;Tibú;Campo Dos;Enfrentamiento armado;9;3;Defensoría;"
             "confirmado;8,6512;-72,7341\n"
             "17 de enero de 2025;Norte de Santander;El Tarra;;Retén ilegal;entre 4 y 6;;RCN;"
             "reportado;8,575;-73,095\n"
             "fines de enero de 2025;;;;Secuestro;;;RCN;denunciado;8,46;-73,34\n",
             reporter);
    EXPECT_TRUE(reporter.diagnostics.empty()) << all(reporter);
    ASSERT_EQ(set.incidents.size(), 3U);
    EXPECT_EQ(set.incidents[0].date.from, day(2025, 1, 14));
    EXPECT_EQ(set.incidents[0].type, Type::armed_attack);
    EXPECT_EQ(set.incidents[0].claim, Claim::confirmed);
    EXPECT_EQ(set.incidents[0].count("injured"), (CountRange{3, 3}));
    EXPECT_EQ(set.incidents[1].date.from, day(2025, 1, 17));
    EXPECT_EQ(set.incidents[1].type, Type::checkpoint);
    EXPECT_EQ(set.incidents[1].place.in(Language::en), "El Tarra") << "where lugar is empty";
    EXPECT_EQ(set.incidents[1].count("killed"), (CountRange{4, 6}));
    EXPECT_EQ(set.incidents[2].date, (DateInterval{day(2025, 1, 21), day(2025, 1, 31)}));
    EXPECT_EQ(set.incidents[2].type, Type::kidnapping);
}

TEST(Table, FindsPortugueseAndOtherColumns) {
    const auto set = read(
        "Data,Província,Localidade,Tipo de incidente,Mortos,Raptados,Fonte,Latitude,Longitude\n"
        "22 de setembro de 2025,Cabo Delgado,Quiterajo,Emboscada a viatura,1.200,11,Lusa,-11.764,"
        "40.433\n");
    ASSERT_EQ(set.incidents.size(), 1U);
    EXPECT_EQ(set.incidents[0].date.from, day(2025, 9, 22));
    EXPECT_EQ(set.incidents[0].type, Type::attack_on_traffic);
    EXPECT_EQ(set.incidents[0].place.in(Language::en), "Quiterajo");
    EXPECT_EQ(set.incidents[0].count("killed"), (CountRange{1200, 1200})) << "thousands";
    EXPECT_EQ(set.incidents[0].count("kidnapped"), (CountRange{11, 11}));
    EXPECT_EQ(set.incidents[0].sources.at(0).publisher, "Lusa");
    const auto arabic = read("التاريخ,خط العرض,خط الطول,المكان,النوع,المصدر\n"
                             "2025-10-26,13.63,25.35,الفاشر,هجوم مسلح,رويترز\n");
    EXPECT_EQ(arabic.incidents.at(0).type, Type::armed_attack);
    EXPECT_EQ(arabic.incidents.at(0).place.in(Language::en), "الفاشر");
    const auto russian = read("дата,широта,долгота,событие\n2025-11-01,48.28,37.18,обстрел\n");
    EXPECT_EQ(russian.incidents.at(0).date.from, day(2025, 11, 1));
}

TEST(Table, ColumnsWhoseNamesMeanSeveralThingsAreTakenByTheirCells) {
    const auto set = read("data,status,state,tag,date,lat,lon,type\n"
                          "x1,submitted,Unity,a,2025-10-28,9.27,29.81,ambush\n");
    ASSERT_EQ(set.incidents.size(), 1U);
    EXPECT_EQ(set.incidents[0].date.from, day(2025, 10, 28));
    CollectingReporter reporter;
    static_cast<void>(
        read("date,lat,lon,type,status\n2025-10-28,9.27,29.81,ambush,submitted\n", reporter));
    EXPECT_NE(all(reporter).find("no column says how sure the reports are"), std::string::npos);
}

TEST(Table, SurveysHaveNumbersOfQuestionsAndPositionsWithTheirAccuracy) {
    CollectingReporter reporter;
    const auto set = read(
        "start;Q1_incident_date;grp/"
        "Q2_incident_type;_Q4_gps_latitude;_Q4_gps_longitude;_Q4_gps_altitude;"
        "_Q4_gps_precision;_status\n"
        "2025-06-02T09:12:44.123+03:00;2025-06-01;armed_robbery;6.2091;31.5586;420.1;4.8;"
        "submitted\n"
        "2025-06-03T09:12:44.123+03:00;2025-06-03;ambush_on_road;6.799;33.129;430;1500;submitted\n",
        reporter);
    ASSERT_EQ(set.incidents.size(), 2U) << all(reporter);
    EXPECT_EQ(set.incidents[0].date.from, day(2025, 6, 1)) << "not the day of the form";
    EXPECT_EQ(set.incidents[1].type, Type::attack_on_traffic);
    EXPECT_EQ(std::get<Point>(set.incidents[1].location.said).radius, kilometres(1.5));
}

TEST(Table, TagsOfHxlNameTheColumns) {
    const auto set = read("When,Circle,Y1,X1,Deaths reported so far\n"
                          "#date +occurred,#loc+name,#geo+lat,#geo+lon,#affected+killed+f\n"
                          "2025-03-02,Ceel Cali,4.512,45.421,14\n");
    ASSERT_EQ(set.incidents.size(), 1U);
    EXPECT_EQ(set.incidents[0].line, 3);
    EXPECT_EQ(set.incidents[0].place.in(Language::en), "Ceel Cali");
    EXPECT_EQ(set.incidents[0].count("killed"), (CountRange{14, 14}));
    EXPECT_DOUBLE_EQ(std::get<Point>(set.incidents[0].location.said).at.y, 4.512);
}

TEST(Table, PartsOfADateThatAreUnknownWidenIt) {
    const auto set = read(
        "iyear,imonth,iday,latitude,longitude,attacktype1_txt,nkill,specificity\n"
        "2020,1,3,11.854,12.769,Armed Assault,5,1\n2020,1,0,11.8846,13.152,Hostage Taking,0,4\n"
        "2020,0,0,11.8846,13.152,Assassination,-99,5\n");
    ASSERT_EQ(set.incidents.size(), 3U);
    EXPECT_EQ(set.incidents[0].type, Type::armed_attack);
    EXPECT_EQ(std::get<Point>(set.incidents[0].location.said).radius, kilometres(5.0));
    EXPECT_EQ(set.incidents[1].date, (DateInterval{day(2020, 1, 1), day(2020, 1, 31)}));
    EXPECT_EQ(std::get<Area>(set.incidents[1].location.said).level, "admin1");
    EXPECT_EQ(set.incidents[2].date_precision, DatePrecision::year);
    EXPECT_TRUE(std::holds_alternative<Unknown>(set.incidents[2].location.said));
}

TEST(Table, LeastAndGreatestNumbersAreARangeRoundTheFigure) {
    const auto set =
        read("date,lat,lon,killed,deaths_min,deaths_max\n2025-01-01,1.25,2.5,40,22,87\n"
             "2025-01-02,1.25,2.6,,5,8\n2025-01-03,1.25,2.7,,5,\n2025-01-04,1.25,2.8,9,,\n");
    EXPECT_EQ(set.incidents.at(0).count("killed"), (CountRange{22, 87, 40}));
    EXPECT_EQ(set.incidents.at(1).count("killed"), (CountRange{5, 8}));
    EXPECT_EQ(set.incidents.at(2).count("killed"), (CountRange{5, std::nullopt}));
    EXPECT_EQ(set.incidents.at(3).count("killed"), (CountRange{9, 9}));
}

TEST(Table, WordsSayHowExactAPositionIs) {
    CollectingReporter reporter;
    const auto set = read("date,lat,lon,type,claim,province,geolocation accuracy\n"
                          "2025-01-01,31.5372,34.499,raid,reported,P,Exact location (via X)\n"
                          "2025-01-02,31.34,34.3063,raid,reported,P,Within 2km\n"
                          "2025-01-03,31.45,34.4,raid,reported,P,Governorate\n"
                          "2025-01-04,31.287,34.2595,raid,reported,P,wobbly\n",
                          reporter);
    EXPECT_EQ(std::get<Point>(set.incidents.at(0).location.said).radius, kilometres(1.0));
    EXPECT_EQ(std::get<Point>(set.incidents.at(1).location.said).radius, kilometres(2.0));
    EXPECT_EQ(std::get<Area>(set.incidents.at(2).location.said).name, "P");
    EXPECT_FALSE(std::get<Point>(set.incidents.at(3).location.said).radius);
    EXPECT_EQ(set.precision_used.size(), 2U);
    EXPECT_NE(all(reporter).find("1 row has a precision that is not known, such as 'wobbly'"),
              std::string::npos)
        << all(reporter);
}

TEST(Table, RoundedPositionsAreAsWideAsTheirCells) {
    const std::string header = "date,lat,lon,type,claim\n";
    CollectingReporter reporter;
    const auto set =
        read(header + "2025-01-01,46.6,32.6,raid,reported\n2025-01-02,47.1,34.6,raid,reported\n"
                      "2025-01-03,48,37.8,raid,reported\n",
             reporter);
    const auto radius = std::get<Point>(set.incidents.at(0).location.said).radius;
    ASSERT_TRUE(radius);
    EXPECT_NEAR(radius->value(), 7872.0, 10.0);
    ASSERT_EQ(reporter.diagnostics.size(), 1U) << all(reporter);
    EXPECT_EQ(reporter.diagnostics[0].message, "no position has more than 1 decimal: each is drawn "
                                               "as the 8 km round it in which it can lie");
    const auto finer = read(header + "2025-01-01,46.6,32.6,raid,\n2025-01-02,47.1,34.6,raid,\n"
                                     "2025-01-03,48,37.81,raid,\n");
    EXPECT_FALSE(std::get<Point>(finer.incidents.at(0).location.said).radius);
}

TEST(Table, NumbersInAColumnOfDatesAreDaysOfSpreadsheetsOrUnixTimes) {
    CollectingReporter reporter;
    const auto serials = read(
        "date,lat,lon,type,claim\n45671,1.25,2.5,raid,reported\n45672.75,1.25,2.6,raid,reported\n",
        reporter);
    EXPECT_EQ(serials.incidents.at(0).date.from, day(2025, 1, 14));
    EXPECT_EQ(serials.incidents.at(1).date.from, day(2025, 1, 15));
    EXPECT_NE(all(reporter).find("read as the days of a spreadsheet: 45671 is 2025-01-14"),
              std::string::npos);
    const auto unix = read("timestamp,lat,lon\n1750545600,1.25,2.5\n1750545600000,1.25,2.5\n");
    EXPECT_EQ(unix.incidents.at(0).date.from, day(2025, 6, 21));
    EXPECT_EQ(unix.incidents.at(1).date.from, day(2025, 6, 21));
    EXPECT_EQ(read("date,lat,lon\n20250314,1.25,2.5\n").incidents.at(0).date.from,
              day(2025, 3, 14));
}

TEST(Table, TimesBehindDatesAreNoPartOfThem) {
    CollectingReporter reporter;
    const auto set =
        read("Date / Time (LT),lat,lon,type,claim\n03-May-24 14:20,1.25,2.5,raid,reported\n"
             "\"May 4, 2024 at 8:05 am\",1.25,2.6,raid,reported\n"
             "2024-05-05T01:00:00Z,1.25,2.7,raid,reported\n"
             "2024-05-06T01:00:00+03:30,1.25,2.8,raid,reported\n",
             reporter);
    ASSERT_EQ(set.incidents.size(), 4U) << all(reporter);
    for (int i = 0; i < 4; ++i)
        EXPECT_EQ(set.incidents[static_cast<std::size_t>(i)].date.from, day(2024, 5, 3 + i)) << i;
    EXPECT_NE(all(reporter).find("the times are in 2 zones (+03:30, Z)"), std::string::npos)
        << all(reporter);
}

TEST(Table, RowsBelowATableThatSayNeitherWhenNorWhereAreNoIncidents) {
    CollectingReporter reporter;
    const auto set =
        read("date,place,lat,lon,type\n2025-01-01,Kati,12.74,-8.07,raid\n,,,,TOTAL: 1\n", reporter);
    EXPECT_EQ(set.incidents.size(), 1U);
    EXPECT_NE(all(reporter).find("test:3: row not read: it says neither when nor where"),
              std::string::npos);
}

TEST(Table, GridReferencesArePositionsAsWideAsTheirSquares) {
    const auto mgrs = read("date,mgrs\n2025-05-01,31NEA 66021 00000\n2025-05-02,31NEA6600\n");
    const Point& fine = std::get<Point>(mgrs.incidents.at(0).location.said);
    EXPECT_NEAR(fine.at.x, 3.5933, 1e-3);
    EXPECT_NEAR(fine.at.y, 0.0, 1e-4);
    EXPECT_NEAR(fine.radius->value(), 0.7, 0.1);
    EXPECT_NEAR(std::get<Point>(mgrs.incidents.at(1).location.said).radius->value(), 707.1, 0.1);
    const auto plus = read("date,plus_code\n2025-05-01,8FVC2222+22\n");
    EXPECT_NEAR(std::get<Point>(plus.incidents.at(0).location.said).at.y, 47.0000625, 1e-6);
    EXPECT_NEAR(std::get<Point>(plus.incidents.at(0).location.said).at.x, 8.0000625, 1e-6);
    const auto utm = read(
        "date,utm "
        "zone,easting,northing\n2025-05-01,36N,500000,1658000\n2025-05-01,36S,500000,9000000\n");
    EXPECT_NEAR(std::get<Point>(utm.incidents.at(0).location.said).at.x, 33.0, 1e-6);
    EXPECT_NEAR(std::get<Point>(utm.incidents.at(0).location.said).at.y, 14.9977, 1e-3);
    EXPECT_LT(std::get<Point>(utm.incidents.at(1).location.said).at.y, 0.0);
    const auto bands = read(
        "date,utm "
        "zone,easting,northing\n2025-05-01,36P,500000,1658000\n2025-05-01,36S,500000,3600000\n");
    EXPECT_GT(std::get<Point>(bands.incidents.at(1).location.said).at.y, 32.0)
        << "S is a band here";
}

TEST(Table, PlacesThatNobodyCanComputeAreRefusedInWords) {
    EXPECT_NE(error_of("date,easting,northing\n2025-05-01,500000,1658000\n")
                  .find("'easting' and 'northing' are metres of a grid whose zone is not known"),
              std::string::npos);
    CollectingReporter reporter;
    const auto set = read(
        "date,place,type\n2025-05-01,///filled.count.soap,raid\n2025-05-02,MQPX+9G Nairobi,raid\n"
        "2025-05-03,Kati,raid\n",
        reporter);
    EXPECT_EQ(set.incidents.size(), 1U);
    EXPECT_NE(all(reporter).find("'///filled.count.soap' is an address of what3words"),
              std::string::npos);
    EXPECT_NE(all(reporter).find("'MQPX+9G Nairobi' is a short plus code"), std::string::npos);
}

TEST(Table, PositionsOfSurveysHaveAltitudeAndAccuracyInOneCell) {
    const auto set = read("date,geopoint,type\n2025-05-01,6.2091 31.5586 420.1 1500,raid\n"
                          "2025-05-02,6.2091 31.5586 0.0 0.0,raid\n");
    ASSERT_EQ(set.incidents.size(), 2U);
    EXPECT_DOUBLE_EQ(point(set.incidents[0]).at.y, 6.2091);
    EXPECT_EQ(point(set.incidents[0]).radius, kilometres(1.5));
    EXPECT_FALSE(point(set.incidents[1]).radius) << "set by hand";
}

TEST(Table, PositionsOfShipsHaveDegreesAndMinutesWithoutSigns) {
    const auto set =
        read("date,position,type\n2025-01-09,13 05N 042 58E,raid\n"
             "2025-01-12,14-22.0N 042-01.3E,raid\n2025-01-13,\"01-30.0S, 048-15W\",raid\n");
    ASSERT_EQ(set.incidents.size(), 3U);
    EXPECT_NEAR(point(set.incidents[0]).at.y, 13.0 + 5.0 / 60.0, 1e-9);
    EXPECT_NEAR(point(set.incidents[1]).at.x, 42.0 + 1.3 / 60.0, 1e-9);
    EXPECT_NEAR(point(set.incidents[2]).at.x, -48.25, 1e-9);
    EXPECT_NEAR(point(set.incidents[2]).at.y, -1.5, 1e-9);
}

TEST(Table, ColumnsThatAskWhetherItIsConfirmedAreAnswered) {
    const auto set =
        read("date,lat,lon,category,sub category,verified\n2025-03-13,37.189,68.936,Crime,IED,Yes\n"
             "2025-03-14,36.709,67.11,Crime,Abduction,No\n");
    EXPECT_EQ(set.incidents.at(0).claim, Claim::confirmed);
    EXPECT_EQ(set.incidents.at(1).claim, Claim::reported);
    EXPECT_EQ(set.incidents.at(1).type, Type::kidnapping) << "the column that says more";
}

TEST(Table, WeeksAndQuartersAreIntervals) {
    const auto set =
        read("date,lat,lon\n2025-W12,1.25,2.5\nQ2 2025,1.25,2.5\n2025-03-04,1.25,2.5\n");
    ASSERT_EQ(set.incidents.size(), 3U);
    EXPECT_EQ(set.incidents[0].date, (DateInterval{day(2025, 3, 17), day(2025, 3, 23)}));
    EXPECT_EQ(set.incidents[1].date, (DateInterval{day(2025, 4, 1), day(2025, 6, 30)}));
}

TEST(Table, GroupsOfSurveysMayHaveBrackets) {
    const auto set =
        read("lieu/Latitude (degrés décimaux),lieu/Longitude (degrés),Date de l'incident\n"
             "\"13,5127\",\"2,1126\",nuit du 3 au 4 janvier 2025\n");
    ASSERT_EQ(set.incidents.size(), 1U);
    EXPECT_DOUBLE_EQ(point(set.incidents[0]).at.y, 13.5127);
    EXPECT_EQ(set.incidents[0].date, (DateInterval{day(2025, 1, 3), day(2025, 1, 4)}));
}
