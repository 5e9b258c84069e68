// SPDX-License-Identifier: MIT
#include "compose/symbol_text.hpp"
#include "core/json.hpp"

using namespace cordon;
using namespace cordon::compose;

namespace {

std::vector<TextAnchor> anchors_of(const std::string& layout) {
    const std::string text =
        R"({"version":8,"sources":{"s":{"type":"geojson","data":"x"}},"layers":[
        {"id":"a","type":"symbol","source":"s","layout":{"text-field":"A","text-size":10,)" +
        layout + "}}]}";
    const auto parsed = style::parse_style(parse_json(text, "test.json"), "test.json");
    if (!parsed.style) return {};
    const style::BoundLayer bound(parsed.style->layers[0], nullptr, {});
    return text_anchors(bound, parsed.style->layers[0], 0);
}

} // namespace

TEST(SymbolText, AnchorsWithOffsetsSayAllThemselves) {
    const auto anchors = anchors_of(
        R"("text-variable-anchor-offset":["top",[0,1],"left",[2,-0.5]],"text-anchor":"right")");
    ASSERT_EQ(anchors.size(), 2U);
    EXPECT_EQ(anchors[0].name, "top");
    EXPECT_EQ(anchors[0].offset, (geom::PagePoint{0, 10}));
    EXPECT_EQ(anchors[1].offset, (geom::PagePoint{20, -5}));
}

TEST(SymbolText, VariableAnchorsPushAwayFromTheirSide) {
    const auto anchors =
        anchors_of(R"("text-variable-anchor":["left","bottom"],"text-radial-offset":1)");
    ASSERT_EQ(anchors.size(), 2U);
    EXPECT_EQ(anchors[0].offset, (geom::PagePoint{10, 0}));
    EXPECT_EQ(anchors[1].offset, (geom::PagePoint{0, -10}));
}

TEST(SymbolText, VariableAnchorsTakeEachPartOfAnOffsetForItsAxis) {
    const auto anchors =
        anchors_of(R"("text-variable-anchor":["top-left","right","center"],"text-offset":[-2,1])");
    ASSERT_EQ(anchors.size(), 3U);
    EXPECT_EQ(anchors[0].offset, (geom::PagePoint{20, 10}));
    EXPECT_EQ(anchors[1].offset, (geom::PagePoint{-20, 0}));
    EXPECT_EQ(anchors[2].offset, (geom::PagePoint{0, 0}));
}

TEST(SymbolText, ARadiusHoldsInAllDirectionsAndGoesBeforeAnOffset) {
    const auto corner =
        anchors_of(R"("text-anchor":"bottom-right","text-radial-offset":2,"text-offset":[9,9])");
    EXPECT_NEAR(corner[0].offset.x, -14.142, 1e-3);
    EXPECT_NEAR(corner[0].offset.y, -14.142, 1e-3);
    const auto none = anchors_of(R"("text-radial-offset":0,"text-offset":[1,2])");
    EXPECT_EQ(none[0].offset, (geom::PagePoint{10, 20})) << "no radius";
    const auto inwards = anchors_of(R"("text-variable-anchor":["top"],"text-radial-offset":-3)");
    EXPECT_EQ(inwards[0].offset, (geom::PagePoint{0, 0})) << "a radius is not negative";
}

TEST(SymbolText, LinesBeginOnTheSideOfTheAnchor) {
    EXPECT_EQ(align_at("top-left"), text::Align::left);
    EXPECT_EQ(align_at("right"), text::Align::right);
    EXPECT_EQ(align_at("bottom"), text::Align::center);
}

TEST(SymbolText, SetsUprightLettersInAColumn) {
    EXPECT_EQ(in_column("東京"), "東\n京");
    EXPECT_EQ(in_column("か\u3099"), "か\u3099") << "a mark stays with its letter";
    EXPECT_EQ(in_column("Kati 東"), "") << "other letters do not stand upright";
    EXPECT_EQ(in_column("\xE6\x9D"), "") << "half a character";
}

TEST(SymbolText, FitsIconsByTheirNamedSides) {
    EXPECT_EQ(fit_from("width"), IconFit::width);
    EXPECT_EQ(fit_from("both"), IconFit::both);
    EXPECT_EQ(fit_from("none"), IconFit::none);
    EXPECT_EQ(fit_from(""), IconFit::none);
}
