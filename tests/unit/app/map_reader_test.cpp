// SPDX-License-Identifier: MIT
#include "app/map_fields.hpp"
#include "app/map_reader.hpp"
#include "app/toml.hpp"

#include <fstream>

using namespace cordon;
using namespace cordon::app;

namespace {

ParsedMap parse(const std::string& text) {
    return parse_map(text, "map.toml", "folder");
}

/// All findings as the user reads them.
std::string faults(const std::string& text) {
    std::string all;
    for (const Diagnostic& diagnostic : parse(text).diagnostics) all += to_text(diagnostic) + "\n";
    return all;
}

/// A file that gives every key a value that is not its default.
const char* const full_map = R"(
[map]
title = {en = "Roads to Bamako", fr = "Routes vers Bamako"}
subtitle = "Autumn 2025"
lang = "fr"
style = "print"
size = "180mmx203mm"
dpi = 600
scale = 1.25
bbox = [-12, 9, -3, 16]
centre = {name = "Bamako", lat = 12.65, lon = -8}
extent = "routes"
padding = 0.1
projection = "EPSG:32629"
from = 2025-09-01
to = 2025-10-30
as_of = 2025-10-30T18:00:00Z
created = 2025-11-01
profile = "partner"
buffer = {all = "10km", checkpoint = "2km", rings = [0.5, 1, 2]}
panels = "month"
number = false
number_from = 12
number_max = 25
size_by = "killed"
shape_by = "side_b"
shape_order = ["a", "b"]
decay = "half-life"
half_life_days = 21
cluster = "20km"
uncertainty = false
boundary_view = "un"

[data]
incidents = ["incidents.geojson", {file = "more.csv", lat = "y", lon = "x", date = "d", type = "t", attribution = "A", licence = "CC0-1.0"}]
roads = {file = "roads.fgb", name = "r", layer = "l", source = "s", attribution = "OSM", licence = "ODbL-1.0"}
boundaries = {file = "ne_10m_admin_0_boundary_lines_land.shp", attribution = "Natural Earth"}
districts = {file = "adm2.gpkg", layer = "adm2"}
corridors = "corridors.csv"
precision = "precision.csv"
suppliers = "posts.csv"
crossings = "crossings.csv"
pending = true
locate = true
countries = ["ML", "SN"]
places = "places.toml"
gazetteers = ["ML.txt.gz"]

[[layers]]
name = "camps"
file = "camps.gpkg"
layer = "points"
source = "camps"
attribution = "X"
licence = "CC-BY-4.0"
buffer = "5km"
rings = [0.5, 1]
combine = "difference"
with = "towns"

[[layers]]
name = "towns"
file = "towns.gpkg"
buffer = "500m"

[[routes]]
id = "rn24"
name = "RN 24"
file = "rn24.geojson"
shield = "24"
via = ["Kati", {lat = 12.85, lon = -8.46}]
status = "contested"
disputed = true
because = ["2025-10-28-rn24"]

[labels]
langs = ["fr", "ar"]
also = ["en"]
places = ["Kati"]
omit = ["Koulikoro"]
nudges = "nudges.toml"

[sheet]
legend = "top-left"
scale_bar = "bottom"
north_arrow = true
graticule = false
inset = {shows = "region", at = "top-right"}
timeline = false
rose = "bottom-left"
key = "below"
credits = "bottom"
notes = "bottom"
extra_notes = ["One sentence.", {en = "Two.", fr = "Deux."}]
key_columns = ["number", "date", "sources"]
disclaimer = ["un", "data"]
organisation = "UN"
un_cleared = "4170"
author = "A. Writer"
contact = "maps@example.org"
map_number = "MLI012"
name = "ocha"
short_name = "roads"
frame = false
margins = [1, 2, 3, 4]
bleed_mm = 3
crop_marks = true
colour = "cmyk"
cmyk_profile = "press.icc"
geo = true
print_width = "85mm"
min_text_pt = 5
min_line_pt = 0.3

[state]
boundaries = "un"

[analysis]
half_life_days = 7
radius_km = {armed_attack = 6, flood = 1}
)";

/// Counts the keys of a struct that hold their default value.
template <typename T>
struct DefaultCounter {
    const T& value;
    std::vector<std::string> at_default;
    template <typename M>
    void operator()(const Key& key, M T::*member) {
        if (value.*member == T{}.*member) at_default.emplace_back(key.name);
    }
};

template <typename T>
std::vector<std::string> keys_at_default(const T& value) {
    DefaultCounter<T> counter{value, {}};
    Fields<T>::visit(counter);
    return counter.at_default;
}

} // namespace

TEST(Buffer, RingsNeedARadiusThatTheyMultiply) {
    EXPECT_THAT(faults("[map]\nbuffer = {rings = [1, 2]}\n"),
                testing::HasSubstr("the rings of buffer have no radius to multiply"));
    EXPECT_THAT(faults("[map]\nbuffer = {all = \"4000km\", rings = [1, 2]}\n"),
                testing::HasSubstr("reach from 4000000.0 m to 8000 km"));
    EXPECT_THAT(faults("[map]\nbuffer = {all = \"5km\", rings = [1, 2, 3, 4, 5, 6, 7]}\n"),
                testing::HasSubstr("buffer has 7 rings; at most 6 can be told apart"));
    EXPECT_EQ(faults("[map]\nbuffer = {all = \"5km\", rings = [0.5, 1, 2]}\n"), "");
}

TEST(MapReader, ReadsEveryKey) {
    const ParsedMap parsed = parse(full_map);
    EXPECT_EQ(
        faults(full_map),
        "map.toml:12: map.extent: extent is not used, because bbox is given\n"
        "map.toml:30: map.cluster: size_by, shape_by and decay are not drawn, because cluster "
        "makes one symbol of several incidents\n");
    const MapDocument& d = parsed.document;
    EXPECT_THAT(keys_at_default(d), testing::IsEmpty());
    EXPECT_THAT(keys_at_default(d.map), testing::ElementsAre("width")); // excluded by bbox
    EXPECT_THAT(keys_at_default(d.data), testing::IsEmpty());
    EXPECT_THAT(keys_at_default(d.data.incidents[1]), testing::IsEmpty());
    EXPECT_THAT(keys_at_default(d.layers[0]), testing::IsEmpty());
    EXPECT_THAT(keys_at_default(d.routes[0]), testing::IsEmpty());
    EXPECT_THAT(keys_at_default(d.labels), testing::IsEmpty());
    EXPECT_THAT(keys_at_default(d.sheet), testing::IsEmpty());
}

TEST(MapReader, TakesValuesAsTheyAreMeant) {
    const MapDocument d = parse(full_map).document;
    EXPECT_EQ(d.map.title.in(Language::fr), "Routes vers Bamako");
    EXPECT_EQ(d.map.subtitle.in(Language::fr), "Autumn 2025");
    EXPECT_EQ(d.map.bbox, (geom::LonLatBox{-12, 9, -3, 16}));
    EXPECT_EQ(d.map.centre->position, (geom::LonLat{-8, 12.65}));
    EXPECT_EQ(d.map.as_of->minute, 18 * 60);
    EXPECT_EQ(d.map.buffer.by_type.at("checkpoint"), Metres(2000));
    EXPECT_EQ(d.data.incidents[0].file.resolved, "folder/incidents.geojson");
    EXPECT_EQ(d.data.incidents[1].lat, "y");
    EXPECT_EQ(d.routes[0].status, RouteStatus::contested);
    EXPECT_EQ(d.sheet.legend.corner, Corner::top_left);
    EXPECT_EQ(d.sheet.inset.shows, InsetView::region);
    EXPECT_EQ(d.sheet.inset.piece.corner, Corner::top_right);
    EXPECT_EQ(d.sheet.margins.left, 4);
    EXPECT_EQ(d.analysis.number_or("half_life_days", 0), 7);
    EXPECT_EQ(d.where("map.lang").line, 5);
    EXPECT_EQ(d.where("layers[0].file").file, "map.toml");
    EXPECT_GT(d.where("layers[0].file").line, 30);
}

TEST(MapReader, WritesAFileThatReadsBackTheSame) {
    const MapDocument d = parse(full_map).document;
    const std::string text = to_map_toml(d);
    const MapDocument again = parse(text).document;
    EXPECT_EQ(again.map, d.map);
    EXPECT_EQ(again.data, d.data);
    EXPECT_EQ(again.layers, d.layers);
    EXPECT_EQ(again.routes, d.routes);
    EXPECT_EQ(again.labels, d.labels);
    EXPECT_EQ(again.sheet, d.sheet);
    EXPECT_EQ(again.state, d.state);
    EXPECT_EQ(again.analysis, d.analysis);
    EXPECT_EQ(to_map_toml(again), text);
}

TEST(MapReader, WritesABoxRoundTheEarthSoThatItReadsBackTheSame) {
    const MapDocument d = parse("[map]\nbbox = [5, 0, 1, 1]\n").document;
    ASSERT_EQ(d.map.bbox, (geom::LonLatBox{5, 0, 361, 1}));
    const ParsedMap again = parse(to_map_toml(d));
    EXPECT_THAT(again.diagnostics, testing::IsEmpty());
    EXPECT_EQ(again.document.map.bbox, d.map.bbox);
}

TEST(MapReader, LeavesOutDefaultsWhenWriting) {
    EXPECT_EQ(to_map_toml(document_for("incidents.csv")),
              "[data]\nincidents = [\"incidents.csv\"]\n");
}

TEST(MapReader, SuggestsTheKeyThatWasMeant) {
    EXPECT_EQ(faults("[map]\ntitel = \"x\"\n"),
              "map.toml:2: unknown key 'titel' in map\n  hint: did you mean 'title'?\n");
    EXPECT_EQ(faults("[mapp]\n"), "map.toml:1: unknown key 'mapp'\n  hint: did you mean 'map'?\n");
    EXPECT_EQ(faults("[[layers]]\nfile = \"a\"\nlicense = \"x\"\n"),
              "map.toml:3: unknown key 'license' in layers[0]\n  hint: did you mean 'licence'?\n");
}

TEST(MapReader, SaysWhereAMisplacedKeyBelongs) {
    EXPECT_EQ(faults("incidents = \"a.csv\"\n"),
              "map.toml:1: unknown key 'incidents'\n  hint: 'incidents' belongs in [data]\n");
    EXPECT_EQ(
        faults("[map]\ndisclaimer = \"none\"\n"),
        "map.toml:2: unknown key 'disclaimer' in map\n  hint: 'disclaimer' belongs in [sheet]\n");
}

TEST(MapReader, NamesWhatWasExpected) {
    EXPECT_EQ(faults("[map]\ndpi = \"high\"\n"),
              "map.toml:2: map.dpi: expected a number, got the text \"high\"\n");
    EXPECT_EQ(faults("[map]\ndpi = 5\n"), "map.toml:2: map.dpi: 5 is out of range: 30 to 2400\n");
    EXPECT_EQ(faults("[map]\ndpi = inf\n"),
              "map.toml:2: map.dpi: expected a number, got no finite number\n");
    EXPECT_EQ(faults("[map]\nnumber_from = 1.5\n"),
              "map.toml:2: map.number_from: expected a whole number, got 1.5\n");
    EXPECT_EQ(faults("[map]\ntitle = 3\n"), "map.toml:2: map.title: expected a text, or a table "
                                            "such as {en = \"\u2026\", fr = \"\u2026\"}, got 3\n");
    EXPECT_EQ(faults("map = 3\n"), "map.toml:1: map: expected a table, got 3\n");
    EXPECT_EQ(
        faults("[map]\nlang = \"de\"\n"),
        "map.toml:2: map.lang: 'de' is not known here\n  hint: expected one of \"en\", \"fr\"\n");
    EXPECT_EQ(faults("[sheet]\nlegend = \"topleft\"\n"),
              "map.toml:2: sheet.legend: 'topleft' is not known here\n  hint: did you mean "
              "'top-left'?\n");
    EXPECT_EQ(faults("[map]\nbuffer = \"0.1deg\"\n"), "")
        << "what it is on the ground is known when the incidents are";
}

TEST(MapReader, ShowsAllFaultsTogetherInTheOrderOfTheFile) {
    const std::string all =
        faults("[map]\nsize = \"big\"\nlanguage = \"en\"\n[sheet]\nframe = 1\n");
    EXPECT_EQ(std::count(all.begin(), all.end(), ':') > 5, true);
    EXPECT_LT(all.find("map.toml:2"), all.find("map.toml:3"));
    EXPECT_LT(all.find("map.toml:3"), all.find("map.toml:5"));
}

TEST(MapReader, KeepsTheRightValuesOfAFileWithFaults) {
    const ParsedMap parsed = parse("[map]\ntitle = \"T\"\ndpi = \"x\"\n");
    EXPECT_EQ(parsed.document.map.title.in(Language::en), "T");
    EXPECT_EQ(parsed.document.map.dpi, 300);
}

TEST(MapRules, RefuseAStatusWithoutEvidence) {
    EXPECT_EQ(faults("[[routes]]\nid = \"rn7\"\nstatus = \"cut\"\n"),
              "map.toml:3: routes[0].status: the status of route 'rn7' has no evidence\n"
              "  hint: add because = [\"incident id\"], or leave the status out\n");
    EXPECT_EQ(faults("[[routes]]\nid = \"rn7\"\nstatus = \"no_information\"\n"), "");
    EXPECT_THAT(faults("[[routes]]\nid = \"all\"\nstatus = \"cut\"\nbecause = \"x\"\n"),
                testing::HasSubstr("one status cannot be given to all routes"));
}

TEST(MapRules, RefuseReversedWindowsAndContradictingExtents) {
    EXPECT_EQ(
        faults("[map]\nfrom = 2025-10-30\nto = 2025-09-01\n"),
        "map.toml:3: map.to: the window is reversed: it ends on 2025-09-01 before it begins on "
        "2025-10-30\n");
    EXPECT_THAT(faults("[map]\nwidth = \"100km\"\n"), testing::HasSubstr("width needs a centre"));
    EXPECT_THAT(faults("[map]\nwidth = \"100km\"\ncentre = \"Bamako\"\nbbox = [0,0,1,1]\n"),
                testing::HasSubstr("exclude each other"));
}

TEST(MapRules, KeepTheUnSentenceForTheUn) {
    EXPECT_THAT(faults("[sheet]\ndisclaimer = \"un\"\n"), testing::HasSubstr("not for others"));
    EXPECT_EQ(faults("[sheet]\ndisclaimer = \"un\"\norganisation = \"UN\"\n"), "");
}

TEST(MapRules, WarnWhenTheDisclaimerIsLeftOut) {
    const ParsedMap parsed = parse("[sheet]\ndisclaimer = \"none\"\n");
    ASSERT_EQ(parsed.diagnostics.size(), 1U);
    EXPECT_EQ(parsed.diagnostics[0].severity, Severity::warning);
    EXPECT_TRUE(parsed.document.sheet.disclaimer->empty());
    EXPECT_THAT(faults("[sheet]\ndisclaimer = []\n"), testing::HasSubstr("write \"none\""));
}

TEST(MapRules, CheckTheKeysOfTheAnalysis) {
    EXPECT_EQ(faults("[analysis]\nhalf_live_days = 7\n"),
              "map.toml:2: unknown key 'half_live_days' in analysis\n  hint: did you mean "
              "'half_life_days'?\n");
    EXPECT_EQ(faults("[analysis]\ndraws = \"many\"\n"),
              "map.toml:2: analysis.draws: expected a number such as 1000, got a string\n");
    EXPECT_THAT(faults("[analysis.gate]\nincident_min = 4\n"),
                testing::HasSubstr("'incidents_min'"));
}

TEST(MapReader, RefusesHugeFilesAndLists) {
    const auto path = std::filesystem::path(testing::TempDir()) / "huge_map.toml";
    std::ofstream(path) << std::string((1U << 20U) + 10, '#');
    CollectingReporter reporter;
    EXPECT_THROW((void)read_map(path, reporter), Error);
    std::string list = "[labels]\nomit = [";
    for (int i = 0; i < 10'001; ++i) list += "\"a\",";
    EXPECT_THAT(faults(list + "]\n"), testing::HasSubstr("the list is longer than 10000"));
    std::filesystem::remove(path);
}

TEST(MapReader, CountsTheErrorsAfterReportingThem) {
    const auto path = std::filesystem::path(testing::TempDir()) / "two_faults.toml";
    std::ofstream(path) << "[map]\ndpi = true\nscale = 99\n";
    CollectingReporter reporter;
    try {
        (void)read_map(path, reporter);
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_EQ(std::string(error.what()), path.string() + ": 2 errors; nothing was drawn");
    }
    EXPECT_EQ(reporter.diagnostics.size(), 2U);
    std::filesystem::remove(path);
}
