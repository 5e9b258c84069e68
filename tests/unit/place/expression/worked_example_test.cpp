// SPDX-License-Identifier: MIT
#include "region_fixture.hpp"

using namespace cordon;
using namespace cordon::place;

namespace {

/// The example of the geocoding card, section 7.
class WorkedExample : public test::RegionTest {
  protected:
    static constexpr const char* words =
        "un convoi de carburant a été attaqué à une cinquantaine de kilomètres de [Kati], non loin "
        "de [Bamako].";
};

} // namespace

TEST_F(WorkedExample, HasBothAreas) {
    const Region r = french(words);
    EXPECT_EQ(r.rule, "3-about-distance");
    EXPECT_NEAR(area(r.said), 524.0, 0.02 * 524.0);
    EXPECT_NEAR(area(r.credible), 7897.0, 0.02 * 7897.0);
    ASSERT_EQ(r.clauses.size(), 2U);
    EXPECT_NEAR(area(r.clauses[0].said), 3145.0, 0.02 * 3145.0);
    EXPECT_NEAR(area(r.clauses[0].credible), 7959.0, 0.02 * 7959.0);
}

TEST_F(WorkedExample, KeepsTheParametersOfItsClauses) {
    const Region r = french(words);
    ASSERT_EQ(r.clauses.size(), 2U);
    const auto& said = std::get<AnnulusModel>(r.clauses[0].said_model);
    EXPECT_NEAR(said.inner.value(), 45'000.0, 1.0);
    EXPECT_NEAR(said.outer.value(), 55'000.0, 1.0);
    const auto& credible = std::get<AnnulusModel>(r.clauses[0].credible_model);
    EXPECT_NEAR(credible.inner.value(), 29'600.0, 50.0);
    EXPECT_NEAR(credible.outer.value(), 58'400.0, 50.0);
    const auto& near = std::get<DiscModel>(r.clauses[1].credible_model);
    EXPECT_NEAR(near.radius.value(), 70'000.0, 1.0);
    EXPECT_NEAR(std::get<DiscModel>(r.clauses[1].said_model).radius.value(), 40'000.0, 1.0);
    EXPECT_TRUE(r.clauses[1].clause.is_soft);
}

TEST_F(WorkedExample, HoldsNegalaInTheCredibleShapeOnly) {
    const Region r = french(words);
    const geom::LonLat negala = at("Négala");
    EXPECT_TRUE(holds(r.credible, negala));
    EXPECT_FALSE(holds(r.said, negala));
}

TEST_F(WorkedExample, OffersNoHonestPointButItsTown) {
    const Region r = french(words);
    EXPECT_EQ(r.point_role, PointRole::reference_town);
    ASSERT_TRUE(r.point);
    EXPECT_EQ(*r.point, at("Kati", 2455558));
    EXPECT_EQ(r.ucdp_precision, 5);
    EXPECT_EQ(r.acled_precision, 2);
}

TEST_F(WorkedExample, TellsTheResolverWhichKatiIsMeant) {
    const test::MarkedText m = test::marked(words, TextLanguage::french);
    const auto hints = distance_hints(parse_expressions(m.text, m.toponyms));
    ASSERT_EQ(hints.size(), 2U);
    EXPECT_EQ(hints[0].index, 0U);
    EXPECT_EQ(hints[0].other, 1U);
    // The right Kati lies 13 km from Bamako, the other one 600 km.
    const auto km = [](geom::LonLat a, geom::LonLat b) {
        return proj::distance(a, b).value() / 1000.0;
    };
    const double at_most = hints[0].at_most.value() / 1000.0;
    EXPECT_GT(at_most, km(at("Kati", 2455558), at("Bamako")));
    EXPECT_LT(at_most, km(at("Kati", 2455557), at("Bamako")));
}

TEST_F(WorkedExample, ExplainsItselfWithNumbers) {
    std::string all;
    for (const std::string& step : french(words).steps) all += step + "\n";
    EXPECT_NE(all.find("45 to 55 km from Kati"), std::string::npos) << all;
    EXPECT_NE(all.find("29.64 to 58.36 km"), std::string::npos) << all;
    EXPECT_NE(all.find("GeoNames 2455558"), std::string::npos) << all;
    EXPECT_NE(all.find("no single point is honest"), std::string::npos) << all;
}

TEST_F(WorkedExample, BecomesACorridorWithTheRoadOfAnotherReport) {
    const Region r = french("attaqué sur la RN24, à une cinquantaine de kilomètres de [Kati]");
    EXPECT_TRUE(holds(r.credible, at("Négala")));
    EXPECT_LT(area(r.credible), 400.0);
    EXPECT_GT(area(r.credible), 60.0);
    EXPECT_FALSE(holds(r.credible, at("Bamako")));
}

TEST_F(WorkedExample, DropsAVagueClauseThatDoesNotFit) {
    const Region r = french("à une cinquantaine de kilomètres de [Kati], non loin de [Gao]");
    EXPECT_TRUE(has_flag(r, "inconsistent"));
    EXPECT_NEAR(area(r.credible), 7959.0, 0.02 * 7959.0);
    EXPECT_NE(r.clauses[1].remark.find("left out"), std::string::npos);
}
