// SPDX-License-Identifier: MIT
#include "cli/program.hpp"

using namespace cordon::test;
using testing::HasSubstr;
using testing::StartsWith;

namespace {

const std::string one_incident =
    "lat,lon,date,type,place\n12.84,-8.52,2025-10-28,armed_attack,RN24\n";

} // namespace

TEST(MissingInput, IsNamedAndLeavesTheOldOutputAlone) {
    const Workplace place;
    place.put("map.png", "old");
    const RunResult result = place.cordon({"render", "nope.csv", "-o", "map.png"});
    EXPECT_EQ(result.code, 1);
    EXPECT_EQ(result.out, "");
    EXPECT_THAT(result.err,
                StartsWith("error: nope.csv: cannot be read: No such file or directory\n"));
    EXPECT_EQ(place.get("map.png"), "old");
}

TEST(MissingInput, OfAProjectFileIsNamedToo) {
    const Workplace place;
    const RunResult result = place.cordon({"render", "nope.toml", "-o", "map.png"});
    EXPECT_EQ(result.code, 1);
    EXPECT_THAT(result.err, StartsWith("error: nope.toml: cannot be read"));
}

TEST(UnknownStyle, IsRefusedWithTheLineAndTheStylesThatExist) {
    const Workplace place;
    place.put("in.csv", one_incident);
    place.put("map.toml", "[map]\nstyle = \"pres\"\n[data]\nincidents = \"in.csv\"\n");
    const RunResult result = place.cordon({"render", "map.toml", "-o", "map.svg"});
    EXPECT_EQ(result.code, 1);
    EXPECT_EQ(result.err,
              "error: map.toml:2: style 'pres' not found\n"
              "  hint: did you mean 'press'?\n"
              "  hint: styles/ has dark, press, print; a path ending in .json names a file\n");
    const RunResult by_option =
        place.cordon({"render", "in.csv", "--style", "dusk", "-o", "map.svg"});
    EXPECT_EQ(by_option.code, 1);
    EXPECT_EQ(by_option.err, "error: style 'dusk' not found\n  hint: styles/ has dark, press, "
                             "print; a path ending in .json names a file\n");
    EXPECT_FALSE(place.has("map.svg"));
}

TEST(ProjectFile, ShowsAllItsFaultsAtOnce) {
    const Workplace place;
    place.put("map.toml", "[map]\ntitel = \"x\"\nsize = \"big\"\n[sheet]\nlegend = \"topleft\"\n");
    const RunResult result = place.cordon({"render", "map.toml", "-o", "map.png"});
    EXPECT_EQ(result.code, 1);
    EXPECT_EQ(result.out, "");
    EXPECT_EQ(result.err,
              "error: map.toml:2: unknown key 'titel' in map\n"
              "  hint: did you mean 'title'?\n"
              "error: map.toml:3: map.size: 'big' is not a size\n"
              "  hint: write WIDTHxHEIGHT: 180mmx120mm for paper, 1600x1200 for the screen, or A4, "
              "A5-landscape; 180mm leaves the height open\n"
              "error: map.toml:5: sheet.legend: 'topleft' is not known here\n"
              "  hint: did you mean 'top-left'?\n"
              "error: map.toml: 3 errors; nothing was drawn\n");
}

TEST(ProjectFile, ThatIsNotTomlIsNamedWithItsLine) {
    const Workplace place;
    place.put("map.toml", "[map\ntitle = 1\n");
    const RunResult result = place.cordon({"check", "map.toml"});
    EXPECT_EQ(result.code, 1);
    EXPECT_THAT(result.err, StartsWith("error: map.toml:1:"));
    EXPECT_EQ(result.out, "map.toml: 1 error, 0 warnings\n");
}

TEST(ProjectFile, TakesNoSecondInput) {
    const Workplace place;
    place.put("map.toml", "");
    place.put("in.csv", one_incident);
    const RunResult result = place.cordon({"render", "map.toml", "in.csv", "-o", "a.png"});
    EXPECT_EQ(result.code, 1);
    EXPECT_THAT(result.err, HasSubstr("a project file is drawn alone"));
}

TEST(DumpConfig, PrintsAProjectFileThatStandsForTheArguments) {
    const Workplace place;
    place.put("in.csv", one_incident);
    const RunResult result = place.cordon(
        {"render", "in.csv", "--dump-config", "--bbox", "-12,9,-3,16", "--lang", "fr", "--title",
         "A \"B\"", "--subtitle=", "--no-key", "--buffer", "10km", "--buffer", "checkpoint=2km"});
    EXPECT_EQ(result.code, 0);
    EXPECT_EQ(result.err, "");
    EXPECT_EQ(result.out,
              "[map]\ntitle = \"A \\\"B\\\"\"\nsubtitle = \"\"\nlang = \"fr\"\n"
              "bbox = [-12, 9, -3, 16]\nbuffer = {all = \"10km\", checkpoint = \"2km\"}\n\n"
              "[data]\nincidents = [\"in.csv\"]\n\n[sheet]\nkey = false\n");
    place.put("map.toml", result.out);
    EXPECT_EQ(place.cordon({"render", "map.toml", "--dump-config"}).out, result.out);
}

TEST(DumpConfig, LaysOptionsOverTheProjectFile) {
    const Workplace place;
    place.put("map.toml", "[map]\ntitle = \"A\"\ncentre = \"Bamako\"\nwidth = \"400km\"\n");
    const RunResult result =
        place.cordon({"render", "map.toml", "--dump-config", "--bbox", "1,2,3,4", "--title", "B"});
    EXPECT_EQ(result.code, 0);
    EXPECT_EQ(result.out, "[map]\ntitle = \"B\"\nbbox = [1, 2, 3, 4]\ncentre = \"Bamako\"\n");
}

TEST(Findings, GoToStandardErrorAndAreCountedUnderStrict) {
    const Workplace place;
    place.put("map.toml", "[sheet]\ndisclaimer = \"none\"\n");
    const RunResult plain = place.cordon({"render", "map.toml", "--dump-config"});
    EXPECT_EQ(plain.err, "warning: map.toml:2: sheet.disclaimer: the map carries no disclaimer\n");
    EXPECT_EQ(place.cordon({"render", "map.toml", "--dump-config", "-q"}).err, "");
}

TEST(Findings, ShowControlCharactersOfUntrustedTexts) {
    const Workplace place;
    place.put("map.toml", "[map]\nlang = \"\\u001b[31mred\"\n");
    const RunResult result = place.cordon({"check", "map.toml"});
    EXPECT_EQ(result.code, 1);
    EXPECT_EQ(result.err.find('\x1b'), std::string::npos);
    EXPECT_THAT(result.err, HasSubstr("\\x1b[31mred"));
}

TEST(Findings, CarryNoColourWhenTheyAreNotOnATerminal) {
    const Workplace place;
    EXPECT_EQ(place.cordon({"render"}).err.find('\x1b'), std::string::npos);
}

TEST(NamesWithDashes, AreReadAfterADoubleDash) {
    const Workplace place;
    const RunResult result = place.cordon({"render", "-o", "a.png", "--", "-x.csv"});
    EXPECT_EQ(result.code, 1);
    EXPECT_THAT(result.err, StartsWith("error: -x.csv: cannot be read"));
}
