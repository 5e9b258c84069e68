// SPDX-License-Identifier: MIT
#include "unit/text/text_fixture.hpp"

#include <cmath>
#include <numbers>

using namespace cordon;
using namespace cordon::text;
using ::testing::Each;
using ::testing::Field;

namespace {

constexpr double wide_angle = 45.0;

class Placing : public TextTest {
  protected:
    std::optional<scene::Text> along(std::string_view text,
                                     const std::vector<geom::PagePoint>& path, double distance,
                                     double max_angle = wide_angle) {
        return place_along(shape(text), path, distance, max_angle, ink);
    }
    Ink ink = {.color = {0, 0, 1, 1}, .halo = scene::Halo{.color = {1, 1, 1, 1}, .width = 1.5}};
};

/// Points of a circle's arc from `from` to `to` degrees (clockwise on the page).
std::vector<geom::PagePoint> arc(double radius, double from, double to) {
    std::vector<geom::PagePoint> path;
    const int steps = 180;
    for (int i = 0; i <= steps; ++i) {
        const double a = (from + (to - from) * i / steps) * std::numbers::pi / 180.0;
        path.push_back({radius * std::cos(a), radius * std::sin(a)});
    }
    return path;
}

} // namespace

TEST_F(Placing, GivesOneTextALine) {
    const ShapedText& shaped = shape("Gao\nMopti");
    const auto texts = place(shaped, {100.0, 50.0}, ink);
    ASSERT_EQ(texts.size(), 2U);
    EXPECT_EQ(texts[0].text, "Gao");
    EXPECT_EQ(texts[0].language, "en");
    EXPECT_EQ(texts[0].origin, (geom::PagePoint{100.0, 50.0 + shaped.lines[0].baseline}));
    EXPECT_EQ(texts[1].origin, (geom::PagePoint{100.0, 50.0 + shaped.lines[1].baseline}));
    EXPECT_EQ(texts[0].width, shaped.lines[0].width);
    EXPECT_EQ(texts[0].color, ink.color);
    ASSERT_TRUE(texts[0].halo);
    EXPECT_EQ(texts[0].halo->width, 1.5);
    EXPECT_FALSE(texts[0].curved);
}

TEST_F(Placing, KeepsTheColoursOfSpans) {
    const Color red = {1, 0, 0, 1};
    const ShapedText shaped =
        shaper.shape({{.text = "N 12 "}, {.text = "closed", .color = red}}, {});
    const auto texts = place(shaped, {10.0, 0.0}, ink);
    ASSERT_EQ(texts.size(), 2U);
    EXPECT_EQ(texts[0].color, ink.color);
    EXPECT_EQ(texts[1].color, red);
    EXPECT_NEAR(texts[1].origin.x, 10.0 + shaped.lines[0].segments[1].start, 1e-9);
    EXPECT_NEAR(texts[1].runs[0].glyphs[0].x, 0.0, 1e-9)
        << "glyphs count from their own text's origin";
}

TEST_F(Placing, TurnsClockwiseRoundThePivot) {
    const ShapedText& shaped = shape("Gao");
    const auto texts = place(shaped, {100.0, 50.0}, ink, 90.0, {100.0, 50.0});
    ASSERT_EQ(texts.size(), 1U);
    EXPECT_EQ(texts[0].angle, 90.0);
    // What was below the pivot now lies to its left.
    EXPECT_NEAR(texts[0].origin.x, 100.0 - shaped.lines[0].baseline, 1e-9);
    EXPECT_NEAR(texts[0].origin.y, 50.0, 1e-9);
}

TEST_F(Placing, AlongAStraightLineKeepsTheSpacing) {
    const ShapedText& shaped = shape("Niger River");
    const auto text = along("Niger River", {{0, 100}, {60, 100}, {300, 100}}, 150.0);
    ASSERT_TRUE(text);
    EXPECT_TRUE(text->curved);
    EXPECT_EQ(text->text, "Niger River");
    EXPECT_EQ(text->width, shaped.width);
    EXPECT_NEAR(text->origin.x, 150.0 - shaped.width / 2, 1e-9);
    EXPECT_NEAR(text->origin.y, 100.0 + shaped.cap_height / 2, 1e-9)
        << "the letters' middle lies on the path";
    const scene::GlyphRun plain = runs_of(shaped)[0];
    ASSERT_EQ(text->runs[0].glyphs.size(), plain.glyphs.size());
    for (std::size_t i = 0; i < plain.glyphs.size(); ++i) {
        EXPECT_NEAR(text->runs[0].glyphs[i].x, plain.glyphs[i].x, 1e-9);
        EXPECT_NEAR(text->runs[0].glyphs[i].y, 0.0, 1e-9);
        EXPECT_NEAR(text->runs[0].glyphs[i].angle, 0.0, 1e-9);
    }
}

TEST_F(Placing, AlongALineThatRunsToTheLeftIsUpright) {
    const auto text = along("Niger", {{300, 0}, {0, 0}}, 100.0);
    ASSERT_TRUE(text);
    EXPECT_THAT(text->runs[0].glyphs,
                Each(Field(&scene::Glyph::angle, ::testing::DoubleNear(0.0, 1e-9))));
    EXPECT_NEAR(text->origin.x, 200.0 - shape("Niger").width / 2, 1e-9)
        << "still 100 px from the path's start";
    EXPECT_GT(text->runs[0].glyphs[1].x, 0.0);
}

TEST_F(Placing, MovesAheadAndDownAsTheTextIsRead) {
    const ShapedText& shaped = shape("Niger");
    const std::vector<std::vector<geom::PagePoint>> both_ways{{{0, 0}, {300, 0}},
                                                              {{300, 0}, {0, 0}}};
    for (const auto& path : both_ways) {
        const auto text = place_along(shaped, path, 150.0, wide_angle, ink,
                                      {.upright = true, .turned = true, .ahead = 20, .drop = 9});
        ASSERT_TRUE(text);
        EXPECT_NEAR(text->origin.x, 170.0 - shaped.width / 2, 1e-9);
        EXPECT_NEAR(text->origin.y, 9.0 + shaped.cap_height / 2, 1e-9);
    }
    EXPECT_FALSE(place_along(shaped, both_ways[0], 150.0, wide_angle, ink, {.ahead = 145}))
        << "it would begin on the path and end beyond it";
}

TEST_F(Placing, VerticalTextReadsUpwards) {
    for (const auto& path : {std::vector<geom::PagePoint>{{0, 0}, {0, 200}},
                             std::vector<geom::PagePoint>{{0, 200}, {0, 0}}}) {
        const auto text = along("Niger", path, 100.0);
        ASSERT_TRUE(text);
        EXPECT_THAT(text->runs[0].glyphs,
                    Each(Field(&scene::Glyph::angle, ::testing::DoubleNear(-90.0, 1e-9))));
    }
}

TEST_F(Placing, AlongAnArcLettersAreTangentAndInOrder) {
    const double radius = 100.0;
    const auto text =
        along("Niger River", arc(radius, 180.0, 360.0), radius * std::numbers::pi / 2);
    ASSERT_TRUE(text);
    double before = -180.0;
    const double half = shape("Niger River").cap_height / 2;
    for (const scene::Glyph& glyph : text->runs[0].glyphs) {
        EXPECT_GT(glyph.angle, before);
        before = glyph.angle;
        // Baselines lie inside the circle by half of the capitals' height; a chord is a little
        // shorter than its arc.
        const double r = std::hypot(text->origin.x + glyph.x, text->origin.y + glyph.y);
        EXPECT_NEAR(r, radius - half, 0.5);
    }
    EXPECT_LT(text->runs[0].glyphs.front().angle, 0.0);
    EXPECT_GT(text->runs[0].glyphs.back().angle, 0.0);
}

TEST_F(Placing, NeedsRoomOnThePath) {
    const double width = shape("Niger").width;
    EXPECT_FALSE(along("Niger", {{0, 0}, {width - 1, 0}}, width / 2));
    EXPECT_TRUE(along("Niger", {{0, 0}, {width + 1, 0}}, width / 2 + 0.5));
    EXPECT_FALSE(along("Niger", {{0, 0}, {100, 0}}, 5.0)) << "begins before the path";
    EXPECT_FALSE(along("Niger", {{0, 0}, {100, 0}}, 98.0)) << "ends behind the path";
    EXPECT_FALSE(along("Niger", {}, 0.0));
    EXPECT_FALSE(along("Niger", {{5, 5}, {5, 5}}, 0.0));
}

TEST_F(Placing, IsRefusedWhereThePathBendsTooMuch) {
    const std::vector<geom::PagePoint> corner = {{0, 0}, {100, 0}, {100, 100}};
    EXPECT_FALSE(along("Niger", corner, 100.0));
    EXPECT_TRUE(along("Niger", corner, 100.0, 91.0));
    EXPECT_TRUE(along("Niger", corner, 50.0)) << "the corner is not below the text";
    EXPECT_FALSE(along("Niger", arc(8.0, 180.0, 450.0), 20.0, 10.0));
}

TEST_F(Placing, AccentsTurnWithTheirLetters) {
    const auto text = along("x̂x", {{0, 0}, {50, 50}}, 35.0);
    ASSERT_TRUE(text);
    const auto& glyphs = text->runs[0].glyphs;
    ASSERT_EQ(glyphs.size(), 3U);
    EXPECT_EQ(glyphs[0].angle, glyphs[1].angle);
    const auto plain = runs_of(shape("x̂x"))[0].glyphs;
    EXPECT_NEAR(std::hypot(glyphs[1].x - glyphs[0].x, glyphs[1].y - glyphs[0].y),
                std::hypot(plain[1].x - plain[0].x, plain[1].y - plain[0].y), 1e-9);
}

TEST_F(Placing, OnlyOneLineFollowsAPath) {
    EXPECT_FALSE(along("Niger\nRiver", {{0, 0}, {500, 0}}, 250.0));
}

TEST_F(Placing, ArabicFollowsThePathFromTheRight) {
    const auto text = along("نهر النيجر", {{0, 0}, {300, 0}}, 150.0);
    ASSERT_TRUE(text);
    EXPECT_TRUE(text->right_to_left);
    EXPECT_EQ(text->text, "نهر النيجر");
}

TEST_F(Placing, LettersStandLevelOnALineWhenTheyDoNotTurn) {
    const std::vector<geom::PagePoint> path = arc(100.0, 200.0, 340.0);
    const auto turned = place_along(shape("Niger"), path, 120.0, wide_angle, ink);
    const auto level = place_along(shape("Niger"), path, 120.0, wide_angle, ink,
                                   {.upright = true, .turned = false});
    ASSERT_TRUE(turned && level);
    const auto angles = [](const scene::Text& text) {
        std::vector<double> out;
        for (const scene::GlyphRun& run : text.runs)
            for (const scene::Glyph& glyph : run.glyphs) out.push_back(glyph.angle);
        return out;
    };
    EXPECT_THAT(angles(*level), Each(0.0));
    EXPECT_THAT(angles(*turned), testing::Contains(testing::Ne(0.0)));
    // They follow the arc all the same: the first and the last stand lower than the middle.
    const auto& glyphs = level->runs[0].glyphs;
    EXPECT_GT(glyphs.front().y, glyphs[2].y);
    EXPECT_GT(glyphs.back().y, glyphs[2].y);
}
