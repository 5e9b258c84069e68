// SPDX-License-Identifier: MIT
#include "region_fixture.hpp"

#include "place/region_json.hpp"

using namespace cordon;
using namespace cordon::place;

namespace {

class RegionJson : public test::RegionTest {
  protected:
    /// The feature of the first expression.
    static Json feature(std::string_view source) {
        test::MarkedText m = test::marked(source, TextLanguage::french);
        test::choose(m, *gazetteer);
        const auto expressions = parse_expressions(m.text, m.toponyms, gazetteer.get());
        const Region r = region_of(expressions.at(0), m.text, m.toponyms, *gazetteer, options());
        return to_geojson(r, {m.text, m.toponyms, *gazetteer});
    }
};

const Json& member(const Json& json, std::string_view key) {
    const Json* found = json.find(key);
    if (found == nullptr) throw std::runtime_error("no member " + std::string(key));
    return *found;
}

/// Twice the signed area of a ring of positions.
double sense(const Json& ring) {
    double sum = 0.0;
    const auto& points = ring.items();
    for (std::size_t i = 0; i + 1 < points.size(); ++i)
        sum += points[i].items()[0].number() * points[i + 1].items()[1].number() -
               points[i + 1].items()[0].number() * points[i].items()[1].number();
    return sum;
}

} // namespace

TEST_F(RegionJson, HasTheMembersOfTheCard) {
    const Json f =
        feature("attaqué à une cinquantaine de kilomètres de [Kati], non loin de [Bamako]");
    EXPECT_EQ(member(f, "type").string(), "Feature");
    const Json& location = member(member(f, "properties"), "location");
    EXPECT_EQ(member(location, "rule").string(), "3-about-distance");
    for (const char* key : {"clauses", "said_geometry", "point", "point_role", "confidence",
                            "coordinateUncertaintyInMeters", "precision", "candidates", "flags"})
        EXPECT_NE(location.find(key), nullptr) << key;
    EXPECT_EQ(member(location, "point_role").string(), "reference_town");
    EXPECT_EQ(member(location, "coordinateUncertaintyInMeters").number(), 58365);
    EXPECT_EQ(member(member(location, "precision"), "ucdp").number(), 5);
    EXPECT_EQ(member(location, "confidence").number(), 0.9);
}

TEST_F(RegionJson, TellsHowEachClauseWasMade) {
    const Json f =
        feature("attaqué à une cinquantaine de kilomètres de [Kati], non loin de [Bamako]");
    const auto& clauses = member(member(member(f, "properties"), "location"), "clauses").items();
    ASSERT_EQ(clauses.size(), 2U);
    EXPECT_EQ(member(clauses[0], "text").string(), "à une cinquantaine de kilomètres de Kati");
    EXPECT_EQ(member(member(clauses[0], "ref").items()[0], "geonameid").number(), 2455558);
    EXPECT_EQ(member(member(clauses[0], "said"), "type").string(), "ring");
    EXPECT_EQ(member(member(clauses[0], "said"), "inner_m").number(), 45000);
    EXPECT_EQ(member(member(clauses[0], "said"), "outer_m").number(), 55000);
    EXPECT_EQ(member(member(clauses[1], "credible"), "type").string(), "disc");
    EXPECT_TRUE(member(clauses[1], "soft").boolean());
    // Spans are bytes of the text.
    EXPECT_EQ(member(clauses[0], "span").items()[0].number(), 9);
}

TEST_F(RegionJson, FollowsTheRightHandRule) {
    const Json f = feature("à 50 km de [Kati]");
    const auto& rings = member(member(f, "geometry"), "coordinates").items();
    ASSERT_EQ(member(member(f, "geometry"), "type").string(), "Polygon");
    ASSERT_EQ(rings.size(), 2U);
    EXPECT_GT(sense(rings[0]), 0.0);
    EXPECT_LT(sense(rings[1]), 0.0);
    EXPECT_EQ(rings[0].items().front(), rings[0].items().back());
}

TEST_F(RegionJson, HasNoGeometryForWhatIsNotLocated) {
    const Json f = feature("en direction de [Kayes]");
    EXPECT_TRUE(member(f, "geometry").is_null());
    EXPECT_TRUE(member(member(member(f, "properties"), "location"), "point").is_null());
    EXPECT_EQ(member(member(member(f, "properties"), "location"), "point_role").string(), "none");
}

TEST_F(RegionJson, WritesCorridorsWithTheirEnds) {
    const Json f = feature("entre [Kati] et [Kita]");
    const Json& model = member(
        member(member(member(f, "properties"), "location"), "clauses").items()[0], "credible");
    EXPECT_EQ(member(model, "type").string(), "corridor");
    EXPECT_EQ(member(model, "from").string(), "Kati");
    EXPECT_EQ(member(model, "to").string(), "Kita");
    EXPECT_EQ(member(model, "road").string(), "RN24");
    EXPECT_EQ(member(model, "half_width_m").number(), 3000);
    EXPECT_GT(member(model, "line").items().size(), 5U);
}
