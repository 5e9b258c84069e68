// SPDX-License-Identifier: MIT
#include "data/geojson.hpp"
#include "unit/data/support.hpp"

#include <random>

using namespace cordon;
using namespace cordon::data;

namespace {

std::string read(const std::string& text, const ReadOptions& options = {}) {
    CollectingReporter reporter;
    const auto layer = parse_geojson(text, "t.geojson", options, reporter);
    if (!layer) return "for another reader: " + layer.error().what;
    std::string out = dump(*layer);
    for (const Diagnostic& d : reporter.diagnostics) out += "! " + to_text(d) + "\n";
    return out;
}

std::string message_of(const std::string& text) {
    try {
        return read(text);
    } catch (const Error& error) {
        return error.what();
    }
}

std::string feature(const std::string& geometry, const std::string& properties = "{}") {
    return R"({"type":"Feature","geometry":)" + geometry + R"(,"properties":)" + properties + "}";
}

std::string collection(const std::string& features) {
    return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

} // namespace

TEST(GeoJson, ReadsEveryGeometryType) {
    EXPECT_EQ(read(R"({"type":"Point","coordinates":[1,2,300]})"), "point (1 2)\n");
    EXPECT_EQ(read(R"({"type":"MultiPoint","coordinates":[[1,2],[3,4]]})"), "point (1 2,3 4)\n");
    EXPECT_EQ(read(R"({"type":"LineString","coordinates":[[1,2],[3,4]]})"), "line (1 2,3 4)\n");
    EXPECT_EQ(read(R"({"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5,6],[7,8]]]})"),
              "line (1 2,3 4) (5 6,7 8)\n");
    EXPECT_EQ(
        read(
            R"({"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[1,1],[2,1],[2,2],[1,1]]]})"),
        "polygon (0 0,9 0,9 9,0 0) hole(1 1,2 2,2 1,1 1)\n");
    EXPECT_EQ(
        read(
            R"({"type":"MultiPolygon","coordinates":[[[[0,0],[9,0],[9,9],[0,0]],[[1,1],[2,1],[2,2],[1,1]]],)"
            R"([[[20,0],[29,0],[29,9],[20,0]]]]})"),
        "polygon (0 0,9 0,9 9,0 0) hole(1 1,2 2,2 1,1 1) (20 0,29 0,29 9,20 0)\n");
}

TEST(GeoJson, RefusesManyAttributesThatHardlyAnyFeatureHas) {
    std::string properties = R"({"k0":0)";
    for (int i = 1; i < 4096; ++i)
        properties += R"(,"k)" + std::to_string(i) + "\":" + std::to_string(i);
    std::string features = feature("null", properties + "}");
    for (int i = 0; i < 3000; ++i) features += "," + feature("null");
    EXPECT_THAT(message_of(collection(features)),
                testing::StartsWith("t.geojson:1: has 4096 attributes, but its 2506 features have "
                                    "only 4096 values"));
}

TEST(GeoJson, ReadsMembersInAnyOrder) {
    EXPECT_EQ(
        read(
            R"({"features":[{"properties":{"a":1},"geometry":{"coordinates":[1,2],"type":"Point"},)"
            R"("type":"Feature"}],"type":"FeatureCollection","name":"events"})"),
        "point (1 2) a=1\n");
}

TEST(GeoJson, SplitsACollectionOfGeometriesByKind) {
    EXPECT_EQ(
        read(feature(
            R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},)"
            R"({"type":"LineString","coordinates":[[1,2],[3,4]]},{"type":"GeometryCollection",)"
            R"("geometries":[{"type":"Point","coordinates":[5,6]}]}]})",
            R"({"a":true})")),
        "line (1 2,3 4) a=true\npoint (1 2,5 6) a=true\n");
}

TEST(GeoJson, KeepsValuesOfAllTypes) {
    EXPECT_EQ(
        read(feature("null", R"({"t":"é","n":-1.5,"b":false,"z":null,"l":[1,{"x":[]}],"o":{}})")),
        "none t='é' n=-1.5 b=false l=[1,{\"x\":[]}] o={}\n");
}

TEST(GeoJson, TakesTheIdentifierOfAFeatureAsAnAttribute) {
    EXPECT_EQ(
        read(collection(R"({"type":"Feature","id":7,"geometry":null,"properties":{"a":1}},)"
                        R"({"type":"Feature","geometry":null,"properties":{"id":"own"},"id":8})")),
        "none a=1 id=7\nnone id='own'\n");
}

TEST(GeoJson, ReadsTextSequencesAndNewlineDelimitedFeatures) {
    const std::string a = feature(R"({"type":"Point","coordinates":[1,2]})");
    const std::string b = feature(R"({"type":"Point","coordinates":[3,4]})");
    EXPECT_EQ(read(a + "\n" + b + "\n"), "point (1 2)\npoint (3 4)\n");
    EXPECT_EQ(read("\x1E" + a + "\n\x1E" + b), "point (1 2)\npoint (3 4)\n");
}

TEST(GeoJson, ReadsOnlyTheColumnsAndTheWindowThatAreAskedFor) {
    const std::string text =
        collection(feature(R"({"type":"Point","coordinates":[1,2]})", R"({"a":1,"b":{"c":2}})") +
                   "," + feature(R"({"type":"Point","coordinates":[-179,2]})", R"({"a":3,"b":4})"));
    ReadOptions options;
    options.columns = {"a"};
    EXPECT_EQ(read(text, options), "point (1 2) a=1\npoint (-179 2) a=3\n");
    options.window = geom::LonLatBox{170, -10, 190, 10};
    EXPECT_EQ(read(text, options), "point (-179 2) a=3\n");
    options.geometry_only = true;
    EXPECT_EQ(read(text, options), "point (-179 2)\n");
}

TEST(GeoJson, LeavesOutFeaturesWithImpossibleCoordinatesAndNamesThem) {
    EXPECT_EQ(
        read(collection(
            R"({"type":"Feature","id":"x1","geometry":{"type":"Point","coordinates":[0,95]},"properties":{}},)"
            "\n" +
            feature(R"({"type":"Point","coordinates":["a",1]})") + ",\n" +
            feature(R"({"type":"LineString","coordinates":[1,2]})") + "," +
            feature(R"({"type":"Circle","coordinates":[1,2]})") + "," +
            feature(R"({"type":"Point","coordinates":[1,90.00001]})"))),
        "point (1 90)\n"
        "! t.geojson:1: feature 1 (id x1) was left out: latitude 95 is outside of -90..90\n"
        "! t.geojson:2: feature 2 was left out: its coordinates are not nested as its type asks\n"
        "! t.geojson:3: feature 3 was left out: its coordinates are not nested as its type asks\n"
        "! t.geojson:3: feature 4 was left out: its geometry type is unknown\n"
        "! t.geojson: latitude and longitude seem to be swapped: 1 of 2 features have a latitude "
        "above 90 and a "
        "longitude within 90\n  hint: coordinates are written as longitude, latitude (x, y)\n");
}

TEST(GeoJson, SuspectsProjectedCoordinates) {
    EXPECT_EQ(message_of(feature(R"({"type":"Point","coordinates":[612345,1402000]})")),
              "t.geojson: 1 of 1 features have coordinates such as (612345, 1402000), which are "
              "not degrees\n"
              "  hint: the file seems to hold projected coordinates without naming their CRS: name "
              "it with "
              "--source-crs EPSG:…");
}

TEST(GeoJson, ClosesRingsAndDropsPartsThatDrawNothing) {
    EXPECT_EQ(read(R"({"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9]]]})"),
              "polygon (0 0,9 0,9 9,0 0)\n! t.geojson: 1 polygon ring was not closed; closed\n");
    EXPECT_EQ(read(R"({"type":"MultiLineString","coordinates":[[[0,0]],[[1,1],[2,2]]]})"),
              "line (1 1,2 2)\n! t.geojson: 1 line or ring with too few points left out\n");
    EXPECT_EQ(read(R"({"type":"Polygon","coordinates":[]})"), "none\n");
}

TEST(GeoJson, HandsOtherTextsToOtherReaders) {
    EXPECT_EQ(read(R"({"type":"Topology","objects":{}})"), "for another reader: TopoJSON");
    EXPECT_EQ(
        read(
            R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32629"}},"features":[]})"),
        "for another reader: the CRS urn:ogc:def:crs:EPSG::32629");
    EXPECT_EQ(
        read(
            R"({"type":"FeatureCollection","features":[],"crs":{"type":"name","properties":{"name":"WGS 84 / UTM zone 29N"}}})"),
        "for another reader: the CRS WGS 84 / UTM zone 29N");
    EXPECT_EQ(
        read(
            R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},"features":[]})"),
        "! t.geojson: holds no features\n");
}

TEST(GeoJson, SaysWhatIsNoGeoJson) {
    const std::string hint =
        "\n  hint: GeoJSON is a FeatureCollection, a Feature or a geometry (RFC 7946)";
    EXPECT_EQ(message_of(""), "t.geojson: is empty");
    EXPECT_EQ(message_of("[1]"),
              "t.geojson: is JSON, but not GeoJSON: an object is expected here" + hint);
    EXPECT_EQ(message_of("\n{\"a\":1}"),
              "t.geojson:2: is JSON, but not GeoJSON: it has no type" + hint);
    EXPECT_EQ(message_of(R"({"type":"Style"})"),
              "t.geojson:1: is JSON, but not GeoJSON: its type is 'Style'" + hint);
    EXPECT_EQ(message_of(R"({"type":"FeatureCollection"})"),
              "t.geojson:1: the FeatureCollection has no array of features" + hint);
    EXPECT_EQ(message_of("{\"type\":\"Point\",\n\"coordinates\":[1,"),
              "t.geojson:2:18: not valid JSON: Invalid value");
    EXPECT_EQ(message_of(R"({"type":"Point","coordinates":[1e999,2]})").find("t.geojson:1:"), 0U);
    EXPECT_THROW((void)read(std::string(100000, '[')), Error);
}

TEST(GeoJson, FromATreeIsTheSameAsFromText) {
    const std::string text = collection(
        feature(R"({"type":"Point","coordinates":[1,2]})", R"({"a":[1,"x",null],"b":"c"})") +
        ",\n" + feature(R"({"type":"Point","coordinates":[1,99]})"));
    CollectingReporter reporter;
    const FeatureLayer layer = read_geojson(parse_json(text, "t.geojson"), "t.geojson", reporter);
    std::string out = dump(layer);
    for (const Diagnostic& d : reporter.diagnostics) out += "! " + to_text(d) + "\n";
    EXPECT_EQ(out, read(text));
}

TEST(GeoJson, WithChangedBytesGivesAnErrorOrALayerButNeverFails) {
    const std::string whole = collection(
        R"({"type":"Feature","id":1,"geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[9,0],[9,9],[0,0]],)"
        R"([[1,1],[2,1],[2,2],[1,1]]],[[[20,0],[29,0],[29,9],[20,0]]]]},"properties":{"a":[1,{"b":"c"}],"d":null}},)" +
        feature(
            R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},)"
            R"({"type":"LineString","coordinates":[[1,2],[3,4]]}]})",
            R"({"e":true,"f":-1.5e3})"));
    constexpr std::string_view alphabet = "[]{},:\"0-.eE9 tfn\\";
    constexpr unsigned seed = 8946;
    std::mt19937 random(seed);
    int layers = 0;
    for (int round = 0; round < 4000; ++round) {
        std::string text = whole;
        for (unsigned i = 0; i < 1 + random() % 3; ++i) {
            const std::size_t at = random() % text.size();
            switch (random() % 3) {
            case 0: text[at] = alphabet[random() % alphabet.size()]; break;
            case 1: text.erase(at, 1 + random() % 8); break;
            default: text.insert(at, text.substr(random() % text.size(), random() % 30));
            }
        }
        try {
            (void)read(text);
            ++layers;
        } catch (const Error&) { // most texts are no JSON any more
        }
    }
    EXPECT_GT(layers, 50) << "seed "
                          << seed; // the changes are small enough to reach the reader itself
}
