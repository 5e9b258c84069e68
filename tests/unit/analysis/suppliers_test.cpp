// SPDX-License-Identifier: MIT
#include "helpers.hpp"

#include "analysis/suppliers.hpp"
#include "core/file.hpp"
#include "core/json.hpp"
#include "data/reader.hpp"

#include <filesystem>

namespace {

using namespace cordon;
using namespace cordon::analysis;
using namespace cordon::analysis::test;

std::vector<Supplier> read(const std::string& features, CollectingReporter& reporter) {
    const std::string text = R"({"type":"FeatureCollection","features":[)" + features + "]}";
    return read_suppliers(data::read_geojson(parse_json(text, "depots"), "depots", reporter),
                          reporter);
}

std::string point(const std::string& properties) {
    return R"({"type":"Feature","properties":{)" + properties +
           R"(},"geometry":{"type":"Point","coordinates":[-8,12.65]}})";
}

TEST(ReadSuppliers, TakesNamesWeightsAndCapacities) {
    CollectingReporter reporter;
    const auto suppliers = read(point(R"("name":"Nioro du Sahel","weight":2.5,"capacity":0)") +
                                    "," + point(R"("name":"Nioro du Sahel")") + "," +
                                    point(R"("id":"zegoua")") + "," + point(R"("weight":null)"),
                                reporter);
    ASSERT_EQ(suppliers.size(), 4U);
    EXPECT_EQ(suppliers[0].id, "nioro-du-sahel");
    EXPECT_EQ(suppliers[0].weight, 2.5);
    EXPECT_EQ(suppliers[0].capacity, 0.0);
    EXPECT_EQ(suppliers[1].id, "nioro-du-sahel-2");
    EXPECT_EQ(suppliers[1].weight, 1.0);
    EXPECT_FALSE(suppliers[1].capacity);
    EXPECT_EQ(suppliers[2].name, "zegoua");
    EXPECT_EQ(suppliers[3].id, "supplier-4");
    EXPECT_EQ(all(reporter), "");
}

TEST(ReadSuppliers, ReportsWhatItCannotUse) {
    CollectingReporter reporter;
    const auto suppliers = read(
        point(R"("name":"A","weight":-1)") + "," + point(R"("name":"B","capacity":"much")") + "," +
            R"({"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[0,0],[1,1]]}})",
        reporter);
    ASSERT_EQ(suppliers.size(), 2U);
    EXPECT_EQ(suppliers[0].weight, 1.0);
    const std::string findings = all(reporter);
    EXPECT_NE(findings.find("supplier 'A' has the weight '-1', which is not a number above 0"),
              std::string::npos)
        << findings;
    EXPECT_NE(findings.find("supplier 'B' has the capacity 'much'"), std::string::npos) << findings;
    EXPECT_NE(findings.find("supplier 3 is not a point"), std::string::npos) << findings;
}

TEST(ReadSuppliers, ReadsATable) {
    const std::filesystem::path path =
        std::filesystem::path(testing::TempDir()) / "analysis_suppliers.csv";
    write_file(path, "name,lat,lon,weight\nDiboli,14.4667,-12.2167,3\n");
    CollectingReporter reporter;
    const auto suppliers = read_suppliers(data::read_layer(path, {}, reporter), reporter);
    std::filesystem::remove(path);
    ASSERT_EQ(suppliers.size(), 1U) << all(reporter);
    EXPECT_EQ(suppliers[0].name, "Diboli");
    EXPECT_EQ(suppliers[0].weight, 3.0);
    EXPECT_NEAR(suppliers[0].at.x, -12.2167, 1e-9);
}

TEST(SnapSuppliers, NeverSnapsOverALargeDistance) {
    Drawn drawn = draw("A-------B", {.origin_at = 'A'});
    const geom::LonLat a = drawn.roads.at('A');
    std::vector<Supplier> suppliers{{.id = "near", .name = "Near", .at = {a.x + 0.4, a.y + 0.02}},
                                    {.id = "far", .name = "Far", .at = {a.x + 0.4, a.y + 0.2}}};
    CollectingReporter reporter;
    snap_suppliers(drawn.network, suppliers, farthest_snap, reporter);
    ASSERT_TRUE(suppliers[0].node);
    EXPECT_NEAR(suppliers[0].snap_distance_m, 2246.0, 30.0);
    EXPECT_EQ(drawn.network.edges.size(), 2U);
    EXPECT_FALSE(suppliers[1].node);
    const std::string findings = all(reporter);
    EXPECT_NE(findings.find("'Near' was put on the nearest road, 2.2 km away"), std::string::npos)
        << findings;
    EXPECT_NE(findings.find("no road near Far (nearest 22 km away); it is left out as a supplier"),
              std::string::npos)
        << findings;
}

TEST(SnapSuppliers, PrefersAConnectedRoadToAStrayPiece) {
    Drawn drawn = draw("A---------------B\n"
                       "                 \n"
                       "       c-d       \n",
                       {.cell_km = 0.25, .origin_at = 'A'});
    std::vector<Supplier> suppliers{{.id = "s", .name = "S", .at = drawn.roads.at('c')}};
    CollectingReporter reporter;
    snap_suppliers(drawn.network, suppliers, farthest_snap, reporter);
    ASSERT_TRUE(suppliers[0].node);
    EXPECT_EQ(drawn.network.components[*suppliers[0].node], 0U);
}

TEST(BorderSuppliers, AreTheOuterEndsOfTheShippedCorridors) {
    const std::filesystem::path folder = std::filesystem::path(CORDON_SOURCE_DIR) / "geodata";
    CollectingReporter reporter;
    const Network network =
        network_of_legs(data::read_layer(folder / "corridor_legs.fgb", {}, reporter),
                        data::read_layer(folder / "corridors.fgb", {}, reporter), {}, reporter);
    const Centre centre{"Bamako", {-8.0, 12.65}, kilometres(10)};
    const auto suppliers = border_suppliers(network, centre);
    std::string ids;
    for (const Supplier& supplier : suppliers) ids += supplier.id + " ";
    EXPECT_EQ(ids, "diboli gogui kadiana kenieba kouremale manankoro nara sevare zegoua ");
    const SupplyGraph supply(network, centre, suppliers);
    const std::vector<SupplyGraph::StretchState> states(network.stretches.size());
    for (const auto& way : supply.ways(states)) EXPECT_TRUE(way.reachable);
    EXPECT_EQ(supply.further_closures(states), 5) << "five roads leave Bamako, one by Kati";
    EXPECT_FALSE(supply.touches_border(states));
}

} // namespace
