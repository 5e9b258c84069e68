// SPDX-License-Identifier: MIT
#include "core/file.hpp"
#include "data/flatgeobuf.hpp"
#include "unit/data/support.hpp"

#include <algorithm>
#include <cstring>
#include <random>

using namespace cordon;
using namespace cordon::data;
namespace fs = std::filesystem;

namespace {

const fs::path events = fs::path(CORDON_SHARED_DIR) / "data" / "events" / "ucdp_caf_v23_1.fgb";

/// One feature of every geometry type, with values of every type, written with a spatial index.
const char* const all_types = R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"i":-3,"r":1.5,"t":"é","b":true,"o":{"a":[1,"x"]}},"geometry":{"type":"Point","coordinates":[1,2,3]}},
{"type":"Feature","properties":{"i":3000000000},"geometry":{"type":"MultiPoint","coordinates":[[10,2],[11,4]]}},
{"type":"Feature","properties":{"t":""},"geometry":{"type":"LineString","coordinates":[[20,2],[21,4],[22,8]]}},
{"type":"Feature","properties":{},"geometry":{"type":"MultiLineString","coordinates":[[[30,2],[31,4]],[[32,2],[33,4],[34,5]]]}},
{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[40,0],[49,0],[49,9],[40,0]],[[42,1],[45,2],[45,1],[42,1]]]}},
{"type":"Feature","properties":{},"geometry":{"type":"MultiPolygon","coordinates":[[[[50,0],[59,0],[59,9],[50,0]],[[52,1],[55,2],[55,1],[52,1]]],[[[60,0],[69,0],[69,9],[60,0]]]]}},
{"type":"Feature","properties":{"t":"mixed"},"geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[70,1]},{"type":"Polygon","coordinates":[[[70,0],[79,0],[79,9],[70,0]]]}]}},
{"type":"Feature","properties":{"t":"east"},"geometry":{"type":"Point","coordinates":[179.5,-16]}},
{"type":"Feature","properties":{"t":"west"},"geometry":{"type":"Point","coordinates":[-179.5,-17]}}]})";

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

std::string parse(std::string_view bytes, const ReadOptions& options = {}) {
    CollectingReporter reporter;
    const auto layer = parse_flatgeobuf(bytes, "f.fgb", options, reporter);
    return layer ? dump(*layer) + findings(reporter) : "needs GDAL";
}

/// Reads bytes that may be damaged in any way: a layer or an Error, nothing else.
bool is_survived(std::string_view bytes, const ReadOptions& options) {
    CollectingReporter reporter;
    try {
        const auto layer = parse_flatgeobuf(bytes, "f.fgb", options, reporter);
        // A small file cannot hold more points than its bytes.
        return !layer || layer->shapes.points().size() <= bytes.size() / 8;
    } catch (const Error&) {
        return true;
    }
}

class FlatGeobuf : public testing::Test {
  protected:
    void SetUp() override {
        const fs::path folder = temporary_folder("fgb");
        write_file(folder / "all.geojson", all_types);
        geojson_ = folder / "all.geojson";
        const fs::path file = folder / "all.fgb";
        if (!ogr2ogr("-f FlatGeobuf " + file.string() + " " + geojson_.string())) GTEST_SKIP();
        bytes_ = read_file(file);
    }
    fs::path geojson_;
    std::string bytes_;
};

} // namespace

TEST_F(FlatGeobuf, HoldsTheSameAsTheGeoJsonThatItWasMadeFrom) {
    std::string text = read_as_text(geojson_);
    const std::string object = R"({"a":[1,"x"]})"; // GDAL writes it as a text
    text.replace(text.find(object), object.size(), R"('{ "a": [ 1, "x" ] }')");
    EXPECT_EQ(lines_of(parse(bytes_)), lines_of(text));
}

TEST_F(FlatGeobuf, ReadsColumnsOfJson) {
    // GDAL of this version writes JSON as text (column type 11); the same file with the type 12
    // says that it is JSON.
    const std::size_t features = bytes_.find("mixed");
    bool found = false;
    for (std::size_t at = 8; at < features && !found; ++at) {
        if (bytes_[at] != 11) continue;
        std::string changed = bytes_;
        changed[at] = 12;
        try {
            found = parse(changed).find(R"(o={"a":[1,"x"]})") != std::string::npos;
        } catch (const Error&) { // that byte was not a type
        }
    }
    EXPECT_TRUE(found);
}

TEST_F(FlatGeobuf, WindowOverTheAntimeridianIsAskedForTwice) {
    ReadOptions options;
    options.columns = {"t"};
    options.window = geom::LonLatBox{170, -20, 190, -10};
    EXPECT_EQ(
        lines_of(parse(bytes_, options)),
        (std::vector<std::string>{"point (-179.5 -17) t='west'", "point (179.5 -16) t='east'"}));
    options.window = geom::LonLatBox{-190, -20, -170, -10};
    EXPECT_EQ(lines_of(parse(bytes_, options)).size(), 2U);
}

TEST_F(FlatGeobuf, WithFlippedBitsGivesAnErrorOrALayerButNeverFails) {
    constexpr unsigned seed = 20250914;
    std::mt19937 random(seed);
    ReadOptions window;
    window.window = geom::LonLatBox{0, 0, 60, 20};
    for (int round = 0; round < 2000; ++round) {
        std::string damaged = bytes_;
        const unsigned flips = 1 + random() % 8;
        for (unsigned i = 0; i < flips; ++i)
            damaged[8 + random() % (damaged.size() - 8)] ^= static_cast<char>(1U << (random() % 8));
        EXPECT_TRUE(is_survived(damaged, {})) << "seed " << seed << " round " << round;
        EXPECT_TRUE(is_survived(damaged, window)) << "seed " << seed << " round " << round;
    }
}

TEST_F(FlatGeobuf, WithWildNumbersGivesAnErrorOrALayerButNeverFails) {
    constexpr unsigned seed = 4711;
    std::mt19937 random(seed);
    constexpr std::uint32_t wild[] = {0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0xFFFF, 0x10000};
    for (int round = 0; round < 2000; ++round) {
        std::string damaged = bytes_;
        const std::size_t at = 8 + random() % (damaged.size() - 12);
        std::memcpy(damaged.data() + at, &wild[random() % std::size(wild)], 4);
        EXPECT_TRUE(is_survived(damaged, {})) << "seed " << seed << " round " << round;
    }
}

TEST_F(FlatGeobuf, CutAtAnyByteSaysThatItIsDamaged) {
    for (std::size_t size = 8; size < bytes_.size(); ++size) {
        try {
            (void)parse(std::string_view(bytes_).substr(0, size));
            ADD_FAILURE() << "no error at " << size << " of " << bytes_.size();
        } catch (const Error& error) {
            EXPECT_NE(std::string(error.what()).find("the FlatGeobuf file is damaged"),
                      std::string::npos);
        }
    }
}

TEST_F(FlatGeobuf, OfAnotherVersionIsNamed) {
    std::string other = bytes_;
    other[3] = 2;
    EXPECT_THROW((void)parse(other), Error);
}

TEST(FlatGeobufEvents, AreTheSameAsTheirGeoJsonTwin) {
    const fs::path twin = fs::path(events).replace_extension(".geojson");
    if (!available(events) || !available(twin)) GTEST_SKIP();
    ReadOptions options; // the dates are written in two ways
    options.columns = {"id",   "dyad_name", "where_coordinates",
                       "best", "country",   "source_headline"};
    EXPECT_EQ(lines_of(read_as_text(events, options)), lines_of(read_as_text(twin, options)));
    CollectingReporter reporter;
    const FeatureLayer layer = read_layer(events, {}, reporter);
    EXPECT_EQ(layer.size(), 1848U);
    EXPECT_EQ(layer.columns().size(), 46U);
    EXPECT_EQ(layer.name, "GEDEvent_v23_1");
}

TEST(FlatGeobufEvents, InAWindowAreThoseThatBruteForceFinds) {
    if (!available(events)) GTEST_SKIP();
    constexpr unsigned seed = 77;
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> lon(13, 28);
    std::uniform_real_distribution<double> lat(2, 11);
    std::uniform_real_distribution<double> size(0, 4);
    CollectingReporter reporter;
    const FeatureLayer all = read_layer(events, {}, reporter);
    for (int round = 0; round < 200; ++round) {
        ReadOptions options;
        options.columns = {"id"};
        const double x = lon(random);
        const double y = lat(random);
        options.window = geom::LonLatBox{x, y, x + size(random), y + size(random)};
        const FeatureLayer found = read_layer(events, options, reporter);
        std::vector<double> expected;
        for (std::size_t i = 0; i < all.size(); ++i)
            if (all.shapes.box(i).intersects(*options.window))
                expected.push_back(all.number(i, "id", -1));
        std::vector<double> actual;
        for (std::size_t i = 0; i < found.size(); ++i) actual.push_back(found.number(i, "id", -1));
        ASSERT_EQ(actual, expected) << "seed " << seed << " round " << round;
    }
}

TEST(FlatGeobufGeodata, IsReadAsGdalReadsIt) {
    const fs::path folder = fs::path(CORDON_SOURCE_DIR) / "geodata";
    if (!available(folder / "places.fgb")) GTEST_SKIP();
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".fgb") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    ReadOptions gdal; // any named CRS sends a file through GDAL
    gdal.source_crs = "EPSG:4326";
    for (const fs::path& file : files) {
        CollectingReporter ours;
        CollectingReporter theirs;
        const FeatureLayer own = read_layer(file, {}, ours);
        const FeatureLayer other = read_layer(file, gdal, theirs);
        EXPECT_EQ(ours.diagnostics.size(), theirs.diagnostics.size()) << file << findings(ours);
        EXPECT_GT(own.size(), 0U) << file;
        EXPECT_TRUE(dump(own) == dump(other)) << file; // too long to print
    }
}
