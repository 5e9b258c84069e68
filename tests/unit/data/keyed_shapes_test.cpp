// SPDX-License-Identifier: MIT
#include "core/file.hpp"
#include "core/json.hpp"
#include "data/keyed_shapes.hpp"
#include "data/reader.hpp"
#include "data/writer.hpp"
#include "unit/data/support.hpp"

using namespace cordon;
using namespace cordon::data;
namespace fs = std::filesystem;

namespace {

const char* const areas = R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"code":"A","n":1},"geometry":{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[5,1],[8,4],[8,1],[5,1]]]}},
{"type":"Feature","properties":{"code":"B","n":2},"geometry":{"type":"Polygon","coordinates":[[[10,0],[19,0],[19,9],[10,0]]]}},
{"type":"Feature","properties":{"n":3},"geometry":{"type":"Polygon","coordinates":[[[20,0],[29,0],[29,9],[20,0]]]}},
{"type":"Feature","properties":{"code":"A","n":4},"geometry":{"type":"MultiPolygon","coordinates":[[[[30,0],[39,0],[39,9],[30,0]]],[[[40,0],[49,0],[49,9],[40,0]]]]}}]})";

fs::path written(const std::string& folder, const std::string& bytes) {
    const fs::path file = temporary_folder(folder) / "areas.fgb";
    write_file(file, bytes);
    return file;
}

FeatureLayer layer_of_areas() {
    CollectingReporter findings;
    return read_geojson(parse_json(areas, "areas"), "areas", findings);
}

std::vector<std::vector<geom::LonLat>> parts_of(const geom::LonLatView& shape) {
    std::vector<std::vector<geom::LonLat>> parts;
    for (std::size_t i = 0; i < shape.part_count(); ++i)
        parts.emplace_back(shape.part(i).begin(), shape.part(i).end());
    return parts;
}

} // namespace

TEST(KeyedShapes, AreTheSameAsThoseOfTheWholeLayer) {
    const fs::path file = written("keyed_shapes", to_flatgeobuf(layer_of_areas()));
    CollectingReporter findings;
    const FeatureLayer layer = read_layer(file, {}, findings);
    const KeyedShapes shapes(file, "code");
    for (const std::string_view key : {"A", "B"}) {
        const geom::LonLatShapes found = shapes.of(key);
        std::size_t next = 0;
        for (std::size_t i = 0; i < layer.size(); ++i) {
            if (layer.text(i, "code") != key) continue;
            ASSERT_LT(next, found.size());
            EXPECT_EQ(parts_of(found[next++]), parts_of(layer.shapes[i]));
        }
        EXPECT_EQ(found.size(), next);
    }
    EXPECT_EQ(shapes.of("A").size(), 2U);
}

TEST(KeyedShapes, UnknownKeysAndColumnsHaveNone) {
    const fs::path file = written("keyed_shapes_none", to_flatgeobuf(layer_of_areas()));
    EXPECT_TRUE(KeyedShapes(file, "code").of("C").empty());
    EXPECT_TRUE(KeyedShapes(file, "code").of("").empty());
    EXPECT_TRUE(KeyedShapes(file, "other").of("A").empty());
}

TEST(KeyedShapes, OfFilesThatAreCutOffOrOfAnotherFormatAreErrors) {
    const std::string bytes = to_flatgeobuf(layer_of_areas());
    const fs::path cut = written("keyed_shapes_cut", bytes.substr(0, bytes.size() - 40));
    EXPECT_THROW(KeyedShapes(cut, "code"), Error);
    EXPECT_THROW(KeyedShapes(written("keyed_shapes_text", areas), "code"), Error);
}
