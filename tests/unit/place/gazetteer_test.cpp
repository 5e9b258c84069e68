// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "core/file.hpp"
#include "core/unicode.hpp"
#include "geom/measure.hpp"
#include "place/gazetteer.hpp"
#include "place/gazetteer_build.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace {

namespace fs = std::filesystem;
using cordon::CollectingReporter;
using cordon::Error;
using cordon::fold_name;
using cordon::place::build_gazetteer;
using cordon::place::Gazetteer;
using cordon::place::NameRank;
using cordon::place::Place;
using testing::ElementsAre;
using testing::HasSubstr;

/// A folder that is removed at the end of the test.
class GazetteerFiles : public testing::Test {
  protected:
    GazetteerFiles()
        : folder_(fs::temp_directory_path() / ("cordon-gaz-" + std::to_string(getpid()))) {
        fs::create_directories(folder_);
    }
    ~GazetteerFiles() override { fs::remove_all(folder_); }

    fs::path write(const std::string& name, const std::string& text) {
        std::ofstream(folder_ / name, std::ios::binary) << text;
        return folder_ / name;
    }

    [[nodiscard]] fs::path dump() {
        return write(
            "ML.txt",
            "2455517\tKayes\tKayes\tRégion de "
            "Kayes\t13.8\t-10.2\tA\tADM1\tML\t\t03\t\t\t\t0\t\t\t\t\n"
            "2460594\tKoulikoro Region\tKoulikoro "
            "Region\t\t13.7\t-7.5\tA\tADM1\tML\t\t07\t\t\t\t0\t\t\t\t\n"
            "2455518\tKayes\tKayes\tKhayes,خاي\t14.45\t-11."
            "44\tP\tPPLA\tML\t\t03\t\t\t\t78406\t\t\t\t\n"
            "2456102\tKati\tKati\t\t12.744\t-8.0726\tP\tPPLA2\tML\t\t07\t\t\t\t66895\t\t\t\t\n"
            "2451478\tKati\tKati\tKaïa\t16.11\t-3.73\tP\tPPL\tML\t\t08\t\t\t\t0\t\t\t\t\n");
    }

    fs::path folder_;
};

TEST_F(GazetteerFiles, TakePlacesOfAnOpenStreetMapExtract) {
    const auto extract = write("niger.osm", R"(<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6">
 <node id="101" lat="14.21" lon="1.45"><tag k="place" v="town"/><tag k="name" v="Téra"/>
  <tag k="name:fr" v="Téra-Ville"/><tag k="alt_name" v="Tera; Terra &quot;old&quot;"/>
  <tag k="population" v="29 119"/><tag k="capital" v="6"/></node>
 <node id="102" lat="13.51" lon="2.11"><tag k="place" v="city"/><tag k="name" v="Niamey"/>
  <tag k="capital" v="yes"/><tag k="is_in:country_code" v="ne"/></node>
 <node id="103" lat="13.6" lon="2.2"><tag k="place" v="village"/></node>
 <node id="104" lat="13.7" lon="2.3"><tag k="place" v="state"/><tag k="name" v="Tillabéri"/></node>
 <node id="105" lat="13.8" lon="2.4"><tag k="shop" v="yes"/><tag k="name" v="Boutique"/></node>
</osm>
)");
    CollectingReporter findings;
    const auto counts = build_gazetteer({extract}, folder_ / "niger.bin", findings, "NE");
    EXPECT_EQ(counts.places, 2U);
    EXPECT_EQ(counts.skipped, 1U) << "the village without a name";
    const Gazetteer gazetteer = Gazetteer::open_only({folder_ / "niger.bin"});
    EXPECT_THAT(gazetteer.attributions(), ElementsAre("© OpenStreetMap contributors, ODbL"));
    for (const char* name : {"tera", "tera ville", "terra old"})
        EXPECT_EQ(gazetteer.find(name).size(), 1U) << name;
    const Place& tera = gazetteer.place(gazetteer.find("tera").front().place);
    EXPECT_EQ(tera.country, "NE");
    EXPECT_EQ(tera.population, 29119.0);
    EXPECT_EQ(tera.feature_code, "PPLA2");
    EXPECT_NEAR(tera.at.x, 1.45, 1e-6);
    EXPECT_EQ(gazetteer.place(gazetteer.find("niamey").front().place).feature_code, "PPLC");
    EXPECT_TRUE(gazetteer.find("tillaberi").empty());
    EXPECT_TRUE(gazetteer.find("boutique").empty());
}

TEST_F(GazetteerFiles, FindNamesByTheirFoldedForm) {
    const Gazetteer gazetteer = Gazetteer::open_only({dump()});
    ASSERT_EQ(gazetteer.find("kati").size(), 2U);
    const Place& kati = gazetteer.place(gazetteer.find("kaia")[0].place);
    EXPECT_EQ(kati.id, 2451478);
    EXPECT_EQ(gazetteer.find("kaia")[0].rank, NameRank::alternate);
    EXPECT_TRUE(gazetteer.find("katis").empty());
    EXPECT_TRUE(gazetteer.find("").empty());
}

TEST_F(GazetteerFiles, TellAllThatIsKnownOfAName) {
    const Gazetteer gazetteer = Gazetteer::open_only({dump()});
    const auto entry = gazetteer.look_up("kati");
    EXPECT_EQ(entry->name, "kati");
    EXPECT_EQ(entry->found.size(), 2U);
    EXPECT_TRUE(entry->is_prefix);
    EXPECT_TRUE(entry->facts.town);
    EXPECT_FALSE(entry->facts.country);
    const auto unknown = gazetteer.look_up("katis");
    EXPECT_TRUE(unknown->found.empty());
    EXPECT_FALSE(unknown->is_prefix);
    EXPECT_TRUE(gazetteer.look_up("")->found.empty());
    EXPECT_EQ(gazetteer.look_up("kati"), entry); // kept
}

TEST_F(GazetteerFiles, StripTypeWordsOfDivisions) {
    const Gazetteer gazetteer = Gazetteer::open_only({dump()});
    const auto found = gazetteer.find("koulikoro");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].rank, NameRank::stripped);
    EXPECT_EQ(gazetteer.find("region de kayes").size(), 1U);
    EXPECT_TRUE(gazetteer.is_prefix("region de"));
    EXPECT_TRUE(gazetteer.is_prefix("region"));
    EXPECT_FALSE(gazetteer.is_prefix("regio"));
}

TEST_F(GazetteerFiles, PlacesKnowTheirDivision) {
    const Gazetteer gazetteer = Gazetteer::open_only({dump()});
    for (const auto& found : gazetteer.find("kati")) {
        const Place& place = gazetteer.place(found.place);
        const bool near_bamako = place.id == 2456102;
        EXPECT_EQ(place.admin1_name, near_bamako ? "Koulikoro Region" : "");
    }
    ASSERT_TRUE(gazetteer.division("ML", "07").has_value());
    EXPECT_FALSE(gazetteer.division("ML", "99").has_value());
}

TEST_F(GazetteerFiles, LaterFilesWinForTheSameNumber) {
    const fs::path table = write("mine.csv", "geonameid,name,lat,lon,population,code\n"
                                             "2456102,Kati Ville,12.75,-8.07,90000,PPLA2\n"
                                             ",Poste Alpha,12.9,-8.2,,\n");
    const Gazetteer gazetteer = Gazetteer::open_only({dump(), table});
    EXPECT_EQ(gazetteer.find("kati").size(), 2U);
    const auto found = gazetteer.find("kati ville");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(gazetteer.place(found[0].place).population, 90000.0);
    const Place& post = gazetteer.place(gazetteer.find("poste alpha")[0].place);
    EXPECT_LT(post.id, 0);
    EXPECT_EQ(post.feature_class, 'P');
}

TEST_F(GazetteerFiles, AlternateNamesAreJoined) {
    const fs::path names =
        write("alternateNamesV2.txt", "1\t2456102\tfr\tKati-Camp\t\t\t\t\t\t\n"
                                      "2\t2456102\tlink\thttps://example.org/Kati\t\t\t\t\t\t\n");
    const Gazetteer gazetteer = Gazetteer::open_only({dump(), names});
    EXPECT_EQ(gazetteer.find("kati camp").size(), 1U);
    EXPECT_TRUE(gazetteer.find(fold_name("https://example.org/Kati")).empty());
}

TEST_F(GazetteerFiles, BuildGivesTheSameBytesAndTheSamePlaces) {
    CollectingReporter findings;
    const fs::path input = dump();
    const auto counts = build_gazetteer({input}, folder_ / "a.bin", findings);
    build_gazetteer({input}, folder_ / "b.bin", findings);
    EXPECT_EQ(cordon::read_file(folder_ / "a.bin"), cordon::read_file(folder_ / "b.bin"));
    EXPECT_EQ(counts.places, 5U);
    EXPECT_TRUE(findings.diagnostics.empty());
    const Gazetteer gazetteer = Gazetteer::open_only({folder_ / "a.bin"});
    EXPECT_EQ(gazetteer.find("kayes").size(), 2U);
    EXPECT_THAT(gazetteer.attributions(), ElementsAre("GeoNames, CC BY 4.0"));
}

TEST_F(GazetteerFiles, UnreadableRowsAreReportedWithTheirLine) {
    CollectingReporter findings;
    const fs::path bad =
        write("bad.txt", "1\tA\tA\t\t10\t10\tP\tPPL\tML\t\t\t\t\t\t0\t\t\t\t\n"
                         "2\tB\tB\t\t999\t10\tP\tPPL\tML\t\t\t\t\t\t0\t\t\t\t\nnonsense\n");
    const auto counts = build_gazetteer({bad}, folder_ / "bad.bin", findings);
    EXPECT_EQ(counts.skipped, 2U);
    ASSERT_EQ(findings.diagnostics.size(), 2U);
    EXPECT_EQ(findings.diagnostics[0].where.line, 2);
}

TEST_F(GazetteerFiles, WrongInputsSaySo) {
    const auto message = [](const fs::path& path) {
        try {
            (void)Gazetteer::open_only({path});
        } catch (const Error& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    EXPECT_THAT(message(write("a.zip", "PK\x03\x04 zip")), HasSubstr("a ZIP archive is not read"));
    EXPECT_THAT(message(write("a.csv", "colour,size\nred,3\n")),
                HasSubstr("no columns name, lat and lon"));
    EXPECT_THAT(message(write("a.gz", "\x1F\x8B broken")), HasSubstr("damaged"));
    EXPECT_THAT(message(write("a.bin", "CORDGAZ1 but short")), HasSubstr("not a gazetteer"));
    EXPECT_FALSE(message(folder_ / "missing.txt").empty());
}

TEST_F(GazetteerFiles, DamagedBuildsAreRefusedOrHarmless) {
    CollectingReporter findings;
    build_gazetteer({dump()}, folder_ / "a.bin", findings);
    const std::string whole = cordon::read_file(folder_ / "a.bin");
    for (std::size_t at = 8; at < whole.size(); at += 5) {
        std::string broken = whole;
        broken[at] = static_cast<char>(broken[at] ^ 0x5A);
        try {
            const Gazetteer gazetteer = Gazetteer::open_only({write("broken.bin", broken)});
            for (const auto& found : gazetteer.find("kati")) (void)gazetteer.place(found.place);
        } catch (const Error& error) {
            EXPECT_THAT(error.what(), HasSubstr("not a gazetteer"));
        }
    }
}

TEST_F(GazetteerFiles, NearNamesHelpWithSpelling) {
    const Gazetteer gazetteer = Gazetteer::open_only({dump()});
    EXPECT_THAT(gazetteer.near_names("kayez"), ElementsAre("Kayes"));
    EXPECT_TRUE(gazetteer.near_names("zzzzzz").empty());
}

TEST(PlaceRadius, GrowsWithThePopulationAndHasAFloor) {
    EXPECT_NEAR(Place{.population = 1'297'281}.radius().value(), 10'250.0, 60.0);
    EXPECT_DOUBLE_EQ(Place{}.radius().value(), 1000.0);
    EXPECT_DOUBLE_EQ((Place{.feature_code = "PPLA2"}).effective_population(), 10'000.0);
}

TEST(ShippedGazetteer, KnowsTheWorldAndItsOutlines) {
    if (!fs::exists(fs::path(CORDON_SOURCE_DIR) / "geodata/built/world.txt"))
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    const Gazetteer gazetteer = Gazetteer::open();
    EXPECT_GT(gazetteer.size(), 250'000U);
    ASSERT_TRUE(gazetteer.country("ML").has_value());
    const Place& mali = gazetteer.place(*gazetteer.country("ML"));
    EXPECT_EQ(mali.name, "Mali");
    EXPECT_FALSE(gazetteer.outline(mali).empty());
    const Place& kayes = gazetteer.place(gazetteer.division("ML", "03").value());
    EXPECT_EQ(kayes.name, "Kayes");
    EXPECT_TRUE(gazetteer.outline(kayes).box().contains(cordon::geom::LonLat{-10.2, 13.8}));
    const Place& visayas = gazetteer.place(gazetteer.division("PH", "08").value());
    EXPECT_TRUE(gazetteer.outline(visayas).box().contains(cordon::geom::LonLat{125.0, 11.24}))
        << "the code is another province's in Natural Earth";
    EXPECT_TRUE(gazetteer.outline(gazetteer.place(gazetteer.find("didieni")[0].place)).empty());
    EXPECT_THAT(gazetteer.near_names("diedieni"), testing::Contains("Didiéni"));
}

TEST(ShippedGazetteer, KnowsTheProvincesThatRegionsAreJoinedFrom) {
    if (!fs::exists(fs::path(CORDON_SOURCE_DIR) / "geodata/built/world.txt"))
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    const Gazetteer gazetteer = Gazetteer::open();
    const auto outline = [&](std::string_view folded, std::string_view iso) {
        for (const auto& found : gazetteer.find(folded))
            if (const Place& place = gazetteer.place(found.place);
                place.feature_code == "ADM2" && place.country == iso)
                return gazetteer.outline(place);
        return cordon::geom::LonLatShape(cordon::geom::Kind::polygon);
    };
    const auto soum = outline("soum", "BF");
    ASSERT_FALSE(soum.empty());
    EXPECT_TRUE(cordon::geom::contains(soum.view(), cordon::geom::LonLat{-1.63, 14.1})) << "Djibo";
    EXPECT_FALSE(cordon::geom::contains(soum.view(), cordon::geom::LonLat{-0.03, 14.03})) << "Dori";
    EXPECT_FALSE(outline("palermo", "IT").empty());
    EXPECT_TRUE(outline("nara", "ML").empty());
}

TEST(ShippedGazetteer, KnowsOutlinesOfSeasAndOfRegionsWithoutACode) {
    if (!fs::exists(fs::path(CORDON_SOURCE_DIR) / "geodata/built/world.txt"))
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    const Gazetteer gazetteer = Gazetteer::open();
    const auto outline = [&](std::string_view folded) {
        for (const auto& found : gazetteer.find(folded))
            if (auto shape = gazetteer.outline(gazetteer.place(found.place)); !shape.empty())
                return shape;
        return cordon::geom::LonLatShape(cordon::geom::Kind::polygon);
    };
    const auto holds = [](const cordon::geom::LonLatShape& shape, double lon, double lat) {
        return cordon::geom::contains(shape.view(), cordon::geom::LonLat{lon, lat});
    };
    const auto red_sea = outline("mer rouge");
    EXPECT_TRUE(holds(red_sea, 38.5, 20.0));
    EXPECT_FALSE(holds(red_sea, 37.2, 19.6)) << "Port Sudan lies ashore";
    EXPECT_FALSE(holds(red_sea, 46.0, 12.0)) << "the Gulf of Aden";
    EXPECT_TRUE(holds(outline("donbas"), 37.8, 48.0));
    EXPECT_FALSE(holds(outline("donbas"), 36.25, 49.99)) << "Kharkiv";
    EXPECT_TRUE(holds(outline("kivu"), 29.22, -1.68));
    EXPECT_TRUE(outline("alps").empty());
}

} // namespace
