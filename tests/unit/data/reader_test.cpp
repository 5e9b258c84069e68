// SPDX-License-Identifier: MIT
#include "core/file.hpp"
#include "data/reader.hpp"
#include "unit/data/support.hpp"

#include <fmt/format.h>

#include <cmath>
#include <random>

using namespace cordon;
using namespace cordon::data;
namespace fs = std::filesystem;

namespace {

const char* const polygons = R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"name":"Kayes é","count":3,"share":0.25},"geometry":{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[4,1],[6,2],[6,1],[4,1]]]}},
{"type":"Feature","properties":{"name":"two","count":-7,"share":null},"geometry":{"type":"MultiPolygon","coordinates":[[[[10,0],[10,9],[19,9],[10,0]]],[[[20,0],[29,0],[29,9],[20,0]]]]}},
{"type":"Feature","properties":{"name":"far","count":0,"share":1},"geometry":{"type":"Polygon","coordinates":[[[-170,50],[-169,50],[-169,51],[-170,50]]]}}]})";

std::string ogr2ogr_to(const std::string& format, const fs::path& target, const fs::path& source,
                       const std::string& options = "") {
    return fmt::format("-f \"{}\" {} {} {}", format, options, target.string(), source.string());
}

} // namespace

TEST(Reader, GivesTheSameLayerFromEveryFormat) {
    const fs::path folder = temporary_folder("formats");
    const fs::path source = folder / "areas.geojson";
    write_file(source, polygons);
    if (!ogr2ogr(ogr2ogr_to("GPKG", folder / "areas.gpkg", source)) ||
        !ogr2ogr(
            ogr2ogr_to("ESRI Shapefile", folder / "areas.shp", source, "-lco ENCODING=UTF-8")) ||
        !ogr2ogr(ogr2ogr_to("FlatGeobuf", folder / "areas.fgb", source, "-lco SPATIAL_INDEX=NO")) ||
        !ogr2ogr(ogr2ogr_to("GeoJSONSeq", folder / "areas.geojsonl", source)) ||
        !ogr2ogr(ogr2ogr_to("SQLite", folder / "areas.sqlite", source)))
        GTEST_SKIP();
    const std::string expected =
        "polygon (0 0,9 0,9 9,0 0) hole(4 1,6 2,6 1,4 1) name='Kayes é' count=3 share=0.25\n"
        "polygon (10 0,19 9,10 9,10 0) (20 0,29 0,29 9,20 0) name='two' count=-7\n"
        "polygon (-170 50,-169 50,-169 51,-170 50) name='far' count=0 share=1\n";
    ReadOptions options;
    options.columns = {"name", "count", "share"};
    for (const char* ending : {"geojson", "gpkg", "shp", "fgb", "geojsonl", "sqlite"})
        EXPECT_EQ(read_as_text(folder / (std::string("areas.") + ending), options), expected)
            << ending;
    options.columns = {"count"};
    options.window = geom::LonLatBox{185, 40, 195, 60}; // over the antimeridian
    for (const char* ending : {"geojson", "gpkg", "shp", "fgb"})
        EXPECT_EQ(read_as_text(folder / (std::string("areas.") + ending), options),
                  "polygon (-170 50,-169 50,-169 51,-170 50) count=0\n")
            << ending;
}

TEST(Reader, KnowsAFileByItsContentAndNotByItsName) {
    const fs::path folder = temporary_folder("names");
    write_file(folder / "points.shp", R"({"type":"Point","coordinates":[1,2]})");
    EXPECT_EQ(read_as_text(folder / "points.shp"), "point (1 2)\n");
    ReadOptions options;
    options.layer = "lines";
    EXPECT_EQ(
        read_as_text(folder / "points.shp", options),
        "FILE: has no layer 'lines'\n  hint: it has one layer, 'points'; leave the layer out");
}

TEST(Reader, ReadsTextsOfAShapefileInLatin1) {
    const fs::path folder = temporary_folder("latin1");
    write_file(
        folder / "a.geojson",
        R"({"type":"Feature","properties":{"name":"Didiéni"},"geometry":{"type":"Point","coordinates":[1,2]}})");
    if (!ogr2ogr(ogr2ogr_to("ESRI Shapefile", folder / "a.shp", folder / "a.geojson",
                            "-lco ENCODING=ISO-8859-1")))
        GTEST_SKIP();
    fs::remove(folder / "a.cpg");
    EXPECT_EQ(read_as_text(folder / "a.shp"),
              "point (1 2) name='Didiéni'\n"
              "! FILE: some texts are not UTF-8; they were read as Windows-1252 (Latin-1)\n");
}

TEST(Reader, ReprojectsToWgs84AndFiltersInTheLayersOwnCrs) {
    const fs::path folder = temporary_folder("projected");
    const fs::path source = folder / "points.geojson";
    write_file(source, R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"n":1},"geometry":{"type":"Point","coordinates":[-8,12.65]}},
{"type":"Feature","properties":{"n":2},"geometry":{"type":"Point","coordinates":[-6.25,13.44]}}]})");
    if (!ogr2ogr(ogr2ogr_to("GPKG", folder / "utm.gpkg", source, "-t_srs EPSG:32629")) ||
        !ogr2ogr(ogr2ogr_to("FlatGeobuf", folder / "utm.fgb", source, "-t_srs EPSG:32629")) ||
        !ogr2ogr(ogr2ogr_to("GeoJSON", folder / "utm.geojson", source,
                            "-t_srs EPSG:32629 -lco RFC7946=NO")))
        GTEST_SKIP();
    for (const char* name : {"utm.gpkg", "utm.fgb", "utm.geojson"}) {
        CollectingReporter reporter;
        ReadOptions options;
        const FeatureLayer all = read_layer(folder / name, options, reporter);
        ASSERT_EQ(all.size(), 2U) << name << findings(reporter);
        EXPECT_EQ(all.metadata.crs, "WGS 84 / UTM zone 29N (EPSG:32629)");
        options.window = geom::LonLatBox{-8.001, 12.649, -7.999, 12.651};
        const FeatureLayer one = read_layer(folder / name, options, reporter);
        ASSERT_EQ(one.size(), 1U) << name;
        EXPECT_NEAR(one.shapes.points()[0].x, -8, 1e-6);
        EXPECT_NEAR(one.shapes.points()[0].y, 12.65, 1e-6);
    }
}

TEST(Reader, TakesTheCrsFromTheUserWhenTheFileHasNone) {
    const fs::path folder = temporary_folder("no_crs");
    const fs::path source = folder / "points.geojson";
    write_file(
        source,
        R"({"type":"Feature","properties":{"n":1},"geometry":{"type":"Point","coordinates":[608580,1398700]}})");
    EXPECT_EQ(
        read_as_text(source),
        "FILE: 1 of 1 features have coordinates such as (608580, 1398700), which are not degrees\n"
        "  hint: the file seems to hold projected coordinates without naming their CRS: name it "
        "with "
        "--source-crs EPSG:…");
    ReadOptions options;
    options.source_crs = "EPSG:32629";
    CollectingReporter reporter;
    const FeatureLayer layer = read_layer(source, options, reporter);
    ASSERT_EQ(layer.size(), 1U);
    EXPECT_NEAR(layer.shapes.points()[0].x, -8.0, 1e-3);
    EXPECT_NEAR(layer.shapes.points()[0].y, 12.65, 1e-3);
    options.source_crs = "EPSG:99999";
    EXPECT_EQ(read_as_text(source, options).substr(0, 68),
              "FILE: its coordinates cannot be turned from 'EPSG:99999' into WGS 84");
    options.source_crs = "/etc/passwd";
    EXPECT_EQ(read_as_text(source, options),
              "'/etc/passwd' is not the name of a CRS\n  hint: write a code such as EPSG:32629");
}

TEST(Reader, TakesTheFirstLayerThatHasFeaturesAndNamesTheOthers) {
    const fs::path folder = temporary_folder("layers");
    write_file(folder / "a.geojson", R"({"type":"Point","coordinates":[1,2]})");
    write_file(folder / "b.geojson", R"({"type":"Point","coordinates":[3,4]})");
    const fs::path file = folder / "two.gpkg";
    if (!ogr2ogr(ogr2ogr_to("GPKG", file, folder / "a.geojson", "-nln roads")) ||
        !ogr2ogr(ogr2ogr_to("GPKG", file, folder / "b.geojson", "-update -nln rivers")))
        GTEST_SKIP();
    EXPECT_EQ(layer_names(file), (std::vector<std::string>{"roads", "rivers"}));
    EXPECT_EQ(read_as_text(file),
              "point (1 2)\n! FILE: holds 2 layers (roads, rivers); 'roads' was read\n");
    ReadOptions options;
    options.layer = "rivers";
    EXPECT_EQ(read_as_text(file, options), "point (3 4)\n");
    options.layer = "rivrs";
    EXPECT_EQ(read_as_text(file, options),
              "FILE: has no layer 'rivrs'\n  hint: did you mean 'rivers'?");
    options.layer = "x";
    EXPECT_EQ(read_as_text(file, options), "FILE: has no layer 'x'\n  hint: it has: roads, rivers");
}

TEST(Reader, ReadsKmlGpxAndTopoJson) {
    const fs::path folder = temporary_folder("small");
    write_file(
        folder / "a.kml",
        R"(<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>d</name>
<Placemark><name>Kati</name><Point><coordinates>-8.07,12.74,0</coordinates></Point></Placemark></Document></kml>)");
    write_file(
        folder / "a.gpx",
        R"(<?xml version="1.0"?><gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1">
<trk><name>way</name><trkseg><trkpt lat="12" lon="-8"/><trkpt lat="13" lon="-7"/></trkseg></trk></gpx>)");
    write_file(folder / "a.json", R"({"type":"Topology","arcs":[[[0,0],[1,0],[1,1],[0,0]]],
"objects":{"areas":{"type":"GeometryCollection","geometries":[{"type":"Polygon","arcs":[[0]],"properties":{"n":"x"}}]}}})");
    ReadOptions options;
    options.columns = {"Name", "name", "n"};
    EXPECT_EQ(read_as_text(folder / "a.kml", options), "point (-8.07 12.74) Name='Kati'\n");
    EXPECT_EQ(read_as_text(folder / "a.gpx", options).substr(0, 31),
              "line (-8 12,-7 13) name='way'\n!");
    EXPECT_EQ(read_as_text(folder / "a.json", options).substr(0, 37),
              "polygon (0 0,1 0,1 1,0 0) n='x'\n! FIL");
}

TEST(Reader, TurnsCurvesIntoLinesAndDropsHeights) {
    const fs::path folder = temporary_folder("curves");
    write_file(folder / "arc.csv",
               "WKT,n\n\"CIRCULARSTRING (0 0,1 1,2 0)\",1\n\"POINT Z (1 2 3)\",2\n");
    const fs::path file = folder / "arc.gpkg";
    if (!ogr2ogr(ogr2ogr_to("GPKG", file, folder / "arc.csv", "-a_srs EPSG:4326"))) GTEST_SKIP();
    CollectingReporter reporter;
    const FeatureLayer layer = read_layer(file, {}, reporter);
    ASSERT_EQ(layer.size(), 2U);
    const geom::LonLatView arc = layer.shapes[0];
    EXPECT_EQ(arc.kind(), geom::Kind::line);
    EXPECT_GT(arc.point_count(), 20U);
    for (const geom::LonLat& p : arc.part(0)) EXPECT_NEAR(std::hypot(p.x - 1, p.y), 1.0, 1e-9);
    EXPECT_EQ(layer.shapes[1].part(0)[0], (geom::LonLat{1, 2}));
}

TEST(Reader, WritesDatesAndListsAlike) {
    const fs::path folder = temporary_folder("dates");
    const fs::path source = folder / "d.geojson";
    write_file(
        source,
        R"({"type":"Feature","properties":{"d":"2025-10-28","t":"2025-10-28T06:30:00Z","l":[1,2],"s":["a","b"],"o":{"a":[true]}},"geometry":{"type":"Point","coordinates":[1,2]}})");
    if (!ogr2ogr(ogr2ogr_to("GPKG", folder / "d.gpkg", source, "-select d,t,o"))) GTEST_SKIP();
    EXPECT_EQ(read_as_text(source), "point (1 2) d='2025-10-28' t='2025-10-28T06:30:00Z' l=[1,2] "
                                    "s=[\"a\",\"b\"] o={\"a\":[true]}\n");
    EXPECT_EQ(read_as_text(folder / "d.gpkg"),
              "point (1 2) d='2025-10-28' t='2025-10-28T06:30:00Z' o={\"a\":[true]}\n");
    // A driver that has lists: GeoJSON in another CRS goes through GDAL.
    ReadOptions options;
    options.source_crs = "EPSG:4326";
    EXPECT_EQ(read_as_text(source, options), "point (1 2) d='2025-10-28' t='2025-10-28T06:30:00Z' "
                                             "l=[1,2] s=[\"a\",\"b\"] o={\"a\":[true]}\n");
}

TEST(Reader, ReadsATableWithCoordinates) {
    const fs::path folder = temporary_folder("table");
    write_file(folder / "t.csv", "id;Latitude;Longitude;code;deaths;what\n1;12,5;-8;01;3;\"a;"
                                 "b\"\n2;north;-8;02;;\n3;12;-7;03;5;\n");
    EXPECT_EQ(read_as_text(folder / "t.csv"),
              "point (-8 12.5) id=1 Latitude='12,5' Longitude=-8 code='01' deaths=3 what='a;b'\n"
              "point (-7 12) id=3 Latitude='12' Longitude=-7 code='03' deaths=5\n"
              "! FILE:3: feature 2 was left out: its coordinates '-8', 'north' are not numbers\n");
    write_file(folder / "u.csv", "place,when\nKati,2025\n");
    EXPECT_EQ(read_as_text(folder / "u.csv"),
              "FILE:1: has no columns of longitude and latitude\n"
              "  hint: name two columns longitude and latitude; it has: place, when");
}

TEST(Reader, SaysWhatItCannotRead) {
    const fs::path folder = temporary_folder("unreadable");
    EXPECT_EQ(read_as_text(folder), "FILE: is a folder, not a file");
    EXPECT_EQ(read_as_text(folder / "none.gpkg"),
              "FILE: cannot be read: No such file or directory\n"
              "  hint: check the spelling; relative names start at the current folder");
    write_file(folder / "empty.gpkg", "");
    EXPECT_EQ(read_as_text(folder / "empty.gpkg"), "FILE: is empty");
    write_file(folder / "text.gpkg", "hello");
    EXPECT_EQ(read_as_text(folder / "text.gpkg").substr(0, 40),
              "FILE: is no vector file that can be read");
    write_file(folder / "a.dbf", "hello");
    EXPECT_EQ(read_as_text(folder / "a.dbf"),
              "FILE: is a part of a shapefile\n  hint: name the file that ends in .shp");
    write_file(folder / "a.zip", "PK\x03\x04");
    EXPECT_EQ(read_as_text(folder / "a.zip"),
              "FILE: is an archive\n  hint: unpack it and name the file inside of it");
    EXPECT_EQ(read_as_text("/vsicurl/http://example.org/a.gpkg").substr(0, 20),
              "FILE: cannot be read");
}

TEST(Reader, NamesTheMissingFileOfAShapefile) {
    const fs::path folder = temporary_folder("shapefile");
    write_file(folder / "a.geojson", R"({"type":"Point","coordinates":[1,2]})");
    if (!ogr2ogr(ogr2ogr_to("ESRI Shapefile", folder / "a.shp", folder / "a.geojson")))
        GTEST_SKIP();
    fs::remove(folder / "a.shx");
    EXPECT_EQ(read_as_text(folder / "a.shp"), "FILE: the shapefile's index file (.shx) is missing\n"
                                              "  hint: a shapefile is several files of one name: "
                                              "copy .shp, .shx, .dbf and .prj together");
}

TEST(Reader, RefusesDriversThatFollowReferences) {
    const fs::path folder = temporary_folder("references");
    write_file(folder / "a.geojson", R"({"type":"Point","coordinates":[1,2]})");
    write_file(
        folder / "a.vrt",
        fmt::format("<OGRVRTDataSource><OGRVRTLayer name=\"a\"><SrcDataSource>{}</SrcDataSource>"
                    "</OGRVRTLayer></OGRVRTDataSource>",
                    (folder / "a.geojson").string()));
    EXPECT_EQ(read_as_text(folder / "a.vrt").substr(0, 40),
              "FILE: is no vector file that can be read");
}

TEST(Reader, PrintsNothingOnStandardError) {
    const fs::path folder = temporary_folder("silent");
    write_file(folder / "bad.kml", "<kml><Document><Placemark></Document>");
    write_file(folder / "bad.gpkg", std::string("SQLite format 3\0", 16) + std::string(200, 'x'));
    testing::internal::CaptureStderr();
    EXPECT_NE(read_as_text(folder / "bad.kml").find("FILE: "), std::string::npos);
    EXPECT_NE(read_as_text(folder / "bad.gpkg").find("FILE: is no vector file that can be read"),
              std::string::npos);
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(Reader, StopsAtTheLimitOfFeatures) {
    const fs::path folder = temporary_folder("limit");
    write_file(folder / "a.geojson", polygons);
    ReadOptions options;
    options.max_features = 2;
    EXPECT_EQ(
        read_as_text(folder / "a.geojson", options),
        "FILE: holds more than 2 features\n  hint: cut the file to the area that you need first");
    if (!ogr2ogr(ogr2ogr_to("GPKG", folder / "a.gpkg", folder / "a.geojson"))) GTEST_SKIP();
    EXPECT_EQ(
        read_as_text(folder / "a.gpkg", options),
        "FILE: holds more than 2 features\n  hint: cut the file to the area that you need first");
}

TEST(Reader, ReadsARoadNetwork) {
    const fs::path roads =
        fs::path(CORDON_SHARED_DIR) / "data" / "roads" / "wafrica_osm_roads.geojson";
    if (!available(roads)) GTEST_SKIP();
    CollectingReporter reporter;
    const FeatureLayer layer = read_layer(roads, {}, reporter);
    EXPECT_EQ(layer.name, "net_smoothed");
    EXPECT_EQ(findings(reporter), "");
    constexpr unsigned seed = 11;
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> lon(-18, 5);
    std::uniform_real_distribution<double> lat(4, 18);
    for (int round = 0; round < 20; ++round) {
        ReadOptions options;
        const double x = lon(random);
        const double y = lat(random);
        options.window = geom::LonLatBox{x, y, x + 2, y + 2};
        std::size_t expected = 0;
        for (std::size_t i = 0; i < layer.size(); ++i)
            expected += layer.shapes.box(i).intersects(*options.window) ? 1U : 0U;
        EXPECT_EQ(read_layer(roads, options, reporter).size(), expected) << "seed " << seed;
    }
}
