// SPDX-License-Identifier: MIT
#include "cli/program.hpp"

using namespace cordon::test;
using testing::HasSubstr;
using testing::Not;

namespace {

const std::string extract = R"(<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6">
  <node id="1" lat="12.650" lon="-8.000"/>
  <node id="2" lat="12.744" lon="-8.072"/>
  <node id="3" lat="13.035" lon="-9.490"/>
  <way id="10"><nd ref="1"/><nd ref="2"/><tag k="highway" v="trunk"/><tag k="ref" v="RN24"/></way>
  <way id="11"><nd ref="2"/><nd ref="3"/><tag k="highway" v="secondary"/><tag k="name" v="West road"/></way>
  <way id="12"><nd ref="1"/><nd ref="3"/><tag k="highway" v="footway"/></way>
  <way id="14"><nd ref="1"/><nd ref="3"/><tag k="waterway" v="river"/></way>
</osm>
)";

const std::string map_of_roads = "[map]\ntitle = \"Roads\"\nbbox = [-10, 12, -7, 14]\n[data]\n"
                                 "roads = \"FILE\"\n[[layers]]\nfile = \"FILE\"\nname = \"ways\"\n";

} // namespace

TEST(DataRoads, KeepsClassLengthWeightAndCreditInEveryFormat) {
    const Workplace place(Data::shipped);
    place.put("x.osm", extract);
    for (const std::string file : {"roads.geojson", "roads.gpkg", "roads.fgb"}) {
        const RunResult made = place.cordon({"data", "roads", "x.osm", "-o", file});
        EXPECT_EQ(made.code, 0) << made.err;
        EXPECT_THAT(made.out, HasSubstr(file + ": 2 roads, 170 km (secondary 1, trunk 1)"));
        EXPECT_THAT(made.out, HasSubstr("credit: © OpenStreetMap contributors, ODbL-1.0"));
        const std::string first = place.get(file);
        EXPECT_EQ(place.cordon({"data", "roads", "x.osm", "-o", file, "-q"}).code, 0);
        EXPECT_EQ(place.get(file), first) << "the same input gives the same bytes";
        std::string map = map_of_roads;
        for (std::size_t at = map.find("FILE"); at != std::string::npos; at = map.find("FILE"))
            map.replace(at, 4, file);
        place.put("map.toml", map);
        const RunResult drawn =
            place.cordon({"render", "map.toml", "-o", "map.svg", "--sidecar", "-q"});
        EXPECT_EQ(drawn.code, 0) << drawn.err;
        EXPECT_EQ(drawn.err, "") << "the credit is known";
        EXPECT_THAT(place.get("map.json"), HasSubstr("© OpenStreetMap contributors")) << file;
        EXPECT_THAT(place.get("map.svg"), HasSubstr("OpenStreetMap contributors")) << file;
    }
    EXPECT_THAT(place.get("roads.geojson"),
                HasSubstr("\"class\":\"trunk\",\"ref\":\"RN24\",\"length_km\":13."));
    EXPECT_THAT(place.get("roads.geojson"), HasSubstr("\"name\":\"West road\""));
    EXPECT_THAT(place.get("roads.geojson"), Not(HasSubstr("footway")));
}

TEST(DataRoads, SaysWhatIsWrong) {
    const Workplace place;
    place.put("x.osm", extract);
    EXPECT_EQ(place.cordon({"data"}).code, 2);
    EXPECT_EQ(place.cordon({"data", "rivers", "x.osm", "-o", "r.gpkg"}).code, 2);
    EXPECT_EQ(place.cordon({"data", "roads", "x.osm"}).code, 2);
    const RunResult none =
        place.cordon({"data", "roads", "x.osm", "--class", "motorway", "-o", "r.gpkg"});
    EXPECT_EQ(none.code, 1);
    EXPECT_THAT(none.err, HasSubstr("x.osm: holds no road that vehicles use"));
    const RunResult wrong =
        place.cordon({"data", "roads", "x.osm", "--class", "trnk", "-o", "r.gpkg"});
    EXPECT_EQ(wrong.code, 1);
    EXPECT_THAT(wrong.err,
                HasSubstr("road class 'trnk' is not known\n  hint: did you mean 'trunk'?"));
}

TEST(Origins, AreNamedWithOperationAndGrids) {
    const Workplace place(Data::shipped);
    place.put(
        "utm.geojson",
        R"({"type":"FeatureCollection","attribution":"Me","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::23029"}},"features":[
{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[600000,4400000],[620000,4420000]]}}]})");
    place.put("map.toml", "[[layers]]\nfile = \"utm.geojson\"\n");
    const RunResult drawn =
        place.cordon({"render", "map.toml", "-o", "map.svg", "--sidecar", "-q"});
    EXPECT_EQ(drawn.code, 0) << drawn.err;
    const std::string sidecar = place.get("map.json");
    EXPECT_THAT(sidecar, HasSubstr("\"crs\": \"ED50 / UTM zone 29N (EPSG:23029)\""));
    EXPECT_THAT(sidecar, HasSubstr("\"name\": \"Inverse of UTM zone 29N + ED50 to WGS 84"));
    EXPECT_THAT(sidecar, HasSubstr("\"definition\": \"+proj=pipeline"));
    EXPECT_THAT(sidecar, testing::ContainsRegex("\"accuracy_m\": [0-9]"));
    EXPECT_THAT(sidecar, HasSubstr("\"crs\": \"WGS 84\""));
}

TEST(BoundaryViews, ThatAreNotDrawnAreNotClaimed) {
    const Workplace place(Data::shipped);
    place.put("map.toml", "[map]\nbbox = [60, 20, 90, 40]\nboundary_view = \"IN\"\n");
    const RunResult refused = place.cordon({"render", "map.toml", "-o", "map.svg"});
    EXPECT_EQ(refused.code, 1);
    EXPECT_THAT(
        refused.err,
        HasSubstr("map.toml:3: map.boundary_view: the shipped base map has no point of view "
                  "'IN'\n  hint: it has: neutral."));
    place.put("lines.geojson",
              R"({"type":"FeatureCollection","attribution":"Natural Earth","features":[
{"type":"Feature","properties":{"featurecla":"Disputed","FCLASS_IN":"International boundary"},"geometry":{"type":"LineString","coordinates":[[70,30],[80,35]]}}]})");
    place.put("map.toml", "[map]\nbbox = [60, 20, 90, 40]\nboundary_view = \"IN\"\n[data]\n"
                          "boundaries = \"lines.geojson\"\n");
    const RunResult drawn =
        place.cordon({"render", "map.toml", "-o", "map.svg", "--sidecar", "-q"});
    EXPECT_EQ(drawn.code, 0) << drawn.err;
    EXPECT_THAT(place.get("map.json"), HasSubstr("Boundaries from the point of view IN (lines); "
                                                 "disputed ones are dashed."));
}

TEST(PrecisionTable, IsPrintedAsFarAsItWasUsedAndCanBeChanged) {
    const Workplace place(Data::shipped);
    place.put("ucdp.csv",
              "id,year,type_of_violence,conflict_name,side_a,side_b,where_prec,where_coordinates,"
              "latitude,longitude,country,date_prec,date_start,date_end,best,high,low\n"
              "1,2024,1,M,A,B,2,Kati,12.84,-8.52,Mali,1,2024-10-01,2024-10-01,3,5,1\n");
    place.put("table.csv", "source,code,meaning,model,radius_km\n"
                           "ucdp_where_prec,2,near,point,40\n");
    const auto notes = [&](const std::string& more) {
        place.put("map.toml", "[data]\nincidents = \"ucdp.csv\"\n" + more);
        const RunResult drawn =
            place.cordon({"render", "map.toml", "-o", "map.svg", "--sidecar", "-q"});
        EXPECT_EQ(drawn.code, 0) << drawn.err;
        return place.get("map.json");
    };
    EXPECT_THAT(notes(""),
                HasSubstr("Radius by precision code: ucdp_where_prec 2 = 25\u00A0km (1)."));
    const std::string shipped = place.get("map.svg");
    EXPECT_THAT(
        notes("precision = \"table.csv\"\n"),
        HasSubstr("Radius by precision code (table.csv): ucdp_where_prec 2 = 40\u00A0km (1)."));
    EXPECT_NE(place.get("map.svg"), shipped);
}

TEST(DistanceKind, NarrowsARing) {
    const Workplace place(Data::shipped);
    const auto extent = [&](const std::string& kind) {
        place.put(
            "in.geojson",
            R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"id":"a","date":"2025-10-28","type":"armed_attack","claim":"reported","location":{"said":{"model":"ring","centre":[-8.07,12.74],"inner_km":45,"outer_km":55},"distance_kind":")" +
                kind + R"("}}}]})");
        EXPECT_EQ(place.cordon({"render", "in.geojson", "-o", "a.scene.txt", "-q"}).code, 0);
        return place.get("a.scene.txt");
    };
    const std::string straight = extent("straight");
    const std::string unknown = extent("unknown");
    EXPECT_NE(straight, unknown);
    EXPECT_NE(extent("road"), unknown);
}
