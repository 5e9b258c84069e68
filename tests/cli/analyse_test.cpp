// SPDX-License-Identifier: MIT
// `cordon analyse` on small files: a town with four roads.
#include "cli/program.hpp"

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <iostream>

using namespace cordon::test;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
namespace fs = std::filesystem;

namespace {

std::string road(const std::string& to, const std::string& name) {
    return R"({"type":"Feature","properties":{"highway":"secondary","name":")" + name +
           R"("},"geometry":{"type":"LineString","coordinates":[[-8,12.65],)" + to + "]}}";
}

const std::string roads = R"({"type":"FeatureCollection","attribution":"© Test","features":[)" +
                          road("[-8,13.35]", "north") + "," + road("[-7.3,12.65]", "east") + "," +
                          road("[-8,11.95]", "south") + "," + road("[-8.7,12.65]", "west") + "]}";

const std::string suppliers = "name,lat,lon,weight\nNorth,13.35,-8,1\nEast,12.65,-7.3,1\n"
                              "South,11.95,-8,1\nWest,12.65,-8.7,1\n";

/// Two attacks on the road to the north, told by two agencies.
const std::string incidents =
    "id,lat,lon,date,type,radius_km,claim,source,url\n"
    "a1,13.0,-8,2025-10-20,attack_on_traffic,1,reported,Agency A,https://a.example/1\n"
    "a2,13.02,-8,2025-10-25,attack_on_traffic,1,reported,Agency B,https://b.example/2\n";

/// A desk with the town's files.
struct Town {
    Workplace place{Data::shipped};
    Town() {
        place.put("roads.geojson", roads);
        place.put("suppliers.csv", suppliers);
        place.put("in.csv", incidents);
    }
    [[nodiscard]] RunResult analyse(const std::vector<std::string>& more,
                                    const std::string& input = "in.csv") const {
        std::vector<std::string> arguments{"analyse",     input,          "--centre",
                                           "12.65,-8.0",  "--roads",      "roads.geojson",
                                           "--suppliers", "suppliers.csv"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return place.cordon(arguments);
    }
};

/// Names in `parameters_changed`, each with a space behind it.
std::string changed(const std::string& report) {
    std::size_t at = report.find("\"parameters_changed\": [");
    const std::size_t end = report.find(']', at);
    std::string out;
    at = report.find('[', at);
    for (bool inside = false; at < end; ++at) {
        if (report[at] == '"') {
            if (inside) out += ' ';
            inside = !inside;
        } else if (inside) {
            out += report[at];
        }
    }
    return out;
}

bool has_program(const std::string& name) {
    return std::system(("command -v " + name + " >/dev/null 2>&1").c_str()) == 0; // NOLINT
}

/// Standard output of a shell command.
std::string output_of(const std::string& command) {
    std::string out;
    FILE* pipe = popen(command.c_str(), "r"); // NOLINT: a test's own command
    if (pipe == nullptr) return out;
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) out += static_cast<char>(c);
    pclose(pipe);
    return out;
}

} // namespace

TEST(Analyse, SaysWhichRoadIsCutAndWhy) {
    const Town town;
    const RunResult result = town.analyse({"--report", "r.md"});
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_THAT(result.out, HasSubstr("12.65, -8.00 – North  cut, rule 1; 2 incidents\n"));
    EXPECT_THAT(result.out, HasSubstr("12.65, -8.00 – South  no information, rule 5; 0 incidents"));
    EXPECT_THAT(result.out, HasSubstr("capacity lost 25 %; 3 further closures would isolate"));
    const std::string report = town.place.get("r.md");
    EXPECT_THAT(report, HasSubstr("2 hostile incidents within 14 days (a1, a2) from 2 independent "
                                  "sources (Agency A, Agency B); no passage reported since "
                                  "2025-10-25"));
    EXPECT_THAT(report, HasSubstr("| North | 72 | – | – | – | no route |"));
}

TEST(Analyse, ExplainsItselfAndItsOptions) {
    const Workplace place;
    const RunResult result = place.cordon({"analyse", "--help"});
    EXPECT_EQ(result.code, 0);
    for (const char* option : {"--centre", "--roads", "--suppliers", "--window", "--compare",
                               "--draws", "--seed", "--set", "--report", "--strict"})
        EXPECT_THAT(result.out, HasSubstr(option));
    EXPECT_THAT(result.out, HasSubstr("Examples:"));
}

TEST(Analyse, RefusesAWrongCommandLine) {
    const Town town;
    EXPECT_EQ(town.place.cordon({"analyse"}).code, 2);
    EXPECT_EQ(town.analyse({"--report", "r.txt"}).code, 2);
    EXPECT_EQ(town.analyse({"-o", "r.shp"}).code, 2);
    EXPECT_EQ(town.analyse({"-o", "-", "--report", "-"}).code, 2);
    EXPECT_EQ(town.analyse({"--draws", "-1"}).code, 2);
    EXPECT_EQ(town.analyse({"--window", "2025-10-30/2025-09-01"}).code, 2) << "reversed";
    EXPECT_EQ(town.analyse({"--compare", "2025-10-30/2025-09-01"}).code, 2);
    EXPECT_EQ(town.analyse({"--set", "half_life_days"}).code, 2);
    const RunResult unknown = town.analyse({"--set", "half_live_days=7"});
    EXPECT_EQ(unknown.code, 2);
    EXPECT_THAT(unknown.err, HasSubstr("unknown key 'half_live_days' in analysis\n"
                                       "  hint: did you mean 'half_life_days'?"));
    const RunResult type = town.analyse({"--set", "half_life_days=soon"});
    EXPECT_EQ(type.code, 2);
    EXPECT_THAT(type.err, HasSubstr("analysis.half_life_days: expected a number such as 14"));
    const RunResult range = town.analyse({"--set", "sectors=1000"});
    EXPECT_NE(range.code, 0);
    EXPECT_THAT(range.err, HasSubstr("analysis.sectors is 1000, which is out of range: 4 to 72"));
}

TEST(Analyse, NeedsACentre) {
    const Town town;
    const RunResult result = town.place.cordon({"analyse", "in.csv", "--roads", "roads.geojson"});
    EXPECT_EQ(result.code, 1);
    EXPECT_THAT(result.err, HasSubstr("error: an analysis needs a centre: the city that the roads "
                                      "lead to\n  hint: add --centre Bamako"));
}

TEST(Analyse, NeedsRoadsWhereNoneAreShipped) {
    const Town town;
    town.place.put("niger.csv", "lat,lon,date,type\n13.6,2.2,2025-10-20,attack_on_traffic\n");
    const RunResult result =
        town.place.cordon({"analyse", "niger.csv", "--centre", "Niamey", "--report", "r.json"});
    EXPECT_EQ(result.code, 1);
    EXPECT_THAT(result.err, HasSubstr("error: the shipped corridors do not reach Niamey: there are "
                                      "no roads to analyse\n  hint: name a file of roads with "
                                      "--roads, for example an extract of OpenStreetMap\n"));
    EXPECT_FALSE(town.place.has("r.json"));
}

TEST(Analyse, LeavesOldOutputsAloneWhenAnInputIsBad) {
    const Town town;
    town.place.put("r.json", "old");
    town.place.put("s.geojson", "old");
    town.place.put("roads.geojson", "{\"type\":\"FeatureCollection\",\"features\":[");
    const RunResult result = town.analyse({"--report", "r.json", "-o", "s.geojson"});
    EXPECT_EQ(result.code, 1);
    EXPECT_THAT(result.err, HasSubstr("error: roads.geojson:1:"));
    EXPECT_EQ(town.place.get("r.json"), "old");
    EXPECT_EQ(town.place.get("s.geojson"), "old");
}

TEST(Analyse, EndsWithThreeUnderStrictWhenThereWereWarnings) {
    const Town town;
    EXPECT_EQ(town.analyse({"--strict"}).code, 0) << "nothing is wrong with these files";
    town.place.put("bare.csv", "lat,lon,date,type\n13.0,-8,2025-10-20,attack_on_traffic\n");
    EXPECT_EQ(town.analyse({}, "bare.csv").code, 0);
    EXPECT_EQ(town.analyse({"--strict"}, "bare.csv").code, 3);
}

TEST(Analyse, EndsWithFourWhenTheGateRefusesTheTitle) {
    const Town town;
    for (const auto& [title, language, instead] :
         {std::tuple{"Town encircled", "en", "Reported attacks on roads to "},
          std::tuple{"Ville encerclée", "fr", "Attaques signalées sur les routes "}}) {
        const RunResult result =
            town.analyse({"--title", title, "--lang", language, "--report", "r.json"});
        EXPECT_EQ(result.code, 4) << title;
        const std::string report = town.place.get("r.json");
        EXPECT_THAT(report, HasSubstr(std::string("\"title_used\": \"") + instead));
        EXPECT_THAT(report, HasSubstr("\"title_allowed\": false"));
        EXPECT_THAT(report, Not(HasSubstr(title)));
    }
    EXPECT_EQ(town.analyse({"--title", "Roads to the town"}).code, 0);
}

TEST(Analyse, InventsNothingWhereNothingIsConnected) {
    const Town town;
    // The centre's road ends before those of the suppliers begin.
    town.place.put("roads.geojson",
                   R"({"type":"FeatureCollection","attribution":"T","features":[)"
                   R"({"type":"Feature","properties":{},"geometry":{"type":"LineString",)"
                   R"("coordinates":[[-8.05,12.65],[-7.95,12.65]]}},)"
                   R"({"type":"Feature","properties":{},"geometry":{"type":"LineString",)"
                   R"("coordinates":[[-8,13.35],[-7.3,12.65],[-8,11.95],[-8.7,12.65]]}}]})");
    const RunResult result = town.analyse({"--report", "r.json"});
    EXPECT_EQ(result.code, 0);
    EXPECT_THAT(result.err, HasSubstr("capacity lost is not known: no supplier has a way"));
    EXPECT_THAT(result.err, HasSubstr("no road to the centre is named: no status is given"));
    EXPECT_THAT(result.out, Not(HasSubstr("capacity")));
    EXPECT_THAT(town.place.get("r.json"), HasSubstr("\"loss_share\": null"));
}

TEST(Analyse, RunsOverTheAntimeridianAndInTheFarNorth) {
    const Town town;
    const std::string head = "id,lat,lon,date,type,radius_km,claim,source\n";
    town.place.put("fiji.csv", head +
                                   "a,-16.6,179.99,2025-10-20,attack_on_traffic,1,reported,A\n"
                                   "b,-16.6,-179.99,2025-10-25,attack_on_traffic,1,reported,B\n");
    town.place.put("posts.csv", "name,lat,lon\nEast,-16.7,-179.2\n");
    town.place.put("fiji.geojson",
                   R"({"type":"FeatureCollection","attribution":"T","features":[{"type":"Feature",)"
                   R"("properties":{},"geometry":{"type":"LineString","coordinates":)"
                   R"([[179.2,-16.5],[179.95,-16.6],[-179.95,-16.6],[-179.2,-16.7]]}}]})");
    const RunResult fiji =
        town.place.cordon({"analyse", "fiji.csv", "--centre=-16.5,179.2", "--roads", "fiji.geojson",
                           "--suppliers", "posts.csv", "--report", "r.json"});
    EXPECT_THAT(fiji.out, HasSubstr("– East  cut, rule 1; 2 incidents\ncapacity lost 100 %"));
    EXPECT_THAT(town.place.get("r.json"), HasSubstr("\"length_km\": 172.")) << "the short way";
    town.place.put("north.csv", head + "a,70,25.8,2025-10-20,attack_on_traffic,1,reported,A\n"
                                       "b,70,25.9,2025-10-25,attack_on_traffic,1,reported,B\n");
    town.place.put("posts.csv", "name,lat,lon\nEast,70,26.5\n");
    town.place.put("north.geojson",
                   R"({"type":"FeatureCollection","attribution":"T","features":[{"type":"Feature",)"
                   R"("properties":{},"geometry":{"type":"LineString","coordinates":)"
                   R"([[25,70],[26.5,70]]}}]})");
    EXPECT_THAT(town.place
                    .cordon({"analyse", "north.csv", "--centre", "70,25", "--roads",
                             "north.geojson", "--suppliers", "posts.csv"})
                    .out,
                HasSubstr("– East  cut, rule 1; 2 incidents"));
}

TEST(Analyse, TakesIncidentsThatAreNoneOrNowhere) {
    const Town town;
    const std::string head = "id,lat,lon,date,type,radius_km,claim,source\n";
    town.place.put("none.csv", head);
    const RunResult none = town.analyse({}, "none.csv");
    EXPECT_EQ(none.code, 1);
    EXPECT_THAT(none.err, HasSubstr("there is no incident: the window of the analysis is not "
                                    "known\n  hint: give it with --window"));
    EXPECT_EQ(town.analyse({"--window", "2025-09-01/2025-10-30"}, "none.csv").code, 0);
    town.place.put("lost.csv", head + "a,,,2025-10-20,attack_on_traffic,,reported,A\n");
    const RunResult lost = town.analyse({"--report", "r.md"}, "lost.csv");
    EXPECT_EQ(lost.code, 0);
    EXPECT_THAT(town.place.get("r.md"), HasSubstr("- 1 incident left out: not located"));
    const RunResult before = town.analyse({"--window", "2024-09-01/2024-10-30"});
    EXPECT_EQ(before.code, 0);
    EXPECT_THAT(before.err, HasSubstr("2 outside the window"));
}

TEST(Analyse, NeverCutsWithoutIndependentSources) {
    const Town town;
    town.place.put("bare.csv", "lat,lon,date,type\n13.0,-8,2025-10-20,attack_on_traffic\n"
                               "13.01,-8,2025-10-21,attack_on_traffic\n"
                               "13.02,-8,2025-10-22,attack_on_traffic\n");
    const RunResult result = town.analyse({"--report", "r.md"}, "bare.csv");
    EXPECT_THAT(result.out, HasSubstr("– North  contested, rule 3; 3 incidents\n"));
    EXPECT_THAT(town.place.get("r.md"), HasSubstr("no source named"));
}

TEST(Analyse, TakesAWindowAndComparesAnother) {
    const Town town;
    const RunResult result =
        town.analyse({"--window", "2025-08-01/2025-08-31", "--compare", "2025-10-01/2025-10-31",
                      "--profile", "internal", "--report", "r.json", "--report", "r.md"});
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_THAT(result.out, HasSubstr("– North  no information, rule 5; 0 incidents"));
    const std::string report = town.place.get("r.json");
    EXPECT_THAT(report, HasSubstr("\"window_before\": {\"start\": \"2025-10-01\""));
    EXPECT_THAT(report, HasSubstr("\"is_change\": true"));
    EXPECT_THAT(town.place.get("r.md"), HasSubstr("## Change since 2025-10-01 to 2025-10-31"));
}

TEST(Analyse, TakesAnyParameter) {
    const Town town;
    const RunResult result =
        town.analyse({"--set", "cut_sources_min=3", "--set", "radius_km.attack_on_traffic=10",
                      "--half-life", "7", "--draws", "50", "--seed", "9", "--report", "r.json"});
    EXPECT_THAT(result.out, HasSubstr("– North  contested, rule 3"));
    const std::string report = town.place.get("r.json");
    EXPECT_EQ(changed(report),
              "radius_km.attack_on_traffic half_life_days cut_sources_min draws seed ");
}

TEST(Analyse, WritesTheSameBytesTwice) {
    const Town town;
    for (const char* run : {"1", "2"}) {
        const std::string n = run;
        EXPECT_EQ(town.analyse({"-o", "s" + n + ".geojson", "--report", "r" + n + ".json",
                                "--report", "r" + n + ".md"})
                      .code,
                  0);
        EXPECT_EQ(town.analyse({"-o", "s" + n + ".gpkg"}).code, 0);
    }
    for (const char* ending : {".geojson", ".gpkg"})
        EXPECT_EQ(town.place.get(std::string("s1") + ending),
                  town.place.get(std::string("s2") + ending));
    EXPECT_EQ(town.place.get("r1.json"), town.place.get("r2.json"));
    EXPECT_EQ(town.place.get("r1.md"), town.place.get("r2.md"));
    const std::string layers = town.place.get("s1.geojson");
    for (const char* layer : {"stretches", "gateways", "circles", "suppliers", "incident_points"})
        EXPECT_THAT(layers, HasSubstr(std::string("\"layer\":\"") + layer + "\""));
    EXPECT_THAT(layers, HasSubstr("\"attribution\":\"© Test\""));
}

TEST(Analyse, WritesAGeoPackageThatGdalReads) {
    if (!has_program("ogrinfo")) GTEST_SKIP() << "ogrinfo is not installed";
    const Town town;
    EXPECT_EQ(town.analyse({"-o", "s.gpkg"}).code, 0);
    const std::string file = (town.place.folder() / "s.gpkg").string();
    EXPECT_THAT(output_of("ogrinfo -so '" + file + "' stretches 2>&1"),
                testing::AllOf(HasSubstr("Feature Count: 4"), HasSubstr("status: String"),
                               HasSubstr("WGS 84")));
    EXPECT_THAT(output_of("ogrinfo -al -q -where \"status='cut'\" '" + file + "' stretches"),
                HasSubstr("rule (Integer) = 1"));
}

TEST(Analyse, WritesToStandardOutput) {
    const Town town;
    const RunResult report = town.analyse({"--report", "-"});
    EXPECT_THAT(report.out, StartsWith("{\n  \"schema\": \"cordon-report/1\""));
    EXPECT_THAT(report.err, HasSubstr("capacity lost"));
    EXPECT_THAT(town.analyse({"-o", "-"}).out, StartsWith("{\"type\":\"FeatureCollection\""));
}

TEST(Analyse, HidesRowsOfAcled) {
    const Town town;
    town.place.put("in.geojson",
                   R"({"type":"FeatureCollection","schema":"cordon-incidents/1","licence":"ACLED",)"
                   R"("features":[{"type":"Feature","id":"secret","properties":{"date":)"
                   R"("2025-10-20","type":"attack_on_traffic","claim":"reported","sources":[)"
                   R"({"publisher":"X","url":"https://x.example","date":"2025-10-21"}],)"
                   R"("location":{"said":{"model":"point","at":[-8,13],"radius_km":1}}},)"
                   R"("geometry":null}]})");
    EXPECT_EQ(town.analyse({"--report", "r.json", "-o", "s.geojson"}, "in.geojson").code, 0);
    EXPECT_THAT(town.place.get("r.json"), HasSubstr("\"list\": []"));
    EXPECT_THAT(town.place.get("r.json"), HasSubstr("\"total_count\": 1"));
    EXPECT_THAT(town.place.get("s.geojson"), Not(HasSubstr("incident_points")));
}

TEST(Analyse, RunsOnTheRoadsOfWestAfrica) {
    const fs::path shared = fs::path(CORDON_SOURCE_DIR) / ".." / "shared" / "data";
    const fs::path network = shared / "roads" / "wafrica_osm_roads.geojson";
    const fs::path ged = shared / "events" / "ucdp_ged_mali.csv";
    if (!fs::exists(network) || !fs::exists(ged)) GTEST_SKIP() << "the shared data are not there";
    const Workplace place(Data::shipped);
    const auto start = std::chrono::steady_clock::now();
    const RunResult result =
        place.cordon({"analyse", ged.string(), "--centre", "Bamako", "--roads", network.string(),
                      "--profile", "internal", "--report", "r.json", "-q"});
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    std::cout << "Bamako, UCDP GED Mali, 1000 draws: " << seconds.count() << " s\n";
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_THAT(place.get("r.json"), HasSubstr("\"draws_count\": 1000"));
}
