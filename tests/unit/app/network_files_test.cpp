// SPDX-License-Identifier: MIT
#include "app/network_files.hpp"
#include "app/network_tiles.hpp"

using namespace cordon;
using app::filled_template;
using app::TileRows;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(NetworkFiles, FillsTemplatesOfTiles) {
    const data::TileId tile{3, 5, 2};
    const auto filled = [&](const char* pattern, TileRows rows = TileRows::from_north) {
        return filled_template(pattern, tile, rows);
    };
    EXPECT_EQ(filled("http://h/{z}/{x}/{y}{ratio}.png?a={z}"), "http://h/3/5/2.png?a=3");
    EXPECT_EQ(filled("{z}/{x}/{-y}"), "3/5/5");
    EXPECT_EQ(filled("{z}/{x}/{y}", TileRows::from_south), "3/5/5");
    // Bing's own example: tile (3, 5) of level 3 is 213.
    EXPECT_EQ(filled_template("{quadkey}", {3, 3, 5}, TileRows::from_north), "213");
    EXPECT_EQ(filled_template("{quadkey}", {3, 3, 5}, TileRows::from_south), "213");
    EXPECT_EQ(filled_template("{prefix}", {8, 26, 255}, TileRows::from_north), "af");
    EXPECT_EQ(filled_template("{bbox-epsg-3857}", {0, 0, 0}, TileRows::from_north),
              "-20037508.342789244,-20037508.342789244,20037508.342789244,20037508.342789244");
}

TEST(NetworkFiles, KnowsAddressesBehindPrefixes) {
    EXPECT_EQ(app::network_address("pmtiles://https://h.org/a.pmtiles"), "https://h.org/a.pmtiles");
    EXPECT_EQ(app::network_address("HTTP://h.org/a"), "HTTP://h.org/a");
    for (const char* file : {"pmtiles://a.pmtiles", "file:///a", "a/b.json", "ftp://h.org/a", ""})
        EXPECT_EQ(app::network_address(file), "") << file;
}

TEST(NetworkFiles, AreNotFetchedByThemselves) {
    const app::FileFinder finder = app::network_files("/styles", nullptr);
    EXPECT_FALSE(finder("https://h.org/a.json"));
    EXPECT_EQ(finder("a.json"), "/styles/a.json");
    try {
        (void)app::fetched({"https://h.org/a?key=SECRET", "x"}, nullptr);
        FAIL() << "nothing allows it";
    } catch (const Error& error) {
        EXPECT_EQ(error.diagnostic().message,
                  "'https://h.org/a?key=***' is on a network and is not fetched");
        EXPECT_THAT(error.diagnostic().hints,
                    ElementsAre(HasSubstr("--allow-network=h.org asks this host alone"),
                                "or download the file and name it"));
    }
    EXPECT_EQ(app::fetched({"a.json", "/x/a.json"}, nullptr).resolved, "/x/a.json");
}

TEST(NetworkFiles, MakeTheAddressesOfAFetchedStyleAbsolute) {
    const Json style = parse_json(R"({"sprite":[{"id":"default","url":"/sprite"}],
        "sources":{"a":{"type":"geojson","data":"a.geojson"},
                   "b":{"type":"vector","tiles":["../t/{z}/{x}/{y}.pbf","https://o.org/{z}"]},
                   "c":{"type":"vector","url":"cordon:basemap"},
                   "d":{"type":"vector","url":"pmtiles://https://o.org/x.pmtiles"},
                   "e":{"type":"geojson","data":{"type":"FeatureCollection","features":[]}}},
        "font-faces":{"House":"h.ttf","Other":[{"url":"o.ttf"}]},"layers":[]})",
                                  "style.json");
    const std::string text =
        to_text(app::with_absolute_addresses(style, "https://h.org/s/style.json?v=1"));
    for (const char* part :
         {R"("url":"https://h.org/sprite")", R"("data":"https://h.org/s/a.geojson")",
          R"("tiles":["https://h.org/t/{z}/{x}/{y}.pbf","https://o.org/{z}"])",
          R"("url":"cordon:basemap")", R"("url":"pmtiles://https://o.org/x.pmtiles")",
          R"("data":{"type":"FeatureCollection","features":[]})",
          R"("House":"https://h.org/s/h.ttf")", R"("url":"https://h.org/s/o.ttf")"})
        EXPECT_THAT(text, HasSubstr(part));
    for (const char* address : {"file:///etc/passwd", "pmtiles:///etc/x.pmtiles", "mbtiles://x"}) {
        const Json bad = parse_json(R"({"sources":{"a":{"type":"geojson","data":")" +
                                        std::string(address) + R"("}}})",
                                    "s");
        EXPECT_THROW((void)app::with_absolute_addresses(bad, "https://h.org/s.json"), Error)
            << address;
    }
    // What looks like a file of this machine is one of the server's.
    const Json file =
        parse_json(R"({"sources":{"a":{"type":"geojson","data":"/etc/passwd"}}})", "s");
    EXPECT_THAT(to_text(app::with_absolute_addresses(file, "https://h.org/s.json")),
                HasSubstr("https://h.org/etc/passwd"));
}
