// SPDX-License-Identifier: MIT
#include "helpers.hpp"

#include "analysis/measures.hpp"
#include "data/reader.hpp"
#include "proj/geodesic.hpp"

#include <filesystem>

namespace {

using namespace cordon;
using namespace cordon::analysis;
using namespace cordon::analysis::test;

constexpr geom::LonLat bamako{-8.0, 12.65};

/// `id road azimuth` for each gateway.
std::string text(const std::vector<Gateway>& gateways) {
    std::string result;
    for (const Gateway& gateway : gateways)
        result += gateway.id + (gateway.road.empty() ? "" : " " + gateway.road) + "\n";
    return result;
}

TEST(Gateways, AreWhereMainRoadsCrossTheCircle) {
    const Drawn drawn = draw("    N    \n"
                             "    |    \n"
                             "    |    \n"
                             "    |    \n"
                             "W---C---E\n",
                             {.origin_at = 'C', .attributes = {{"NC", {{"ref", "RN1"}}}}});
    const Centre centre{"C", bamako, {}};
    const auto found = gateways(drawn.network, centre, kilometres(25));
    EXPECT_EQ(text(found), "D25-0 RN1\nD25-90\nD25-270\n");
    for (const Gateway& gateway : found) {
        EXPECT_NEAR(proj::distance(bamako, gateway.at).value(), 25000.0, 0.01);
        EXPECT_EQ(gateway.weight, 2.0);
        EXPECT_EQ(gateway.stretch, drawn.network.edges[gateway.edge].stretch);
    }
    EXPECT_TRUE(gateways(drawn.network, centre, kilometres(41)).empty());
}

TEST(Gateways, LeaveLesserRoadsOut) {
    const Drawn drawn = draw("W---C---E", {.origin_at = 'C',
                                           .attributes = {{"WC", {{"highway", "tertiary"}}},
                                                          {"CE", {{"highway", "secondary"}}}}});
    EXPECT_EQ(text(gateways(drawn.network, {"C", bamako, {}}, kilometres(25))), "D25-90\n");
}

TEST(Gateways, CountARoadAsOftenAsItCrosses) {
    // The road enters the circle of 25 km from the east, leaves it and passes by in the south.
    const Drawn drawn = draw("  C---A\n"
                             "      |\n"
                             "      |\n"
                             "      |\n"
                             "D-----B\n",
                             {.origin_at = 'C'});
    EXPECT_EQ(gateways(drawn.network, {"C", bamako, {}}, kilometres(25)).size(), 1U);
    EXPECT_EQ(gateways(drawn.network, {"C", bamako, {}}, kilometres(42)).size(), 3U);
}

TEST(Gateways, SeeARoadThatPassesTheCentreBetweenTwoVertices) {
    CollectingReporter reporter;
    const Network network =
        build_network(lines_of({{proj::direct(bamako, Degrees(270), kilometres(300)),
                                 proj::direct(bamako, Degrees(90), kilometres(300))}}),
                      {}, reporter);
    EXPECT_EQ(text(gateways(network, {"C", bamako, {}}, kilometres(25))), "D25-90\nD25-270\n");
}

TEST(Gateways, CountTwoCarriagewaysOnce) {
    const auto at = [&](double km, double north) {
        const geom::LonLat p = proj::direct(bamako, Degrees(90), kilometres(km));
        return geom::LonLat{p.x, p.y + north / 110650.0};
    };
    data::FeatureLayer layer =
        lines_of({{at(0, 0), at(60, 0)}, {at(60, 40), at(0, 40)}, {at(0, 300), at(60, 300)}});
    data::Column& oneway = layer.make_column("oneway");
    oneway = data::Column("oneway");
    for (const char* value : {"yes", "yes", "no"}) oneway.push(std::string_view(value));
    CollectingReporter reporter;
    const Network network = build_network(layer, {}, reporter);
    EXPECT_EQ(text(gateways(network, {"C", bamako, {}}, kilometres(50))), "D50-90\nD50-90b\n")
        << "the third road is another one";
}

TEST(Gateways, OfTheShippedCorridorsAreTheMainRoadsOfBamako) {
    const std::filesystem::path folder = std::filesystem::path(CORDON_SOURCE_DIR) / "geodata";
    CollectingReporter reporter;
    const Network network =
        network_of_legs(data::read_layer(folder / "corridor_legs.fgb", {}, reporter),
                        data::read_layer(folder / "corridors.fgb", {}, reporter), {}, reporter);
    const Centre centre{"Bamako", bamako, kilometres(10)};
    EXPECT_EQ(gateways(network, centre, kilometres(25)).size(), 6U)
        << text(gateways(network, centre, kilometres(25)));
    EXPECT_EQ(gateways(network, centre, kilometres(100)).size(), 6U);
    EXPECT_EQ(text(gateways(network, centre, kilometres(200))),
              "D200-16\nD200-65 RN6\nD200-132 RN7\nD200-146\nD200-161\nD200-281\n"
              "D200-350 RN3\n");
}

TEST(Gateways, NeedARadius) {
    const Drawn drawn = draw("A---B");
    EXPECT_THROW((void)gateways(drawn.network, {"C", bamako, {}}, Metres(0)), Error);
}

} // namespace
