// SPDX-License-Identifier: MIT
// What reports need of `cordon render`: words beside a map, the cache, rules for make and ninja,
// atlases.
#include "cli/program.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <thread>

using namespace cordon::test;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsSupersetOf;
using testing::Not;
using testing::StartsWith;
namespace fs = std::filesystem;

namespace {

const std::string incidents = "lat,lon,date,type,place,source,claim\n"
                              "12.84,-8.52,2025-10-28,armed_attack,RN24,RFI,confirmed\n"
                              "12.70,-8.10,2025-10-29,checkpoint,Kati,AFP,reported\n";

const std::string map_file = "[map]\ntitle = \"Reported attacks\"\ncentre = \"Bamako\"\n"
                             "width = \"200km\"\nsize = \"90mm\"\n[data]\nincidents = \"in.csv\"\n";

struct Desk {
    Workplace place{Data::shipped};
    Desk() {
        place.put("in.csv", incidents);
        place.put("map.toml", map_file);
    }
    [[nodiscard]] RunResult render(std::vector<std::string> options) const {
        options.insert(options.begin(), {"render", "map.toml"});
        return place.cordon(options);
    }
};

/// The text with plain spaces in place of those at which no line ends.
std::string plain(std::string text) {
    for (const std::string space : {"\u00A0", "\u202F"})
        for (std::size_t at = 0; (at = text.find(space, at)) != std::string::npos;)
            text.replace(at, space.size(), " ");
    return text;
}

std::vector<fs::path> files_below(const fs::path& folder) {
    std::vector<fs::path> files;
    if (!fs::exists(folder)) return files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

/// Drawn anew, a map reads the base map; found in the cache, it does not.
bool was_drawn(const Desk& desk, const std::string& output) {
    const fs::path cache = desk.place.folder() / "kept";
    const auto before = files_below(cache);
    const RunResult result = desk.render({"-o", output, "--cache", "kept"});
    EXPECT_EQ(result.code, 0) << result.err;
    return files_below(cache) != before;
}

} // namespace

TEST(Sidecar, StandsBesideTheFirstOutput) {
    const Desk desk;
    EXPECT_EQ(desk.render({"-o", "a.svg", "-o", "b.png", "--sidecar"}).code, 0);
    EXPECT_EQ(plain(desk.place.get("a.caption.txt")),
              "Reported attacks. Incidents reported 28–29 Oct. 2025. Sources: RFI, AFP.\n");
    const std::string alt = plain(desk.place.get("a.alt.txt"));
    EXPECT_EQ(alt,
              "Map: Reported attacks. It shows 2 incidents, 28–29 Oct. 2025: armed attack (1), "
              "checkpoint (1). By how sure the reports are: confirmed (1), reported (1). "
              "Sources: RFI, AFP.\n");
    EXPECT_THAT(desk.place.get("a.svg"), HasSubstr("armed attack (1), checkpoint (1)"));
    const std::string json = desk.place.get("a.json");
    EXPECT_THAT(json, HasSubstr("\"name\": \"b.png\""));
    EXPECT_THAT(json, HasSubstr("\"by_claim\": {\"confirmed\": 1, \"reported\": 1}"));
    EXPECT_THAT(json, HasSubstr("\"path\": \"in.csv\""));
    EXPECT_THAT(json, Not(HasSubstr("\"placed\": 0")));
    EXPECT_THAT(json, Not(HasSubstr("corridor_legs"))) << "no analysis: its roads were not read";
}

TEST(Sidecar, NamesTheRoadsOfAnAnalysis) {
    const Desk desk;
    desk.place.put("map.toml", map_file + "[analysis]\ndraws = 0\n");
    EXPECT_EQ(desk.render({"-o", "a.svg", "--sidecar"}).code, 0);
    EXPECT_THAT(desk.place.get("a.json"), HasSubstr("\"path\": \"geodata/corridor_legs.fgb\""));
}

TEST(Sidecar, SpeaksTheLanguageOfTheMap) {
    const Desk desk;
    EXPECT_EQ(desk.render({"-o", "a.svg", "--lang", "fr", "--sidecar"}).code, 0);
    EXPECT_THAT(plain(desk.place.get("a.alt.txt")),
                HasSubstr("Elle montre 2 faits, 28–29 oct. 2025"));
}

TEST(Notes, PointToTheKeyOnlyWhereItIsDrawn) {
    const Desk desk;
    const auto notes = [&](const std::vector<std::string>& options) {
        std::vector<std::string> all{"-o", "a.svg", "--sidecar"};
        all.insert(all.end(), options.begin(), options.end());
        EXPECT_EQ(desk.render(all).code, 0);
        const std::string json = desk.place.get("a.json");
        return json.substr(json.find("\"notes\""),
                           json.find("\"inputs\"") - json.find("\"notes\""));
    };
    EXPECT_THAT(notes({}), HasSubstr("Positions are approximate; see key."));
    EXPECT_THAT(notes({"--no-key"}), HasSubstr("Positions are approximate. "));
    EXPECT_THAT(notes({"--size", "90x70mm"}), HasSubstr("Positions are approximate. "))
        << "the sheet is too small for the key";
}

TEST(Sidecar, NeedsANameToStandBeside) {
    const Desk desk;
    const RunResult result = desk.render({"-o", "-", "--format", "svg", "--sidecar"});
    EXPECT_EQ(result.code, 2);
    EXPECT_THAT(result.err, HasSubstr("--sidecar needs an output with a name"));
}

TEST(Input, MayBeAProjectFileOnStandardInput) {
    const Desk desk;
    EXPECT_EQ(desk.render({"-o", "a.svg"}).code, 0);
    const RunResult result =
        desk.place.cordon({"render", "-", "--input", "map", "-o", "b.svg"}, map_file);
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_EQ(desk.place.get("a.svg"), desk.place.get("b.svg"));
    const RunResult wrong =
        desk.place.cordon({"render", "-", "--input", "map", "-o", "c.svg"}, "[map]\ntitel = 1\n");
    EXPECT_EQ(wrong.code, 1);
    EXPECT_THAT(wrong.err, HasSubstr("standard input:2: "));
}

TEST(Cache, GivesTheSameFilesAndFindings) {
    const Desk desk;
    const std::vector<std::string> options = {"-o",        "a.png",   "-o",  "a.pdf",
                                              "--sidecar", "--cache", "kept"};
    const RunResult first = desk.render(options);
    const std::string png = desk.place.get("a.png");
    const std::string pdf = desk.place.get("a.pdf");
    const std::string json = desk.place.get("a.json");
    const auto kept = files_below(desk.place.folder() / "kept");
    fs::remove(desk.place.folder() / "a.png");
    const RunResult second = desk.render(options);
    EXPECT_EQ(files_below(desk.place.folder() / "kept"), kept);
    EXPECT_EQ(second.code, first.code);
    EXPECT_EQ(second.out, first.out);
    EXPECT_EQ(second.err, first.err);
    EXPECT_TRUE(desk.place.get("a.png") == png);
    EXPECT_TRUE(desk.place.get("a.pdf") == pdf);
    EXPECT_EQ(desk.place.get("a.json"), json);
}

TEST(Cache, DrawsAnewWhatHasChanged) {
    const Desk desk;
    EXPECT_TRUE(was_drawn(desk, "a.svg"));
    EXPECT_FALSE(was_drawn(desk, "b.svg"));
    const std::string old = desk.place.get("b.svg");
    desk.place.put("in.csv", incidents + "12.60,-8.00,2025-10-29,kidnapping,Kabala,AFP,claimed\n");
    EXPECT_TRUE(was_drawn(desk, "c.svg"));
    EXPECT_NE(desk.place.get("c.svg"), old);
    desk.place.put("in.csv", incidents); // both states are kept
    EXPECT_FALSE(was_drawn(desk, "d.svg"));
    EXPECT_EQ(desk.place.get("d.svg"), old);
    desk.place.put("map.toml", map_file + "[sheet]\nframe = false\n");
    EXPECT_TRUE(was_drawn(desk, "e.svg"));
}

TEST(Cache, DrawsAnewWhatIsDamaged) {
    const Desk desk;
    // The state of files that changed a moment ago is not kept: what is kept would become another
    // when a slow machine draws the map once more after that moment.
    std::this_thread::sleep_for(std::chrono::milliseconds(2100));
    EXPECT_TRUE(was_drawn(desk, "a.svg"));
    for (const fs::path& file : files_below(desk.place.folder() / "kept")) {
        const std::string name = file.lexically_relative(desk.place.folder()).string();
        const std::string whole = desk.place.get(name);
        std::string damaged = whole;
        damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 1);
        for (const std::string& content :
             {damaged, whole.substr(0, whole.size() / 2), std::string()}) {
            desk.place.put(name, content);
            EXPECT_EQ(desk.render({"-o", "b.svg", "--cache", "kept"}).code, 0);
            EXPECT_EQ(desk.place.get("b.svg"), desk.place.get("a.svg")) << name;
            EXPECT_EQ(desk.place.get(name), whole) << name;
        }
    }
}

TEST(Cache, StaysBelowItsSize) {
    const Desk desk;
    for (const char* title : {"A", "B", "C", "D", "E"})
        EXPECT_EQ(desk.render({"-o", "a.png", "--title", title, "--dpi", "600", "--cache", "kept",
                               "--cache-size", "1"})
                      .code,
                  0);
    std::uintmax_t bytes = 0;
    for (const fs::path& file : files_below(desk.place.folder() / "kept"))
        bytes += fs::file_size(file);
    EXPECT_GT(bytes, 0U);
    EXPECT_LE(bytes, 1'000'000U);
}

TEST(Cache, ThatCannotBeWrittenLosesNoMap) {
    const Desk desk;
    desk.place.put("kept", "a file, not a folder");
    EXPECT_EQ(desk.render({"-o", "a.svg", "--cache", "kept"}).code, 0);
    EXPECT_TRUE(desk.place.has("a.svg"));
}

TEST(Depfile, NamesEverythingThatWasRead) {
    const Desk desk;
    EXPECT_EQ(desk.render({"-o", "my map.svg", "--depfile", "map.d"}).code, 0);
    const std::string rule = desk.place.get("map.d");
    EXPECT_THAT(rule, StartsWith("my\\ map.svg: \\\n"));
    for (const char* name : {"in.csv", "map.toml", "press.json", "countries.fgb", "manifest.toml"})
        EXPECT_THAT(rule, HasSubstr(name));
    EXPECT_EQ(desk.render({"-o", "my map.svg", "--depfile", "again.d", "--cache", "kept"}).code, 0);
    EXPECT_EQ(desk.render({"-o", "my map.svg", "--depfile", "hit.d", "--cache", "kept"}).code, 0);
    EXPECT_EQ(desk.place.get("again.d"), rule);
    EXPECT_EQ(desk.place.get("hit.d"), rule);
}

TEST(Depfile, BringsNinjaToDrawWhatHasChanged) {
    if (std::system("ninja --version > /dev/null 2>&1") != 0) {
        std::puts("skipped: ninja is not installed");
        GTEST_SKIP();
    }
    const Desk desk;
    desk.place.put("build.ninja", std::string("rule map\n  command = CORDON_DATA=") +
                                      CORDON_SOURCE_DIR + " " + CORDON_BINARY +
                                      " render $in -o $out --depfile $out.d -q\n"
                                      "  depfile = $out.d\n  deps = gcc\n"
                                      "build my$ map.svg: map map.toml\n");
    const std::string here = desk.place.folder().string();
    const auto ninja = [&] {
        EXPECT_EQ(std::system(("cd '" + here + "' && ninja > log.txt 2>&1").c_str()), 0)
            << desk.place.get("log.txt");
        return desk.place.get("log.txt").find("no work to do") == std::string::npos;
    };
    EXPECT_TRUE(ninja());
    EXPECT_FALSE(ninja());
    desk.place.put("in.csv", incidents + "12.60,-8.00,2025-10-29,kidnapping,Kabala,AFP,claimed\n");
    EXPECT_TRUE(ninja());
    EXPECT_FALSE(ninja());
}

namespace {

struct AtlasDesk : Desk {
    AtlasDesk() {
        place.put("map.toml", "[map]\ntitle = \"Attacks round {name}\"\nwidth = \"120km\"\n"
                              "size = \"90mm\"\n[data]\nincidents = \"in.csv\"\n");
        place.put("places.csv", "name,centre,width_km\nKati,Kati,\nBamako,Bamako,80\n"
                                "Ségou,Ségou,150\nNowhere,Xyzzyx,\n");
    }
    [[nodiscard]] RunResult each(std::vector<std::string> options) const {
        options.insert(options.begin(), {"--each", "places.csv"});
        return render(options);
    }
};

} // namespace

TEST(Atlas, DrawsOneMapARowAndListsWhatFailed) {
    const AtlasDesk desk;
    const RunResult result = desk.each({"-o", "out/{name}.svg"});
    EXPECT_EQ(result.code, 1);
    EXPECT_THAT(desk.place.get("out/Kati.svg"), HasSubstr("Attacks round Kati"));
    EXPECT_THAT(desk.place.get("out/Ségou.svg"), HasSubstr("Attacks round Ségou"));
    EXPECT_FALSE(desk.place.has("out/Nowhere.svg"));
    EXPECT_THAT(result.out, StartsWith("out/Kati.svg: 90 × "));
    EXPECT_THAT(result.out, HasSubstr("3 of 4 maps drawn; failed: row 4 (Nowhere)\n"));
    EXPECT_THAT(result.err, HasSubstr("error: row 4 (Nowhere): "));
    EXPECT_THAT(result.err, Not(HasSubstr("\r"))); // no progress line without a terminal
}

TEST(Atlas, IsTheSameForAnyNumberOfJobs) {
    const AtlasDesk desk;
    const RunResult one = desk.each({"-o", "{name}.png", "--jobs", "1", "--sidecar"});
    std::vector<std::string> first;
    for (const char* name : {"Kati.png", "Bamako.png", "Bamako.json", "Ségou.png"})
        first.push_back(desk.place.get(name));
    const RunResult many = desk.each({"-o", "{name}.png", "--jobs", "4", "--sidecar"});
    EXPECT_EQ(one.out, many.out);
    EXPECT_EQ(one.err, many.err);
    std::vector<std::string> second;
    for (const char* name : {"Kati.png", "Bamako.png", "Bamako.json", "Ségou.png"})
        second.push_back(desk.place.get(name));
    EXPECT_TRUE(first == second);
    // The same map alone.
    desk.place.put("alone.toml", "[map]\ntitle = \"Attacks round Bamako\"\nwidth = \"80km\"\n"
                                 "centre = \"Bamako\"\nsize = \"90mm\"\n"
                                 "[data]\nincidents = \"in.csv\"\n");
    EXPECT_EQ(desk.place.cordon({"render", "alone.toml", "-o", "alone.png"}).code, 0);
    EXPECT_TRUE(desk.place.get("alone.png") == desk.place.get("Bamako.png"));
}

TEST(Atlas, KeepsItsNamesInTheFolderAndApart) {
    const AtlasDesk desk;
    desk.place.put("places.csv", "name,centre\n../../up,Kati\n/etc/x,Bamako\n");
    EXPECT_EQ(desk.each({"-o", "out/{name}.svg"}).code, 0);
    EXPECT_TRUE(desk.place.has("out/up.svg"));
    EXPECT_TRUE(desk.place.has("out/etc-x.svg"));
    desk.place.put("places.csv", "name,centre\nKati,Kati\nKATI,Bamako\n");
    const RunResult doubled = desk.each({"-o", "{name}.svg"});
    EXPECT_EQ(doubled.code, 1);
    EXPECT_THAT(doubled.err, HasSubstr("rows 1 and 2 have the same output 'KATI.svg'"));
    EXPECT_FALSE(desk.place.has("Kati.svg"));
    desk.place.put("places.csv", "name,centre\n...,Kati\n");
    EXPECT_THAT(desk.each({"-o", "{name}.svg"}).err, HasSubstr("row 1: the name of"));
    EXPECT_THAT(desk.each({"-o", "{nmae}.svg"}).err, HasSubstr("did you mean 'name'?"));
}

TEST(Atlas, TakesExtentsFromFeatures) {
    const AtlasDesk desk;
    desk.place.put("regions.geojson",
                   R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":
        {"name":"West"},"geometry":{"type":"Polygon","coordinates":[[[-9,12],[-8,12],[-8,13],[-9,13],
        [-9,12]]]}},{"type":"Feature","properties":{"name":"Kati"},"geometry":{"type":"Point",
        "coordinates":[-8.07,12.74]}}]})");
    const RunResult result = desk.render({"--each", "regions.geojson", "--cache", "kept"});
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_THAT(desk.place.files(), IsSupersetOf({"Kati.png", "West.png"}));
}

TEST(DumpConfig, PrintsAFileThatDrawsTheSameBytes) {
    const Desk desk;
    const std::vector<std::string> options = {"--centre", "Bamako", "--width",  "200km",
                                              "--title",  "A",      "--buffer", "5km"};
    std::vector<std::string> dump = {"render", "in.csv", "--dump-config"};
    dump.insert(dump.end(), options.begin(), options.end());
    const RunResult config = desk.place.cordon(dump);
    EXPECT_EQ(config.code, 0);
    desk.place.put("dumped.toml", config.out);
    std::vector<std::string> draw = {"render", "in.csv", "-o", "a.png"};
    draw.insert(draw.end(), options.begin(), options.end());
    EXPECT_EQ(desk.place.cordon(draw).code, 0);
    EXPECT_EQ(desk.place.cordon({"render", "dumped.toml", "-o", "b.png"}).code, 0);
    EXPECT_TRUE(desk.place.get("a.png") == desk.place.get("b.png"));
}

TEST(Batch, RunsAllAndTellsHowEachEnded) {
    const Desk desk;
    desk.place.put("jobs", "[\"render\", \"map.toml\", \"-o\", \"a.svg\"]\n\n"
                           "[\"render\", \"none.toml\", \"-o\", \"b.svg\"]\n[\"--version\"]\n");
    std::filesystem::create_directory(desk.place.folder() / "ends");
    const RunResult result = desk.place.cordon({"batch", "jobs", "--results", "ends"});
    EXPECT_EQ(result.code, 1);
    EXPECT_EQ(result.out + result.err, "");
    EXPECT_EQ(desk.place.get("ends/1.txt"), "0\n");
    EXPECT_THAT(desk.place.get("ends/2.txt"), StartsWith("1\nerror: none.toml: cannot be read"));
    EXPECT_EQ(desk.place.get("ends/3.txt"), "0\n");
    EXPECT_TRUE(desk.place.has("a.svg"));
    EXPECT_THAT(desk.place.cordon({"batch", "jobs"}).out, HasSubstr("cordon 0."));
}

TEST(Batch, RefusesWhatIsNoCommand) {
    const Desk desk;
    for (const char* line : {"[]\n", "[1]\n", "{}\n", "[\"batch\", \"jobs\"]\n"}) {
        desk.place.put("jobs", line);
        const RunResult result = desk.place.cordon({"batch", "jobs"});
        EXPECT_EQ(result.code, 1);
        EXPECT_THAT(result.err, HasSubstr("jobs:1: expected an array of texts")) << line;
    }
}

TEST(Folder, IsWhereNamesOfAMapBegin) {
    const Desk desk;
    desk.place.put("deep/other.toml", map_file);
    const auto kept = [&] { return files_below(desk.place.folder() / "kept"); };
    EXPECT_EQ(desk.place
                  .cordon({"render", "deep/other.toml", "--folder", ".", "-o", "a.svg", "--cache",
                           "kept"})
                  .code,
              0);
    const auto before = kept();
    EXPECT_EQ(before.size(), 3U);
    // The same map under another name is the same map.
    desk.place.put("deeper/map.toml", map_file);
    EXPECT_EQ(desk.place
                  .cordon({"render", "deeper/map.toml", "--folder", ".", "-o", "b.svg", "--cache",
                           "kept"})
                  .code,
              0);
    EXPECT_EQ(kept(), before);
    EXPECT_EQ(desk.place.get("a.svg"), desk.place.get("b.svg"));
}

TEST(Geo, LaysThePictureOnTheGround) {
    if (std::system("gdalinfo --version > /dev/null 2>&1") != 0) {
        std::puts("skipped: gdalinfo is not installed");
        GTEST_SKIP();
    }
    const Desk desk;
    EXPECT_EQ(desk.render({"-o", "a.png", "--geo", "--crs", "EPSG:32629"}).code, 0);
    const std::string here = desk.place.folder().string();
    // Where Bamako lies in the picture, by GDAL; the style draws the centre's town there.
    const std::string command = "cd '" + here +
                                "' && echo '-8.0 12.65' | gdaltransform -s_srs EPSG:4326 -t_srs "
                                "EPSG:32629 -output_xy > at.txt && gdalinfo a.png > info.txt && "
                                "gdallocationinfo -geoloc a.png $(cat at.txt) > pixel.txt";
    ASSERT_EQ(std::system(command.c_str()), 0);
    EXPECT_THAT(desk.place.get("info.txt"), HasSubstr("Pixel Size = ("));
    const std::string pixel = desk.place.get("pixel.txt");
    int column = 0;
    int row = 0;
    ASSERT_EQ(std::sscanf(pixel.c_str(), " Report: Location: (%dP,%dL)", &column, &row), 2)
        << pixel;
    // The map is centred on Bamako, and its frame in the middle of the sheet's 1063 pixels.
    EXPECT_NEAR(column, 1063 / 2, 40);
    EXPECT_THAT(pixel, HasSubstr("Value: 29")); // the square of a capital is #1d1d1f
}
