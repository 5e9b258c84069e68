// SPDX-License-Identifier: MIT
#include "app/atlas_rows.hpp"
#include "app/toml.hpp"
#include "core/file.hpp"

#include <filesystem>

using namespace cordon;
using namespace cordon::app;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

AtlasRow row_of(std::vector<std::pair<std::string, std::string>> values) {
    AtlasRow row;
    row.number = 7;
    row.values = std::move(values);
    return row;
}

std::string message_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return to_text(error.diagnostic());
    }
    return "no error";
}

/// The project file after one row, as TOML.
std::string applied(const std::string& map, const AtlasRow& row) {
    return to_toml(apply_row(parse_toml(map, "map.toml"), row));
}

} // namespace

TEST(FillTemplate, PutsTextsInPlaceOfColumns) {
    const AtlasRow row = row_of({{"name", "Kati"}, {"Pays", "Mali"}});
    EXPECT_EQ(fill_template("{name}, {pays} ({row})", row), "Kati, Mali (007)");
    EXPECT_EQ(fill_template("{{name}} and {name", row), "{name} and {name");
}

TEST(FillTemplate, NamesTheColumnsWhenOneIsMissing) {
    const std::string message = message_of([] {
        (void)fill_template("{nmae}", row_of({{"name", "Kati"}}));
    });
    EXPECT_THAT(message, HasSubstr("there is no column 'nmae'"));
    EXPECT_THAT(message, HasSubstr("did you mean 'name'?"));
}

TEST(FileNamePart, LetsNothingLeaveTheFolder) {
    EXPECT_EQ(file_name_part("../../etc/passwd"), "etc-passwd");
    EXPECT_EQ(file_name_part("a/b\\c:d"), "a-b-c-d");
    EXPECT_EQ(file_name_part("..."), "");
    EXPECT_EQ(file_name_part(" .hidden "), "hidden");
    EXPECT_EQ(file_name_part("Ségou"), "Ségou");
    EXPECT_EQ(file_name_part(std::string("a\0b\nc", 5)), "a-b-c");
}

TEST(FileNamePart, IsCutBetweenCharacters) {
    std::string text;
    for (int i = 0; i < 80; ++i) text += "é";
    EXPECT_EQ(file_name_part(text).size(), 100U);
    EXPECT_EQ(file_name_part("x" + text).size(), 99U);
}

TEST(ApplyRow, FillsTextsAndSetsKeysFromColumns) {
    EXPECT_EQ(applied("[map]\ntitle = \"Roads to {name}\"\nbbox = [0, 0, 1, 1]\n",
                      row_of({{"name", "Kati"}, {"centre", "Kati"}, {"width_km", "80"}})),
              "[map]\ntitle = \"Roads to Kati\"\ncentre = \"Kati\"\nwidth = \"80km\"\n");
}

TEST(ApplyRow, ReadsACellAsTheKeyWantsIt) {
    const std::string map = applied("", row_of({{"map.title", "2025"},
                                                {"map.dpi", "150"},
                                                {"map.number", "false"},
                                                {"map.bbox", "-9, 12, -7, 13"},
                                                {"sheet.margins", "5, 6, 5, 6"},
                                                {"sheet.map_number", "12"}}));
    EXPECT_EQ(map, "[map]\ntitle = \"2025\"\ndpi = 150\nnumber = false\nbbox = \"-9, 12, -7, 13\"\n"
                   "\n[sheet]\nmargins = [5, 6, 5, 6]\nmap_number = \"12\"\n");
}

TEST(ApplyRow, RefusesAColumnOfMoreDotsThanAnyKeyHas) {
    AtlasRow row;
    std::string column = "map"; // once the stack, part by part
    for (int i = 0; i < 300'000; ++i) column += ".a";
    row.values = {{column, "1"}};
    try {
        (void)apply_row(Json(Json::Object{}), row);
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("…' has more dots than any key"));
        EXPECT_LT(std::string_view(error.what()).size(), 200U);
    }
}

TEST(ApplyRow, LeavesEmptyCellsAndOtherColumnsAlone) {
    EXPECT_EQ(applied("[map]\ntitle = \"A\"\n",
                      row_of({{"map.title", ""}, {"population", "3"}, {"v.2", "x"}})),
              "[map]\ntitle = \"A\"\n");
}

TEST(ApplyRow, TakesTheCentreFromCoordinatesAndTheExtentFromABox) {
    EXPECT_EQ(applied("", row_of({{"name", "Kati"}, {"lat", "12.7"}, {"lon", "-8.1"}})),
              "[map]\ncentre = {name = \"Kati\", lat = 12.7, lon = -8.1}\n");
    AtlasRow region = row_of({{"name", "Kayes"}});
    region.box = geom::LonLatBox{-12.0, 12.0, -8.0, 16.0};
    EXPECT_EQ(applied("[map]\nwidth = \"80km\"\n", region),
              "[map]\nbbox = [-12.2, 11.8, -7.8, 16.2]\n");
}

TEST(ReadAtlasRows, ReadsATableAndAnyVectorFile) {
    const std::filesystem::path folder = testing::TempDir();
    CollectingReporter reporter;
    write_file(folder / "places.csv", "name,centre\nKati,Kati\n\"Nara, Nord\",Nara\n");
    const auto rows = read_atlas_rows(folder / "places.csv", reporter);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[1].number, 2U);
    EXPECT_EQ(rows[1].line, 3);
    EXPECT_EQ(*rows[1].find("NAME"), "Nara, Nord");
    write_file(folder / "regions.geojson",
               R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":
               {"name":"A","n":2},"geometry":{"type":"Polygon","coordinates":
               [[[0,0],[2,0],[2,1],[0,0]]]}},{"type":"Feature","properties":{"name":"B"},
               "geometry":{"type":"Point","coordinates":[5,6]}}]})");
    const auto features = read_atlas_rows(folder / "regions.geojson", reporter);
    ASSERT_EQ(features.size(), 2U);
    EXPECT_EQ(*features[0].find("n"), "2");
    ASSERT_TRUE(features[0].box);
    EXPECT_EQ(features[0].box->max_x, 2.0);
    ASSERT_TRUE(features[1].position);
    EXPECT_EQ(features[1].position->y, 6.0);
}

TEST(ReadAtlasRows, RefusesATableWithoutRows) {
    const std::filesystem::path file = std::filesystem::path(testing::TempDir()) / "none.csv";
    write_file(file, "name\n");
    CollectingReporter reporter;
    EXPECT_THAT(message_of([&] { (void)read_atlas_rows(file, reporter); }),
                HasSubstr("has no rows"));
}
