// SPDX-License-Identifier: MIT
#include "unit/incident/helpers.hpp"

using namespace cordon;
using namespace cordon::incident;
using namespace cordon::incident::test;

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
    EXPECT_EQ(point(set.incidents[1]).radius, kilometres(1.5));
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
    EXPECT_EQ(point(set.incidents[0]).radius, kilometres(5.0));
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

TEST(Table, ListsOfShipsNameThemAndSayThatAllWereAttacks) {
    const auto set = read("Date,Vessel name,Position,Type of attack\n"
                          "4 Jan 2024,Aya,44°52'N 31°10'E,Sea mine\n"
                          "5 Jan 2024,Sounion,44°52'N 31°10'E,Small boats\n");
    ASSERT_EQ(set.incidents.size(), 2U);
    EXPECT_EQ(set.incidents[0].title.in(Language::en), "Aya: Sea mine");
    EXPECT_EQ(set.incidents[1].type, Type::armed_attack);
}

TEST(Table, LowestAndHighestNumbersAreKnownByTheWordBesideTheCount) {
    const auto set = read("date,lat,lon,Dead (min),Dead (max)\n2025-03-04,1.25,2.5,54,61\n");
    ASSERT_EQ(set.incidents.size(), 1U);
    ASSERT_EQ(set.incidents[0].counts.size(), 1U);
    EXPECT_EQ(set.incidents[0].counts[0].range, (CountRange{54, 61}));
}

TEST(Table, TheFinerOfTwoPlacesStandsInTheKey) {
    const auto set =
        read("date,lat,lon,commune,quartier\n2025-03-04,18.25,-72.5,Port-au-Prince,Solino\n");
    EXPECT_EQ(set.incidents.at(0).place.in(Language::fr), "Solino");
}

TEST(Table, WhoseWordsAColumnHoldsIsNoPartOfItsName) {
    const auto set =
        read("date,Location as reported by UKMTO\n2025-03-04,50 nautical miles west of Hodeidah\n");
    EXPECT_EQ(set.incidents.at(0).place.in(Language::en), "50 nautical miles west of Hodeidah");
}
