// SPDX-License-Identifier: MIT
#include "cli/program.hpp"

using namespace cordon::test;
using testing::HasSubstr;
using testing::StartsWith;

namespace {

std::string collection(const std::string& features, const std::string& more = {}) {
    return R"({"type":"FeatureCollection",)" + more + R"("features":[)" + features + "]}";
}
std::string feature(const std::string& type, const std::string& coordinates) {
    return R"({"type":"Feature","properties":{"name":"x"},"geometry":{"type":")" + type +
           R"(","coordinates":)" + coordinates + "}}";
}
const std::string road = feature("LineString", "[[-8,12.65],[-8.5,13.2],[-9.49,13.03]]");
const std::string towns =
    collection(feature("Point", "[-8,12.65]"), R"("attribution":"Town office",)");
const std::string mercator_crs =
    R"("crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3857"}},)";

} // namespace

TEST(Buffer, StatesItsErrorAndGivesTheSameBytes) {
    const Workplace place;
    place.put("roads.geojson", collection(road));
    const RunResult result =
        place.cordon({"buffer", "roads.geojson", "--km", "10", "-o", "out.geojson"});
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_THAT(result.out, StartsWith("out.geojson: 1 area, 4,119 km²"));
    EXPECT_THAT(result.out, HasSubstr("max |r_true - r| / r = 0.04 % at "));
    EXPECT_THAT(result.out, HasSubstr("(limit 0.2 %)"));
    EXPECT_EQ(result.err, "");
    const RunResult piped =
        place.cordon({"buffer", "-", "--distance", "10km", "-o", "-", "-q"}, collection(road));
    EXPECT_EQ(piped.out.substr(piped.out.find("\"features\"")),
              place.get("out.geojson").substr(place.get("out.geojson").find("\"features\"")));
}

TEST(Buffer, RefusesDegreesAndWebMercatorWithTheGroundDistance) {
    const Workplace place;
    place.put("roads.geojson", collection(road));
    RunResult result =
        place.cordon({"buffer", "roads.geojson", "--distance", "0.1deg", "-o", "out.geojson"});
    EXPECT_EQ(result.code, 1);
    EXPECT_EQ(result.err, "error: the distance 0.1° for layer 'roads' (WGS 84) is no distance on "
                          "the ground: at 12.9° N it is 10.9 km from west to east and 11.1 km from "
                          "south to north\n"
                          "  hint: write the distance on the ground: --distance 11km\n");
    EXPECT_FALSE(place.has("out.geojson"));
    place.put(
        "roads.geojson",
        collection(feature("LineString", "[[-890555,1420000],[-990555,1440000]]"), mercator_crs));
    result = place.cordon({"buffer", "roads.geojson", "--distance", "10000", "-o", "out.geojson"});
    EXPECT_EQ(result.code, 1);
    EXPECT_THAT(result.err, HasSubstr("(WGS 84 / Pseudo-Mercator (EPSG:3857))"));
    EXPECT_THAT(result.err, HasSubstr("at 12.7° N it is 9.76 km"));
}

TEST(Buffer, RefusesWhatReachesRoundHalfOfTheGlobe) {
    const Workplace place;
    place.put("w.geojson", collection(feature("LineString", "[[-179,0],[0,10],[179,0]]")));
    const RunResult result = place.cordon({"buffer", "w.geojson", "--km", "50", "-o", "o.geojson"});
    EXPECT_EQ(result.code, 1);
    EXPECT_THAT(result.err, HasSubstr("spread over more than half of the globe"));
    EXPECT_FALSE(place.has("o.geojson"));
}

TEST(Buffer, CombinesWithAnotherFileAndKeepsBothCredits) {
    const Workplace place;
    place.put("roads.geojson", collection(road, R"("attribution":"Road office",)"));
    place.put("towns.geojson", towns);
    const RunResult result =
        place.cordon({"buffer", "roads.geojson", "--km", "10", "--combine", "difference", "--with",
                      "towns.geojson", "--with-distance", "20km", "-o", "out.geojson"});
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_THAT(place.get("out.geojson"),
                HasSubstr("\"attribution\":\"Road office; Town office\""));
    const RunResult alone = place.cordon(
        {"buffer", "roads.geojson", "--km", "10", "--combine", "difference", "-o", "out.geojson"});
    EXPECT_EQ(alone.code, 2);
    EXPECT_THAT(alone.err, HasSubstr("there is nothing to combine the areas with"));
}

TEST(BufferedLayer, IsDrawnNamedAndSaidInTheNotes) {
    const Workplace place(Data::shipped);
    place.put("patrols.geojson", collection(road, R"("attribution":"Patrol office",)"));
    place.put("towns.geojson", towns);
    place.put("map.toml", R"([map]
title = "Away from towns"
bbox = [-10.5, 12, -7, 14]
[[layers]]
file = "patrols.geojson"
buffer = "10km"
combine = "difference"
with = "towns"
[[layers]]
file = "towns.geojson"
buffer = "15km"
)");
    const RunResult result =
        place.cordon({"render", "map.toml", "-o", "map.svg", "--sidecar", "-q"});
    EXPECT_EQ(result.code, 0) << result.err;
    const std::string sidecar = place.get("map.json");
    EXPECT_THAT(sidecar, HasSubstr("Areas: within 10\u00A0km of patrols, without the area within "
                                   "15\u00A0km of towns; within 15\u00A0km of towns (geodesic, "
                                   "largest error 0.0"));
    EXPECT_THAT(sidecar, HasSubstr("\"alt\": \"Map: Away from towns. Areas: within 10"));
    EXPECT_THAT(sidecar, HasSubstr("Patrol office"));
    EXPECT_THAT(sidecar, HasSubstr("Town office"));
    EXPECT_THAT(place.get("map.svg"), HasSubstr("without the area within"));
}

TEST(BufferedLayer, InDegreesIsRefusedWithItsLine) {
    const Workplace place(Data::shipped);
    place.put("towns.geojson", towns);
    place.put("map.toml", "[[layers]]\nfile = \"towns.geojson\"\nbuffer = 0.1\n");
    for (const char* command : {"render", "check"}) {
        std::vector<std::string> arguments = {command, "map.toml"};
        if (arguments.front() == "render") arguments.insert(arguments.end(), {"-o", "map.svg"});
        const RunResult result = place.cordon(arguments);
        EXPECT_EQ(result.code, 1);
        EXPECT_THAT(result.err, HasSubstr("map.toml:3: the distance 0.1° for layer 'towns'"));
    }
    place.put("in.csv", "lat,lon,date,type\n12.84,-8.52,2025-10-28,armed_attack\n");
    place.put("map.toml", "[map]\nbuffer = \"0.1\"\n[data]\nincidents = \"in.csv\"\n");
    const RunResult result = place.cordon({"render", "map.toml", "-o", "map.svg"});
    EXPECT_EQ(result.code, 1);
    EXPECT_THAT(result.err, HasSubstr("map.toml:2: the distance 0.1° for layer 'incidents'"));
}

TEST(OwnLayer, WithoutACreditIsWarnedOfOnce) {
    const Workplace place(Data::shipped);
    place.put("roads.geojson", collection(road));
    place.put("incidents.csv", "lat,lon,date,type,place,source\n"
                               "12.9,-8.4,2025-10-02,ambush,Kati,A\n");
    const RunResult result =
        place.cordon({"render", "incidents.csv", "--layer", "roads.geojson", "-o", "map.svg"});
    EXPECT_EQ(result.code, 0) << result.err;
    const std::string warning = "layer 'roads' has neither attribution nor licence";
    const std::size_t first = result.err.find(warning);
    ASSERT_NE(first, std::string::npos) << result.err;
    EXPECT_EQ(result.err.find(warning, first + 1), std::string::npos) << result.err;
}
