// SPDX-License-Identifier: MIT
#include "cli/program.hpp"

using namespace cordon::test;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

namespace {

/// No column of claims and no sources: two warnings, which the exit codes are tested with.
const std::string one_incident =
    "lat,lon,date,type,place\n12.84,-8.52,2025-10-28,armed_attack,RN24\n";

/// A place with the shipped data and one file of incidents.
struct Desk {
    Workplace place{Data::shipped};
    Desk() { place.put("in.csv", one_incident); }
    [[nodiscard]] RunResult render(std::vector<std::string> options) const {
        options.insert(options.begin(), {"render", "in.csv"});
        return place.cordon(options);
    }
};

} // namespace

TEST(Render, SaysWhatItWroteAndWhatItDrew) {
    const Desk desk;
    const RunResult result = desk.render({"-o", "map.svg"});
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_THAT(result.out, testing::MatchesRegex("map\\.svg: 180 × [0-9]+ mm, [0-9]+ kB\n"
                                                  "1 incident drawn; .*WGS 84\n"));
    EXPECT_THAT(desk.place.get("map.svg"), HasSubstr("<svg"));
}

TEST(Render, SaysOfWhatIsNotLocatedWhereItWasSaidToBe) {
    const Desk desk;
    desk.place.put("in.csv", one_incident + ",,2025-10-29,kidnapping,near the Baoulé\n");
    const RunResult result = desk.render({"-o", "map.svg"});
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_THAT(desk.place.get("map.svg"), HasSubstr("near the Baoulé, kidnapping."));
}

TEST(Render, OneIncidentIsSpokenOfAsOneAndNotOfAnEncirclement) {
    const Desk desk;
    EXPECT_EQ(desk.render({"-o", "map.svg"}).code, 0);
    const std::string svg = desk.place.get("map.svg");
    EXPECT_THAT(svg, HasSubstr("Reported incident: Mali"));
    EXPECT_THAT(svg, HasSubstr("Incident reported 28"));
    EXPECT_THAT(svg, Not(HasSubstr("encirclement")));
}

TEST(Render, TheListOfAPosterStandsInColumnsBesideTheMap) {
    const Desk desk;
    std::string table = "date,place,lat,lon,type,claim,title,source,radius_km\n";
    for (int i = 0; i < 30; ++i)
        table += "2025-01-" + std::to_string(10 + i % 20) + ",Place " + std::to_string(i) + ",1" +
                 std::to_string(i % 4) + "." + std::to_string(i) + ",-" +
                 std::to_string(4 + i % 3) +
                 ".5,attack,reported,a lorry was set on fire on the way,AFP,2\n";
    desk.place.put("in.csv", table);
    const RunResult result = desk.render({"-o", "map.svg", "--size", "A3-landscape"});
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_THAT(result.err, Not(HasSubstr("left out")));
    EXPECT_THAT(desk.place.get("map.svg"), HasSubstr("Place 29"));
}

TEST(Render, PositionsThatTheProfileMovesAreSaidToBe) {
    const Desk desk;
    desk.place.put("in.csv", "date,place,lat,lon,type,claim,source,radius_km\n"
                             "2025-10-20,Kati,12.74,-8.07,attack,reported,AFP,0.5\n");
    EXPECT_EQ(desk.render({"-o", "map.svg", "--as-of", "2025-10-30"}).code, 0);
    const std::string svg = desk.place.get("map.svg");
    EXPECT_THAT(svg, HasSubstr("1 position is coarsened (0.05°)"));
    EXPECT_THAT(svg, HasSubstr("within 4.4"));
    EXPECT_THAT(svg, Not(HasSubstr("exact")));
}

TEST(Render, NamesOfTownsStandBesideSymbolsToScale) {
    const Desk desk;
    desk.place.put("in.csv", "date,place,lat,lon,type,claim,source,radius_km,killed\n"
                             "2025-10-26,Pemba,-12.974,40.518,attack,reported,AFP,2,900\n"
                             "2025-10-27,Palma,-10.775,40.469,attack,reported,AFP,2,3\n");
    EXPECT_EQ(desk.render({"-o", "map.svg", "--size-by", "killed"}).code, 0);
    EXPECT_THAT(desk.place.get("map.svg"), HasSubstr(">Pemba<"));
}

TEST(Render, ACrowdHasAKeyOfItsCertainty) {
    const Desk desk;
    std::string table = "date,lat,lon,type,claim,source,radius_km\n";
    for (int i = 0; i < 60; ++i)
        table += "2025-01-10,1" + std::to_string(i % 6) + "." + std::to_string(i) + ",-" +
                 std::to_string(4 + i % 5) + ".5,attack," + (i % 2 == 0 ? "confirmed" : "claimed") +
                 ",AFP," + (i == 0 ? "40" : "2") + "\n";
    desk.place.put("in.csv", table);
    EXPECT_EQ(desk.render({"-o", "map.svg"}).code, 0);
    const std::string svg = desk.place.get("map.svg");
    EXPECT_THAT(svg, HasSubstr(">How certain<"));
    EXPECT_THAT(svg, HasSubstr(">claimed only<"));
    EXPECT_THAT(svg, HasSubstr("1 incident that is known by an area only is shaded"));
}

TEST(Render, TheTownOfAnEventKeepsItsNameBesideTheSymbols) {
    const Desk desk;
    desk.place.put("in.csv", "date,place,lat,lon,type,radius_km\n"
                             "2025-10-26,El Fasher,13.62793,25.34936,attack,2\n"
                             "2025-10-26,El Fasher,13.62793,25.34936,kidnapping,2\n"
                             "2025-10-27,El Fasher,13.62793,25.34936,attack,2\n"
                             "2025-10-27,Tawila,13.5,24.9,other,2\n"
                             "2025-10-28,Bara,13.7,30.3667,attack,2\n"
                             "2025-10-29,Mellit,14.13,25.55,attack,2\n");
    for (const char* size : {"100x90mm", "110x90mm"}) {
        const RunResult result = desk.render({"-o", "map.svg", "--size", size});
        EXPECT_EQ(result.code, 0) << result.err;
        EXPECT_THAT(desk.place.get("map.svg"), HasSubstr(">El Fasher<")) << size;
        EXPECT_THAT(result.err, Not(HasSubstr("no free place"))) << size;
        EXPECT_THAT(desk.place.get("map.svg"), Not(HasSubstr(">13.5°"))) << "no room beside 13° N";
    }
}

TEST(Render, WritesSeveralFormatsInOneRun) {
    const Desk desk;
    const RunResult result = desk.render({"-o", "a.svg", "b.png", "-o", "c.pdf", "-q"});
    EXPECT_EQ(result.code, 0);
    EXPECT_EQ(result.out, "");
    EXPECT_EQ(result.err, "");
    EXPECT_THAT(desk.place.get("a.svg"), HasSubstr("<svg"));
    EXPECT_THAT(desk.place.get("b.png"), StartsWith("\x89PNG"));
    EXPECT_THAT(desk.place.get("c.pdf"), StartsWith("%PDF-"));
}

TEST(Render, WritesTheSameBytesFromStandardInputToStandardOutput) {
    const Desk desk;
    EXPECT_EQ(desk.render({"-o", "map.png", "--title", "A"}).code, 0);
    const RunResult piped = desk.place.cordon(
        {"render", "-", "-o", "-", "--format", "png", "--title", "A"}, one_incident);
    EXPECT_EQ(piped.code, 0);
    EXPECT_THAT(piped.out, StartsWith("\x89PNG"));
    EXPECT_THAT(piped.err, HasSubstr("standard output: 180 × "));
}

TEST(Render, EndsWithThreeUnderStrictWhenThereWereWarnings) {
    const Desk desk;
    EXPECT_EQ(desk.render({"-o", "a.svg"}).code, 0);
    const RunResult strict = desk.render({"-o", "b.svg", "--strict"});
    EXPECT_EQ(strict.code, 3);
    EXPECT_THAT(strict.err, HasSubstr("warning: "));
    EXPECT_TRUE(desk.place.has("b.svg"));
    EXPECT_EQ(desk.render({"-o", "c.svg", "--strict", "--quiet"}).code, 3);
    EXPECT_EQ(desk.render({"-o", "d.svg", "--warnings-as-errors"}).code, 1);
}

TEST(OffTheMap, IsSaidInSummaryNoteKeyAndTable) {
    const Workplace place{Data::shipped};
    place.put("in.csv", "lat,lon,date,type,place,source\n"
                        "12.84,-8.52,2025-10-28,armed_attack,Kati,RFI\n"
                        "16.27,-0.04,2025-10-29,armed_attack,Gao,AFP\n");
    const RunResult result = place.cordon({"render", "in.csv", "--centre", "Bamako", "--width",
                                           "200km", "-o", "a.svg", "--key-csv", "key.csv"});
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_THAT(result.out, HasSubstr("key.csv: 2 rows, "));
    EXPECT_THAT(result.out, HasSubstr("1 of 2 incidents drawn (1 outside the map)"));
    const std::string svg = place.get("a.svg");
    EXPECT_THAT(svg, HasSubstr("Off the map, only in the key (1): 2."));
    EXPECT_THAT(svg, HasSubstr("off the map; armed attack"));
    const std::string key = place.get("key.csv");
    EXPECT_THAT(key, StartsWith("number,id,date,place,type,"));
    EXPECT_THAT(key, testing::ContainsRegex("\n1,[^\n]*Kati[^\n]*,yes\n"));
    EXPECT_THAT(key, testing::ContainsRegex("\n2,[^\n]*Gao[^\n]*,no\n"));
}

TEST(KeyCsv, IsAnOutputLikeTheOthers) {
    const Desk desk;
    EXPECT_EQ(desk.render({"--key-csv", "key.csv"}).code, 0);
    EXPECT_THAT(desk.place.files(), testing::ElementsAre("in.csv", "key.csv"));
    EXPECT_EQ(desk.render({"--key-csv", "in.csv"}).code, 2);
    EXPECT_EQ(desk.render({"-o", "a.svg", "--key-csv", "a.svg"}).code, 2);
    const RunResult failed = desk.render({"-o", "a.svg", "--key-csv", "nowhere/key.csv"});
    EXPECT_EQ(failed.code, 1);
    const RunResult piped = desk.render({"--key-csv", "-"});
    EXPECT_THAT(piped.out, StartsWith("number,"));
    EXPECT_THAT(piped.err, HasSubstr("standard output: 1 row,"));
}

TEST(Gate, EndsWithFourAndPrintsWhatTheEvidenceAllows) {
    const Desk desk;
    const RunResult result =
        desk.render({"-o", "map.svg", "--title", "Bamako encircled", "--centre", "Bamako"});
    EXPECT_EQ(result.code, 4);
    EXPECT_THAT(result.err,
                HasSubstr("warning: the evidence gate refused 'encircled' in the title\n"
                          "  hint: one located incident: no statement on encirclement\n"
                          "  hint: the map says: Reported attacks on roads to Bamako\n"));
    const std::string svg = desk.place.get("map.svg");
    EXPECT_THAT(svg, HasSubstr("Reported attacks on roads to Bamako"));
    EXPECT_THAT(svg, HasSubstr("no statement on encirclement"));
    EXPECT_THAT(svg, Not(HasSubstr("encircled")));
}

TEST(Gate, ReadsFrenchTitlesAsWell) {
    const Desk desk;
    const RunResult result =
        desk.render({"-o", "map.svg", "--lang", "fr", "--title", "Bamako assiégée", "--strict"});
    EXPECT_EQ(result.code, 4);
    EXPECT_THAT(desk.place.get("map.svg"), Not(HasSubstr("assiégée")));
}

TEST(Explain, NamesTheProjectionWithoutWritingAFile) {
    const Desk desk;
    const RunResult result = desk.render({"--explain", "projection", "-q"});
    EXPECT_EQ(result.code, 0);
    EXPECT_EQ(result.err, "");
    EXPECT_THAT(result.out, testing::MatchesRegex("projection: .+\ndefinition: \\+proj=.+\n"
                                                  "reason: .+\n"));
    EXPECT_THAT(desk.place.files(), testing::ElementsAre("in.csv"));
}

TEST(UnreadableInput, IsNamedAndLeavesTheOldOutputAlone) {
    const Desk desk;
    desk.place.put("photo.jpg",
                   std::string("\xFF\xD8\xFF\xE0\0\0JFIF", 10) + std::string(500, '\0'));
    desk.place.put("map.png", "old");
    const RunResult result = desk.place.cordon({"render", "photo.jpg", "-o", "map.png"});
    EXPECT_EQ(result.code, 1);
    EXPECT_EQ(result.out, "");
    EXPECT_THAT(result.err, StartsWith("error: photo.jpg: "));
    EXPECT_EQ(desk.place.get("map.png"), "old");
}

TEST(Output, ThatCannotBeWrittenIsNamed) {
    const Desk desk;
    const RunResult result = desk.render({"-o", "nowhere/map.svg"});
    EXPECT_EQ(result.code, 1);
    EXPECT_THAT(result.err, HasSubstr("error: nowhere/map.svg: cannot be written: "));
}

TEST(Check, CountsTheFindingsOfEachFileAndDrawsNothing) {
    const Desk desk;
    desk.place.put("map.toml", "[data]\nincidents = \"in.csv\"\n");
    const RunResult result = desk.place.cordon({"check", "map.toml", "nope.csv"});
    EXPECT_EQ(result.code, 1);
    EXPECT_THAT(result.out, testing::MatchesRegex("map\\.toml: 0 errors, [1-9][0-9]* warnings?\n"
                                                  "nope\\.csv: 1 error, 0 warnings\n"));
    EXPECT_EQ(desk.place.cordon({"check", "map.toml"}).code, 0);
    EXPECT_EQ(desk.place.cordon({"check", "--strict", "map.toml"}).code, 3);
    EXPECT_THAT(desk.place.files(), testing::ElementsAre("in.csv", "map.toml"));
}

TEST(Symbols, SizeShapeAndAgeAreSaidInLegendNotesAndWords) {
    const Desk desk;
    desk.place.put("many.csv", "lat,lon,date,claim,source,place,killed,side\n"
                               "12.8,-8.5,2025-10-28,reported,A,Kati,4,JNIM\n"
                               "13.4,-6.3,2025-09-28,reported,B,Ségou,40,JNIM\n"
                               "13.9,-5.0,2025-08-01,confirmed,B,San,,IS\n");
    const RunResult result = desk.place.cordon(
        {"render", "many.csv", "-o", "map.svg", "--size-by", "killed", "--shape-by", "side",
         "--half-life", "21", "--as-of", "2025-10-30", "--sidecar", "--profile", "internal", "-q"});
    ASSERT_EQ(result.code, 0) << result.err;
    const std::string svg = desk.place.get("map.svg");
    for (const char* text : {"Killed (area)", "no number (≠ zero)", "JNIM", "Age on 30",
                             "older than 42 days", "killed: 40"})
        EXPECT_THAT(svg, HasSubstr(text));
    const std::string alt = desk.place.get("map.alt.txt");
    EXPECT_THAT(alt, HasSubstr("2 incidents from 4 to 40; 1 incident without a number"));
    EXPECT_THAT(alt, HasSubstr("JNIM (2), IS (1)"));
    EXPECT_THAT(alt, HasSubstr("counts half after 21 days"));
    const RunResult wrong =
        desk.place.cordon({"render", "many.csv", "-o", "x.svg", "--size-by", "deads"});
    EXPECT_EQ(wrong.code, 1);
    EXPECT_THAT(wrong.err, HasSubstr("the incidents have killed"));
}

TEST(Clusters, CarryCountsSpanAndClaimsInSvgKeyAndTable) {
    const Desk desk;
    desk.place.put("many.csv", "lat,lon,date,claim,source,place\n"
                               "12.80,-8.50,2025-10-28,reported,A,Kati\n"
                               "12.85,-8.50,2025-09-28,claimed,B,Kati\n"
                               "13.90,-5.00,2025-08-01,confirmed,B,San\n");
    const RunResult result =
        desk.place.cordon({"render", "many.csv", "-o", "map.svg", "--cluster", "20km", "--key-csv",
                           "key.csv", "--profile", "internal", "-q"});
    ASSERT_EQ(result.code, 0) << result.err;
    const std::string svg = desk.place.get("map.svg");
    EXPECT_THAT(svg, HasSubstr("data-count=\"2\" data-from=\"2025-09-28\" data-to=\"2025-10-28\""));
    EXPECT_THAT(svg, HasSubstr("data-claims=\"reported (1), claimed (1)\""));
    EXPECT_THAT(svg, HasSubstr("2 circles for 3 incidents"));
    EXPECT_THAT(desk.place.get("key.csv"), HasSubstr("on_map,cluster\n"));
}

TEST(Crossings, AreDrawnByTheStatusThatASourceGives) {
    const Desk desk;
    desk.place.put("crossings.csv", "name,lat,lon,status,source,date\n"
                                    "Kourémalé,11.94,-8.79,closed,Tamani,2025-10-28\n"
                                    "Naréna,12.2,-8.9,open,,\n");
    const RunResult result =
        desk.render({"-o", "map.svg", "--crossings", "crossings.csv", "--bbox=-10,11,-7,14"});
    ASSERT_EQ(result.code, 0) << result.err;
    EXPECT_THAT(result.err, HasSubstr("crossing 'Naréna' is 'open' without a source"));
    const std::string svg = desk.place.get("map.svg");
    EXPECT_THAT(svg, HasSubstr("data-status=\"closed\" data-source=\"Tamani\""));
    EXPECT_THAT(svg, HasSubstr("Border crossings"));
    EXPECT_THAT(svg, Not(HasSubstr("data-status=\"open\"")));
}

TEST(Poles, AMapNearAPoleIsDrawnFromDataOfItsScale) {
    // 60 degrees of longitude, but only 1,500 km.
    const Desk desk;
    desk.place.put("in.csv", "lat,lon,date,type,place\n"
                             "-77.85,166.67,2025-01-12,armed_attack,Ross Island\n"
                             "-78.5,-164,2025-01-14,armed_attack,Bay of Whales\n"
                             "-71.3,170.2,2025-02-05,armed_attack,Cape Adare\n");
    ASSERT_EQ(desk.render({"-o", "map.svg", "--sidecar"}).code, 0);
    EXPECT_THAT(desk.place.get("map.json"), HasSubstr("world_10m/countries.fgb"));
}

TEST(Poles, AntarcticaIsLandRoundThePole) {
    const Desk desk;
    desk.place.put("in.csv", "lat,lon,date,type,place\n"
                             "-90,0,2025-01-12,armed_attack,South Pole\n"
                             "-78.46,106.84,2025-01-14,armed_attack,Vostok\n");
    const RunResult result = desk.render({"-o", "map.svg"});
    ASSERT_EQ(result.code, 0) << result.err;
    EXPECT_THAT(result.out, HasSubstr("centre 90.0° S"));
    const std::string svg = desk.place.get("map.svg");
    EXPECT_THAT(svg, HasSubstr("Antarctica")) << "the subject, by the land that holds the places";
    EXPECT_THAT(svg, Not(HasSubstr("north-arrow")));
}
