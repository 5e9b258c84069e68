// SPDX-License-Identifier: MIT
#include "cli/command_line.hpp"
#include "cli/option_values.hpp"

using namespace cordon;
using namespace cordon::cli;

namespace {

/// A command line with one option of each kind, and what it read.
struct Sample {
    CommandLine line;
    std::string size;
    std::vector<std::string> outputs;
    int flags = 0;
    std::vector<std::string> inputs;

    Sample() {
        line.group("Options");
        line.option("--size", "SIZE", "help", keep(size));
        line.repeated("-o,--output", "FILE", "help",
                      [this](const std::string& text) { outputs.push_back(text); });
        line.flag("-q,--quiet", "help", [this] { ++flags; });
        line.positional = {"INPUT", "help",
                           [this](const std::string& text) { inputs.push_back(text); }, true};
    }
    std::string fault(const std::vector<std::string>& arguments) {
        try {
            parse(line, arguments);
        } catch (const UsageError& error) {
            return error.what();
        }
        return {};
    }
};

} // namespace

TEST(CommandLine, ReadsOptionsInEveryForm) {
    Sample s;
    EXPECT_EQ(s.fault({"a", "--size=-3,4", "-ox", "-o", "-", "--output", "y", "b", "-qq"}), "");
    EXPECT_EQ(s.size, "-3,4");
    EXPECT_THAT(s.outputs, testing::ElementsAre("x", "-", "y"));
    EXPECT_THAT(s.inputs, testing::ElementsAre("a", "b"));
    EXPECT_EQ(s.flags, 1);
}

TEST(CommandLine, TakesAValueThatLooksLikeAnOption) {
    Sample s;
    EXPECT_EQ(s.fault({"a", "--size", "-12,9,-3,16"}), "");
    EXPECT_EQ(s.size, "-12,9,-3,16");
}

TEST(CommandLine, KeepsEmptyAndBracketedValuesAsTheyAre) {
    Sample s;
    EXPECT_EQ(s.fault({"[a, b].csv", "--size=", "-o", "[x]"}), "");
    EXPECT_EQ(s.size, "");
    EXPECT_THAT(s.outputs, testing::ElementsAre("[x]"));
    EXPECT_THAT(s.inputs, testing::ElementsAre("[a, b].csv"));
}

TEST(CommandLine, TakesEverythingAfterADoubleDashAsInput) {
    Sample s;
    EXPECT_EQ(s.fault({"-q", "--", "-a", "--size"}), "");
    EXPECT_THAT(s.inputs, testing::ElementsAre("-a", "--size"));
}

TEST(CommandLine, TakesALoneDashAsInput) {
    Sample s;
    EXPECT_EQ(s.fault({"-"}), "");
    EXPECT_THAT(s.inputs, testing::ElementsAre("-"));
}

TEST(CommandLine, NamesWhatIsWrong) {
    Sample s;
    EXPECT_EQ(s.fault({"a", "--sice", "3"}),
              "unknown option '--sice'\n  hint: did you mean '--size'?");
    EXPECT_EQ(s.fault({"a", "--size"}), "--size needs a value");
    EXPECT_EQ(s.fault({"a", "-o"}), "--output needs a value");
    EXPECT_EQ(
        s.fault({"a", "-o", "--size", "3"}),
        "--output needs a value\n  hint: '--size' is an option; write --output=--size when it "
        "is meant");
    EXPECT_EQ(s.fault({"a", "--output=-o"}), "");
    EXPECT_EQ(s.fault({"a", "--quiet=no"}), "--quiet takes no value");
    EXPECT_EQ(s.fault({"a", "--size", "1", "--size", "2"}), "--size was given twice");
    EXPECT_EQ(s.fault({}), "no INPUT was given\n  hint: --help shows how it is used");
}

TEST(OptionValues, ReadFormatsByNameAndByEnding) {
    EXPECT_EQ(format_of("a.b/map.PNG"), app::OutputFormat::png);
    EXPECT_EQ(format_of("map.scene.txt"), app::OutputFormat::scene);
    EXPECT_EQ(format_of("map"), std::nullopt);
    EXPECT_EQ(format_of("incidents.csv"), std::nullopt);
    EXPECT_EQ(*parse_format("pdf"), app::OutputFormat::pdf);
    EXPECT_EQ(parse_format("pdff").error().hints.front(), "did you mean 'pdf'?");
}

TEST(OptionValues, ReadBuffersForAllAndForOneType) {
    EXPECT_EQ(parse_buffer("10km")->first, "");
    EXPECT_EQ(parse_buffer("checkpoint=2km")->first, "checkpoint");
    EXPECT_EQ(parse_buffer("checkpoint=2km")->second, Metres(2000));
    EXPECT_FALSE(parse_buffer("checkpoint=2"));
    EXPECT_EQ(parse_factors("0.5,1,2"), (std::vector{0.5, 1.0, 2.0}));
    EXPECT_FALSE(parse_factors("1,,2"));
    EXPECT_FALSE(parse_factors("11"));
}

TEST(OptionValues, ReadDisclaimersAsAList) {
    EXPECT_TRUE(parse_disclaimer("none")->empty());
    EXPECT_THAT(*parse_disclaimer("neutral,safety"),
                testing::ElementsAre(app::Disclaimer::neutral, app::Disclaimer::safety));
    EXPECT_FALSE(parse_disclaimer("neutral,"));
    EXPECT_FALSE(parse_disclaimer(""));
}
