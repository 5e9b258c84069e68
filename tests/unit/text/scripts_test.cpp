// SPDX-License-Identifier: MIT
#include "unit/text/text_fixture.hpp"

#include <algorithm>

using namespace cordon;
using namespace cordon::text;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Ne;

using Scripts = TextTest;

TEST_F(Scripts, BambaraLettersAreInTheTextFont) {
    const ShapedText& shaped = shape("Ɲɛnɛ ŋɔmi ɛ̀ ɔ́");
    EXPECT_THAT(glyphs_of(shaped), Each(Ne(0U)));
    EXPECT_THAT(files_of(shaped), ElementsAre("Inter-Regular.otf"));
}

TEST_F(Scripts, ArabicLettersAreJoined) {
    // beh alone against beh at the begin, in the middle and at the end of a word
    const auto alone = glyphs_of(shape("ب"));
    const auto joined = glyphs_of(shape("ببب"));
    ASSERT_EQ(alone.size(), 1U);
    ASSERT_GE(joined.size(), 3U);
    EXPECT_THAT(joined, Each(Ne(0U)));
    EXPECT_NE(joined.front(), alone.front());
    EXPECT_NE(joined.back(), alone.front());
    EXPECT_NE(joined.front(), joined.back());
}

TEST_F(Scripts, ArabicRunsFromRightToLeft) {
    const auto first = glyphs_of(shape("د"));
    const auto both = glyphs_of(shape("در"));
    ASSERT_EQ(both.size(), 2U);
    EXPECT_EQ(both.back(), first.front())
        << "the first letter (dal, never joined to the left) stands at the right";
    EXPECT_TRUE(shape("در").lines[0].segments[0].right_to_left);
}

TEST_F(Scripts, NKoAndTifinaghHaveAllTheirGlyphs) {
    EXPECT_THAT(glyphs_of(shape("ߓߊߡߊߞߐ߫")), Each(Ne(0U)));
    EXPECT_TRUE(shape("ߓߊߡߊߞߐ߫").lines[0].segments[0].right_to_left);
    EXPECT_THAT(glyphs_of(shape("ⵜⵉⵏⴱⵓⴽⵜⵓ")), Each(Ne(0U)));
    EXPECT_FALSE(shape("ⵜⵉⵏⴱⵓⴽⵜⵓ").lines[0].segments[0].right_to_left);
    EXPECT_THAT(files_of(shape("ߓߊ ⵜⵉ")),
                ElementsAre("NotoSansTifinagh-Regular.ttf", "NotoSansNKo-Regular.ttf"));
    EXPECT_THAT(reporter.diagnostics, IsEmpty());
}

TEST_F(Scripts, AMixedScriptLabelIsOneSegmentInLogicalOrder) {
    const std::string label = "Tombouctou تمبكتو ⵜⵉⵏⴱⵓⴽⵜⵓ";
    const ShapedText& shaped = shape(label);
    ASSERT_EQ(shaped.lines.size(), 1U);
    ASSERT_EQ(shaped.lines[0].segments.size(), 1U);
    const Line::Segment& segment = shaped.lines[0].segments[0];
    EXPECT_EQ(segment.text, label);
    EXPECT_FALSE(segment.right_to_left);
    EXPECT_THAT(files_of(shaped), ElementsAre("Inter-Regular.otf", "NotoSansArabic-Regular.ttf",
                                              "NotoSansTifinagh-Regular.ttf"));
}

TEST_F(Scripts, BidiOrdersRunsByTheFirstStrongLetter) {
    // The paragraph is Arabic, so the Latin word that follows stands at the left.
    EXPECT_THAT(files_of(shape("غاو Gao")),
                ElementsAre("Inter-Regular.otf", "NotoSansArabic-Regular.ttf"));
    EXPECT_THAT(files_of(shape("Gao غاو")),
                ElementsAre("Inter-Regular.otf", "NotoSansArabic-Regular.ttf"));
    EXPECT_TRUE(shape("غاو Gao").lines[0].segments[0].right_to_left);
    EXPECT_EQ(shape("غاو Gao").lines[0].segments[0].text, "غاو Gao");
}

TEST_F(Scripts, NumbersInArabicKeepTheirOrder) {
    const auto digits = glyphs_of(shape("12"));
    const auto label = glyphs_of(shape("طريق 12"));
    ASSERT_GE(label.size(), 2U);
    EXPECT_EQ(std::vector(label.begin(), label.begin() + 2), digits)
        << "at the left, and not reversed";
}

TEST_F(Scripts, GlyphsOfALineRunFromLeftToRight) {
    for (const char* text : {"Gao غاو (N 12) ߓߊ", "غاو Gao 12"}) {
        double before = -1.0;
        for (const Line::Cluster& cluster : shape(text).lines[0].clusters) {
            EXPECT_GE(cluster.x, before) << text;
            before = cluster.x;
        }
        EXPECT_LE(before, shape(text).width);
    }
}

TEST_F(Scripts, AccentsBelongToTheirLetters) {
    const Line& line = shape("x̂x").lines[0];
    ASSERT_EQ(line.clusters.size(), 2U);
    EXPECT_EQ(line.clusters[0].glyphs, 2U);
    EXPECT_EQ(line.clusters[1].glyphs, 1U);
}

TEST_F(Scripts, GlyphsKnowTheBytesThatTheyStandFor) {
    const std::string label = "é غا b";
    std::vector<std::uint32_t> clusters;
    for (const scene::GlyphRun& run : runs_of(shape("  " + label)))
        for (const scene::Glyph& glyph : run.glyphs) clusters.push_back(glyph.cluster);
    // é (2 bytes), space, alef and ghain (2 bytes each, from right to left), space, b
    EXPECT_THAT(clusters, ElementsAre(0, 2, 5, 3, 7, 8));
    const ShapedText colored =
        shaper.shape({{.text = "ab "}, {.text = "cd", .color = Color{1, 0, 0, 1}}}, {});
    EXPECT_EQ(colored.lines[0].segments[1].runs[0].glyphs[0].cluster, 0U)
        << "bytes of the segment's own text";
    const auto curved = place_along(colored, {{0, 0}, {200, 0}}, 100.0, 45.0, {});
    ASSERT_TRUE(curved);
    EXPECT_EQ(curved->text, "ab cd");
    EXPECT_EQ(curved->runs.back().glyphs.back().cluster, 4U);
}

TEST_F(Scripts, ALetterAtASpansBeginKeepsItsAccent) {
    const ShapedText shaped =
        shaper.shape({{.text = "ab"}, {.text = "ߊ߫", .fonts = {"Noto Sans NKo Regular"}}}, {});
    EXPECT_EQ(shaped.lines[0].clusters.size(), 3U);
    EXPECT_THAT(files_of(shaped), ElementsAre("Inter-Regular.otf", "NotoSansNKo-Regular.ttf"));
}

TEST_F(Scripts, ColoursSplitALineWithoutTearingJoinedLetters) {
    const ShapedText plain = shape("ببب");
    const ShapedText shaped =
        shaper.shape({{.text = "ب"}, {.text = "ب", .color = Color{1, 0, 0, 1}}, {.text = "ب"}}, {});
    ASSERT_EQ(shaped.lines[0].segments.size(), 3U);
    EXPECT_EQ(glyphs_of(shaped), glyphs_of(plain));
    EXPECT_NEAR(shaped.width, plain.width, 1e-9);
}
