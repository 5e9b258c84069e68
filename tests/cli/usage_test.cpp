// SPDX-License-Identifier: MIT
#include "cli/program.hpp"

using namespace cordon::test;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

/// A wrong command line with what the user reads.
struct Wrong {
    std::vector<std::string> arguments;
    std::string err;
};

/// Names the case in a failure.
void PrintTo(const Wrong& wrong,
             std::ostream* stream) { // NOLINT: the name that the test library looks for
    for (const std::string& argument : wrong.arguments) *stream << argument << ' ';
}

class WrongCommandLine : public testing::TestWithParam<Wrong> {};

const std::string no_input = "error: no INPUT was given\n  hint: --help shows how it is used\n";

} // namespace

TEST_P(WrongCommandLine, EndsWithCodeTwoAndOneClearSentence) {
    const Workplace place;
    place.put("in.csv", "lat,lon,date\n12.6,-8.0,2025-10-28\n");
    const RunResult result = place.cordon(GetParam().arguments);
    EXPECT_EQ(result.code, 2);
    EXPECT_EQ(result.out, "");
    EXPECT_EQ(result.err, GetParam().err);
    EXPECT_THAT(place.files(), testing::ElementsAre("in.csv"));
}

INSTANTIATE_TEST_SUITE_P(
    Program, WrongCommandLine,
    testing::Values(
        Wrong{{}, "error: no command was given\n  hint: cordon --help shows the first steps\n"},
        Wrong{{"rendr"}, "error: unknown command 'rendr'\n  hint: did you mean 'render'?\n"},
        Wrong{{"fly"}, "error: unknown command 'fly'\n  hint: cordon --help lists the commands\n"},
        Wrong{{""}, "error: unknown command ''\n  hint: cordon --help lists the commands\n"},
        Wrong{{"in.csv"},
              "error: 'in.csv' is a file, not a command\n"
              "  hint: did you mean 'cordon render in.csv -o map.png'?\n"},
        Wrong{{"--strict", "render"},
              "error: unknown option '--strict' before the command\n"
              "  hint: options stand after the command: cordon render INPUT -o OUTPUT\n"},
        Wrong{{"info", "x"}, "error: unexpected argument 'x'\n"}));

INSTANTIATE_TEST_SUITE_P(
    Options, WrongCommandLine,
    testing::Values(
        Wrong{{"render", "in.csv", "--sise", "3"},
              "error: unknown option '--sise'\n  hint: did you mean '--size'?\n"},
        Wrong{{"render", "in.csv", "-z"},
              "error: unknown option '-z'\n  hint: --help lists the options\n"},
        Wrong{{"render", "in.csv", "--sise=3", "-o", "a.png"},
              "error: unknown option '--sise'\n  hint: did you mean '--size'?\n"},
        Wrong{{"render", "in.csv", "-o", "a.png", "--size"}, "error: --size needs a value\n"},
        Wrong{{"render", "in.csv", "-o", "a.png", "--size", "A4", "--size", "A5"},
              "error: --size was given twice\n"},
        Wrong{{"render", "in.csv", "-o", "a.png", "--strict=3"},
              "error: --strict takes no value\n"},
        Wrong{{"render", "in.csv", "-o", "a.png", "--size", "big"},
              "error: --size: 'big' is not a size\n  hint: write WIDTHxHEIGHT: 180mmx120mm for "
              "paper, "
              "1600x1200 for the screen, or A4, A5-landscape; 180mm leaves the height open\n"},
        Wrong{{"render", "in.csv", "-o", "a.png", "--size", "1x1"},
              "error: --size: size '1x1' is out of range: each side must be 16 to 20000 px\n"},
        Wrong{{"render", "in.csv", "-o", "a.png", "--dpi", "nan"},
              "error: --dpi: 'nan' is not a number from 30 to 2400\n"},
        Wrong{{"render", "in.csv", "-o", "a.png", "--lang", "de"},
              "error: --lang: 'de' is not known here\n  hint: expected one of \"en\", \"fr\"\n"},
        Wrong{{"render", "in.csv", "-o", "a.png", "--buffer", "0.1deg"},
              "error: --buffer: distance '0.1deg' is in degrees, which have no fixed length on the "
              "ground\n  hint: give it in kilometres; a degree of latitude is about 111 km\n"},
        Wrong{{"render", "in.csv", "-o", "a.png", "--bbox", "-12,16,-3,9"},
              "error: --bbox: south 16 is not below north 9\n"
              "  hint: the order is west, south, east, north in degrees\n"},
        Wrong{{"render", "in.csv", "-o", "a.png", "--window", "2025-10-30/2025-09-01"},
              "error: --window: window '2025-10-30/2025-09-01' is reversed: it ends before it "
              "begins\n"
              "  hint: did you mean 2025-09-01/2025-10-30?\n"},
        Wrong{{"render", "in.csv", "-o", "a.png", "--from", "2025-10-30", "--to", "2025-09-01"},
              "error: the window is reversed: it ends on 2025-09-01 before it begins on "
              "2025-10-30\n"},
        Wrong{{"render", "in.csv", "--explain", "colours"},
              "error: --explain: 'colours' cannot be explained\n  hint: write projection or "
              "labels\n"}));

INSTANTIATE_TEST_SUITE_P(
    InputsAndOutputs, WrongCommandLine,
    testing::Values(
        Wrong{{"render"}, no_input}, Wrong{{"check"}, no_input},
        Wrong{{"render", "-o", "a.png"}, no_input},
        Wrong{{"render", "in.csv"},
              "error: no output was given\n  hint: add -o map.png (or .svg, .pdf)\n"},
        Wrong{{"render", "in.csv", "a.png"},
              "error: no output was given\n  hint: did you mean '-o a.png'?\n"},
        Wrong{{"render", "in.csv", "-o", "a.gif"},
              "error: the format of 'a.gif' is not known\n"
              "  hint: end the name in .png, .svg or .pdf, or add --format\n"},
        Wrong{{"render", "in.csv", "-o", "-"},
              "error: the format of standard output is not known\n"
              "  hint: add --format png, svg or pdf\n"},
        Wrong{{"render", "in.csv", "-o", "a.svg", "-o", "./a.svg"},
              "error: the output './a.svg' was given twice\n"},
        Wrong{{"render", "in.csv", "-o", "./in.csv", "--format", "png"},
              "error: the output './in.csv' is the input\n"},
        Wrong{{"render", "-", "-", "-o", "a.svg"}, "error: standard input can be read once only\n"},
        Wrong{{"render", "in.csv", "-o", "-", "--format", "svg", "--dump-config"},
              "error: standard output cannot carry a map and an explanation at once\n"}));

TEST(Help, TeachesWithExamplesAndExitCodes) {
    const Workplace place;
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"--help"}, {"-h"}, {"help"}}) {
        const RunResult result = place.cordon(arguments);
        EXPECT_EQ(result.code, 0);
        EXPECT_EQ(result.err, "");
        EXPECT_THAT(result.out, HasSubstr("cordon render incidents.csv -o map.png"));
        EXPECT_THAT(result.out, HasSubstr("4  done, but the evidence gate refused the title"));
    }
}

TEST(Help, OfACommandListsItsOptions) {
    const Workplace place;
    for (const std::vector<std::string>& arguments : {std::vector<std::string>{"render", "--help"},
                                                      {"help", "render"},
                                                      {"render", "x", "-h"}}) {
        const RunResult result = place.cordon(arguments);
        EXPECT_EQ(result.code, 0);
        EXPECT_EQ(result.err, "");
        EXPECT_THAT(result.out, testing::StartsWith("Usage: cordon render INPUT... -o OUTPUT"));
        EXPECT_THAT(result.out, HasSubstr("--bbox W,S,E,N"));
    }
}

TEST(Help, KeepsToEightyColumns) {
    const Workplace place;
    for (const char* command : {"render", "check", "info"}) {
        const std::string text = place.cordon({command, "--help"}).out;
        std::size_t first = 0;
        while (first < text.size()) {
            const std::size_t end = text.find('\n', first);
            EXPECT_LE(end - first, 80U) << text.substr(first, end - first);
            first = end + 1;
        }
    }
}

TEST(Version, IsOneLine) {
    const Workplace place;
    const RunResult result = place.cordon({"--version"});
    EXPECT_EQ(result.code, 0);
    EXPECT_EQ(result.err, "");
    EXPECT_THAT(result.out, testing::MatchesRegex("cordon [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

TEST(Info, NamesDataFolderAndStyles) {
    const Workplace place;
    const RunResult result = place.cordon({"info"});
    EXPECT_EQ(result.code, 0);
    EXPECT_EQ(result.err, "");
    EXPECT_THAT(result.out, HasSubstr("built with: PROJ "));
    EXPECT_THAT(result.out, HasSubstr("styles: dark, press, print\n"));
}
