// SPDX-License-Identifier: MIT
#include "region_fixture.hpp"

#include "core/file.hpp"
#include "place/locate.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>

using namespace cordon;
using namespace cordon::place;

namespace {

class Locate : public test::RegionTest {
  protected:
    static LocatedText run(const std::string& text) {
        LocateOptions o;
        o.region.lines = lines.get();
        return locate(text, *gazetteer, o);
    }

    /// The regions whose expression holds the words.
    static std::vector<Region> regions(const LocatedText& located, std::string_view words) {
        for (const LocatedExpression& e : located.expressions)
            if (located.text.words(e.expression.span).find(words) != std::string_view::npos)
                return e.regions;
        return {};
    }
};

} // namespace

TEST_F(Locate, GoesTheWholeWayInFrench) {
    // Two places called Kati are in the gazetteer: the one near Bamako is meant.
    const LocatedText t = run("Un convoi a été attaqué à une cinquantaine de kilomètres de Kati, "
                              "non loin de Bamako, au Mali.");
    EXPECT_EQ(t.text.language, TextLanguage::french);
    EXPECT_FALSE(t.hints.empty());
    const auto found = regions(t, "cinquantaine");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].rule, "3-about-distance");
    EXPECT_NEAR(area(found[0].credible), 7897.0, 0.02 * 7897.0);
    ASSERT_FALSE(found[0].clauses[0].places.empty());
    EXPECT_EQ(gazetteer->place(found[0].clauses[0].places[0]).id, 2455558);
}

TEST_F(Locate, GoesTheWholeWayInEnglish) {
    const LocatedText t = run("A fuel convoy was attacked about 50 km from Kati, not far from "
                              "Bamako, on Tuesday. Shots were heard in Ségou and Mopti.");
    EXPECT_EQ(t.text.language, TextLanguage::english);
    ASSERT_EQ(regions(t, "Kati").size(), 1U);
    EXPECT_NEAR(area(regions(t, "Kati")[0].said), 524.0, 0.02 * 524.0);
    EXPECT_EQ(regions(t, "Mopti").size(), 2U);
}

TEST(LocateSeats, AreFoundWhenTheirDivisionIsSpeltOtherwise) {
    // Only the region has the English name, and only the division of the capital's name is named.
    const auto file = std::filesystem::temp_directory_path() /
                      ("cordon-seats-" + std::to_string(::getpid()) + ".csv");
    std::ofstream(file) << "id,name,lat,lon,class,code,country,admin1,population,alternates\n"
                           "1,Mali,18,-2,A,PCLI,ML,,13796000,\n"
                           "2,Tombouctou Region,19.9,-3.3,A,ADM1,ML,08,681000,Timbuktu\n"
                           "3,Tombouctou,16.77,-3.0,P,PPLA,ML,08,32460,\n"
                           "4,Bamako,12.65,-8.0,P,PPLC,ML,01,1297281,\n";
    const Gazetteer gazetteer = Gazetteer::open_only({file});
    std::filesystem::remove(file);
    const auto place_of = [&](const char* text) -> std::int64_t {
        const LocatedText t = locate(text, gazetteer, {});
        if (t.expressions.empty() || t.expressions[0].regions.empty()) return 0;
        const auto& clauses = t.expressions[0].regions[0].clauses;
        return clauses.empty() || clauses[0].places.empty()
                   ? 0
                   : gazetteer.place(clauses[0].places[0]).id;
    };
    EXPECT_EQ(place_of("30 km east of Timbuktu"), 3);
    EXPECT_EQ(place_of("in the region of Timbuktu"), 2);
    EXPECT_EQ(place_of("20 km from the capital of Timbuktu"), 3);
    EXPECT_EQ(place_of("20 km from the capital of Mali"), 4);
}

TEST_F(Locate, WritesAFeatureForEachRegion) {
    const LocatedText t = run("Des combats ont eu lieu à Ségou et Mopti, puis près de Kati.");
    const Json json = to_geojson(t, *gazetteer);
    ASSERT_NE(json.find("features"), nullptr);
    EXPECT_EQ(json.find("features")->items().size(), 3U);
    EXPECT_EQ(json.find("type")->string(), "FeatureCollection");
}

TEST_F(Locate, MayLeaveBareNamesUndrawn) {
    LocateOptions o;
    o.draw_bare_names = false;
    const LocatedText t = locate("Bamako a peur. Attaque près de Kati.", *gazetteer, o);
    for (const LocatedExpression& e : t.expressions)
        EXPECT_EQ(e.regions.empty(), e.expression.clauses.front().is_bare);
}

TEST_F(Locate, TakesEmptyAndPlacelessTexts) {
    EXPECT_TRUE(run("").expressions.empty());
    EXPECT_TRUE(run("Il pleut.").expressions.empty());
}

TEST_F(Locate, FindsTheIncidentOfTheSeedArticle) {
    const std::filesystem::path path =
        std::filesystem::path(CORDON_SHARED_DIR) / "data/seed/article.txt";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << path.string() << " is not here";
    const LocatedText t = run(read_file(path));
    const auto found = regions(t, "cinquantaine");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NEAR(area(found[0].said), 524.0, 0.02 * 524.0);
    EXPECT_NEAR(area(found[0].credible), 7897.0, 0.02 * 7897.0);
    EXPECT_TRUE(holds(found[0].credible, at("Négala")));
    // The embassy, the roads as a pattern, and no person's name.
    EXPECT_EQ(regions(t, "axes routiers")[0].rule, "15-axes-to");
    for (const LocatedExpression& e : t.expressions)
        for (const char* person : {"Diarra", "Koufa", "Ghaly", "Sangaré"})
            EXPECT_EQ(t.text.words(e.expression.span).find(person), std::string_view::npos);
}
