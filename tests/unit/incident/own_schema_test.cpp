// SPDX-License-Identifier: MIT
#include "unit/incident/helpers.hpp"

using namespace cordon;
using namespace cordon::incident;
using namespace cordon::incident::test;

namespace {

constexpr const char* basics =
    R"("date":"2025-09-14","type":"attack_on_traffic","claim":"reported","location":{"said":{"model":"unknown"}})";

Incident one(const std::string& members) {
    return read(collection(std::string(basics) + "," + members)).incidents.at(0);
}

} // namespace

TEST(OwnSchema, KeepsTextsInLanguages) {
    const Incident incident =
        one(R"("place":{"en":"near Kati","fr":"près de Kati"},"note":"plain")");
    EXPECT_EQ(incident.place.in(Language::fr), "près de Kati");
    EXPECT_EQ(incident.place.in(Language::en), "near Kati");
    EXPECT_EQ(incident.note.in(Language::fr), "plain");
    EXPECT_EQ(incident.title.in(Language::en), "");
}

TEST(OwnSchema, CountsAreTheRangeOfAllSources) {
    const Incident incident =
        one(R"("sources":[{"publisher":"AMAP","values":{"tankers_burnt":3}},)"
            R"({"publisher":"RFI","values":{"tankers_burnt":20}},)"
            R"({"publisher":"x","values":{"tankers_burnt":[80,null],"killed":[4,5]}}])");
    EXPECT_EQ(incident.count("tankers_burnt"), (CountRange{3.0, std::nullopt}));
    EXPECT_EQ(incident.count("killed"), (CountRange{4.0, 5.0}));
    EXPECT_FALSE(incident.count("injured"));
    EXPECT_EQ(incident.sources[1].id, "s2");
}

TEST(OwnSchema, OutletsOfOneAgencyAreOneSource) {
    EXPECT_EQ(
        independent_sources(one(
            R"("sources":[{"publisher":"A","origin":"AFP"},{"publisher":"B","origin":"AFP"},{"publisher":"RFI"}])")),
        2);
    EXPECT_EQ(
        independent_sources(one(
            R"("sources":[{"publisher":"A","secondary":true},{"publisher":"B","secondary":true}])")),
        1);
    EXPECT_EQ(independent_sources(one(R"("sources":[])")), 0);
}

TEST(OwnSchema, DatesStayIntervals) {
    const auto read_date = [](const std::string& date) {
        return read(collection(
                        R"("date":")" + date +
                        R"(","type":"other","claim":"reported","location":{"model":"unknown"})"))
            .incidents.at(0);
    };
    EXPECT_EQ(read_date("2025-09-03/2025-09-04").date_precision, DatePrecision::interval);
    EXPECT_EQ(read_date("2025-09").date_precision, DatePrecision::month);
    EXPECT_EQ(read_date("2025").date_precision, DatePrecision::year);
    EXPECT_EQ(read_date("2025-09-03").date_precision, DatePrecision::day);
    EXPECT_EQ(read_date("2025-09").date, (DateInterval{day(2025, 9, 1), day(2025, 9, 30)}));
}

TEST(OwnSchema, AMissingClaimIsReportedWithAWarning) {
    CollectingReporter reporter;
    const auto set =
        read(collection(R"("date":"2025-09-14","type":"other","location":{"model":"unknown"})"),
             reporter);
    EXPECT_EQ(set.incidents[0].claim, Claim::reported);
    EXPECT_EQ(all(reporter), "test:1: one: no claim status: taken as 'reported'\n");
}

TEST(OwnSchema, AMistypedTypeHasASuggestion) {
    CollectingReporter reporter;
    EXPECT_THROW(
        static_cast<void>(read(
            collection(
                R"("date":"2025-09-14","type":"checkpiont","claim":"reported","location":{"model":"unknown"})"),
            reporter)),
        Error);
    EXPECT_NE(all(reporter).find("type 'checkpiont' is not known"), std::string::npos);
    EXPECT_NE(all(reporter).find("checkpoint"), std::string::npos);
}

TEST(OwnSchema, AllErrorsAreCollectedBeforeItFails) {
    CollectingReporter reporter;
    EXPECT_THROW(
        static_cast<void>(read(
            collection(
                R"("date":"28/10/2025","type":"x","claim":"sure","review":"maybe","flags":"on_road","counts":{"killed":[5,4]},"location":{"model":"unknown"})"),
            reporter)),
        Error);
    EXPECT_EQ(reporter.diagnostics.size(), 6U) << all(reporter);
}

TEST(OwnSchema, IdsAreDistinct) {
    const std::string twice =
        R"({"type":"FeatureCollection","schema":"cordon-incidents/1","features":[)"
        R"({"type":"Feature","id":"a","properties":{)" +
        std::string(basics) +
        R"(}},)"
        R"({"type":"Feature","id":"a","properties":{)" +
        std::string(basics) + R"(}}]})";
    EXPECT_NE(error_of(twice).find("1 error"), std::string::npos);
}

TEST(OwnSchema, UnknownMembersComeBack) {
    const std::string text =
        R"({"type":"FeatureCollection","schema":"cordon-incidents/1","as_of":"2025-10-30T18:00:00Z","mine":{"a":[1,"x",null]},)"
        R"("features":[{"type":"Feature","id":"a","bbox":[0,0,1,1],"properties":{)" +
        std::string(basics) +
        R"(,"geo_precision":2,"sources":[{"id":"s","publisher":"RFI","reader":"mirror"}]},"geometry":null}]})";
    const std::string written = to_geojson(read(text));
    for (const char* member :
         {R"("mine": {"a": [1, "x", null]})", R"("bbox": [0,0,1,1])", R"("geo_precision": 2)",
          R"("reader": "mirror")", R"("as_of": "2025-10-30T18:00:00Z")"})
        EXPECT_NE(written.find(member), std::string::npos) << member << "\n" << written;
    EXPECT_EQ(to_geojson(read(written)), written);
    const cordon::incident::IncidentSet kept = read(written);
    EXPECT_EQ(to_geojson(kept), written);
    EXPECT_EQ(to_geojson(kept), written) << "a set that is kept stays as it is";
}

TEST(OwnSchema, FlagsThatNobodyKnowsAreWarnedOf) {
    CollectingReporter reporter;
    static_cast<void>(
        read(collection(std::string(basics) + R"(,"flags":["escorted","on_raod"])"), reporter));
    EXPECT_NE(all(reporter).find("flag 'on_raod' is not known"), std::string::npos);
    EXPECT_NE(all(reporter).find("on_road"), std::string::npos);
}

TEST(OwnSchema, RowsOfAcledAreNotExported) {
    IncidentSet set;
    EXPECT_NO_THROW(refuse_export(set));
    set.licence = "ACLED";
    EXPECT_THROW(refuse_export(set), Error);
}

TEST(OwnSchema, TextThatIsNoCollectionIsRefused) {
    EXPECT_NE(error_of(R"({"type":"FeatureCollection","schema":"cordon-incidents/1"})")
                  .find("no array 'features'"),
              std::string::npos);
    EXPECT_NE(error_of("[1,2]").find("no array 'features'"), std::string::npos);
    EXPECT_NE(error_of("  \n").find("file is empty"), std::string::npos);
    EXPECT_NE(error_of("{\"a\":").find("not valid JSON"), std::string::npos);
}
