// SPDX-License-Identifier: MIT
#include "helpers.hpp"

#include "data/reader.hpp"

#include <algorithm>
#include <filesystem>

namespace {

using namespace cordon;
using namespace cordon::analysis;
using namespace cordon::analysis::test;

Network shipped(CollectingReporter& reporter) {
    const std::filesystem::path folder = std::filesystem::path(CORDON_SOURCE_DIR) / "geodata";
    const auto legs = data::read_layer(folder / "corridor_legs.fgb", {}, reporter);
    const auto corridors = data::read_layer(folder / "corridors.fgb", {}, reporter);
    return network_of_legs(legs, corridors, {}, reporter);
}

const Route& route(const Network& network, std::string_view id) {
    return *std::find_if(network.routes.begin(), network.routes.end(),
                         [&](const Route& route) { return route.id == id; });
}

TEST(NetworkOfLegs, HoldsTheTenShippedCorridors) {
    CollectingReporter reporter;
    const Network network = shipped(reporter);
    EXPECT_EQ(network.routes.size(), 10U);
    EXPECT_EQ(network.edges.size(), 37U) << "38 legs, Bougouni-Zantiébougou is in two corridors";
    EXPECT_EQ(network.stretches.size(), 37U);
    EXPECT_EQ(network.component_count, 1U) << "all reach Bamako";
    for (const Diagnostic& diagnostic : reporter.diagnostics)
        EXPECT_EQ(diagnostic.severity, Severity::note) << to_text(diagnostic);
    for (const Stretch& stretch : network.stretches) EXPECT_TRUE(stretch.on_route) << stretch.id;
}

TEST(NetworkOfLegs, StringsTheLegsOfACorridorInTheirOrder) {
    CollectingReporter reporter;
    const Network network = shipped(reporter);
    const Route& kayes = route(network, "bamako-kayes-diboli");
    std::string names;
    for (const std::uint32_t id : kayes.stretches) names += network.stretches[id].from + " - ";
    names += network.stretches[kayes.stretches.back()].to;
    EXPECT_EQ(names, "Bamako - Kati - Kolokani - Didiéni - Diéma - Sandaré - Kayes - Diboli");
    EXPECT_EQ(kayes.name, "Bamako–Kayes–Diboli");
    EXPECT_EQ(kayes.road, "RN3");
    EXPECT_NEAR(kayes.length_m, 674e3, 10e3);
    EXPECT_EQ(network.stretches[kayes.stretches[1]].id, "bamako-kayes-diboli/kati-kolokani");
}

TEST(NetworkOfLegs, BeginsAsideCorridorAtAJunctionOfAnother) {
    CollectingReporter reporter;
    const Network network = shipped(reporter);
    const auto first_place = [&](std::string_view id) {
        const Stretch& stretch = network.stretches[route(network, id).stretches.front()];
        const Edge& edge = network.edges[stretch.pieces.front().edge];
        return stretch.pieces.front().reversed ? edge.to : edge.from;
    };
    const Stretch& to_kati = network.stretches[route(network, "bamako-kayes-diboli").stretches[0]];
    EXPECT_EQ(first_place("kati-kita"), network.edges[to_kati.pieces[0].edge].to);
    EXPECT_EQ(first_place("bamako-sevare"), first_place("bamako-kouremale"));
}

TEST(NetworkOfLegs, SharesALegOfTwoCorridors) {
    CollectingReporter reporter;
    const Network network = shipped(reporter);
    const auto& zegoua = route(network, "bamako-sikasso-zegoua").stretches;
    const auto& kadiana = route(network, "bougouni-kolondieba-kadiana").stretches;
    EXPECT_TRUE(std::find(zegoua.begin(), zegoua.end(), kadiana.front()) != zegoua.end());
    EXPECT_EQ(network.stretches[kadiana.front()].road, "RN7");
}

/// Legs A-B and B-C of one corridor, and one that ends beside the middle of A-B.
data::FeatureLayer three_legs(double gap_degrees) {
    data::FeatureLayer layer("legs");
    const auto add = [&](std::string_view corridor, std::string_view from, std::string_view to,
                         const std::vector<geom::LonLat>& line) {
        layer.shapes.begin(geom::Kind::line);
        layer.shapes.add_part(line);
        layer.set("corridor", corridor);
        layer.set("from", from);
        layer.set("to", to);
        layer.finish_feature();
    };
    add("x", "B", "C", {{-7.0, 12.0}, {-6.0, 12.0}});
    add("x", "A", "B", {{-8.0, 12.0}, {-7.5, 12.0}, {-7.0, 12.0}});
    add("y", "D", "E", {{-7.5, 12.0 + gap_degrees}, {-7.5, 13.0}});
    return layer;
}

TEST(NetworkOfLegs, JoinsALegThatEndsAtTheSideOfAnother) {
    CollectingReporter reporter;
    const Network network = network_of_legs(three_legs(0.0001), data::FeatureLayer(), {}, reporter);
    EXPECT_EQ(network.component_count, 1U) << all(reporter);
    EXPECT_EQ(network.edges.size(), 4U);
    EXPECT_EQ(network.nodes.size(), 5U);
    EXPECT_EQ(network.stretches.size(), 3U);
    const Route& x = route(network, "x");
    ASSERT_EQ(x.stretches.size(), 2U);
    EXPECT_EQ(network.stretches[x.stretches[0]].id, "x/a-b");
    EXPECT_EQ(network.stretches[x.stretches[0]].pieces.size(), 2U);
}

TEST(NetworkOfLegs, ReportsACorridorThatDoesNotMeetTheOthers) {
    CollectingReporter reporter;
    const Network network = network_of_legs(three_legs(0.1), data::FeatureLayer(), {}, reporter);
    EXPECT_EQ(network.component_count, 2U);
    EXPECT_NE(all(reporter).find("route 'y' is not connected with the others"), std::string::npos)
        << all(reporter);
}

} // namespace
