// SPDX-License-Identifier: MIT
#include "unit/incident/helpers.hpp"

using namespace cordon;
using namespace cordon::incident;
using cordon::incident::test::all;
using cordon::incident::test::error_of;
using cordon::incident::test::read;
using cordon::incident::test::with_location;

namespace {

/// The said model of a location's JSON.
template <typename Model>
Model said(const std::string& location) {
    return std::get<Model>(read(with_location(location)).incidents.at(0).location.said);
}

constexpr const char* ring =
    R"({"model":"ring","centre_name":"Kati","centre":[-8.07257,12.74409],"inner_km":45,"outer_km":55})";

/// Written, read and written again: both texts are the same, so that nothing was lost.
void expect_stable(const std::string& location) {
    const std::string once = to_geojson(read(with_location(location)));
    const std::string twice = to_geojson(read(once));
    EXPECT_EQ(once, twice);
}

} // namespace

TEST(Location, RingKeepsItsParameters) {
    const Ring model = said<Ring>(ring);
    EXPECT_EQ(model.center_name, "Kati");
    EXPECT_DOUBLE_EQ(model.inner.value(), 45000.0);
    EXPECT_DOUBLE_EQ(model.outer.value(), 55000.0);
    EXPECT_FALSE(model.azimuths);
}

TEST(Location, PointMayHaveAnUnknownRadius) {
    EXPECT_FALSE(said<Point>(R"({"model":"point","at":[-8,12.65]})").radius);
    EXPECT_EQ(said<Point>(R"({"model":"point","at":[-8,12.65],"radius_km":2})").radius,
              kilometres(2.0));
}

TEST(Location, StretchWithoutALineJoinsItsEnds) {
    CollectingReporter reporter;
    const auto set = read(with_location(R"({"model":"stretch","from":{"name":"A","at":[-8,12]},)"
                                        R"("to":{"name":"B","at":[-8,13]},"half_width_km":3})"),
                          reporter);
    EXPECT_EQ(std::get<Stretch>(set.incidents[0].location.said).line.size(), 2U);
    EXPECT_NE(all(reporter).find("stretch has no 'line'"), std::string::npos);
}

TEST(Location, RivalsAndSeveralPlacesAreKeptApart) {
    const std::string places = R"("places":[{"said":{"model":"point","at":[-8,12],"radius_km":1}},)"
                               R"({"model":"unknown","reason":"not found"}]})";
    EXPECT_EQ(said<Alternatives>(R"({"model":"alternatives",)" + places).places.size(), 2U);
    EXPECT_EQ(said<Several>(R"({"model":"several",)" + places).places.size(), 2U);
}

TEST(Location, AreaTakesItsOutlineFromTheFeature) {
    const std::string text =
        R"({"type":"FeatureCollection","schema":"cordon-incidents/1","features":[{"type":"Feature","id":"a",)"
        R"("properties":{"date":"2025-10-28","type":"other","claim":"reported","location":{"said":{"model":"area","name":"X"}}},)"
        R"("geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}]})";
    const auto set = read(text);
    EXPECT_EQ(std::get<Area>(set.incidents[0].location.said).polygon.view().point_count(), 4U);
    EXPECT_EQ(to_geojson(read(to_geojson(set))), to_geojson(set));
    EXPECT_EQ(to_geojson(set).find("\"polygon\""), std::string::npos);
}

TEST(Location, EveryModelIsStableThroughItsFile) {
    for (
        const std::string& location : std::vector<std::string>{
            ring,
            std::string(R"({"said":)") + ring +
                R"(,"credible":{"model":"ring","centre":[-8.07257,12.74409],"inner_km":29.6,"outer_km":58.4},"distance_kind":"road"})",
            R"({"model":"ring","centre":[-8,12],"inner_km":10,"outer_km":20,"azimuths_deg":[315,45]})",
            R"({"model":"point","name":"Kati","at":[-8.0725712345,12.7],"radius_km":2.5})",
            R"({"model":"point","at":[-8,12.7],"radius_km":25})",
            R"({"model":"point","at":[-8,12.7]})",
            R"({"model":"stretch","from":{"name":"A"},"to":{"name":"B","at":[-7,12]},"corridor":"c","line":[[-8,12],[-7.5,12.2],[-7,12]],"half_width_km":3})",
            R"({"model":"area","name":"Kayes","level":"admin1","reported_at":[-10.1,13.9]})",
            R"({"model":"area","name":"Ituri","level":"admin1","outline":"assumed","polygon":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}})",
            R"({"model":"area","polygon":{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[4,0],[6,0],[6,2],[4,0]],[[5,0.5],[5.5,1],[5.5,0.5],[5,0.5]]]]}})",
            R"({"model":"sector","centre":[-8,12.65],"azimuths_deg":[247.5,292.5]})",
            R"({"model":"sector","centre":[-8,12.65],"azimuths_deg":[225,315],"reach_km":100})",
            R"({"model":"alternatives","places":[{"model":"point","at":[-8,12],"radius_km":1},{"model":"point","at":[-7,12],"radius_km":50}]})",
            R"({"model":"several","places":[{"model":"point","at":[-8,12],"radius_km":1},{"model":"unknown","reason":"?"}]})",
            R"({"model":"unknown","reason":"nobody says"})"})
        expect_stable(location);
}

TEST(Location, UnknownMembersOfModelsAreKept) {
    const std::string text = to_geojson(read(with_location(
        R"({"said":{"model":"unknown","why_not":[1,2]},"clauses":[{"rule":"annulus"}]})")));
    EXPECT_NE(text.find("\"why_not\": [1,2]"), std::string::npos);
    EXPECT_NE(text.find("\"rule\": \"annulus\""), std::string::npos);
}

TEST(Location, MistakesAreNamedWithLineAndId) {
    CollectingReporter reporter;
    EXPECT_THROW(static_cast<void>(read(with_location("\n{\"model\":\"rign\"}"), reporter)), Error);
    ASSERT_FALSE(reporter.diagnostics.empty());
    const Diagnostic& first = reporter.diagnostics.front();
    EXPECT_EQ(first.message, "location model 'rign' is not known");
    EXPECT_EQ(first.where.line, 2);
    EXPECT_EQ(first.where.key, "one");
    ASSERT_EQ(first.hints.size(), 1U);
    EXPECT_NE(first.hints[0].find("ring"), std::string::npos);
}

TEST(Location, ImpossibleValuesAreErrors) {
    for (const char* location :
         {R"({"model":"ring","centre":[-8,12],"inner_km":55,"outer_km":45})",
          R"({"model":"ring","centre":[-8,12],"inner_km":-1,"outer_km":45})",
          R"({"model":"point","at":[12.65,-98]})", R"({"model":"point","at":[200,0]})",
          R"({"model":"point"})", R"({"model":"sector","centre":[0,0],"azimuths_deg":[10]})",
          R"({"model":"alternatives","places":[{"model":"unknown"}]})",
          R"({"model":"stretch","line":[[0,0]],"half_width_km":1})", R"({"said":7})",
          R"({"model":"area","polygon":{"type":"Point","coordinates":[0,0]}})",
          R"({"said":{"model":"unknown"},"distance_kind":"train"})"})
        EXPECT_NE(error_of(with_location(location)).find("error"), std::string::npos) << location;
}

TEST(Location, OnlyPlacesWithARegionAreLocated) {
    EXPECT_FALSE(is_located(LocationModel(Unknown{})));
    EXPECT_FALSE(is_located(LocationModel(Area{})));
    EXPECT_FALSE(is_located(LocationModel(Sector{})));
    EXPECT_FALSE(is_located(LocationModel(Several{{Location{}, Location{}}})));
    Location point;
    point.said = Point{};
    EXPECT_TRUE(is_located(LocationModel(Several{{Location{}, point}})));
    Location sector;
    sector.said = Sector{};
    sector.credible = Sector{.reach = kilometres(100.0)};
    EXPECT_TRUE(is_located(sector));
}

TEST(Location, KindOfADistanceMakesTheCredibleRing) {
    const auto credible = [](const std::string& kind) {
        const std::string location =
            std::string(R"({"said":)") + ring + R"(,"distance_kind":")" + kind + "\"}";
        expect_stable(location);
        return read(with_location(location)).incidents.at(0).location;
    };
    const Ring unknown = std::get<Ring>(*credible("unknown").credible);
    EXPECT_DOUBLE_EQ(unknown.inner.value(), 31500.0);
    EXPECT_DOUBLE_EQ(unknown.outer.value(), 56500.0);
    const Ring road = std::get<Ring>(*credible("road").credible);
    EXPECT_DOUBLE_EQ(road.inner.value(), 27500.0);
    EXPECT_DOUBLE_EQ(road.outer.value(), 55000.0);
    EXPECT_FALSE(credible("straight").credible) << "as said";
}

TEST(Location, ADistanceOfWhichNoKindIsSaidIsOfUnknownKind) {
    for (const std::string& location :
         {std::string(ring), std::string(R"({"said":)") + ring + "}"}) {
        const Location read_back = read(with_location(location)).incidents.at(0).location;
        ASSERT_TRUE(read_back.credible) << location;
        EXPECT_DOUBLE_EQ(std::get<Ring>(*read_back.credible).inner.value(), 31500.0);
        EXPECT_DOUBLE_EQ(std::get<Ring>(*read_back.credible).outer.value(), 56500.0);
    }
}
