// SPDX-License-Identifier: MIT
#include "incident/key.hpp"
#include "unit/incident/helpers.hpp"

using namespace cordon;
using namespace cordon::incident;
using namespace cordon::incident::test;

namespace {

std::string phrase(LocationModel model, Language language) {
    Location location;
    location.said = std::move(model);
    return quality_phrase(location, language);
}

Source source(std::string publisher, CountRange burnt, std::string origin = {}) {
    Source s{.id = publisher, .publisher = publisher, .origin = std::move(origin)};
    s.values = {{"tankers_burnt", burnt}};
    return s;
}

} // namespace

TEST(Key, QualityIsAPhraseInBothLanguages) {
    const Ring ring{{-8.07, 12.74}, kilometres(45.0), kilometres(55.0), std::nullopt, "Kati"};
    EXPECT_EQ(phrase(ring, Language::en), "ring 45–55\u00A0km round Kati");
    EXPECT_EQ(phrase(ring, Language::fr), "couronne de 45–55\u00A0km autour de Kati");
    EXPECT_EQ(phrase(Point{{0, 0}, kilometres(0.5), {}}, Language::en), "exact");
    EXPECT_EQ(phrase(Point{{0, 0}, kilometres(5.0), {}}, Language::en), "within 5\u00A0km");
    EXPECT_EQ(phrase(Point{{0, 0}, kilometres(2.5), {}}, Language::fr), "à moins de 2,5\u00A0km");
    EXPECT_EQ(phrase(Point{{0, 0}, std::nullopt, {}}, Language::en), "precision not stated");
    EXPECT_EQ(phrase(Stretch{}, Language::en), "road stretch");
    EXPECT_EQ(phrase(Stretch{}, Language::fr), "tronçon de route");
    EXPECT_EQ(phrase(Unknown{}, Language::en), "not located");
    EXPECT_EQ(phrase(Unknown{}, Language::fr), "non localisé");
    const Sector sector{{0, 0}, {Degrees(247.5), Degrees(292.5)}, std::nullopt, "Bamako"};
    EXPECT_EQ(phrase(sector, Language::en), "west of Bamako, distance unknown");
    EXPECT_EQ(phrase(sector, Language::fr), "à l’ouest de Bamako, distance inconnue");
    const Sector north{{0, 0}, {Degrees(315), Degrees(45)}, kilometres(50.0), "Abidjan"};
    EXPECT_EQ(phrase(north, Language::fr), "au nord d’Abidjan, à moins de 50\u00A0km");
    Area area{.name = "Kayes"};
    EXPECT_EQ(phrase(area, Language::en), "area without an outline");
    area.polygon = geom::LonLatShape(geom::Kind::polygon);
    area.polygon.add_part(std::vector<geom::LonLat>{{0, 0}, {1, 0}, {1, 1}, {0, 0}});
    EXPECT_EQ(phrase(area, Language::en), "area");
    area.is_assumed = true;
    EXPECT_EQ(phrase(area, Language::en), "assumed area, the outline is not known");
}

TEST(Key, CountsThatDifferStandSideBySideWithTheirSources) {
    Incident incident = at("x", day(2025, 9, 14), {0, 0});
    incident.sources = {source("AMAP", {3, 3}), source("Outlet", {40, 40}, "Reuters"),
                        source("RFI", {20, 20}), source("Other", {40, 40}),
                        source("Late", {80, std::nullopt})};
    incident.counts = {{"tankers_burnt", {3, std::nullopt}}, {"killed", {4, 5}}};
    EXPECT_EQ(count_phrase(incident, Language::en),
              "tankers burnt: 3 (AMAP) / 20 (RFI) / 40 (Reuters, Other) / 80+ (Late); killed: 4–5");
    EXPECT_EQ(count_phrase(incident, Language::fr),
              "camions-citernes incendiés\u202F: 3 (AMAP) / 20 (RFI) / 40 (Reuters, Other) / 80+ "
              "(Late)\u202F; tués\u202F: 4–5");
}

TEST(Key, NumberedRowsComeFirstAndUnlocatedOnesAfter) {
    IncidentSet set;
    set.incidents = {at("nowhere", day(2025, 9, 1), {0, 0}), at("b", day(2025, 9, 3), {0, 0}),
                     at("a", day(2025, 9, 2), {0, 0}), at("pending", day(2025, 9, 2), {0, 0})};
    set.incidents[0].location.said = Unknown{};
    set.incidents[3].review = Review::pending;
    const auto list = keyed_list(set, Language::fr, Pending::hidden);
    ASSERT_EQ(list.size(), 3U);
    EXPECT_EQ(list[0].number, 1);
    EXPECT_EQ(list[0].id, "a");
    EXPECT_EQ(list[0].date, "2\u00A0sept.\u00A02025");
    EXPECT_EQ(list[0].type, "attaque contre la circulation");
    EXPECT_EQ(list[0].claim, "rapporté");
    EXPECT_TRUE(list[0].same_place);
    EXPECT_EQ(list[2].number, 0);
    EXPECT_EQ(list[2].quality, "non localisé");
}

TEST(Key, UnknownDatesAreWrittenAsReported) {
    Incident incident = at("x", day(1970, 1, 1), {0, 0});
    incident.date_precision = DatePrecision::unknown;
    EXPECT_EQ(date_phrase(incident, Language::en), "date unknown");
    incident.date_text = "Depuis plusieurs semaines";
    EXPECT_EQ(date_phrase(incident, Language::en), "“Depuis plusieurs semaines”");
    EXPECT_EQ(date_phrase(incident, Language::fr), "«\u202FDepuis plusieurs semaines\u202F»");
}

TEST(Key, CsvQuotesWhatMustBeQuoted) {
    IncidentSet set;
    set.incidents = {at("x", day(2025, 10, 28), {0, 0})};
    set.incidents[0].place = LocalText("\"near\" Kati, wooded");
    set.incidents[0].sources.push_back({.id = "s2", .publisher = "AFP", .url = "afp.com"});
    EXPECT_EQ(key_csv(keyed_list(set, Language::en, Pending::hidden)),
              "number,id,date,place,type,title,details,claim,quality,note,sources,source_ids,urls,"
              "on_map\n"
              "1,x,28\u00A0Oct.\u00A02025,\"\"\"near\"\" Kati, wooded\",attack on "
              "traffic,,,reported,within 2\u00A0km,,RFI | AFP,s1 | s2,afp.com,\n");
}

TEST(Key, CsvMarksIncidentsOfOnePositionAndCircles) {
    IncidentSet set;
    set.incidents = {at("x", day(2025, 10, 28), {0, 0}), at("y", day(2025, 10, 29), {0, 0}),
                     at("z", day(2025, 10, 30), {1, 0})};
    std::vector<KeyEntry> entries = keyed_list(set, Language::en, Pending::hidden);
    EXPECT_NE(key_csv(entries).find("on_map,same_place\n"), std::string::npos);
    EXPECT_TRUE(entries[0].same_place && entries[1].same_place && !entries[2].same_place);
    for (KeyEntry& entry : entries) entry.cluster = "A";
    const std::string csv = key_csv(entries);
    EXPECT_NE(csv.find("on_map,same_place,cluster\n,x,"), std::string::npos); // without a number
    EXPECT_NE(csv.find(",yes,A\n"), std::string::npos);
}
