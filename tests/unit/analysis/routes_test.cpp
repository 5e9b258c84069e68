// SPDX-License-Identifier: MIT
#include "helpers.hpp"

namespace {

using namespace cordon;
using namespace cordon::analysis;
using namespace cordon::analysis::test;

RouteRequest request(std::string id, const AsciiRoads& roads, std::string_view letters) {
    RouteRequest request{.id = id, .name = id, .road = "", .junctions = {}};
    for (const char letter : letters)
        request.junctions.push_back({std::string("Town ") + letter, roads.at(letter)});
    return request;
}

/// `id: stretch stretch` for each route.
std::string routes_text(const Network& network) {
    std::string text;
    for (const Route& route : network.routes) {
        text += route.id + ":";
        for (const std::uint32_t id : route.stretches) text += " " + network.stretches[id].id;
        text += "\n";
    }
    return text;
}

TEST(MakeRoutes, CutsARouteAtItsJunctions) {
    Drawn drawn = draw("A---B---C---D\n"
                       "        |    \n"
                       "        E    \n");
    CollectingReporter reporter;
    make_routes(drawn.network, {request("a-d", drawn.roads, "ABD")}, kilometres(1), reporter);
    EXPECT_EQ(routes_text(drawn.network), "a-d: a-d/town-a-town-b a-d/town-b-town-d\n")
        << "C is a fork but no junction of the route";
    EXPECT_NEAR(drawn.network.routes[0].length_m, 120000.0, 40.0);
    EXPECT_EQ(drawn.network.stretches.size(), 3U) << "C-E is a stretch outside the routes";
    EXPECT_EQ(drawn.network.stretches[2].id, "#1");
    EXPECT_FALSE(drawn.network.stretches[2].on_route);
    expect_whole(drawn.network);
}

TEST(MakeRoutes, SharesWhatTwoRoutesHaveInCommon) {
    Drawn drawn = draw("A---B---C---D\n"
                       "        |    \n"
                       "        E    \n");
    CollectingReporter reporter;
    make_routes(drawn.network,
                {request("a-d", drawn.roads, "AD"), request("e-a", drawn.roads, "EA")},
                kilometres(1), reporter);
    EXPECT_EQ(routes_text(drawn.network),
              "a-d: a-d/town-a-fork-near-town-e a-d/fork-near-town-e-town-d\n"
              "e-a: e-a/town-e-fork-near-town-e a-d/town-a-fork-near-town-e\n");
    EXPECT_EQ(drawn.network.stretches[0].to, "fork near Town E");
    expect_whole(drawn.network);
}

TEST(MakeRoutes, TakesTheShorterWay) {
    Drawn drawn = draw("A---B---C\n"
                       "|       |\n"
                       "|       |\n"
                       "D-------E\n");
    CollectingReporter reporter;
    make_routes(drawn.network, {request("r", drawn.roads, "AC")}, kilometres(1), reporter);
    EXPECT_NEAR(drawn.network.routes[0].length_m, 80000.0, 50.0);
    EXPECT_EQ(drawn.network.stretches.size(), 2U);
    expect_whole(drawn.network);
}

TEST(MakeRoutes, DoesNotGoAgainstAOneWayRoad) {
    Drawn drawn = draw("A---B---C\n"
                       "|       |\n"
                       "|       |\n"
                       "D-------E\n",
                       {.attributes = {{"AB", {{"oneway", "-1"}}}}});
    CollectingReporter reporter;
    make_routes(drawn.network,
                {request("there", drawn.roads, "AC"), request("back", drawn.roads, "CA")},
                kilometres(1), reporter);
    EXPECT_NEAR(drawn.network.routes[0].length_m, 140000.0, 100.0);
    EXPECT_NEAR(drawn.network.routes[1].length_m, 80000.0, 50.0);
    expect_whole(drawn.network);
}

/// A dual road of 20 km to the east, 30 m apart; the second line runs back.
data::FeatureLayer dual_road() {
    const auto at = [](double east, double north) {
        return geom::LonLat{-8.0 + east / 108640.0, 12.65 + north / 110650.0};
    };
    data::FeatureLayer layer = lines_of({{at(0, 0), at(10000, 0)},
                                         {at(10000, 0), at(20000, 0)},
                                         {at(20000, 30), at(0, 30)},
                                         {at(0, 0), at(0, 30)},
                                         {at(20000, 0), at(20000, 30)},
                                         {at(0, 900), at(20000, 900)},
                                         {at(0, 30), at(0, 900)}});
    data::Column& oneway = layer.make_column("oneway");
    oneway = data::Column("oneway");
    for (const char* value : {"yes", "yes", "yes", "no", "no", "yes", "no"})
        oneway.push(std::string_view(value));
    return layer;
}

TEST(MakeRoutes, GivesTheOtherCarriagewayToTheStretch) {
    CollectingReporter reporter;
    Network network = build_network(dual_road(), {.snap = Metres(1)}, reporter);
    ASSERT_EQ(network.edges.size(), 7U);
    make_routes(network, {{"r", "", "", {{"A", {-8.0, 12.65}}, {"B", network.nodes[2]}}}},
                kilometres(1), reporter);
    ASSERT_EQ(network.routes.size(), 1U) << all(reporter);
    EXPECT_EQ(routes_text(network), "r: r/a-b\n");
    EXPECT_EQ(network.edges[2].stretch, network.edges[0].stretch);
    EXPECT_EQ(network.stretches[0].pieces.size(), 2U) << "but is not one of its pieces";
    EXPECT_NE(network.edges[5].stretch, network.edges[0].stretch) << "900 m away, same direction";
    EXPECT_NE(network.edges[3].stretch, network.edges[0].stretch) << "the link between the two";
}

TEST(MakeRoutes, PutsAJunctionBesideTheRoadOnIt) {
    Drawn drawn = draw("A-------B", {.origin_at = 'A'});
    RouteRequest wish = request("r", drawn.roads, "AB");
    const geom::LonLat a = drawn.roads.at('A');
    wish.junctions.insert(wish.junctions.begin() + 1, {"Middle", {a.x + 0.3, a.y + 0.01}});
    CollectingReporter reporter;
    make_routes(drawn.network, {wish}, kilometres(2), reporter);
    EXPECT_EQ(routes_text(drawn.network), "r: r/town-a-middle r/middle-town-b\n");
    expect_whole(drawn.network);
}

TEST(MakeRoutes, LeavesASideRoadIntoTownAway) {
    // The town's point T lies 3 km off the through road, on a side road of its own.
    Drawn drawn = draw("A---B---C\n"
                       "    |    \n"
                       "    |    \n"
                       "    T    \n",
                       {.cell_km = 1.0});
    CollectingReporter reporter;
    make_routes(drawn.network, {request("r", drawn.roads, "ATC")}, kilometres(1), reporter);
    EXPECT_EQ(routes_text(drawn.network), "r: r/town-a-town-t r/town-t-town-c\n");
    EXPECT_NEAR(drawn.network.routes[0].length_m, 8000.0, 5.0);
    expect_whole(drawn.network);
}

TEST(MakeRoutes, ReportsJunctionsWithoutARoadAndRoutesWithoutAWay) {
    Drawn drawn = draw("A---B   C---D", {.origin_at = 'A'});
    RouteRequest far = request("far", drawn.roads, "AB");
    far.junctions.insert(far.junctions.begin() + 1, {"Nowhere", {-8.0, 13.0}});
    CollectingReporter reporter;
    make_routes(drawn.network, {far, request("gap", drawn.roads, "AD")}, kilometres(10), reporter);
    EXPECT_EQ(routes_text(drawn.network), "far: far/town-a-town-b\n");
    const std::string findings = all(reporter);
    EXPECT_NE(findings.find("no road near Nowhere within 10 km (nearest 39 km away)"),
              std::string::npos)
        << findings;
    EXPECT_NE(findings.find("route 'gap': no way from Town A to Town D, whose roads are not "
                            "connected; the route was left out"),
              std::string::npos)
        << findings;
    expect_whole(drawn.network);
}

TEST(MakeRoutes, MakesEverythingAnew) {
    Drawn drawn = draw("A---B---C");
    CollectingReporter reporter;
    make_routes(drawn.network, {request("one", drawn.roads, "AC")}, kilometres(1), reporter);
    make_routes(drawn.network, {request("two", drawn.roads, "AB")}, kilometres(1), reporter);
    EXPECT_EQ(routes_text(drawn.network), "two: two/town-a-town-b\n");
    EXPECT_EQ(drawn.network.stretches.size(), 2U);
    expect_whole(drawn.network);
}

TEST(MakeRoutes, RefusesAnIdGivenTwiceAndARouteWithoutEnds) {
    Drawn drawn = draw("A---B");
    CollectingReporter reporter;
    const RouteRequest wish = request("r", drawn.roads, "AB");
    EXPECT_THROW(make_routes(drawn.network, {wish, wish}, kilometres(1), reporter), Error);
    EXPECT_THROW(
        make_routes(drawn.network, {request("s", drawn.roads, "A")}, kilometres(1), reporter),
        Error);
}

} // namespace
