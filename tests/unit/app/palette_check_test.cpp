// SPDX-License-Identifier: MIT
#include "app/palette_check.hpp"
#include "app/style_file.hpp"

using namespace cordon;
using namespace cordon::app;

namespace {

PaletteFindings findings(const std::string& layers) {
    const Json json = parse_json(
        R"({"version": 8, "sources": {"s": {"type": "vector", "url": "cordon:routes"}}, "layers": [)" +
            layers + "]}",
        "style.json");
    const style::ParsedStyle parsed = style::parse_style(json, "style.json");
    EXPECT_TRUE(parsed.style);
    return compare_classes(*parsed.style, Language::en);
}

std::string line(const std::string& id, const std::string& color, const std::string& dash = "") {
    return R"({"id": ")" + id + R"(", "type": "line", "source": "s", "source-layer": "legs",
        "metadata": {"cordon:legend": [{"group": "g", "label": ")" +
           id + R"("}]},
        "paint": {"line-color": ")" +
           color + "\"" + (dash.empty() ? "" : ", \"line-dasharray\": [" + dash + "]") + "}}";
}

} // namespace

TEST(PaletteCheck, NamesThePairThatRedGreenBlindReadersConfuse) {
    const auto found = findings(line("cut", "#b3541e") + "," + line("open", "#7a7a10"));
    ASSERT_EQ(found.alike.size(), 1U);
    EXPECT_EQ(found.alike[0].first, "cut");
    EXPECT_EQ(found.alike[0].second, "open");
    EXPECT_THAT(found.alike[0].visions, testing::Not(testing::Contains("normal vision")));
    EXPECT_THAT(found.alike[0].visions, testing::Contains("grey"));
}

TEST(PaletteCheck, ADashTellsApartWhatColourDoesNot) {
    const auto found = findings(line("cut", "#b3541e") + "," + line("open", "#7a7a10", "3, 1"));
    EXPECT_TRUE(found.alike.empty());
    EXPECT_EQ(found.by_form, 1);
    EXPECT_EQ(found.by_colour, 0);
}

TEST(PaletteCheck, TheShippedStylesHoldTheLimit) {
    for (const std::string& name : shipped_styles()) {
        CollectingReporter reporter;
        const OpenStyle style = open_style({name, {}}, reporter);
        const PaletteFindings found = compare_classes(*style.style, Language::en);
        EXPECT_GT(found.by_colour, 5) << name;
        for (const LikePair& pair : found.alike)
            ADD_FAILURE() << name << ": " << pair.first << " and " << pair.second << " "
                          << pair.difference;
    }
}
