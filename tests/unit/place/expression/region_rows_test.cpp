// SPDX-License-Identifier: MIT
#include "region_fixture.hpp"

using namespace cordon;
using namespace cordon::place;

namespace {

using RegionRows = test::RegionTest;

/// What a phrase must give: rule, area of the credible shape in km², a place inside and one
/// outside.
struct Row {
    const char* text;
    TextLanguage language;
    const char* rule;
    double least_km2;
    double most_km2;
    const char* inside;
    const char* outside;
};

constexpr auto fr = TextLanguage::french;
constexpr auto en = TextLanguage::english;

constexpr Row rows[] = {
    // NOLINT(*-avoid-c-arrays)
    {"à [Kati]", fr, "1-in", 12, 13, "Kati", "Bamako"},
    {"in [Bamako]", en, "1-in", 325, 335, "Bamako", "Kati"},
    {"à 50 km de [Kati]", fr, "2-distance", 7900, 8000, "Négala", "Kati"},
    {"50 km from [Kati]", en, "2-distance", 7900, 8000, "Négala", "Kati"},
    {"à 50 km de [Kati] à vol d'oiseau", fr, "2-distance", 4300, 4320, "Négala", "Kati"},
    {"50 km by road from [Kati]", en, "2-distance", 8080, 8100, "Négala", "Kati"},
    {"à une quarantaine de km de [Kati]", fr, "3-about-distance", 5000, 5500, "Négala", "Kati"},
    {"nearly 45 km from [Kati]", en, "3-about-distance", 6000, 7000, "Négala", "Kati"},
    {"à moins de 20 km de [Bamako]", fr, "4-bounds", 3370, 3400, "Kati", "Négala"},
    {"more than 40 km from [Kati]", en, "4-bounds", 13000, 15000, "Négala", "Bamako"},
    {"entre 40 et 50 km de [Kati]", fr, "4-bounds", 8400, 9000, "Négala", "Bamako"},
    {"à 45 km à l'ouest de [Kati]", fr, "5-distance-bearing", 1500, 1700, "Négala", "Bamako"},
    {"10 km south-east of [Kati]", en, "5-distance-bearing", 75, 95, nullptr, "Négala"},
    {"à 12 km au nord et 40 km à l'ouest de [Kati]", fr, "6-offsets", 200, 300, "Négala", "Kati"},
    {"30 km north and 20 km east of [Kati]", en, "6-offsets", 300, 450, nullptr, "Kati"},
    {"à une heure de route de [Kati]", fr, "7-travel-time", 29000, 31000, "Négala", "Kati"},
    {"a day's walk from [Kati]", en, "7-travel-time", 7000, 7500, "Négala", "Kati"},
    {"dans un rayon de 50 km autour de [Bamako]", fr, "8-radius", 11390, 11420, "Kati", "Fana"},
    {"within 50 km of [Bamako]", en, "8-radius", 11390, 11420, "Kati", "Fana"},
    {"près de [Kati]", fr, "9-near", 1500, 1540, "Bamako", "Négala"},
    {"near [Bamako]", en, "9-near", 15300, 15450, "Kati", "Ségou"},
    {"around [Bamako]", en, "9-around", 15300, 15450, "Kati", "Ségou"},
    {"around [Mali]", en, "9-around", 1250000, 1260000, "Gao", "Dakar"},
    {"aux portes de [Bamako]", fr, "10-outskirts", 1190, 1220, "Kati", "Bamako"},
    {"on the northern outskirts of [Bamako]", en, "10-outskirts", 295, 305, "Kati", "Bamako"},
    {"à la sortie nord de [Ségou]", fr, "11-gateway", 25, 32, nullptr, "Ségou"},
    {"at the entrance to [Ségou]", en, "11-gateway", 110, 120, nullptr, "Ségou"},
    {"dans la banlieue de [Bamako]", fr, "12-suburb", 1040, 1050, "Kati", "Négala"},
    {"in a suburb of [Bamako]", en, "12-suburb", 1040, 1050, "Kati", "Négala"},
    {"entre [Kati] et [Kita]", fr, "13-between", 900, 1100, "Négala", "Bamako"},
    {"between [Bamako] and [Ségou]", en, "13-between", 1300, 1500, "Fana", "Kati"},
    {"entre [Gao] et [Kidal]", fr, "13-between", 25000, 35000, "Gao", "Bamako"},
    {"à mi-chemin entre [Bamako] et [Ségou]", fr, "14-halfway", 500, 650, "Fana", "Bamako"},
    {"halfway between [Gao] and [Kidal]", en, "14-halfway", 12000, 18000, nullptr, "Gao"},
    {"sur l'axe [Bamako]-[Ségou]", fr, "15-axis", 1600, 1750, "Bamako", "Kati"},
    {"on the road between [Kati] and [Kita]", en, "15-axis", 950, 1100, "Négala", "Bamako"},
    {"sur la route de [Ségou]", fr, "15-axis-to", 1600, 1750, "Fana", "Kati"},
    {"les axes routiers menant à [Bamako]", fr, "15-axes-to", 4000, 7000, "Fana", "Kita"},
    {"the roads leading to [Bamako]", en, "15-axes-to", 4000, 7000, "Négala", "Kayes"},
    {"sur la RN24", fr, "16-road", 600, 700, "Négala", "Bamako"},
    {"on the RN24", en, "16-road", 600, 700, "Négala", "Bamako"},
    {"à hauteur de [Fana]", fr, "17-at-level", 110, 116, "Fana", "Bamako"},
    {"at the level of [Fana]", en, "17-at-level", 110, 116, "Fana", "Bamako"},
    {"au niveau de [Fana] sur la RN6", fr, "17-at-level", 40, 60, "Fana", "Bamako"},
    {"au PK 120 de la RN6", fr, "17-milestone", 100, 400, "Fana", "Bamako"},
    {"au nord de [Bamako]", fr, "18-direction", 8000, 10500, "Kolokani", "Bamako"},
    {"west of [Kati]", en, "18-direction", 2000, 2400, "Négala", "Bamako"},
    {"dans le nord du [Mali]", fr, "19-part", 610000, 640000, "Tessalit", "Bamako"},
    {"in northern [Mali]", en, "19-part", 610000, 640000, "Tessalit", "Bamako"},
    {"dans le sud", fr, "", 0, 0, nullptr, nullptr},
    {"dans le Sud", fr, "19-part", 610000, 640000, "Bamako", "Tessalit"},
    {"in central [Mali]", en, "19-part", 135000, 155000, "Mopti", "Bamako"},
    {"dans le centre du [Mali]", fr, "19-part", 135000, 155000, "Ségou", "Bamako"},
    {"dans le cercle de [Kita]", fr, "20-district", 30000, 38000, "Kita", "Kayes"},
    {"in [Kita] district", en, "20-district", 30000, 38000, "Kita", "Kayes"},
    {"dans la région de [Kayes]", fr, "21-region", 120000, 125000, "Kita", "Kati"},
    {"in [Kayes] region", en, "21-region", 120000, 125000, "Kita", "Kati"},
    {"dans la commune rurale de [Siby]", fr, "22-commune", 700, 715, "Siby", "Kati"},
    {"in the commune of [Siby]", en, "22-commune", 700, 715, "Siby", "Kati"},
    {"à la frontière entre le [Mali] et le [Niger]", fr, "23-border", 40000, 60000, nullptr, "Gao"},
    {"near the [Mali]-[Niger] border", en, "23-border", 40000, 60000, nullptr, "Gao"},
    {"near the {Malian}-{Ivorian} border", en, "23-border", 15000, 40000, nullptr, "Gao"},
    {"à la frontière avec le [Niger]", fr, "23-border", 40000, 60000, nullptr, "Gao"},
    {"dans la zone des trois frontières", fr, "23-tri-border", 45100, 45300, "Ansongo", "Gao"},
    {"in the tri-border area", en, "23-tri-border", 45100, 45300, "Ansongo", "Kidal"},
    {"à 50 km de la frontière avec le [Niger]", fr, "24-from-border", 15000, 35000, nullptr, "Gao"},
    {"50 km from the border with [Niger]", en, "24-from-border", 15000, 35000, nullptr, "Gao"},
    {"le long du fleuve [Niger], entre [Bamako] et [Ségou]", fr, "25-along-water", 200, 1400,
     nullptr, "Kati"},
    {"along the [Niger] River", en, "25-along-water", 15000, 35000, "Ségou", "Kati"},
    {"en amont de [Ségou]", fr, "26-upstream", 350, 650, nullptr, "Mopti"},
    {"downstream from [Ségou]", en, "26-downstream", 350, 650, nullptr, "Bamako"},
    {"au large de [Dakar]", fr, "27-offshore", 4000, 13000, nullptr, "Dakar"},
    {"off the coast of [Dakar]", en, "27-offshore", 4000, 13000, nullptr, "Dakar"},
    {"au large du [Sénégal]", fr, "27-offshore", 20000, 60000, nullptr, "Dakar"},
    {"off the coast of [Fiji]", en, "27-offshore", 150000, 250000, nullptr, nullptr},
    {"sur la côte du [Sénégal]", fr, "39-coast", 15000, 24000, "Dakar", nullptr},
    {"on the coast of [Fiji]", en, "39-coast", 14000, 17000, nullptr, "Dakar"},
    {"near [France]", en, "9-near", 300000, 500000, nullptr, nullptr},
    {"dans la forêt de la [Faya]", fr, "28-nature", 1250, 1260, nullptr, "Bamako"},
    {"in the [Faya] forest", en, "28-nature", 1250, 1260, nullptr, "Bamako"},
    {"à l'aéroport de [Gao]", fr, "29-facility", 450, 550, "Gao", "Bamako"},
    {"at the [Kati] military camp", en, "29-facility", 400, 480, "Kati", "Bamako"},
    {"[Négala], à 45 km de [Kati]", fr, "30-apposition", 12, 13, "Négala", "Kati"},
    {"[Négala], 45 km from [Kati]", en, "30-apposition", 12, 13, "Négala", "Kati"},
    {"[Siby] (région de [Koulikoro])", fr, "31-container", 12, 13, "Siby", "Kati"},
    {"in [Bamako], [Mali]", en, "31-container", 325, 335, "Bamako", "Kati"},
    {"à [Kati] et [Kita]", fr, "32-several", 25, 26, "Kita", "Bamako"},
    {"in [Kati], [Kita] and [Nara]", en, "32-several", 37, 39, "Nara", "Bamako"},
    {"dans la capitale {malienne}", fr, "34-anaphora", 325, 335, "Bamako", "Kati"},
    {"in the {Malian} capital", en, "34-anaphora", 325, 335, "Bamako", "Kati"},
    {"à 15 km de la capitale", fr, "2-distance", 2300, 2500, "Kati", "Négala"},
    {"devant l'ambassade de [France] à [Bamako]", fr, "35-embassy", 325, 335, "Bamako", "Kati"},
    {"outside the {French} embassy in [Bamako]", en, "35-embassy", 325, 335, "Bamako", "Kati"},
    {"dans tout le pays", fr, "36-everywhere", 1250000, 1260000, "Gao", "Dakar"},
    {"throughout [Mali]", en, "36-everywhere", 1250000, 1260000, "Gao", "Dakar"},
    {"12.7441, -8.0726", fr, "37-coordinates", 0.03, 0.04, nullptr, "Bamako"},
    {"at 12°44'N 8°04'W", en, "37-coordinates", 5, 6, nullptr, "Bamako"},
    {"en dehors de [Bamako]", fr, "38-outside", 15000, 15300, "Kati", "Bamako"},
    {"outside [Bamako]", en, "38-outside", 15000, 15300, "Kati", "Bamako"},
};

} // namespace

TEST_F(RegionRows, OfTheLargestCountryAreDrawn) {
    const Region sea = english("off the coast of [Russia]");
    EXPECT_GT(area(sea.credible), 1.5e6);
    EXPECT_LT(area(sea.credible), 3e6);
    EXPECT_LT(area(sea.said), area(sea.credible));
    const Region north = english("in the north of [Russia]");
    EXPECT_NEAR(area(north.credible), 8.5e6, 2e6);
}

TEST_F(RegionRows, AreNotMeasuredFromThePointOfAContinent) {
    for (const char* text : {"near [Africa]", "500 km from [Africa]", "off the coast of [Africa]",
                             "outside [Africa]"}) {
        const Region r = english(text);
        EXPECT_FALSE(r.is_located()) << text;
        EXPECT_NE(r.clauses.front().remark.find("too large for a disc"), std::string::npos) << text;
    }
}

TEST_F(RegionRows, OnARiverLieAlongItWhereTheTextSpeaksOf) {
    const Region near_town = english("on the [Niger River], near [Mopti]");
    EXPECT_TRUE(near_town.is_located());
    EXPECT_LT(area(near_town.credible), 1500.0);
    const geom::LonLat mopti = at("Mopti");
    EXPECT_TRUE(near_town.credible.box().contains(mopti));
    const Region country = french("sur le [fleuve Niger]");
    EXPECT_TRUE(holds(country.credible, at("Ségou")));
    EXPECT_GT(area(country.credible), 10000.0);
    EXPECT_FALSE(holds(country.credible, at("Kayes")));
    EXPECT_FALSE(country.steps.empty());
    RegionOptions nowhere = options();
    nowhere.countries.clear();
    EXPECT_FALSE(region("on the [Niger River]", en, nowhere).is_located());
}

TEST_F(RegionRows, HaveNoDiscForMountainsAndDesertsOfManyCountries) {
    for (const char* text : {"in the [Alps]", "in the [Sahara]", "in the [Sahara Desert]"}) {
        const Region r = english(text);
        EXPECT_FALSE(r.is_located()) << text;
        EXPECT_NE(r.clauses.front().remark.find("too large for a disc"), std::string::npos) << text;
    }
}

TEST_F(RegionRows, InSeasAndRegionsHaveTheirOutlinesAndCodesOfTheirOwn) {
    const Region sea = english("in the [Red Sea]");
    EXPECT_NEAR(area(sea.credible), 4.5e5, 0.3e5);
    EXPECT_EQ(sea.ucdp_precision, 7) << "international waters";
    EXPECT_EQ(sea.acled_precision, 3);
    const Region delta = french("dans le [delta intérieur du Niger]");
    EXPECT_TRUE(holds(delta.credible, at("Mopti")));
    EXPECT_FALSE(holds(delta.credible, at("Ségou")));
    EXPECT_EQ(delta.ucdp_precision, 5) << "limits that nobody has fixed";
    // A coast and a sea are said at the same time.
    const Region both = english("off the coast of [Yemen], in the [Red Sea]");
    EXPECT_TRUE(both.is_located());
    EXPECT_LT(area(both.credible), 5e4);
    EXPECT_TRUE(both.credible.box().contains(geom::LonLat{42.5, 14.5}));
    EXPECT_FALSE(both.credible.box().contains(geom::LonLat{47.0, 13.0})) << "the Gulf of Aden";
    for (const char* text : {"on the [Red Sea] coast", "on the shores of the [Red Sea]"}) {
        const Region coast = english(text);
        EXPECT_TRUE(holds(coast.credible, geom::LonLat{39.3, 21.5})) << text << ": Jeddah";
        EXPECT_FALSE(holds(coast.credible, geom::LonLat{38.5, 20.0})) << text << ": the open sea";
    }
    EXPECT_TRUE(holds(english("off the [Red Sea] coast").credible, geom::LonLat{38.5, 20.0}));
}

TEST_F(RegionRows, TheCoastOfACountryIsItsLandByTheSea) {
    for (const Region& coast :
         {english("on [Yemen]'s [Red Sea] coast"), english("on the [Red Sea] coast of [Yemen]"),
          french("sur la côte du [Yémen] de la [mer Rouge]")}) {
        ASSERT_TRUE(coast.is_located());
        EXPECT_TRUE(holds(coast.credible, geom::LonLat{43.0, 14.7})) << "Hodeidah";
        EXPECT_FALSE(holds(coast.credible, geom::LonLat{44.2, 15.35})) << "Sanaa";
        EXPECT_FALSE(holds(coast.credible, geom::LonLat{39.3, 21.5})) << "Jeddah";
        EXPECT_FALSE(holds(coast.credible, geom::LonLat{49.1, 14.6})) << "Mukalla, Gulf of Aden";
    }
    const Region all = english("along the coast of [Yemen]");
    EXPECT_TRUE(holds(all.credible, geom::LonLat{49.1, 14.6}));
    EXPECT_FALSE(holds(all.credible, geom::LonLat{43.9, 16.9})) << "the border in the north";
    const Region west = english("on the west coast of [Yemen]");
    EXPECT_TRUE(holds(west.credible, geom::LonLat{43.0, 14.7}));
    EXPECT_FALSE(holds(west.credible, geom::LonLat{52.2, 16.2})) << "the east";
    EXPECT_FALSE(english("on the coast of [Mali]").is_located());
    EXPECT_EQ(english("on the coast of [Dakar]").acled_precision, 2) << "near the town";
}

TEST_F(RegionRows, OnAnIslandLieWithinItsOutline) {
    const Region in = english("in [Java]");
    EXPECT_NEAR(area(in.credible), 126000.0, 5000.0);
    EXPECT_TRUE(holds(in.credible, {106.9, -6.5}));
    EXPECT_FALSE(holds(in.credible, {115.1, -8.4})); // Bali
}

TEST_F(RegionRows, InAnOverseasDepartmentLieOnItsIslands) {
    const Region in = english("in [Guadeloupe]");
    EXPECT_NEAR(area(in.credible), 1628.0, 30.0);
    EXPECT_TRUE(holds(in.credible, {-61.66, 16.1}));  // Basse-Terre
    EXPECT_TRUE(holds(in.credible, {-61.4, 16.33}));  // Grande-Terre
    EXPECT_TRUE(holds(in.credible, {-61.27, 15.93})); // Marie-Galante
    EXPECT_FALSE(holds(in.credible, {-61.0, 14.67})); // Martinique
}

TEST_F(RegionRows, OfARegionWithoutAnOutlineAreTheCellOfItsCapital) {
    const Region r = english("in [Moyen Test]");
    ASSERT_TRUE(r.is_located());
    EXPECT_TRUE(has_flag(r, "assumed"));
    const auto* cell = std::get_if<AreaModel>(&r.clauses.at(0).credible_model);
    ASSERT_NE(cell, nullptr);
    EXPECT_TRUE(cell->is_assumed);
    EXPECT_TRUE(holds(r.said, {18.38, 9.15}));
    EXPECT_FALSE(holds(r.credible, {15.04, 12.11}));
    EXPECT_FALSE(holds(r.credible, {16.08, 8.57}));
    EXPECT_FALSE(holds(r.credible, {18.38, 7.0})); // beyond the country
    EXPECT_GT(area(r.credible), 1.2 * area(r.said));
    EXPECT_GT(area(r.said), 30000.0);
}

TEST_F(RegionRows, OnTheShoreOfALakeLieRoundIt) {
    const Region r = english("on the shores of Lake Chad");
    EXPECT_TRUE(r.is_located());
    EXPECT_GT(area(r.credible), 12000.0);
    EXPECT_LT(area(r.credible), 20000.0);
}

TEST_F(RegionRows, AreAsPreciseAsWhatIsLeftOfADivision) {
    EXPECT_EQ(french("dans la région de [Koulikoro]").ucdp_precision, 4);
    const Region narrowed = french("dans la région de [Koulikoro], près de [Nara]");
    EXPECT_EQ(narrowed.clauses.size(), 2U);
    EXPECT_NE(narrowed.ucdp_precision, 4);
}

TEST_F(RegionRows, TakeNoTownForTheRiverOfItsName) {
    test::MarkedText m = test::marked("near the [Kayes] River", TextLanguage::english);
    test::choose(m, *gazetteer);
    m.toponyms.front().type_word = "river";
    const auto expressions = parse_expressions(m.text, m.toponyms, gazetteer.get());
    ASSERT_EQ(expressions.size(), 1U);
    const Region r = region_of(expressions.front(), m.text, m.toponyms, *gazetteer, options());
    EXPECT_FALSE(r.is_located());
    EXPECT_NE(r.clauses.front().remark.find("no place of its name is meant"), std::string::npos);
}

TEST_F(RegionRows, KnowNoCoastOfALandlockedCountry) {
    for (const char* text : {"off the coast of [Mali]", "off the coast of [Niger]",
                             "off the coast of [Burkina Faso]"}) {
        const Region r = english(text);
        EXPECT_TRUE(r.credible.empty()) << text << ": " << area(r.credible) << " km²";
    }
}

TEST_F(RegionRows, HaveTheirRuleSizeAndPlaces) {
    for (const Row& row : rows) {
        const Region r = region(row.text, row.language);
        SCOPED_TRACE(row.text);
        EXPECT_EQ(r.rule, row.rule);
        EXPECT_GE(area(r.credible), row.least_km2);
        EXPECT_LE(area(r.credible), row.most_km2);
        if (row.inside != nullptr) {
            EXPECT_TRUE(holds(r.credible, at(row.inside))) << row.inside;
        }
        if (row.outside != nullptr) {
            EXPECT_FALSE(holds(r.credible, at(row.outside))) << row.outside;
        }
    }
}

TEST_F(RegionRows, SayNoMoreThanIsCredible) {
    for (const Row& row : rows) {
        const Region r = region(row.text, row.language);
        if (!r.is_located()) continue;
        const double beyond = area(proj::subtract(r.said, r.credible));
        EXPECT_LE(beyond, 0.005 * area(r.said) + 0.01) << row.text;
        EXPECT_GT(area(r.said), 0.0) << row.text;
    }
}

TEST_F(RegionRows, ExplainThemselves) {
    for (const Row& row : rows) {
        const Region r = region(row.text, row.language);
        if (!r.is_located()) continue;
        EXPECT_GE(r.steps.size(), 2U) << row.text;
        if (r.point) {
            EXPECT_GT(r.uncertainty.value(), 0.0) << row.text;
        }
        EXPECT_EQ(r.point.has_value(), r.point_role != PointRole::none) << row.text;
    }
}

TEST_F(RegionRows, OfDirectionsOfTravelAreNoPlaces) {
    for (const char* text : {"vers [Kayes]", "en provenance de [Dakar]", "de [Kayes] à [Bamako]"}) {
        const Region r = french(text);
        EXPECT_FALSE(r.is_located()) << text;
        EXPECT_EQ(r.ucdp_precision, 7) << text;
        EXPECT_NE(r.clauses.front().remark.find("not where it happened"), std::string::npos);
    }
    EXPECT_FALSE(english("[Kati]-based gunmen").is_located());
    EXPECT_FALSE(english("the {French} embassy closed").is_located());
}

TEST_F(RegionRows, FlagWhatIsAssumed) {
    EXPECT_TRUE(has_flag(french("dans le cercle de [Kita]"), "assumed"));
    EXPECT_TRUE(has_flag(french("à 15 km de la capitale"), "anaphora"));
    EXPECT_TRUE(has_flag(french("les axes routiers menant à [Bamako]"), "pattern"));
    EXPECT_TRUE(has_flag(french("sur la RN99"), "unknown_road"));
    EXPECT_FALSE(french("sur la RN99").is_located());
    EXPECT_TRUE(has_flag(french("[Négala], à 500 km de [Kati]"), "mismatch"));
    EXPECT_TRUE(has_flag(french("à [Gao], dans la région de [Kayes]"), "inconsistent"));
}

TEST_F(RegionRows, GiveThePrecisionCodesOfTheirShape) {
    const auto codes = [](const Region& r) {
        return std::pair{r.ucdp_precision, r.acled_precision};
    };
    EXPECT_EQ(codes(french("à [Kati]")), (std::pair{1, 1}));
    EXPECT_EQ(codes(french("près de [Kati]")), (std::pair{2, 2}));
    EXPECT_EQ(codes(french("dans le cercle de [Kita]")), (std::pair{3, 2}));
    EXPECT_EQ(codes(french("dans la région de [Kayes]")), (std::pair{4, 3}));
    EXPECT_EQ(codes(french("à 50 km de [Kati]")), (std::pair{5, 2}));
    EXPECT_EQ(codes(french("dans tout le pays")), (std::pair{6, 3}));
    EXPECT_EQ(codes(french("vers [Kayes]")), (std::pair{7, 3}));
}

TEST_F(RegionRows, HavePointsThatSayWhatTheyStandFor) {
    EXPECT_EQ(french("à [Kati]").point_role, PointRole::centre);
    EXPECT_EQ(french("à 50 km de [Kati]").point_role, PointRole::reference_town);
    EXPECT_EQ(french("dans la région de [Kayes]").point_role, PointRole::label_point);
    const Region sector = french("à 50 km au nord de [Kati]");
    ASSERT_TRUE(sector.point);
    EXPECT_TRUE(holds(sector.credible, *sector.point));
    // The point-radius formula of section 5: distance only, u = r + N + g / 2.
    EXPECT_NEAR(french("à 50 km de [Kati]").uncertainty.value(), 56'865.0, 10.0);
}

TEST_F(RegionRows, MayDependOnTheOptions) {
    RegionOptions wide = options();
    ASSERT_TRUE(set_parameter(wide, "near_town", 40.0));
    EXPECT_FALSE(set_parameter(wide, "no_such_name", 1.0));
    EXPECT_NEAR(area(region("près de [Kati]", fr, wide).credible), 3.14159 * 42 * 42, 30.0);
    for (const auto& [name, value] : parameters(RegionOptions{})) EXPECT_GT(value, 0.0) << name;
}

TEST_F(RegionRows, NeedNoLinesForTownsAndRings) {
    RegionOptions bare;
    EXPECT_TRUE(region("à 50 km de [Kati]", fr, bare).is_located());
    EXPECT_TRUE(region("entre [Kati] et [Kita]", fr, bare).is_located());
    EXPECT_FALSE(region("sur la RN6, au [Mali]", fr, bare).clauses.front().remark.empty());
}

TEST_F(RegionRows, FollowTheRiverTheRightWay) {
    // The Niger runs from Bamako to Ségou and on to Mopti.
    const Region up = french("en amont de [Ségou]");
    const Region down = french("en aval de [Ségou]");
    ASSERT_TRUE(up.point && down.point);
    EXPECT_LT(proj::distance(*up.point, at("Bamako")), proj::distance(at("Ségou"), at("Bamako")));
    EXPECT_LT(proj::distance(*down.point, at("Mopti")), proj::distance(at("Ségou"), at("Mopti")));
}
