// SPDX-License-Identifier: MIT
#include "app/fine_coast.hpp"
#include "app/map_reader.hpp"
#include "app/pipeline.hpp"
#include "core/file.hpp"
#include "geom/measure.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

using namespace cordon;
using namespace cordon::app;
namespace fs = std::filesystem;

namespace {

fs::path shipped() {
    return data_folder() / "geodata/built/coast_countries.fgb";
}

/// Writes pieces of a made-up coast: rings by country.
fs::path layer_of(const std::vector<std::pair<std::string, std::string>>& pieces, int coast = 1) {
    std::string features;
    for (const auto& [name, ring] : pieces) {
        features += features.empty() ? "" : ",";
        features += R"({"type":"Feature","properties":{"name":")" + name + R"(","coast":)" +
                    std::to_string(coast) + R"(},"geometry":{"type":"Polygon","coordinates":[)" +
                    ring + "]}}";
    }
    const fs::path path = fs::path(testing::TempDir()) / "cordon_fine_coast.geojson";
    write_file(path, R"({"type":"FeatureCollection","features":[)" + features + "]}");
    return path;
}

/// A coast from west to east: land south of about 10.4°, of A as far as 20.1° and then of B, cut at
/// 20°.
fs::path two_countries() {
    return layer_of({{"B", "[[20.1,10],[20.5,10],[20.5,10.4],[20.1,10.3],[20.1,10]]"},
                     {"A", "[[19.5,10],[20,10],[20,10.35],[19.5,10.4],[19.5,10]]"},
                     {"A", "[[20,10],[20.1,10],[20.1,10.3],[20,10.35],[20,10]]"},
                     {"A", "[[19.6,10.6],[19.7,10.6],[19.7,10.7],[19.6,10.6]]"}});
}

constexpr geom::LonLatBox window{19.7, 10.1, 20.3, 10.5};

bool is_land(double longitude, double latitude) {
    const geom::LonLat place{longitude, latitude};
    const auto land = read_fine_coast(
        shipped(), {longitude - 0.01, latitude - 0.01, longitude + 0.01, latitude + 0.01});
    if (!land) return false;
    const geom::LonLatShapes& shapes = land->countries.shapes;
    for (std::size_t i = 0; i < shapes.size(); ++i)
        if (geom::contains(shapes[i], place)) return true;
    return false;
}

/// The scene of a map of a box that has one incident in its middle.
std::string scene_of(const std::string& bbox, const std::string& place) {
    const fs::path folder = fs::path(testing::TempDir()) / "cordon_fine_coast";
    fs::create_directories(folder);
    write_file(folder / "incidents.csv",
               "longitude,latitude,date,title\n" + place + ",2025-03-01,a\n");
    write_file(folder / "map.toml",
               "[map]\nbbox = " + bbox + "\n[data]\nincidents = \"incidents.csv\"\n");
    CollectingReporter reporter;
    const MapDocument document = read_map((folder / "map.toml").string(), reporter);
    RenderRequest request;
    request.outputs.push_back({(folder / "map.scene").string(), OutputFormat::scene});
    (void)render(document, request, reporter);
    return read_file(folder / "map.scene");
}

} // namespace

TEST(FineCoast, JoinsThePiecesOfEachCountry) {
    const auto land = read_fine_coast(two_countries(), window);
    ASSERT_TRUE(land);
    ASSERT_EQ(land->countries.size(), 2U);
    EXPECT_EQ(land->countries.text(0, "name"), "A");
    EXPECT_EQ(land->countries.text(1, "name"), "B");
    EXPECT_EQ(land->countries.shapes[0].part_count(), 1U) << "the island lies outside the window";
    const double both = 0.5 * (0.35 + 0.4) / 2 + 0.1 * (0.35 + 0.3) / 2;
    EXPECT_NEAR(geom::area(land->countries.shapes[0]), both, 1e-12);
}

TEST(FineCoast, ShoresAreNeitherBordersNorCuts) {
    const auto land = read_fine_coast(two_countries(), window);
    ASSERT_TRUE(land);
    ASSERT_EQ(land->coast.size(), 1U);
    const geom::LonLatView lines = land->coast.shapes[0];
    ASSERT_EQ(lines.part_count(), 2U);
    std::vector<std::vector<double>> longitudes;
    for (std::size_t i = 0; i < lines.part_count(); ++i) {
        longitudes.emplace_back();
        for (const geom::LonLat& p : lines.part(i)) longitudes.back().push_back(p.x);
        std::sort(longitudes.back().begin(), longitudes.back().end());
    }
    EXPECT_EQ(longitudes[0], (std::vector<double>{19.5, 20.0, 20.1}));
    EXPECT_EQ(longitudes[1], (std::vector<double>{20.1, 20.5}));
}

TEST(FineCoast, IsOnlyWhereThereIsOne) {
    EXPECT_FALSE(read_fine_coast("/no/such/file.fgb", window));
    const std::string square = "[[20,10],[20.25,10],[20.25,10.25],[20,10.25],[20,10]]";
    EXPECT_TRUE(read_fine_coast(layer_of({{"A", square}}), window));
    EXPECT_FALSE(read_fine_coast(layer_of({{"A", square}}, 0), window)) << "all of it is inland";
    EXPECT_FALSE(read_fine_coast(layer_of({{"A", square}}), {19, -70, 21, 12}));
}

TEST(FineCoast, PlacesOnTheShoreAreDry) {
    if (!fs::exists(shipped())) GTEST_SKIP() << "the fine coasts are absent: run geodata/build.sh";
    EXPECT_TRUE(is_land(-72.3455, 18.5475)) << "port of Port-au-Prince";
    EXPECT_TRUE(is_land(34.450, 31.515)) << "Gaza, by the sea";
    EXPECT_TRUE(is_land(29.225, -1.675)) << "Goma, by the lake";
    EXPECT_TRUE(is_land(178.44, -18.13)) << "Suva";
    EXPECT_TRUE(is_land(30.74, 46.48)) << "Odesa";
    EXPECT_FALSE(is_land(-72.40, 18.58)) << "bay of Port-au-Prince";
    EXPECT_FALSE(is_land(29.20, -1.80)) << "Lake Kivu";
    EXPECT_FALSE(is_land(34.35, 31.50)) << "the sea off Gaza";
}

TEST(FineCoast, IsNamedWhereItIsDrawnAndOnlyThere) {
    if (!fs::exists(shipped())) GTEST_SKIP() << "the fine coasts are absent: run geodata/build.sh";
    const auto names_it = [](const std::string& scene) {
        return scene.find("GSHHG (LGPL)") != std::string::npos;
    };
    EXPECT_TRUE(names_it(scene_of("[-72.6, 18.3, -72.1, 18.8]", "-72.34,18.54")));
    EXPECT_FALSE(names_it(scene_of("[-1.2, 27.4, -0.8, 27.8]", "-1.0,27.6"))) << "no water there";
    EXPECT_FALSE(names_it(scene_of("[8, 20, 18, 28]", "13.0,24.0"))) << "not of that scale";
}
